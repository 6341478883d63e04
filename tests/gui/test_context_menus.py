"""The menus of the right button: the same commands for an entry on its page, among hits, in the tree and on a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from hubdesk.gui.collecting import Collecting
from hubdesk.gui.comparing import Comparing
from hubdesk.model.address import EntryPlace
from hubdesk.userdata.lists import FAVOURITES, Kept
from tests.gui.windows import address_shown, row_of, search, show_page

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QAbstractItemView, QWidget
    from pytestqt.qtbot import QtBot

    from hubdesk.gui.main_window import MainWindow

BUDDIES = "hubdesk:small/harbour/buddies"

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)


def ask_for_menu(view: QAbstractItemView, point: QPoint, *, with_keys: bool = False) -> None:
    """Click with the right button, or press the menu key."""
    reason = QContextMenuEvent.Reason.Keyboard if with_keys else QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(reason, point, view.viewport().mapToGlobal(point))
    QApplication.sendEvent(view.viewport(), event)


def offered(owner: QWidget) -> dict[str, QAction]:
    """Give what the menu that is open says, by its words."""
    (menu,) = [one for one in owner.findChildren(QMenu) if one.isVisible()]
    return {action.text().replace("&", ""): action for action in menu.actions() if action.text()}


def shut(owner: QWidget) -> None:
    """Put the menu away."""
    for menu in owner.findChildren(QMenu):
        menu.close()


def test_the_menu_of_a_page_offers_what_is_kept_of_it(window: MainWindow, qtbot: QtBot) -> None:
    """Favourite, lists, compare and note stand in the menu of an entry, not in that of a theme."""
    show_page(qtbot, window, BUDDIES)
    window.page.menu_asked.emit(window.page.mapToGlobal(QPoint(5, 5)), 0)
    words = offered(window.page)
    words["Favourite"].trigger()
    shut(window.page)
    assert {"Add this entry to a list…", "Add to compare", "My note on this entry"} <= words.keys()
    assert window.areas.of(Collecting).is_favourite(EntryPlace("small", "harbour/buddies"))
    QApplication.processEvents()
    show_page(qtbot, window, "hubdesk:/theme/peer-mentoring")
    window.page.menu_asked.emit(window.page.mapToGlobal(QPoint(5, 5)), 0)

    assert "Favourite" not in offered(window.page)
    shut(window.page)


def test_a_link_can_be_opened_in_a_tab_of_its_own(window: MainWindow, qtbot: QtBot) -> None:
    """A right click on a link offers to open it, and with tabs on in a new tab."""
    window.session.settings.set("tabs", "on")
    show_page(qtbot, window, "hubdesk:/partnership/harbour")
    page = window.page
    at = next(
        QPoint(x, y)
        for y in range(0, page.viewport().height(), 6)
        for x in range(0, page.viewport().width(), 20)
        if page.anchorAt(QPoint(x, y)).startswith("hubdesk:small/")
    )
    ask_for_menu(page, at)  # type: ignore[arg-type]
    words = offered(page)
    assert "Open the link" in words
    with qtbot.waitSignal(window.place_shown):
        words["Open in a new tab"].trigger()
    shut(page)

    assert address_shown(window).startswith("hubdesk:small/")


@pytest.mark.parametrize("with_keys", [False, True])
def test_a_hit_can_be_kept_without_opening_it(window: MainWindow, qtbot: QtBot, *, with_keys: bool) -> None:
    """Among results the menu makes a favourite and adds to the comparison; the results stay."""
    search(qtbot, window, "bus")
    hits = window.results.list
    hits.setCurrentIndex(window.results.model.index(0))
    hit = window.results.model.hits[0]
    ask_for_menu(hits, hits.visualRect(hits.currentIndex()).center(), with_keys=with_keys)
    words = offered(window.results)
    words["Favourite"].trigger()
    words["Add to compare"].trigger()
    shut(window.results)

    assert window.areas.of(Collecting).is_favourite(EntryPlace(hit.pack, hit.id))
    assert window.areas.of(Comparing).places == [EntryPlace(hit.pack, hit.id)]
    assert window.is_searching


def test_below_the_last_hit_there_is_no_menu(window: MainWindow, qtbot: QtBot) -> None:
    """A click beside every row is about none of them."""
    search(qtbot, window, "bus")
    hits = window.results.list
    ask_for_menu(hits, QPoint(5, hits.viewport().height() - 2))

    assert not [menu for menu in window.results.findChildren(QMenu) if menu.isVisible()]


def test_a_row_of_the_tree_is_opened_kept_or_searched(window: MainWindow, qtbot: QtBot) -> None:
    """An entry in the tree has the commands of an entry; a partnership can be opened and searched."""
    tree = window.side.tree
    index = row_of(window, "Harbour Town")
    tree.expand(index)
    ask_for_menu(tree, tree.visualRect(index).center())
    words = offered(window.side)
    assert set(words) == {"Open", "Search only in Harbour Town"}
    shut(window.side)
    QApplication.processEvents()

    show_page(qtbot, window, BUDDIES)
    index = tree.currentIndex()
    ask_for_menu(tree, tree.visualRect(index).center())
    words = offered(window.side)
    assert not words["Favourite"].isChecked()
    words["Favourite"].trigger()
    shut(window.side)
    QApplication.processEvents()
    ask_for_menu(tree, tree.visualRect(index).center())

    assert offered(window.side)["Favourite"].isChecked()
    shut(window.side)


def test_an_entry_on_a_list_is_opened_or_taken_off(window: MainWindow) -> None:
    """One that is gone can only be taken off."""
    collecting = window.areas.of(Collecting)
    collecting.lists.add(FAVOURITES, Kept("small", "harbour/buddies", "B"), Kept("small", "nowhere/gone", "Gone"))
    collecting.show_list(FAVOURITES)
    rows = collecting.pages.page.rows
    page = collecting.pages.page
    ask_for_menu(rows, rows.visualItemRect(rows.item(1)).center())
    assert "Take off" in offered(page)
    assert "Favourite" not in offered(page)
    shut(page)
    QApplication.processEvents()
    ask_for_menu(rows, rows.visualItemRect(rows.item(0)).center())
    offered(page)["Open"].trigger()
    shut(page)

    assert address_shown(window) == BUDDIES
