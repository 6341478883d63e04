"""What SQLite may do with a file from a stranger: read it, within limits of size and time.

A pack holds no query of its own, and `connection` compares every table's statement; these are the walls behind that.
Source: https://www.sqlite.org/security.html, "Untrusted SQLite Database Files".
"""

from __future__ import annotations

import sqlite3
import time
from contextlib import suppress
from typing import Any

LONGEST_SECONDS = 20.0
"""No question of ours takes a tenth of that, even from a slow stick; one that takes it all is not ours to wait for."""

_STEPS = 200_000
"""Machine steps of SQLite between two looks at the clock: a few milliseconds."""

_LIMITS = (
    (sqlite3.SQLITE_LIMIT_LENGTH, 64 << 20),
    (sqlite3.SQLITE_LIMIT_SQL_LENGTH, 1 << 20),
    (sqlite3.SQLITE_LIMIT_COLUMN, 100),
    (sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 200),
    (sqlite3.SQLITE_LIMIT_COMPOUND_SELECT, 50),
    (sqlite3.SQLITE_LIMIT_ATTACHED, 0),
    (sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 10_000),
    (sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 1),
    (sqlite3.SQLITE_LIMIT_WORKER_THREADS, 0),
)
_PRAGMAS = ("trusted_schema = OFF", "cell_size_check = ON", "query_only = ON")
_MAY = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE})
_MAY_ASK = frozenset({"data_version", "quick_check"})
_MAY_NOT_CALL = frozenset({"load_extension", "fts3_tokenizer", "readfile", "writefile", "edit", "randomblob"})
_SCHEMA = frozenset({"sqlite_master", "sqlite_schema"})
"""Opening a search index asks whether it may change these, and does not. SQLite refuses a statement that would."""

_SWITCHES = (  # name of the constant (Python 3.12 and later), on or off
    ("SQLITE_DBCONFIG_DEFENSIVE", True),
    ("SQLITE_DBCONFIG_TRUSTED_SCHEMA", False),
    ("SQLITE_DBCONFIG_ENABLE_TRIGGER", False),
    ("SQLITE_DBCONFIG_ENABLE_VIEW", False),
    ("SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION", False),
)


class GuardedConnection(sqlite3.Connection):
    """A connection that reads and does nothing else.

    `ran_out` says that the last question took too long, `was_interrupted` that another thread put an end to it.
    """

    ran_out = was_interrupted = False
    _began = 0.0

    def execute(self, *values: Any) -> sqlite3.Cursor:
        """Ask; the clock for this question starts now. Only one cursor is read at a time."""
        self._began, self.ran_out, self.was_interrupted = time.monotonic(), False, False
        return super().execute(*values)

    def interrupt(self) -> None:
        """Put an end to the question that is asked now, from any thread; nothing if the connection is closed."""
        self.was_interrupted = True
        with suppress(sqlite3.ProgrammingError):  # it was closed meanwhile
            super().interrupt()

    def close_doors(self) -> None:
        """Set the limits, then let through nothing but reading. To be called once, before anything is read."""
        for limit, value in _LIMITS:
            self.setlimit(limit, value)
        set_switch: Any = getattr(self, "setconfig", None)
        if set_switch is not None:
            for name, is_on in _SWITCHES:
                set_switch(getattr(sqlite3, name), is_on)
        for pragma in _PRAGMAS:
            self.execute(f"PRAGMA {pragma}")
        self.set_authorizer(_authorize)
        self.set_progress_handler(self._look_at_clock, _STEPS)

    def _look_at_clock(self) -> int:
        self.ran_out = self.ran_out or time.monotonic() - self._began > LONGEST_SECONDS
        return self.ran_out


def _authorize(action: int, first: str | None, second: str | None, _database: str | None, _inner: str | None) -> int:
    if action in _MAY:
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_FUNCTION and second is not None and second.lower() not in _MAY_NOT_CALL:
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_PRAGMA and first in _MAY_ASK:
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_UPDATE and first in _SCHEMA:
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY
