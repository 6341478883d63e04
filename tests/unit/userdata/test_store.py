from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from hubdesk.userdata import store as store_module
from hubdesk.userdata.store import APPLICATION_ID, FILE_NAME, STEPS, Recent, UserStore
from tests.packs import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _reopened(folder: Path) -> UserStore:
    return UserStore(folder)


def _pragmas(path: Path, *names: str) -> list[int]:
    with closing(sqlite3.connect(path)) as connection:
        return [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names]


def _kept(folder: Path) -> UserStore:
    """Make a user file with two entries read and one value kept."""
    store = UserStore(folder)
    store.note_read("small", "harbour/buddies", "Buddies")
    store.note_read("small", "hills/youth-bus", "A youth bus")
    store.keep("zoom", "125")
    store.close()
    return store


def test_what_was_done_survives_a_restart(tmp_path: Path) -> None:
    """Two entries are read and a value is kept: after a restart all is there, the last one read first."""
    _kept(tmp_path)
    store = _reopened(tmp_path)

    assert store.recent == [
        Recent("small", "hills/youth-bus", "A youth bus"),
        Recent("small", "harbour/buddies", "Buddies"),
    ]
    assert (store.value("zoom"), store.value("theme", "light"), store.value("theme")) == ("125", "light", "")
    assert store.notice == ""


def test_a_new_user_has_nothing_and_leaves_nothing(tmp_path: Path) -> None:
    """Looking alone makes no file: a borrowed computer keeps no trace."""
    store = UserStore(tmp_path)
    store.close()

    assert (store.recent, store.value("zoom", "100"), store.notice) == ([], "100", "")
    assert list(tmp_path.iterdir()) == []


def test_an_entry_read_again_moves_to_the_top(tmp_path: Path) -> None:
    """An entry stands once in the list of what was read, with the title that it had last."""
    store = UserStore(tmp_path)
    for entry, title in (("a", "A"), ("b", "B"), ("a", "A, renamed")):
        store.note_read("small", entry, title)
    expected = [Recent("small", "a", "A, renamed"), Recent("small", "b", "B")]
    assert store.recent == expected
    store.close()

    assert _reopened(tmp_path).recent == expected


def test_the_same_entry_of_two_packs_is_two(tmp_path: Path) -> None:
    """Two packs have an entry of one name: both stand in the list."""
    store = UserStore(tmp_path)
    store.note_read("one", "a", "A")
    store.note_read("two", "a", "A")
    store.close()

    assert [recent.pack for recent in _reopened(tmp_path).recent] == ["two", "one"]


@pytest.mark.parametrize("seconds", [0, -3600])
def test_the_order_does_not_hang_on_the_clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seconds: int) -> None:
    """The clock stands still, or is put back while reading: what was read last still stands first."""
    now = 1_790_000_000.0
    monkeypatch.setattr("time.time", lambda: now)
    store = UserStore(tmp_path)
    for entry in ("c", "a", "b"):
        store.note_read("small", entry, entry)
        now += seconds
    store.note_read("small", "c", "c")
    store.close()

    assert [recent.entry for recent in _reopened(tmp_path).recent] == ["c", "b", "a"]


def test_only_the_last_sixty_are_remembered(tmp_path: Path) -> None:
    """After 75 entries the last 60 are listed, now and after a restart."""
    store = UserStore(tmp_path)
    for number in range(75):
        store.note_read("small", f"e{number}", "Title")
    expected = [f"e{number}" for number in range(74, 14, -1)]
    assert [recent.entry for recent in store.recent] == expected
    store.close()

    assert [recent.entry for recent in _reopened(tmp_path).recent] == expected


def test_a_value_can_be_changed_and_emptied(tmp_path: Path) -> None:
    """The last value counts; an empty one is kept too."""
    store = UserStore(tmp_path)
    for value in ("1", "2", "2", ""):
        store.keep("pane", value)
        assert store.value("pane", "default") == value
    store.close()

    assert _reopened(tmp_path).value("pane", "default") == ""


def test_any_text_is_kept_as_it_is(tmp_path: Path) -> None:
    """Quotes, emoji and line ends come back as they were."""
    text = 'it\'s "so"; DROP TABLE state;--\n😀\t\u202e\0.'
    store = UserStore(tmp_path)
    store.keep(text, text)
    store.note_read(text, text, text)
    store.close()
    store = _reopened(tmp_path)

    assert store.value(text) == text
    assert store.recent == [Recent(text, text, text)]


def test_what_cannot_be_kept_is_said_and_the_rest_is_kept(tmp_path: Path) -> None:
    """Half of a letter can be kept by no database: one line says so, and what follows is kept."""
    store = UserStore(tmp_path)
    store.keep("odd", "\ud800")
    store.keep("zoom", "125")
    store.close()

    assert store.notice.startswith("The last change could not be kept (")
    assert (_reopened(tmp_path).value("zoom"), _reopened(tmp_path).value("odd", "none")) == ("125", "none")


def test_the_file_says_what_it_is(tmp_path: Path) -> None:
    """The user file bears a mark of its own and the number of its steps, and nothing lies beside it."""
    _kept(tmp_path)

    assert _pragmas(tmp_path / FILE_NAME, "application_id", "user_version") == [APPLICATION_ID, STEPS]
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]


def test_closing_twice_and_going_on_is_no_harm(tmp_path: Path) -> None:
    """A store that was closed can be closed again, and takes a change all the same."""
    store = UserStore(tmp_path)
    store.close()
    store.keep("zoom", "125")
    store.close()
    store.close()

    assert _reopened(tmp_path).value("zoom") == "125"


