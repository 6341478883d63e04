"""Several sticks at once: drives work side by side, but on one drive one thing after another."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from hubdesk.errors import HubDeskError
from hubdesk.model.progress import CancelToken, Report

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")


class Outcome(NamedTuple):
    """What came of one drive: what the work gave back, or what went wrong."""

    root: Path
    result: object
    error: HubDeskError | None


def drive_of(path: Path) -> object:
    """Tell the device that a folder lies on, or will; folders of one device share a queue."""
    for place in (path, *path.absolute().parents):
        try:
            return place.stat().st_dev
        except OSError:
            continue
    return path.anchor


def work_on_all(
    roots: Sequence[Path],
    work: Callable[[Path, Report, CancelToken], object],
    report_of: Callable[[Path], Report],
    token: CancelToken,
) -> list[Outcome]:
    """Do the same on several drives at once; one that fails does not stop the others.

    Args:
        roots: drives or folders.
        work: what is done on each; it may raise HubDeskError.
        report_of: gives each its report; called in that drive's thread.
        token: stops all of them.
    Returns:
        What came of each, in the order given. Any other exception is a mistake of ours, and is raised at the end.
    """
    outcomes: dict[Path, Outcome] = {}
    mistakes: list[BaseException] = []
    queues: dict[object, list[Path]] = {}
    for root in roots:
        queues.setdefault(drive_of(root), []).append(root)

    def run(queue: list[Path]) -> None:
        for root in queue:
            try:
                outcomes[root] = Outcome(root, work(root, report_of(root), token), None)
            except HubDeskError as error:
                outcomes[root] = Outcome(root, None, error)
            except BaseException as error:
                mistakes.append(error)
                return

    threads = [threading.Thread(target=run, args=(queue,), name="drive") for queue in queues.values()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if mistakes:
        raise mistakes[0]
    return [outcomes[root] for root in roots]
