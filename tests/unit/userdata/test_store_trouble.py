"""What happens to the user's own file when something is wrong with it, or with where it lies."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from hubdesk.userdata import user_file
from hubdesk.userdata.lists import FAVOURITES, Kept, Lists
from hubdesk.userdata.steps import APPLICATION_ID
from hubdesk.userdata.store import FILE_NAME, STEPS, Recent, UserStore
from tests.packs import ROOT
from tests.unit.userdata.files import keep_some, pragmas

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


WAY_ON = "What you do now is not kept yet; HubDesk keeps trying. To be safe, save a copy with Lists, Save everything."

COPY = "If you have saved a copy of your lists, open it with Lists, Open a list file."
LATER = "Your lists and notes come back as soon as it can be read."


def test_without_a_folder_one_line_says_so() -> None:
    """Nothing may be written on this computer: the day's work is there until the end, and one line says it."""
    store = UserStore(None)
    store.note_read("small", "a", "A")
    store.keep("zoom", "125")
    store.close()

    assert (store.recent, store.value("zoom")) == ([Recent("small", "a", "A")], "125")
    assert store.notice == (
        "Nothing you do here is kept: HubDesk has no folder on this computer that it may write to. "
        "To take your things with you, choose Lists, Save everything."
    )


def test_on_a_stick_that_may_only_be_read_the_line_names_the_stick() -> None:
    """The computer may well have folders to write to: a copy on a stick leaves nothing there, and says what to do."""
    assert UserStore(None, is_portable=True).notice == (
        "Nothing you do here is kept: this copy keeps things beside itself, and it may only be read. "
        "To keep your things, unlock the stick or copy it to another place."
    )


def test_on_a_stick_that_may_only_be_read_lists_are_shown(tmp_path: Path) -> None:
    """The stick was locked after lists were made: they are there, can be worked with, and stay as they were."""
    keep_some(tmp_path)
    path = tmp_path / FILE_NAME
    before = path.read_bytes()
    store = UserStore(None, is_portable=True, read_folder=tmp_path)
    assert (store.value("zoom"), [recent.entry for recent in store.recent]) == (
        "125",
        ["hills/youth-bus", "harbour/buddies"],
    )
    Lists(store).add(FAVOURITES, Kept("small", "new", "New"))
    store.keep("zoom", "200")
    store.close()

    assert Lists(store).entries(FAVOURITES) == [Kept("small", "new", "New")]
    assert store.notice == UserStore(None, is_portable=True).notice
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("is_newer", [True, False])
def test_what_cannot_be_read_where_nothing_may_be_written_is_said(tmp_path: Path, is_newer: bool) -> None:
    """The file on a locked stick is damaged, or newer: one line says so, and it stays as it is."""
    path = tmp_path / FILE_NAME
    (_newer if is_newer else _junk)(path)
    before = path.read_bytes()
    store = UserStore(None, is_portable=True, read_folder=tmp_path)
    store.close()

    assert store.notice.endswith("What you kept before cannot be read here.")
    assert path.read_bytes() == before


def test_in_memory_nothing_needs_saying() -> None:
    """Where keeping nothing was asked for, nothing is said of it."""
    store = UserStore.in_memory()
    store.keep("zoom", "125")

    assert (store.value("zoom"), store.notice) == ("125", "")


def _newer(path: Path) -> None:
    keep_some(path.parent)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {STEPS + 1}")


def test_a_newer_file_is_left_alone(tmp_path: Path) -> None:
    """The user file comes from a later HubDesk: it is not touched, and one line says that nothing is kept."""
    path = tmp_path / FILE_NAME
    _newer(path)
    before = path.read_bytes()
    store = UserStore(tmp_path)
    store.keep("zoom", "200")
    store.note_read("small", "new", "New")
    store.close()

    assert store.notice == (
        "Your own file comes from a newer HubDesk. It is left as it is; nothing is kept today. "
        "Get the newest HubDesk to see your lists and notes again."
    )
    assert (store.value("zoom"), [recent.entry for recent in store.recent]) == ("200", ["new"])
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def _text(path: Path) -> None:
    path.write_text("These are my notes. " * 300, "utf-8")