def test_two_windows_lose_nothing_of_each_other(tmp_path: Path) -> None:
    """HubDesk is open twice: what either keeps is there after both are closed."""
    first, second = UserStore(tmp_path), UserStore(tmp_path)
    first.keep("one", "1")
    second.keep("two", "2")
    first.note_read("small", "a", "A")
    second.note_read("small", "b", "B")
    first.close()
    second.close()
    store = _reopened(tmp_path)

    assert (store.value("one"), store.value("two")) == ("1", "2")
    assert {recent.entry for recent in store.recent} == {"a", "b"}
    assert (first.notice, second.notice) == ("", "")


def test_without_a_folder_one_line_says_so() -> None:
    """Nothing may be written on this computer: the day's work is there until the end, and one line says it."""
    store = UserStore(None)
    store.note_read("small", "a", "A")
    store.keep("zoom", "125")
    store.close()

    assert (store.recent, store.value("zoom")) == ([Recent("small", "a", "A")], "125")
    assert store.notice == "Nothing you do here is kept: there is no folder on this computer that may be written to."


def test_in_memory_nothing_needs_saying() -> None:
    """Where keeping nothing was asked for, nothing is said of it."""
    store = UserStore.in_memory()
    store.keep("zoom", "125")

    assert (store.value("zoom"), store.notice) == ("125", "")


def _newer(path: Path) -> None:
    _kept(path.parent)
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

    assert store.notice == "Your own file comes from a newer HubDesk. It is left as it is; nothing is kept today."
    assert (store.value("zoom"), [recent.entry for recent in store.recent]) == ("200", ["new"])
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def _text(path: Path) -> None:
    path.write_text("These are my notes. " * 300, "utf-8")


def _junk(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 40)


def _cut(path: Path) -> None:
    _kept(path.parent)
    path.write_bytes(path.read_bytes()[:5000])


def _overwritten(path: Path) -> None:
    _kept(path.parent)
    content = path.read_bytes()
    path.write_bytes(content[:100] + b"\x07" * (len(content) - 100))


def _without_tables(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE other (word TEXT)")
        connection.execute(f"PRAGMA user_version = {STEPS}")


def _with_broken_text(path: Path) -> None:
    _kept(path.parent)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE state SET value = CAST(x'ff' AS TEXT)")
        connection.commit()


@pytest.mark.parametrize("damage", [_text, _junk, _cut, _overwritten, _without_tables, _with_broken_text])
def test_a_damaged_file_is_set_aside(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    """The user file is no longer one: it is kept under another name, a new one is begun, and one line says so."""
    path = tmp_path / FILE_NAME
    damage(path)
    before = path.read_bytes()
    store = UserStore(tmp_path)
    store.keep("zoom", "125")
    store.close()

    aside = tmp_path / f"{FILE_NAME}.damaged-1"
    assert store.notice == f"Your own file was damaged. It was set aside as {aside.name}, and a new one was begun."
    assert aside.read_bytes() == before
    assert _reopened(tmp_path).value("zoom") == "125"


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

    assert store.notice == "Your own file cannot be used now (unable to open database file). Nothing is kept today."
    assert store.value("zoom") == "125"


def test_a_file_that_somebody_else_holds_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program has locked the file: the change is there until the end, and one line says it is not kept."""
    monkeypatch.setattr(store_module, "_BUSY_SECONDS", 0.01)
    _kept(tmp_path)
    store = UserStore(tmp_path)
    with closing(sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        store.keep("zoom", "200")
        store.close()
        other.execute("COMMIT")

    assert store.notice == "The last change could not be kept (database is locked)."
    assert store.value("zoom") == "200"
    assert _reopened(tmp_path).value("zoom") == "125"


def test_an_empty_file_is_begun_anew(tmp_path: Path) -> None:
    """The file was made but never written: it is used."""
    (tmp_path / FILE_NAME).touch()
    store = UserStore(tmp_path)
    store.keep("zoom", "125")
    store.close()

    assert store.notice == ""
    assert _reopened(tmp_path).value("zoom") == "125"


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
    assert _pragmas(path, "user_version") == [STEPS]
    copy = tmp_path / f"{FILE_NAME}.before-step-1"
    for one, tables in ((path, 1), (copy, 0)):
        with closing(sqlite3.connect(one)) as connection:
            assert connection.execute("SELECT word FROM older").fetchall() == [("mine",)]
            named = connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'state'").fetchone()
            assert named == (tables,)


def test_a_new_file_is_not_copied(tmp_path: Path) -> None:
    """There is nothing to copy when the file is new."""
    _kept(tmp_path)
    _kept(tmp_path)

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
    store = _reopened(tmp_path)

    assert store.notice == ""
    numbers = [int(recent.entry[1:]) for recent in store.recent]
    assert numbers == list(range(numbers[0], numbers[0] - len(numbers), -1))
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="here everything may be written to")
def test_a_file_that_may_only_be_read_is_said(tmp_path: Path) -> None:
    """The file is read-only: what it holds is shown, and one line says that the change is not kept."""
    _kept(tmp_path)
    (tmp_path / FILE_NAME).chmod(0o444)
    store = UserStore(tmp_path)
    assert store.value("zoom") == "125"
    store.keep("zoom", "200")
    store.close()

    assert store.notice.startswith("The last change could not be kept (")
    assert _reopened(tmp_path).value("zoom") == "125"
