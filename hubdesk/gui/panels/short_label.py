"""Labels and buttons whose words end in … where there is no room for all of them; the tool tip says them whole."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

_LEAST = 60
"""As narrow as it may become, in pixels."""


class ShortLabel(QLabel):
    """A label that gives way to what stands beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def say(self, words: str) -> None:
        """Show words, or as many of them as there is room for."""
        self._words = words
        self.setAccessibleName(words)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._words) + 4, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, max(_LEAST, self.width()))
        self.setText(shown)
        self.setToolTip("" if shown == self._words else self._words)
        self.updateGeometry()


class ShortButton(QPushButton):
    """A button that has no more room than it is given. What it is called is said whole all the same."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words.replace("&", "&&"), parent)
        self._words = words
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setToolTip("" if self._fitting() == self._words else self._words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = self._option()
        option.text = self._fitting().replace("&", "&&")  # type: ignore[attr-defined]  # the stubs leave it out
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)

    def _fitting(self) -> str:
        room = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, self._option(), self)
        return self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room.width())

    def _option(self) -> QStyleOptionButton:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        return option
