"""The user file on its drive. One thread of its own writes it and looks what other windows have written.

A change that cannot be written now (locked, read-only, full) waits and is tried again; none is dropped but one that
no database could hold. `news` is called in that thread whenever there is something to take up or to say.
"""

from __future__ import annotations

import atexit
import queue
import sqlite3
import threading
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from hubdesk.durable import write_whole
from hubdesk.model.words import QT_TR_NOOP, tr
from hubdesk.userdata import rescue, steps

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BUSY_SECONDS = 3.0
_STEP_SECONDS = 0.2
_COPY = "{name}.before-step-{number}"

Statement: TypeAlias = "tuple[str, tuple[object, ...] | dict[str, object]]"
"""SQL and its values. It must do the same in memory and in the file: no clock, no chance, no row numbers in it."""


class Change(NamedTuple):
    """Statements that are carried out all or none, and their number, from 1."""

    number: int
    statements: tuple[Statement, ...]


class Snapshot(NamedTuple):
    """A copy in memory of the file, with every change to number `number` in it, those that still wait too."""

    number: int
    mirror: sqlite3.Connection
    is_whole: bool
    """False stands for a file that cannot be read now."""


class _Look(NamedTuple):
    """The order to see what others have written; `is_wanted` gives a snapshot even if they have written nothing."""

    is_wanted: bool


class _Image(NamedTuple):
    """The order to begin the file anew with what was there after a change, because the file is damaged or gone."""

    number: int
    content: bytes


