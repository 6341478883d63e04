"""The user's guide as a pack: what is asked of its pages, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hubdesk.authoring.draft import read_pack
from hubdesk.model.vocabulary import TermKind

if TYPE_CHECKING:
    from pathlib import Path

FIRST = "entries/start/welcome.md"


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    """The smallest guide there can be."""
    files = {
        "pack.yaml": 'id: guide\ntitle: Guide\nedition: "2026-11-26"\nlanguage: en-GB\n',
        "vocabulary.yaml": "chapters:\n  - {id: start, name: First steps, summary: How to begin.}\n",
        "sources.yaml": "# none\n",
        FIRST: "---\ntitle: Welcome\nsummary: Begin here.\n---\n\nPress F1.\n",
    }
    for name, text in files.items():
        place = tmp_path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
    return tmp_path


def test_a_page_of_the_guide_needs_title_and_summary_only(guide: Path) -> None:
    """No themes, no level, no sources and no outcome are asked for; its folder is its chapter."""
    draft = read_pack(guide)

    assert draft.findings == ()
    assert draft.content is not None
    assert draft.content.entries[0].ids_of(TermKind.PARTNERSHIP) == ("start",)


def test_a_guide_without_its_first_page(guide: Path) -> None:
    """F1 would lead nowhere: that is found before the pack is built."""
    (guide / FIRST).rename(guide / "entries/start/other.md")
    (finding,) = read_pack(guide).findings
    assert (finding.rule, finding.file, finding.level) == ("no-first-page", FIRST, "error")


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("summary: Begin here.", "themes: [start]\nsummary: Begin here.", "unknown-field"),
        ("summary: Begin here.\n", "", "missing-field"),
        ("Press F1.", "Press F1.[^key]", "unknown-note"),
    ],
)
def test_what_does_not_belong_in_the_guide_is_told(guide: Path, old: str, new: str, rule: str) -> None:
    """Facts of an example, and citations, have no place on a page of the guide."""
    place = guide / FIRST
    place.write_text(place.read_text("utf-8").replace(old, new), "utf-8")
    assert [finding.rule for finding in read_pack(guide).findings] == [rule]


def test_a_chapter_that_the_vocabulary_does_not_have(guide: Path) -> None:
    """A page in a folder of another name is told which chapters there are."""
    (guide / "entries/strat").mkdir()
    (guide / FIRST).rename(guide / "entries/strat/welcome.md")
    findings = {finding.rule: finding for finding in read_pack(guide).findings}
    assert "“start”" in findings["unknown-term"].mend
