"""`synonyms.yaml`: how its rows may be written, and what `hubdesk check` says of a slip."""

from __future__ import annotations

import pytest

from hubdesk.authoring.findings import FileFindings
from hubdesk.authoring.synonyms import read_synonyms
from hubdesk.authoring.yaml_text import read_yaml
from hubdesk.pack.indexing import phrase_key
from tests.packs import ROOT

WORDS = (ROOT / "content/headstart/synonyms.yaml").read_text(encoding="utf-8")


def _read(text: str) -> tuple[tuple[tuple[str, ...], ...], list[tuple[str, int]]]:
    found = FileFindings("synonyms.yaml")
    rows = read_synonyms(read_yaml(text, found), found)
    return rows, [(finding.rule, finding.line) for finding in found.found]


@pytest.mark.parametrize(
    "text",
    [
        "- [TA, teaching assistant]",
        "TA: teaching assistant",
        "TA: [teaching assistant]",
        "- TA: teaching assistant",
        "- [TA, teaching assistant, Teaching Assistant, '']",
    ],
)
def test_a_row_can_be_written_in_several_ways(text: str) -> None:
    """A list, or a word and what it means; a word twice in a row counts once."""
    assert _read(text) == ((("TA", "teaching assistant"),), [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("just words", [("wrong-kind", 1)]),
        ("- [one, two]\n- [[nested]]", [("wrong-kind", 2)]),
        ("- [one, two]\n- [alone]", [("lone-word", 2)]),
        ("- [one, two]\n- [three, One]", [("word-twice", 2)]),
        ("", []),
    ],
)
def test_a_slip_is_named_with_its_line(text: str, found: list[tuple[str, int]]) -> None:
    """What is no row, has one word only, or stands in two rows."""
    assert _read(text)[1] == found


def test_a_word_of_the_library_stands_in_one_row_whatever_its_ending() -> None:
    """Of a word in two rows nobody could say what it means; endings and spellings make no other word of it."""
    rows, slips = _read(WORDS)
    rows_of: dict[str, set[str]] = {}
    for row in rows:
        for words in row:
            rows_of.setdefault(phrase_key(words), set()).add(row[0])

    assert not slips
    assert {key: first for key, first in rows_of.items() if len(first) > 1} == {}
