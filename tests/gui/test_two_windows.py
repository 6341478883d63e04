"""Two windows over one user file: each shows what the other has done, and nothing of either is lost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from hubdesk.gui.collecting import Collecting
from hubdesk.gui.own_sheets import OwnSheets
from hubdesk.gui.workshops.area import WorkshopsArea
from hubdesk.services.presenting.workshops import new_workshop
from hubdesk.services.settings import Settings
from hubdesk.userdata.sheets import STEPS, Sheets, new_line
from hubdesk.userdata.store import UserStore
from hubdesk.userdata.workshops import Workshops
from tests.gui.windows import cards_of, labels_of, press, show_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from hubdesk.gui.main_window import MainWindow

WALK = "hubdesk:small/harbour/walk-and-talk"
KEY = ("small", "harbour/walk-and-talk")


@pytest.fixture
def other(window: MainWindow, home: Path) -> Iterator[UserStore]:
    """Open the user file as another window does, after this one has written."""
    window.session.user.keep("begun", "1")
    window.session.user.finish()
    store = UserStore(home)
    store.prepare()
    catch_up(store)
    yield store
    store.close()


def catch_up(store: UserStore) -> None:
    """Let the other window take up what there is."""
    store.look()
    store.finish()
    store.take_up()


def hear(qtbot: QtBot, window: MainWindow, other: UserStore) -> None:
    """Let the other window finish, and this one take up what it has written."""
    other.finish()
    area = window.areas.of(Collecting)
    with qtbot.waitSignal(area.changed):
        area.store.look()


def test_a_setting_of_the_other_window_is_taken_up(window: MainWindow, qtbot: QtBot, other: UserStore) -> None:
    """Text is made larger there: here it is larger too, and can be set back to what it was."""
    show_page(qtbot, window, WALK)
    window.carry_out("preferences.show")
    Settings(other).set("text_size", "1.5")
    hear(qtbot, window, other)
    assert window.reading.zoom == 1.5
    window.session.settings.set("text_size", "1.0")
    window.session.user.finish()
    catch_up(other)

    assert Settings(other).value("text_size") == "1.0"


def test_what_is_read_there_stands_on_the_first_page_here(window: MainWindow, qtbot: QtBot, other: UserStore) -> None:
    """An entry that the other window opened is among those read lately."""
    window.top.field.setFocus()
    other.note_read(*KEY, "Walk and talk")
    hear(qtbot, window, other)

    qtbot.waitUntil(lambda: any("Walk" in name for name in cards_of(window.home)))


def test_a_workshop_of_the_other_window_is_listed(window: MainWindow, qtbot: QtBot, other: UserStore) -> None:
    """It shows itself on the page of workshops, and the keyboard stays on the button that it was on."""
    window.named_actions["workshops"].trigger()
    area = window.areas.of(WorkshopsArea)
    area.page.focus_first()
    Workshops(other).add(replace(new_workshop(), title="Theirs"))
    hear(qtbot, window, other)

    assert "Theirs" in labels_of(area.page)
    assert window.focusWidget() is area.page.new


def test_a_workshop_that_is_open_in_both_is_shown_as_it_is(window: MainWindow, qtbot: QtBot, other: UserStore) -> None:
    """The other window gives it another name while it is open here, where nothing is changed: the name is shown."""
    window.named_actions["workshops"].trigger()
    area = window.areas.of(WorkshopsArea)
    press(qtbot, area.page, "New workshop")
    area.editor.save()
    made = area.editor.workshop
    assert made is not None
    window.session.user.finish()
    catch_up(other)
    Workshops(other).save(replace(made, title="Named there"), made)
    hear(qtbot, window, other)

    assert area.editor.title.text() == "Named there"


def test_a_line_is_written_on_in_both(window: MainWindow, qtbot: QtBot, other: UserStore) -> None:
    """There a name is put to a line, here a date: both stand on it, and a new line of the other shows itself."""
    show_page(qtbot, window, WALK)
    window.carry_out("own_sheets.show_here")
    area = window.areas.of(OwnSheets)
    line = new_line(STEPS, "Ask the caretaker")
    area.sheets.add(*KEY, line)
    area._refresh()
    window.session.user.finish()
    sheets = Sheets(other)
    catch_up(other)
    sheets.set(*KEY, line._replace(who="Sam"), line)
    sheets.add(*KEY, new_line(STEPS, "Theirs"))
    editor = next(one for one in area.page.editors(STEPS) if one.line.id == line.id)
    editor.by_when.setFocus()
    editor.by_when.setText("Friday")
    hear(qtbot, window, other)

    shown = [(one.text.text(), one.who.text(), one.by_when.text()) for one in area.page.editors(STEPS)]
    assert shown[-2:] == [("Ask the caretaker", "Sam", "Friday"), ("Theirs", "", "")]
    assert window.focusWidget() is area.page.editors(STEPS)[-2].by_when
