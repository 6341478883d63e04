"""Long work off the window's thread: a core function, its reports, and a way to stop it."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from typing import Any, TypeAlias

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from hubdesk.errors import CancelledError
from hubdesk.model.progress import CancelToken, Report

Work: TypeAlias = Callable[[Report, CancelToken], Any]
"""What a job does. It runs in another thread, so it touches no widget and opens its own files."""


class Job(QObject):
    """One piece of long work. Connect to methods of a QObject, then `start`; one of the last three signals ends it."""

    progressed = Signal(object)
    """A `Progress`."""
    succeeded = Signal(object)
    """What the work gave back."""
    failed = Signal(object)
    """The exception: a `HubDeskError` is the world's, anything else a mistake of ours."""
    cancelled = Signal()

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.token = CancelToken()
        self.is_running = False
        for ended in (self.succeeded, self.failed, self.cancelled):
            ended.connect(self._note_end)

    def start(self, pool: QThreadPool) -> None:
        """Begin, in a thread of the pool."""
        self.is_running = True
        pool.start(_Task(self))

    def cancel(self) -> None:
        """Ask the work to stop; `cancelled` comes when it has."""
        self.token.cancel()

    def run(self) -> None:
        """Do the work: called once, in the pool's thread. Emits and touches nothing else."""
        try:
            result = self._work(self.progressed.emit, self.token)
        except CancelledError:
            self.cancelled.emit()
        except Exception as error:  # handed whole to whoever is connected to `failed`
            _let_go(error)
            self.failed.emit(error)
        else:
            self.succeeded.emit(result)

    def _note_end(self) -> None:
        self.is_running = False


def _let_go(error: BaseException | None) -> None:
    """Let go of what the work held when it failed, here in its own thread: documents may not end in another one."""
    while error is not None:
        traceback.clear_frames(error.__traceback__)
        error = error.__cause__ or error.__context__


class _Task(QRunnable):
    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job

    def run(self) -> None:
        self._job.run()


class Jobs(QObject):
    """The long work of one window. When the window closes, all of it is stopped and waited for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._open: set[Job] = set()

    def start(self, job: Job) -> Job:
        """Begin a job, and hold it until it has ended."""
        job.setParent(self)
        self._open.add(job)
        for ended in (job.succeeded, job.failed, job.cancelled):
            ended.connect(lambda *_: self._open.discard(job))
        job.start(self._pool)
        return job

    @property
    def is_busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self._open)

    def close(self) -> None:
        """Stop everything and wait until it has stopped: what runs may still hold a file."""
        for job in self._open:
            job.cancel()
        self._pool.waitForDone()
        self._open.clear()
