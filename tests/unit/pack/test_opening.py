from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from hubdesk.errors import (
    EXIT_BAD_FILE,
    EXIT_DEVICE,
    NotAPackError,
    PackDamagedError,
    PackError,
    PackMissingError,
    PackTooNewError,
    PackUnreadableError,
)
from hubdesk.pack.check import verify_pack
from hubdesk.pack.reader import Pack
from hubdesk.pack.schema import APPLICATION_ID
from hubdesk.pack.search import PackSearch
from tests.packs import SMALL_SOURCE, make_pack, rework_pack, seal_again

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _search(path: Path) -> None:
    PackSearch(path, "test").close()


OPENERS = pytest.mark.parametrize("open_it", [Pack, verify_pack, _search], ids=["open", "verify", "search"])


def _database(path: Path, *statements: str, application_id: int = APPLICATION_ID) -> Path:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {application_id}")
        for statement in statements:
            connection.execute(statement)
        connection.commit()
    return seal_again(path)


def _reworked(tmp_path: Path, *statements: str) -> Path:
    return rework_pack(make_pack(tmp_path / "a.hubpack"), *statements)


@OPENERS
def test_a_file_that_is_not_there_is_named(tmp_path: Path, open_it: Callable[[Path], object]) -> None:
    """A name is mistyped, or the stick was pulled: the message names the file."""
    with pytest.raises(PackMissingError) as caught:
        open_it(tmp_path / "gone.hubpack")

    assert caught.value.path == tmp_path / "gone.hubpack"
    assert caught.value.exit_code == EXIT_BAD_FILE
    assert list(tmp_path.iterdir()) == [], "looking for a pack must not make one"


@OPENERS
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"x",
        b"Dear all,\n",
        b"SQLite format 3\0",
        b"\0" * 5000,
        b"SQLite format 3\0" + b"\0" * 5000,
        b"PK\3\4" * 999,
    ],
    ids=["empty", "a byte", "a letter", "a mark", "zeros", "a mark and zeros", "a zip"],
)
def test_a_file_of_another_kind_is_refused(tmp_path: Path, content: bytes, open_it: Callable[[Path], object]) -> None:
    """An empty file, a text or a zip bears the name of a pack: it is said to be none."""
    path = tmp_path / "a.hubpack"
    path.write_bytes(content)
    with pytest.raises(NotAPackError):
        open_it(path)

    assert path.read_bytes() == content


@OPENERS
def test_another_database_is_refused(tmp_path: Path, open_it: Callable[[Path], object]) -> None:
    """A database of some other program, even with a seal, is said to be no pack."""
    path = _database(tmp_path / "a.hubpack", "CREATE TABLE pack (id TEXT)", application_id=0)
    with pytest.raises(NotAPackError):
        open_it(path)


@pytest.mark.parametrize(
    "statements",
    [
        (),
        ("CREATE TABLE pack (id TEXT)",),
        ("CREATE TABLE entries (id, partnership, slug)", "CREATE VIEW pack AS SELECT 1"),
    ],
    ids=["no tables", "a table", "a view"],
)
def test_foreign_tables_under_our_mark_are_refused(tmp_path: Path, statements: tuple[str, ...]) -> None:
    """A file bears our mark and a right seal, but holds other tables: it is said to be no pack."""
    with pytest.raises(NotAPackError):
        Pack(_database(tmp_path / "a.hubpack", "CREATE TABLE filler (a)", *statements))


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE more (a)",
        "CREATE VIEW more AS SELECT * FROM entries",
        "CREATE TRIGGER more AFTER INSERT ON sources BEGIN SELECT 1; END",
        "DROP INDEX entries_by_name",
        "ALTER TABLE sources ADD COLUMN more TEXT",
        "DROP TABLE attachments",
    ],
)
def test_a_pack_whose_tables_were_changed_is_refused(tmp_path: Path, statement: str) -> None:
    """Somebody adds or takes away a table, a view, a trigger or a column: the file is not opened."""
    with pytest.raises(NotAPackError):
        Pack(_reworked(tmp_path, statement))


def test_a_pack_that_says_nothing_of_itself_is_refused(tmp_path: Path) -> None:
    """The one row with id and title is missing: the pack is called damaged."""
    with pytest.raises(PackDamagedError):
        Pack(_reworked(tmp_path, "DELETE FROM pack"))


