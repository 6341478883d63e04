"""Sheets "Could we do this here?": one an entry, an answer and lines to tick off, saved as they are typed."""

from __future__ import annotations

import time
import uuid
from typing import TYPE_CHECKING, NamedTuple

from hubdesk.userdata.undo import Undo, rows_back

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hubdesk.userdata.lists import Kept
    from hubdesk.userdata.store import UserStore
    from hubdesk.userdata.user_file import Statement

NEEDS, PEOPLE, TIME, STEPS = "needs", "people", "time", "steps"
PARTS = (NEEDS, PEOPLE, TIME, STEPS)
YES, NOT_YET, NO = "yes", "not yet", "no"
ANSWERS = ("", YES, NOT_YET, NO)

_WHERE = "pack = ? AND entry = ?"
_COLUMNS = ("text", "who", "by_when", "is_done")


class SheetLine(NamedTuple):
    """A line of a sheet: what, who, by when, and whether it is settled. Its part is one of PARTS."""

    id: str
    part: str
    text: str
    who: str = ""
    by_when: str = ""
    is_done: bool = False


class Sheet(NamedTuple):
    """A sheet: the entry that it is about, the answer (one of ANSWERS) with its reason, and the lines in order."""

    pack: str
    entry: str
    title: str
    answer: str
    why: str
    lines: tuple[SheetLine, ...]


def new_line(part: str, text: str = "") -> SheetLine:
    """Make a line that no sheet has yet."""
    return SheetLine(uuid.uuid4().hex, part, text)


class Sheets:
    """The sheets over one store."""

    def __init__(self, store: UserStore) -> None:
        self._store = store

    def all(self) -> list[Sheet]:
        """Give every sheet, the one that was changed last first."""
        rows = self._store.rows("SELECT pack, entry FROM sheets ORDER BY changed_at DESC, pack, entry")
        return [sheet for row in rows if (sheet := self.sheet(*row)) is not None]

    def sheet(self, pack: str, entry: str) -> Sheet | None:
        """Give the sheet of an entry, or None if it has none."""
        head = self._store.rows(f"SELECT title, answer, why FROM sheets WHERE {_WHERE}", pack, entry)  # noqa: S608
        if not head:
            return None
        lines = self._store.rows(
            f"SELECT id, part, text, who, by_when, is_done FROM sheet_lines WHERE {_WHERE}"  # noqa: S608
            " ORDER BY position, id",
            pack,
            entry,
        )
        title, answer, why = head[0]
        return Sheet(pack, entry, title, answer, why, tuple(_line(*line) for line in lines))

    def begin(self, kept: Kept, lines: Sequence[SheetLine]) -> None:
        """Begin the sheet of an entry with some lines; what is there already stays."""
        self._store.change(
            ("INSERT OR IGNORE INTO sheets VALUES (?, ?, ?, '', '', ?)", (*kept, time.time())),
            *(_add(kept.pack, kept.entry, line) for line in lines),
        )

    def answer(self, pack: str, entry: str, answer: str, why: str) -> None:
        """Keep the answer of a sheet and its reason."""
        self._store.change(
            (f"UPDATE sheets SET answer = ?, why = ?, changed_at = ? WHERE {_WHERE}",  # noqa: S608
             (answer, why, time.time(), pack, entry)),
        )  # fmt: skip

    def add(self, pack: str, entry: str, line: SheetLine) -> None:
        """Add a line behind the others."""
        self._store.change(_add(pack, entry, line), self._touch(pack, entry))

    def set(self, pack: str, entry: str, line: SheetLine, former: SheetLine | None = None) -> None:
        """Keep a line as it is now: only what differs from what it was, so that two windows can write on it."""
        changed = [name for name in _COLUMNS if former is None or getattr(line, name) != getattr(former, name)]
        if changed:
            words = ", ".join(f"{name} = ?" for name in changed)
            values = (*(getattr(line, name) for name in changed), line.id)
            self._store.change((f"UPDATE sheet_lines SET {words} WHERE id = ?", values), self._touch(pack, entry))  # noqa: S608

    def remove_line(self, line_id: str) -> Undo:
        """Take a line off its sheet."""
        undo = rows_back(self._store, ("sheet_lines", "id = ?", (line_id,)))
        self._store.change(("DELETE FROM sheet_lines WHERE id = ?", (line_id,)))
        return undo

    def remove(self, pack: str, entry: str) -> Undo:
        """Take the whole sheet off an entry."""
        values = (pack, entry)
        undo = rows_back(self._store, ("sheets", _WHERE, values), ("sheet_lines", _WHERE, values))
        self._store.change(
            (f"DELETE FROM sheet_lines WHERE {_WHERE}", values), (f"DELETE FROM sheets WHERE {_WHERE}", values)  # noqa: S608
        )  # fmt: skip
        return undo

    def _touch(self, pack: str, entry: str) -> Statement:
        return f"UPDATE sheets SET changed_at = ? WHERE {_WHERE}", (time.time(), pack, entry)  # noqa: S608


def _add(pack: str, entry: str, line: SheetLine) -> Statement:
    position = f"(SELECT coalesce(max(position), 0) + 1 FROM sheet_lines WHERE {_WHERE})"  # noqa: S608
    values = (line.id, pack, entry, line.part, pack, entry, line.text, line.who, line.by_when, int(line.is_done))
    return f"INSERT OR IGNORE INTO sheet_lines VALUES (?, ?, ?, ?, {position}, ?, ?, ?, ?)", values  # noqa: S608


def _line(line_id: str, part: str, text: str, who: str, by_when: str, is_done: int) -> SheetLine:
    return SheetLine(line_id, part, text, who, by_when, bool(is_done))
