"""Moving about with the keyboard: panes, the side pane, the whole screen, and the page of keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTextBrowser, QWidget

from hubdesk.gui.actions import ACTIONS
from hubdesk.gui.dialogs.text_dialog import TextDialog
from hubdesk.gui.panels.cards import Card
from tests.gui.windows import SHIFT, cards_of, dialog_of, search, show_page

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from hubdesk.gui.main_window import MainWindow


def walk(qtbot: QtBot, window: MainWindow, key: Qt.Key, steps: int, modifier: object = None) -> list[QWidget | None]:
    """Press a key so many times and note where the keyboard is."""
    found = []
    for _ in range(steps):
        qtbot.keyClick(window, key, modifier or Qt.KeyboardModifier.NoModifier)
        found.append(QApplication.focusWidget())
    return found


def test_the_keyboard_starts_in_the_search_field(window: MainWindow) -> None:
    """HubDesk opens, and the reader can type at once."""
    assert QApplication.focusWidget() is window.top.field


def test_f6_leads_round_from_an_entry(window: MainWindow, qtbot: QtBot) -> None:
    """Search field, tree, page, and the search field again; Shift+F6 the other way round."""
    show_page(qtbot, window, "hubdesk:small/harbour/buddies")
    field, tree, page = window.top.field, window.side.tree, window.page
    field.setFocus()

    assert walk(qtbot, window, Qt.Key.Key_F6, 3) == [tree, page, field]
    assert walk(qtbot, window, Qt.Key.Key_F6, 3, SHIFT) == [page, tree, field]


def test_f6_leads_to_the_first_card_at_home(window: MainWindow, qtbot: QtBot) -> None:
    """At home the third part is the cards: the first of them has the keyboard, and the one after that is the field."""
    steps = walk(qtbot, window, Qt.Key.Key_F6, 3)

    assert steps == [window.side.tree, cards_of(window.home)["Harbour Town"], window.top.field]
    assert isinstance(steps[1], Card)


def test_f6_leads_to_the_hits_while_searching(window: MainWindow, qtbot: QtBot) -> None:
    """While searching, the third part is the list of hits."""
    search(qtbot, window, "mentor")
    window.top.field.setFocus()

    assert walk(qtbot, window, Qt.Key.Key_F6, 3) == [window.side.tree, window.results.list, window.top.field]


def test_f6_leaves_out_a_hidden_tree(window: MainWindow, qtbot: QtBot) -> None:
    """With the side pane hidden, F6 goes between the field and the page."""
    show_page(qtbot, window, "hubdesk:small/harbour/buddies")
    window.named_actions["side_pane"].trigger()
    window.top.field.setFocus()

    assert walk(qtbot, window, Qt.Key.Key_F6, 2) == [window.page, window.top.field]


def test_f6_from_elsewhere_leads_to_the_field(window: MainWindow, qtbot: QtBot) -> None:
    """From a button of the bar, F6 leads to the search field."""
    window.top._buttons[0][0].setFocus()

    assert walk(qtbot, window, Qt.Key.Key_F6, 1) == [window.top.field]


def test_f6_at_home_of_an_empty_library_stays_calm(window: MainWindow, qtbot: QtBot) -> None:
    """Where there is no card, F6 leaves the keyboard where it can be used."""
    for card in window.home.findChildren(Card):
        card.setParent(None)
        card.deleteLater()
    window.side.tree.setFocus()

    assert walk(qtbot, window, Qt.Key.Key_F6, 1) == [window.side.tree]


def test_f9_hides_the_side_pane_and_shows_it_again(window: MainWindow, qtbot: QtBot) -> None:
    """The page has the whole width for itself, and the pane comes back as wide as it was."""
    width = window.side.width()
    qtbot.keyClick(window, Qt.Key.Key_F9)
    QApplication.processEvents()
    assert not window.side.isVisible()
    assert window.stack.width() == window.width()
    qtbot.keyClick(window, Qt.Key.Key_F9)
    QApplication.processEvents()

    assert window.side.isVisible()
    assert window.side.width() == width


def test_f11_fills_the_screen_and_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    """Full screen has a tick while it is on."""
    states = []
    for _ in range(2):
        qtbot.keyClick(window, Qt.Key.Key_F11)
        states.append((window.isFullScreen(), window.named_actions["full_screen"].isChecked()))

    assert states == [(True, True), (False, False)]


def test_the_page_of_keys_lists_every_key_that_works(window: MainWindow, qtbot: QtBot) -> None:
    """? shows a page with each command that can be given now, and with none that cannot."""
    window.side.tree.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_Question)
    dialog = dialog_of(window, TextDialog)
    page = dialog.findChildren(QTextBrowser)[0].toPlainText()

    for spec in ACTIONS:
        words = spec.words.replace("&", "").removesuffix("…")
        assert (f"\n{words}\n" in page) is bool(spec.keys and spec.slot), words
    assert "Ctrl+K or Ctrl+L" in page
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_slash_in_the_field_is_a_slash(window: MainWindow, qtbot: QtBot) -> None:
    """Signs that are keys elsewhere can be typed where one types."""
    qtbot.keyClicks(window.top.field, "and/or?")

    assert window.top.field.text() == "and/or?"
    assert not window.findChildren(TextDialog)
