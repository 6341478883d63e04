"""A window that says how far long work is, and can stop it. It shows itself only when the work takes a while."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from hubdesk.gui import room
from hubdesk.model.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from hubdesk.gui.jobs import Job
    from hubdesk.gui.theme import Theme
    from hubdesk.model.progress import Progress

SHOWN_AFTER_MS = 300
"""A wait shorter than this needs no window."""


class ProgressDialog(QDialog):
    """Follows one job until it ends. Esc, the button and closing it all ask the job to stop."""

    def __init__(self, title: str, job: Job, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job = job
        theme.dress(self, "dialog")
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(460)
        self._words = QLabel(title, self)
        self._words.setWordWrap(True)
        self._bar = QProgressBar(self)
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(title)
        self._stop = QPushButton(tr("&Stop"), self)
        self._stop.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._stop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 16)
        layout.setSpacing(14)
        layout.addWidget(self._words)
        layout.addWidget(self._bar)
        layout.addLayout(row)
        job.progressed.connect(self._show)
        for ended in (job.succeeded, job.failed, job.cancelled):
            ended.connect(self._end)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.open)
        self._timer.start(SHOWN_AFTER_MS)

    def open(self) -> None:
        """Show it, on a small screen too."""
        room.make_room(self)
        super().open()

    def reject(self) -> None:
        """Ask the job to stop; the window goes once it has."""
        self._stop.setEnabled(False)
        self._words.setText(tr("Stopping…"))
        self._job.cancel()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._job.is_running:
            event.ignore()
            self.reject()

    def _show(self, progress: Progress) -> None:
        if self._stop.isEnabled():
            self._words.setText(progress.what)
        self._bar.setRange(0, 1000 if progress.total else 0)
        if progress.total:  # in thousandths: bytes of a stick do not fit into Qt's whole numbers
            self._bar.setValue(progress.done * 1000 // progress.total)

    def _end(self) -> None:
        self._timer.stop()
        self.hide()
        self.deleteLater()
