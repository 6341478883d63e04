"""The names of the user's lists at the side of their page: chosen, put in order, and dropped upon."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
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

from hubdesk.gui.carrying import carried
from hubdesk.gui.icons import icon_pixmap
from hubdesk.gui.told import tell_places, tell_row
from hubdesk.model.address import ENTRIES_MIME
from hubdesk.model.text import as_tip
from hubdesk.model.words import say_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent

    from hubdesk.gui.theme import Theme

_ROLE = Qt.ItemDataRole.UserRole


class Shelf(NamedTuple):
    """Something that the page can show: a list, the notes, the sheets. `icon` names one of resources/icons."""

    id: str
    title: str
    entries: int
    icon: str = ""
    takes_entries: bool = False
    is_movable: bool = False


class ListNames(QListWidget):
    """`chosen` carries a shelf's id; `dropped` that, the entries, and if they are copied; `moved` that and a step."""

    chosen = Signal(str)
    dropped = Signal(str, object, bool)
    moved = Signal(str, int)
    rename_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.setItemDelegate(_NameDelegate(theme, self))
        self.currentItemChanged.connect(self._say_chosen)

    def show_shelves(self, shelves: Sequence[Shelf], current: str) -> None:
        """Show the shelves and choose one, without saying so."""
        self.blockSignals(True)
        self.clear()
        for shelf in shelves:
            item = QListWidgetItem(self)
            item.setData(_ROLE, shelf)
            tell_row(item, f"{shelf.title}, {say_number(shelf.entries)}")
            item.setToolTip(as_tip(shelf.title))
            if shelf.id == current:
                self.setCurrentItem(item)
        tell_places(self)
        self.blockSignals(False)

    def shelf(self) -> Shelf | None:
        """Give the shelf that is chosen."""
        item = self.currentItem()
        found: Shelf | None = item.data(_ROLE) if item is not None else None
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shelf = self.shelf()
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            if shelf is not None and shelf.is_movable:
                self.moved.emit(shelf.id, step)
        elif event.key() == Qt.Key.Key_F2:
            self.rename_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(event.mimeData().hasFormat(ENTRIES_MIME))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        item = self.itemAt(event.position().toPoint())
        event.setAccepted(item is not None and item.data(_ROLE).takes_entries)

    def dropEvent(self, event: QDropEvent) -> None:
        item = self.itemAt(event.position().toPoint())
        kept = carried(event.mimeData())
        event.setDropAction(Qt.DropAction.IgnoreAction)  # the view itself is to move nothing
        event.accept()
        if item is not None and kept:
            is_copy = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.dropped.emit(item.data(_ROLE).id, kept, is_copy)

    def _say_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(_ROLE).id)


class _NameDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, 38)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        palette = self._theme.palette
        shelf: Shelf = index.data(_ROLE)
        rect: QRect = option.rect.adjusted(1, 1, -9, -1)  # type: ignore[attr-defined]  # the stubs leave these out
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_chosen or state & QStyle.StateFlag.State_MouseOver:
            ring = state & QStyle.StateFlag.State_HasFocus
            painter.setPen(QColor(palette.focus) if ring else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.selection if is_chosen else palette.surface))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 7, 7)
        inner = rect.adjusted(10, 0, -12, 0)
        if shelf.icon:
            ratio = painter.device().devicePixelRatioF()
            painter.drawPixmap(inner.left(), inner.center().y() - 8, icon_pixmap(shelf.icon, palette.ink, 17, ratio))
        font = QFont(painter.font())
        font.setPixelSize(15)
        font.setBold(is_chosen)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        count = str(shelf.entries) if shelf.entries else ""
        painter.setPen(QColor(palette.quiet))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        painter.setPen(QColor(palette.ink))
        room = inner.adjusted(28, 0, -metrics.horizontalAdvance(count) - 10, 0)
        words = metrics.elidedText(shelf.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()