def _junk(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 40)


def _cut(path: Path) -> None:
    keep_some(path.parent)
    path.write_bytes(path.read_bytes()[:5000])


def _overwritten(path: Path) -> None:
    keep_some(path.parent)
    content = path.read_bytes()
    path.write_bytes(content[:100] + b"\x07" * (len(content) - 100))


def _without_tables(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE other (word TEXT)")
        connection.execute(f"PRAGMA user_version = {STEPS}")


def _with_broken_text(path: Path) -> None:
    keep_some(path.parent)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE state SET value = CAST(x'ff' AS TEXT)")
        connection.commit()


@pytest.mark.parametrize(
    ("damage", "is_readable"),
    [(_text, False), (_junk, False), (_cut, False), (_overwritten, False), (_without_tables, False),
     (_with_broken_text, True)],
)  # fmt: skip
def test_a_damaged_file_is_set_aside(tmp_path: Path, damage: Callable[[Path], None], is_readable: bool) -> None:
    """The user file is no longer one: it is kept under another name, a new one is begun, and one line says so."""
    path = tmp_path / FILE_NAME
    damage(path)
    before = path.read_bytes()
    store = UserStore(tmp_path)
    store.keep("zoom", "125")
    store.close()

    aside = tmp_path / f"{FILE_NAME}.damaged-1"
    said = f"Your own file was damaged. It was set aside as {aside.name}, and "
    done = "what could be read was put into a new one." if is_readable else "a new one was begun."
    assert store.notice == f"{said}{done} {COPY}"
    assert aside.read_bytes() == before
    assert UserStore(tmp_path).value("zoom") == "125"


def test_no_damaged_file_overwrites_another(tmp_path: Path) -> None:
    """It happens twice: both damaged files are kept."""
    for text in ("first", "second"):
        (tmp_path / FILE_NAME).write_text(text * 300, "utf-8")
        UserStore(tmp_path).close()

    kept = [(tmp_path / f"{FILE_NAME}.damaged-{number}").read_text("utf-8")[:6] for number in (1, 2)]
    assert kept == ["firstf", "second"]


def test_a_damaged_file_that_cannot_be_moved_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program holds the damaged file: it stays as it is, nothing is kept, and one line says so."""
    path = tmp_path / FILE_NAME
    _text(path)
    before = path.read_bytes()

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(type(path), "rename", refuse)
    store = UserStore(tmp_path)
    store.keep("zoom", "125")
    store.close()

    assert store.notice == "Your own file is damaged and could not be set aside. Nothing is kept today."
    assert store.value("zoom") == "125"
    assert path.read_bytes() == before


def test_a_folder_in_the_place_of_the_file_is_said(tmp_path: Path) -> None:
    """Something stands where the file should be: nothing is kept, and one line says why."""
    (tmp_path / FILE_NAME).mkdir()
    store = UserStore(tmp_path)
    store.keep("zoom", "125")
    store.close()

    assert store.notice == f"Your own file ({FILE_NAME}) cannot be opened. {WAY_ON}\n{LATER}"
    assert store.value("zoom") == "125"


def test_a_file_that_somebody_else_holds_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program has locked the file: the change is there until the end, and one line says it is not kept."""
    monkeypatch.setattr(user_file, "BUSY_SECONDS", 0.01)
    keep_some(tmp_path)
    store = UserStore(tmp_path)
    with closing(sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        store.keep("zoom", "200")
        store.close()
        other.execute("COMMIT")

    assert store.notice == f"Another program is using your own file ({FILE_NAME}) just now. {WAY_ON}"
    assert store.unkept == 1
    assert store.value("zoom") == "200"
    assert UserStore(tmp_path).value("zoom") == "125"


def test_a_file_that_is_held_at_the_start_holds_up_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program holds the file when HubDesk starts: a favourite is put at once, and all is there once it can be."""
    monkeypatch.setattr(user_file, "BUSY_SECONDS", 0.6)
    store = UserStore(tmp_path)
    first, second = (Kept("small", name, name) for name in ("first", "second"))
    Lists(store).add(FAVOURITES, first, second)
    store.close()
    with closing(sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        store = UserStore(tmp_path)
        store.on_news = lambda: None
        began = time.monotonic()
        Lists(store).add(FAVOURITES, second)
        assert Lists(store).entries(FAVOURITES) == [second]
        assert time.monotonic() - began < user_file.BUSY_SECONDS / 2
        store.finish()
        assert store.notice == f"Another program is using your own file ({FILE_NAME}) just now. {WAY_ON}\n{LATER}"
        other.execute("COMMIT")
    store.look()
    store.finish()
    assert store.take_up()

    assert (Lists(store).entries(FAVOURITES), store.notice) == ([first, second], "")
    store.close()


def test_an_empty_file_is_begun_anew(tmp_path: Path) -> None:
    """Nothing is in the file any more: it is used, and one line says so, for there may have been lists in it."""
    (tmp_path / FILE_NAME).touch()
    store = UserStore(tmp_path)
    store.keep("zoom", "125")
    store.close()

    assert store.notice == f"Your own file ({FILE_NAME}) was empty, and is begun anew. {COPY}"
    assert UserStore(tmp_path).value("zoom") == "125"


def test_a_file_is_copied_before_it_takes_a_step(tmp_path: Path) -> None:
    """An older HubDesk's file is copied before it is changed; the copy is as it was, and what it held is kept."""
    path = tmp_path / FILE_NAME
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("CREATE TABLE older (word TEXT)")
        connection.execute("INSERT INTO older VALUES ('mine')")
        connection.commit()
    store = UserStore(tmp_path)
    store.keep("zoom", "125")
    store.close()

    assert store.notice == ""
    assert pragmas(path, "user_version") == [STEPS]
    copy = tmp_path / f"{FILE_NAME}.before-step-1"
    for one, tables in ((path, 1), (copy, 0)):
        with closing(sqlite3.connect(one)) as connection:
            assert connection.execute("SELECT word FROM older").fetchall() == [("mine",)]
            named = connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'state'").fetchone()
            assert named == (tables,)


def test_a_new_file_is_not_copied(tmp_path: Path) -> None:
    """There is nothing to copy when the file is new."""
    keep_some(tmp_path)
    keep_some(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]


_READ_ON = """
import sys
from pathlib import Path
from hubdesk.userdata.store import UserStore

store = UserStore(Path(sys.argv[1]))
store.note_read("small", "e0", "Title")
store.close()
for number in range(1, 10_000):
    store.note_read("small", f"e{number}", "Title")
    if number % 50 == 0:
        print(number, flush=True)
"""


def test_a_kill_at_any_moment_loses_only_what_was_under_way(tmp_path: Path) -> None:
    """The power goes while somebody reads: the file is sound, and holds what was read up to some moment."""
    with subprocess.Popen(
        [sys.executable, "-c", _READ_ON, tmp_path], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as reader:
        assert reader.stdout is not None
        while int(reader.stdout.readline()) < 500:
            pass
        reader.kill()
    store = UserStore(tmp_path)

    assert store.notice == ""
    numbers = [int(recent.entry[1:]) for recent in store.recent]
    assert numbers == list(range(numbers[0], numbers[0] - len(numbers), -1))
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="here everything may be written to")
def test_a_file_that_may_only_be_read_is_said(tmp_path: Path) -> None:
    """The file is read-only: what it holds is shown, and one line says that the change is not kept."""
    keep_some(tmp_path)
    (tmp_path / FILE_NAME).chmod(0o444)
    store = UserStore(tmp_path)
    assert store.value("zoom") == "125"
    store.keep("zoom", "200")
    store.close()

    assert store.notice == f"Your own file ({FILE_NAME}) may only be read. {WAY_ON}"
    assert UserStore(tmp_path).value("zoom") == "125"
