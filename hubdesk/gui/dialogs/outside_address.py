"""Shows an outside address in full before anything opens it."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from hubdesk.model.words import tr


class OutsideAddressDialog(QDialog):
    """Asks whether an address should be opened by the system's browser, copied, or left."""

    def __init__(self, address: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Outside the library"))
        self._address = address
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 18)
        layout.setSpacing(12)
        self._words = words = QLabel(
            tr("This address is on the internet, outside the library. Opening it needs a connection.")
        )
        words.setWordWrap(True)
        shown = QPlainTextEdit(address, self)
        shown.setObjectName("address")
        shown.setAccessibleName(tr("Address"))
        shown.setReadOnly(True)
        shown.setTabChangesFocus(True)
        shown.setFixedHeight(84)
        layout.addWidget(self._words)
        layout.addWidget(shown)
        row = QHBoxLayout()
        copy, open_, cancel = (
            QPushButton(text, self) for text in (tr("&Copy the address"), tr("&Open in the browser"), tr("Cancel"))
        )
        copy.clicked.connect(self._copy)
        open_.clicked.connect(self._open)
        cancel.clicked.connect(self.reject)
        cancel.setDefault(True)
        for before, behind in pairwise((shown, copy, open_, cancel)):
            self.setTabOrder(before, behind)
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(open_)
        row.addWidget(cancel)
        layout.addLayout(row)
        self.setMinimumWidth(520)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, on=False)
        cancel.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._address)
        self.accept()

    def _open(self) -> None:
        if QDesktopServices.openUrl(QUrl(self._address, QUrl.ParsingMode.StrictMode)):
            self.accept()
        else:
            self._words.setText(
                tr("This computer has no browser that could open it. You can copy the address instead.")
            )
