"""Long work that only the window's thread may do, a slice at a time, so that the window goes on living."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QThreadPool, QTimer

from hubdesk.gui.jobs import Job

if TYPE_CHECKING:
    from collections.abc import Generator

    from hubdesk.model.progress import CancelToken, Progress, Report

_SLICE_S = 0.012
"""A slice is shorter than a frame of the screen, unless one step of the work takes longer."""


class SlicedJob(Job):
    """A job like any other for those who follow it, made of steps; what the steps return at the end is its result."""

    def __init__(self, steps: Generator[Progress, None, Any], parent: QObject | None = None) -> None:
        super().__init__(_never, parent)
        self._steps = steps
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._do_slice)

    def start(self, _pool: QThreadPool) -> None:
        """Begin, with the window's next turn."""
        self.is_running = True
        self._timer.start(0)

    def cancel(self) -> None:
        """Stop at once."""
        super().cancel()
        if self.is_running:
            self._timer.stop()
            self._steps.close()
            self.cancelled.emit()

    def _do_slice(self) -> None:
        until = time.monotonic() + _SLICE_S
        progress = None
        try:
            while time.monotonic() < until:
                progress = next(self._steps)
        except StopIteration as end:
            self._timer.stop()
            self.succeeded.emit(end.value)
        except Exception as error:  # handed whole to whoever is connected to `failed`
            self._timer.stop()
            self.failed.emit(error)
        else:
            self.progressed.emit(progress)


def _never(_report: Report, _token: CancelToken) -> None:
    raise NotImplementedError
