"""One search over all packs, on connections of its own, for the thread that searches."""

from __future__ import annotations

import sqlite3
import time
from typing import TYPE_CHECKING

from hubdesk.errors import CancelledError, PackError
from hubdesk.model.hit import Answer, Hit
from hubdesk.model.text import count_of
from hubdesk.pack.search import PackSearch

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from hubdesk.model.query import Part, Query


class LibrarySearch:
    """Searches packs. Made in any thread, used in one, interrupted from any.

    The packs are opened at the first search, so that a start does not wait for it. A pack that fails is left out
    and named in `problems`.
    """

    def __init__(self, packs: Sequence[tuple[Path, str]]) -> None:
        """Take packs as (path, id)."""
        self._packs = tuple(packs)
        self._open: list[PackSearch] | None = None
        self.problems: list[PackError] = []

    def close(self) -> None:
        """Let go of every file."""
        for pack in self._open or ():
            pack.close()
        self._open = None

    def interrupt(self) -> None:
        """Make a running search give up: it raises CancelledError in its thread."""
        for pack in self._open or ():
            pack.interrupt()

    def search(self, query: Query, limit: int = 50) -> Answer:
        """Find entries, best first.

        If no entry has every part, those that have at least one are given, and `explained` says so.

        Raises:
            CancelledError: it was interrupted.
        """
        began = time.perf_counter()
        explained = _explain(query)
        total, hits = self._search(query, limit, any_part=False)
        if not total and len(query.parts) > 1:
            total, hits = self._search(query, limit, any_part=True)
            if total:
                explained = (
                    f"No entry has all of these words. {count_of(total, 'entry has', 'entries have')} some of them."
                )
        return Answer(query.typed, explained, total, tuple(hits), round((time.perf_counter() - began) * 1000, 3))

    def _search(self, query: Query, limit: int, *, any_part: bool) -> tuple[int, list[Hit]]:
        total, hits = 0, []
        for pack in self._opened():
            try:
                found, best = pack.search(query, limit, any_part=any_part)
            except sqlite3.OperationalError as error:
                raise CancelledError from error
            except PackError as error:
                self.problems.append(error)
                continue
            total += found
            hits += best
        hits.sort(key=lambda hit: -hit.score)
        return total, hits[:limit]

    def _opened(self) -> list[PackSearch]:
        if self._open is None:
            self._open = []
            for path, pack_id in self._packs:
                try:
                    self._open.append(PackSearch(path, pack_id))
                except PackError as error:
                    self.problems.append(error)
        return self._open


def _explain(query: Query) -> str:
    if not query.parts:
        return "Type a word to search for."
    words = [_say(part) for part in query.parts]
    listed = words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
    cut = f" Only the first {len(query.words)} words were used." if query.is_cut else ""
    return f"Entries with {listed}.{cut}"


def _say(part: Part) -> str:
    return f"“{' '.join(part.words)}{'…' if part.is_prefix else ''}”"
