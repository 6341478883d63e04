"""What stands round the page: a ring while the keyboard is in it, and room for a bar below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from hubdesk.gui.panels.page_view import PageView


class PageFrame(QWidget):
    """The page with what belongs to it. `resized` carries its new width in pixels."""

    resized = Signal(int)

    def __init__(self, view: PageView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ring = QFrame(self)
        self._ring.setObjectName("pageFrame")
        inner = QVBoxLayout(self._ring)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(view)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._ring, 1)
        view.focus_moved.connect(self._show_ring)

    def add_below(self, bar: QWidget) -> None:
        """Put a bar below the page."""
        self._column.addWidget(bar)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.resized.emit(event.size().width())

    def _show_ring(self, is_in: bool) -> None:
        self._ring.setProperty("focused", is_in)
        self._ring.style().unpolish(self._ring)
        self._ring.style().polish(self._ring)
