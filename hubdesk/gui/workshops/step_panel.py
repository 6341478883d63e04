"""One step of a workshop, to be changed: its words, minutes and notes, and which parts of an entry are for the wall."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QScrollArea,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from hubdesk.errors import HubDeskError
from hubdesk.gui.panels.choice_box import ChoiceBox
from hubdesk.gui.panels.flow_layout import FlowLayout
from hubdesk.gui.workshops.step_list import KINDS
from hubdesk.model.address import EntryPlace
from hubdesk.model.words import QT_TR_NOOP, tr
from hubdesk.model.workshop import Step, StepKind
from hubdesk.services.presenting.cutting import not_for_the_wall, parts_of
from hubdesk.services.presenting.deck import item_of
from hubdesk.services.presenting.workshops import title_of
from hubdesk.typeset.fonts import SLANTED, UPRIGHT, load_fonts
from hubdesk.typeset.pictures import decode_picture
from hubdesk.typeset.stage.fitting import fit_slides
from hubdesk.typeset.stage.look import Look, room_of
from hubdesk.typeset.stage.painting import draw_slide
from hubdesk.typeset.stage.setting import set_slide

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdesk.gui.theme import Theme
    from hubdesk.library.library import Library
    from hubdesk.model.entry import Entry
    from hubdesk.services.presenting.cutting import Part

ON_WALL, ONLY_MINE, LEFT_OUT = range(3)
_STATES = (QT_TR_NOOP("On the wall"), QT_TR_NOOP("Only I see it"), QT_TR_NOOP("Left out"))
_THUMB = QSize(208, 117)
_PREVIEW_MS = 350
"""Slides are drawn anew when nothing was typed for so long."""


class StepPanel(QScrollArea):
    """The form of one step. `changed` carries the step as it is now."""

    changed = Signal(object)

    def __init__(self, library: Library, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library, self._theme = library, theme
        self.step: Step | None = None
        self._entry: Entry | None = None
        self._is_filling = False
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields have the keyboard
        self._preview = QTimer(self)
        self._preview.setSingleShot(True)
        self._preview.setInterval(_PREVIEW_MS)
        self._preview.timeout.connect(self._show_slides)
        self._make()
        self.show_step(None)

    def _make(self) -> None:
        holder = QWidget(self)
        holder.setObjectName("stepPanel")
        column = QVBoxLayout(holder)
        column.setContentsMargins(22, 4, 14, 18)
        column.setSpacing(10)
        self.head = QLabel(holder)
        self.head.setObjectName("sectionTitle")
        self.head.setWordWrap(True)
        self.kind = QLabel(holder)
        self.kind.setObjectName("quiet")
        column.addWidget(self.kind)
        column.addWidget(self.head)
        self.form = QFormLayout()
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self.form.setVerticalSpacing(10)
        self.title = QLineEdit(holder)
        self.text = self._text(holder, 92)
        self.parts = self._make_parts(holder)
        times = QWidget(holder)
        self.minutes, self.countdown = self._spin(times), self._spin(times)
        self.notes = self._text(holder, 110)
        row = FlowLayout(times)
        self._countdown_name = self._name(tr("Counted down on the wall"))
        for label, spin in ((self._name(tr("Planned")), self.minutes), (self._countdown_name, self.countdown)):
            label.setBuddy(spin)
            spin.setAccessibleName(label.text())
            row.addWidget(label)
            row.addWidget(spin)
        self._row(tr("Words on the wall"), self.title)
        self._row(tr("More words on the wall (begin a line with - for a list)"), self.text)
        self._row(tr("Parts of this page"), self.parts_holder)
        self._row(tr("Time"), times)
        self._row(tr("Your notes: only you see them"), self.notes)
        column.addLayout(self.form)
        name = self._name(tr("How it looks"))
        column.addWidget(name)
        self.slides = QListWidget(holder)
        self.slides.setObjectName("slides")
        self.slides.setAccessibleName(tr("The slides of this step"))
        self.slides.setViewMode(QListWidget.ViewMode.IconMode)
        self.slides.setFlow(QListWidget.Flow.LeftToRight)
        self.slides.setWrapping(False)
        self.slides.setIconSize(_THUMB)
        self.slides.setSpacing(8)
        self.slides.setMovement(QListWidget.Movement.Static)
        self.slides.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.slides.setFixedHeight(_THUMB.height() + 62)
        column.addWidget(self.slides)
        column.addStretch(1)
        self.setWidget(holder)
        self.title.textEdited.connect(lambda text: self._change(title=text))
        self.text.textChanged.connect(lambda: self._change(text=self.text.toPlainText()))
        self.notes.textChanged.connect(lambda: self._change(notes=self.notes.toPlainText()))
        self.minutes.valueChanged.connect(lambda value: self._change(minutes=value))
        self.countdown.valueChanged.connect(lambda value: self._change(countdown=value))

    def _make_parts(self, holder: QWidget) -> QTableWidget:
        self.parts_holder = QWidget(holder)
        column = QVBoxLayout(self.parts_holder)
        column.setContentsMargins(0, 0, 0, 0)
        table = QTableWidget(0, 2, self.parts_holder)
        table.setObjectName("parts")
        table.setAccessibleName(tr("Parts of this page, and who sees them"))
        table.horizontalHeader().hide()
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)  # the arrow keys lead from part to part; Tab leads on
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.setColumnWidth(1, 168)
        row = QHBoxLayout()
        for words, said, by in (("↑", tr("Move this part up"), -1), ("↓", tr("Move this part down"), 1)):
            button = QToolButton(self.parts_holder)
            button.setText(words)
            button.setToolTip(said)
            button.setAccessibleName(said)
            button.clicked.connect(lambda _=False, way=by: self._move_part(way))
            row.addWidget(button)
        self._care = QLabel(self.parts_holder)
        self._care.setObjectName("quiet")
        self._care.setWordWrap(True)
        row.addWidget(self._care, 1)
        column.addWidget(table)
        column.addLayout(row)
        return table

    def _text(self, holder: QWidget, height: int) -> QPlainTextEdit:
        edit = QPlainTextEdit(holder)
        edit.setTabChangesFocus(True)
        edit.setFixedHeight(height)
        return edit

    def _spin(self, holder: QWidget) -> QSpinBox:
        spin = QSpinBox(holder)
        spin.setRange(0, 600)
        spin.setSuffix(tr(" min"))
        spin.setMinimumWidth(92)
        spin.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        return spin

    def _name(self, words: str) -> QLabel:
        label = QLabel(words, self)
        label.setObjectName("fieldName")
        label.setWordWrap(True)
        return label

    def _row(self, words: str, field: QWidget) -> None:
        label = self._name(words)
        label.setBuddy(field)
        field.setAccessibleName(words)
        self.form.addRow(label, field)

    # ---- showing

    def show_step(self, step: Step | None) -> None:
        """Show a step, or an empty panel."""
        self.step = step
        self.setVisible(step is not None)  # an empty one would show nothing but scroll bars
        if step is None:
            return
        is_entry = step.kind == StepKind.ENTRY
        with self._filling():
            self._entry = self._find(step) if is_entry else None
            self.kind.setText(tr(KINDS[step.kind]))
            self.head.setText(title_of(step, self._library))
            for field, is_shown in (
                (self.title, not is_entry),
                (self.text, not is_entry),
                (self.parts_holder, is_entry),
            ):
                self.form.setRowVisible(field, is_shown)
            self.title.setText(step.title)
            self.text.setPlainText(step.text)
            self.notes.setPlainText(step.notes)
            self.minutes.setValue(step.minutes)
            self.countdown.setValue(step.countdown)
            for part in (self._countdown_name, self.countdown):
                part.setVisible(step.kind in (StepKind.ACTIVITY, StepKind.BREAK))
            if is_entry:
                self._fill_parts(step)
        self._show_slides()

    def _find(self, step: Step) -> Entry | None:
        try:
            return self._library.entry(EntryPlace(step.pack, step.entry))
        except HubDeskError:
            return None

    def _fill_parts(self, step: Step) -> None:
        known = {part.id: part for part in parts_of(self._entry)} if self._entry else {}
        hidden = set(step.hidden) if step.parts else {*step.hidden, *_off(self._entry)}
        shown = [id_ for id_ in step.parts if id_ in known] or list(known)
        order = [*shown, *(id_ for id_ in known if id_ not in shown)]
        self.parts.setRowCount(len(order))
        for row, id_ in enumerate(order):
            state = LEFT_OUT if id_ not in shown else ONLY_MINE if id_ in hidden else ON_WALL
            self._fill_part(row, known[id_], state)
        high = min(8, max(2, len(order))) * 38 + 6
        self.parts.setFixedHeight(high)
        self.parts_holder.setFixedHeight(high + 56)
        cares = [part.title for part in known.values() if part.is_sensitive]
        if self._entry is None:
            self._care.setText(tr("This page is not in the library on this computer."))
        elif cares:
            said = tr("Parts of “{parts}” touch on {what}. They stay off the wall until you choose them yourself.")
            self._care.setText(said.format(parts=", ".join(cares), what=", ".join(self._entry.sensitive)))
        else:
            self._care.setText("")

    def _fill_part(self, row: int, part: Part, state: int) -> None:
        item = QTableWidgetItem(("    " if part.level > 2 else "") + part.title)
        item.setData(Qt.ItemDataRole.UserRole, part.id)
        choice = self._choice_of(row)
        choice.setCurrentIndex(state)
        choice.setAccessibleName(tr("Who sees {part}").format(part=part.title))
        self.parts.setItem(row, 0, item)
        self.parts.setRowHeight(row, 38)

    def _choice_of(self, row: int) -> ChoiceBox:
        """Give the choice in a row. They are made once, so that Tab leads from each to the one below."""
        choice = self.parts.cellWidget(row, 1)
        if isinstance(choice, ChoiceBox):
            return choice
        choice = ChoiceBox(self.parts)
        choice.addItems([tr(words) for words in _STATES])
        choice.activated.connect(lambda _index: self._take_parts())
        self.parts.setCellWidget(row, 1, choice)
        if row:
            self.setTabOrder(self._choice_of(row - 1), choice)
        return choice

    # ---- changing

    def _change(self, **values: object) -> None:
        if self.step is None or self._is_filling:
            return
        self.step = replace(self.step, **values)  # type: ignore[arg-type]
        if self.step.kind != StepKind.ENTRY:
            self.head.setText(title_of(self.step, self._library))
        self._preview.start()
        self.changed.emit(self.step)

    def _states(self) -> list[tuple[str, int]]:
        found = []
        for row in range(self.parts.rowCount()):
            item, choice = self.parts.item(row, 0), self.parts.cellWidget(row, 1)
            assert item is not None
            assert isinstance(choice, ChoiceBox)
            found.append((item.data(Qt.ItemDataRole.UserRole), choice.currentIndex()))
        return found

    def _take_parts(self) -> None:
        states = self._states()
        self._change(
            parts=tuple(id_ for id_, state in states if state != LEFT_OUT),
            hidden=tuple(id_ for id_, state in states if state == ONLY_MINE),
        )

    def _move_part(self, by: int) -> None:
        row = self.parts.currentRow()
        if self.step is None or row < 0 or not 0 <= row + by < self.parts.rowCount():
            return
        states = self._states()
        states.insert(row + by, states.pop(row))
        with self._filling():
            known = {part.id: part for part in parts_of(self._entry)} if self._entry else {}
            for at, (id_, state) in enumerate(states):
                self._fill_part(at, known[id_], state)
        self.parts.setCurrentCell(row + by, 0)
        self._take_parts()

    @contextmanager
    def _filling(self) -> Iterator[None]:
        self._is_filling = True
        yield
        self._is_filling = False

    # ---- how it looks

    def _show_slides(self) -> None:
        self._preview.stop()
        self.slides.clear()
        if self.step is None:
            return
        load_fonts((*UPRIGHT, *SLANTED))
        room = room_of(16, 9)
        ratio = self.devicePixelRatioF()
        for slide in fit_slides(item_of(self.step, self._library).raw, room):
            made = set_slide(slide, Look(slide.accent, is_dark=self._theme.palette.is_dark), room, self._picture)
            if made is None:
                continue
            pixmap = QPixmap.fromImage(draw_slide(made, _THUMB * ratio))
            pixmap.setDevicePixelRatio(ratio)
            words = tr("Not on the wall") if slide.is_hidden else slide.title[:28]
            item = QListWidgetItem(QIcon(pixmap), words, self.slides)
            item.setToolTip(slide.title)

    def _picture(self, pack: str, asset: str, width: int) -> QImage:
        try:
            untrusted_bytes = self._library.asset(pack, asset)
        except HubDeskError:
            return QImage()
        return decode_picture(untrusted_bytes, min(width, 640)) if untrusted_bytes else QImage()


def _off(entry: Entry | None) -> tuple[str, ...]:
    return not_for_the_wall(entry) if entry is not None else ()
