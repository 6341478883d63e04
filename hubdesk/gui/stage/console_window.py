"""The console: what the trainer sees. This slide, the next, notes, the plan and the clocks, calm in a dark room."""

from __future__ import annotations

import html
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from hubdesk.gui.panels.short_label import ShortLabel
from hubdesk.gui.stage.canvas import SlideView
from hubdesk.gui.stage.console_style import GROUND, QUIET, SHEET
from hubdesk.gui.stage.find_panel import FindPanel
from hubdesk.gui.stage.keys import JUMP, STAGE_KEYS
from hubdesk.gui.stage.overview import Overview
from hubdesk.gui.stage.pace_chip import PaceChip
from hubdesk.gui.stage.slide_list import SlideList
from hubdesk.gui.told import tell_button
from hubdesk.model.words import QT_TR_NOOP, tr
from hubdesk.services.presenting.state import Cover, say_clock, say_time

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from hubdesk.gui.stage.presenter import Presenter
    from hubdesk.services.session import Session

NOTE_SIZES = (14, 16, 18, 21, 24, 28, 33, 40)
_BUTTONS = (
    ("back", QT_TR_NOOP("←")), ("next", QT_TR_NOOP("→")), ("black", QT_TR_NOOP("Black  B")),
    ("freeze", QT_TR_NOOP("Freeze  F")), ("overview", QT_TR_NOOP("Overview  O")), ("find", QT_TR_NOOP("Search  /")),
    ("zoom", QT_TR_NOOP("Zoom  Z")), ("pointer", QT_TR_NOOP("Light  L")), ("swap", QT_TR_NOOP("Swap  S")),
    ("help", QT_TR_NOOP("Keys  ?")), ("leave", QT_TR_NOOP("Leave  Esc")),
)  # fmt: skip
_SPECS = {spec.name: spec for spec in STAGE_KEYS}

_BUTTONS_BY_NEED = (
    "next", "back", "leave", "help", "find", "black", "overview", "freeze", "swap", "zoom", "pointer",
)  # fmt: skip
_NEXT_HIGH, _NOTES_HIGH = 150, 48
"""Pixels that the next slide and the notes have at least; on a low screen the next slide has fewer."""
_BESIDE_NEXT = 300
"""Pixels that all that stands above and below the next slide takes at least."""
_LIST_FROM = 900
"""Pixels; a narrower console has no list of slides, whose place the overview takes."""


class CurrentView(SlideView):
    """The slide on the wall, as the console shows it: the mouse on it moves the point of light on the wall."""

    def __init__(self, presenter: Presenter, parent: QWidget | None = None) -> None:
        super().__init__(presenter, parent)
        self.ground = GROUND
        self.setMouseTracking(True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        rect = self.shown_rect
        at = event.position() - rect.topLeft()
        self.presenter.point_at(QPointF(at.x() / max(1.0, rect.width()), at.y() / max(1.0, rect.height())))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        talk = self.presenter.talk
        if talk.cover == Cover.NONE:
            return
        painter = QPainter(self)
        rect = self.shown_rect
        shade = QColor("#000000" if talk.cover == Cover.BLACK else "#ffffff")
        shade.setAlphaF(0.72)
        painter.fillRect(rect, shade)


class NextView(SlideView):
    """The slide that comes next; at the end it says so."""

    def __init__(self, presenter: Presenter, parent: QWidget | None = None) -> None:
        super().__init__(presenter, parent)
        self.ground = GROUND

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.leaf is None:
            painter = QPainter(self)
            painter.setPen(QPen(QColor(QUIET)))
            font = QFont(painter.font())
            font.setPixelSize(18)
            painter.setFont(font)
            painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, tr("This is the last slide"))


