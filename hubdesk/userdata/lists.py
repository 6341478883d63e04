"""Lists of entries, named and ordered by the user. Favourites are a list too, the one that is always there.

Positions are numbers with room between them, so that moving one entry changes one row, and what two windows do at the
same time fits together.
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from hubdesk.userdata.undo import Undo, rows_back

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hubdesk.userdata.store import UserStore
    from hubdesk.userdata.user_file import Statement

FAVOURITES = "favourites"

K = TypeVar("K")

_GAP = 1e-6
_STEP = 1.0
_ADD = (
    "INSERT OR IGNORE INTO list_entries VALUES (?, ?, ?, ?,"
    " (SELECT coalesce(max(position), 0) + 1 FROM list_entries WHERE list = ?))"
)


class Kept(NamedTuple):
    """An entry that the user has marked, with the title that it had then."""

    pack: str
    entry: str
    title: str


class ListLine(NamedTuple):
    """A list, and how many entries it has."""

    id: str
    title: str
    entries: int


class Lists:
    """The lists over one store."""

    def __init__(self, store: UserStore) -> None:
        self._store = store

    def all(self) -> list[ListLine]:
        """Give every list in the user's order, favourites left out."""
        rows = self._store.rows(
            "SELECT l.id, l.title, count(e.entry) FROM lists l LEFT JOIN list_entries e ON e.list = l.id"
            " WHERE l.id != ? GROUP BY l.id ORDER BY l.position, l.id",
            FAVOURITES,
        )
        return [ListLine(*row) for row in rows]

    def entries(self, list_id: str) -> list[Kept]:
        """Give the entries of a list in order."""
        rows = self._store.rows(
            "SELECT pack, entry, title FROM list_entries WHERE list = ? ORDER BY position, pack, entry", list_id
        )
        return [Kept(*row) for row in rows]

    def lists_of(self, pack: str, entry: str) -> set[str]:
        """Give the ids of the lists that an entry is on, favourites too."""
        return {row[0] for row in self._store.rows(
            "SELECT list FROM list_entries WHERE pack = ? AND entry = ?", pack, entry
        )}  # fmt: skip

    def is_favourite(self, pack: str, entry: str) -> bool:
        """Say whether an entry is a favourite."""
        return FAVOURITES in self.lists_of(pack, entry)

    def make(self, title: str, entries: Sequence[Kept] = ()) -> str:
        """Make a list behind the others; give its id."""
        list_id = uuid.uuid4().hex
        self._store.change(
            ("INSERT INTO lists VALUES (?, ?, (SELECT max(position) + 1 FROM lists))", (list_id, title)),
            *(_add(list_id, kept) for kept in entries),
        )
        return list_id

    def rename(self, list_id: str, title: str) -> None:
        """Give a list another name."""
        self._store.change(("UPDATE lists SET title = ? WHERE id = ?", (title, list_id)))

    def delete(self, list_id: str) -> Undo:
        """Delete a list; its entries themselves, and their notes, stay."""
        undo = rows_back(self._store, ("lists", "id = ?", (list_id,)), ("list_entries", "list = ?", (list_id,)))
        self._store.change(
            ("DELETE FROM list_entries WHERE list = ?", (list_id,)), ("DELETE FROM lists WHERE id = ?", (list_id,))
        )
        return undo

    def add(self, list_id: str, *entries: Kept) -> None:
        """Add entries at the end of a list; one that is on it already stays where it is."""
        self._store.change(*(_add(list_id, kept) for kept in entries))

    def remove(self, list_id: str, *entries: Kept) -> Undo:
        """Take entries off a list."""
        where = "list = ? AND pack = ? AND entry = ?"
        values = [(list_id, kept.pack, kept.entry) for kept in entries]
        undo = rows_back(self._store, *(("list_entries", where, value) for value in values))
        self._store.change(*((f"DELETE FROM list_entries WHERE {where}", value) for value in values))  # noqa: S608
        return undo

    def move(self, list_id: str, entry: Kept, place: int) -> None:
        """Move an entry so that it stands at a place of its list, counted from 0 once it is taken out."""
        rows = self._store.rows(
            "SELECT pack, entry, position FROM list_entries WHERE list = ? ORDER BY position, pack, entry", list_id
        )
        keys = {(pack, slug): position for pack, slug, position in rows if (pack, slug) != (entry.pack, entry.entry)}
        where = "list = ? AND pack = ? AND entry = ?"
        self._store.change(
            *(
                (f"UPDATE list_entries SET position = ? WHERE {where}", (position, list_id, *key))  # noqa: S608
                for key, position in _placed(keys, (entry.pack, entry.entry), place).items()
            )
        )

    def move_list(self, list_id: str, place: int) -> None:
        """Move a list so that it stands at a place among the lists, counted from 0 once it is taken out."""
        rows = self._store.rows(
            "SELECT id, position FROM lists WHERE id NOT IN (?, ?) ORDER BY position, id", FAVOURITES, list_id
        )
        placed = _placed(dict(rows), list_id, place)
        self._store.change(
            *(("UPDATE lists SET position = ? WHERE id = ?", (position, key)) for key, position in placed.items())
        )


def _add(list_id: str, kept: Kept) -> Statement:
    return _ADD, (list_id, *kept, list_id)


def _placed(others: dict[K, float], moved: K, place: int) -> dict[K, float]:
    """Say which positions change so that something stands at a place among others, which are in order: one, or all."""
    positions = list(others.values())
    place = max(0, min(place, len(positions)))
    low = positions[place - 1] if place else (positions[0] - 2 * _STEP if positions else 0.0)
    high = positions[place] if place < len(positions) else low + 2 * _STEP
    if high - low > _GAP:
        return {moved: (low + high) / 2}
    keys = [*list(others)[:place], moved, *list(others)[place:]]
    return {key: number * _STEP for number, key in enumerate(keys, 1)}
