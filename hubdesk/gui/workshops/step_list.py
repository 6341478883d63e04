"""The steps of a workshop in order, each with its place in time. They are moved by dragging, or with Alt and arrows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QStyledItemDelegate, QWidget

from hubdesk.gui.carrying import carried
from hubdesk.gui.told import tell_places, tell_row
from hubdesk.model.address import ENTRIES_MIME
from hubdesk.model.text import as_tip, count_of
from hubdesk.model.words import QT_TR_NOOP, tr
from hubdesk.model.workshop import Step, StepKind
from hubdesk.services.presenting.workshops import plan_of, title_of

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from hubdesk.gui.theme import Theme
    from hubdesk.library.library import Library
    from hubdesk.model.workshop import Workshop

KINDS = {
    StepKind.ENTRY: QT_TR_NOOP("Entry"),
    StepKind.SLIDE: QT_TR_NOOP("Slide"),
    StepKind.QUESTION: QT_TR_NOOP("Question"),
    StepKind.ACTIVITY: QT_TR_NOOP("Activity"),
    StepKind.BREAK: QT_TR_NOOP("Break"),
}
_TITLE, _LINE, _TIME, _MINUTES = (Qt.ItemDataRole.UserRole + number for number in range(1, 5))
_HIGH = 62


class StepList(QListWidget):
    """Shows steps; what is wanted of them it asks for with signals, by number."""

    moved = Signal(int, int)
    """A step, and the place it is to have once it is taken out."""
    removal_wanted = Signal(int)
    menu_wanted = Signal(int, QPoint)
    entries_dropped = Signal(object, int)
    """Entries, and where they go."""

    def __init__(self, library: Library, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("steps")
        self.setAccessibleName(tr("Steps of the workshop"))
        self._library = library
        self.setItemDelegate(_StepDelegate(theme, self))
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_for_menu)

    def show_workshop(self, workshop: Workshop, row: int) -> None:
        """List the steps, with one of them chosen; nothing is said of that."""
        was_blocked = self.blockSignals(True)
        self.clear()
        for step, planned in zip(workshop.steps, plan_of(workshop), strict=True):
            item = QListWidgetItem(self)
            title = title_of(step, self._library)
            item.setData(_TITLE, title)
            item.setToolTip(as_tip(title))
            item.setData(_LINE, _say_line(step))
            item.setData(_TIME, f"{planned.begins // 60}:{planned.begins % 60:02}")
            item.setData(_MINUTES, tr("{minutes} min").format(minutes=step.minutes) if step.minutes else "")
            said = tr("{kind}: {title}, {minutes} minutes, begins after {begins} minutes")
            kind = tr(KINDS[step.kind])
            tell_row(item, said.format(kind=kind, title=title, minutes=step.minutes, begins=planned.begins))
        tell_places(self)
        if self.count():
            self.setCurrentRow(max(0, min(row, self.count() - 1)))
        self.blockSignals(was_blocked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentRow()
        is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if row >= 0 and is_alt and event.key() == Qt.Key.Key_Up:
            self.moved.emit(row, row - 1)
        elif row >= 0 and is_alt and event.key() == Qt.Key.Key_Down:
            self.moved.emit(row, row + 1)
        elif row >= 0 and event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit(row)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.source() is self or event.mimeData().hasFormat(ENTRIES_MIME):
            super().dragEnterEvent(event)
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        if event.source() is self or event.mimeData().hasFormat(ENTRIES_MIME):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        place = self._place_at(event.position().toPoint())
        source: object = event.source()
        if source is self:
            row = self.currentRow()
            self.moved.emit(row, place - (place > row))
            event.setDropAction(Qt.DropAction.IgnoreAction)  # the list is drawn anew; nothing is to be taken out
            event.accept()
        elif places := carried(event.mimeData()):
            self.entries_dropped.emit(places, place)
            event.acceptProposedAction()

    def _place_at(self, at: QPoint) -> int:
        index = self.indexAt(at)
        if not index.isValid():
            return self.count()
        return index.row() + (at.y() > self.visualRect(index).center().y())

    def _ask_for_menu(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if index.isValid():
            self.menu_wanted.emit(index.row(), self.viewport().mapToGlobal(at))


class _StepDelegate(QStyledItemDelegate):
    """A row: when the step begins, its title, what it is, and its minutes."""

    def __init__(self, theme: Theme, parent: QListWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, _HIGH)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        palette = self._theme.palette
        rect: QRect = option.rect.adjusted(5, 2, -5, -2)  # type: ignore[attr-defined]
        list_ = self.parent()
        assert isinstance(list_, QListWidget)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if list_.currentRow() == index.row():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.selection))
            painter.drawRoundedRect(rect, 8, 8)
        font = QFont(list_.font())
        font.setPixelSize(13)
        painter.setFont(font)
        painter.setPen(QColor(palette.quiet))
        painter.drawText(QRect(rect.left() + 8, rect.top() + 8, 44, 20), Qt.AlignmentFlag.AlignLeft, index.data(_TIME))
        minutes = QRect(rect.right() - 70, rect.top() + 8, 62, 20)
        painter.drawText(minutes, Qt.AlignmentFlag.AlignRight, index.data(_MINUTES))
        below = QRect(rect.left() + 54, rect.top() + 31, rect.width() - 70, 20)
        line = QFontMetrics(font).elidedText(index.data(_LINE), Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, line)
        font.setPixelSize(15)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(palette.ink))
        above = QRect(rect.left() + 54, rect.top() + 7, rect.width() - 130, 22)
        words = QFontMetrics(font).elidedText(index.data(_TITLE), Qt.TextElideMode.ElideRight, above.width())
        painter.drawText(above, Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()


def _say_line(step: Step) -> str:
    said = [tr(KINDS[step.kind])]
    if step.parts:
        said.append(count_of(len(step.parts), tr("part"), tr("parts")))
    if step.countdown:
        said.append(tr("countdown {minutes} min").format(minutes=step.countdown))
    if step.notes:
        said.append(tr("with notes"))
    return " · ".join(said)
