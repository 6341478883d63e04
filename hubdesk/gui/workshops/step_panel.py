"""One step of a workshop, to be changed: its words, minutes and notes, and which parts of an entry are for the wall."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from hubdesk.errors import HubDeskError
from hubdesk.gui.panels.flow_layout import FlowLayout
from hubdesk.gui.told import tell_places, tell_row
from hubdesk.gui.workshops.parts_field import PartsField
from hubdesk.gui.workshops.step_list import KINDS
from hubdesk.model.address import EntryPlace
from hubdesk.model.words import tr
from hubdesk.model.workshop import Step, StepKind
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

    from PySide6.QtGui import QKeyEvent

    from hubdesk.gui.theme import Theme
    from hubdesk.library.library import Library
    from hubdesk.model.entry import Entry

_THUMB = QSize(208, 117)
_PREVIEW_MS = 350
"""Slides are drawn anew when nothing was typed for so long."""


class StepPanel(QScrollArea):
    """The form of one step. `changed` carries the step as it is now."""

    changed = Signal(object)
    left = Signal()
    """Esc: the keyboard is to go back to the steps."""

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
        self.form.setVerticalSpacing(8)
        self._names: dict[QWidget, QLabel] = {}
        self.title = QLineEdit(holder)
        self.text = self._text(holder, 92)
        self.parts = PartsField(holder)
        self.parts.chosen.connect(lambda parts, hidden: self._change(parts=parts, hidden=hidden))
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
        self._row(tr("Parts of this page"), self.parts)
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

    def _text(self, holder: QWidget, height: int) -> QPlainTextEdit:
        edit = QPlainTextEdit(holder)
        edit.setTabChangesFocus(True)
        edit.installEventFilter(self)
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
        self.form.addRow(label)  # in a row of its own it is as wide as its field
        self.form.addRow(field)
        self._names[field] = label

    def focus_first(self) -> None:
        """Put the keyboard on what is changed first: the words of an own slide, or the parts of a page."""
        if not self.title.isHidden():
            self.title.setFocus(Qt.FocusReason.TabFocusReason)
            self.title.selectAll()
        elif self.parts.table.rowCount():
            self.parts.table.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.minutes.setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QPlainTextEdit):
            self.ensureWidgetVisible(watched, 0, 14)  # the whole field, not its first line alone
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

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
                (self.parts, is_entry),
            ):
                self.form.setRowVisible(self._names[field], is_shown)
                self.form.setRowVisible(field, is_shown)
            self.title.setText(step.title)
            self.text.setPlainText(step.text)
            self.notes.setPlainText(step.notes)
            self.minutes.setValue(step.minutes)
            self.countdown.setValue(step.countdown)
            for part in (self._countdown_name, self.countdown):
                part.setVisible(step.kind in (StepKind.ACTIVITY, StepKind.BREAK))
            if is_entry:
                self.parts.show_parts(step, self._entry)
        self._show_slides()

    def _find(self, step: Step) -> Entry | None:
        try:
            return self._library.entry(EntryPlace(step.pack, step.entry))
        except HubDeskError:
            return None

    # ---- changing

    def _change(self, **values: object) -> None:
        if self.step is None or self._is_filling:
            return
        self.step = replace(self.step, **values)  # type: ignore[arg-type]
        if self.step.kind != StepKind.ENTRY:
            self.head.setText(title_of(self.step, self._library))
        self._preview.start()
        self.changed.emit(self.step)

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
            told = tr("{title}, not on the wall").format(title=slide.title) if slide.is_hidden else slide.title
            tell_row(item, told)
            item.setToolTip(slide.title)
        tell_places(self.slides)

    def _picture(self, pack: str, asset: str, width: int) -> QImage:
        try:
            untrusted_bytes = self._library.asset(pack, asset)
        except HubDeskError:
            return QImage()
        return decode_picture(untrusted_bytes, min(width, 640)) if untrusted_bytes else QImage()
