"""Workshops in the window: made, changed, moved, taken out and put back, handed on, and shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMenu, QPushButton

from hubdesk.gui.carrying import DragSource, carried, carry, let_tree_be_dragged
from hubdesk.gui.context_menus import ContextMenus
from hubdesk.gui.dialogs.print_preview import PrintPreview
from hubdesk.gui.panels.outline import headings_of
from hubdesk.gui.presenting import Presenting
from hubdesk.gui.stage.handout_dialog import HandoutDialog
from hubdesk.gui.workshops.area import WorkshopsArea
from hubdesk.gui.workshops.drop_strip import DropStrip
from hubdesk.gui.workshops.handed_sheets import add_sheets
from hubdesk.gui.workshops.parts_field import LEFT_OUT, ON_WALL, ONLY_MINE
from hubdesk.model.address import EntryPlace
from hubdesk.model.workshop import StepKind
from hubdesk.services.presenting.awake import KeepAwake
from hubdesk.userdata.lists import Kept
from tests.gui.windows import ALT, CTRL, address_shown, dialog_of, labels_of, let_go, press, search, show_page

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from hubdesk.gui.main_window import MainWindow
    from hubdesk.gui.panels.choice_box import ChoiceBox
    from hubdesk.gui.workshops.editor import Editor

K = Qt.Key
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)

WALK = EntryPlace("small", "harbour/walk-and-talk")


@pytest.fixture
def area(window: MainWindow) -> WorkshopsArea:
    """Open the page of workshops."""
    window.named_actions["workshops"].trigger()
    return window.areas.of(WorkshopsArea)


@pytest.fixture
def editor(qtbot: QtBot, area: WorkshopsArea) -> Editor:
    """Begin a new workshop with a walk, a question and a break."""
    press(qtbot, area.page, "New workshop")
    area.editor.add_entry(WALK)
    press(qtbot, area.editor, "Question")
    press(qtbot, area.editor, "Break")
    return area.editor


def kinds(editor: Editor) -> list[StepKind]:
    """Give the kinds of the steps in order."""
    assert editor.workshop is not None
    return [step.kind for step in editor.workshop.steps]


def kept(area: WorkshopsArea) -> list[str]:
    """Give the titles of the user's own workshops."""
    area.editor.save()
    return [line.title for line in area.kept.all()]


def test_ready_workshops_are_there_and_open_as_copies(qtbot: QtBot, area: WorkshopsArea, window: MainWindow) -> None:
    """The pack's own workshop is listed; opening it makes a copy that is mine."""
    assert "An hour outside" in labels_of(area.page)
    press(qtbot, area.page, "Open as my copy")

    assert window.is_aside
    assert kept(area) == ["An hour outside"]
    assert len(kinds(area.editor)) > 2


def test_a_new_workshop_is_kept_as_it_is_changed(qtbot: QtBot, area: WorkshopsArea, editor: Editor) -> None:
    """Title, purpose, minutes, words, notes: all of it is there when the workshop is opened again."""
    editor.title.clear()
    qtbot.keyClicks(editor.title, "Our morning")
    qtbot.keyClicks(editor.purpose, "To begin.")
    editor.minutes.setValue(45)
    editor.steps.setCurrentRow(1)
    editor.panel.title.clear()
    qtbot.keyClicks(editor.panel.title, "What helps?")
    editor.panel.text.setPlainText("- one\n- two")
    editor.panel.notes.setPlainText("Wait.")
    editor.panel.minutes.setValue(7)
    press(qtbot, editor, "← All workshops")
    found = area.kept.get(area.kept.all()[0].id)

    assert found is not None
    assert (found.title, found.purpose, found.minutes) == ("Our morning", "To begin.", 45)
    step = found.steps[1]
    assert (step.title, step.text, step.notes, step.minutes) == ("What helps?", "- one\n- two", "Wait.", 7)
    assert "Our morning" in labels_of(area.page)


