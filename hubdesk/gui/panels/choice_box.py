"""A box to choose one of a few values, drawn like the other fields of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPalette, QPen
from PySide6.QtWidgets import QComboBox

from hubdesk.gui.paints import rounded

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_RADIUS = 7
_HEIGHT = 34
_ARROW_ROOM = 30


class ChoiceBox(QComboBox):
    """A combo box. Its colours are those of the palette that is on."""

    def tell_as(self, words: str) -> None:
        """Tell a screen reader what is chosen here, where no label that can be seen says it.

        On Linux, Qt tells the choice that is made as the name, and the name that was given not at all; a description is
        told on every system.
        """
        self.setAccessibleName(words)
        self.setAccessibleDescription(words)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width() + 14, max(_HEIGHT, self.fontMetrics().height() + 16))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours, role = self.palette(), QPalette.ColorRole
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2.0 if self.hasFocus() else 1.0
        edge = colours.color(role.Highlight) if self.hasFocus() else colours.color(role.Mid)
        shape = rounded(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS)
        painter.fillPath(shape, colours.brush(role.Button))
        painter.strokePath(shape, QPen(edge, width))
        painter.setPen(colours.color(role.ButtonText))
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        room = self.rect().adjusted(_ARROW_ROOM if is_mirrored else 11, 0, -11 if is_mirrored else -_ARROW_ROOM, 0)
        text = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, text)
        x, y = (15 if is_mirrored else self.width() - 16), self.height() / 2
        arrow = QPainterPath(QPointF(x - 4, y - 2))
        arrow.lineTo(x, y + 2)
        arrow.lineTo(x + 4, y - 2)
        painter.strokePath(arrow, QPen(colours.color(role.PlaceholderText), 1.6))
        painter.end()
