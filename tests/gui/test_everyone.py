"""All that the window shows, for everyone: walked by keyboard, heard, enlarged, and said in other languages."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QAbstractItemModel, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QSlider,
    QTextEdit,
    QToolButton,
    QWidget,
)

from hubdesk.gui.panels import notice
from hubdesk.gui.panels.catalogue_tree import CatalogueTree
from hubdesk.gui.panels.choice_box import ChoiceBox
from hubdesk.gui.panels.top_bar import SearchField
from tests.gui.scenes import PAGES, SCENES, World, assert_none, each_scene, stops_of

if TYPE_CHECKING:
    from hubdesk.gui.main_window import MainWindow

MOST_STOPS = 160


def spoken(widget: QWidget) -> tuple[str, QAccessible.Role]:
    """Give what a screen reader is told of a widget: its name and its role."""
    told = QAccessible.queryAccessibleInterface(widget)
    return told.text(QAccessible.Text.Name), told.role()


NO_ROLES = (QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Pane)


def is_control(widget: QWidget) -> bool:
    """Say whether something is there to be used or read on its own: a button, a field, a list, a text."""
    if isinstance(widget, QLineEdit) and isinstance(widget.parentWidget(), (QAbstractSpinBox, QComboBox)):
        return False  # a part of what is told as a whole
    return isinstance(
        widget, (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QAbstractItemView, QTextEdit, QPlainTextEdit)
    ) or bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled() and not widget.isWindow())


def look_of(widget: QWidget) -> object:
    """Give a picture of where a widget stands, with a little of what is around it."""
    corner = widget.mapTo(widget.window(), QPoint(0, 0))
    return widget.window().grab(QRect(corner, widget.size()).adjusted(-4, -4, 4, 4)).toImage()


def walked(world: World, shown: QWidget, key: Qt.Key) -> tuple[list[QWidget], list[str]]:
    """Press Tab (or Shift+Tab) until the keyboard is back where it began; give the stops and what was wrong."""
    first = QApplication.focusWidget()
    is_alone = len(stops_of(shown)) == 1
    stops: list[QWidget] = []
    faults: list[str] = []
    now = first
    for _ in range(MOST_STOPS):
        if now is None or not now.isVisible() or now.window() is not shown.window():
            return stops, [*faults, f"the keyboard was lost after {stops[-1:]}: {now}"]
        if now not in stops:
            stops.append(now)
        if now.visibleRegion().isEmpty():
            faults.append(f"{spoken(now)} has the keyboard out of sight")
        before = look_of(now)
        world.qtbot.keyClick(now, key)
        QApplication.processEvents()
        following = QApplication.focusWidget()
        if following is not now and look_of(now) == before:
            faults.append(f"{type(now).__name__} {spoken(now)} does not show that it has the keyboard")
        if following is first and (now is not first or is_alone):  # links within a page are stops of one widget
            return stops, faults
        now = following
    return stops, [*faults, f"Tab does not come round: {[spoken(one)[0] for one in stops[-5:]]}"]


def backwards(stops: list[QWidget]) -> list[str]:
    """Name steps that lead upwards in one column of one panel: nobody reads so."""
    found = []
    topmost = min(range(len(stops)), key=lambda at: stops[at].mapTo(stops[at].window(), QPoint(0, 0)).y())
    stops = [*stops[topmost:], *stops[:topmost]]
    for one, following in pairwise(stops):
        if one.parentWidget() is not following.parentWidget():
            continue
        first, second = one.geometry(), following.geometry()
        if second.bottom() <= first.top() and second.left() < first.right() and first.left() < second.right():
            found.append(f"{spoken(one)[0]} -> {spoken(following)[0]}")
    return found


def is_one_of_several(widget: QWidget) -> bool:
    """Say whether a stop is reached by arrows, from the one of its group that is chosen."""
    return (isinstance(widget, QAbstractButton) and widget.group() is not None) or isinstance(widget, QRadioButton)


@pytest.mark.parametrize("kind", ["pages", "dialogs"])
def test_the_keyboard_walks_everywhere(world: World, kind: str) -> None:
    """Tab and Shift+Tab lead over all that can be used, in order, visibly, and back to where they began."""
    scenes = PAGES if kind == "pages" else {name: show for name, show in SCENES.items() if name not in PAGES}
    faults: dict[str, list[str]] = {}
    for name, shown in each_scene(world, scenes):
        if name == "console":  # its keys are the talk's: each button has one
            continue
        world.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        begun_at = QApplication.focusWidget()
        if name in PAGES:  # a page in which links are stops is no place to begin counting
            world.window.top.field.setFocus()
        stops, found = walked(world, shown, Qt.Key.Key_Tab)
        back, found_back = walked(world, shown, Qt.Key.Key_Backtab)
        missed = [spoken(one) for one in stops_of(shown) if one not in stops and not is_one_of_several(one)]
        unnamed = [type(one).__name__ for one in stops if not spoken(one)[0].strip()]
        faults[name] = [
            *found, *found_back, *backwards(stops), *([] if begun_at in stops else [f"{begun_at} has the keyboard first"]),
            *(f"Tab does not reach {one}" for one in missed),
            *(f"{one} has no name" for one in unnamed),
            *(["Shift+Tab goes another way"] if set(back) != set(stops) else []),
        ]  # fmt: skip

    assert_none(faults)


def test_f6_leads_through_every_part_and_back(world: World) -> None:
    """From the search field, F6 visits the notice, the tree, the middle and each panel beside it; Shift+F6 the other way."""
    faults: dict[str, list[str]] = {}
    visited: dict[str, list[str]] = {}
    for name, _shown in each_scene(world, PAGES):
        found = faults[name] = []
        ways: dict[Qt.KeyboardModifier, list[QWidget]] = {}
        for modifier in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            field = world.window.top.field
            field.setFocus()
            ways[modifier] = []
            for _ in range(8):
                world.qtbot.keyClick(world.window, Qt.Key.Key_F6, modifier)
                now = QApplication.focusWidget()
                if now is None or now.visibleRegion().isEmpty():
                    found.append(f"the keyboard was lost after {ways[modifier]}")
                    break
                if now is field:
                    break
                ways[modifier].append(now)
            else:
                found.append("F6 does not come round")
        there, back = ways.values()
        if there != back[::-1]:
            found.append(f"Shift+F6 leads {[spoken(one)[0] for one in back]}, F6 {[spoken(one)[0] for one in there]}")
        visited[name] = [spoken(one)[0] for one in there]

    assert_none(faults)
    assert visited["message"][0] == "Close this message"
    assert visited["note"][-1] == "My note on this entry"
    assert "Find on this page" in visited["finding_in_page"]
    assert visited["narrowed"][-1] == "Narrow the search"
    assert all("Tree of the library" in names for names in visited.values())


def test_arrows_never_lose_the_keyboard(world: World) -> None:
    """Wherever Tab leads, the arrow keys leave the keyboard on something that can be seen, in the same window."""
    faults: dict[str, list[str]] = {}
    for name, shown in each_scene(world, PAGES):
        found = faults[name] = []
        for stop in stops_of(shown):
            if isinstance(stop, (QComboBox, QSlider, SearchField)) or not stop.isVisible():
                continue  # there, arrows choose a value, or open the menu of what was searched for before
            stop.setFocus()
            for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Left):
                world.qtbot.keyClick(QApplication.focusWidget() or stop, key)
                now = QApplication.focusWidget()
                if now is None or now.visibleRegion().isEmpty():
                    found.append(f"{key.name} on {spoken(stop)} loses the keyboard")
                    break

    assert_none(faults)


def test_everything_that_can_be_used_is_told(world: World) -> None:
    """Each control has a name, and a role that says what it is, or a description of what it shows."""
    faults: dict[str, list[str]] = {}
    for name, shown in each_scene(world, SCENES):
        faults[name] = [
            f"{type(widget).__name__} {widget.objectName()} is told as {told[0]!r}, {told[1].name}"
            for widget in shown.findChildren(QWidget)
            if widget.isVisible() and is_control(widget)
            for told in [spoken(widget)]
            if not told[0].strip() or (told[1] in NO_ROLES and not widget.accessibleDescription())
        ]

    assert_none(faults)


def test_nothing_is_told_twice(world: World) -> None:
    """No control has its name again as its description, and no cell or cross is without a name, seen or not."""
    faults: dict[str, list[str]] = {}
    for name, shown in each_scene(world, SCENES):
        found = faults[name] = []
        for widget in (one for one in shown.findChildren(QWidget) if is_control(one)):
            told = QAccessible.queryAccessibleInterface(widget)
            said, more = told.text(QAccessible.Text.Name).strip(), told.text(QAccessible.Text.Description).strip()
            if said and said == more:
                found.append(f"{type(widget).__name__} is told twice as {said!r}")
            if isinstance(widget, QToolButton) and isinstance(field := widget.parentWidget(), QLineEdit) and not said:
                found.append(f"a button in {spoken(field)} has no name")
            if isinstance(widget, QAbstractItemView) and widget.isVisible():
                found += [f"{at} of {said!r} has no name" for at, name in cell_names(widget.model()) if not name]

    assert_none(faults)


def cell_names(model: QAbstractItemModel) -> list[tuple[tuple[int, int], str]]:
    """Give where each cell of a list, table or tree of two steps stands, and what it is told as."""
    tops = [
        model.index(row, column) for row in range(model.rowCount()) for column in (0, 1) if model.hasIndex(row, column)
    ]
    below = [model.index(row, 0, top) for top in tops for row in range(model.rowCount(top))]
    roles = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole)
    return [
        ((cell.row(), cell.column()), next((str(said) for role in roles if (said := cell.data(role))), ""))
        for cell in (*tops, *below)
    ]


def state_of(widget: QWidget) -> dict[str, int]:
    """Give the states that a screen reader is told of a widget."""
    state = QAccessible.queryAccessibleInterface(widget).state()
    names = ("checkable", "checked", "disabled", "expandable", "expanded", "focusable", "focused", "readOnly")
    return {name: getattr(state, name) for name in names}


def test_what_is_on_off_or_not_to_be_had_is_told(world: World) -> None:
    """A switch says whether it is on, a button whether it can be used, a choice that it opens, a text that it is fixed."""
    window = world.window
    SCENES["home"](world)
    star, back = (bar_button(window, name) for name in ("favourite", "back"))
    assert state_of(star)["checkable"]
    assert state_of(star)["disabled"]
    SCENES["entry"](world)
    for is_on in (0, 1):
        if window.named_actions["favourite"].isChecked() != bool(is_on):
            world.do("favourite")
        assert (state_of(star)["checked"], state_of(star)["disabled"]) == (is_on, 0)
    assert not state_of(back)["disabled"]
    assert state_of(window.page)["readOnly"]
    window.top.field.setFocus()
    assert state_of(window.top.field)["focused"]
    assert not state_of(window.page)["focused"]
    dialog = SCENES["settings"](world)
    boxes = [one for one in dialog.findChildren(ChoiceBox) if one.isVisible()]
    assert [state_of(one)["expandable"] for one in boxes] == [1] * len(boxes)
    assert [state_of(one)["checked"] for one in dialog.findChildren(QCheckBox)] == [
        int(one.isChecked()) for one in dialog.findChildren(QCheckBox)
    ]
    world.leave()


def bar_button(window: MainWindow, name: str) -> QToolButton:
    """Give the button of a command in the bar."""
    buttons = window.top.findChildren(QToolButton)
    return next(one for one in buttons if one.defaultAction() is window.named_actions[name])


def test_a_button_in_the_bar_tells_its_keys(world: World) -> None:
    """What a button does is its name; the keys that do the same are what more there is to know, and in its tool tip."""
    told = {name: bar_button(world.window, name) for name in ("back", "home", "favourite", "side_pane")}

    assert {name: one.accessibleDescription() for name, one in told.items()} == {
        "back": "Alt+Left", "home": "Alt+Home", "favourite": "Ctrl+D", "side_pane": "F9",
    }  # fmt: skip
    assert told["back"].toolTip() == "Back (Alt+Left)"
    assert told["back"].accessibleName() == "Back"


def test_what_the_notice_says_is_announced_once(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """A screen reader says what is new in the line across the top, and what can be done; not what it has said before."""
    said: list[str] = []
    monkeypatch.setattr(notice, "announce", lambda _about, words: said.append(words))
    line = world.window.notice
    line.say("The pack “Kent” is damaged.")
    line.mention("Taken off.", "Undo", line.forget)
    line.forget()
    line.mention("Taken off.", "Undo", line.forget)

    assert said == ["The pack “Kent” is damaged.", "Taken off. Undo", "Taken off. Undo"]


def test_a_choice_is_told_with_what_it_is_for(world: World) -> None:
    """Of each box with choices, both the choice that is made and what is chosen are told, on Linux too."""
    faults: dict[str, list[str]] = {}
    seen = 0
    for name, shown in each_scene(world, SCENES):
        boxes = [one for one in shown.findChildren(ChoiceBox) if one.isVisible()]
        seen += len(boxes)
        faults[name] = [
            f"{told.text(QAccessible.Text.Name)!r}, {told.text(QAccessible.Text.Value)!r} is all that is told"
            for told in map(QAccessible.queryAccessibleInterface, boxes)
            if not told.text(QAccessible.Text.Description).strip() or not told.text(QAccessible.Text.Value).strip()
        ]

    assert seen > 5
    assert_none(faults)


def test_an_entry_in_the_tree_says_its_place(world: World) -> None:
    """A screen reader hears how far down an entry stands, and of how many; and whether a branch is open."""
    scene_of_entry = SCENES["entry"]
    scene_of_entry(world)
    tree = world.window.findChild(CatalogueTree)
    assert tree is not None
    index = tree.currentIndex()
    of = tree.model().rowCount(index.parent())
    told = QAccessible.queryAccessibleInterface(tree)
    cells = [told.child(at) for at in range(told.childCount())]
    names = [cell.text(QAccessible.Text.Name) for cell in cells]

    assert f"Walk and talk along the sea wall, {index.row() + 1} of {of}" in names
    opened = [cell for cell in cells if cell.text(QAccessible.Text.Name) == "Harbour Town, 3 entries, 1 of 3"]
    assert [cell.state().expanded for cell in opened] == [1]  # type: ignore[attr-defined]  # the stubs leave it out