def test_the_plan_says_whether_it_fits(editor: Editor) -> None:
    """Too much, some left, and just right are said in words."""
    editor.minutes.setValue(20)
    assert editor.sum.text() == "30 min planned: 10 min too much"
    editor.minutes.setValue(40)
    assert editor.sum.text() == "30 min planned, 10 min free"
    editor.minutes.setValue(30)
    assert editor.sum.text() == "30 min planned: it fits"
    editor.minutes.setValue(0)
    assert editor.sum.text() == "30 min planned"


def test_steps_move_by_keyboard(qtbot: QtBot, editor: Editor) -> None:
    """Alt with an arrow moves the chosen step, which stays chosen; at the ends nothing happens."""
    editor.steps.setCurrentRow(2)
    qtbot.keyClick(editor.steps, K.Key_Up, ALT)
    qtbot.keyClick(editor.steps, K.Key_Up, ALT)
    qtbot.keyClick(editor.steps, K.Key_Up, ALT)
    assert kinds(editor) == [StepKind.BREAK, StepKind.ENTRY, StepKind.QUESTION]
    assert editor.steps.currentRow() == 0
    qtbot.keyClick(editor.steps, K.Key_Down, ALT)
    assert kinds(editor) == [StepKind.ENTRY, StepKind.BREAK, StepKind.QUESTION]


def test_a_step_that_was_taken_out_can_be_put_back(qtbot: QtBot, editor: Editor) -> None:
    """Delete takes it out; Undo, or Ctrl+Z, puts it back where it was."""
    editor.steps.setCurrentRow(0)
    qtbot.keyClick(editor.steps, K.Key_Delete)
    assert kinds(editor) == [StepKind.QUESTION, StepKind.BREAK]
    window = editor.window()
    assert any("was taken out" in words for words in labels_of(window))
    press(qtbot, window, "Undo")
    assert kinds(editor) == [StepKind.ENTRY, StepKind.QUESTION, StepKind.BREAK]
    qtbot.keyClick(editor.steps, K.Key_Delete)
    qtbot.keyClick(editor.steps, K.Key_Z, CTRL)
    assert len(kinds(editor)) == 3


def test_the_menu_of_a_step(qtbot: QtBot, editor: Editor) -> None:
    """Right click: move, duplicate, take out."""
    menu = editor.menu_of(1)
    actions = {action.text(): action for action in menu.actions() if action.text()}
    actions["Duplicate"].trigger()
    assert kinds(editor) == [StepKind.ENTRY, StepKind.QUESTION, StepKind.QUESTION, StepKind.BREAK]
    actions["Move up"].trigger()
    assert kinds(editor)[0] == StepKind.QUESTION
    actions["Move down"].trigger()
    actions["Take out"].trigger()
    assert len(kinds(editor)) == 3
    menu.deleteLater()


def test_an_entry_is_found_and_added(qtbot: QtBot, editor: Editor) -> None:
    """Search, Enter: the page stands below the chosen step."""
    editor.steps.setCurrentRow(0)
    press(qtbot, editor, "Add an entry…")
    finder = editor.finder
    with qtbot.waitSignal(finder.answered, check_params_cb=lambda: finder.field.text() == "buddies"):
        qtbot.keyClicks(finder.field, "buddies")
    qtbot.keyClick(finder.field, K.Key_Return)
    assert editor.workshop is not None
    assert editor.workshop.steps[1].entry == "harbour/buddies"
    qtbot.keyClick(finder.field, K.Key_Escape)
    assert not finder.isVisible()


