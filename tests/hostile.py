"""Doing with a pack all that the program does, and packs with any content under a right seal."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from hubdesk.errors import CancelledError
from hubdesk.library.library import open_library
from hubdesk.library.search import LibrarySearch
from hubdesk.model.address import EntryPlace, TermPlace
from hubdesk.model.query import read_query
from hubdesk.pack.reader import Pack
from hubdesk.pack.seal import SIZE
from hubdesk.services.pages import make_page
from hubdesk.services.plain import plain_page
from tests.packs import seal_again

if TYPE_CHECKING:
    from collections.abc import Sequence


def read_all(path: Path) -> None:
    """Open, list, show, search and go through the tree; raises what the program would raise."""
    with Pack(path) as pack:
        assert pack.info.id
        ids = pack.ids(99)
        terms = [term.term for term in pack.terms.values()]
        for id_ in ids:
            pack.places(id_)
            if entry := pack.entry(id_):
                plain_page(entry)
                for attachment in entry.attachments:
                    pack.asset(attachment.asset)
    with open_library([path]) as library:
        for term in terms:
            if term.kind in ("partnership", "themes"):
                make_page(library, TermPlace(term.kind, term.id))
        for id_ in ids:
            make_page(library, EntryPlace(library.packs[0].info.id, id_))
    with closing(LibrarySearch([(path, "small")])) as search:
        for typed in ("walk", "what", '"sea wall"', "a"):
            try:
                search.search(read_query(typed, while_typing=True), 20)
            except CancelledError as error:  # nobody did cancel it
                raise AssertionError("a search that nobody stopped") from error
        if search.problems:
            raise search.problems[0]


def columns_of(pack: Path) -> list[tuple[str, str, str]]:
    """List every column that an author's words can reach: table, column, its type."""
    with closing(sqlite3.connect(pack)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return [
            (table, name, kind)
            for table in tables
            if not table.startswith("entries_fts") and not table.startswith("sqlite_")
            for _, name, kind, *_ in connection.execute(f"PRAGMA table_info({table})")
        ]


def with_values(source: Path, target: Path, changes: Sequence[tuple[str, str, object]]) -> Path:
    """Copy a pack, write a value into a column of every row, and seal it as somebody could who knows how."""
    target.write_bytes(source.read_bytes()[:-SIZE])
    with closing(sqlite3.connect(target)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        for table, column, value in changes:
            connection.execute(f"UPDATE OR IGNORE {table} SET {column} = ?", (value,))  # noqa: S608 - names of the schema
        connection.commit()
        connection.execute("VACUUM")
    return seal_again(target)
