"""The user file in trouble while the program runs: what was done is there, waits, and is kept as soon as it can be."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from hubdesk.userdata import user_file
from hubdesk.userdata.lists import FAVOURITES, Kept, Lists
from hubdesk.userdata.notes import Notes
from hubdesk.userdata.store import FILE_NAME, UserStore
from hubdesk.userdata.user_file import UserFile
from tests.unit.userdata.files import keep_some

if TYPE_CHECKING:
    from pathlib import Path

    from hubdesk.userdata.user_file import Statement

A, B, C = (Kept("small", f"harbour/{name}", name.upper()) for name in "abc")


def favourites(folder: Path) -> list[Kept]:
    """Give the favourites that a fresh start finds."""
    store = UserStore(folder)
    found = Lists(store).entries(FAVOURITES)
    store.close()
    return found


def settle(store: UserStore) -> None:
    """Let the store finish and take up what there is."""
    store.look()
    store.finish()
    store.take_up()


def test_a_full_drive_keeps_changes_waiting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No room for a long note: it is shown all the same, a line says why, and it is kept once there is room."""
    store = UserStore(tmp_path)
    lists, notes = Lists(store), Notes(store)
    lists.add(FAVOURITES, A)
    store.finish()
    whole_open = UserFile._open

    def open_small(self: UserFile) -> sqlite3.Connection:
        connection = whole_open(self)
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")  # SQLite itself then says that the drive is full
        return connection

    with monkeypatch.context() as patch:
        patch.setattr(UserFile, "_open", open_small)
        notes.save(B, "long " * 20_000, "")
        lists.add(FAVOURITES, B)
        store.finish()
        assert "The drive is full" in store.notice
        assert store.unkept == 2
        assert (len(notes.text(*B[:2])), lists.entries(FAVOURITES)) == (100_000, [A, B])
    settle(store)

    assert (store.unkept, store.notice) == (0, "")
    store.close()
    assert favourites(tmp_path) == [A, B]


def test_a_locked_file_keeps_changes_waiting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program holds the file for a while: nothing is lost, at a start or later."""
    monkeypatch.setattr(user_file, "BUSY_SECONDS", 0.01)
    store = UserStore(tmp_path)
    Lists(store).add(FAVOURITES, A)
    store.keep("zoom", "1.5")
    store.close()
    with closing(sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        store = UserStore(tmp_path)
        lists = Lists(store)
        assert lists.entries(FAVOURITES) == []
        assert "Another program is using your own file" in store.notice
        assert lists.entries(FAVOURITES) == []
        lists.add(FAVOURITES, B)
        store.finish()
        assert (lists.entries(FAVOURITES), store.unkept) == ([B], 1)
        other.execute("COMMIT")
    settle(store)

    assert lists.entries(FAVOURITES) == [A, B]
    assert (store.value("zoom"), store.notice, store.unkept) == ("1.5", "", 0)
    store.close()
    assert favourites(tmp_path) == [A, B]


def test_damage_while_running_costs_nothing(tmp_path: Path) -> None:
    """The file is overwritten while HubDesk is open: it is set aside, and all of it is written anew from memory."""
    store = UserStore(tmp_path)
    lists = Lists(store)
    lists.add(FAVOURITES, A, B)
    settle(store)
    path = tmp_path / FILE_NAME
    path.write_bytes(b"These are no lists. " * 2000)
    lists.add(FAVOURITES, C)
    store.finish()
    for _ in range(3):
        settle(store)

    assert "was set aside as hubdesk-user.db.damaged-1" in store.notice
    assert (tmp_path / f"{FILE_NAME}.damaged-1").read_bytes().startswith(b"These are no lists.")
    store.close()
    assert favourites(tmp_path) == [A, B, C]


def test_a_file_that_was_deleted_is_written_anew(tmp_path: Path) -> None:
    """Somebody deletes the file while HubDesk is open: what was kept is still here, and is written again."""
    store = UserStore(tmp_path)
    lists = Lists(store)
    lists.add(FAVOURITES, A)
    settle(store)
    (tmp_path / FILE_NAME).unlink()
    lists.add(FAVOURITES, B)
    for _ in range(3):
        settle(store)
    store.close()

    assert favourites(tmp_path) == [A, B]


def test_a_stick_that_is_pulled_and_put_back_loses_nothing(tmp_path: Path) -> None:
    """The drive with the file goes while HubDesk is open, and comes back: all that was done meanwhile is kept on it."""
    drive, pocket = tmp_path / "stick", tmp_path / "pocket"
    drive.mkdir()
    store = UserStore(drive)
    lists = Lists(store)
    lists.add(FAVOURITES, A)
    settle(store)
    drive.rename(pocket)
    lists.add(FAVOURITES, B)
    settle(store)
    assert store.notice.startswith("The drive with your own file (hubdesk-user.db) is not there.")
    assert lists.entries(FAVOURITES) == [A, B]
    pocket.rename(drive)
    settle(store)

    assert (store.unkept, store.notice) == (0, "")
    store.close()
    assert favourites(drive) == [A, B]


def test_a_mistake_of_ours_does_not_stop_the_window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The thread ends on something that nobody foresaw: nothing hangs, and with the next change all of it is kept."""
    store = UserStore(tmp_path)
    lists = Lists(store)
    lists.add(FAVOURITES, A)
    store.finish()
    monkeypatch.setattr("threading.excepthook", lambda _args: None)

    def fail(_self: UserFile) -> None:
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr(UserFile, "_write_waiting", fail)
        lists.add(FAVOURITES, B)
        store.finish()
    lists.add(FAVOURITES, C)
    store.close()

    assert favourites(tmp_path) == [A, B, C]


