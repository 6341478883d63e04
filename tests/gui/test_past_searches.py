"""The menu below the search field: what was searched for lately, and what was saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from tests.gui.windows import CTRL, hit_titles, let_go, search

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QAction
    from pytestqt.qtbot import QtBot

    from hubdesk.gui.main_window import MainWindow
    from tests.gui.windows import OpenWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)


def open_menu(qtbot: QtBot, window: MainWindow) -> dict[str, QAction]:
    """Press Down in the empty field; give what the menu offers, by its words."""
    for menu in window.top.findChildren(QMenu):
        menu.hide()
    let_go()
    window.finding.leave()
    window.top.field.setFocus()
    qtbot.keyClick(window.top.field, Qt.Key.Key_Down)
    (menu,) = [menu for menu in window.top.findChildren(QMenu) if menu.isVisible()]
    return {action.text(): action for action in menu.actions() if action.text()}


def follow_hit(qtbot: QtBot, window: MainWindow, words: str) -> None:
    """Search, and open the best hit."""
    search(qtbot, window, words)
    with qtbot.waitSignal(window.page.shown):
        qtbot.keyClick(window.top.field, Qt.Key.Key_Return)
    qtbot.wait(1)  # the search is noted after the page is drawn


def test_a_search_that_led_somewhere_is_found_again(window: MainWindow, qtbot: QtBot) -> None:
    """Only what led to an entry is remembered; it is searched for again from the menu."""
    assert list(open_menu(qtbot, window)) == ["No searches yet"]
    follow_hit(qtbot, window, "sofa")
    search(qtbot, window, "mentor")
    offered = open_menu(qtbot, window)
    assert list(offered) == ["Recent searches", "sofa", "Forget recent searches"]
    assert not offered["Recent searches"].isEnabled()
    with qtbot.waitSignal(window.results.shown):
        offered["sofa"].trigger()

    assert window.top.field.text() == "sofa"
    assert hit_titles(window) == ["A youth bus that comes every Tuesday"]


def test_a_search_is_saved_with_its_filters(open_window: OpenWindow, small_pack: Path, qtbot: QtBot) -> None:
    """Ctrl+S saves a search with the place it is narrowed to; it is there the next day, until it is removed."""
    window = open_window(small_pack)
    search(qtbot, window, "mentor")
    from hubdesk.model.vocabulary import TermKind

    with qtbot.waitSignal(window.results.shown):
        window.finding.ask(window.finding.query.with_filter(TermKind.PARTNERSHIP, "hills"))
    found = hit_titles(window)
    qtbot.keyClick(window.top.field, Qt.Key.Key_S, CTRL)
    assert window.notice.text.startswith("Saved: mentor in Hill Villages.")
    window.close()
    again = open_window(small_pack)
    offered = open_menu(qtbot, again)
    assert list(offered) == ["Saved searches", "mentor in Hill Villages", "Remove a saved search"]
    with qtbot.waitSignal(again.results.shown):
        offered["mentor in Hill Villages"].trigger()
    assert hit_titles(again) == found
    offered = open_menu(qtbot, again)
    removing = offered["Remove a saved search"].menu()
    assert isinstance(removing, QMenu)
    removing.actions()[0].trigger()
    assert list(open_menu(qtbot, again)) == ["No searches yet"]
    again.named_actions["undo_removal"].trigger()

    assert "mentor in Hill Villages" in open_menu(qtbot, again)


def test_recent_searches_can_be_forgotten(window: MainWindow, qtbot: QtBot) -> None:
    """On a computer that others use too, nothing need stay behind."""
    follow_hit(qtbot, window, "sofa")
    window.named_actions["forget_searches"].trigger()

    assert list(open_menu(qtbot, window)) == ["No searches yet"]


def test_nothing_is_remembered_where_that_is_not_wanted(window: MainWindow, qtbot: QtBot) -> None:
    """The setting that keeps what was read decides for searches too."""
    window.session.settings.set("keep_recent", "off")
    follow_hit(qtbot, window, "sofa")

    assert list(open_menu(qtbot, window)) == ["No searches yet"]
