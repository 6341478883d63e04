"""A layout that sets its widgets in a row and goes on in a new line where the room ends, as words do."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Lays widgets out in lines, in the middle of the line's height.

    Each is as wide as it wants to be, or as the whole line if it wants more.
    """

    def __init__(self, parent: QWidget | None = None, spacing: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(QMargins())
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay(QRect(0, 0, width, 0), is_tried=True)

    def minimumSize(self) -> QSize:
        shown = [item.minimumSize() for item in self._items if not item.isEmpty()]
        margins = self.contentsMargins()
        wide = max((size.width() for size in shown), default=0) + margins.left() + margins.right()
        high = max((size.height() for size in shown), default=0) + margins.top() + margins.bottom()
        return QSize(wide, high)

    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        wide = sum(size.width() + self.spacing() for size in shown) - (self.spacing() if shown else 0)
        return QSize(max(wide, self.minimumSize().width()), self.minimumSize().height())

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay(rect, is_tried=False)

    def _lay(self, rect: QRect, *, is_tried: bool) -> int:
        """Place the widgets, or only try; give how high they are together."""
        margins = self.contentsMargins()
        room = rect.marginsRemoved(margins)
        lines = self._lines(max(1, room.width()))
        parent = self.parentWidget()
        is_mirrored = parent is not None and parent.isRightToLeft()
        y = 0
        for line in lines:
            high = max(size.height() for _, size in line)
            x = 0
            for item, size in line:
                left = room.right() + 1 - x - size.width() if is_mirrored else room.left() + x
                if not is_tried:
                    top = room.top() + y + (high - size.height()) // 2
                    item.setGeometry(QRect(QPoint(left, top), size))
                x += size.width() + self.spacing()
            y += high + self.spacing()
        return max(0, y - self.spacing()) + margins.top() + margins.bottom()

    def _lines(self, room: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """Say which widgets share a line in so many pixels, and how large each is."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        x = 0
        for item in self._items:
            if item.isEmpty():
                continue
            wish = item.sizeHint().expandedTo(item.minimumSize())
            size = QSize(min(wish.width(), room), wish.height())
            if not lines or x + size.width() > room:
                lines.append([])
                x = 0
            lines[-1].append((item, size))
            x += size.width() + self.spacing()
        return lines
