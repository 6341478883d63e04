"""Long work: what it gives, says, and leaves when it is stopped."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar
from shiboken6 import isValid

from hubdesk.errors import CancelledError, WriteFailedError
from hubdesk.gui.dialogs.progress_dialog import ProgressDialog
from hubdesk.gui.jobs import Job, Jobs
from hubdesk.gui.slices import SlicedJob
from hubdesk.model.progress import CancelToken, Progress, Report
from tests.packs import ROOT

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from pytestqt.qtbot import QtBot

    from hubdesk.gui.theme import Theme


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    """Hold the jobs of a test."""
    held = Jobs()
    yield held
    held.close()


class Slow:
    """Work that says how far it is, then waits until it is let go on or is told to stop."""

    def __init__(self) -> None:
        self.go_on = threading.Event()

    def __call__(self, report: Report, token: CancelToken) -> str:
        report(Progress(6 << 30, 12 << 30, "Copying the library"))
        while not self.go_on.wait(0.01):
            token.check()
        return "done"


def test_work_gives_what_it_made(qtbot: QtBot, jobs: Jobs) -> None:
    """What the work gives back arrives, and it was not done in the window's thread."""
    job = Job(lambda _report, _token: threading.current_thread() is not threading.main_thread())
    with qtbot.waitSignal(job.succeeded) as done:
        jobs.start(job)

    assert done.args == [True]
    assert not job.is_running


def test_what_the_world_did_arrives_whole(qtbot: QtBot, jobs: Jobs) -> None:
    """A drive that is full ends the job with the error that says so."""

    def fail(_report: Report, _token: CancelToken) -> None:
        raise WriteFailedError(ROOT, "no room")

    job = Job(fail)
    with qtbot.waitSignal(job.failed) as failed:
        jobs.start(job)

    assert failed.args is not None
    assert isinstance(failed.args[0], WriteFailedError)


def test_a_wait_is_shown_and_can_be_stopped(qtbot: QtBot, jobs: Jobs, light_theme: Theme) -> None:
    """After a moment a window says what is being done and how far it is, numbers past 4 GB too; Esc stops it."""
    job = Job(Slow())
    dialog = ProgressDialog("Making a copy", job, light_theme)
    qtbot.addWidget(dialog)
    jobs.start(job)
    qtbot.waitUntil(dialog.isVisible)
    (bar,) = dialog.findChildren(QProgressBar)

    qtbot.waitUntil(lambda: bar.value() == 500)
    assert bar.maximum() == 1000
    assert [label.text() for label in dialog.findChildren(QLabel)] == ["Copying the library"]
    with qtbot.waitSignal(job.cancelled):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_progress_window_that_is_closed_stops_the_work(qtbot: QtBot, jobs: Jobs, light_theme: Theme) -> None:
    """The cross in the corner asks the work to stop, and the window waits until it has."""
    job = Job(Slow())
    dialog = ProgressDialog("Making a copy", job, light_theme)
    qtbot.addWidget(dialog)
    jobs.start(job)
    qtbot.waitUntil(dialog.isVisible)
    with qtbot.waitSignal(job.cancelled):
        dialog.close()

    assert not dialog.isVisible()


def test_short_work_shows_no_window(qtbot: QtBot, jobs: Jobs, light_theme: Theme) -> None:
    """Work that is done at once flashes nothing."""
    work = Slow()
    work.go_on.set()
    job = Job(work)
    dialog = ProgressDialog("Making a copy", job, light_theme)
    with qtbot.waitSignal(job.succeeded):
        jobs.start(job)

    assert not isValid(dialog) or not dialog.isVisible()


def test_closing_waits_for_work_that_has_stopped(qtbot: QtBot) -> None:
    """When the window closes, what is under way is told to stop, and has stopped before the window is gone."""
    jobs, work = Jobs(), Slow()
    job = jobs.start(Job(work))
    jobs.close()

    assert not work.go_on.is_set()
    with pytest.raises(CancelledError):
        job.token.check()


def test_what_failing_work_held_ends_in_its_own_thread(qtbot: QtBot, jobs: Jobs) -> None:
    """A document that was being set when the drive went is let go where it was made: elsewhere Qt may not end it."""
    ended: list[threading.Thread] = []

    class Held:
        def __del__(self) -> None:
            ended.append(threading.current_thread())

    def fail(_report: Report, _token: CancelToken) -> None:
        held = Held()
        try:
            raise OSError(str(held))
        except OSError as error:
            raise WriteFailedError(ROOT, "no room") from error

    job = Job(fail)
    with qtbot.waitSignal(job.failed):
        jobs.start(job)

    assert len(ended) == 1
    assert ended[0] is not threading.main_thread()


def test_work_in_the_windows_thread_is_done_in_slices(qtbot: QtBot, jobs: Jobs) -> None:
    """Work that must be done here goes on step by step, tells how far it is, and gives what its steps return."""
    threads = set()

    def steps() -> Generator[Progress, None, str]:
        for number in range(3):
            threads.add(threading.current_thread())
            time.sleep(0.02)  # longer than a slice
            yield Progress(number + 1, 3, "Setting")
        return "done"

    job = SlicedJob(steps())
    heard: list[int] = []
    job.progressed.connect(lambda progress: heard.append(progress.done))
    with qtbot.waitSignal(job.succeeded) as done:
        jobs.start(job)

    assert done.args == ["done"]
    assert heard == [1, 2, 3]
    assert threads == {threading.main_thread()}
    assert not job.is_running


def test_sliced_work_can_be_stopped_and_can_fail(qtbot: QtBot, jobs: Jobs) -> None:
    """Stopping ends it at once, and what it had open is closed; what the world did arrives whole."""
    closed: list[bool] = []

    def steps() -> Generator[Progress, None, None]:
        try:
            while True:
                yield Progress(1, 2, "Setting")
        finally:
            closed.append(True)

    def failing() -> Generator[Progress, None, None]:
        yield Progress(1, 2, "Setting")
        raise WriteFailedError(ROOT, "no room")

    job = SlicedJob(steps())
    jobs.start(job)
    with qtbot.waitSignal(job.progressed):
        pass
    with qtbot.waitSignal(job.cancelled):
        job.cancel()
    assert closed == [True]
    assert not job.is_running
    other = SlicedJob(failing())
    with qtbot.waitSignal(other.failed) as failed:
        jobs.start(other)
    assert failed.args is not None
    assert isinstance(failed.args[0], WriteFailedError)
