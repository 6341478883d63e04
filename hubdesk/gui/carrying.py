"""Entries carried with the mouse: out of the tree, hits and lists, onto lists, workshops, or into other programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt, QUrl
from PySide6.QtGui import QDrag, QGuiApplication, QMouseEvent

from hubdesk.model.address import ENTRIES_MIME, EntryPlace, address_of
from hubdesk.userdata.lists import Kept

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QAbstractItemView

    from hubdesk.gui.main_window import MainWindow


def carry(entries: Sequence[Kept]) -> QMimeData:
    """Put entries into what is dragged: as HubDesk knows them, and as plain addresses for other programs."""
    addresses = [address_of(EntryPlace(one.pack, one.entry)) for one in entries]
    data = QMimeData()
    data.setData(ENTRIES_MIME, json.dumps([list(one) for one in entries]).encode())
    data.setUrls([QUrl(address) for address in addresses])
    data.setText("\n".join(addresses))
    return data


def carried(data: QMimeData) -> list[Kept]:
    """Give the entries that are dragged; none if something else is."""
    if not data.hasFormat(ENTRIES_MIME):
        return []
    try:
        untrusted_rows = json.loads(bytes(data.data(ENTRIES_MIME).data()))
    except ValueError:  # another program took the name of our kind
        return []
    if not isinstance(untrusted_rows, list):
        return []
    return [
        Kept(*row)
        for row in untrusted_rows
        if isinstance(row, list) and len(row) == len(Kept._fields) and all(isinstance(one, str) for one in row)
    ]


class DragSource(QObject):
    """Lets entries be dragged out of a list or a tree that knows nothing of it."""

    def __init__(self, view: QAbstractItemView, entry_at: Callable[[QPoint], Kept | None]) -> None:
        """Watch a view.

        Args:
            view: the list or tree.
            entry_at: gives the entry at a point of the view's viewport, or None.
        """
        super().__init__(view)
        self._view, self._entry_at = view, entry_at
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
        entry = self._entry_at(at)
        if entry is None:
            return False
        drag = QDrag(self._view)
        drag.setMimeData(carry([entry]))
        drag.exec(Qt.DropAction.CopyAction)
        return True


def let_tree_be_dragged(window: MainWindow) -> None:
    """Let entries be dragged out of the window's tree; asking twice is asking once."""
    from hubdesk.gui.models.catalogue_model import PLACE_ROLE

    tree = window.side.tree
    if tree.findChild(DragSource) is not None:
        return

    def entry_at(at: QPoint) -> Kept | None:
        index = tree.indexAt(at)
        place = index.data(PLACE_ROLE)
        return Kept(place.pack, place.id, index.data()) if isinstance(place, EntryPlace) else None

    DragSource(tree, entry_at)
