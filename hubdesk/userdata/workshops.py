"""The user's own workshops. Each is one row, written whole whenever it changes, in the form of a workshop's file."""

from __future__ import annotations

import time
import uuid
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from hubdesk.model.workshop_file import NotAWorkshopError, decode_workshop, encode_workshop
from hubdesk.userdata.undo import Undo, rows_back

if TYPE_CHECKING:
    from hubdesk.model.workshop import Workshop
    from hubdesk.userdata.store import UserStore
    from hubdesk.userdata.user_file import Statement

_KEEP_OTHER = (
    "INSERT OR IGNORE INTO workshops SELECT ?, title, minutes, content, changed_at FROM workshops"
    " WHERE id = ? AND content NOT IN (?, ?)"
)


class OwnLine(NamedTuple):
    """A workshop of one's own as a list shows it; `changed_at` in seconds since 1970."""

    id: str
    title: str
    minutes: int
    changed_at: float


class Workshops:
    """The workshops over one store."""

    def __init__(self, store: UserStore) -> None:
        self._store = store

    def all(self) -> list[OwnLine]:
        """Give every workshop, the one changed last first."""
        rows = self._store.rows("SELECT id, title, minutes, changed_at FROM workshops ORDER BY changed_at DESC, id")
        return [OwnLine(*row) for row in rows]

    def get(self, id_: str) -> Workshop | None:
        """Give a workshop, or None if it is gone or its row cannot be read."""
        rows = self._store.rows("SELECT content FROM workshops WHERE id = ?", id_)
        try:
            return decode_workshop(rows[0][0], id_)[0] if rows else None
        except NotAWorkshopError:
            return None

    def add(self, workshop: Workshop) -> Workshop:
        """Keep a workshop as a new one; give it as it is kept, with an id of its own."""
        made = replace(workshop, pack="", id=uuid.uuid4().hex, sheets=workshop.whole_sheets)
        self.save(made)
        return made

    def save(self, workshop: Workshop, base: Workshop | None = None) -> None:
        """Keep a workshop as it is now.

        Args:
            workshop: as it is to be kept.
            base: as it was when the user began to change it. What another window has made of it since is not lost: it
                stays beside this one, as a workshop of its own.
        """
        content = encode_workshop(workshop).decode()
        values = (workshop.id, workshop.title, workshop.minutes, content, time.time())
        statements: list[Statement] = [("INSERT OR REPLACE INTO workshops VALUES (?, ?, ?, ?, ?)", values)]
        if base is not None:
            known = (encode_workshop(base).decode(), content)
            statements.insert(0, (_KEEP_OTHER, (uuid.uuid4().hex, workshop.id, *known)))
        self._store.change(*statements)

    def delete(self, id_: str) -> Undo:
        """Delete a workshop; what is given back puts it back."""
        undo = rows_back(self._store, ("workshops", "id = ?", (id_,)))
        self._store.change(("DELETE FROM workshops WHERE id = ?", (id_,)))
        return undo