def test_pages_can_be_dragged_in(editor: Editor) -> None:
    """What is dragged from the tree lands where it is dropped; other things are not taken."""
    dragged = [Kept("small", "harbour/buddies", "Buddies"), Kept(WALK.pack, WALK.id, "Walk and talk")]
    data = carry(dragged)
    assert carried(data) == dragged
    assert carried(QMimeData()) == []
    rect = editor.steps.visualItemRect(editor.steps.item(0))
    event = QDropEvent(
        QPointF(rect.center().x(), rect.bottom() - 2), Qt.DropAction.CopyAction, data,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    editor.steps.dropEvent(event)
    assert editor.workshop is not None

    assert [step.entry for step in editor.workshop.steps][:3] == [WALK.id, "harbour/buddies", WALK.id]


def test_parts_of_a_page_are_chosen(qtbot: QtBot, editor: Editor) -> None:
    """Each part is on the wall, for me alone, or left out; parts are moved up and down; the slides show it."""
    editor.steps.setCurrentRow(0)
    panel = editor.panel
    names = [panel.parts.table.item(row, 0).text() for row in range(panel.parts.table.rowCount())]  # type: ignore[union-attr]
    assert names[:3] == ["Title, summary and facts", "What it is", "How it works"]
    before = panel.slides.count()

    def choose(row: int, state: int) -> None:
        box: ChoiceBox = panel.parts.table.cellWidget(row, 1)  # type: ignore[assignment]
        box.setCurrentIndex(state)
        box.activated.emit(state)

    choose(0, LEFT_OUT)
    choose(1, ONLY_MINE)
    step = panel.step
    assert step is not None
    assert step.parts[0] == "what-it-is"
    assert step.hidden[0] == "what-it-is"
    panel._show_slides()
    assert panel.slides.count() < before
    panel.parts.table.setCurrentCell(2, 0)
    panel.parts.move_part(-1)
    assert panel.step is not None
    assert panel.step.parts[:2] == ("how-it-works", "what-it-is")
    choose(0, ON_WALL)
    assert editor.workshop is not None
    assert editor.workshop.steps[0] == panel.step


def test_the_page_that_is_read_is_added(qtbot: QtBot, window: MainWindow) -> None:
    """Add this page to a workshop: a menu offers them, the last one first; what is read stays, and a button leads on."""
    show_page(qtbot, window, "hubdesk:small/harbour/buddies")
    window.named_actions["add_to_workshop"].trigger()
    take(window, "New workshop")
    area = window.areas.of(WorkshopsArea)
    assert address_shown(window) == "hubdesk:small/harbour/buddies"
    show_page(qtbot, window, "hubdesk:small/harbour/walk-and-talk")
    window.named_actions["add_to_workshop"].trigger()
    take(window, "My workshop")
    assert window.notice.text == "Added to “My workshop” as step 2."
    press(qtbot, window.notice, "Show the workshop")
    found = area.workshop_shown()

    assert found is not None
    assert [step.entry for step in found.steps] == ["harbour/buddies", "harbour/walk-and-talk"]
    assert len(kept(area)) == 1


def take(owner: QWidget, words: str) -> None:
    """Choose something in the menu that is open."""
    (menu,) = [one for one in owner.findChildren(QMenu) if one.isVisible()]
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()
    let_go()


def submenu(owner: QWidget, words: str) -> QMenu:
    """Open what the open menu has below some words."""
    found = next(menu for menu in owner.findChildren(QMenu) if menu.title() == words)
    found.aboutToShow.emit()
    return found


def test_wherever_an_entry_is_met_it_can_be_added(qtbot: QtBot, window: MainWindow) -> None:
    """Among hits and in the tree too, the right button offers the workshops."""
    search(qtbot, window, "bus")
    menus = window.areas.of(ContextMenus)
    hit = window.results.model.hits[0]
    menus.show_for_hit(window.mapToGlobal(QPoint(5, 5)), hit)
    submenu(window.results, "Add to a workshop").actions()[0].trigger()
    area = window.areas.of(WorkshopsArea)
    (line,) = area.kept.all()
    show_page(qtbot, window, "hubdesk:small/harbour/buddies")
    menus.show_for_row(window.mapToGlobal(QPoint(5, 5)))
    offered = submenu(window.side, "Add to a workshop")
    assert [action.text() for action in offered.actions()] == ["My workshop", "", "New workshop"]
    offered.actions()[0].trigger()
    found = area.kept.get(line.id)

    assert found is not None
    assert [step.entry for step in found.steps] == [hit.id, "harbour/buddies"]


def test_an_entry_is_dropped_on_a_workshop_while_something_else_is_shown(qtbot: QtBot, window: MainWindow) -> None:
    """While a hit is dragged a strip offers the workshops; it goes when the drag does."""
    area = window.areas.of(WorkshopsArea)
    area.add("", [WALK])
    search(qtbot, window, "bus")
    data = carry([Kept("small", "harbour/buddies", "Buddies")])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(300, 300), copy, data, left, none))
    strip = window.stack.findChild(DropStrip)
    assert strip is not None
    assert strip.isVisible()
    first, new = strip.findChildren(QLabel)
    assert (first.text(), new.text()) == ("Add to “My workshop”", "New workshop")
    QApplication.sendEvent(window, QDragLeaveEvent())
    QApplication.sendEvent(first, QDragEnterEvent(QPoint(5, 5), copy, data, left, none))
    QApplication.sendEvent(first, QDropEvent(QPointF(5, 5), copy, data, left, none))
    assert strip.isHidden()
    found = area.kept.get(area.kept.all()[0].id)
    assert found is not None
    assert [step.entry for step in found.steps] == [WALK.id, "harbour/buddies"]
    assert window.is_searching

    QApplication.sendEvent(window, QDragEnterEvent(QPoint(300, 300), copy, data, left, none))
    QApplication.sendEvent(window, QDragLeaveEvent())
    qtbot.waitUntil(strip.isHidden)


