"""All slides at once, to choose one. Each is drawn when there is time, so the grid is there at once."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from hubdesk.gui.stage.console_style import SCROLL_BAR
from hubdesk.gui.stage.keys import command_of
from hubdesk.gui.stage.presenter import SMALL
from hubdesk.model.text import count_of
from hubdesk.model.words import tr
from hubdesk.typeset.stage.look import HEIGHT

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from hubdesk.gui.stage.presenter import Presenter
    from hubdesk.services.presenting.deck import Leaf

_GAP, _HEAD, _WORDS = 22, 64, 24
_LEAST_WIDTH = 230
_SLICE_S = 0.012
"""Seconds of drawing at a time, so that keys are answered meanwhile."""


class Overview(QAbstractScrollArea):
    """A grid of the slides for the wall. `chosen` carries the number of a leaf; `left` comes with Esc or O."""

    chosen = Signal(int)
    left = Signal()
    filled = Signal()

    def __init__(self, presenter: Presenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._cells: list[tuple[int, Leaf]] = []
        self._at = 0
        self._drawn = 0
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setAccessibleName(tr("All slides"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet(SCROLL_BAR)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._fill)
        self.hide()

    def open(self) -> None:
        """Show the grid, at the slide that the talk is at."""
        deck = self._presenter.talk.deck
        self._cells = [(at, leaf) for at, leaf in enumerate(deck.leaves) if leaf.number]
        self._at = next((row for row, (at, _) in enumerate(self._cells) if at >= self._presenter.talk.at), 0)
        self._drawn = 0
        self._lay_out()
        self.show()
        self.raise_()
        self.setFocus()
        self._reveal()
        self._timer.start(0)

    def close_grid(self) -> None:
        """Take the grid away."""
        self._timer.stop()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        columns = self._columns
        moves = {
            Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -columns, Qt.Key.Key_Down: columns,
            Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1, Qt.Key.Key_Home: -len(self._cells),
            Qt.Key.Key_End: len(self._cells),
        }  # fmt: skip
        key = Qt.Key(event.key())
        if key in moves:
            self._at = min(len(self._cells) - 1, max(0, self._at + moves[key]))
            self._reveal()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self._cells[self._at][0])
        elif command_of(event.key(), event.modifiers()) in ("overview", "leave"):
            self.left.emit()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint() + QPoint(0, self.verticalScrollBar().value())
        for row in range(len(self._cells)):
            if self._rect(row).contains(at):
                self.chosen.emit(self._cells[row][0])
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._drawn = 0
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor("#101214"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = self.verticalScrollBar().value()
        painter.translate(0, -top)
        font = painter.font()
        font.setPixelSize(24)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor("#e6e4df"))
        said = count_of(len(self._cells), tr("slide"), tr("slides"))
        if self._drawn < len(self._cells):
            said = tr("{drawn} of {count} drawn").format(drawn=self._drawn, count=len(self._cells))
        head = QRect(_GAP, 0, self.viewport().width() - 2 * _GAP, _HEAD)
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, self._presenter.talk.deck.title)
        font.setPixelSize(16)
        font.setBold(False)
        painter.setFont(font)
        painter.setPen(QColor("#a9adb2"))
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, said)
        seen = event.rect().translated(0, top)
        for row, (_, leaf) in enumerate(self._cells):
            rect = self._rect(row)
            if rect.intersects(seen):
                self._paint_cell(painter, rect, leaf, is_current=row == self._at)

    def _paint_cell(self, painter: QPainter, rect: QRect, leaf: Leaf, *, is_current: bool) -> None:
        size, ratio = self._cell, self._ratio
        picture = QRect(rect.topLeft(), size)
        if self._presenter.has_picture(leaf, size, ratio):
            painter.drawPixmap(picture.topLeft(), self._presenter.picture_of(leaf, size, ratio))
        else:
            painter.fillRect(picture, QColor("#26292d"))
        if is_current:
            painter.setPen(QPen(QColor("#6fc0d6"), 4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(picture.adjusted(-5, -5, 5, 5), 6, 6)
        painter.setPen(QColor("#e6e4df" if is_current else "#a9adb2"))
        words = f"{leaf.number}   {leaf.slide.title}"
        line = QRect(rect.left(), picture.bottom() + 4, size.width(), _WORDS)
        elided = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, size.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, elided)

    @property
    def _ratio(self) -> float:
        """Device pixels per pixel, no more than there is room to keep two hundred pictures of."""
        return min(self.devicePixelRatioF(), SMALL / self._cell.width())

    @property
    def _columns(self) -> int:
        return max(2, (self.viewport().width() - _GAP) // (_LEAST_WIDTH + _GAP))

    @property
    def _cell(self) -> QSize:
        wide = (self.viewport().width() - _GAP) // self._columns - _GAP
        return QSize(wide, round(wide * HEIGHT / self._presenter.room.width))

    def _rect(self, row: int) -> QRect:
        cell = self._cell
        x = _GAP + (row % self._columns) * (cell.width() + _GAP)
        y = _HEAD + (row // self._columns) * (cell.height() + _WORDS + _GAP)
        return QRect(x, y, cell.width(), cell.height() + _WORDS)

    def _lay_out(self) -> None:
        rows = -(-len(self._cells) // self._columns)
        high = _HEAD + rows * (self._cell.height() + _WORDS + _GAP)
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, high - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(60)
        self.viewport().update()

    def _reveal(self) -> None:
        if self._cells:
            rect, bar = self._rect(self._at), self.verticalScrollBar()
            high = self.viewport().height()
            if rect.top() < bar.value() + 8:
                bar.setValue(rect.top() - _HEAD)
            elif rect.bottom() > bar.value() + high - 8:
                bar.setValue(rect.bottom() - high + _GAP)
        self.viewport().update()

    def _fill(self) -> None:
        """Draw pictures for a while, those that are seen first."""
        end = time.perf_counter() + _SLICE_S
        ratio = self._ratio
        while self._drawn < len(self._cells) and time.perf_counter() < end:
            self._presenter.picture_of(self._cells[self._drawn][1], self._cell, ratio)
            self.viewport().update(self._rect(self._drawn).translated(0, -self.verticalScrollBar().value()))
            self._drawn += 1
        self.viewport().update(0, 0, self.viewport().width(), _HEAD)
        if self._drawn >= len(self._cells):
            self._timer.stop()
            self.filled.emit()
