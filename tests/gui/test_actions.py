"""The table of commands, and which of them can be given when."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from hubdesk.gui.actions import ACTIONS, MENUS, WHEN, ActionSpec
from hubdesk.gui.areas import AREAS, WOKEN_BY_A_PAGE, Area
from tests.gui.windows import search, show_page

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from hubdesk.gui.main_window import MainWindow

ALWAYS = {spec.name for spec in ACTIONS if spec.slot and spec.when == "always"}
ON_A_PAGE = {
    "copy", "select_all", "find_in_page", "find_next", "find_last", "contents", "contents_beside", "text_cursor", "larger", "smaller",
    "normal", "up", "next", "last", "present_anew", "add_to_workshop",
    "print", "save_pdf", "copy_with_source",
    "favourite", "add_to_list", "note", "own_sheet",
}  # fmt: skip


def enabled(window: MainWindow) -> set[str]:
    """Give the names of the commands that can be given now."""
    return {name for name, action in window.named_actions.items() if action.isEnabled()}


def test_no_key_means_two_things() -> None:
    """Each key, and each name, stands in the table once."""
    keys = Counter(key for spec in ACTIONS for key in spec.keys)
    names = Counter(spec.name for spec in ACTIONS)

    assert [key for key, times in (keys + names).items() if times > 1] == []


@pytest.mark.parametrize("spec", [spec for spec in ACTIONS if spec.keys], ids=lambda spec: spec.name)
def test_qt_knows_every_key(spec: ActionSpec, window: MainWindow) -> None:
    """Each key of the table is one that a keyboard has, and the command of the window carries it."""
    shortcuts = window.named_actions[spec.name].shortcuts()

    assert [key.toString(QKeySequence.SequenceFormat.PortableText) for key in shortcuts] == list(spec.keys)


@pytest.mark.parametrize("slot", [spec.slot for spec in ACTIONS if spec.slot])
def test_what_a_command_does_exists(slot: str, window: MainWindow) -> None:
    """Each slot of the table is a method of a part of the window or of an area, with a sentence on what it does."""
    method = window.slot_of(slot)

    assert callable(method)
    assert method.__doc__


def test_every_area_is_what_the_table_says(window: MainWindow) -> None:
    """Each area of the table can be made, and is found by its class as by its name."""
    for name in AREAS:
        area = window.areas.named(name)

        assert isinstance(area, Area)
        assert window.areas.of(type(area)) is area
    assert set(WOKEN_BY_A_PAGE) <= set(AREAS)


def test_when_a_command_can_be_given_is_one_of_the_words_for_it() -> None:
    """The table names no state of the window that there is not."""
    assert {spec.when for spec in ACTIONS} <= set(WHEN)


def test_every_menu_has_something_in_it(window: MainWindow) -> None:
    """File, Edit, View, Go, Search, Lists, Present, Help: none is empty, and all stand in that order."""
    menus = [menu for menu in window.menuBar().findChildren(QMenu) if menu.title()]
    shown = [len([item for item in menu.actions() if not item.isSeparator()]) for menu in menus]

    assert [action.text().replace("&", "") for action in window.menuBar().actions()] == [
        "File",
        "Edit",
        "View",
        "Go",
        "Search",
        "Lists",
        "Present",
        "Help",
    ]
    assert shown == [sum(spec.menu == key for spec in ACTIONS) for key in MENUS]
    assert min(shown) >= 1


def test_what_can_be_done_at_home(window: MainWindow) -> None:
    """At home there is no way back, no page to copy from, and home is where one is."""
    assert enabled(window) == ALWAYS


def test_what_can_be_done_on_a_page(window: MainWindow, qtbot: QtBot) -> None:
    """On an entry its text can be chosen and made larger, and there is a way back, home and up."""
    show_page(qtbot, window, "hubdesk:small/harbour/buddies")

    assert enabled(window) == ALWAYS | ON_A_PAGE | {"back", "home"}


def test_what_can_be_done_while_searching(window: MainWindow, qtbot: QtBot) -> None:
    """While hits are shown, the search can be left, back or home; there is no page to act on."""
    show_page(qtbot, window, "hubdesk:small/harbour/buddies")
    search(qtbot, window, "bus")

    assert enabled(window) == ALWAYS | {"back", "home", "clear_search", "narrow", "save_search"}


def test_every_command_does_something() -> None:
    """No command is there to be seen only."""
    assert [spec.name for spec in ACTIONS if not spec.slot] == []


def test_a_command_is_explained_without_signs(window: MainWindow) -> None:
    """What is shown when a button is pointed at has no & and no dots in it."""
    tips = {name: action.toolTip() for name, action in window.named_actions.items()}

    assert tips["open_pack"] == "Open a pack"
    assert [tip for tip in tips.values() if "&" in tip or tip.endswith("…")] == []
