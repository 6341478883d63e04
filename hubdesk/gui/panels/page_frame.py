"""What stands round the page: a ring while the keyboard is in it, and room for a bar below it and a panel beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from hubdesk.gui.panels.page_view import PageView


_BESIDE = 620
"""From so many pixels on, a panel stands beside the page, else below it."""
_LARGE = 2.0
"""Text that is larger than so many times needs more."""


class PageFrame(QWidget):
    """The page with what belongs to it. `resized` carries its new width in pixels."""

    resized = Signal(int)

    def __init__(self, view: PageView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._ring = QFrame(self)
        self._ring.setObjectName("pageFrame")
        inner = QVBoxLayout(self._ring)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(view)
        self._row, self._column = QHBoxLayout(self), QVBoxLayout()
        for layout in (self._row, self._column):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self._row.addLayout(self._column, 1)
        self._column.addWidget(self._ring, 1)
        self._ring.installEventFilter(self)
        view.focus_moved.connect(self._show_ring)
        view.set_anew.connect(self._arrange)

    def add_below(self, bar: QWidget) -> None:
        """Put a bar below the page."""
        self._column.addWidget(bar)

    def add_beside(self, panel: QWidget) -> None:
        """Put a panel at the right of the page."""
        self._row.addWidget(panel)

    @property
    def room(self) -> int:
        """How wide the page is with its ring, in pixels."""
        return self._ring.width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put a panel beside the page where the page keeps room for its words, else below it."""
        has_room = self.width() >= round(_BESIDE * max(1.0, self._view.zoom / _LARGE))
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if has_room else QBoxLayout.Direction.TopToBottom)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent) and event.size().width() != event.oldSize().width():
            self.resized.emit(event.size().width())
        return super().eventFilter(watched, event)

    def _show_ring(self, is_in: bool) -> None:
        self._ring.setProperty("focused", is_in)
        self._ring.style().unpolish(self._ring)
        self._ring.style().polish(self._ring)
