"""Shows a slide with what moves on it: countdown, point of light, a closer look. Wall and console both use it."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QRadialGradient
from PySide6.QtWidgets import QSizePolicy, QWidget

from hubdesk.gui.stage.presenter import ZOOM
from hubdesk.model.slide import SlideKind
from hubdesk.model.words import tr
from hubdesk.services.presenting.state import Cover, say_clock, say_time
from hubdesk.typeset.stage.look import HEIGHT, stage_font
from hubdesk.typeset.stage.painting import paint_slide

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from hubdesk.gui.stage.presenter import Presenter
    from hubdesk.services.presenting.deck import Leaf

_COVERS = {Cover.BLACK: "#000000", Cover.WHITE: "#ffffff"}
_LIGHT = 26.0
_LAST_MINUTE = 60.0


def slide_rect(size: QSize, width: float) -> QRectF:
    """Give where a slide lies in a widget: as large as it goes, in the middle."""
    scale = min(size.width() / width, size.height() / HEIGHT)
    wide, high = width * scale, HEIGHT * scale
    return QRectF((size.width() - wide) / 2, (size.height() - high) / 2, wide, high)


class SlideView(QWidget):
    """A slide, kept in shape. `leaf` is set by its owner; None shows an empty field."""

    def __init__(self, presenter: Presenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter = presenter
        self.leaf: Leaf | None = None
        self.ground = "#000000"
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_leaf(self, leaf: Leaf | None) -> None:
        """Show a slide."""
        self.leaf = leaf
        self.update()

    @property
    def shown_rect(self) -> QRectF:
        """Where the slide lies."""
        return slide_rect(self.size(), self.presenter.room.width)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self.ground))
        if self.leaf is not None:
            self.paint_leaf(painter, self.leaf)

    def paint_leaf(self, painter: QPainter, leaf: Leaf) -> None:
        """Paint the slide and its countdown."""
        rect = self.shown_rect
        size = QSize(round(rect.width()), round(rect.height()))
        pixmap = self.presenter.picture_of(leaf, size, self.devicePixelRatioF())
        painter.drawPixmap(rect.topLeft().toPoint(), pixmap)
        painter.save()
        painter.translate(rect.topLeft())
        painter.scale(rect.height() / HEIGHT, rect.height() / HEIGHT)
        self.paint_clock(painter, leaf)
        painter.restore()

    def paint_clock(self, painter: QPainter, leaf: Leaf) -> None:
        """Paint the countdown of a slide that has one."""
        if not leaf.slide.countdown:
            return
        made = self.presenter.set_of(leaf.slide)
        left = self.presenter.talk.countdown_left(leaf)
        if made.clock is None or left is None:
            return
        is_break = leaf.slide.kind == SlideKind.BREAK
        colour = QColor("#ffffff") if is_break else QColor(made.look.accent)
        if left <= _LAST_MINUTE and not is_break and self.presenter.talk.is_counting(leaf):
            colour = QColor(made.look.palette.care_ink)
        below = tr("Back at {time}").format(time=say_time(time.time() + left)) if is_break else ""
        paint_countdown(painter, made.clock, left, leaf.slide.countdown * 60.0, colour, below)


class WallView(SlideView):
    """What the room sees."""

    painted = Signal()
    """The wall was drawn."""

    def __init__(self, presenter: Presenter, parent: QWidget | None = None) -> None:
        super().__init__(presenter, parent)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.BlankCursor)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        talk = self.presenter.talk
        if talk.cover != Cover.NONE:
            painter.fillRect(self.rect(), QColor(_COVERS[talk.cover]))
        else:
            painter.fillRect(self.rect(), QColor("#000000"))
            leaf = talk.on_wall
            if self.presenter.is_zoomed and not talk.is_frozen:
                self._paint_closer(painter, leaf)
            else:
                self.paint_leaf(painter, leaf)
            if self.presenter.has_pointer:
                self._paint_light(painter)
        painter.end()
        self.painted.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        rect = self.shown_rect
        at = event.position() - rect.topLeft()
        self.presenter.point_at(QPointF(at.x() / max(1.0, rect.width()), at.y() / max(1.0, rect.height())))

    def _paint_closer(self, painter: QPainter, leaf: Leaf) -> None:
        """Paint a part of the slide larger, sharp at any size: what lies round the pointer."""
        rect = self.shown_rect
        painter.save()
        painter.setClipRect(rect)
        painter.translate(rect.topLeft())
        painter.scale(rect.height() / HEIGHT, rect.height() / HEIGHT)
        at = self.presenter.pointer
        painter.translate(-at.x() * self.presenter.room.width * (ZOOM - 1), -at.y() * HEIGHT * (ZOOM - 1))
        painter.scale(ZOOM, ZOOM)
        paint_slide(painter, self.presenter.set_of(leaf.slide), self.presenter.number_of(leaf))
        self.paint_clock(painter, leaf)
        painter.restore()

    def _paint_light(self, painter: QPainter) -> None:
        rect = self.shown_rect
        unit = rect.height() / HEIGHT
        middle = QPointF(
            rect.left() + self.presenter.pointer.x() * rect.width(),
            rect.top() + self.presenter.pointer.y() * rect.height(),
        )
        light = QRadialGradient(middle, _LIGHT * unit)
        for at, alpha in ((0.0, 255), (0.45, 235), (0.6, 110), (1.0, 0)):
            light.setColorAt(at, QColor(230, 30, 40, alpha))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(light)
        painter.drawEllipse(middle, _LIGHT * unit, _LIGHT * unit)


def paint_countdown(
    painter: QPainter, rect: QRectF, left: float, whole: float, colour: QColor, below: str = ""
) -> None:
    """Paint a countdown: a ring that empties, and the time in it.

    Args:
        painter: in the slide's units.
        rect: a square.
        left: seconds left.
        whole: seconds in all.
        colour: of ring and words.
        below: a few words under the time.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    thick = rect.width() * 0.06
    ring = rect.adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
    faint = QColor(colour)
    faint.setAlphaF(0.2)
    painter.setPen(QPen(faint, thick))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(ring)
    share = left / whole if whole else 0.0
    painter.setPen(QPen(colour, thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    if share > 0:
        painter.drawArc(ring, 90 * 16, round(share * 360 * 16))
    painter.setPen(colour)
    words = say_clock(math.ceil(left)) if left > 0 else tr("Time is up")
    painter.setFont(_font(rect.width() * (0.25 if left > 0 else 0.135)))
    lift = rect.height() * 0.07 if below else 0.0
    painter.drawText(rect.adjusted(0, -lift, 0, -lift), Qt.AlignmentFlag.AlignCenter, words)
    if below:
        painter.setFont(_font(rect.width() * 0.115))
        painter.drawText(rect.adjusted(0, rect.height() * 0.32, 0, 0), Qt.AlignmentFlag.AlignCenter, below)


def _font(size: float) -> QFont:
    return stage_font(size, is_bold=True)
