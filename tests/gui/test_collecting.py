"""Favourites, lists and notes, as a user has them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QDrag, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QMenu, QMessageBox

from hubdesk.gui.collecting import Collecting
from hubdesk.gui.dialogs.unkept import Unkept, ask_unkept
from hubdesk.gui.panels.collected_rows import ROLE
from hubdesk.model.address import ENTRIES_MIME
from hubdesk.userdata.lists import FAVOURITES, Kept, Lists
from hubdesk.userdata.store import UserStore
from tests.gui.windows import ALT, CTRL, cards_of, dialog_of, labels_of, press, show_page

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from hubdesk.gui.main_window import MainWindow
    from hubdesk.gui.panels.lists_page import ListsPage
    from tests.gui.windows import OpenWindow

BUDDIES, BUS = "hubdesk:small/harbour/buddies", "hubdesk:small/hills/youth-bus"

TITLE, BUS_TITLE = "Buddies for the first term", "A youth bus that comes every Tuesday"


def area_of(window: MainWindow) -> Collecting:
    """Give the area."""
    return window.areas.of(Collecting)


def make_lists(window: MainWindow) -> tuple[str, str]:
    """Make two lists, the first with three entries; give their ids."""
    lists = area_of(window).lists
    kept = [Kept("small", "harbour/buddies", "Buddies"), Kept("small", "hills/youth-bus", "A youth bus")]
    return lists.make("Staff day", [*kept, Kept("small", "harbour/gone", "A gone entry")]), lists.make("Governors")


def page_of(window: MainWindow, list_id: str = FAVOURITES) -> ListsPage:
    """Show the page of lists on one of them."""
    area_of(window).show_list(list_id)
    return area_of(window).pages.page


def titles(page: ListsPage) -> list[str]:
    """Give the titles of the rows that are listed."""
    return [page.rows.item(row).data(ROLE).title for row in range(page.rows.count())]


def shelves(page: ListsPage) -> list[str]:
    """Give the names at the left."""
    return [page.names.item(row).data(ROLE).title for row in range(page.names.count())]


def test_ctrl_d_makes_a_favourite(window: MainWindow, qtbot: QtBot) -> None:
    """The star is filled on the entry, not on another; the first page lists it; a second Ctrl+D takes it off."""
    show_page(qtbot, window, BUDDIES)
    star = window.named_actions["favourite"]
    qtbot.keyClick(window, Qt.Key.Key_D, CTRL)
    assert star.isChecked()
    show_page(qtbot, window, BUS)
    assert not star.isChecked()
    show_page(qtbot, window, BUDDIES)
    assert star.isChecked()

    window.named_actions["home"].trigger()
    assert "Favourites" in cards_of(window.home)
    cards_of(window.home)["Favourites"].click()
    assert titles(area_of(window).pages.page) == [TITLE]

    window.named_actions["back"].trigger()
    show_page(qtbot, window, BUDDIES)
    star.trigger()
    assert not star.isChecked()
    window.named_actions["home"].trigger()
    assert "Favourites" not in cards_of(window.home)


def test_what_was_collected_is_there_the_next_day(open_window: OpenWindow, small_pack: Path, qtbot: QtBot) -> None:
    """After a restart the star is filled, and the first page shows the list without being asked."""
    window = open_window(small_pack)
    show_page(qtbot, window, BUDDIES)
    window.named_actions["favourite"].trigger()
    window.close()
    again = open_window(small_pack)
    qtbot.waitUntil(lambda: "Favourites" in cards_of(again.home))
    show_page(qtbot, again, BUDDIES)

    assert again.named_actions["favourite"].isChecked()


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)
def test_an_entry_is_put_on_lists_from_a_menu(window: MainWindow, qtbot: QtBot) -> None:
    """The menu ticks the lists that the entry is on; choosing one puts it on or takes it off, and undo puts it back."""
    first, second = make_lists(window)
    show_page(qtbot, window, BUDDIES)
    window.named_actions["add_to_list"].trigger()
    (menu,) = [menu for menu in window.findChildren(QMenu) if menu.isVisible()]
    assert [(action.text(), action.isChecked()) for action in menu.actions() if action.text()] == [
        ("Staff day", True),
        ("Governors", False),
        ("New list…", False),
    ]
    menu.actions()[1].trigger()
    assert window.notice.text == "Put on “Governors”."
    menu.actions()[0].trigger()
    menu.close()

    lists = area_of(window).lists
    assert lists.lists_of("small", "harbour/buddies") == {second}
    assert window.notice.text == "Taken off “Staff day”."
    window.named_actions["undo_removal"].trigger()
    assert lists.lists_of("small", "harbour/buddies") == {first, second}
    assert not window.notice.isVisible()


def test_a_new_list_is_named(window: MainWindow) -> None:
    """New list asks for a name, and shows the empty list; a name of blanks makes none."""
    for name in ("   ", "  Staff  day "):
        window.named_actions["new_list"].trigger()
        dialog = dialog_of(window, QInputDialog)
        dialog.setTextValue(name)
        dialog.accept()
    page = area_of(window).pages.page

    assert shelves(page) == ["Favourites", "Staff day", "Notes", "Could we do this here?"]
    assert window.middle is page


def test_what_is_gone_is_named_with_what_is_closest(window: MainWindow, qtbot: QtBot) -> None:
    """An entry that the library does not have stands in its place with its old title; following it offers a search."""
    first, _ = make_lists(window)
    page = page_of(window, first)

    assert titles(page)[2] == "A gone entry"
    assert "Not in the library now" in page.rows.item(2).data(Qt.ItemDataRole.AccessibleTextRole)
    page.rows.setCurrentRow(2)
    page.rows.followed.emit(page.rows.current())
    assert "A gone entry" in window.notice.text
    press(qtbot, window.notice, "Search for it")
    assert window.top.field.text() == "A gone entry"


def test_entries_are_moved_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    """Alt+Down moves the entry that the keyboard is on, which stays chosen; at the end nothing happens."""
    first, _ = make_lists(window)
    page = page_of(window, first)
    page.rows.setCurrentRow(0)
    for _ in range(3):
        qtbot.keyClick(page.rows, Qt.Key.Key_Down, ALT)
    assert titles(page) == [BUS_TITLE, "A gone entry", TITLE]
    assert page.rows.currentRow() == 2
    qtbot.keyClick(page.rows, Qt.Key.Key_Up, ALT)

    assert [kept.title for kept in area_of(window).lists.entries(first)] == ["A youth bus", "Buddies", "A gone entry"]


def test_delete_takes_off_and_undo_puts_back(window: MainWindow, qtbot: QtBot) -> None:
    """Del takes the chosen entries off their list; Ctrl+Z puts them back where they were."""
    first, _ = make_lists(window)
    page = page_of(window, first)
    page.rows.selectAll()
    qtbot.keyClick(page.rows, Qt.Key.Key_Delete)
    assert titles(page) == []
    assert window.notice.text == "3 entries taken off."
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)

    assert titles(page) == [TITLE, BUS_TITLE, "A gone entry"]


def test_a_list_is_renamed_moved_and_deleted(window: MainWindow, qtbot: QtBot) -> None:
    """F2 renames, Alt+Up moves, Del deletes with an offer to put it back; favourites stand still."""
    _, second = make_lists(window)
    page = page_of(window, second)
    qtbot.keyClick(page.names, Qt.Key.Key_F2)
    dialog = dialog_of(window, QInputDialog)
    assert dialog.textValue() == "Governors"
    dialog.setTextValue("The governors")
    dialog.accept()
    qtbot.keyClick(page.names, Qt.Key.Key_Up, ALT)
    assert shelves(page)[1:3] == ["The governors", "Staff day"]
    qtbot.keyClick(page.names, Qt.Key.Key_Delete)
    assert shelves(page)[:2] == ["Favourites", "Staff day"]
    window.notice._offer.click()

    assert shelves(page)[1:3] == ["The governors", "Staff day"]
    page_of(window, FAVOURITES)
    for key in (Qt.Key.Key_F2, Qt.Key.Key_Delete):
        qtbot.keyClick(page.names, key)
    assert shelves(page)[:1] == ["Favourites"]


def drop(page: ListsPage, data: QMimeData, at: QPoint, *, is_copy: bool = False) -> None:
    """Drop something on the names at the left."""
    keys = CTRL if is_copy else Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(at), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, keys)
    page.names.dropEvent(event)


@pytest.mark.parametrize("is_copy", [False, True])
def test_entries_are_dragged_to_another_list(window: MainWindow, is_copy: bool) -> None:
    """Dropped on another list they leave their own, but not with Ctrl; undo puts them back."""
    first, second = make_lists(window)
    page = page_of(window, first)
    page.rows.setCurrentRow(0)
    data = page.rows.mimeData(page.rows.selectedItems())
    assert data.hasFormat(ENTRIES_MIME)
    assert data.text() == BUDDIES
    drop(page, data, page.names.visualItemRect(page.names.item(2)).center(), is_copy=is_copy)

    lists = area_of(window).lists
    assert lists.lists_of("small", "harbour/buddies") == ({first, second} if is_copy else {second})
    assert "1 entry put on “Governors”." in window.notice.text
    if not is_copy:
        window.named_actions["undo_removal"].trigger()
        assert first in lists.lists_of("small", "harbour/buddies")


def test_a_row_is_dragged_to_its_place(window: MainWindow) -> None:
    """The first entry is dropped below the second."""
    first, _ = make_lists(window)
    page = page_of(window, first)
    page.rows.moved.emit(0, 1)

    assert titles(page) == [BUS_TITLE, TITLE, "A gone entry"]


def test_a_small_window_keeps_its_room_for_what_is_read(
    open_window: OpenWindow, small_pack: Path, qtbot: QtBot
) -> None:
    """In 800 by 600, with the tree, a note stands below the page, and a list's entries have more room than its name."""
    window = open_window(small_pack, size=(800, 600))
    show_page(qtbot, window, BUDDIES)
    window.named_actions["note"].trigger()
    QApplication.processEvents()
    panel = area_of(window)._panel
    assert panel is not None
    assert panel.mapTo(window, QPoint(0, 0)).y() > window.page.mapTo(window, QPoint(0, 0)).y()
    window.named_actions["favourite"].trigger()
    page = page_of(window, FAVOURITES)
    QApplication.processEvents()

    assert page.rows.width() > page.width() / 2
    assert page.names.width() <= page.width() / 3


