"""What is kept for the user: what was read, single values, and all that the modules beside this one keep.

What a start needs is read at once and kept in plain values. Everything else is asked for with `rows` and changed with
`change`: both work on a copy of the file in memory, so the window never waits for a drive, and each change goes on to
the file in the background. What other windows have written comes in with `take_up`.
"""

from __future__ import annotations

import sqlite3
import time
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from hubdesk.model.words import QT_TR_NOOP, tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hubdesk.userdata.user_file import Statement, UserFile

FILE_NAME = "hubdesk-user.db"
STEPS = 6
"""How many steps there are; kept as `user_version`, so that a start need not import the steps to know."""

_RECENT_KEPT = 60
_START_SECONDS = 0.3
"""How long a start waits for another program that holds the file."""


class Recent(NamedTuple):
    """An entry that was read; its title as it was then."""

    pack: str
    entry: str
    title: str


_NOWHERE = QT_TR_NOOP(
    "Nothing you do here is kept: HubDesk has no folder on this computer that it may write to. "
    "To take your things with you, choose Lists, Save everything."
)
_NOT_ON_THE_STICK = QT_TR_NOOP(
    "Nothing you do here is kept: this copy keeps things beside itself, and it may only be read. To keep your things, "
    "unlock the stick or copy it to another place."
)


