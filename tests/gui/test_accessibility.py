"""What a screen reader hears: every widget that takes the keyboard has a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from hubdesk.gui.dialogs.outside_address import OutsideAddressDialog
from hubdesk.gui.dialogs.text_dialog import TextDialog, keys_page
from tests.gui.windows import search, show_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from hubdesk.gui.main_window import MainWindow


def at_home(_qtbot: QtBot, window: MainWindow) -> QWidget:
    """Show home."""
    return window


def on_a_page(qtbot: QtBot, window: MainWindow) -> QWidget:
    """Show an entry."""
    show_page(qtbot, window, "hubdesk:small/harbour/buddies")
    return window


def while_searching(qtbot: QtBot, window: MainWindow) -> QWidget:
    """Show hits."""
    search(qtbot, window, "mentor")
    return window


def with_a_message(_qtbot: QtBot, window: MainWindow) -> QWidget:
    """Show a message."""
    window.notice.say("Something to know.")
    return window


def outside(_qtbot: QtBot, window: MainWindow) -> QWidget:
    """Show the dialog for an address."""
    return OutsideAddressDialog("https://example.org", window)


def report(_qtbot: QtBot, window: MainWindow) -> QWidget:
    """Show the dialog for a report."""
    return TextDialog("Keys", keys_page(), window, copied="report")


def among_lists(qtbot: QtBot, window: MainWindow) -> QWidget:
    """Show a list with an entry on it, after something was taken off."""
    with_a_note(qtbot, window)
    window.named_actions["favourite"].trigger()
    window.named_actions["my_lists"].trigger()
    window.notice.mention("Taken off.", "Undo", window.notice.forget)
    return window


def with_a_note(qtbot: QtBot, window: MainWindow) -> QWidget:
    """Show an entry with its note."""
    on_a_page(qtbot, window)
    window.named_actions["note"].trigger()
    return window


@pytest.mark.parametrize(
    "show", [at_home, on_a_page, while_searching, with_a_message, outside, report, among_lists, with_a_note]
)
def test_whatever_takes_the_keyboard_has_a_name(
    window: MainWindow, qtbot: QtBot, show: Callable[[QtBot, MainWindow], QWidget]
) -> None:
    """In every state of the window, and in its dialogs, each stop of the keyboard says what it is."""
    shown = show(qtbot, window)
    shown.show()
    stops = [
        widget
        for widget in (shown, *shown.findChildren(QWidget))
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isEnabled()
    ]
    names = {widget: QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name) for widget in stops}

    assert len(stops) >= 3
    assert [widget for widget, name in names.items() if not name.strip()] == []


def test_tab_reaches_every_stop_and_comes_round(window: MainWindow, qtbot: QtBot) -> None:
    """From the field, Tab leads over the bar's buttons, the tree and every card, and back to the field."""
    window.top.field.setFocus()
    reached: list[QWidget] = []
    for _ in range(40):
        now = QApplication.focusWidget()
        assert now is not None
        if now in reached:
            break
        reached.append(now)
        qtbot.keyClick(now, Qt.Key.Key_Tab)
    names = [widget.accessibleName() for widget in reached]

    assert QApplication.focusWidget() is window.top.field
    assert "Tree of the library" in names
    assert "Sort the tree by partnerships" in names  # the arrow keys lead from there to the other order
    assert len([name for name in names if name.endswith(("entries", "entry"))]) == 6


def test_a_message_is_read_whole(window: MainWindow) -> None:
    """Two things are said: a screen reader gets both."""
    window.notice.say("One thing.")
    window.notice.say("Another thing.")

    assert window.notice._label.accessibleName() == "One thing.\nAnother thing."


def test_a_page_goes_by_its_title(window: MainWindow, qtbot: QtBot) -> None:
    """Whoever comes to the page hears which page it is; and each button in the search field has a name."""
    show_page(qtbot, window, "hubdesk:small/harbour/buddies")
    spoken = QAccessible.queryAccessibleInterface(window.page)

    assert spoken.text(QAccessible.Text.Name) == "Buddies for the first term, page"
    assert {button.accessibleName() for button in window.top.field.findChildren(QToolButton)} == {"Clear", "Search"}