def test_hits_and_the_tree_can_be_dragged(qtbot: QtBot, window: MainWindow) -> None:
    """What is below the pointer is what is carried."""
    search(qtbot, window, "bus")
    hits = window.results.list
    entry = window.results._entry_at(hits.visualRect(window.results.model.index(0)).center())
    assert entry is not None
    assert entry.entry == window.results.model.hits[0].id
    assert window.results._entry_at(QPoint(5, hits.viewport().height() - 2)) is None
    let_tree_be_dragged(window)
    let_tree_be_dragged(window)
    assert len(window.side.tree.findChildren(DragSource)) == 1
    show_page(qtbot, window, "hubdesk:small/harbour/buddies")
    source = window.side.tree.findChild(DragSource)
    assert source is not None
    found = source._entry_at(window.side.tree.visualRect(window.side.tree.currentIndex()).center())
    assert found is not None
    assert found[:2] == ("small", "harbour/buddies")


def test_a_single_part_is_added_from_the_menu_of_the_page(qtbot: QtBot, window: MainWindow) -> None:
    """Right click in a part: only that part goes into the workshop, and F5 there puts the workshop on the wall."""
    show_page(qtbot, window, "hubdesk:small/harbour/walk-and-talk")
    document = window.page.document()
    at = next(heading.position for heading in headings_of(document) if heading.anchor == "how-it-works")
    window.areas.of(ContextMenus).show_for_page(window.mapToGlobal(QPoint(5, 5)), at)
    submenu(window.page, "Add “How it works” to a workshop").actions()[0].trigger()
    area = window.areas.of(WorkshopsArea)
    found = area.kept.get(area.kept.all()[0].id)

    assert found is not None
    assert [step.parts for step in found.steps] == [("how-it-works",)]


def test_f5_in_the_editor_presents_the_workshop(
    area: WorkshopsArea, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It need not be left first."""
    monkeypatch.setattr(KeepAwake, "start", lambda _self: None)
    area.window.named_actions["present"].trigger()
    presenting = area.window.areas.of(Presenting)
    assert presenting.show is not None
    assert presenting.show.talk.deck.title == "My workshop"
    presenting.close()
    let_go()


def test_a_workshop_is_deleted_and_put_back(qtbot: QtBot, area: WorkshopsArea, editor: Editor) -> None:
    """Delete asks nothing and loses nothing."""
    press(qtbot, editor, "← All workshops")
    press(qtbot, area.page, "Delete")
    assert kept(area) == []
    press(qtbot, area.window, "Undo")

    assert kept(area) == ["My workshop"]


def test_a_workshop_is_duplicated(qtbot: QtBot, area: WorkshopsArea, editor: Editor) -> None:
    """The copy says that it is one."""
    press(qtbot, editor, "← All workshops")
    press(qtbot, area.page, "Duplicate")

    assert set(kept(area)) == {"My workshop", "My workshop (copy)"}


def test_a_workshop_goes_out_as_a_file_and_comes_in(
    qtbot: QtBot, area: WorkshopsArea, editor: Editor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hand on writes one small file; opening it makes a workshop of one's own."""
    target = tmp_path / "ours.hubworkshop"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(target), ""))
    press(qtbot, editor, "← All workshops")
    press(qtbot, area.page, "Hand on…")
    assert target.is_file()
    assert "Your notes are in it" in area.window.notice.text
    press(qtbot, area.page, "Open a file…")

    assert kinds(area.editor) == [StepKind.ENTRY, StepKind.QUESTION, StepKind.BREAK]
    assert len(kept(area)) == 2


