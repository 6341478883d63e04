"""The user file: opened or made, kept safe, written by one thread in the background.

What is asked for often is kept in memory, so the window never waits for a disk.
"""

from __future__ import annotations

import queue
import sqlite3
import threading
import time
from typing import TYPE_CHECKING, NamedTuple, Self

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FILE_NAME = "hubdesk-user.db"
APPLICATION_ID = 0x48754255
STEPS = 1
"""How many steps there are; kept as `user_version`, so that a start need not import the steps to know."""

_RECENT_KEPT = 60
_BUSY_SECONDS = 3.0
_TURN_SECONDS = 0.02


class Recent(NamedTuple):
    """An entry that was read; its title as it was then."""

    pack: str
    entry: str
    title: str


class UserStore:
    """What is kept for the user. `notice` is a plain line when something about keeping it needs saying, else empty."""

    def __init__(self, folder: Path | None) -> None:
        """Open the user file in a folder, or keep everything in memory if there is none."""
        self.notice = ""
        self._path = folder / FILE_NAME if folder else None
        self._recent: dict[tuple[str, str], Recent] = {}
        self._state: dict[str, str] = {}
        self._is_laid_out = False
        self._work: queue.SimpleQueue[Callable[[sqlite3.Connection], object] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        if self._path is None:
            self.notice = "Nothing you do here is kept: there is no folder on this computer that may be written to."
        elif self._path.exists():
            self._read()

    @classmethod
    def in_memory(cls) -> Self:
        """Make a store that keeps nothing, and says nothing of it."""
        store = cls(None)
        store.notice = ""
        return store

    @property
    def recent(self) -> list[Recent]:
        """What was read, newest first."""
        return list(reversed(self._recent.values()))

    def note_read(self, pack: str, entry: str, title: str) -> None:
        """Remember that an entry was opened now."""
        self._recent.pop((pack, entry), None)
        self._recent[pack, entry] = Recent(pack, entry, title)
        while len(self._recent) > _RECENT_KEPT:
            del self._recent[next(iter(self._recent))]
        values = (pack, entry, title, time.time())
        self._do(lambda db: db.execute("INSERT OR REPLACE INTO recent VALUES (?, ?, ?, ?)", values))

    def value(self, name: str, default: str = "") -> str:
        """Give a value kept under a name."""
        return self._state.get(name, default)

    def keep(self, name: str, value: str) -> None:
        """Keep a value under a name."""
        if self._state.get(name) == value:
            return
        self._state[name] = value
        self._do(lambda db: db.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (name, value)))

    def close(self) -> None:
        """Finish writing, then let go of the file."""
        if self._thread is not None:
            self._work.put(None)
            self._thread.join()
            self._thread = None

    def _read(self) -> None:
        assert self._path is not None
        try:
            connection = sqlite3.connect(self._path, timeout=_BUSY_SECONDS)
            try:
                version = connection.execute("PRAGMA user_version").fetchone()[0]
                if version > STEPS:
                    self.notice = (
                        "Your own file comes from a newer HubDesk. It is left as it is; nothing is kept today."
                    )
                    self._path = None
                    return
                if version == STEPS:
                    rows = connection.execute(
                        # not by `opened_at`: a clock may be put back, and two entries may be opened at one tick of it
                        "SELECT pack, entry, title FROM recent ORDER BY rowid DESC LIMIT ?",
                        (_RECENT_KEPT,),
                    ).fetchall()
                    self._recent = {(row[0], row[1]): Recent(*row) for row in reversed(rows)}
                    self._state = dict(connection.execute("SELECT name, value FROM state"))
                    self._is_laid_out = True
            finally:
                connection.close()
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) == sqlite3.SQLITE_ERROR:
                self._set_aside()  # a table is missing, or its text is none: that will not be better tomorrow
                return
            self.notice = f"Your own file cannot be used now ({error}). Nothing is kept today."
            self._path = None
        except sqlite3.DatabaseError:
            self._set_aside()

    def _set_aside(self) -> None:
        """Keep a damaged file under another name: something may still be got out of it."""
        assert self._path is not None
        number = 1
        while (aside := self._path.with_name(f"{FILE_NAME}.damaged-{number}")).exists():
            number += 1
        try:
            self._path.rename(aside)
            self.notice = f"Your own file was damaged. It was set aside as {aside.name}, and a new one was begun."
        except OSError:
            self.notice = "Your own file is damaged and could not be set aside. Nothing is kept today."
            self._path = None

    def _do(self, work: Callable[[sqlite3.Connection], object]) -> None:
        if self._path is None:
            return
        if self._thread is None:
            self._thread = threading.Thread(target=self._write, name="user file")
            self._thread.start()
        self._work.put(work)

    def _write(self) -> None:
        """Carry out what is in the queue, each piece in a transaction of its own, until None comes."""
        assert self._path is not None
        connection: sqlite3.Connection | None = None
        try:
            while (work := self._work.get()) is not None:
                try:
                    if connection is None:
                        connection = sqlite3.connect(self._path, timeout=_BUSY_SECONDS)
                    if not self._is_laid_out:
                        self._lay_out_in_turn(connection)
                    with connection:
                        work(connection)
                except (sqlite3.Error, OSError, ValueError) as error:  # ValueError: half of a letter
                    self.notice = f"The last change could not be kept ({error})."
        finally:
            if connection is not None:
                connection.close()

    def _lay_out_in_turn(self, connection: sqlite3.Connection) -> None:
        """Lay out the file, and where another window is doing so at this moment, see what is left to do after it."""
        give_up_at = time.monotonic() + _BUSY_SECONDS
        while True:
            try:
                self._lay_out(connection)
            except sqlite3.OperationalError:
                connection.rollback()
                if time.monotonic() > give_up_at:
                    raise
                time.sleep(_TURN_SECONDS)
            else:
                return

    def _lay_out(self, connection: sqlite3.Connection) -> None:
        from sqlite_utils import Database  # needed once in a file's life; a start does not pay for it

        from hubdesk.userdata import steps

        if connection.execute("PRAGMA application_id").fetchone()[0]:
            self._copy_aside(connection)
        steps.apply(Database(connection, execute_plugins=False))
        with connection:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {STEPS}")
        self._is_laid_out = True

    def _copy_aside(self, connection: sqlite3.Connection) -> None:
        """Copy a file before it takes a step, so that the step can be taken back."""
        assert self._path is not None
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        copy = sqlite3.connect(self._path.with_name(f"{FILE_NAME}.before-step-{version + 1}"))
        try:
            connection.backup(copy)
        finally:
            copy.close()
