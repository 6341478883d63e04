"""Entries carried from one part of the window to another with the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt
from PySide6.QtGui import QDrag, QGuiApplication, QMouseEvent

from hubdesk.errors import AddressError
from hubdesk.model.address import EntryPlace, address_of, parse_address

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QAbstractItemView

MIME = "application/x-hubdesk-entries"


def carry(places: Sequence[EntryPlace]) -> QMimeData:
    """Put entries into what is dragged: as HubDesk knows them, and as plain addresses for other programs."""
    text = "\n".join(address_of(place) for place in places)
    data = QMimeData()
    data.setData(MIME, text.encode())
    data.setText(text)
    return data


def carried(data: QMimeData) -> list[EntryPlace]:
    """Give the entries that are dragged."""
    found = []
    for line in bytes(data.data(MIME).data()).decode(errors="replace").splitlines():
        try:
            place = parse_address(line)
        except AddressError:
            continue
        if isinstance(place, EntryPlace):
            found.append(place)
    return found


class DragSource(QObject):
    """Lets entries be dragged out of a list or a tree that knows nothing of it."""

    def __init__(self, view: QAbstractItemView, place_at: Callable[[QPoint], object]) -> None:
        """Watch a view.

        Args:
            view: the list or tree.
            place_at: gives the place at a point of the view's viewport, or None.
        """
        super().__init__(view)
        self._view, self._place_at = view, place_at
        self._pressed: QPoint | None = None
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            at = event.position().toPoint()
            if event.type() == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
                self._pressed = at
            elif event.type() == QEvent.Type.MouseMove and self._pressed is not None:
                far = (at - self._pressed).manhattanLength()
                if far >= QGuiApplication.styleHints().startDragDistance():
                    return self._start(self._pressed)
            elif event.type() == QEvent.Type.MouseButtonRelease:
                self._pressed = None
        return super().eventFilter(watched, event)

    def _start(self, at: QPoint) -> bool:
        self._pressed = None
        place = self._place_at(at)
        if not isinstance(place, EntryPlace):
            return False
        drag = QDrag(self._view)
        drag.setMimeData(carry([place]))
        drag.exec(Qt.DropAction.CopyAction)
        return True
