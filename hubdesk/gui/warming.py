"""Loads the code of what a reader opens first, in idle time after the window stands: no first page waits for it.

One module a turn, so that a key or a click that comes meanwhile is answered in between.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QTextBrowser

if TYPE_CHECKING:
    from collections.abc import Sequence

FIRST_PAGE = (
    "hubdesk.model.document",
    "hubdesk.services.pages",
    "hubdesk.pack.pages",
    "hubdesk.pack.relating",
    "hubdesk.typeset.style",
    "hubdesk.typeset.composer",
    "hubdesk.typeset.pages",
    "hubdesk.gui.panels.page_view",
    "hubdesk.gui.panels.page_frame",
    "hubdesk.gui.told_pages",
    "hubdesk.gui.panels.outline",
    "hubdesk.gui.contents",
    "hubdesk.services.voices",
    "hubdesk.gui.aloud",
    "hubdesk.gui.tabs",
    "hubdesk.gui.text_cursor",
)
"""What an entry needs, what is needed first standing first. Each takes less than a frame."""
_BEGIN_MS = 500
_PAUSE_MS = 30


class Warming(QObject):
    """Loads modules by and by; `finished` comes once all are there."""

    finished = Signal()

    def __init__(self, parent: QObject, modules: Sequence[str] = FIRST_PAGE) -> None:
        """Begin in half a second, when the keys and clicks that waited for the window are answered."""
        super().__init__(parent)
        self._left = list(modules)
        QTimer.singleShot(_BEGIN_MS, self, self._load_next)

    def _load_next(self) -> None:
        if not self._left:
            QTextBrowser().viewport()  # the first one makes PySide build enumerations for 7 ms
            self.finished.emit()
            return
        import_module(self._left.pop(0))
        QTimer.singleShot(_PAUSE_MS, self, self._load_next)
