"""Packs that are right in form and beyond all measure: they are named, before they hold up or end the window."""

# ruff: noqa: S608 - statements of this file, on packs of this file

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hubdesk.errors import PackDamagedError
from hubdesk.library.library import open_library
from hubdesk.model.address import EntryPlace
from hubdesk.model.vocabulary import TermKind
from hubdesk.pack.reader import Pack
from tests.packs import make_pack, rework_pack

if TYPE_CHECKING:
    from pathlib import Path

_TO = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 10001)"
_ENTRY = "harbour/first"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE pack SET entries = -5",
        "UPDATE pack SET entries = 1000000",
        "UPDATE pack SET entries = 4611686018427387904",
        "UPDATE entries SET id = 4611686018427387904",
        "UPDATE branches SET entries = -5",
        "UPDATE branches SET entries = 1000000",
        "UPDATE terms SET entries = 4611686018427387904",
        f"{_TO} INSERT INTO terms SELECT 'topic', 'o' || x, x + 100, 'Name', '', '', '', 1 FROM c",
        f"{_TO} INSERT INTO branches SELECT 'harbour', 't' || x, 1 FROM c",
        "UPDATE terms SET name = hex(zeroblob(20000))",
    ],
)
def test_a_tree_that_cannot_be_is_not_opened(tmp_path: Path, statement: str) -> None:
    """Counts below nothing or above what there is, or terms and branches without end: the pack is left out and named."""
    path = rework_pack(make_pack(tmp_path / "test.hubpack"), statement)
    with open_library([path]) as library:
        assert [type(problem) for problem in library.problems] == [PackDamagedError]
        assert library.packs == ()


@pytest.mark.parametrize(
    "statements",
    [
        ("UPDATE entries SET title = hex(zeroblob(20000))",),
        ("UPDATE entries SET summary = hex(zeroblob(3000000))",),
        (
            f"{_TO} INSERT INTO sources SELECT 's' || x, 'Title', '', '', '' FROM c",
            "INSERT OR IGNORE INTO entry_sources SELECT 1, rowid + 10, id FROM sources",
        ),
    ],
    ids=["title", "summary", "sources"],
)
def test_a_page_beyond_measure_is_named(tmp_path: Path, statements: tuple[str, ...]) -> None:
    """A title of megabytes, ten thousand sources: that page is called damaged."""
    with Pack(rework_pack(make_pack(tmp_path / "test.hubpack"), *statements)) as pack, pytest.raises(PackDamagedError):
        pack.entry(_ENTRY)


def test_rows_that_are_not_there_are_said_to_be_missing(tmp_path: Path) -> None:
    """A branch counts an entry that stands nowhere in it: its row says so, and the next pack's rows stay in place."""
    path = rework_pack(make_pack(tmp_path / "test.hubpack"), "UPDATE branch_entries SET position = position - 99")
    other = make_pack(tmp_path / "zother.hubpack", pack_id="other")
    with open_library([path, other]) as library:
        rows = library.lines(TermKind.PARTNERSHIP, "harbour", "mentoring", 0, 9)

    assert [(row.pack, row.title) for row in rows] == [
        ("test", "This pack cannot be read now"), ("other", "First steps"),
    ]  # fmt: skip


@pytest.mark.parametrize("moved", ["- 99", "+ 4611686018427387904"])
def test_an_entry_that_stands_beyond_its_branch_has_no_neighbours(tmp_path: Path, moved: str) -> None:
    """Its row cannot be: it stands nowhere in the tree, and its page is shown without the entries before and after."""
    path = rework_pack(make_pack(tmp_path / "test.hubpack"), f"UPDATE branch_entries SET position = position {moved}")
    with open_library([path]) as library:
        assert library.neighbours(EntryPlace("test", _ENTRY), "harbour", "mentoring") is None
        assert library.entry(EntryPlace("test", _ENTRY)).title == "First steps"
