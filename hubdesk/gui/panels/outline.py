"""The contents of a page: its headings, the one that is being read marked, beside the text where there is room."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from hubdesk.gui.told import tell_places
from hubdesk.model.words import tr
from hubdesk.typeset.frames import anchors_of

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QKeyEvent, QPainter, QTextDocument

    from hubdesk.gui.theme import Theme

WIDTH = 236
_DEEPEST = 3
_LEVEL = Qt.ItemDataRole.UserRole
_LEFT, _AROUND, _STEP = 14, 5, 14


class HeadingLine(NamedTuple):
    """One heading: its level from 1 (the title), its anchor, its words and its position in the document."""

    level: int
    anchor: str
    text: str
    position: int


def headings_of(document: QTextDocument) -> list[HeadingLine]:
    """Give the headings of a page in order, the title first, down to level 3."""
    found: list[HeadingLine] = []
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        if 0 < level <= _DEEPEST and (anchors := anchors_of(block)):
            found.append(HeadingLine(level, anchors[0], block.text(), block.position()))
        block = block.next()
    return found


class Outline(QFrame):
    """The list of headings. `heading_chosen` carries the anchor of the one that is followed."""

    heading_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outline")
        self.setFixedWidth(WIDTH)
        title = QLabel(tr("On this page"), self)
        title.setObjectName("outlineTitle")
        self.list = HeadingList(theme, self)
        self.list.followed.connect(self.heading_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 40, 8, 20)
        column.setSpacing(6)
        column.addWidget(title)
        column.addWidget(self.list, 1)
        theme.dress(self, "outline")

    def show_headings(self, headings: list[HeadingLine]) -> None:
        """List the headings of a page."""
        self.list.show_headings(headings)

    def mark(self, position: int) -> None:
        """Mark the heading under which a position of the document stands."""
        self.list.mark(position)


class HeadingList(QListWidget):
    """The headings themselves; Enter or a click follows one."""

    followed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Contents of this page"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(_LineDelegate(theme, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self._headings: list[HeadingLine] = []
        self._positions: list[int] = []
        self.itemClicked.connect(lambda _item: self._follow())

    def show_headings(self, headings: list[HeadingLine]) -> None:
        """List these headings in place of those of the page before."""
        self._headings, self._positions = headings, [heading.position for heading in headings]
        self.clear()
        for heading in headings:
            item = QListWidgetItem(heading.text)
            item.setData(_LEVEL, heading.level)
            self.addItem(item)
        tell_places(self)

    def mark(self, position: int) -> None:
        """Mark the last heading that stands at a position or before it."""
        row = max(0, bisect_right(self._positions, position) - 1)
        if row != self.currentRow() and self._positions:
            self.setCurrentRow(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._follow()
        else:
            super().keyPressEvent(event)

    def _follow(self) -> None:
        if 0 <= self.currentRow() < len(self._headings):
            self.followed.emit(self._headings[self.currentRow()].anchor)


class _LineDelegate(QStyledItemDelegate):
    """Draws a heading on as many lines as it needs, beside a thin line that is thick where the reader is."""

    def __init__(self, theme: Theme, parent: HeadingList) -> None:
        super().__init__(parent)
        self._theme, self._list = theme, parent

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        room = self._room(QRect(0, 0, self._list.viewport().width(), 1000), index)
        metrics = option.fontMetrics  # type: ignore[attr-defined]  # the stubs leave these out
        height: int = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap.value, index.data()).height()
        return QSize(room.width(), height + 2 * _AROUND)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        palette = self._theme.palette
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        is_here = bool(state & QStyle.StateFlag.State_Selected)
        if is_here and self._list.hasFocus():
            painter.fillRect(rect.adjusted(6, 0, 0, 0), QColor(palette.selection))
        bar = QRect(rect)
        bar.setWidth(3 if is_here else 1)
        painter.fillRect(bar, QColor(palette.focus if is_here else palette.line))
        is_strong = is_here or bool(state & QStyle.StateFlag.State_MouseOver)
        painter.setFont(option.font)  # type: ignore[attr-defined]
        painter.setPen(QColor(palette.ink if is_strong else palette.quiet))
        painter.drawText(self._room(rect, index), Qt.TextFlag.TextWordWrap, index.data())

    def _room(self, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> QRect:
        step = _STEP if index.data(_LEVEL) == _DEEPEST else 0
        return rect.adjusted(_LEFT + step, _AROUND, -6, -_AROUND)
