"""Whatever is taken away can be taken back, with the button that is shown and with Ctrl+Z."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt

from hubdesk.gui.collecting import Collecting
from hubdesk.gui.comparing import Comparing
from hubdesk.gui.my_lists import NOTES
from hubdesk.gui.own_sheets import OwnSheets
from hubdesk.gui.past_searches import PastSearches
from hubdesk.gui.workshops.area import WorkshopsArea
from hubdesk.model.address import EntryPlace
from hubdesk.services.presenting.workshops import new_workshop
from hubdesk.typeset.comparison import TAKE_OFF
from hubdesk.userdata.lists import FAVOURITES, Kept
from hubdesk.userdata.searches import PastSearch
from hubdesk.userdata.sheets import STEPS, new_line
from tests.gui.windows import CTRL, show_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from hubdesk.gui.main_window import MainWindow

BUDDIES = "hubdesk:small/harbour/buddies"
KEY = ("small", "harbour/buddies")
FIRST, SECOND, THIRD = (Kept("small", id_, id_) for id_ in ("harbour/buddies", "hills/youth-bus", "hills/safe-talk"))


def _favourite(window: MainWindow) -> None:
    window.named_actions["favourite"].trigger()


def _from_menu(window: MainWindow) -> None:
    area = window.areas.of(Collecting)
    line = area.lists.all()[0]
    area._put(line.id, line.title, FIRST, is_on=False)


def _item(window: MainWindow) -> None:
    area = window.areas.of(Collecting)
    area.show_list(FAVOURITES)
    area.pages.page.rows.setCurrentRow(1)
    area.pages.page._remove.click()


def _moved(window: MainWindow) -> None:
    area = window.areas.of(Collecting)
    first, second = (line.id for line in area.lists.all())
    area.show_list(first)
    area.pages._drop(second, [FIRST, SECOND], is_copy=False)


def _note(window: MainWindow) -> None:
    area = window.areas.of(Collecting)
    area.show_list(NOTES)
    area.pages.page._remove.click()


def _list(window: MainWindow) -> None:
    area = window.areas.of(Collecting)
    area.show_list(area.lists.all()[0].id)
    area.pages.page._delete.click()


def _sheet_line(window: MainWindow) -> None:
    window.carry_out("own_sheets.show_here")
    page = window.areas.of(OwnSheets).page
    page._remove_line(page.editors(STEPS)[-1])


def _sheet(window: MainWindow) -> None:
    window.carry_out("own_sheets.show_here")
    window.areas.of(OwnSheets).page.removal_wanted.emit()


def _workshop(window: MainWindow) -> None:
    area = window.areas.of(WorkshopsArea)
    area.show_all()
    area.page.command.emit("delete", area.kept.all()[0].id)


def _saved_search(window: MainWindow) -> None:
    window.areas.of(PastSearches)._remove(PastSearch("quiet room"))


def _recent_searches(window: MainWindow) -> None:
    window.named_actions["forget_searches"].trigger()


def _all_kept(window: MainWindow) -> list[Any]:
    tables = ("lists", "list_entries", "notes", "sheets", "sheet_lines", "workshops", "searches")
    return [sorted(window.session.user.rows(f"SELECT * FROM {table}")) for table in tables]  # noqa: S608


REMOVALS = (
    _favourite, _from_menu, _item, _moved, _note, _list, _sheet_line, _sheet, _workshop, _saved_search, _recent_searches,
)  # fmt: skip


@pytest.mark.parametrize("remove", REMOVALS)
@pytest.mark.parametrize("by_key", [True, False])
def test_a_removal_can_be_taken_back(
    window: MainWindow, qtbot: QtBot, remove: Callable[[MainWindow], None], by_key: bool
) -> None:
    """It is gone, the window says so and offers to take it back, and then all is as it was, order and notes too."""
    show_page(qtbot, window, BUDDIES)
    area = window.areas.of(Collecting)
    area.lists.add(FAVOURITES, FIRST, SECOND, THIRD)
    area.lists.make("Staff day", [FIRST, SECOND])
    area.lists.make("Governors", [SECOND])
    area.notes.save(FIRST, "Ask about lunch", "")
    sheets = window.areas.of(OwnSheets).sheets
    sheets.begin(FIRST, [new_line(STEPS, "One"), new_line(STEPS, "Two")])
    window.areas.of(WorkshopsArea).kept.add(new_workshop())
    searches = window.areas.of(PastSearches)._searches
    searches.save(PastSearch("quiet room"))
    searches.note(PastSearch("buddies"))
    area.changed.emit()
    before = _all_kept(window)
    remove(window)
    assert _all_kept(window) != before
    assert window.notice.text
    assert window.notice._offer.isVisible()
    if by_key:
        window.named_actions["undo_removal"].trigger()
    else:
        qtbot.mouseClick(window.notice._offer, Qt.MouseButton.LeftButton)

    assert _all_kept(window) == before
    assert window.notice.text == ""


def test_an_entry_that_is_taken_off_the_comparison_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    """It stands where it stood."""
    area = window.areas.of(Comparing)
    places = [EntryPlace(one.pack, one.entry) for one in (FIRST, SECOND, THIRD)]
    area.compare(places)
    area._follow(f"{TAKE_OFF}1")
    assert area.places == [places[0], places[2]]
    qtbot.mouseClick(window.notice._offer, Qt.MouseButton.LeftButton)

    assert area.places == places


def test_no_recent_searches_are_spoken_of(window: MainWindow) -> None:
    """There are none: that is said, and nothing is offered to be taken back."""
    window.named_actions["forget_searches"].trigger()

    assert window.notice.text == "There are no recent searches."


def test_ctrl_z_takes_back_one_after_the_other(window: MainWindow, qtbot: QtBot) -> None:
    """Two favourites are taken off: Ctrl+Z brings back the later one first."""
    area = window.areas.of(Collecting)
    area.lists.add(FAVOURITES, FIRST, SECOND, THIRD)
    show_page(qtbot, window, BUDDIES)
    for place in (FIRST, SECOND):
        area.toggle_favourite(EntryPlace(place.pack, place.entry))
    assert area.lists.entries(FAVOURITES) == [THIRD]
    window.page.setFocus()
    for left in ([SECOND, THIRD], [FIRST, SECOND, THIRD]):
        qtbot.keyClick(window.page, Qt.Key.Key_Z, CTRL)
        assert [kept.entry for kept in area.lists.entries(FAVOURITES)] == [kept.entry for kept in left]
