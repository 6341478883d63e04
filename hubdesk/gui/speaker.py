"""Says words with the computer's voice, one after the other, in processes of its own; the window never waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QProcess, QTimer, Signal

if TYPE_CHECKING:
    from hubdesk.services.voices import Call, Voice

_GIVE_UP_MS = 1000
PATIENCE_MS, PATIENCE_PER_LETTER_MS = 12_000, 250
"""A slow voice takes 110 ms a letter. `spd-say --wait` waits for ever where the sound device is gone (seen in 0.11)."""


class Speaker(QObject):
    """One voice. `said` comes when words were said to their end, `failed` when the voice's program did not do it."""

    said = Signal()
    failed = Signal()

    def __init__(self, voice: Voice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._voice = voice
        self._process: QProcess | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._lose_patience)

    def say(self, words: str, speed: str, language: str) -> None:
        """Say words; what is being said ends here."""
        self.hush()
        call = self._voice.say(words, speed, language)
        process = self._process = QProcess(self)
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        process.finished.connect(self._finished)
        process.errorOccurred.connect(self._erred)
        process.start(call.program, call.arguments)
        process.write(QByteArray(call.given))
        process.closeWriteChannel()
        self._patience.start(PATIENCE_MS + PATIENCE_PER_LETTER_MS * len(words))

    def hush(self) -> None:
        """End what is being said, at once."""
        self._patience.stop()
        process, self._process = self._process, None
        if process is None:
            return
        process.finished.disconnect(self._finished)
        process.errorOccurred.disconnect(self._erred)
        is_speaking = process.state() != QProcess.ProcessState.NotRunning
        if is_speaking:
            process.kill()
            process.waitForFinished(_GIVE_UP_MS)  # it was killed: a few milliseconds, and nothing is left behind
        process.deleteLater()
        if is_speaking and (call := self._voice.hush()) is not None:
            _run_apart(call)

    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        if self._process is None:
            return
        self._patience.stop()
        self._process.deleteLater()
        self._process = None
        (self.said if status == QProcess.ExitStatus.NormalExit and code == 0 else self.failed).emit()

    def _lose_patience(self) -> None:
        self.hush()
        self.failed.emit()

    def _erred(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and self._process is not None:  # `finished` tells all else
            self._patience.stop()
            self._process.deleteLater()
            self._process = None
            self.failed.emit()


def _run_apart(call: Call) -> None:
    process = QProcess()
    process.setProgram(call.program)
    process.setArguments(call.arguments)
    process.setStandardOutputFile(QProcess.nullDevice())
    process.setStandardErrorFile(QProcess.nullDevice())
    process.startDetached()
