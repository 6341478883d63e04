"""The tree at the side, drawn row by row: a name with its count, or an entry's title on at most two lines.

Rows are drawn by the view itself. A delegate would need the style's own kinds and states, and Python makes those at a
cost that a start would feel.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPointF, QRect, QRectF, QTimer
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPainterPath
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView, QWidget

from hubdesk.gui.models.catalogue_model import ACCENT_ROLE, COUNT_ROLE, DEPTH_ROLE, ORIGIN_ROLE, Index
from hubdesk.gui.paints import brush, pen, rounded
from hubdesk.gui.qt_numbers import ALIGN_LEFT, ALIGN_RIGHT, ALIGN_V_CENTER, SCROLL_BAR_OFF
from hubdesk.model.words import say_number, tr

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from hubdesk.gui.theme import Theme

_INDENT = 16
_RADIUS = 6


class CatalogueTree(QTreeView):
    """The tree itself. Enter and a click follow a row; Right and Left open and close it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Tree of the library"))
        self.setHeaderHidden(True)
        self.setIndentation(_INDENT)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setProperty("horizontalScrollBarPolicy", SCROLL_BAR_OFF)
        self.setExpandsOnDoubleClick(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._theme = theme
        self._hovered = QModelIndex()
        self.entered.connect(self._hover)

    def show_in_middle(self, index: QModelIndex) -> None:
        """Scroll to a row so that what stands round it is seen too; stay where it can be seen already."""
        if not self.viewport().rect().contains(self.visualRect(index)) or not self.visualRect(index).height():
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt

        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and not self.currentIndex().isValid():  # no row could show that the keyboard is here
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ring = rounded(self.viewport().rect().adjusted(2, 1, -3, -2), _RADIUS)
            painter.strokePath(ring, pen(self._theme.palette.focus, 2))
            painter.end()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if not previous.isValid() and self.hasFocus():
            self.viewport().update()  # the ring round the whole tree goes, and not only where the row stands

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        from PySide6.QtGui import QAccessible  # no start comes here

        if QAccessible.isActive():  # after the tree itself: whoever comes to it hears where they are in it
            QTimer.singleShot(0, self, self._tell_current)

    def _tell_current(self) -> None:
        if self.hasFocus() and self.currentIndex().isValid():
            QTreeView.currentChanged(self, self.currentIndex(), QModelIndex())

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(QModelIndex())
        super().leaveEvent(event)

    def drawRow(self, painter: QPainter, _option: QStyleOptionViewItem, index: Index) -> None:
        rect = self.visualRect(index)
        rect = rect.adjusted(6, 1, 0, -1) if self.isRightToLeft() else rect.adjusted(0, 1, -6, -1)
        depth = index.data(DEPTH_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter, rect, index)
        if depth < 2:
            self._draw_arrow(painter, rect, index)
        inner = rect.adjusted(8, 0, -8, 0)
        if depth == 2:
            self._draw_entry(painter, inner, index)
        else:
            self._draw_name(painter, inner, index)
        painter.restore()

    def _hover(self, index: QModelIndex) -> None:
        self._hovered = index
        self.viewport().update()

    def _draw_ground(self, painter: QPainter, rect: QRect, index: Index) -> None:
        is_chosen = index == self.currentIndex()
        if is_chosen or index == self._hovered:
            fill = brush(self._theme.palette.selection, 1.0 if is_chosen else 0.5)
            painter.fillPath(rounded(rect, _RADIUS), fill)
        if is_chosen and self.hasFocus():
            painter.strokePath(rounded(rect.adjusted(1, 1, -1, -1), _RADIUS), pen(self._theme.palette.focus, 2))

    def _draw_arrow(self, painter: QPainter, rect: QRect, index: Index) -> None:
        x = rect.right() + _INDENT // 2 if self.isRightToLeft() else rect.left() - _INDENT // 2
        y, way = rect.center().y() + 1, -1 if self.isRightToLeft() else 1
        tips = ((-4, -2), (0, 2), (4, -2)) if self.isExpanded(index) else ((-2 * way, -4), (2 * way, 0), (-2 * way, 4))
        line = QPainterPath(QPointF(x + tips[0][0], y + tips[0][1]))
        for dx, dy in tips[1:]:
            line.lineTo(x + dx, y + dy)
        painter.strokePath(line, pen(self._theme.palette.quiet, 1.6))

    def _draw_entry(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Draw an entry's title; one of another pack than the first says so below, in place of a second line."""
        painter.setFont(self._font(13))
        origin = str(index.data(ORIGIN_ROLE))
        if not origin:
            _draw_two_lines(painter, rect, str(index.data()))
            return
        half = painter.fontMetrics().lineSpacing()
        upper = QRect(rect.left(), rect.top() + (rect.height() - 2 * half) // 2, rect.width(), half)
        painter.drawText(upper, ALIGN_LEFT, _cut(painter.fontMetrics(), str(index.data()), rect.width()))
        painter.setFont(self._font(12))
        painter.setPen(pen(self._theme.palette.quiet))
        painter.drawText(upper.translated(0, half), ALIGN_LEFT, _cut(painter.fontMetrics(), origin, rect.width()))

    def _draw_name(self, painter: QPainter, rect: QRect, index: Index) -> None:
        palette = self._theme.palette
        accent = index.data(ACCENT_ROLE)
        if accent:
            dot = QPainterPath()
            at = rect.right() - 8 if self.isRightToLeft() else rect.left()
            dot.addEllipse(QRectF(at, rect.center().y() - 4, 9, 9))
            painter.fillPath(dot, brush(palette.accent(accent)))
            rect = rect.adjusted(0, 0, -17, 0) if self.isRightToLeft() else rect.adjusted(17, 0, 0, 0)
        count = say_number(index.data(COUNT_ROLE))
        painter.setFont(self._font(12))
        width = painter.fontMetrics().horizontalAdvance(count)
        painter.setOpacity(palette.quiet_share)
        painter.drawText(rect, ALIGN_RIGHT | ALIGN_V_CENTER, count)
        painter.setOpacity(1.0)
        painter.setFont(self._font(14, is_bold=index.data(DEPTH_ROLE) == 0))
        room = rect.adjusted(width + 8, 0, 0, 0) if self.isRightToLeft() else rect.adjusted(0, 0, -width - 8, 0)
        name = str(index.data())
        if painter.fontMetrics().horizontalAdvance(name) > room.width():  # on two lines, smaller, so that all is read
            painter.setFont(self._font(12, is_bold=index.data(DEPTH_ROLE) == 0))
        _draw_two_lines(painter, room, name)

    def _font(self, pixels: int, *, is_bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(pixels)
        font.setBold(is_bold)
        return font


def _cut(metrics: QFontMetrics, text: str, width: int) -> str:
    """Cut text that is too wide, with an ellipsis."""
    if metrics.horizontalAdvance(text) <= width:
        return text
    from PySide6.QtCore import Qt

    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


def _draw_two_lines(painter: QPainter, rect: QRect, text: str) -> None:
    """Draw text on one line, or on two with the second cut short if need be."""
    metrics = painter.fontMetrics()
    if metrics.horizontalAdvance(text) <= rect.width():
        painter.drawText(rect, ALIGN_LEFT | ALIGN_V_CENTER, text)
        return
    first, second = _split(metrics, text, rect.width())
    half = metrics.lineSpacing()
    top = rect.center().y() - half + 1
    painter.drawText(QRect(rect.left(), top, rect.width(), half), ALIGN_LEFT, first)
    second = _cut(metrics, second, rect.width())
    painter.drawText(QRect(rect.left(), top + half, rect.width(), half), ALIGN_LEFT, second)


def _split(metrics: QFontMetrics, text: str, width: int) -> tuple[str, str]:
    words = text.split(" ")
    fitting = 1
    while fitting < len(words) and metrics.horizontalAdvance(" ".join(words[: fitting + 1])) <= width:
        fitting += 1
    return " ".join(words[:fitting]), " ".join(words[fitting:])
