"""The dialog for a mistake of ours, and what HubDesk says of itself."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTextBrowser

from hubdesk import __version__
from hubdesk.errors import PackDamagedError
from hubdesk.gui.dialogs.licences_dialog import LicencesDialog
from hubdesk.gui.dialogs.text_dialog import TextDialog
from tests.gui.windows import dialog_of, press, show_page
from tests.packs import make_pack

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from hubdesk.gui.main_window import MainWindow
    from tests.gui.windows import OpenWindow


@pytest.fixture
def watched(open_window: OpenWindow, small_pack: Path) -> MainWindow:
    """Open a window that catches mistakes, as the program's own window does."""
    return open_window(small_pack, is_watched=True)


def fail(error: BaseException) -> None:
    """Let an error get as far as it can, as an unexpected one does in a slot."""
    try:
        raise error
    except BaseException:
        sys.excepthook(*sys.exc_info())


def test_a_mistake_of_ours_is_shown_and_can_be_copied(
    watched: MainWindow, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    """Something breaks: a dialog says that nothing is lost and shows the report, which can be copied whole."""
    fail(ZeroDivisionError("<b>half</b> & half"))
    dialog = dialog_of(watched, TextDialog)
    page = dialog.findChildren(QTextBrowser)[0].toPlainText()
    press(qtbot, dialog, "Copy the report")
    report = QGuiApplication.clipboard().text()

    assert dialog.windowTitle() == "Something went wrong"
    assert "What you have kept is safe" in page
    assert "ZeroDivisionError: <b>half</b> & half" in page
    assert report.startswith(f"HubDesk {__version__}, Python {sys.version_info.major}.")
    assert report.rstrip().endswith("ZeroDivisionError: <b>half</b> & half")
    assert "test_dialogs.py" in report
    assert capsys.readouterr().err == report
    press(qtbot, dialog, "Close")
    assert not dialog.isVisible()


def test_the_window_goes_on_after_a_mistake(watched: MainWindow, qtbot: QtBot) -> None:
    """The dialog is closed, and the next entry opens."""
    fail(ValueError("a mistake"))
    press(qtbot, dialog_of(watched, TextDialog), "Close")
    show_page(qtbot, watched, "hubdesk:small/harbour/buddies")

    assert watched.page.title == "Buddies for the first term"


def test_what_the_world_did_is_no_mistake_of_ours(watched: MainWindow, small_pack: Path) -> None:
    """A pack cannot be read any more, somewhere deep in the tree: the notice says so, and no report is shown."""
    fail(PackDamagedError(small_pack, "a part of it cannot be read."))

    assert watched.notice.text.startswith("small.hubpack is damaged: a part of it cannot be read.")
    assert watched.findChildren(TextDialog) == []


def test_ctrl_c_in_the_terminal_closes_the_window(watched: MainWindow) -> None:
    """HubDesk was started from a terminal and is stopped there: it ends as if it had been closed."""
    fail(KeyboardInterrupt())

    assert not watched.isVisible()
    assert watched.findChildren(TextDialog) == []


def test_about_names_the_packs_and_what_it_is_made_with(window: MainWindow, qtbot: QtBot) -> None:
    """Help, About: the version, each pack with edition and publisher, and what HubDesk is made with."""
    window.named_actions["about"].trigger()
    dialog = dialog_of(window, TextDialog)
    page = dialog.findChildren(QTextBrowser)[0].toPlainText()

    assert page.startswith(f"HubDesk {__version__}\nA library of practice that needs no internet.")
    assert "Small practice library\nEdition 2026-02-01, 8 entries, The HubDesk tests, CC0 1.0." in page
    assert "(both under the LGPL 3)" in page
    press(qtbot, dialog, "Close")
    assert not dialog.isVisible()


def test_licences_show_each_part_with_its_text(window: MainWindow, qtbot: QtBot) -> None:
    """About, Licences: a word narrows the parts; the chosen one shows its source, its licence and how to replace it."""
    window.named_actions["about"].trigger()
    about = dialog_of(window, TextDialog)
    press(qtbot, about, "Licences…")
    dialog = dialog_of(about, LicencesDialog)

    def shown() -> list[str]:
        rows = (dialog.list.item(row) for row in range(dialog.list.count()))
        return [row.text() for row in rows if not row.isHidden()]

    assert "Qt Base 6.9.3" in shown()
    assert "MIT License" in dialog.view.toPlainText()
    qtbot.keyClicks(dialog.field, "qt base")
    assert shown()[:2] == ["Qt", "Qt Base 6.9.3"]
    page = dialog.view.toPlainText()
    assert "https://download.qt.io/official_releases/qt/" in page
    assert "How to replace them" in page
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in page
    dialog.field.setText("lexend")
    assert shown() == ["Letters, pictures and words", "Lexend 1.007"]
    assert "SIL OPEN FONT LICENSE" in dialog.view.toPlainText()
    assert not dialog.nothing.isVisible()
    dialog.field.setText("no such part")
    assert shown() == []
    assert dialog.nothing.isVisible()
    press(qtbot, dialog, "Close")
    assert not dialog.isVisible()
    assert about.isVisible()


def test_about_without_a_pack(open_window: OpenWindow, tmp_path: Path) -> None:
    """Where no pack is open, About says so."""
    window = open_window(tmp_path)
    window.named_actions["about"].trigger()

    assert "Packs\nNone is open." in dialog_of(window, TextDialog).findChildren(QTextBrowser)[0].toPlainText()


def test_quit_closes_the_window(window: MainWindow) -> None:
    """File, Quit: the window is gone."""
    window.named_actions["quit"].trigger()

    assert not window.isVisible()


def test_about_proves_each_pack(window: MainWindow, qtbot: QtBot) -> None:
    """A moment later each pack's line says that it is whole, where it came from, and words to read out."""
    window.named_actions["about"].trigger()
    dialog = dialog_of(window, TextDialog)
    assert "Reading it whole…" in dialog.view.toPlainText()
    qtbot.waitUntil(lambda: "8 of 8 entries whole" in dialog.view.toPlainText(), timeout=20_000)
    text = dialog.view.toPlainText()

    assert "Nobody has signed it" in text
    assert len(text.partition("To read out by telephone: ")[2].split("\n")[0].split()) == 4


def test_about_says_which_pack_is_damaged(open_window: OpenWindow, tmp_path: Path, qtbot: QtBot) -> None:
    """A byte inside a pack is wrong, which opening does not see: About does."""
    path = make_pack(tmp_path / "a.hubpack")
    content = bytearray(path.read_bytes())
    content[-5000] ^= 1
    path.write_bytes(content)
    window = open_window(path)
    window.named_actions["about"].trigger()
    dialog = dialog_of(window, TextDialog)

    qtbot.waitUntil(lambda: "a.hubpack is damaged" in dialog.view.toPlainText(), timeout=20_000)
