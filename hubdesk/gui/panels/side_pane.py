"""The pane at the side: one library, two trees, and a switch between them that keeps the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from hubdesk.gui.models.catalogue_model import ACCENT_ROLE, COUNT_ROLE, DEPTH_ROLE, PLACE_ROLE, CatalogueModel, Index
from hubdesk.model.vocabulary import TermKind

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from hubdesk.gui.theme import Theme
    from hubdesk.model.address import Place
    from hubdesk.model.catalogue import Catalogue

_ORDERS = ((TermKind.PARTNERSHIP, "Partnerships"), (TermKind.THEME, "Themes"))
_ROW_HEIGHTS = (38, 34, 46)
_INDENT = 16


class SidePane(QFrame):
    """Both trees. `place_chosen` is sent when the user follows one of its rows."""

    place_chosen = Signal(object)
    order_changed = Signal(str)

    def __init__(self, catalogue: Catalogue, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePane")
        self._catalogue = catalogue
        self._models: dict[TermKind, CatalogueModel] = {}
        self._place: Place | None = None
        self.order = TermKind.PARTNERSHIP
        self.tree = CatalogueTree(theme, self)
        self.tree.activated.connect(self._follow)
        self.tree.clicked.connect(self._follow)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self._make_switch())
        layout.addWidget(self.tree, 1)
        self.show_order(self.order)

    def show_order(self, order: TermKind) -> None:
        """Show the tree that has partnerships, or themes, on top; the entry that is open is found again in it."""
        self._buttons[order].setChecked(True)
        if self.tree.model() is not None and order == self.order:
            return
        self.order = order
        if order not in self._models:
            self._models[order] = CatalogueModel(self._catalogue, order, self)
        self.tree.setModel(self._models[order])
        if self._place is not None:
            self.reveal(self._place)
        self.order_changed.emit(order.value)

    def reveal(self, place: Place) -> None:
        """Mark a place in the tree and scroll to it, without following it; nothing is marked if it is not there."""
        self._place = place
        model = self._models[self.order]
        current = self.tree.currentIndex()
        if current.isValid() and current.data(PLACE_ROLE) == place:
            return
        index = model.find(place, current)
        if index.isValid():
            self.tree.setCurrentIndex(index)
            self.tree.scrollTo(index)
        else:
            self.tree.setCurrentIndex(QModelIndex())

    def _make_switch(self) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 12, 0)
        switch = QFrame(holder)
        switch.setObjectName("orderSwitch")
        inner = QHBoxLayout(switch)
        inner.setContentsMargins(3, 3, 3, 3)
        inner.setSpacing(2)
        group = QButtonGroup(self)
        self._buttons: dict[TermKind, QToolButton] = {}
        for order, words in _ORDERS:
            button = QToolButton(switch)
            button.setText(words)
            button.setCheckable(True)
            button.setAccessibleName(f"Sort the tree by {words.lower()}")
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _=False, chosen=order: self.show_order(chosen))
            group.addButton(button)
            inner.addWidget(button)
            self._buttons[order] = button
        row.addWidget(switch)
        return holder

    def _follow(self, index: QModelIndex) -> None:
        place = index.data(PLACE_ROLE)
        if place is not None:
            self._place = place
            self.place_chosen.emit(place)


class CatalogueTree(QTreeView):
    """The tree itself. Enter and a click follow a row; Right and Left open and close it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Tree of the library")
        self.setHeaderHidden(True)
        self.setItemDelegate(_RowDelegate(theme, self))
        self.setIndentation(_INDENT)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setExpandsOnDoubleClick(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRootIsDecorated(True)
        self._theme = theme

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        if index.data(DEPTH_ROLE) == 2:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.palette.quiet), 1.6))
        x, y = rect.right() - _INDENT / 2 + 1, rect.center().y() + 1
        tips = ((-4, -2), (0, 2), (4, -2)) if self.isExpanded(index) else ((-2, -4), (2, 0), (-2, 4))
        painter.drawPolyline([QPoint(round(x + dx), round(y + dy)) for dx, dy in tips])
        painter.restore()


class _RowDelegate(QStyledItemDelegate):
    """Draws a row: a name with its count, or an entry's title on at most two lines."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, _ROW_HEIGHTS[index.data(DEPTH_ROLE)])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette = self._theme.palette
        rect: QRect = option.rect.adjusted(0, 1, -6, -1)  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            fill = QColor(palette.selection)
            if not state & QStyle.StateFlag.State_Selected:
                fill.setAlphaF(0.5)
            painter.setBrush(fill)
            painter.drawRoundedRect(rect, 6, 6)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(palette.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 6, 6)
        inner = rect.adjusted(8, 0, -8, 0)
        if index.data(DEPTH_ROLE) == 2:
            painter.setPen(QColor(palette.ink))
            painter.setFont(_font(option, 13))
            _draw_two_lines(painter, inner, str(index.data()))
        else:
            self._draw_name(painter, inner, option, index)
        painter.restore()

    def _draw_name(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        palette = self._theme.palette
        is_top = index.data(DEPTH_ROLE) == 0
        accent = index.data(ACCENT_ROLE)
        if accent:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.accent(accent)))
            painter.drawEllipse(QRect(rect.left(), rect.center().y() - 4, 9, 9))
            rect = rect.adjusted(17, 0, 0, 0)
        count = f"{index.data(COUNT_ROLE):,}"
        painter.setFont(_font(option, 12))
        width = painter.fontMetrics().horizontalAdvance(count)
        painter.setPen(QColor(palette.quiet))
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        painter.setFont(_font(option, 14, is_bold=is_top))
        painter.setPen(QColor(palette.ink))
        room = rect.adjusted(0, 0, -width - 8, 0)
        name = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)


def _font(option: QStyleOptionViewItem, pixels: int, *, is_bold: bool = False) -> QFont:
    font = QFont(option.font)  # type: ignore[attr-defined]
    font.setPixelSize(pixels)
    font.setBold(is_bold)
    return font


def _draw_two_lines(painter: QPainter, rect: QRect, text: str) -> None:
    """Draw text on one line, or on two with the second cut short if need be."""
    metrics = painter.fontMetrics()
    if metrics.horizontalAdvance(text) <= rect.width():
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        return
    first, second = _split(metrics, text, rect.width())
    half = metrics.lineSpacing()
    top = rect.center().y() - half + 1
    painter.drawText(QRect(rect.left(), top, rect.width(), half), Qt.AlignmentFlag.AlignLeft, first)
    second = metrics.elidedText(second, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(QRect(rect.left(), top + half, rect.width(), half), Qt.AlignmentFlag.AlignLeft, second)


def _split(metrics: QFontMetrics, text: str, width: int) -> tuple[str, str]:
    words = text.split(" ")
    fitting = 1
    while fitting < len(words) and metrics.horizontalAdvance(" ".join(words[: fitting + 1])) <= width:
        fitting += 1
    return " ".join(words[:fitting]), " ".join(words[fitting:])
