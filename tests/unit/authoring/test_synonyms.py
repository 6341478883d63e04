"""`synonyms.yaml`: how its rows may be written, and what `hubdesk check` says of a slip."""

from __future__ import annotations

import pytest

from hubdesk.authoring.findings import FileFindings
from hubdesk.authoring.synonyms import read_synonyms
from hubdesk.authoring.yaml_text import read_yaml


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