@OPENERS
def test_a_newer_format_is_refused_with_both_numbers(tmp_path: Path, open_it: Callable[[Path], object]) -> None:
    """A pack made for a later HubDesk is refused, and the message can say which format it has."""
    path = _reworked(tmp_path, "PRAGMA user_version = 2")
    with pytest.raises(PackTooNewError) as caught:
        open_it(path)

    assert (caught.value.found, caught.value.known) == (2, 1)


@OPENERS
def test_a_folder_is_no_pack(tmp_path: Path, open_it: Callable[[Path], object]) -> None:
    """A folder bears the name of a pack: it is said to be none."""
    with pytest.raises(NotAPackError):
        open_it(tmp_path)


def test_a_path_through_a_file_is_named(small_pack: Path) -> None:
    """A path goes on below a file: the message names it."""
    with pytest.raises(PackError) as caught:
        Pack(small_pack / "more.hubpack")

    assert caught.value.path == small_pack / "more.hubpack"


def test_a_name_that_no_drive_can_hold_is_named(tmp_path: Path) -> None:
    """The system refuses the name itself: the message says so, with the system's reason."""
    with pytest.raises(PackUnreadableError) as caught:
        Pack(tmp_path / ("n" * 300))

    assert caught.value.reason
    assert caught.value.exit_code == EXIT_DEVICE


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="here everything may be read")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    """The rights are missing: the message says that, not that the pack is damaged."""
    path = make_pack(tmp_path / "a.hubpack")
    path.chmod(0)
    with pytest.raises(PackUnreadableError):
        Pack(path)


@pytest.mark.parametrize("name", ["Übung 100% #1?.hubpack", "a b&c;d.hubpack", "emoji 😀.HUBPACK", "%41.hubpack"])
def test_any_name_can_be_opened(small_pack: Path, tmp_path: Path, name: str) -> None:
    """Signs that mean something in an address mean nothing in a file's name."""
    path = tmp_path / name
    shutil.copyfile(small_pack, path)
    with Pack(path) as pack:
        assert pack.info.id == "small"


def test_a_name_of_bytes_that_are_no_text_can_be_opened(small_pack: Path, tmp_path: Path) -> None:
    """A stick from an old system has names in another encoding: the pack opens all the same."""
    path = tmp_path / os.fsdecode(b"caf\xe9.hubpack")
    try:
        shutil.copyfile(small_pack, path)
    except OSError:
        pytest.skip("this file system has no such names")
    with Pack(path) as pack:
        assert pack.info.id == "small"


def test_reading_writes_nothing(small_pack: Path, tmp_path: Path) -> None:
    """A pack on a read-only stick is opened, read, searched and verified: nothing is written beside it or into it."""
    path = tmp_path / "a.hubpack"
    shutil.copyfile(small_pack, path)
    before = path.stat()
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        with Pack(path) as pack:
            assert pack.entry("harbour/buddies") is not None
            assert os.listdir(tmp_path) == ["a.hubpack"]  # noqa: PTH208 - names alone
        _search(path)
        assert verify_pack(path).is_signed is False
    finally:
        tmp_path.chmod(0o755)

    assert list(tmp_path.iterdir()) == [path]
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert path.read_bytes() == small_pack.read_bytes()


def test_a_journal_beside_the_pack_is_left_alone(small_pack: Path, tmp_path: Path) -> None:
    """Somebody lays a journal beside a pack: it is neither played back nor deleted."""
    path = tmp_path / "a.hubpack"
    shutil.copyfile(small_pack, path)
    journal, log = tmp_path / "a.hubpack-journal", tmp_path / "a.hubpack-wal"
    for one in (journal, log):
        one.write_bytes(bytes.fromhex("d9d505f920a163d7") + b"\0" * 1024)
    with Pack(path) as pack:
        assert pack.entry_count == 8

    assert (journal.stat().st_size, log.stat().st_size) == (1032, 1032)
    assert path.read_bytes() == small_pack.read_bytes()


def test_the_source_folder_is_not_a_pack() -> None:
    """The folder of texts is given where a pack is asked for: it is said to be none."""
    with pytest.raises(NotAPackError):
        Pack(SMALL_SOURCE)
