"""The user's note on an entry: one text, saved as it is typed."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

from hubdesk.userdata.undo import Undo, rows_back

if TYPE_CHECKING:
    from hubdesk.userdata.lists import Kept
    from hubdesk.userdata.store import UserStore

_WHERE = "pack = ? AND entry = ?"
_SAVE = """
INSERT INTO notes VALUES (:pack, :entry, :title, :new, :now)
ON CONFLICT DO UPDATE SET title = :title, changed_at = :now, text = CASE
    WHEN text IN (:base, :new, '') THEN :new
    WHEN :base = '' THEN text || char(10, 10) || :new
    WHEN substr(text, 1, length(:base)) = :base THEN :new || substr(text, length(:base) + 1)
    WHEN substr(text, -length(:base)) = :base THEN substr(text, 1, length(text) - length(:base)) || :new
    ELSE text || char(10, 10) || :new
END
"""
"""What another window wrote since is not overwritten: what stands before or behind the text that we knew stays, and a
text that has become another is followed by ours."""


class Note(NamedTuple):
    """A note, the entry that it is on, and when it was last changed, in seconds since 1970."""

    pack: str
    entry: str
    title: str
    text: str
    changed_at: float


class Notes:
    """The notes over one store."""

    def __init__(self, store: UserStore) -> None:
        self._store = store

    def all(self) -> list[Note]:
        """Give every note, the one that was changed last first."""
        rows = self._store.rows("SELECT * FROM notes WHERE text != '' ORDER BY changed_at DESC, pack, entry")
        return [Note(*row) for row in rows]

    def text(self, pack: str, entry: str) -> str:
        """Give the note on an entry; empty if there is none."""
        rows = self._store.rows(f"SELECT text FROM notes WHERE {_WHERE}", pack, entry)  # noqa: S608 - our own words
        return str(rows[0][0]) if rows else ""

    def save(self, kept: Kept, text: str, base: str) -> None:
        """Save a note.

        Args:
            kept: the entry that it is on.
            text: all of the note; empty takes it away.
            base: the text that was shown when the user began to change it.
        """
        new = "" if not text.strip() else text
        values = {"pack": kept.pack, "entry": kept.entry, "title": kept.title, "new": new, "base": base}
        self._store.change((_SAVE, {**values, "now": time.time()}))

    def remove(self, pack: str, entry: str) -> Undo:
        """Take the note off an entry."""
        undo = rows_back(self._store, ("notes", _WHERE, (pack, entry)))
        self._store.change((f"DELETE FROM notes WHERE {_WHERE}", (pack, entry)))  # noqa: S608 - our own words
        return undo