class UserStore:
    """What is kept for the user. Use it in one thread.

    `on_news` is called, in another thread, whenever there may be something to take up or to say; `on_value` by
    `take_up`, with the name of each value that another window has changed.
    """

    def __init__(self, folder: Path | None, *, is_portable: bool = False, read_folder: Path | None = None) -> None:
        """Open the user file in a folder, or keep everything in memory if there is none.

        Args:
            folder: where the file is, or is to be.
            is_portable: the folder would lie on a stick, beside the program, and nowhere else.
            read_folder: without a folder, one that may only be read: what is kept there is shown.
        """
        self.on_news: Callable[[], None] | None = None
        self.on_value: Callable[[str], None] | None = None
        self._notice = ""
        self._recent: dict[tuple[str, str], Recent] = {}
        self._state: dict[str, str] = {}
        self._path = folder / FILE_NAME if folder else None
        self._file: UserFile | None = None
        self._mirror: sqlite3.Connection | None = None
        self._is_whole = True
        self._made = 0
        if self._path is None:
            self._notice = tr(_NOT_ON_THE_STICK if is_portable else _NOWHERE)
            if read_folder is not None and (read_folder / FILE_NAME).exists():
                self._read_only(read_folder / FILE_NAME)
        elif self._path.exists():
            self._read(self._path)

    @classmethod
    def in_memory(cls) -> Self:
        """Make a store that keeps nothing, and says nothing of it."""
        store = cls(None)
        store._notice = ""
        return store

    @property
    def notice(self) -> str:
        """Plain words on what should be known about keeping things; empty if all is well."""
        said = [self._notice, *((self._file.notice, self._file.trouble) if self._file else ())]
        lines = [line for line in said if line]
        if lines and not self._is_whole:
            lines.append(tr("Your lists and notes come back as soon as it can be read."))
        return "\n".join(dict.fromkeys(lines))

    @property
    def folder(self) -> Path | None:
        """The folder that the user file is in, or is to be in; None if everything is kept in memory."""
        return self._path.parent if self._path is not None else None

    @property
    def has_file(self) -> bool:
        """Whether anything was kept before today."""
        return self._path is not None and self._path.exists()

    @property
    def is_ready(self) -> bool:
        """Whether `rows` can answer without waiting for the drive."""
        return self._mirror is not None or not (self._file is not None or self.has_file)

    @property
    def unkept(self) -> int:
        """How many changes are not in the file yet."""
        return self._file.waiting if self._file else 0

    # ---- what a start needs

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
        self._write(("INSERT OR REPLACE INTO recent VALUES (?, ?, ?, ?)", (pack, entry, title, time.time())))

    def forget_read(self) -> None:
        """Forget everything that was opened."""
        self._recent.clear()
        self._write(("DELETE FROM recent", ()))

    def value(self, name: str, default: str = "") -> str:
        """Give a value kept under a name."""
        return self._state.get(name, default)

    def keep(self, name: str, value: str) -> None:
        """Keep a value under a name."""
        if self._state.get(name) == value:
            return
        self._state[name] = value
        self._write(("INSERT OR REPLACE INTO state VALUES (?, ?)", (name, value)))

    # ---- everything else, for the modules beside this one

    def rows(self, sql: str, *values: object) -> list[Any]:
        """Ask what is kept; the answer holds every change made so far."""
        return self._loaded().execute(sql, values).fetchall()

    def change(self, *statements: Statement) -> None:
        """Change what is kept, all of it or nothing: at once in memory, then in the file.

        Args:
            statements: SQL with its values; see `user_file.Statement` for what it may do.
        """
        self._loaded()
        self._write(*statements)

    def prepare(self) -> None:
        """Begin to read what `rows` answers from, in the background; `on_news` is called when it is there."""
        if self._mirror is None and self._path is not None and (self._file is not None or self._path.exists()):
            self._file_of(self._path).look(is_wanted=True)

    def look(self) -> None:
        """Look in the background what other windows have written, and try again what could not be kept."""
        if self._file is not None and self._mirror is not None:
            self._file.look(is_wanted=not self._is_whole)

    def take_up(self) -> bool:
        """Take up what other windows have written, if there is news of it; say whether there was."""
        file = self._file
        if file is None:
            return False
        if file.is_image_wanted and self._mirror is not None and self._is_whole:
            file.begin_anew(self._made, self._mirror.serialize())
        snapshot, file.snapshot = file.snapshot, None
        if snapshot is None:
            return False
        if snapshot.number != self._made:  # something was changed meanwhile that is not in it
            snapshot.mirror.close()
            file.look(is_wanted=True)
            return False
        if self._mirror is not None:
            self._mirror.close()
        if snapshot.is_whole and not self._is_whole:
            self._notice = ""
        self._mirror, self._is_whole = snapshot.mirror, snapshot.is_whole
        if snapshot.is_whole:
            former = self._state
            self._fill(snapshot.mirror)
            self._say_values(former)
        return True

    def finish(self) -> None:
        """Wait until every change has been tried."""
        if self._file is not None:
            self._file.finish()

    def close(self) -> None:
        """Finish writing, then let go of the file."""
        if self._file is not None:
            self._file.finish()
            self.take_up()
            self._file.close()

    def _loaded(self) -> sqlite3.Connection:
        while self._mirror is None:
            is_held = not self._is_whole and self.on_news is not None  # a window does not wait: it hears of it later
            if self._path is None or is_held or (self._file is None and not self._path.exists()):
                from hubdesk.userdata.user_file import new_memory

                self._mirror = new_memory()
            else:
                self.prepare()
                self.finish()
                self.take_up()
        return self._mirror

    def _write(self, *statements: Statement) -> None:
        if self._mirror is not None:
            try:
                with self._mirror:
                    for sql, values in statements:
                        self._mirror.execute(sql, values)
            except ValueError as error:  # half of a letter: no database can hold it
                self._notice = tr("The last change could not be kept ({reason}).").format(reason=error)
                return
        if self._path is None:
            return
        from hubdesk.userdata.user_file import Change

        self._made += 1
        self._file_of(self._path).write(Change(self._made, statements))

    def _file_of(self, path: Path) -> UserFile:
        if self._file is None:
            from hubdesk.userdata.user_file import UserFile  # a start that only reads needs no thread

            self._file = UserFile(path, self._say_news)
        return self._file

    def _say_news(self) -> None:
        if self.on_news is not None:
            self.on_news()

    def _say_values(self, former: dict[str, str]) -> None:
        if self.on_value is not None:
            for name in sorted(former.keys() | self._state.keys()):
                if former.get(name) != self._state.get(name):
                    self.on_value(name)

    # ---- reading at a start

    def _read(self, path: Path) -> None:
        try:
            connection = sqlite3.connect(path, timeout=_START_SECONDS)
            try:
                version = connection.execute("PRAGMA user_version").fetchone()[0]
                if version > STEPS:
                    self._notice = tr(
                        "Your own file comes from a newer HubDesk. It is left as it is; nothing is kept today. "
                        "Get the newest HubDesk to see your lists and notes again."
                    )
                    self._path = None
                elif version:
                    self._fill(connection)
                elif not path.stat().st_size:
                    self._say_empty(path.name)
            finally:
                connection.close()
        except (sqlite3.Error, UnicodeDecodeError) as error:
            self._read_failed(path, error)

    def _say_empty(self, name: str) -> None:
        from hubdesk.userdata import user_file

        said = tr("Your own file ({name}) was empty, and is begun anew.").format(name=name)
        self._notice = f"{said} {tr(user_file.HAVE_A_COPY)}"

    def _read_only(self, path: Path) -> None:
        """Show what is kept in a file that lies where nothing may be written."""
        from hubdesk.userdata.user_file import read_copy  # few files are like that

        try:
            self._mirror = read_copy(path)
        except (sqlite3.Error, UnicodeDecodeError):  # the line that nothing is kept stays true
            self._notice += " " + tr("What you kept before cannot be read here.")
        else:
            self._fill(self._mirror)

    def _fill(self, connection: sqlite3.Connection) -> None:
        rows = connection.execute(
            # not by `opened_at`: a clock may be put back, and two entries may be opened at one tick of it
            "SELECT pack, entry, title FROM recent ORDER BY rowid DESC LIMIT ?",
            (_RECENT_KEPT,),
        ).fetchall()
        self._recent = {(row[0], row[1]): Recent(*row) for row in reversed(rows)}
        self._state = dict(connection.execute("SELECT name, value FROM state"))

    def _read_failed(self, path: Path, error: Exception) -> None:
        from hubdesk.userdata import rescue, user_file

        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
        if not user_file.is_damage(error) and code != sqlite3.SQLITE_ERROR:  # locked, or the like: tomorrow it may work
            self._is_whole = False
            if code not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):  # it is said if that lasts
                self._notice = f"{user_file.say_trouble(error, path.name)} {tr(user_file.WAY_ON)}"
            return
        try:
            aside = rescue.set_aside(path)
        except OSError:
            self._notice = tr("Your own file is damaged and could not be set aside. Nothing is kept today.")
            self._path = None
            return
        is_saved = rescue.save_rows(aside, path) > 0
        self._notice = user_file.say_set_aside(aside.name, is_saved=is_saved)
        if is_saved:
            self._read(path)
