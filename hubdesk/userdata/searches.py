"""Searches that the user saved, and those that led somewhere lately."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

from hubdesk.userdata.undo import Undo, rows_back

if TYPE_CHECKING:
    from hubdesk.userdata.store import UserStore

RECENT_KEPT = 12
"""Searches remembered without being saved; older ones are forgotten."""

_KEY = "typed = ? AND filters = ?"
_NOTE = """
INSERT INTO searches VALUES (?, ?, 0, ?)
ON CONFLICT DO UPDATE SET used_at = excluded.used_at
"""
_SAVE = """
INSERT INTO searches VALUES (?, ?, 1, ?)
ON CONFLICT DO UPDATE SET is_saved = 1, used_at = excluded.used_at
"""
_FORGET_OLD = """
DELETE FROM searches WHERE NOT is_saved AND rowid NOT IN (
    SELECT rowid FROM searches WHERE NOT is_saved ORDER BY used_at DESC, rowid DESC LIMIT ?
)
"""


class PastSearch(NamedTuple):
    """What was typed, and what the search was narrowed to: (kind, id) of each term."""

    typed: str
    filters: tuple[tuple[str, str], ...] = ()


class Searches:
    """The searches over one store."""

    def __init__(self, store: UserStore) -> None:
        self._store = store

    def saved(self) -> list[PastSearch]:
        """Give the saved searches, in the order of the alphabet."""
        return [_read(row) for row in self._store.rows("SELECT * FROM searches WHERE is_saved ORDER BY typed, filters")]

    def recent(self) -> list[PastSearch]:
        """Give the searches that led somewhere, the last first; saved ones are not among them."""
        rows = self._store.rows("SELECT * FROM searches WHERE NOT is_saved ORDER BY used_at DESC, rowid DESC")
        return [_read(row) for row in rows]

    def note(self, search: PastSearch) -> None:
        """Remember a search that led somewhere now."""
        self._store.change((_NOTE, (*_key(search), time.time())), (_FORGET_OLD, (RECENT_KEPT,)))

    def save(self, search: PastSearch) -> None:
        """Save a search until it is removed."""
        self._store.change((_SAVE, (*_key(search), time.time())))

    def remove(self, search: PastSearch) -> Undo:
        """Remove a saved search."""
        undo = rows_back(self._store, ("searches", _KEY, _key(search)))
        self._store.change((f"DELETE FROM searches WHERE {_KEY}", _key(search)))  # noqa: S608 - our own words
        return undo

    def forget_recent(self) -> Undo:
        """Forget what was searched for; saved searches stay."""
        undo = rows_back(self._store, ("searches", "NOT is_saved", ()))
        self._store.change(("DELETE FROM searches WHERE NOT is_saved", ()))
        return undo


def _key(search: PastSearch) -> tuple[str, str]:
    return search.typed, "\n".join(f"{kind}:{id_}" for kind, id_ in sorted(search.filters))


def _read(row: tuple[str, str, int, float]) -> PastSearch:
    pairs = (line.partition(":") for line in row[1].split("\n") if line)
    return PastSearch(row[0], tuple((kind, id_) for kind, _, id_ in pairs))
