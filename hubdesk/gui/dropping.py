"""A window that packs can be dropped on, and that offers the workshops while an entry is dragged."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow

from hubdesk.model.address import ENTRIES_MIME
from hubdesk.paths import PACK_SUFFIX

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent

    from hubdesk.gui.areas import Areas

_MOST = 8


class PackTaker(QMainWindow):
    """Takes pack files that are dropped on it, and says what installing them would change."""

    areas: Areas

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._is_offering = False

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _packs_in(event.mimeData()):
            event.acceptProposedAction()
        elif event.mimeData().hasFormat(ENTRIES_MIME):
            from hubdesk.gui.workshops.area import WorkshopsArea

            self._is_offering = True
            self.areas.of(WorkshopsArea).drag_entered()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        if self._is_offering:
            from hubdesk.gui.workshops.area import WorkshopsArea

            self._is_offering = False
            self.areas.of(WorkshopsArea).drag_left()

    def dropEvent(self, event: QDropEvent) -> None:
        from hubdesk.gui.sharing import SharingArea  # a start installs nothing

        event.acceptProposedAction()
        for path in _packs_in(event.mimeData()):
            self.areas.of(SharingArea).offer(path)


def _packs_in(data: QMimeData) -> list[Path]:
    """Give the pack files among what is dropped, at most eight; anything else is left."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() == PACK_SUFFIX][:_MOST]
