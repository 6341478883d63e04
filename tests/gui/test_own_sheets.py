"""The sheet "Could we do this here?"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from hubdesk.gui.collecting import Collecting
from hubdesk.gui.dialogs.print_preview import PrintPreview
from hubdesk.gui.own_sheets import OwnSheets
from hubdesk.userdata.sheets import NEEDS, NOT_YET, STEPS, Sheets
from hubdesk.userdata.store import UserStore
from tests.gui.windows import CTRL, SHIFT, dialog_of, show_page
from tests.packs import heading, make_entry, make_pack

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from hubdesk.gui.main_window import MainWindow
    from tests.gui.windows import OpenWindow

ADDRESS = "hubdesk:test/harbour/first"


def open_sheet(open_window: OpenWindow, qtbot: QtBot, folder: Path) -> tuple[MainWindow, OwnSheets]:
    """Open the sheet of an entry that suggests two first steps."""
    from hubdesk.model.document import Listing, Paragraph, Text

    steps = Listing(None, tuple((Paragraph((Text(text),)),) for text in ("Ask two pupils.", "Find a room.")))
    pack = folder / "one.hubpack"
    if not pack.exists():
        make_pack(pack, make_entry("harbour/first", "First", "A text.", heading("Start on Monday"), "Ours.", steps))
    window = open_window(pack)
    show_page(qtbot, window, ADDRESS)
    qtbot.keyClick(window, Qt.Key.Key_M, CTRL | SHIFT)
    return window, window.areas.of(OwnSheets)


def test_a_sheet_begins_with_the_entrys_own_first_steps(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """The four parts are there, the last one filled with what the entry suggests."""
    _, area = open_sheet(open_window, qtbot, tmp_path)

    assert [editor.text.text() for editor in area.page.editors(STEPS)] == ["Ask two pupils.", "Find a room."]
    assert [editor.text.text() for editor in area.page.editors(NEEDS)] == [""]


def test_what_is_typed_is_there_the_next_day(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, home: Path) -> None:
    """An answer, its reason, a line with who and when, a second line by Enter: all is kept without asking."""
    window, area = open_sheet(open_window, qtbot, tmp_path)
    page = area.page
    page._answers[NOT_YET].click()
    qtbot.keyClicks(page._why, "No room yet")
    (line,) = page.editors(NEEDS)
    with qtbot.waitSignal(page.line_changed):
        qtbot.keyClicks(line.text, "A room")
    qtbot.keyClicks(line.who, "Jo")
    line.tick.click()
    qtbot.keyClick(line.text, Qt.Key.Key_Return)
    assert len(page.editors(NEEDS)) == 2
    qtbot.keyClicks(page.editors(NEEDS)[1].text, "Chairs")
    window.close()
    sheet = Sheets(UserStore(home)).sheet("test", "harbour/first")

    assert sheet is not None
    assert (sheet.answer, sheet.why) == (NOT_YET, "No room yet")
    needs = [line[2:] for line in sheet.lines if line.part == NEEDS]
    assert needs == [("A room", "Jo", "", True), ("Chairs", "", "", False)]
    _, again = open_sheet(open_window, qtbot, tmp_path)
    assert [editor.text.text() for editor in again.page.editors(NEEDS)] == ["A room", "Chairs"]
    assert again.page._answers[NOT_YET].isChecked()


def test_lines_and_sheets_are_taken_off_and_come_back(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """A line's cross takes it off, undo puts it back; so with the whole sheet, which My lists names."""
    window, area = open_sheet(open_window, qtbot, tmp_path)
    area.page._remove_line(area.page.editors(STEPS)[0])
    assert [editor.text.text() for editor in area.page.editors(STEPS)] == ["Find a room."]
    window.named_actions["undo_removal"].trigger()
    assert [editor.text.text() for editor in area.page.editors(STEPS)] == ["Ask two pupils.", "Find a room."]

    area.page.removal_wanted.emit()
    assert window.middle is window.page
    assert area.sheets.all() == []
    window.named_actions["undo_removal"].trigger()
    collecting = window.areas.of(Collecting)
    collecting.show_list("sheets")
    assert collecting.pages.page.rows.count() == 1
    collecting.pages.page.rows.followed.emit(collecting.pages.page.rows.current())
    assert window.stack.currentWidget() is area.page
    area.page.entry_wanted.emit()
    assert window.middle is window.page


def test_a_sheet_is_printed(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """Print shows the preview, with what was typed a moment ago."""
    window, area = open_sheet(open_window, qtbot, tmp_path)
    qtbot.keyClicks(area.page.editors(NEEDS)[0].text, "A room")
    area.print_sheet()
    sheet = area.sheets.sheet("test", "harbour/first")

    assert dialog_of(window, PrintPreview).isVisible()
    assert sheet is not None
    assert "A room" in [line.text for line in sheet.lines]
