from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from hubdesk.errors import NotAPackError, PackDamagedError, PackMissingError
from hubdesk.pack import guard
from hubdesk.pack.connection import connect, damage_named
from hubdesk.pack.reader import Pack
from tests.hostile import with_values
from tests.packs import make_pack, rework_pack

if TYPE_CHECKING:
    from pathlib import Path

ENDLESS = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entries SET title = 'x'",
        "DELETE FROM pack",
        "INSERT INTO entries_fts(entries_fts) VALUES ('rebuild')",
        "UPDATE sqlite_master SET sql = 'x'",
        "CREATE TEMP TABLE more (a)",
        "ATTACH ':memory:' AS more",
        "VACUUM",
        "PRAGMA query_only = OFF",
        "PRAGMA writable_schema = ON",
        "SELECT load_extension('more')",
        "SELECT randomblob(1000000000)",
    ],
)
def test_a_pack_is_read_and_nothing_else(small_pack: Path, statement: str) -> None:
    """Whatever SQLite is asked to do with a pack but reading it, it refuses."""
    with closing(connect(small_pack)) as connection, pytest.raises(sqlite3.DatabaseError):
        connection.execute(statement)


def test_a_question_without_end_is_given_up(small_pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pack makes a question go on for ever: it is given up, and the pack is called damaged."""
    monkeypatch.setattr(guard, "LONGEST_SECONDS", 0.05)
    with closing(connect(small_pack)) as connection:
        with pytest.raises(PackDamagedError) as caught, damage_named(small_pack, connection):
            connection.execute(ENDLESS).fetchall()
        assert connection.execute("SELECT count(*) FROM entries").fetchone() == (8,), (
            "the next question has its own time"
        )

    assert caught.value.detail == "reading a part of it takes without end."


def test_a_question_that_was_interrupted_is_no_damage(small_pack: Path) -> None:
    """Another thread wants no answer any more: that is said as it is."""
    with closing(connect(small_pack)) as connection:
        connection.set_progress_handler(lambda: 1, 1000)
        with pytest.raises(sqlite3.OperationalError), damage_named(small_pack, connection):
            connection.execute(ENDLESS).fetchall()


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE entries_fts_more (a)",
        "CREATE VIEW entries_fts_view AS SELECT * FROM entries",
        "CREATE TRIGGER entries_fts_trigger AFTER INSERT ON sources BEGIN SELECT 1; END",
        "CREATE INDEX entries_fts_index ON entries(title)",
    ],
)
def test_a_table_with_the_name_of_the_index_is_not_let_in(tmp_path: Path, statement: str) -> None:
    """Somebody adds a table, a view or a trigger under a name like those of the search index: the file is not opened."""
    with pytest.raises(NotAPackError):
        Pack(rework_pack(make_pack(tmp_path / "a.hubpack"), statement))


def test_a_pack_with_very_many_tables_is_not_read_through(tmp_path: Path) -> None:
    """Eighty tables more: one more than there should be is enough to refuse it."""
    statements = [f"CREATE TABLE t{number} (a)" for number in range(80)]
    with pytest.raises(NotAPackError):
        Pack(rework_pack(make_pack(tmp_path / "a.hubpack"), *statements))


@pytest.mark.parametrize("value", ["", "../x", "A", "a b", "a/b", "con:", "x" * 65, "ä", "-a", "a..b", "a\0"])
def test_an_id_that_could_be_a_path_is_refused(tmp_path: Path, value: str) -> None:
    """The id becomes part of a file's name: one that could lead elsewhere makes the pack useless."""
    path = with_values(make_pack(tmp_path / "a.hubpack"), tmp_path / "b.hubpack", [("pack", "id", value)])
    with pytest.raises(PackDamagedError):
        Pack(path)


@pytest.mark.parametrize("value", ["", "../x", "2026/01/01", "2026 01", "x" * 65])
def test_an_edition_that_could_be_a_path_is_refused(tmp_path: Path, value: str) -> None:
    """So does the edition."""
    path = with_values(make_pack(tmp_path / "a.hubpack"), tmp_path / "b.hubpack", [("pack", "edition", value)])
    with pytest.raises(PackDamagedError):
        Pack(path)


def test_what_a_pack_says_of_itself_is_plain(tmp_path: Path) -> None:
    """Title and publisher hold signs that turn or break the line: they are shown without."""
    title = ("pack", "title", "A\u202ekcap\nB")
    path = with_values(make_pack(tmp_path / "a.hubpack"), tmp_path / "b.hubpack", [title])
    with Pack(path) as pack:
        assert pack.info.title == "A kcap B"


def test_a_pack_that_vanishes_while_it_is_open_is_said_to_be_gone(tmp_path: Path) -> None:
    """The stick is pulled and reading fails: the message says that the file is not there, not that it is damaged."""
    path = tmp_path / "gone.hubpack"
    with pytest.raises(PackMissingError), damage_named(path):
        raise sqlite3.OperationalError("disk I/O error")
