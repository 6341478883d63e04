"""The stage: the one window that the room sees. It never shows a dialog, a notice or an error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.gui.stage.canvas import WallView
from hubdesk.gui.stage.overview import Overview
from hubdesk.model.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent, QResizeEvent

    from hubdesk.gui.stage.presenter import Presenter


class StageWindow(QWidget):
    """The slide, and nothing else. `key_pressed` carries a QKeyEvent, `clicked` says forward (1) or back (-1)."""

    key_pressed = Signal(object)
    clicked = Signal(int)
    resized = Signal()
    closing = Signal()

    def __init__(self, presenter: Presenter) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowTitle(tr("HubDesk: the wall"))
        self.setAccessibleName(tr("The wall"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setStyleSheet("StageWindow { background: #000000; }")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(QSize(320, 200))
        self.view = WallView(presenter, self)
        self.overview = Overview(presenter, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.key_pressed.emit(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(1)
        elif event.button() == Qt.MouseButton.RightButton:
            self.clicked.emit(-1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.overview.setGeometry(self.rect())
        self.resized.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window is leaving the talk, which can be taken up again."""
        event.ignore()
        self.closing.emit()
