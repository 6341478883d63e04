"""The golden questions are well written: each can be read, and names entries that the library holds."""

from __future__ import annotations

from collections import Counter

from hubdesk.authoring.findings import FileFindings
from hubdesk.authoring.yaml_text import read_yaml
from tests.packs import ROOT

PATH = ROOT / "tests" / "data" / "golden.yaml"
ENTRIES = ROOT / "content" / "headstart" / "entries"
FIELDS = {"question", "who", "kind", "expect"}
PEOPLE = {
    "teacher",
    "senior-leader",
    "senco",
    "ta",
    "trainer",
    "youth-worker",
    "parent-worker",
    "community",
    "it",
    "governor",
    "commissioner",
}
KINDS = {"words", "everyday", "acronym", "typo", "spelling", "joined", "question", "place", "phrase", "narrow"}


def test_every_golden_question_is_whole_and_asks_for_entries_that_exist() -> None:
    """An entry that moves, or a slip of the pen, would otherwise look like a search that got worse."""
    questions = read_yaml(PATH.read_text(encoding="utf-8"), FileFindings("golden.yaml")).value
    held = {path.relative_to(ENTRIES).with_suffix("").as_posix() for path in ENTRIES.rglob("*.md")}
    for asked in questions:
        assert set(asked) == FIELDS, asked
        assert asked["question"].strip(), asked
        assert asked["who"] in PEOPLE, asked
        assert asked["kind"] in KINDS, asked
        assert asked["expect"], asked
        assert set(asked["expect"]) <= held, (asked["question"], set(asked["expect"]) - held)
        assert len(set(asked["expect"])) == len(asked["expect"]), asked
    again = [text for text, times in Counter(asked["question"].lower() for asked in questions).items() if times > 1]
    assert not again
    assert len(questions) >= 90
    assert {asked["kind"] for asked in questions} == KINDS
