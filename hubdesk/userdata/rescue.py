"""A damaged user file: set aside, never deleted, and what can still be read in it taken over into a new one."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from hubdesk.durable import write_whole
from hubdesk.userdata import steps

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MOST_ROWS = 1 << 20
_MOST_QUESTIONS = 2_000
"""How often a damaged table is asked; a page of it that cannot be read costs about thirty questions."""
_MOST_BYTES = 1 << 30


def set_aside(path: Path) -> Path:
    """Give a damaged file another name, that of the next free number; a journal beside it goes with it.

    Raises:
        OSError: it cannot be moved.
    """
    number = 1
    while (aside := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    path.rename(aside)
    with suppress(OSError):  # there is none, as a rule
        path.with_name(f"{path.name}-journal").rename(aside.with_name(f"{aside.name}-journal"))
    return aside


def save_rows(aside: Path, target: Path) -> int:
    """Begin a new user file with the rows that can still be read in a damaged one; no row, no file.

    Returns:
        How many rows were saved.
    """
    with closing(sqlite3.connect(":memory:")) as new:
        steps.take(new)
        try:
            with closing(_open_whole(aside.read_bytes())) as old, new:
                old.text_factory = steps.decode_text
                tables = [row[0] for row in new.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
                saved = sum(_save_table(old, new, table) for table in tables)
            if saved:
                write_whole(target, new.serialize())
        except (sqlite3.Error, OSError, UnicodeDecodeError):  # what is set aside is safe, whatever became of this
            return 0
    return saved


def _open_whole(content: bytes) -> sqlite3.Connection:
    """Open what is there of a file; pages that are cut off at its end count as empty, else SQLite would read none."""
    page = int.from_bytes(content[16:18], "big")
    wanted = int.from_bytes(content[28:32], "big") * (65536 if page == 1 else page)
    if len(content) < wanted <= _MOST_BYTES:
        content += bytes(wanted - len(content))
    opened = sqlite3.connect(":memory:")
    try:
        opened.deserialize(content)
    except BaseException:
        opened.close()
        raise
    return opened


def _save_table(old: sqlite3.Connection, new: sqlite3.Connection, table: str) -> int:
    columns = [row[1] for row in new.execute(f"PRAGMA table_info({table})")]
    marks = ", ".join("?" * len(columns))
    saved = 0
    for row in _readable_rows(old, f"SELECT {', '.join(columns)} FROM {table} WHERE rowid BETWEEN ? AND ?"):  # noqa: S608
        with suppress(sqlite3.DatabaseError):  # one bad row
            new.execute(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", row)  # noqa: S608
            saved += 1
    return saved


def _readable_rows(old: sqlite3.Connection, sql: str) -> Iterator[tuple[object, ...]]:
    """Give the rows that can be read, in order: where a page is damaged, those before and behind it."""
    ranges, asked = [(1, _MOST_ROWS)], 0
    try:
        old.execute(f"EXPLAIN {sql}", (0, 0)).close()
    except (sqlite3.DatabaseError, UnicodeDecodeError):  # an older file has no such table, or none can be found
        return
    while ranges and asked < _MOST_QUESTIONS:
        first, last = ranges.pop()
        asked += 1
        try:
            yield from old.execute(sql, (first, last)).fetchall()
        except (sqlite3.DatabaseError, UnicodeDecodeError):  # the damage is here
            if first < last:
                middle = (first + last) // 2
                ranges += [(middle + 1, last), (first, middle)]
