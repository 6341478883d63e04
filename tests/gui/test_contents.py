"""The contents of a page: beside it, or as a menu where there is no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from hubdesk.gui.panels.outline import HeadingList, Outline
from tests.gui.windows import CTRL, SHIFT, show_page, top_of

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from hubdesk.gui.main_window import MainWindow
    from tests.gui.windows import OpenWindow

WALK = "hubdesk:small/harbour/walk-and-talk"


def contents(window: MainWindow) -> HeadingList:
    """Give the list beside the page."""
    (outline,) = window.page.findChildren(Outline)
    assert outline.isVisible()
    return outline.list


def lines(window: MainWindow) -> list[str]:
    """Give what stands in the list."""
    shown = contents(window)
    return [shown.item(row).text() for row in range(shown.count())]


@pytest.fixture
def reading(open_window: OpenWindow, small_pack: Path, qtbot: QtBot) -> MainWindow:
    """Show an entry in a wide, low window, with its contents listed."""
    window = open_window(small_pack, size=(1366, 420))
    show_page(qtbot, window, WALK)
    qtbot.waitUntil(lambda: bool(window.page.findChildren(Outline)))
    return window


def test_the_headings_stand_beside_the_page(reading: MainWindow) -> None:
    """The title and every heading, the sources too; what is being read is marked."""
    assert lines(reading)[:3] == ["Walk and talk along the sea wall", "What it is", "How it works"]
    assert lines(reading)[-1] == "Notes and sources"
    assert contents(reading).currentRow() == 0


def test_the_mark_follows_the_scroll(reading: MainWindow) -> None:
    """As the reader scrolls, the heading that is being read is marked."""
    bar = reading.page.verticalScrollBar()
    rows = []
    for value in range(0, bar.maximum() + 1, 40):
        bar.setValue(value)
        rows.append(contents(reading).currentRow())

    assert rows == sorted(rows)
    assert set(rows) >= {0, 1, 2, 3}
    assert rows[-1] == contents(reading).count() - 1


def test_a_heading_that_was_asked_for_is_marked_even_at_the_end(reading: MainWindow, qtbot: QtBot) -> None:
    """The last headings stand on one screen: each is marked when it is clicked, until the reader scrolls."""
    shown = contents(reading)
    last = shown.count() - 1
    for row in (last, last - 1):
        shown.scrollToItem(shown.item(row))
        qtbot.mouseClick(
            shown.viewport(), Qt.MouseButton.LeftButton, pos=shown.visualItemRect(shown.item(row)).center()
        )
        assert shown.currentRow() == row


def test_a_heading_is_followed_by_mouse_and_by_keyboard(reading: MainWindow, qtbot: QtBot) -> None:
    """A click scrolls there; Ctrl+Shift+O, Down and Enter do too, and the keyboard is on the page then."""
    shown = contents(reading)
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=shown.visualItemRect(shown.item(3)).center())
    assert -2 <= top_of(reading.page, "what-changed-and-how-we-know") <= 60
    reading.page.verticalScrollBar().setValue(0)
    qtbot.keyClick(reading.page, Qt.Key.Key_O, CTRL | SHIFT)
    assert QApplication.focusWidget() is shown
    for _ in range(2):
        qtbot.keyClick(shown, Qt.Key.Key_Down)
    qtbot.keyClick(shown, Qt.Key.Key_Return)

    assert -2 <= top_of(reading.page, "how-it-works") <= 60
    assert QApplication.focusWidget() is reading.page


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)
def test_where_there_is_no_room_the_contents_are_a_menu(reading: MainWindow, qtbot: QtBot) -> None:
    """In a narrow window the text has the room, and Ctrl+Shift+O opens the headings as a menu."""
    reading.resize(800, 420)
    QApplication.processEvents()
    assert not [one for one in reading.page.findChildren(Outline) if one.isVisible()]
    reading.page.setFocus()
    reading.named_actions["contents"].trigger()
    (menu,) = [menu for menu in reading.page.findChildren(QMenu) if menu.isVisible()]
    assert [action.text().strip() for action in menu.actions()][:2] == [
        "Walk and talk along the sea wall",
        "What it is",
    ]
    menu.actions()[2].trigger()
    menu.close()

    assert -2 <= top_of(reading.page, "how-it-works") <= 60


def test_the_contents_can_be_hidden_for_good(reading: MainWindow, open_window: OpenWindow, qtbot: QtBot) -> None:
    """View, Contents beside the page takes them away; the next day they are still away."""
    reading.named_actions["contents_beside"].trigger()
    assert not [one for one in reading.page.findChildren(Outline) if one.isVisible()]
    pack = reading.session.library.packs[0].path
    reading.close()
    again = open_window(pack, size=(1366, 420))
    show_page(qtbot, again, WALK)
    QApplication.processEvents()

    assert not again.page.findChildren(Outline)
    assert not again.named_actions["contents_beside"].isChecked()


def test_a_page_with_one_heading_needs_no_contents(reading: MainWindow, qtbot: QtBot) -> None:
    """The page of a theme in few places, with a title and a heading or two, gives the text the room."""
    show_page(qtbot, reading, "hubdesk:/theme/parenting-support")
    QApplication.processEvents()
    outline = reading.page.findChildren(Outline)[0]

    assert outline.isVisible() is (outline.list.count() >= 3)
