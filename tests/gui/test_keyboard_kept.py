"""Whatever goes away, the keyboard is left on something that can be seen and used, and that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QPushButton, QWidget

from hubdesk.gui.comparing import Comparing
from hubdesk.gui.panels.cards import Card
from hubdesk.gui.panels.chips import Chip
from hubdesk.gui.panels.collected_rows import CollectedRows
from hubdesk.gui.panels.link_browser import LinkBrowser
from hubdesk.gui.panels.list_names import ListNames
from hubdesk.gui.workshops.step_list import StepList
from tests.gui import scenes
from tests.gui.scenes import DIALOGS, World, assert_none
from tests.gui.test_everyone import look_of
from tests.gui.windows import let_go, search, show_page

if TYPE_CHECKING:
    from collections.abc import Callable

Key = Qt.Key


def now() -> QWidget:
    """Give what has the keyboard."""
    QApplication.processEvents()
    found = QApplication.focusWidget()
    assert found is not None, "nothing has the keyboard"
    return found


def press(world: World, key: Key) -> None:
    """Press a key where the keyboard is."""
    world.qtbot.keyClick(now(), key)
    QApplication.processEvents()


def seen(around: QWidget, kind: type[QWidget], words: str = "") -> QWidget:
    """Give the one of a kind that can be seen, by the beginning of its name if there are several."""
    return next(
        one
        for one in around.findChildren(kind)
        if one.isVisible() and told(one).startswith(words) and one.focusPolicy() != Qt.FocusPolicy.NoFocus
    )


def told(widget: QWidget) -> str:
    """Give what a widget is called."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def focus(widget: QWidget) -> QWidget:
    """Put the keyboard on a widget, as Tab does."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    assert widget.hasFocus()
    return widget


# ---- what a reader does, up to the moment at which something goes away; each gives what has the keyboard then


def closing_the_side_pane(world: World) -> str:
    """F9 in the tree."""
    scenes.entry(world)
    focus(world.window.side.tree)
    world.do("side_pane")
    return "Walk and talk along the sea wall, page"


def closing_the_find_bar(world: World) -> str:
    """Esc in the field that finds words on the page."""
    scenes.finding_in_page(world)
    press(world, Key.Key_Escape)
    return "Walk and talk along the sea wall, page"


def closing_the_find_bar_by_its_button(world: World) -> str:
    """Space on the cross of that bar."""
    scenes.finding_in_page(world)
    bar = world.window.findChild(QWidget, "findBar")
    assert isinstance(bar, QWidget)
    focus(seen(bar, QAbstractButton, "Close"))
    press(world, Key.Key_Space)
    return "Walk and talk along the sea wall, page"


def closing_the_note(world: World) -> str:
    """Esc in the note."""
    scenes.note(world)
    press(world, Key.Key_Escape)
    return "Walk and talk along the sea wall, page"


def hiding_the_contents(world: World) -> str:
    """The contents are not wanted beside the page any more, while the keyboard is on them."""
    scenes.entry(world)
    QApplication.processEvents()
    world.do("contents")
    world.do("contents_beside")
    return "Walk and talk along the sea wall, page"


def coming_back_to_the_cards(world: World) -> str:
    """A card is followed, and then Back: the same card has the keyboard."""
    world.window.go_home()
    focus(seen(world.window.home, Card, "Hill Villages"))
    press(world, Key.Key_Space)
    world.do("back")
    return "Hill Villages. 3 entries"


def going_forward(world: World) -> str:
    """Back and forward again: the page that came has the keyboard."""
    scenes.branch(world)
    world.window.focus_middle()
    world.do("back")
    world.do("forward")
    return "Harbour Town, page"


def taking_the_last_row_off(world: World) -> str:
    """Delete on the only favourite."""
    scenes.lists(world)
    focus(seen(world.window, CollectedRows))
    press(world, Key.Key_Delete)
    return "My lists"


def taking_the_last_row_off_by_its_button(world: World) -> str:
    """The button that takes entries off goes with the last of them."""
    scenes.lists(world)
    focus(seen(world.window, QPushButton, "Take the chosen entries off"))
    press(world, Key.Key_Space)
    return "My lists"


def taking_back_what_was_taken_off(world: World) -> str:
    """Undo in the line across the top, which goes with it."""
    taking_the_last_row_off(world)
    focus(seen(world.window.notice, QPushButton, "Undo"))
    press(world, Key.Key_Space)
    return "My lists"


def closing_a_message(world: World) -> str:
    """Close in the line across the top, while a page is read."""
    scenes.entry(world)
    focus(world.window.page)
    world.window.notice.say("Something to know.")
    focus(seen(world.window.notice, QPushButton, "Close"))
    press(world, Key.Key_Space)
    return "Walk and talk along the sea wall, page"


def leaving_the_lists(world: World) -> str:
    """Esc among the lists."""
    scenes.entry(world)
    world.do("my_lists")
    press(world, Key.Key_Escape)
    return "Walk and talk along the sea wall, page"


def deleting_a_list(world: World) -> str:
    """Delete on the name of a list, and the list goes."""
    scenes.lists(world)
    names = seen(world.window, ListNames)
    focus(names)
    press(world, Key.Key_Down)
    press(world, Key.Key_Delete)
    return "My lists"


def emptying_the_search_field(world: World) -> str:
    """The words are taken out of the field: the results go, the field stays."""
    scenes.results(world)
    focus(world.window.top.field)
    world.qtbot.keyClick(now(), Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(world, Key.Key_Delete)
    assert not world.window.is_searching
    return "Search the library"


def leaving_the_results(world: World) -> str:
    """Esc in the list of hits."""
    scenes.entry(world)
    focus(world.window.page)
    search(world.qtbot, world.window, "mentor")
    focus(world.window.results.list)
    press(world, Key.Key_Escape)
    return "Walk and talk along the sea wall, page"


def taking_the_last_limit_out_of_a_search(world: World) -> str:
    """Delete on the only chip above the results that can be taken away: what is found then has the keyboard."""
    search(world.qtbot, world.window, "mentor bike")
    focus(seen(world.window.results, Chip))
    with world.qtbot.waitSignal(world.window.results.shown):
        press(world, Key.Key_Delete)
    return "Search results"


def hiding_the_panel_that_narrows(world: World) -> str:
    """The same command that led there."""
    scenes.narrowed(world)
    world.do("narrow")
    return "Search results"


def taking_all_off_the_comparison(world: World) -> str:
    """The button that takes all off goes with them."""
    scenes.comparison(world)
    focus(seen(world.window.stack.currentWidget(), QPushButton, "Take all off"))
    press(world, Key.Key_Space)
    return "Search the library"


def taking_one_off_the_comparison(world: World) -> str:
    """The link below an entry that takes it off."""
    scenes.comparison(world)
    view = focus(seen(world.window.stack.currentWidget(), LinkBrowser))
    assert isinstance(view, LinkBrowser)
    view.choose_link("take-off:0")
    press(world, Key.Key_Tab)
    press(world, Key.Key_Tab)
    press(world, Key.Key_Return)
    assert len(world.window.areas.of(Comparing).places) < 2
    return "Entries side by side"


def leaving_a_sheet(world: World) -> str:
    """Esc in the sheet of an entry."""
    scenes.own_sheet(world)
    press(world, Key.Key_Escape)
    return "Walk and talk along the sea wall, page"


def removing_the_only_step(world: World) -> str:
    """Delete on the only step of a workshop."""
    scenes.editor(world)
    steps = focus(seen(world.window, StepList))
    assert isinstance(steps, StepList)
    steps.setCurrentRow(0)
    press(world, Key.Key_Delete)
    return "Steps of the workshop"


def closing_the_last_tab(world: World) -> str:
    """Ctrl+W until one page is left, from the page."""
    scenes.entry(world)
    world.do("tabs")
    world.do("new_tab")
    show_page(world.qtbot, world.window, scenes.BUDDIES)
    focus(world.window.page)
    world.do("close_tab")
    world.do("close_tab")
    world.do("tabs")
    return "Walk and talk along the sea wall, page"


WAYS: tuple[Callable[[World], str], ...] = (
    closing_the_side_pane, closing_the_find_bar, closing_the_find_bar_by_its_button, closing_the_note,
    hiding_the_contents, coming_back_to_the_cards, going_forward, taking_the_last_row_off,
    taking_the_last_row_off_by_its_button, taking_back_what_was_taken_off, closing_a_message, leaving_the_lists,
    deleting_a_list, emptying_the_search_field, leaving_the_results, taking_the_last_limit_out_of_a_search,
    hiding_the_panel_that_narrows, taking_all_off_the_comparison, taking_one_off_the_comparison, leaving_a_sheet,
    removing_the_only_step, closing_the_last_tab,
)  # fmt: skip


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_the_keyboard_is_kept(world: World, way: Callable[[World], str]) -> None:
    """It is where it is of use, in sight, and a picture of it is another one than without it."""
    expected = way(world)
    holder = now()

    assert told(holder) == expected
    assert not holder.visibleRegion().isEmpty()
    assert shows_keyboard(holder), f"{told(holder)} does not show that it has the keyboard"


def shows_keyboard(holder: QWidget) -> bool:
    """Say whether a picture of a widget tells that the keyboard is there."""
    with_it = look_of(holder)
    holder.clearFocus()
    QApplication.processEvents()
    without = look_of(holder)
    return with_it != without


def test_the_keyboard_comes_back_from_every_dialog(world: World) -> None:
    """Each window that was opened from a page is closed, and the page has the keyboard again."""
    faults: dict[str, list[str]] = {}
    for name, show in DIALOGS.items():
        if name in ("console", "progress"):  # a talk is no dialog, and progress goes by itself
            continue
        scenes.entry(world)
        focus(world.window.page)
        dialog = show(world)
        assert isinstance(dialog, QDialog)
        dialog.reject()
        let_go()
        world.window.activateWindow()  # as the desktop does; what is drawn without a screen has none
        QApplication.processEvents()
        holder = world.window.focusWidget()
        faults[name] = [] if holder is world.window.page else [f"the keyboard is on {holder}"]
        world.leave()

    assert_none(faults)
