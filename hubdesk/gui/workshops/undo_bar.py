"""Says what was taken away, and puts it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from hubdesk.model.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable


class UndoBar(QFrame):
    """Hidden until something was taken away. Ctrl+Z in its page does what its button does."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setObjectName("undoBar")
        self._undo: Callable[[], None] | None = None
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self.button = QPushButton(tr("&Undo"), self)
        self.button.clicked.connect(self.undo)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 10, 8)
        row.addWidget(self._label, 1)
        row.addWidget(self.button)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.undo)
        self.hide()

    def offer(self, words: str, undo: Callable[[], None]) -> None:
        """Say what was done, and how it is taken back."""
        self._undo = undo
        self._label.setText(words)
        self._label.setAccessibleName(words)
        self.show()

    def undo(self) -> None:
        """Put back what was taken away last."""
        undo, self._undo = self._undo, None
        self.hide()
        if undo is not None:
            undo()

    def forget(self) -> None:
        """There is nothing to put back any more."""
        self._undo = None
        self.hide()
