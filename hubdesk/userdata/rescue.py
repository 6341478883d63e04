"""A damaged user file: set aside, never deleted, and what can still be read in it taken over into a new one."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from hubdesk.durable import write_whole
from hubdesk.userdata import steps

if TYPE_CHECKING:
    from pathlib import Path


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
            with closing(sqlite3.connect(f"{aside.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as old, new:
                old.text_factory = lambda content: content.decode("utf-8", "replace")
                tables = [row[0] for row in new.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
                saved = sum(_save_table(old, new, table) for table in tables)
            if saved:
                write_whole(target, new.serialize())
        except (sqlite3.Error, OSError):  # what is set aside is safe, whatever became of this
            return 0
    return saved


def _save_table(old: sqlite3.Connection, new: sqlite3.Connection, table: str) -> int:
    columns = [row[1] for row in new.execute(f"PRAGMA table_info({table})")]
    marks = ", ".join("?" * len(columns))
    saved = 0
    with suppress(sqlite3.DatabaseError):  # the damage begins here, or an older file has no such table
        for row in old.execute(f"SELECT {', '.join(columns)} FROM {table}"):  # noqa: S608 - names of our own
            with suppress(sqlite3.DatabaseError):  # one bad row
                new.execute(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", row)  # noqa: S608
                saved += 1
    return saved
