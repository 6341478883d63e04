"""The steps that a user file has been through. A step is never edited once it was released; a change is a new one.

Each step is plain SQL and is taken whole or not at all: its tables and the file's `user_version` change in one
transaction. What one thing that a reader does needs is a step of its own, and has a module of its own beside this one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

APPLICATION_ID = 0x48754255

Step: TypeAlias = "tuple[str, ...]"
"""The statements of one step."""

RECENT_AND_STATE: Step = (
    """CREATE TABLE recent (
        pack TEXT NOT NULL, entry TEXT NOT NULL, title TEXT NOT NULL, opened_at REAL NOT NULL,
        PRIMARY KEY (pack, entry)
    )""",
    "CREATE TABLE state (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL)",
)
"""What was read, in order, with when (seconds since 1970), and single values by name."""

LISTS: Step = (
    """CREATE TABLE lists (
        id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL, position REAL NOT NULL
    ) STRICT""",
    """CREATE TABLE list_entries (
        list TEXT NOT NULL REFERENCES lists (id), pack TEXT NOT NULL, entry TEXT NOT NULL, title TEXT NOT NULL,
        position REAL NOT NULL,
        PRIMARY KEY (list, pack, entry)
    ) STRICT""",
    "INSERT INTO lists VALUES ('favourites', '', 0)",
)
"""Lists in order, and the entries of each in order, with the title that each had; favourites are a list as well."""

NOTES: Step = (
    """CREATE TABLE notes (
        pack TEXT NOT NULL, entry TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL, changed_at REAL NOT NULL,
        PRIMARY KEY (pack, entry)
    ) STRICT""",
)
"""One note an entry, with when it was last changed (seconds since 1970)."""

SHEETS: Step = (
    """CREATE TABLE sheets (
        pack TEXT NOT NULL, entry TEXT NOT NULL, title TEXT NOT NULL, answer TEXT NOT NULL, why TEXT NOT NULL,
        changed_at REAL NOT NULL,
        PRIMARY KEY (pack, entry)
    ) STRICT""",
    """CREATE TABLE sheet_lines (
        id TEXT PRIMARY KEY NOT NULL, pack TEXT NOT NULL, entry TEXT NOT NULL, part TEXT NOT NULL,
        position REAL NOT NULL, text TEXT NOT NULL, who TEXT NOT NULL, by_when TEXT NOT NULL, is_done INTEGER NOT NULL
    ) STRICT""",
)
"""One sheet "Could we do this here?" an entry, and its lines."""

WORKSHOPS: Step = (
    """CREATE TABLE workshops (
        id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL, minutes INTEGER NOT NULL, content TEXT NOT NULL,
        changed_at REAL NOT NULL
    ) STRICT""",
)
"""One row a workshop; `content` is what a workshop's file holds (see `model.workshop_file`)."""

SEARCHES: Step = (
    """CREATE TABLE searches (
        typed TEXT NOT NULL, filters TEXT NOT NULL, is_saved INTEGER NOT NULL, used_at REAL NOT NULL,
        PRIMARY KEY (typed, filters)
    ) STRICT""",
)
"""Searches that were saved, and those that led somewhere lately; `filters` holds `kind:id` of each term, one a line."""

STEPS: tuple[Step, ...] = (RECENT_AND_STATE, LISTS, NOTES, SHEETS, WORKSHOPS, SEARCHES)


def decode_text(content: bytes) -> str:
    """Read a text of a user file: where a damaged drive has changed a letter, the others can still be read."""
    return content.decode("utf-8", "replace")


def take(connection: sqlite3.Connection, before: Callable[[int], None] | None = None) -> None:
    """Take a user file, or an empty database, through every step that it has not been through.

    Another window may be doing so at this moment: each step is looked for again once it is our turn.

    Args:
        connection: without a transaction under way.
        before: called with the number of each step, from 1, before a file that is not new takes it.
    Raises:
        sqlite3.Error: a step could not be taken; the file is as it was before that step.
    """
    is_new = False
    for number, step in enumerate(STEPS, 1):
        connection.execute("BEGIN IMMEDIATE")
        with connection:
            if connection.execute("PRAGMA user_version").fetchone()[0] >= number:
                continue
            is_new = is_new or not connection.execute("PRAGMA application_id").fetchone()[0]
            if before is not None and not is_new:
                before(number)
            for statement in step:
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {number}")


def are_taken(connection: sqlite3.Connection) -> bool:
    """Say whether every table of every step is there."""
    found = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    wanted = {words[2] for step in STEPS for statement in step if (words := statement.split())[1] == "TABLE"}
    return wanted <= found
