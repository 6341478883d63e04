"""How far each drive is, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QPushButton, QVBoxLayout, QWidget

from hubdesk.errors import CancelledError, HubDeskError
from hubdesk.gui.dialogs.parts import MARGINS, foot, label, readable
from hubdesk.model.pace import Pace
from hubdesk.model.say import say_size
from hubdesk.model.text import count_of
from hubdesk.model.words import QT_TR_NOOP, tr
from hubdesk.pack.fingerprint import copy_in_words
from hubdesk.services.messages import explain
from hubdesk.transfer.copying import Made

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from hubdesk.model.progress import Progress
    from hubdesk.transfer.queues import Outcome


_STAY = QT_TR_NOOP("Leave the drives plugged in until it is done.")


class DriveRow(QWidget):
    """One drive: its name, a bar, and a line that says what is being done, how fast, and how long it will take."""

    def __init__(self, root: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = root.name or str(root)
        self._pace = Pace()
        self._bar = QProgressBar(self)
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("Progress on {name}").format(name=name))
        self.line = readable(tr("Waiting…"), "quietLine", self)
        self.words = readable("", "keyWords", self)
        self.words.setAccessibleName(tr("Code of this copy"))
        self.words.hide()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 6, 0, 10)
        rows.setSpacing(7)
        rows.addWidget(label(name, "settingWords", self))
        rows.addWidget(self._bar)
        rows.addWidget(self.line)
        rows.addWidget(self.words)

    def show_progress(self, progress: Progress) -> None:
        """Show how far it is."""
        self._pace.note(progress)
        self._bar.setRange(0, 1000)  # bytes of a stick do not fit into Qt's whole numbers
        self._bar.setValue(progress.done * 1000 // max(1, progress.total))
        self.line.setText("  ·  ".join(part for part in (progress.what, self._pace.say(progress)) if part))

    def show_outcome(self, outcome: Outcome) -> None:
        """Show what came of it."""
        self._bar.setRange(0, 1000)
        if isinstance(outcome.result, Made):
            made = outcome.result
            self._bar.setValue(1000)
            text = tr("Ready: {files}, {size}, each read back from the drive and compared. To compare by telephone:")
            self.line.setText(
                text.format(files=count_of(made.files, tr("file"), tr("files")), size=say_size(made.total_bytes))
            )
            self.words.setText(copy_in_words(made.digest))
            self.words.show()
            return
        self._bar.setValue(0)
        if isinstance(outcome.error, CancelledError):
            self.line.setText(tr("Stopped. What is on it is not a whole copy."))
        elif outcome.error is not None:
            said = explain(outcome.error)
            self.line.setObjectName("")
            self.line.setText(f"{said.what} {said.next_step}")


class CopyProgress(QWidget):
    """A row for each drive, and what can be done next."""

    stop_wanted = Signal()
    next_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[Path, DriveRow] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*MARGINS)
        layout.setSpacing(10)
        self.title = label("", "groupTitle", self)
        self.note = label("", "quietLine", self)
        layout.addWidget(self.title)
        layout.addWidget(self.note)
        self._column = QVBoxLayout()
        layout.addLayout(self._column)
        layout.addStretch(1)
        self.stop, self.next = QPushButton(tr("&Stop"), self), QPushButton(tr("Make the &next one"), self)
        self.close_button = QPushButton(tr("Close"), self)
        self.stop.clicked.connect(self.stop_wanted)
        self.next.clicked.connect(self.next_wanted)
        self.close_button.clicked.connect(self.close_wanted)
        layout.addLayout(foot(right=(self.stop, self.next, self.close_button)))

    def row(self, root: Path) -> DriveRow:
        """Give a drive's row."""
        return self._rows[root]

    def begin(self, roots: Sequence[Path]) -> None:
        """Make a row for each drive."""
        for row in self._rows.values():
            row.deleteLater()
        self._rows = {root: DriveRow(root, self) for root in roots}
        for row in self._rows.values():
            self._column.addWidget(row)
        self._say(tr("Making the copy"), tr(_STAY), is_running=True)
        self.stop.setFocus()

    def show_preparing(self, progress: Progress) -> None:
        """Say what is gathered before anything is written."""
        self.note.setText(progress.what)

    def show_copying(self) -> None:
        """Say what matters while drives are written: what was gathered before is gathered by now."""
        self.note.setText(tr(_STAY))

    def show_outcomes(self, outcomes: Sequence[Outcome]) -> None:
        """Show what came of each drive."""
        for outcome in outcomes:
            self._rows[outcome.root].show_outcome(outcome)
        made = sum(outcome.error is None for outcome in outcomes)
        if made == len(outcomes):
            self._say(tr("Done"), tr("Now use your system’s way to take the drives out."))
        elif all(isinstance(outcome.error, CancelledError) for outcome in outcomes):
            self._say(tr("Stopped"), tr("Make the copy again before you hand a drive on."))
        else:
            text = tr("{made} of {all} copies are whole").format(made=made, all=len(outcomes))
            self._say(text, tr("The lines below say what happened and what to do."))

    def show_stopped(self) -> None:
        """Say that it was stopped before anything was written."""
        self._say(tr("Stopped"), tr("Nothing half-copied was left behind."))

    def show_error(self, error: object) -> None:
        """Say why nothing could be gathered."""
        if not isinstance(error, HubDeskError):
            self._say(tr("Something went wrong"), str(error))
            raise error if isinstance(error, BaseException) else TypeError(error)
        said = explain(error)
        self._say(said.what, said.next_step)

    def _say(self, title: str, note: str, *, is_running: bool = False) -> None:
        self.title.setText(title)
        self.note.setText(note)
        self.stop.setVisible(is_running)
        self.next.setVisible(not is_running)
        self.close_button.setVisible(not is_running)
        if not is_running:
            for row in self._rows.values():
                row.line.setText("" if row.line.text() == tr("Waiting…") else row.line.text())
            self.close_button.setFocus()
