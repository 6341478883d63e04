"""Opening packs so that none waits for another: each place has a thread of its own, and a time limit.

A pack on a dead network drive can hold a thread for half a minute; the others must not notice.
"""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from hubdesk.errors import PackError, PackSlowError
from hubdesk.pack.reader import Pack
from hubdesk.paths import find_packs, is_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

PATIENCE_SECONDS = 4.0
"""A stick that has to wake up takes two; a drive that takes longer is named and left out."""


class _Place:
    """What is found at one path: a pack, or the packs of a folder. `is_late` is set when nobody waits any more."""

    def __init__(self, path: Path, open_pack: Callable[[Path], Pack], *, is_shelf: bool) -> None:
        self.path, self._open, self._is_shelf = path, open_pack, is_shelf
        self.packs: list[Pack] = []
        self.problems: list[PackError] = []
        self._lock = threading.Lock()
        self._is_late = False
        self.thread = threading.Thread(target=self._run, name=f"opening {path.name}", daemon=True)

    def give_up(self) -> bool:
        """Take what has been opened so far; say whether there is more that has not answered."""
        with self._lock:
            self._is_late = self.thread.is_alive()
            return self._is_late

    def _run(self) -> None:
        for path in find_packs((self.path,)) if self._is_shelf or is_folder(self.path) else (self.path,):
            pack = problem = None
            try:
                pack = self._open(path)
            except PackError as error:
                problem = error
            with self._lock:
                if self._is_late:
                    if pack is not None:
                        pack.close()
                    return
                if pack is not None:
                    self.packs.append(pack)
                if problem is not None:
                    self.problems.append(problem)


def open_all(
    places: Iterable[Path],
    shelves: Iterable[Path],
    open_pack: Callable[[Path], Pack],
    patience_seconds: float = PATIENCE_SECONDS,
) -> tuple[list[Pack], list[PackError]]:
    """Open the packs of several places at once.

    Args:
        places: packs, or folders of packs.
        shelves: folders of packs that need not be there.
        open_pack: opens one; what it raises as PackError is a problem of that pack alone.
        patience_seconds: how long all of them together may take.
    Returns:
        The packs that opened, in the order of the places; what is wrong with the others.
    """
    started = [_Place(path, open_pack, is_shelf=False) for path in places]
    started += [_Place(path, open_pack, is_shelf=True) for path in shelves]
    for place in started:
        place.thread.start()
    until = time.monotonic() + patience_seconds
    for place in started:
        place.thread.join(max(0.0, until - time.monotonic()))
    packs: list[Pack] = []
    problems: list[PackError] = []
    for place in started:
        if place.give_up():
            problems.append(PackSlowError(place.path, patience_seconds))
        packs += place.packs
        problems += place.problems
    return packs, problems