def test_what_is_dragged_hides_no_list(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under the mouse is a slip with the title, small and right of it, so that the list below the mouse can be read."""
    seen: list[tuple[QSize, QPoint]] = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, *_: seen.append((drag.pixmap().size(), drag.hotSpot())))
    first, _ = make_lists(window)
    rows = page_of(window, first).rows
    rows.setCurrentRow(0)
    rows.startDrag(Qt.DropAction.MoveAction)

    (size, hot_spot), *_ = seen
    assert size.width() < rows.viewport().width() / 2
    assert hot_spot.x() < 0


def test_a_note_is_saved_as_it_is_typed(window: MainWindow, qtbot: QtBot, home: Path) -> None:
    """Ctrl+M opens the note; what is typed is kept without asking, belongs to its entry, and is listed under Notes."""
    show_page(qtbot, window, BUDDIES)
    qtbot.keyClick(window, Qt.Key.Key_M, CTRL)
    area = area_of(window)
    assert area._panel is not None
    editor = area._panel.editor
    assert QApplication.focusWidget() is editor
    with qtbot.waitSignal(area._panel.changed):
        qtbot.keyClicks(editor, "Ask Jo")
    assert area.notes.text("small", "harbour/buddies") == "Ask Jo"

    qtbot.keyClicks(editor, " soon")
    show_page(qtbot, window, BUS)
    assert editor.toPlainText() == ""
    assert area.notes.text("small", "harbour/buddies") == "Ask Jo soon"
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert not area._panel.isVisible()
    assert not window.named_actions["note"].isChecked()

    page = page_of(window, "notes")
    assert titles(page) == [TITLE]
    with qtbot.waitSignal(window.page.shown):
        page.rows.followed.emit(page.rows.current())
    assert (editor.toPlainText(), editor.isVisible()) == ("Ask Jo soon", True)
    page_of(window, "notes")
    qtbot.keyClick(page.rows, Qt.Key.Key_Delete)
    assert titles(page) == []
    window.named_actions["undo_removal"].trigger()
    assert titles(page) == [TITLE]


def test_what_is_being_typed_is_kept_when_the_window_closes(
    open_window: OpenWindow, small_pack: Path, qtbot: QtBot, home: Path
) -> None:
    """The window is closed in the middle of a word."""
    window = open_window(small_pack)
    show_page(qtbot, window, BUDDIES)
    window.named_actions["note"].trigger()
    panel = area_of(window)._panel
    assert panel is not None
    qtbot.keyClicks(panel.editor, "Ask J")
    window.close()

    assert UserStore(home).rows("SELECT text FROM notes") == [("Ask J",)]


def test_another_window_is_seen(window: MainWindow, qtbot: QtBot, home: Path) -> None:
    """What another window puts on a list, and writes on a note, shows itself here."""
    show_page(qtbot, window, BUDDIES)
    window.named_actions["note"].trigger()
    area = area_of(window)
    area.store.finish()
    other = UserStore(home)
    Lists(other).make("From the other window")
    other.change(("INSERT INTO notes VALUES ('small', 'harbour/buddies', 'Buddies', 'Theirs', 1.0)", ()))
    other.close()
    with qtbot.waitSignal(area.changed):
        area.store.look()
    assert area._panel is not None

    assert area._panel.editor.toPlainText() == "Theirs"
    assert "From the other window" in shelves(page_of(window))


def test_a_list_goes_out_and_comes_in(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    """A list is saved as a file and dropped on the page of another day: it is there, with what is gone named."""
    first, _ = make_lists(window)
    page = page_of(window, first)
    target = tmp_path / "out"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page._export.click()
    file = tmp_path / "out.hublist"
    assert window.notice.text == "Saved as out.hublist."
    page._delete.click()

    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)  # fmt: skip
    page.dropEvent(event)
    assert window.notice.text == "out.hublist: Brought in: 1 list, 3 entries."
    assert shelves(page)[1:3] == ["Governors", "Staff day"]


def test_a_file_that_is_no_list_is_said(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another file is chosen: one sentence says so, and nothing changes."""
    file = tmp_path / "letter.hublist"
    file.write_text("Dear all", "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    window.named_actions["open_list"].trigger()

    assert "letter.hublist cannot be opened as a list" in window.notice.text


@pytest.mark.parametrize("name", ["notes.html", "notes.txt"])
def test_notes_go_out_as_a_page_or_text(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """The notes are written into a file, under the titles of their entries."""
    area_of(window).notes.save(Kept("small", "harbour/buddies", "Buddies"), "Ask <Jo>\nsoon", "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / name), ""))
    window.named_actions["save_notes"].trigger()
    text = (tmp_path / name).read_text("utf-8")

    assert TITLE in text
    assert ("Ask &lt;Jo&gt;\nsoon" if name.endswith("html") else "Ask <Jo>\nsoon") in text


def test_nothing_to_take_back_is_said(window: MainWindow) -> None:
    """Undo without a removal says so."""
    window.named_actions["undo_removal"].trigger()

    assert window.notice.text == "There is nothing to take back."


def test_a_change_that_cannot_be_kept_is_said(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The drive says no while an entry is made a favourite: a line says so; when it works again, that is said too."""
    import sqlite3

    from hubdesk.userdata.user_file import UserFile

    show_page(qtbot, window, BUDDIES)
    area = area_of(window)

    def refuse(_self: UserFile) -> None:
        error = sqlite3.OperationalError("full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    window.named_actions["note"].trigger()
    panel = area._panel
    assert panel is not None
    with monkeypatch.context() as patch, qtbot.waitSignal(area._news):
        patch.setattr(UserFile, "_open", refuse)
        window.named_actions["favourite"].trigger()
        panel.editor.setPlainText("Ask the head of year")
        panel.save()
        area.store.finish()
    area._take_up()
    assert "The drive is full" in window.notice.text
    assert window.named_actions["favourite"].isChecked()
    assert "Not saved yet." in " ".join(labels_of(panel))
    area.store.look()
    area.store.finish()
    area._take_up()

    assert "What could not be kept before is kept now." in window.notice.text
    assert "Saved. Only you see it." in labels_of(panel)


@pytest.mark.parametrize("answer", list(Unkept))
def test_a_window_does_not_close_on_changes_that_were_not_kept(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: Unkept
) -> None:
    """The drive takes nothing when the window is closed: the reader may save a copy, go back, or close all the same."""
    import sqlite3

    from hubdesk.userdata.user_file import UserFile

    def refuse(_self: UserFile) -> None:
        error = sqlite3.OperationalError("full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    show_page(qtbot, window, BUDDIES)
    area_of(window).store.finish()
    monkeypatch.setattr(UserFile, "_open", refuse)
    window.named_actions["favourite"].trigger()
    area_of(window).store.finish()
    asked: list[str] = []

    def ask(_window: object, _count: int, trouble: str) -> Unkept:
        asked.append(trouble)
        return answer

    monkeypatch.setattr("hubdesk.gui.dialogs.unkept.ask_unkept", ask)
    target = tmp_path / "copy.hublist"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    is_closed = window.close()

    assert "The drive is full" in asked[0]
    assert is_closed == (answer != Unkept.GO_BACK)
    assert target.exists() == (answer == Unkept.SAVE)


def test_the_question_before_closing_names_the_ways_on(window: MainWindow) -> None:
    """The dialog says how many changes, why, and offers three ways; Esc goes back."""
    seen: list[list[str]] = []

    def press_escape() -> None:
        (box,) = [box for box in window.findChildren(QMessageBox) if box.isVisible()]
        seen.append([box.text(), box.informativeText(), *(button.text() for button in box.buttons())])
        box.reject()

    QTimer.singleShot(0, press_escape)
    assert ask_unkept(window, 2, "The drive is full.") == Unkept.GO_BACK
    assert seen[0][:2] == ["2 changes could not be kept.", "The drive is full."]
    assert set(seen[0][2:]) == {"Save a copy…", "Go back", "Close without them"}


def test_a_list_file_opens_by_its_name(open_window: OpenWindow, small_pack: Path, tmp_path: Path) -> None:
    """`hubdesk my.hublist`, as a double click says it: the file is told from packs and addresses."""
    from hubdesk.gui.app import sort_targets

    assert sort_targets(["Staff day.hublist", "small.hubpack", BUDDIES]) == (
        BUDDIES,
        (Path("Staff day.hublist"), Path("small.hubpack")),
    )
