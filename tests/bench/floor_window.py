"""The floor of a start: an empty PySide6 window with a tree, a text browser and a search field, painted once."""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMainWindow,
    QSplitter,
    QTextBrowser,
    QTreeWidget,
    QVBoxLayout,
    QWidget,
)

from hubdesk import timings


class FloorWindow(QMainWindow):
    """Says `painted` as HubDesk does, then ends."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Mark the first painting."""
        super().paintEvent(event)
        QTimer.singleShot(0, self._done)

    def _done(self) -> None:
        timings.mark("painted")
        QApplication.exit()


def main() -> int:
    """Show the window and end once it is painted."""
    app = QApplication(sys.argv)
    window = FloorWindow()
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.addWidget(QLineEdit())
    splitter = QSplitter()
    splitter.addWidget(QTreeWidget())
    splitter.addWidget(QTextBrowser())
    column.addWidget(splitter)
    window.setCentralWidget(holder)
    window.resize(1366, 768)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
