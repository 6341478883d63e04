"""The page on which a workshop is made: its steps in time, and the one step that is being changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSpinBox,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from hubdesk.gui.carrying import DragSource
from hubdesk.gui.panels.flow_layout import FlowLayout
from hubdesk.gui.stage.find_panel import FindPanel
from hubdesk.gui.told import tell_edge, tell_field
from hubdesk.gui.workshops.step_list import StepList
from hubdesk.gui.workshops.step_panel import StepPanel
from hubdesk.model.address import EntryPlace
from hubdesk.model.words import QT_TR_NOOP, tr
from hubdesk.model.workshop import Step, StepKind, Workshop
from hubdesk.services.presenting.workshops import MINUTES, step_of, title_of

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from hubdesk.gui.theme import Theme
    from hubdesk.services.session import Session
    from hubdesk.userdata.lists import Kept

_BESIDE = 640
"""From so many pixels on, the step stands beside the list of steps, else below it."""
_SAVE_MS = 400
"""A change is kept when nothing was changed for so long, and when the page is left."""
_NEW = (
    (StepKind.SLIDE, QT_TR_NOOP("Sl&ide"), QT_TR_NOOP("A title")),
    (StepKind.QUESTION, QT_TR_NOOP("&Question"), QT_TR_NOOP("What do you think?")),
    (StepKind.ACTIVITY, QT_TR_NOOP("&Activity"), QT_TR_NOOP("Now you")),
    (StepKind.BREAK, QT_TR_NOOP("&Break"), QT_TR_NOOP("Break")),
)


class Editor(QWidget):
    """Changes one workshop. `saved` carries it whenever it is to be kept, and as it was kept the last time."""

    saved = Signal(object, object)
    back_wanted = Signal()
    present_wanted = Signal(bool)
    """Put it on the wall; True rehearses it in windows."""
    menu_wanted = Signal(QPoint)
    removed = Signal(str, object)
    """Something was taken out: what to say of it, and what puts it back."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("workshopEditor")
        self._session, self._theme = session, theme
        self.workshop: Workshop | None = None
        self._base: Workshop | None = None
        self.is_changed = self._is_filling = False
        self._save_timer = QTimer(self)
        self._save_timer.setSingleShot(True)
        self._save_timer.setInterval(_SAVE_MS)
        self._save_timer.timeout.connect(self.save)
        self._make()
        theme.dress(self, "workshops")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = event.size().width() < _BESIDE
        self._split.setOrientation(Qt.Orientation.Vertical if is_narrow else Qt.Orientation.Horizontal)
        self._split.setStretchFactor(0, 0 if is_narrow else 2)  # beside each other, both give way

    def focus_first(self) -> None:
        """Put the keyboard on the steps."""
        self.steps.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # ---- making

    def _make(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 16, 24, 18)
        page.setSpacing(10)
        page.addLayout(self._make_head())
        self.title = QLineEdit(self)
        self.title.setObjectName("titleField")
        tell_field(self.title, tr("Title of the workshop"), tr("It goes by this name in the list of workshops."))
        self.title.textEdited.connect(lambda text: self._change(title=text))
        self.purpose = QLineEdit(self)
        more = tr("It stands below the title in the list of workshops.")
        tell_field(self.purpose, tr("What it is for, in a sentence"), more)
        self.purpose.textEdited.connect(lambda text: self._change(purpose=text))
        page.addWidget(self.title)
        page.addWidget(self.purpose)
        page.addLayout(self._make_plan())
        self._split = split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        split.addWidget(self._make_left())
        self.panel = StepPanel(self._session.library, self._theme, self)
        self.panel.changed.connect(self._step_changed)
        self.panel.left.connect(self.focus_first)
        self.steps.itemActivated.connect(self.panel.focus_first)
        split.addWidget(self.panel)
        split.setSizes([400, 620])
        split.setStretchFactor(1, 3)
        tell_edge(split, tr("Edge between the steps and what is in them"), tr("A mouse can drag it."))
        page.addWidget(split, 1)

    def _make_head(self) -> FlowLayout:
        row = FlowLayout()
        back = QPushButton(tr("← All &workshops"), self)
        back.clicked.connect(self.back_wanted)
        self.present = QPushButton(tr("Presen&t"), self)
        self.present.clicked.connect(lambda: self.present_wanted.emit(False))
        rehearse = QPushButton(tr("&Rehearse in a window"), self)
        rehearse.clicked.connect(lambda: self.present_wanted.emit(True))
        more = QPushButton(tr("&More…"), self)
        more.clicked.connect(lambda: self.menu_wanted.emit(more.mapToGlobal(QPoint(0, more.height()))))
        row.addWidget(back)
        for button in (self.present, rehearse, more):
            row.addWidget(button)
        return row

    def _make_plan(self) -> FlowLayout:
        row = FlowLayout()
        name = QLabel(tr("Time there is"), self)
        name.setObjectName("quiet")
        self.minutes = QSpinBox(self)
        self.minutes.setRange(0, 1440)
        self.minutes.setSuffix(tr(" min"))
        self.minutes.setMinimumWidth(96)
        self.minutes.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.minutes.setAccessibleName(tr("Time there is, in minutes"))
        self.minutes.valueChanged.connect(lambda value: self._change(minutes=value))
        self.sum = QLabel(self)
        row.addWidget(name)
        row.addWidget(self.minutes)
        row.addWidget(self.sum)
        return row

    def _make_left(self) -> QWidget:
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.steps = StepList(self._session.library, self._theme, holder)
        self.steps.currentRowChanged.connect(self._row_chosen)
        self.steps.moved.connect(self.move_step)
        self.steps.removal_wanted.connect(self.remove_step)
        self.steps.menu_wanted.connect(self._show_menu)
        self.steps.entries_dropped.connect(self._drop)
        self.finder = FindPanel(
            self._session, holder, asked=tr("Search for a page to add"),
            explained=tr("Enter adds the page below the chosen step. Esc closes this. "
            "You can also drag pages here from the tree or from the results."),
        )  # fmt: skip
        self.finder.chosen.connect(lambda place: self.add_entry(place))
        self.finder.left.connect(self._close_finder)
        self._hit_source = DragSource(self.finder.hits, self.finder.entry_at)
        self.empty = QLabel(
            tr("There is nothing here yet. Add an entry of the library, or a slide of your own."), holder
        )
        self.empty.setObjectName("quiet")
        self.empty.setWordWrap(True)
        column.addWidget(self.empty)
        column.addWidget(self.steps, 2)
        column.addWidget(self.finder, 3)
        self.adding = QWidget(holder)
        adding = QVBoxLayout(self.adding)
        adding.setContentsMargins(0, 0, 0, 0)
        add = QPushButton(tr("Add a&n entry…"), holder)
        add.clicked.connect(self._open_finder)
        row = FlowLayout()
        row.addWidget(add)
        for kind, words, title in _NEW:
            button = QPushButton(tr(words), holder)
            button.clicked.connect(lambda _=False, kind=kind, title=title: self._add_own(_new_step(kind, tr(title))))
            row.addWidget(button)
        adding.addLayout(row)
        column.addWidget(self.adding)
        return holder

    # ---- showing

    def show_workshop(self, workshop: Workshop, row: int = 0) -> None:
        """Show a workshop to be changed."""
        self.save()
        self._close_finder()
        self.workshop = self._base = workshop
        self._is_filling = True
        self.title.setText(workshop.title)
        self.purpose.setText(workshop.purpose)
        self.minutes.setValue(workshop.minutes)
        self._is_filling = False
        self._list(row)

    def _list(self, row: int) -> None:
        assert self.workshop is not None
        self.steps.show_workshop(self.workshop, row)
        self._lay_left()
        self._row_chosen(self.steps.currentRow())
        self._say_sum()

    def _say_sum(self) -> None:
        assert self.workshop is not None
        planned, there_is = self.workshop.planned_minutes, self.workshop.minutes
        if not there_is:
            words, name = tr("{planned} min planned").format(planned=planned), "quiet"
        elif planned > there_is:
            said = tr("{planned} min planned: {over} min too much")
            words, name = said.format(planned=planned, over=planned - there_is), "late"
        elif planned < there_is:
            words = tr("{planned} min planned, {free} min free").format(planned=planned, free=there_is - planned)
            name = "good"
        else:
            words, name = tr("{planned} min planned: it fits").format(planned=planned), "good"
        self.sum.setText(words)
        if self.sum.objectName() != name:
            self.sum.setObjectName(name)
            self.sum.style().unpolish(self.sum)
            self.sum.style().polish(self.sum)

    def _row_chosen(self, row: int) -> None:
        steps = self.workshop.steps if self.workshop else ()
        self.panel.show_step(steps[row] if 0 <= row < len(steps) else None)

    def _open_finder(self) -> None:
        self.finder.open()
        self._lay_left()

    def _close_finder(self) -> None:
        self.finder.close_panel()
        self._lay_left()
        self.steps.setFocus()

    def _lay_left(self) -> None:
        """Give the room to what is wanted now: while there are no steps, that is what adds the first."""
        is_empty, is_finding = not self.steps.count(), not self.finder.isHidden()
        self.adding.setHidden(is_finding)
        self.empty.setVisible(is_empty and not is_finding)
        self.steps.setHidden(is_empty and is_finding)

    # ---- changing

    def add_entry(self, place: EntryPlace, at: int | None = None, part: str = "") -> None:
        """Add an entry, or a single part of it, below the chosen step."""
        self.add_step(step_of(place, part), at)

    def add_step(self, step: Step, at: int | None = None) -> None:
        """Add a step at a place, or below the chosen one."""
        if self.workshop is None:
            return
        place = self.steps.currentRow() + 1 if at is None else at
        self._take((*self.workshop.steps[:place], step, *self.workshop.steps[place:]), place)

    def _add_own(self, step: Step) -> None:
        """Add a slide of one's own, with the keyboard where its words are typed."""
        self.add_step(step)
        self.panel.focus_first()

    def move_step(self, row: int, place: int) -> None:
        """Move a step to a place, counted once it is taken out."""
        if self.workshop is None or not 0 <= place < len(self.workshop.steps):
            return
        steps = list(self.workshop.steps)
        steps.insert(place, steps.pop(row))
        self._take(tuple(steps), place)

    def duplicate_step(self, row: int) -> None:
        """Put a copy of a step below it."""
        if self.workshop is not None:
            self.add_step(self.workshop.steps[row], row + 1)

    def remove_step(self, row: int) -> None:
        """Take a step out; it can be put back."""
        if self.workshop is None:
            return
        former = self.workshop
        step = former.steps[row]
        self._take((*former.steps[:row], *former.steps[row + 1 :]), row)
        words = tr("“{title}” was taken out.").format(title=title_of(step, self._session.library))

        def put_back() -> None:
            if self.workshop is not None and self.workshop.id == former.id:
                self.add_step(step, min(row, len(self.workshop.steps)))

        self.removed.emit(words, put_back)

    def _drop(self, entries: list[Kept], at: int) -> None:
        for number, one in enumerate(entries):
            self.add_entry(EntryPlace(one.pack, one.entry), at + number)

    def _show_menu(self, row: int, at: QPoint) -> None:
        self.menu_of(row).popup(at)

    def menu_of(self, row: int) -> QMenu:
        """Make the menu of a step."""
        assert self.workshop is not None
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        last = len(self.workshop.steps) - 1
        menu.addAction(tr("Move up"), lambda: self.move_step(row, row - 1)).setEnabled(row > 0)
        menu.addAction(tr("Move down"), lambda: self.move_step(row, row + 1)).setEnabled(row < last)
        menu.addAction(tr("Duplicate"), lambda: self.duplicate_step(row))
        menu.addSeparator()
        menu.addAction(tr("Take out"), lambda: self.remove_step(row))
        return menu

    def _step_changed(self, step: Step) -> None:
        row = self.steps.currentRow()
        if self.workshop is None or row < 0:
            return
        steps = (*self.workshop.steps[:row], step, *self.workshop.steps[row + 1 :])
        self.workshop = replace(self.workshop, steps=steps)
        self.steps.show_workshop(self.workshop, row)
        self._say_sum()
        self._note_change()

    def _take(self, steps: tuple[Step, ...], row: int) -> None:
        assert self.workshop is not None
        self.workshop = replace(self.workshop, steps=steps)
        self._list(row)
        self._note_change()

    def _change(self, **values: object) -> None:
        if self.workshop is None or self._is_filling:
            return
        self.workshop = replace(self.workshop, **values)  # type: ignore[arg-type]
        self._say_sum()
        self._note_change()

    def _note_change(self) -> None:
        self.is_changed = True
        self._save_timer.start()

    def save(self) -> None:
        """Keep what was changed, if anything was."""
        self._save_timer.stop()
        if self.is_changed and self.workshop is not None:
            self.is_changed = False
            base, self._base = self._base, self.workshop
            self.saved.emit(self.workshop, base)

    def stop(self) -> None:
        """Keep what was changed and let go of the packs."""
        self.save()
        self.finder.stop()


def _new_step(kind: StepKind, title: str) -> Step:
    countdown = MINUTES if kind in (StepKind.ACTIVITY, StepKind.BREAK) else 0
    return Step(kind, 5 if kind == StepKind.SLIDE else MINUTES, title, countdown=countdown)
