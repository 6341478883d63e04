"""The panel that narrows a search: calm lists with live counts. What would lead nowhere is grey."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from hubdesk.gui.models.facets_model import ROW_ROLE, FacetRow, FacetsModel, can_follow
from hubdesk.gui.theme import mix
from hubdesk.model.words import say_number, tr

if TYPE_CHECKING:
    from PySide6.QtCore import QPersistentModelIndex
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from hubdesk.gui.theme import Theme
    from hubdesk.model.hit import Facet, FacetTerm

WIDTH = 270
_HEAD, _ROW = 38, 28
_SLOT = 20
_RIGHT, _GAP = 6, 8


class FacetsPanel(QFrame):
    """The panel. `query_chosen` carries the search that a line leads to; `left` comes with Esc."""

    query_chosen = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("facets")
        self.setFixedWidth(WIDTH)
        self.model = FacetsModel(self)
        self.list = FacetsView(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(_RowDelegate(theme, self.list))
        self.model.dataChanged.connect(self.list.scheduleDelayedItemsLayout)  # bold letters may need another line
        self.list.left.connect(self.left)
        self.list.followed.connect(self._follow)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 2, 0)
        column.addWidget(self.list)
        theme.dress(self, "facets")

    def show_facets(self, facets: tuple[Facet, ...]) -> None:
        """Show what each term would leave; the line with the keyboard stays the same."""
        chosen = self._row()
        self.model.show_facets(facets)
        if chosen is not None and not self.list.currentIndex().isValid():
            self._choose(chosen)

    def focus_first(self) -> None:
        """Put the keyboard on the line that is chosen, or on the first."""
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0))
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _row(self) -> FacetRow | None:
        index = self.list.currentIndex()
        return self.model.rows[index.row()] if index.isValid() else None

    def _choose(self, wanted: FacetRow) -> None:
        key = (wanted.kind, wanted.term.term.id if wanted.term else "")
        for number, row in enumerate(self.model.rows):
            if (row.kind, row.term.term.id if row.term else "") == key:
                self.list.setCurrentIndex(self.model.index(number))

    def _follow(self, step: int) -> None:
        """Act on the line with the keyboard: 0 follows it, 1 opens its kind, -1 closes it."""
        row = self._row()
        if row is None:
            return
        if row.term is None:
            self.model.set_open(row.kind, not row.is_open if not step else step > 0)
            self._choose(row)
        elif step < 0:
            self._choose(FacetRow(row.kind))
        elif not step and can_follow(row):
            self.query_chosen.emit(row.term.query)


class FacetsView(QListView):
    """The lines. Space, Enter and a click follow one; Right and Left open and close a kind."""

    followed = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Narrow the search"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.clicked.connect(lambda _index: self.followed.emit(0))

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Move past what would lead nowhere, and stay where nothing else follows."""
        wanted = super().moveCursor(action, modifiers)
        before = self.currentIndex()
        is_back = action == QAbstractItemView.CursorAction.MoveEnd or wanted.row() < before.row()
        step = -1 if is_back and action != QAbstractItemView.CursorAction.MoveHome else 1
        while wanted.isValid() and not can_follow(wanted.data(ROW_ROLE)):
            wanted = wanted.siblingAtRow(wanted.row() + step)
        return wanted if wanted.isValid() else QModelIndex(before)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # names may need another line

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self.followed.emit(0)
            case Qt.Key.Key_Right:
                self.followed.emit(1)
            case Qt.Key.Key_Left:
                self.followed.emit(-1)
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)


class _RowDelegate(QStyledItemDelegate):
    """Draws a kind as a small heading with an arrow, a term as its name and how many entries it would leave."""

    def __init__(self, theme: Theme, view: FacetsView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self._plain, self._strong, self._small = (_font(view, pixels) for pixels in (13, 13, 12))
        self._strong.setBold(True)

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row: FacetRow = index.data(ROW_ROLE)
        if row.term is None:
            return QSize(100, _HEAD)
        metrics = QFontMetrics(self._strong if row.term.is_on else self._plain)
        room = self._view.viewport().width() - _RIGHT - 2 * _GAP - _SLOT - metrics.horizontalAdvance(_say(row.term))
        is_long = metrics.horizontalAdvance(str(index.data())) > room
        return QSize(100, _ROW + metrics.lineSpacing() if is_long else _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        palette = self._theme.palette
        rect: QRect = option.rect.adjusted(0, 0, -_RIGHT, 0)  # type: ignore[attr-defined]  # the stubs leave these out
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        row: FacetRow = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = rect.adjusted(0, 10, 0, -2) if row.term is None else rect.adjusted(0, 1, 0, -1)
        if state & QStyle.StateFlag.State_MouseOver and can_follow(row):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.surface))
            painter.drawRoundedRect(ground, 6, 6)
        if state & QStyle.StateFlag.State_HasFocus:  # not only where it is chosen: Tab brings the keyboard here too
            painter.setPen(QPen(QColor(palette.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), 6, 6)
        if row.term is None:
            self._draw_head(painter, ground, row, str(index.data()))
        else:
            self._draw_term(painter, ground, row, str(index.data()))
        painter.restore()

    def _draw_head(self, painter: QPainter, rect: QRect, row: FacetRow, name: str) -> None:
        palette = self._theme.palette
        painter.setPen(QPen(QColor(palette.quiet), 1.6))
        x, y = rect.left() + 8, rect.center().y() + 1
        tips = ((-4, -2), (0, 2), (4, -2)) if row.is_open else ((-2, -4), (2, 0), (-2, 4))
        painter.drawPolyline([QPoint(x + dx, y + dy) for dx, dy in tips])
        painter.setFont(self._strong)
        painter.setPen(QColor(palette.quiet))
        painter.drawText(rect.adjusted(_SLOT, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, name)

    def _draw_term(self, painter: QPainter, rect: QRect, row: FacetRow, name: str) -> None:
        assert row.term is not None
        palette, term = self._theme.palette, row.term
        is_faint = not can_follow(row)
        ink = mix(palette.ink, palette.paper, 0.4) if is_faint else palette.ink
        left = rect.left() + 4
        if term.is_on:
            painter.setPen(QPen(QColor(palette.focus), 2.2))
            y = rect.center().y() + 1
            painter.drawPolyline([QPoint(left + 1, y), QPoint(left + 4, y + 4), QPoint(left + 10, y - 4)])
        elif term.term.accent and not is_faint:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.accent(term.term.accent)))
            painter.drawEllipse(QRect(left + 1, rect.center().y() - 3, 8, 8))
        count = _say(term)
        painter.setFont(self._small)
        width = painter.fontMetrics().horizontalAdvance(count)
        painter.setPen(QColor(palette.quiet))
        end = rect.adjusted(0, 0, -_GAP, 0)
        painter.drawText(end, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        painter.setFont(self._strong if term.is_on else self._plain)
        painter.setPen(QColor(ink))
        room = end.adjusted(_SLOT, 0, -width - _GAP, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, name)


def _say(term: FacetTerm) -> str:
    return say_number(term.count) if term.count else ""


def _font(view: QWidget, pixels: int) -> QFont:
    font = QFont(view.font())
    font.setPixelSize(pixels)
    return font