def test_a_file_that_is_none_is_said(area: WorkshopsArea, tmp_path: Path) -> None:
    """A quiet line names it, and nothing is made."""
    other = tmp_path / "letter.txt"
    other.write_text("Dear all", encoding="utf-8")
    area.open_file(other)

    assert "does not hold a workshop" in area.window.notice.text
    assert area.kept.all() == []


def test_a_workshop_goes_on_the_wall(
    qtbot: QtBot, area: WorkshopsArea, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Present shows its title first, then its steps; the console has the notes and the plan."""
    monkeypatch.setattr(KeepAwake, "start", lambda _self: None)
    editor.steps.setCurrentRow(0)
    editor.panel.notes.setPlainText("Say why.")
    press(qtbot, editor, "Present")
    presenting = area.window.areas.of(Presenting)
    show = presenting.show
    assert show is not None
    assert show.talk.current.slide.title == "My workshop"
    show.carry_out("next")
    show.carry_out("console")
    assert show.console.notes.toPlainText() == "Say why."
    assert "Step 1 of 3" in show.console.step.text()
    assert show.console.pace.words == "On time"
    show.carry_out("end")
    presenting.close()
    let_go()


def test_every_button_has_a_name(area: WorkshopsArea, editor: Editor) -> None:
    """Screen readers have something to say of each."""
    for page in (area.page, editor):
        for button in page.findChildren(QPushButton):
            assert button.accessibleName() or button.text()


def test_own_slides_look_as_they_will(editor: Editor) -> None:
    """The question's panel shows the one slide that it is."""
    editor.steps.setCurrentRow(1)

    assert editor.panel.slides.count() == 1
    assert QGuiApplication.focusWindow() is not None or editor.isVisible()


def test_a_copy_still_prints_the_sheets_of_its_pack(qtbot: QtBot, area: WorkshopsArea, window: MainWindow) -> None:
    """Open a ready workshop as a copy: its sheets stand in the menu, and lead to how they will be printed."""
    line = window.session.library.workshops()[0]
    area._carry_out("copy_ready", f"{line.pack}/{line.id}")
    assert area.editor.workshop is not None
    menu = QMenu(window)
    add_sheets(menu, window, area.editor.workshop)
    (action,) = [one for one in menu.actions() if one.text().startswith("Print the sheet")]
    action.trigger()
    dialog = dialog_of(window, PrintPreview)
    qtbot.waitUntil(lambda: dialog.print_button.isEnabled())
    dialog.reject()


def test_without_a_step_there_is_no_empty_form(qtbot: QtBot, area: WorkshopsArea) -> None:
    """A new workshop shows its steps alone; the form comes with the first step."""
    press(qtbot, area.page, "New workshop")
    assert not area.editor.panel.isVisible()
    area.editor.add_entry(WALK)
    assert area.editor.panel.isVisible()


def test_a_ready_workshop_prints_its_sheets_at_once(qtbot: QtBot, area: WorkshopsArea, window: MainWindow) -> None:
    """Its row offers its sheets, without a copy having to be made first."""
    press(qtbot, area.page, "Print sheets…")
    menu = next(one for one in area.page.findChildren(QMenu) if one.isVisible())
    assert menu.activeAction() is menu.actions()[0]
    menu.actions()[0].trigger()
    menu.close()
    dialog = dialog_of(window, PrintPreview)
    qtbot.waitUntil(lambda: dialog.print_button.isEnabled())
    dialog.reject()
    assert kept_nothing(area)


def kept_nothing(area: WorkshopsArea) -> bool:
    """Say whether the user has no workshop yet."""
    return not area.kept.all()


def test_no_letter_of_a_button_is_one_of_a_menu(area: WorkshopsArea, editor: Editor, window: MainWindow) -> None:
    """Alt with an underlined letter does what the letter stands in: a menu would take it from a button."""
    menus = {letter_of(action.text()) for action in window.menuBar().actions()}
    for page in (area.page, editor):
        letters = [found for one in page.findChildren(QPushButton) if (found := letter_of(one.text()))]
        assert letters
        assert not menus & set(letters)
        assert len(letters) == len(set(letters))


def letter_of(words: str) -> str:
    """Give the letter that is underlined in the words of a control."""
    return words.partition("&")[2][:1].lower()


def test_the_window_says_the_title_as_it_is_now(qtbot: QtBot, editor: Editor, window: MainWindow) -> None:
    """Type another title: the window's own follows."""
    editor.title.clear()
    qtbot.keyClicks(editor.title, "Our morning")
    editor.save()
    assert window.windowTitle().startswith("Our morning")


def test_words_and_fields_of_a_row_stand_at_one_height(editor: Editor) -> None:
    """The name of a field stands in the middle of the field beside it."""
    assert abs(editor.sum.geometry().center().y() - editor.minutes.geometry().center().y()) <= 1


def test_commands_of_the_menu_work_on_the_workshop_that_is_open(
    qtbot: QtBot, editor: Editor, window: MainWindow
) -> None:
    """Rehearse and Hand out in the menu take the workshop that is being changed, as F5 does."""
    window.named_actions["rehearse"].trigger()
    show = window.areas.of(Presenting).show
    assert show is not None
    assert show.is_rehearsal
    assert len(show.talk.deck.items) == 1 + len(kinds(editor))  # the title comes first
    show.leave()
    window.areas.of(Presenting)._close()

    window.named_actions["hand_out"].trigger()
    dialog_of(window, HandoutDialog).reject()


def test_words_of_an_own_slide_are_typed_at_once(qtbot: QtBot, editor: Editor) -> None:
    """Add a question and type: Esc goes back to the steps, Enter to the form again."""
    press(qtbot, editor, "Question")
    assert editor.panel.title.hasFocus()
    qtbot.keyClicks(editor.panel.title, "What helps here?")
    assert editor.workshop is not None
    assert editor.workshop.steps[editor.steps.currentRow()].title == "What helps here?"

    qtbot.keyClick(editor.panel.title, K.Key_Escape)
    assert editor.steps.hasFocus()
    assert editor.isVisible()
    editor.steps.setCurrentRow(0)
    qtbot.keyClick(editor.steps, K.Key_Return)
    table = editor.panel.parts.table
    assert table.hasFocus()

    table.setCurrentCell(1, 0)
    part = table.item(1, 0).text()  # type: ignore[union-attr]
    qtbot.keyClick(table, K.Key_Space)
    choice: ChoiceBox = table.cellWidget(1, 1)  # type: ignore[assignment]
    assert choice.currentIndex() == ONLY_MINE
    qtbot.keyClick(table, K.Key_Up, ALT)
    assert table.item(0, 0).text() == part  # type: ignore[union-attr]


def test_the_list_of_workshops_counts_what_was_dropped_on_it(qtbot: QtBot, area: WorkshopsArea, editor: Editor) -> None:
    """Drop a page on a workshop while the list is shown: its steps are counted anew."""
    area.show_all()
    assert any(words.startswith("3 steps") for words in labels_of(area.page))
    assert editor.workshop is not None
    area.add(editor.workshop.id, (WALK,))
    assert any(words.startswith("4 steps") for words in labels_of(area.page))
