from __future__ import annotations

import asyncio
import json
import shlex
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from datasette.app import Datasette
from sqlite_utils import Database

from tests.packs import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def db(small_pack: Path) -> Iterator[Database]:
    """The small library, opened by sqlite-utils as any database."""
    database = Database(small_pack)
    with closing(database.conn):
        yield database


def test_sqlite_utils_opens_a_pack(db: Database) -> None:
    """A pack is an ordinary database to sqlite-utils: tables, rows and foreign keys are there."""
    assert {"pack", "terms", "entries", "entry_terms", "sources", "assets"} <= set(db.table_names())
    assert [row["title"] for row in db.table("pack").rows] == ["Small practice library"]
    assert db.table("entries").count == 8
    assert [key.other_table for key in db.table("entry_sources").foreign_keys] == ["sources", "entries"]


def test_sqlite_utils_finds_the_index_and_searches_it(db: Database) -> None:
    """It knows by itself which table holds the index, and finds entries by any form of a word."""
    entries = db.table("entries")

    assert entries.detect_fts() == "entries_fts"
    assert [row["slug"] for row in entries.search("cafe afternoon")] == ["cafe-afternoons", "buddies"]
    assert {row["slug"] for row in entries.search("cycling OR bikes")} == {"mentors-on-bikes"}


def test_a_pack_answers_plain_questions(db: Database) -> None:
    """What a partnership has on a theme can be asked in one plain statement."""
    rows = db.query(
        "SELECT slug FROM entries JOIN entry_terms ON entry_id = id WHERE kind = 'themes' AND term = ? ORDER BY slug",
        ["peer-mentoring"],
    )
    assert [row["slug"] for row in rows] == [
        "asked-first",
        "buddies",
        "mentors-on-bikes",
        "panel-training",
        "youth-bus",
    ]


def _ask(pack: Path, *addresses: str) -> list[Any]:
    async def ask() -> list[Any]:
        datasette = Datasette([], immutables=[str(pack)])
        try:
            await datasette.invoke_startup()
            responses = [await datasette.client.get(address) for address in addresses]
            return [(response.status_code, response.json()) for response in responses]
        finally:
            for database in datasette.databases.values():
                database.close()

    return asyncio.run(ask())


def test_datasette_shows_a_pack_and_searches_it(small_pack: Path) -> None:
    """Datasette opens a pack as it is: tables are listed, rows shown, and its search field finds entries."""
    database, rows, found = _ask(
        small_pack,
        "/small.json",
        "/small/pack.json?_shape=array",
        "/small/entries.json?_search=cycling+to+school&_shape=array",
    )

    assert database[0] == 200
    assert {table["name"] for table in database[1]["tables"]} >= {"entries", "terms", "sources"}
    assert [table["fts_table"] for table in database[1]["tables"] if table["name"] == "entries"] == ["entries_fts"]
    assert [row["edition"] for row in rows[1]] == ["2026-02-01"]
    assert [row["slug"] for row in found[1]] == ["mentors-on-bikes"]


def test_the_command_of_the_guide_serves_a_pack(small_pack: Path) -> None:
    """What the guide tells IT staff to type does what it says: the pack is served, and SQL of visitors is not taken."""
    page = (ROOT / "content/guide/entries/it/intranet.md").read_text("utf-8")
    (typed,) = [line for line in page.splitlines() if line.startswith("datasette ")]
    words = [str(small_pack) if word == "headstart.hubpack" else word for word in shlex.split(typed)]

    def get(address: str) -> subprocess.CompletedProcess[str]:
        """Ask for one address, without listening to anybody else."""
        command = [sys.executable, "-m", *words, "--get", address]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    found = get("/small/entries.json?_search=cycling&_shape=array")
    assert [row["slug"] for row in json.loads(found.stdout)] == ["mentors-on-bikes"]
    assert get("/small.json?sql=select+1").returncode != 0