def is_damage(error: BaseException) -> bool:
    """Say whether an error of SQLite means that the file's content is broken; text that is none has no code."""
    if isinstance(error, UnicodeDecodeError):  # not even what is wrong can be said
        return True
    if not isinstance(error, sqlite3.DatabaseError):
        return False
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (0, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def say_trouble(error: BaseException, name: str) -> str:
    """Say in plain words why the file of that name cannot be used now, and what to do."""
    if isinstance(error, FileNotFoundError):
        return tr("The drive with your own file ({name}) is not there.").format(name=name)
    said = {
        sqlite3.SQLITE_BUSY: tr("Another program is using your own file ({name}) just now."),
        sqlite3.SQLITE_LOCKED: tr("Another program is using your own file ({name}) just now."),
        sqlite3.SQLITE_READONLY: tr("Your own file ({name}) may only be read."),
        sqlite3.SQLITE_PERM: tr("Your own file ({name}) may only be read."),
        sqlite3.SQLITE_FULL: tr("The drive is full, so your own file ({name}) cannot grow. Please make some room."),
        sqlite3.SQLITE_CANTOPEN: tr("Your own file ({name}) cannot be opened."),
        sqlite3.SQLITE_IOERR: tr("The drive with your own file ({name}) does not answer."),
    }.get(_code(error), tr("Your own file ({name}) cannot be used now."))
    return said.format(name=name)


WAY_ON = QT_TR_NOOP(
    "What you do now is not kept yet; HubDesk keeps trying. To be safe, save a copy with Lists, Save everything."
)


HAVE_A_COPY = QT_TR_NOOP("If you have saved a copy of your lists, open it with Lists, Open a list file.")


class UserFile:
    """Hands changes to the thread, and snapshots back. `close` writes what can be written, then lets go."""

    def __init__(self, path: Path, news: Callable[[], None]) -> None:
        self.path = path
        self.trouble = ""
        self.notice = ""
        self.snapshot: Snapshot | None = None
        self.is_image_wanted = False
        self._news = news
        self._orders: queue.SimpleQueue[Change | _Look | _Image | threading.Event | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._connection: sqlite3.Connection | None = None
        self._waiting: list[Change] = []
        self._number = 0
        self._version = -1
        self._opened: tuple[int, int] | None = None
        self._is_watched = False  # whether the window has a whole copy of the file
        self._is_image_due = False

    @property
    def waiting(self) -> int:
        """How many changes are not in the file."""
        return len(self._waiting)

    def write(self, change: Change) -> None:
        """Write a change as soon as that can be."""
        self._order(change)

    def look(self, *, is_wanted: bool) -> None:
        """See what other windows have written, and try again what waits."""
        self._order(_Look(is_wanted))

    def begin_anew(self, number: int, content: bytes) -> None:
        """Set a damaged file aside and write this content, which holds every change to this number, in its place."""
        self.is_image_wanted = False
        self._order(_Image(number, content))

    def finish(self) -> None:
        """Wait until all that was ordered has been tried."""
        if self._thread is not None:
            done = threading.Event()
            self._orders.put(done)
            while not done.wait(_STEP_SECONDS) and self._thread.is_alive():
                pass  # a mistake of ours may have ended the thread, which must not stop the window

    def close(self) -> None:
        """Finish writing, then let go of the file."""
        if self._thread is not None:
            self._orders.put(None)
            self._thread.join()
            self._thread = None
            atexit.unregister(self.close)

    def _order(self, order: Change | _Look | _Image) -> None:
        if self._thread is None or not self._thread.is_alive():
            # a program that ends without closing still writes all, and does not wait for orders that never come
            self._thread = threading.Thread(target=self._run, name="user file", daemon=True)
            self._thread.start()
            atexit.register(self.close)
        self._orders.put(order)

    # ---- in the thread

    def _run(self) -> None:
        try:
            while (order := self._orders.get()) is not None:
                if isinstance(order, threading.Event):
                    order.set()
                    continue
                self._carry_out(order)
        finally:
            self._let_go()

    def _carry_out(self, order: Change | _Look | _Image) -> None:
        said = (self.trouble, self.notice, self.is_image_wanted, self.snapshot)
        if isinstance(order, Change):
            self._number = order.number
            self._waiting.append(order)
        elif isinstance(order, _Image):
            self._is_image_due = False
            if not self._is_sound() and self._set_aside(order.content):
                self._waiting = [change for change in self._waiting if change.number > order.number]
        self._write_waiting()
        if (isinstance(order, _Look) or self._is_watched) and not self._is_image_due:
            self._look(is_wanted=isinstance(order, _Look) and order.is_wanted)
        if said != (self.trouble, self.notice, self.is_image_wanted, self.snapshot):
            self._news()

    def _write_waiting(self) -> None:
        while self._waiting and not self._is_image_due:
            try:
                connection = self._open()
                with connection:
                    for sql, values in self._waiting[0].statements:
                        connection.execute(sql, values)
            except (sqlite3.Error, OSError, ValueError) as error:
                if not self._goes_on_after(error):
                    return
            else:
                del self._waiting[0]
                self.trouble = ""

    def _goes_on_after(self, error: Exception) -> bool:
        """Deal with a failure to write; say whether to go on with what waits."""
        is_world = isinstance(error, OSError) or (
            isinstance(error, sqlite3.OperationalError) and _code(error) != sqlite3.SQLITE_ERROR
        )
        if self._is_lost(error) or (not is_world and self._lacks_tables()):
            return self._begin_anew()
        if not is_world:
            del self._waiting[0]  # half of a letter, or the like: no database can hold it, today or tomorrow
            self.notice = tr("The last change could not be kept ({reason}).").format(reason=error)
            return True
        self._let_go()
        self.trouble = f"{say_trouble(error, self.path.name)} {tr(WAY_ON)}"
        return False

    def _begin_anew(self) -> bool:
        """Deal with a file that is damaged or gone; say whether a new one is there now.

        Where the window has a copy of it all, that is asked for; else what can be read is saved.
        """
        self._let_go()
        self.is_image_wanted = self._is_image_due = self._is_watched
        return not self._is_watched and self._set_aside(None)

    def _is_lost(self, error: Exception) -> bool:
        """Say whether the file is damaged, or was deleted; on a drive that is not there it may be whole."""
        return is_damage(error) or (isinstance(error, FileNotFoundError) and self.path.parent.is_dir())

    def _lacks_tables(self) -> bool:
        return self._connection is not None and not steps.are_taken(self._connection)

    def _look(self, *, is_wanted: bool) -> None:
        """Make a snapshot if one is wanted, or if another window has written."""
        try:
            mirror = self._copy_into_memory(is_wanted=is_wanted)
            is_whole = True
        except (sqlite3.Error, OSError, UnicodeDecodeError) as error:
            if self._is_lost(error):
                if self._begin_anew():
                    self._look(is_wanted=True)
                    return
                if self._is_image_due:
                    return
            self._let_go()
            self.trouble = self.trouble or f"{say_trouble(error, self.path.name)} {tr(WAY_ON)}"
            if not is_wanted:
                return
            mirror, is_whole = new_memory(), False
        if is_whole and not self._waiting:
            self.trouble = ""
        if mirror is not None:
            for change in self._waiting:
                with mirror:
                    for sql, values in change.statements:
                        mirror.execute(sql, values)
            self.snapshot = Snapshot(self._number, mirror, is_whole)
            self._is_watched = self._is_watched or is_whole

    def _copy_into_memory(self, *, is_wanted: bool) -> sqlite3.Connection | None:
        """Copy the file as it is; None if nobody but us has written since the last copy and none is wanted."""
        if not self.path.exists():
            if self._is_watched:
                raise FileNotFoundError(self.path)
            return new_memory() if is_wanted else None
        connection = self._open()
        version = connection.execute("PRAGMA data_version").fetchone()[0]
        if version == self._version and not is_wanted:
            return None
        mirror = _memory()
        try:
            connection.backup(mirror)
            if mirror.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok" or not steps.are_taken(mirror):
                raise sqlite3.DatabaseError  # no error that SQLite has seen: so it has no code, and counts as damage
        except BaseException:
            mirror.close()
            raise
        self._version = version
        return mirror

    def _open(self) -> sqlite3.Connection:
        if self._connection is not None and self._identity() != self._opened:
            self._let_go()  # what is written now would go with a file that has no name any more
        if self._connection is None:
            if self._is_watched and not self.path.exists():
                raise FileNotFoundError(self.path)
            connection = sqlite3.connect(self.path, timeout=BUSY_SECONDS)
            try:
                if connection.execute("PRAGMA user_version").fetchone()[0] < len(steps.STEPS):
                    steps.take(connection, self._copy_aside)
            except BaseException:
                connection.close()
                raise
            self._connection, self._version, self._opened = connection, -1, self._identity()
        return self._connection

    def _identity(self) -> tuple[int, int] | None:
        """Give what tells the file from another of the same name; None if there is none."""
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def _is_sound(self) -> bool:
        """Say whether the file is there and whole: a stick was put back, say."""
        try:
            connection = self._open()
            return connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok" and steps.are_taken(connection)
        except (sqlite3.Error, OSError, UnicodeDecodeError):
            self._let_go()
            return False

    def _let_go(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _copy_aside(self, number: int) -> None:
        """Copy the file before it takes a step, so that the step can be taken back; no half copy bears the name."""
        copy = self.path.with_name(_COPY.format(name=self.path.name, number=number))
        part = copy.with_name(f"{copy.name}.part")
        part.unlink(missing_ok=True)
        with closing(sqlite3.connect(self.path)) as source, closing(sqlite3.connect(part)) as target:
            source.backup(target)
        part.replace(copy)

    def _set_aside(self, content: bytes | None) -> bool:
        """Set a damaged file aside and begin a new one, with this content or what can be saved; say if it was done."""
        self._let_go()
        try:
            aside = rescue.set_aside(self.path) if self.path.exists() else None
            if content is not None:
                write_whole(self.path, content)
        except OSError:
            said = tr("Your own file is damaged and could not be set aside.")
            self.trouble = f"{said} {tr(WAY_ON)}"
            return False
        if aside is not None:
            is_saved = content is not None or rescue.save_rows(aside, self.path) > 0
            self.notice = say_set_aside(aside.name, is_saved=is_saved)
        return True


def new_memory() -> sqlite3.Connection:
    """Make an empty user file in memory; it may be handed to another thread."""
    made = _memory()
    steps.take(made)
    return made


def _memory() -> sqlite3.Connection:
    made = sqlite3.connect(":memory:", check_same_thread=False)
    made.text_factory = steps.decode_text
    return made


def read_copy(path: Path) -> sqlite3.Connection:
    """Copy a user file that may only be read into memory; what an older HubDesk has written takes its steps there.

    Raises:
        sqlite3.Error: it cannot be read, is damaged, or comes from a newer HubDesk.
    """
    made = _memory()
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as source:
            source.backup(made)
        if made.execute("PRAGMA user_version").fetchone()[0] > len(steps.STEPS):
            raise sqlite3.NotSupportedError
        steps.take(made)
    except BaseException:
        made.close()
        raise
    return made


def say_set_aside(name: str, *, is_saved: bool) -> str:
    """Say what became of a damaged file."""
    if is_saved:
        said = tr(
            "Your own file was damaged. It was set aside as {name}, and what could be read was put into a new one."
        )
    else:
        said = tr("Your own file was damaged. It was set aside as {name}, and a new one was begun.")
    return f"{said.format(name=name)} {tr(HAVE_A_COPY)}"


def _code(error: BaseException) -> int:
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
