"""The page of all workshops: one's own, and those that come ready in the packs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from hubdesk.gui.panels.flow_layout import FlowLayout
from hubdesk.model.text import count_of
from hubdesk.model.words import tr

if TYPE_CHECKING:
    from hubdesk.gui.theme import Theme
    from hubdesk.model.workshop import Workshop, WorkshopLine

_WIDTH = 940
_ROW_HIGH = 110  # pixels of a row above its buttons


class OwnRow(NamedTuple):
    """A workshop of one's own, and the titles of its entries that are not in this library."""

    workshop: Workshop
    missing: tuple[str, ...]
    has_sheets: bool


class WorkshopsPage(QScrollArea):
    """Lists workshops. `command` carries what is wanted and the id of which: an own id, or `pack/id` of a ready one."""

    command = Signal(str, str)
    sheets_wanted = Signal(str, QPoint)
    """The sheets of a workshop, named as in `command`, are to be offered at a place of the screen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("workshopsPage")
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its buttons have the keyboard
        self.setAccessibleName(tr("Workshops"))
        theme.dress(self, "workshops")
        self._shown: tuple[tuple[OwnRow, ...], tuple[WorkshopLine, ...]] | None = None
        self._ready_ones: dict[str, QPushButton] = {}

    def show_workshops(self, own: list[OwnRow], ready: list[WorkshopLine]) -> None:
        """List workshops; where the keyboard is on a button, it stays on it, and the page where it was scrolled to."""
        if (tuple(own), tuple(ready)) == self._shown:
            return
        self._shown = tuple(own), tuple(ready)
        former = self.window().focusWidget()
        name = former.accessibleName() or former.text() if isinstance(former, QPushButton) else ""
        had_keyboard = former is not None and self.isAncestorOf(former)
        scrolled = self.verticalScrollBar().value()
        holder = QWidget()
        holder.setObjectName("workshopRows")
        outer = QHBoxLayout(holder)
        outer.setContentsMargins(28, 22, 28, 28)
        inner = QWidget(holder)
        inner.setMaximumWidth(_WIDTH)
        outer.addWidget(inner)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._head())
        column.addWidget(_label(tr("Yours"), "sectionTitle"))
        if not own:
            words = tr("You have made none yet. Begin with a new one, or open a ready one below: it becomes your copy.")
            column.addWidget(_label(words, "quiet"))
        for row in own:
            column.addWidget(self._own(row))
        column.addSpacing(14)
        column.addWidget(_label(tr("Ready to use"), "sectionTitle"))
        if not ready:
            column.addWidget(_label(tr("The packs on this computer bring no workshops."), "quiet"))
        self._ready_ones = {}
        for line in ready:
            column.addWidget(self._ready(line))
        column.addStretch(1)
        self.setWidget(holder)
        self.verticalScrollBar().setValue(scrolled)
        if had_keyboard:
            same = (one for one in holder.findChildren(QPushButton) if (one.accessibleName() or one.text()) == name)
            next(same, self.new).setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """Put the keyboard on what begins a new workshop."""
        self.new.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_to(self, key: str) -> None:
        """Put the keyboard on what presents a ready workshop, `pack/id`, and bring its row into sight."""
        if (button := self._ready_ones.get(key)) is not None:
            button.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.ensureWidgetVisible(button, 0, _ROW_HIGH)

    def _head(self) -> QHBoxLayout:
        row, buttons = QHBoxLayout(), FlowLayout()
        row.addWidget(_label(tr("Workshops"), "pageTitle"), 1)
        self.new = self._button(tr("&New workshop"), "new", "")
        buttons.addWidget(self.new)
        buttons.addWidget(self._button(tr("&Open a file…"), "take_in", ""))
        row.addLayout(buttons)
        return row

    def _own(self, row: OwnRow) -> QFrame:
        one = row.workshop
        said = [count_of(len(one.steps), tr("step"), tr("steps")), _minutes(one.planned_minutes, one.minutes)]
        frame, column, buttons = self._frame(one.title or tr("Without a title"), one.purpose, " · ".join(said))
        if row.missing:
            words = tr("Not in this library: {titles}").format(titles="; ".join(row.missing))
            column.addWidget(_label(words, "late"))
        for words, name in (
            (tr("Present"), "present_own"),
            (tr("Change"), "change"),
            (tr("Duplicate"), "duplicate"),
            (tr("Hand out…"), "hand_out_own"),
            (tr("Hand on…"), "hand_on"),
            (tr("Delete"), "delete"),
        ):
            buttons.addWidget(self._button(words, name, one.id, one.title))
            if name == "hand_out_own" and row.has_sheets:
                buttons.addWidget(self._sheets_button(one.id, one.title))
        return frame

    def _ready(self, line: WorkshopLine) -> QFrame:
        minutes = tr("{minutes} min").format(minutes=line.minutes)
        frame, _, buttons = self._frame(line.title, line.purpose, minutes)
        key = f"{line.pack}/{line.id}"
        self._ready_ones[key] = self._button(tr("Present"), "present_ready", key, line.title)
        buttons.addWidget(self._ready_ones[key])
        buttons.addWidget(self._button(tr("Hand out…"), "hand_out_ready", key, line.title))
        if line.sheets:
            buttons.addWidget(self._sheets_button(key, line.title))
        buttons.addWidget(self._button(tr("Open as my copy"), "copy_ready", key, line.title))
        return frame

    def _frame(self, title: str, purpose: str, foot: str) -> tuple[QFrame, QVBoxLayout, FlowLayout]:
        """Make a row; gives it, what holds its words, and what holds its buttons."""
        frame = QFrame()
        frame.setObjectName("workshopRow")
        outer = QVBoxLayout(frame)
        outer.setContentsMargins(18, 13, 16, 13)
        outer.setSpacing(10)
        words, buttons = QVBoxLayout(), FlowLayout()
        words.setSpacing(4)
        words.addWidget(_label(title, "rowTitle"))
        if purpose:
            words.addWidget(_label(purpose, ""))
        words.addWidget(_label(foot, "quiet"))
        outer.addLayout(words, 1)
        outer.addLayout(buttons)
        return frame, words, buttons

    def _button(self, words: str, name: str, key: str, about: str = "") -> QPushButton:
        button = _push_button(words, about)
        button.clicked.connect(lambda: self.command.emit(name, key))
        return button

    def _sheets_button(self, key: str, about: str) -> QPushButton:
        button = _push_button(tr("Print sheets…"), about)
        button.clicked.connect(lambda: self.sheets_wanted.emit(key, button.mapToGlobal(QPoint(0, button.height()))))
        return button


def _push_button(words: str, about: str) -> QPushButton:
    button = QPushButton(words)
    if about:
        button.setAccessibleName(f"{words.removesuffix('…')}: {about}")
    return button


def _label(words: str, name: str) -> QLabel:
    label = QLabel(words)
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _minutes(planned: int, there_is: int) -> str:
    if planned > there_is > 0:
        return tr("{planned} min planned, {over} min too much").format(planned=planned, over=planned - there_is)
    return tr("{planned} of {minutes} min planned").format(planned=planned, minutes=there_is or planned)
