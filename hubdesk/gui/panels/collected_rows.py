"""Rows of entries that the user keeps: how one is drawn, and moving them by mouse and by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDrag, QFont, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from hubdesk.gui.carrying import carry
from hubdesk.gui.panels.menu_point import point_of_menu
from hubdesk.gui.told import tell_places, tell_row
from hubdesk.model.address import ENTRIES_MIME
from hubdesk.model.text import as_tip, count_of
from hubdesk.model.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QContextMenuEvent, QDropEvent, QKeyEvent

    from hubdesk.gui.theme import Theme
    from hubdesk.services.collecting import Collected

ROLE = Qt.ItemDataRole.UserRole
_NOTE_ROLE = Qt.ItemDataRole.UserRole + 1
_WIDTH, _ROW, _PADDING = 780, 76, 14
_SLIP = QSize(260, 36)
"""What is seen under the mouse while a row is dragged."""


class CollectedRows(QListWidget):
    """The entries of a list.

    `moved` carries a row and the place that it is to have once it is taken out; `menu_asked` where on the screen, and
    what is kept there.
    """

    followed = Signal(object)
    moved = Signal(int, int)
    removal_wanted = Signal()
    menu_asked = Signal(object, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setItemDelegate(_RowDelegate(theme, self))
        self.itemActivated.connect(lambda item: self.followed.emit(item.data(ROLE)))

    def show_rows(self, rows: Sequence[Collected], notes: Sequence[str], *, is_ordered: bool) -> None:
        """Show entries, each with its note; what was chosen stays chosen where it is still there.

        Args:
            rows: the entries in order.
            notes: for each of them the beginning of the user's note, or nothing.
            is_ordered: whether the user may change the order.
        """
        chosen = {row.kept[:2] for row in self.chosen()}
        current, place = self.current(), self.currentRow()
        self.setAcceptDrops(is_ordered)
        self.setDragDropMode(
            QAbstractItemView.DragDropMode.DragDrop if is_ordered else QAbstractItemView.DragDropMode.DragOnly
        )
        self.clear()
        for row, note in zip(rows, notes, strict=True):
            item = QListWidgetItem(self)
            item.setData(ROLE, row)
            item.setData(_NOTE_ROLE, note)
            item.setToolTip(as_tip(row.title))
            spoken = (row.title, say_where(row), third_line(row, ""), note)
            tell_row(item, ". ".join(filter(None, spoken)))
            if row.kept[:2] in chosen:
                item.setSelected(True)
        tell_places(self)
        again = next((at for at, row in enumerate(rows) if current and row.kept[:2] == current.kept[:2]), None)
        if rows:
            at = again if again is not None else max(0, min(place, len(rows) - 1))
            self.setCurrentRow(at) if not chosen or again is None else self.setCurrentItem(self.item(at))

    def current(self) -> Collected | None:
        """Give the row that the keyboard is on."""
        item = self.currentItem()
        found: Collected | None = item.data(ROLE) if item is not None else None
        return found

    def chosen(self) -> list[Collected]:
        """Give the rows that are chosen, in order."""
        return [item.data(ROLE) for row in range(self.count()) if (item := self.item(row)).isSelected()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            if self.acceptDrops() and 0 <= self.currentRow() + step < self.count():
                self.moved.emit(self.currentRow(), self.currentRow() + step)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removal_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current() is not None:
            self.followed.emit(self.current())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at, index = point_of_menu(self, event)
        if index.isValid():
            self.menu_asked.emit(at, index.data(ROLE))

    def mimeTypes(self) -> list[str]:
        return [ENTRIES_MIME, "text/uri-list", "text/plain"]

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        return carry([item.data(ROLE).kept for item in items])

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag a slip with the title, right of the mouse: the whole row would hide the list that it is dropped on."""
        drag = QDrag(self)
        drag.setMimeData(self.mimeData(self.selectedItems()))
        drag.setPixmap(self._slip())
        drag.setHotSpot(QPoint(-12, _SLIP.height() // 2))
        drag.exec(actions, self.defaultDropAction())

    def _slip(self) -> QPixmap:
        """Draw the title of the row that is chosen, or how many are."""
        rows = self.selectedItems()
        title = rows[0].data(ROLE).title if len(rows) == 1 else count_of(len(rows), tr("entry"), tr("entries"))
        palette, ratio = self._theme.palette, self.devicePixelRatioF()
        slip = QPixmap(_SLIP * ratio)
        slip.setDevicePixelRatio(ratio)
        slip.fill(QColor(0, 0, 0, 0))
        painter = QPainter(slip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(palette.focus), 1))
        painter.setBrush(QColor(palette.paper))
        room = QRect(QPoint(0, 0), _SLIP)
        painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), 8, 8)
        font = QFont(self.font())
        font.setPixelSize(14)
        painter.setFont(font)
        painter.setPen(QColor(palette.ink))
        inner = room.adjusted(_PADDING, 0, -_PADDING, 0)
        shown = QFontMetrics(font).elidedText(title, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()
        return slip

    def dropEvent(self, event: QDropEvent) -> None:
        """Move the row that was dragged within this list; what comes from elsewhere is for others."""
        if event.source() is not self:
            event.ignore()
            return
        index = self.indexAt(event.position().toPoint())
        to = index.row() if index.isValid() else self.count()
        if self.dropIndicatorPosition() == QAbstractItemView.DropIndicatorPosition.BelowItem:
            to += 1
        elif self.dropIndicatorPosition() == QAbstractItemView.DropIndicatorPosition.OnItem:
            to += event.position().y() > self.visualRect(index).center().y()
        row = self.currentRow()
        event.setDropAction(Qt.DropAction.IgnoreAction)  # the view itself is to move nothing
        event.accept()
        self.moved.emit(row, to - 1 if to > row else to)


class _RowDelegate(QStyledItemDelegate):
    """Draws a row: where the entry belongs, its title, and the note or what became of the entry."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, _ROW if third_line(index.data(ROLE), index.data(_NOTE_ROLE)) else _ROW - 20)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        palette = self._theme.palette
        row: Collected = index.data(ROLE)
        rect: QRect = option.rect.adjusted(1, 2, -8, -2)  # type: ignore[attr-defined]  # the stubs leave these out
        rect.setWidth(min(rect.width(), _WIDTH))
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        if is_chosen or state & QStyle.StateFlag.State_MouseOver:
            is_current = bool(state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QPen(QColor(palette.focus), 2 if is_current else 1) if is_chosen else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.surface))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 8, 8)
        inner = rect.adjusted(_PADDING, 8, -_PADDING, -6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.accent(row.accent) if row.line else palette.quiet))
        painter.drawEllipse(QRect(inner.left(), inner.top() + 5, 8, 8))
        top = self._draw(painter, inner.adjusted(16, 0, 0, 0), inner.top(), say_where(row), 13, palette.quiet)
        ink = palette.ink if row.line else palette.quiet
        top = self._draw(painter, inner, top + 1, row.title, 16, ink, is_bold=True)
        third = third_line(row, index.data(_NOTE_ROLE))
        self._draw(painter, inner, top + 1, third, 14, palette.quiet if row.line else palette.care_ink)
        painter.restore()

    def _draw(
        self, painter: QPainter, room: QRect, top: int, text: str, pixels: int, colour: str, *, is_bold: bool = False
    ) -> int:
        font = QFont(painter.font())
        font.setPixelSize(pixels)
        font.setBold(is_bold)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(QRect(room.left(), top, room.width(), metrics.lineSpacing()), 0, shown)
        return top + metrics.lineSpacing()


def say_where(row: Collected) -> str:
    """Say where an entry belongs, or that it is not there any more."""
    if row.line is not None:
        return row.where
    return tr("Not in the library now. {where}").format(where=row.where).strip()


def third_line(row: Collected, note: str) -> str:
    """Say what stands below the title: the nearest entry where this one is gone, else the note."""
    if row.line is None and row.nearest is not None:
        return tr("Closest to it: {title}").format(title=row.nearest.title)
    return note
