"""Several pages open at once, for those who want it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTabBar, QToolButton

from hubdesk.gui.tabs import Tabs
from tests.gui.windows import CTRL, SHIFT, address_shown, show_page

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from hubdesk.gui.main_window import MainWindow
    from tests.gui.windows import OpenWindow

WALK, BUS = "hubdesk:small/harbour/walk-and-talk", "hubdesk:small/hills/youth-bus"


def titles(window: MainWindow) -> list[str]:
    """Give what stands on the tabs."""
    bar = window.areas.of(Tabs).bar
    return [bar.tabText(row) for row in range(bar.count())]


@pytest.fixture
def tabbed(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """Turn tabs on, read one entry in the first and another in a second."""
    window.named_actions["tabs"].trigger()
    show_page(qtbot, window, WALK)
    window.page.verticalScrollBar().setValue(200)
    qtbot.keyClick(window, Qt.Key.Key_T, CTRL)
    show_page(qtbot, window, BUS)
    return window


def bar_of(window: MainWindow) -> QTabBar:
    """Give the row of tabs."""
    return window.areas.of(Tabs).bar


def test_there_are_no_tabs_until_they_are_wanted(window: MainWindow, qtbot: QtBot) -> None:
    """The window is calm: Ctrl+T does nothing, and no row is shown."""
    show_page(qtbot, window, WALK)
    qtbot.keyClick(window, Qt.Key.Key_T, CTRL)

    assert window.areas.of(Tabs)._bar is None
    assert address_shown(window) == WALK


def test_a_new_tab_begins_at_home_with_the_keyboard_in_the_field(tabbed: MainWindow, qtbot: QtBot) -> None:
    """Ctrl+T: home, and the reader can type at once."""
    qtbot.keyClick(tabbed, Qt.Key.Key_T, CTRL)

    assert titles(tabbed) == ["Walk and talk along the sea wall", "A youth bus that comes every Tuesday", "Home"]
    assert tabbed.home.isVisible()
    assert QApplication.focusWidget() is tabbed.top.field


def test_each_tab_has_its_own_way_back_and_place_on_the_page(tabbed: MainWindow, qtbot: QtBot) -> None:
    """Ctrl+Tab leads to the first entry, as far down as it was; Back there does not know of the second."""
    with qtbot.waitSignal(tabbed.page.shown):
        qtbot.keyClick(tabbed, Qt.Key.Key_Tab, CTRL)
    assert address_shown(tabbed) == WALK
    assert tabbed.page.verticalScrollBar().value() == 200
    tabbed.go_back()
    assert tabbed.home.isVisible()
    with qtbot.waitSignal(tabbed.page.shown):
        qtbot.keyClick(tabbed, Qt.Key.Key_Tab, CTRL | SHIFT)

    assert address_shown(tabbed) == BUS
    assert titles(tabbed)[0] == "Home"


def test_closing_a_tab_shows_its_neighbour_and_the_last_one_stays(tabbed: MainWindow, qtbot: QtBot) -> None:
    """Ctrl+W closes the second, then nothing more."""
    for _ in range(2):
        qtbot.keyClick(tabbed, Qt.Key.Key_W, CTRL)

    assert titles(tabbed) == ["Walk and talk along the sea wall"]
    assert address_shown(tabbed) == WALK


def test_a_tab_behind_can_be_closed_and_moved(tabbed: MainWindow, qtbot: QtBot) -> None:
    """The first tab is dragged behind the second, then closed: the second stays in front all the time."""
    bar = bar_of(tabbed)
    bar.moveTab(0, 1)
    assert titles(tabbed) == ["A youth bus that comes every Tuesday", "Walk and talk along the sea wall"]
    assert bar.currentIndex() == 0
    cross = bar.tabButton(1, QTabBar.ButtonPosition.RightSide)
    assert isinstance(cross, QToolButton)
    cross.click()

    assert titles(tabbed) == ["A youth bus that comes every Tuesday"]
    assert address_shown(tabbed) == BUS


def test_a_link_can_be_opened_in_a_tab_of_its_own(tabbed: MainWindow, qtbot: QtBot) -> None:
    """Ctrl and a click on a link opens it beside the page; Back in the new tab leads to where it came from."""
    from tests.gui.windows import blocks_of

    page, target = tabbed.page, "hubdesk:/partnership/hills"
    fragment = next(blocks_of(page.document())).begin().fragment()
    assert fragment.charFormat().anchorHref() == target
    cursor = page.textCursor()
    cursor.setPosition(fragment.position() + 3)
    with qtbot.waitSignal(page.target_set_apart):
        qtbot.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, CTRL, page.cursorRect(cursor).center())

    assert address_shown(tabbed) == target
    assert titles(tabbed)[1:] == ["A youth bus that comes every Tuesday", "Hill Villages"]
    tabbed.go_back()
    assert address_shown(tabbed) == BUS


def test_without_tabs_such_a_click_follows_the_link(window: MainWindow, qtbot: QtBot) -> None:
    """Where tabs are off, nothing is lost by a middle click."""
    show_page(qtbot, window, BUS)
    window.page.target_set_apart.emit("hubdesk:/partnership/hills")

    assert address_shown(window) == "hubdesk:/partnership/hills"


def test_turned_off_the_page_in_front_stays(tabbed: MainWindow) -> None:
    """View, Tabs again: one page, and no row."""
    tabbed.named_actions["tabs"].trigger()

    assert not bar_of(tabbed).isVisible()
    assert titles(tabbed) == ["A youth bus that comes every Tuesday"]
    assert address_shown(tabbed) == BUS


def test_tabs_are_there_the_next_day(
    open_window: OpenWindow, tabbed: MainWindow, small_pack: Path, qtbot: QtBot
) -> None:
    """Two tabs, the second in front: opened again they are as they were, each with its way back."""
    tabbed.close()
    again = open_window(small_pack)
    again.restore_place()
    assert titles(again) == ["Walk and talk along the sea wall", "A youth bus that comes every Tuesday"]
    assert bar_of(again).currentIndex() == 1
    assert address_shown(again) == BUS
    with qtbot.waitSignal(again.page.shown):
        bar_of(again).setCurrentIndex(0)

    assert address_shown(again) == WALK
    assert again.page.verticalScrollBar().value() > 100


@pytest.mark.parametrize("kept", ["", "x", "7\n\n0\nhubdesk:", "0\n\nno history\n\n0\nno address"])
def test_tabs_that_make_no_sense_are_left_aside(open_window: OpenWindow, small_pack: Path, kept: str) -> None:
    """The user's file holds something else: one tab, at home."""
    window = open_window(small_pack)
    window.session.settings.set("tabs", "on")
    window.session.user.keep("tabs", kept)
    window.session.user.close()
    again = open_window(small_pack)

    assert titles(again) == ["Home"]