def _note(number: int) -> Statement:
    values = ("small", f"harbour/{number}", "Title", "a note " * 40, 1.0)
    return "INSERT INTO notes VALUES (?, ?, ?, ?, ?)", values


def test_what_can_be_read_of_a_damaged_file_is_saved(tmp_path: Path) -> None:
    """A page in the middle of the file is lost: it is set aside, and what lies on others is taken over."""
    store = UserStore(tmp_path)
    Lists(store).add(FAVOURITES, A, B)
    store.change(*(_note(number) for number in range(200)))
    store.close()
    path = tmp_path / FILE_NAME
    content = bytearray(path.read_bytes())
    content[-8192:-4096] = b"\x07" * 4096
    path.write_bytes(bytes(content))
    again = UserStore(tmp_path)
    found = Lists(again).entries(FAVOURITES)

    assert found == [A, B]
    assert "what could be read was put into a new one" in again.notice
    assert len(Notes(again).all()) > 180  # those before the lost page, and those behind it
    again.close()
    assert (tmp_path / f"{FILE_NAME}.damaged-1").read_bytes() == bytes(content)


def test_what_is_left_of_a_file_that_was_cut_off_is_saved(tmp_path: Path) -> None:
    """The end of the file is gone, as after a stick was pulled: what lies before it is taken over."""
    store = UserStore(tmp_path)
    Lists(store).add(FAVOURITES, A, B)
    store.change(*(_note(number) for number in range(400)))
    store.close()
    path = tmp_path / FILE_NAME
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 3 // 4 + 100])
    again = UserStore(tmp_path)

    assert Lists(again).entries(FAVOURITES) == [A, B]
    assert 40 < len(Notes(again).all()) < 400
    assert "what could be read was put into a new one" in again.notice
    again.close()


def test_a_letter_that_was_damaged_costs_no_more_than_itself(tmp_path: Path) -> None:
    """A drive gives back one byte wrong, in the middle of a note: the note can be read and changed."""
    store = UserStore(tmp_path)
    Notes(store).save(A, "Ask Mrs Reed", "")
    store.close()
    path = tmp_path / FILE_NAME
    path.write_bytes(path.read_bytes().replace(b"Ask Mrs Reed", b"Ask Mrs R\xceed"))
    again = UserStore(tmp_path)

    assert Notes(again).text(*A[:2]) == "Ask Mrs R\ufffded"
    Notes(again).save(A, "Ask Mr Green", Notes(again).text(*A[:2]))
    again.close()
    assert "Ask Mr Green" in Notes(UserStore(tmp_path)).text(*A[:2])


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_damaged_the_program_goes_on(tmp_path: Path, seed: int) -> None:
    """Bytes anywhere in the file are others than they were: nothing fails, and what is added then is kept."""
    keep_some(tmp_path)
    path = tmp_path / FILE_NAME
    chance, content = random.Random(seed), bytearray(path.read_bytes())
    for _ in range(20):
        content[chance.randrange(len(content))] ^= chance.randrange(1, 256)
    path.write_bytes(content)
    store = UserStore(tmp_path)
    Lists(store).add(FAVOURITES, A)
    store.close()
    again = UserStore(tmp_path)

    assert A in Lists(again).entries(FAVOURITES)
    again.close()
    assert all(aside.read_bytes() == content for aside in tmp_path.glob("*.damaged-1"))


def test_two_windows_see_each_other(tmp_path: Path) -> None:
    """What either window does is seen in the other after a look, and nothing of either is lost."""
    first, second = UserStore(tmp_path), UserStore(tmp_path)
    mine, theirs = Lists(first), Lists(second)
    mine.add(FAVOURITES, A)
    first.finish()
    theirs.add(FAVOURITES, B)
    theirs.make("From the second", [C])
    second.finish()
    mine.add(FAVOURITES, C)
    for store in (first, second, first):
        settle(store)

    assert mine.entries(FAVOURITES) == theirs.entries(FAVOURITES) == [A, B, C]
    assert [line.title for line in mine.all()] == ["From the second"]
    first.close()
    second.close()


def test_a_change_made_while_looking_is_not_lost_from_view(tmp_path: Path) -> None:
    """News of another window arrives just after a change here: both are shown."""
    first, second = UserStore(tmp_path), UserStore(tmp_path)
    mine = Lists(first)
    mine.add(FAVOURITES, A)
    first.finish()
    Lists(second).add(FAVOURITES, B)
    second.close()
    first.look()
    first.finish()
    mine.add(FAVOURITES, C)
    assert not first.take_up()
    assert mine.entries(FAVOURITES) == [A, C]
    first.finish()
    assert first.take_up()

    assert mine.entries(FAVOURITES) == [A, B, C]
    first.close()


def test_what_no_database_can_hold_is_said(tmp_path: Path) -> None:
    """Half of a letter in a note: one line says so, what was there stays, and what follows is kept."""
    store = UserStore(tmp_path)
    notes = Notes(store)
    notes.save(A, "Before", "")
    notes.save(A, "Half \ud800", "Before")
    notes.save(B, "After", "")

    assert (notes.text(*A[:2]), notes.text(*B[:2])) == ("Before", "After")
    assert store.notice.startswith("The last change could not be kept (")
    store.close()


def test_a_drive_that_does_not_answer_is_named() -> None:
    """Each trouble has a sentence of its own; one that nobody knows has one too."""
    said = set()
    for code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, 99):
        error = sqlite3.OperationalError("x")
        error.sqlite_errorcode = code
        said.add(user_file.say_trouble(error, "mine.db"))

    assert len(said) == 5
    assert all("mine.db" in words for words in said)
