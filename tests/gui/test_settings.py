"""The settings window: found with Ctrl+comma, searched, changed at once, kept, and fixed where an administrator says so."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit

from hubdesk.gui.dialogs.settings_dialog import SettingsDialog
from hubdesk.model.palette import PALETTES
from hubdesk.model.settings import SETTINGS
from tests.gui.windows import CTRL, blocks_of, cards_of, dialog_of, press, show_page, top_of
from tests.packs import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from hubdesk.gui.main_window import MainWindow
    from tests.gui.windows import OpenWindow

WALK = "hubdesk:small/harbour/walk-and-talk"


def open_settings(qtbot: QtBot, window: MainWindow) -> SettingsDialog:
    """Press Ctrl+comma."""
    qtbot.keyClick(window, Qt.Key.Key_Comma, CTRL)
    dialog = dialog_of(window, SettingsDialog)
    dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget() or window))
    return dialog


def choose(dialog: SettingsDialog, name: str, value: str) -> None:
    """Choose a value."""
    box = dialog.control(name)
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData(value))


def shown(dialog: SettingsDialog) -> list[str]:
    """Give the names of the settings that are to be seen."""
    return [row.setting.name for row in dialog.rows if row.holder.isVisibleTo(dialog)]


def body_font(window: MainWindow) -> tuple[str, float]:
    """Give the family of running text and how high its lines are, in percent of the usual."""
    block = next(block for block in blocks_of(window.page.document()) if len(block.text()) > 120)
    return block.begin().fragment().charFormat().font().family(), block.blockFormat().lineHeight()


@pytest.mark.parametrize("look", list(PALETTES))
def test_colours_change_at_once(window: MainWindow, qtbot: QtBot, look: str) -> None:
    """Each look is on as soon as it is chosen, behind the settings too."""
    show_page(qtbot, window, WALK)
    dialog = open_settings(qtbot, window)
    try:
        choose(dialog, "look", look)
        QApplication.processEvents()
        image = window.page.viewport().grab().toImage()

        assert window.theme.palette is PALETTES[look]
        assert image.pixelColor(8, 8).name() == PALETTES[look].paper
    finally:
        window.theme.set_look("light")


def test_letters_spacing_and_width_change_the_page_and_stay(
    open_window: OpenWindow, small_pack: Path, qtbot: QtBot
) -> None:
    """Lexend, wide lines and short lines: the page is set anew, the place is kept, and it is so tomorrow too."""
    window = open_window(small_pack)
    show_page(qtbot, window, f"{WALK}#what-changed-and-how-we-know")
    usual, column = body_font(window), window.page._column
    dialog = open_settings(qtbot, window)
    choose(dialog, "font", "lexend")
    choose(dialog, "spacing", "widest")
    choose(dialog, "width", "narrow")
    press(qtbot, dialog, "Close")

    assert usual[0] == "Atkinson Hyperlegible Next"
    assert body_font(window) == ("Lexend", usual[1] * 1.45)
    assert window.page._column < column
    assert abs(top_of(window.page, "what-changed-and-how-we-know")) < 60
    window.close()
    again = open_window(small_pack)
    show_page(qtbot, again, WALK)
    assert body_font(again)[0] == "Lexend"


def test_size_is_the_same_in_the_settings_and_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    """What Ctrl and + did stands in the settings, and what is chosen there is on the page."""
    show_page(qtbot, window, WALK)
    qtbot.keyClick(window, Qt.Key.Key_Plus, CTRL)
    dialog = open_settings(qtbot, window)
    box = dialog.control("text_size")
    assert isinstance(box, QComboBox)
    assert box.currentText() == "110 %"
    choose(dialog, "text_size", "1.5")

    assert window.reading.zoom == 1.5


def test_a_setting_is_found_by_its_words(window: MainWindow, qtbot: QtBot) -> None:
    """The words dark and dyslexia find what they are about; nonsense says so and gives an idea."""
    dialog = open_settings(qtbot, window)
    assert shown(dialog) == [setting.name for setting in SETTINGS]
    for typed, found in (("Dark", "look"), ("dyslexia", "font"), ("phone", "contact_reach")):
        dialog.search.setText(typed)
        assert found in shown(dialog)
        assert len(shown(dialog)) < len(SETTINGS)
    dialog.search.setText("xyzzy")
    assert shown(dialog) == []
    assert any("Try another" in label.text() for label in dialog.findChildren(QLabel) if label.isVisibleTo(dialog))


def test_everything_has_a_name_and_can_be_reached(window: MainWindow, qtbot: QtBot) -> None:
    """A screen reader says the name of each setting, and Tab reaches all of them."""
    dialog = open_settings(qtbot, window)
    names = [row.control.accessibleName() for row in dialog.rows]
    reached = set()
    for _ in range(len(SETTINGS) + 4):
        qtbot.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())

    assert all(names)
    assert len(set(names)) == len(names)
    assert {row.control for row in dialog.rows} <= reached


def test_what_was_read_is_forgotten_when_that_is_asked_for(window: MainWindow, qtbot: QtBot) -> None:
    """Switched off, the list on the first page goes, and nothing is added to it."""
    show_page(qtbot, window, WALK)
    dialog = open_settings(qtbot, window)
    check = dialog.control("keep_recent")
    assert isinstance(check, QCheckBox)
    qtbot.keyClick(check, Qt.Key.Key_Space)
    press(qtbot, dialog, "Close")
    show_page(qtbot, window, "hubdesk:small/harbour/buddies")
    window.go_home()

    assert window.session.user.recent == []
    assert "Walk and talk" not in cards_of(window.home)


def test_text_is_kept_when_the_window_is_closed_from_within_the_field(window: MainWindow, qtbot: QtBot) -> None:
    """A name is typed and Esc pressed: it is kept, as nothing has to be confirmed."""
    dialog = open_settings(qtbot, window)
    field = dialog.control("contact_name")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    qtbot.keyClicks(field, "The safeguarding lead, room 4")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert window.session.settings.contact == ("The safeguarding lead, room 4", "")


def test_all_goes_back_to_how_it_was(window: MainWindow, qtbot: QtBot) -> None:
    """One button sets everything back, on the screen too."""
    dialog = open_settings(qtbot, window)
    choose(dialog, "spacing", "wide")
    choose(dialog, "width", "wide")
    press(qtbot, dialog, "Back to how it was at first")

    box = dialog.control("spacing")
    assert isinstance(box, QComboBox)
    assert (box.currentText(), window.session.settings.value("width")) == ("Normal", "normal")


def test_setting_all_back_can_be_taken_back(window: MainWindow, qtbot: QtBot) -> None:
    """A click too many takes nothing away for good, not even a name that was just typed."""
    dialog = open_settings(qtbot, window)
    choose(dialog, "spacing", "wide")
    name = dialog.control("contact_name")
    assert isinstance(name, QLineEdit)
    name.setText("The head of year 9")
    press(qtbot, dialog, "Back to how it was at first")
    assert (name.text(), window.session.settings.contact[0]) == ("", "")
    press(qtbot, dialog, "Undo: bring my settings back")

    assert name.text() == "The head of year 9"
    assert window.session.settings.contact[0] == "The head of year 9"
    assert window.session.settings.value("spacing") == "wide"
    press(qtbot, dialog, "Back to how it was at first")


def test_a_name_and_how_to_reach_somebody_can_be_read_whole(window: MainWindow, qtbot: QtBot) -> None:
    """What is typed has the width of the window, not that of a choice."""
    dialog = open_settings(qtbot, window)
    field = dialog.control("contact_reach")

    assert field.width() > 2 * dialog.control("spacing").width()


def test_what_an_administrator_has_fixed_stays(
    open_window: OpenWindow, small_pack: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A file beside the program fixes the colours: they are shown, with the reason, and cannot be changed."""
    (tmp_path / "hubdesk-settings.toml").write_text('[lock]\nspacing = "wide"\n', encoding="utf-8")
    shutil.copytree(ROOT / "resources" / "icons", tmp_path / "resources" / "icons")  # they lie beside the program too
    monkeypatch.setattr("hubdesk.paths.program_folder", lambda: tmp_path)
    window = open_window(small_pack)
    dialog = open_settings(qtbot, window)
    window.session.settings.set("spacing", "normal")

    assert not dialog.control("spacing").isEnabled()
    assert window.session.settings.value("spacing") == "wide"
    assert any("looks after this computer" in label.text() for label in dialog.findChildren(QLabel))


def test_an_administrators_slip_is_said(
    open_window: OpenWindow, small_pack: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A file that cannot be read leaves the usual settings on, and a line says which file it is."""
    (tmp_path / "hubdesk-settings.toml").write_text("[lock\n", encoding="utf-8")
    monkeypatch.setattr("hubdesk.paths.program_folder", lambda: tmp_path)
    window = open_window(small_pack)

    assert any(
        label.text().startswith("hubdesk-settings.toml could not be used")
        for label in window.notice.findChildren(QLabel)
        if label.isVisible()
    )
