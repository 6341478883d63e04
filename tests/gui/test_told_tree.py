"""The tree that a screen reader walks through: all of it has names, and rows of lists say where they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QListWidget, QTreeView

from hubdesk.gui.dialogs.licences_dialog import LicencesDialog
from hubdesk.gui.told import tell_places
from hubdesk.gui.told_pages import ToldPart
from tests.gui.scenes import SCENES, World, assert_none, each_scene
from tests.gui.told_tree import FRAMES, Role, name_of, told_tree

if TYPE_CHECKING:
    from PySide6.QtGui import QAccessibleInterface
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

_PLACE = re.compile(r"\b(\d+) of (\d+)\b")


def test_nothing_in_the_tree_is_without_a_name(world: World) -> None:
    """Pictures, edges, rows, cells and labels with words: whatever is more than a frame is called something."""
    faults: dict[str, list[str]] = {}
    for name, shown in each_scene(world, SCENES):
        faults[name] = [
            f"{told.role().name} {type(told.object()).__name__} has no name"
            for told in told_tree(shown)
            if told.role() not in FRAMES and not name_of(told) and not is_empty_label(told.object())
            if not (isinstance(told, ToldPart) and told.role() in (Role.List, Role.Table, Role.Row))
        ]

    assert_none(faults)


def is_empty_label(widget: object) -> bool:
    """Say whether it is a line that has nothing to say yet."""
    return isinstance(widget, QLabel) and not widget.text() and widget.pixmap().isNull()


def test_every_row_says_its_place(world: World) -> None:
    """In lists and trees, each row says how far down it stands, and of how many."""
    faults: dict[str, list[str]] = {}
    seen: set[str] = set()
    for name, shown in each_scene(world, SCENES):
        lists = rows_of_lists(shown)
        seen.update(lists)
        faults[name] = [
            f"{row!r} of {of!r} does not say its place"
            for of, rows in lists.items()
            for row in rows
            if not _PLACE.search(row)
        ]

    assert_none(faults)
    assert {
        "Tree of the library", "Contents of this page", "Search results", "Narrow the search", "My lists",
        "Entries of the list", "Steps of the workshop", "The slides of this step",
    } <= seen  # fmt: skip


def rows_of_lists(shown: QWidget) -> dict[str, list[str]]:
    """Give what the rows of each list and tree in a window are called, by its name."""
    return {
        name_of(view): [name_of(row) for at in range(view.childCount()) if is_first_cell(row := view.child(at))]
        for view in told_tree(shown)
        if view.role() in (Role.List, Role.Tree) and not isinstance(view, ToldPart)
    }


def is_first_cell(told: QAccessibleInterface) -> bool:
    """Say whether it is what a row is called by, and not a further column or a head."""
    if told.role() == Role.TreeItem:
        return told.tableCellInterface().columnIndex() == 0
    return told.role() == Role.ListItem


def test_places_are_counted_among_rows_that_can_be_chosen(qtbot: QtBot) -> None:
    """Whoever narrows the list of licences hears how many are left, and headings between them are not counted."""
    dialog = LicencesDialog(None)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.field.setText("qt")
    told = QAccessible.queryAccessibleInterface(dialog.list)
    names = [name_of(told.child(at)) for at in range(told.childCount()) if not dialog.list.isRowHidden(at)]
    places = [found.groups() for name in names if (found := _PLACE.search(name))]

    assert 2 < len(places) < len(names)
    assert places == [(str(at + 1), str(len(places))) for at in range(len(places))]


@pytest.mark.parametrize("times", [1, 2])
def test_a_place_is_said_once_however_often_it_is_told(qtbot: QtBot, times: int) -> None:
    """A list that is narrowed and widened again does not gather places behind its words."""
    rows = QListWidget()
    qtbot.addWidget(rows)
    rows.addItems(["Kent", "    Hull"])
    for _ in range(times):
        tell_places(rows)
    told = QAccessible.queryAccessibleInterface(rows)

    assert [name_of(told.child(at)) for at in range(2)] == ["Kent, 1 of 2", "Hull, 2 of 2"]


def test_whoever_comes_to_the_tree_hears_where_they_are_in_it(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the tree itself, a screen reader is told the row that the arrow keys will move from."""
    SCENES["entry"](world)
    tree = world.window.side.tree
    told: list[object] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QTreeView, "currentChanged", lambda _tree, current, _former: told.append(current.data()))
    tree.setFocus()
    world.qtbot.waitUntil(lambda: bool(told))

    assert told == ["Walk and talk along the sea wall"]
