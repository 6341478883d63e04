"""Says how a talk stands to its plan: by a shape, by words and by colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from hubdesk.gui.stage.console_style import EARLY, GOOD, GROUND, LATE
from hubdesk.model.words import tr
from hubdesk.services.presenting.state import Pace, Standing

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_COLOURS = {Pace.ON_TIME: GOOD, Pace.AHEAD: EARLY, Pace.BEHIND: LATE}


def say_standing(standing: Standing) -> str:
    """Say how a talk stands, in a few words."""
    match standing.pace:
        case Pace.ON_TIME:
            return tr("On time")
        case Pace.AHEAD:
            return tr("{minutes} min ahead").format(minutes=standing.minutes)
        case Pace.BEHIND:
            return tr("{minutes} min behind").format(minutes=standing.minutes)
        case _:
            return ""


class PaceChip(QWidget):
    """A disc when on time, an arrow up when ahead, an arrow down when behind; nothing without a plan."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._standing = Standing(Pace.UNPLANNED)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_standing(self, standing: Standing) -> None:
        """Show how a talk stands."""
        if standing != self._standing:
            self._standing = standing
            self.setAccessibleName(say_standing(standing))
            self.updateGeometry()
            self.update()

    @property
    def words(self) -> str:
        """What stands in it."""
        return say_standing(self._standing)

    def sizeHint(self) -> QSize:
        wide = QFontMetrics(self._font()).horizontalAdvance(self.words)
        return QSize(wide + 58 if self.words else 0, 36)

    def _font(self) -> QFont:
        font = self.font()
        font.setPixelSize(17)
        font.setBold(True)
        return font

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.words:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(_COLOURS[self._standing.pace]))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0, 1, 0, -1), 17, 17)
        painter.setBrush(QColor(GROUND))
        middle = QPointF(23, self.height() / 2)
        if self._standing.pace == Pace.ON_TIME:
            painter.drawEllipse(middle, 7, 7)
        else:
            up = -1 if self._standing.pace == Pace.AHEAD else 1
            corners = (QPointF(-8, -6 * up), QPointF(8, -6 * up), QPointF(0, 7 * up))
            painter.drawPolygon(QPolygonF([middle + corner for corner in corners]))
        painter.setPen(QColor(GROUND))
        painter.setFont(self._font())
        painter.drawText(self.rect().adjusted(40, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.words)
