"""User files for the tests, and a look into them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from hubdesk.userdata.store import UserStore

if TYPE_CHECKING:
    from pathlib import Path


def keep_some(folder: Path) -> None:
    """Make a user file with two entries read and one value kept."""
    store = UserStore(folder)
    store.note_read("small", "harbour/buddies", "Buddies")
    store.note_read("small", "hills/youth-bus", "A youth bus")
    store.keep("zoom", "125")
    store.close()


def pragmas(path: Path, *names: str) -> list[int]:
    """Give numbers from a file's header."""
    with closing(sqlite3.connect(path)) as connection:
        return [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names]
