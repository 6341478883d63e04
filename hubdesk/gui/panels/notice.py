"""A quiet line across the top for what the user should know: a damaged pack, notes that are not kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from hubdesk.gui.qt_numbers import PLAIN_TEXT, TEXT_SELECTABLE_BY_MOUSE

if TYPE_CHECKING:
    from hubdesk.gui.theme import Theme


class Notice(QFrame):
    """Hidden until there is something to say."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 8, 12, 8)
        self._label = QLabel(self)
        self._label.setProperty("textFormat", PLAIN_TEXT)
        self._label.setWordWrap(True)
        self._label.setProperty("textInteractionFlags", TEXT_SELECTABLE_BY_MOUSE)
        close = QPushButton("Close", self)
        close.setAccessibleName("Close this message")
        close.clicked.connect(self.clear)
        row.addWidget(self._label, 1)
        row.addWidget(close)
        theme.dress(self, "notice")
        self.hide()

    @property
    def text(self) -> str:
        """What it says now."""
        return self._label.text()

    def say(self, text: str) -> None:
        """Say one more thing; the same thing is not said twice."""
        if text in self.text:
            return
        self._label.setText(f"{self.text}\n{text}".strip())
        self._label.setAccessibleName(self._label.text())
        self.show()

    def clear(self) -> None:
        """Take away all that it says."""
        self._label.clear()
        self.hide()