class ConsoleWindow(QWidget):
    """The trainer's window. `key_pressed` carries a QKeyEvent, `command` a command's name, `leaf_chosen` a leaf."""

    key_pressed = Signal(object)
    command = Signal(str)
    leaf_chosen = Signal(int)
    closing = Signal()

    def __init__(self, presenter: Presenter, session: Session, notes_size: int) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowTitle(tr("HubDesk: your console"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setStyleSheet(SHEET)
        self.setMinimumSize(480, _BESIDE_NEXT + _NOTES_HIGH)
        self._presenter = presenter
        self.notes_size = notes_size
        self.current = CurrentView(presenter, self)
        self.next = NextView(presenter, self)
        self.pace = PaceChip(self)
        self.slides = SlideList(presenter, self)
        self.slides.leaf_chosen.connect(self.leaf_chosen)
        self.finder = FindPanel(session, self)
        self.overview = Overview(presenter, self)
        self._make()
        presenter.changed.connect(self.refresh)
        presenter.ticked.connect(self.show_time)
        presenter.fitted.connect(self.slides.fill)
        self.set_notes_size(notes_size)

    # ---- making

    def _make(self) -> None:
        page = QVBoxLayout(self)
        page.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        page.setContentsMargins(22, 14, 22, 16)
        page.setSpacing(12)
        page.addLayout(self._make_head())
        body = QHBoxLayout()
        body.setSpacing(22)
        body.addWidget(self.slides)
        body.addLayout(self._make_middle(), 5)
        body.addLayout(self._make_right(), 3)
        page.addLayout(body, 1)
        page.addLayout(self._make_buttons())
        self.keys = QTextBrowser(self)
        self.keys.setAccessibleName(tr("Keys"))
        self.keys.setHtml(keys_page())
        self.keys.hide()
        self.keys.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _make_head(self) -> QHBoxLayout:
        self.elapsed, self.left, self.clock = (self._label(name) for name in ("elapsed", "quiet", "clock"))
        self.title = ShortLabel(self)
        self.title.setObjectName("consoleTitle")
        self.left.setWordWrap(True)
        self.left.setMinimumWidth(150)
        self.elapsed.setAccessibleName(tr("Time gone by"))
        head = QHBoxLayout()
        head.setSpacing(18)
        head.addWidget(self.title, 1)
        head.addWidget(self.elapsed)
        head.addWidget(self.left)
        head.addWidget(self.pace)
        head.addSpacing(10)
        head.addWidget(self.clock)
        return head

    def _make_middle(self) -> QVBoxLayout:
        self.step = ShortLabel(self)
        self.step.setObjectName("caption")
        self.badge = self._label("badge")
        self.badge.hide()
        row = QHBoxLayout()
        row.addWidget(self.step, 1)
        row.addWidget(self.badge)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.current, 1)
        return column

    def _make_right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        head = self._label("caption")
        head.setText(tr("Next"))
        column.addWidget(head)
        column.addWidget(self.next, 3)
        row = QHBoxLayout()
        notes = self._label("caption")
        notes.setText(tr("Your notes"))
        row.addWidget(notes, 1)
        for name, words in (("smaller_notes", "\u2212"), ("larger_notes", "+")):
            row.addWidget(self._button(name, words))
        column.addLayout(row)
        self.notes = QTextBrowser(self)
        self.notes.setAccessibleName(tr("Your notes"))
        self.notes.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.notes.setMinimumHeight(_NOTES_HIGH)
        column.addWidget(self.notes, 4)
        return column

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.buttons: dict[str, QToolButton] = {}
        for name, words in _BUTTONS:
            if name == "help":
                row.addStretch(1)
            button = self._button(name, tr(words))
            self.buttons[name] = button
            row.addWidget(button)
        for name in ("black", "freeze", "zoom", "pointer"):
            self.buttons[name].setCheckable(True)
        return row

    def _button(self, name: str, words: str) -> QToolButton:
        button, spec = QToolButton(self), _SPECS[name]
        button.setText(words)
        tell_button(button, tr(spec.words), keys=tr(spec.said))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Space is the next slide, wherever the keyboard is
        button.clicked.connect(lambda: self.command.emit(name))
        return button

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    # ---- showing

    def refresh(self) -> None:
        """Show the talk as it stands."""
        talk = self._presenter.talk
        deck = talk.aside or talk.deck
        self.title.say(deck.title)
        self.current.show_leaf(talk.current)
        self.next.show_leaf(talk.following)
        self.slides.refresh()
        self._show_badge()
        item = deck.items[talk.current.item]
        notes = item.step.notes or tr("There are no notes for this slide.")
        if self.notes.toPlainText() != notes:
            self.notes.setPlainText(notes)
        for name, is_on in (
            ("black", talk.cover == Cover.BLACK),
            ("freeze", talk.is_frozen),
            ("zoom", self._presenter.is_zoomed),
            ("pointer", self._presenter.has_pointer),
        ):
            self.buttons[name].setChecked(is_on)
        self.show_time()

    def show_time(self) -> None:
        """Show the clocks."""
        talk = self._presenter.talk
        item = talk.deck.items[talk.item]
        self.clock.setText(say_time(time.time()))
        self.elapsed.setText(say_clock(talk.elapsed))
        if not talk.has_begun:
            self.left.setText(tr("The clock starts when you leave the first slide"))
        elif not talk.is_running:
            self.left.setText(tr("The clock stands still; P lets it go on"))
        elif (left := talk.left) is not None:
            said = tr("{left} left of {minutes} min") if left >= 0 else tr("{left} over the {minutes} min there were")
            self.left.setText(said.format(left=say_clock(abs(left)), minutes=talk.deck.minutes))
        else:
            self.left.setText("")
        self.pace.show_standing(talk.standing)
        planned = item.step.minutes
        spent = say_clock(talk.in_item(talk.item))
        if talk.is_aside:
            self.step.say(tr("An answer. Backspace comes back to slide {number}").format(
                number=talk.deck.leaves[talk.at].number))  # fmt: skip
        elif planned:
            opening = talk.deck.has_opening
            said = tr("Step {number} of {count}: {title}   {spent} of {planned} min")
            number, count = talk.item + (not opening), len(talk.deck.items) - opening
            self.step.say(said.format(number=number, count=count, title=item.title, spent=spent, planned=planned))
        else:
            self.step.say(self._where())
        if talk.current.slide.countdown:
            self.current.update()

    def _where(self) -> str:
        talk = self._presenter.talk
        if not talk.current.number:
            return tr("Not meant for the wall")
        return tr("Slide {number} of {count}").format(number=talk.current.number, count=talk.deck.count)

    def _show_badge(self) -> None:
        talk = self._presenter.talk
        if self._presenter.typed:
            words = tr("Go to slide {number}: Enter").format(number=self._presenter.typed)
        elif talk.cover == Cover.BLACK:
            words = tr("The wall is black")
        elif talk.cover == Cover.WHITE:
            words = tr("The wall is white")
        elif talk.is_frozen:
            words = tr("Frozen: the wall shows slide {number}").format(number=talk.on_wall.number or "–")
        else:
            words = ""
        self.badge.setText(words)
        self.badge.setVisible(bool(words))

    def set_notes_size(self, size: int) -> None:
        """Set the notes larger or smaller, in pixels."""
        self.notes_size = size
        font = QFont(self.notes.font())
        font.setPixelSize(size)
        self.notes.document().setDefaultFont(font)

    def step_notes_size(self, by: int) -> None:
        """Set the notes one step larger (1) or smaller (-1)."""
        nearest = min(range(len(NOTE_SIZES)), key=lambda at: abs(NOTE_SIZES[at] - self.notes_size))
        self.set_notes_size(NOTE_SIZES[min(len(NOTE_SIZES) - 1, max(0, nearest + by))])

    def toggle_keys(self) -> None:
        """Show the list of keys, or take it away."""
        self.keys.setVisible(not self.keys.isVisible())
        self.keys.raise_()

    def _fit_width(self) -> None:
        """On a narrow screen, leave out buttons whose keys do the same, and then the list of slides."""
        room = self.width() - 44
        for name in _BUTTONS_BY_NEED:
            button = self.buttons[name]
            room -= button.sizeHint().width() + 8
            button.setVisible(room >= 0)
        self.slides.setVisible(self.width() >= _LIST_FROM)
        low = max(_NOTES_HIGH, self.height() - _BESIDE_NEXT)
        self.next.setMinimumHeight(min(_NEXT_HIGH, low))  # the notes keep some lines on a low screen

    def lay_panels(self) -> None:
        """Put what lies over the console in its place."""
        wide, high = self.width(), self.height()
        middle = self.current.geometry()
        self.finder.setGeometry(middle.adjusted(0, -6, 0, 6))
        self.overview.setGeometry(self.rect())
        room = QSize(min(760, wide - 80), min(720, high - 80))
        self.keys.setGeometry((wide - room.width()) // 2, (high - room.height()) // 2, room.width(), room.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            bar = self.notes.verticalScrollBar()
            bar.setValue(bar.value() + (60 if event.key() == Qt.Key.Key_Down else -60))
            return
        self.key_pressed.emit(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_width()
        self.lay_panels()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the console is leaving the talk, which can be taken up again."""
        event.ignore()
        self.closing.emit()


def keys_page() -> str:
    """Give the list of a talk's keys as HTML."""
    rows = [(tr(spec.said), tr(spec.words)) for spec in STAGE_KEYS]
    rows.insert(4, (tr(JUMP[1]), tr(JUMP[0])))
    cells = "".join(
        f"<tr><td style='padding-right:26px'><b>{html.escape(keys)}</b></td><td>{html.escape(words)}</td></tr>"
        for keys, words in rows
    )
    return f"<h2>{html.escape(tr('Keys'))}</h2><table cellspacing='0' cellpadding='4'>{cells}</table>"
