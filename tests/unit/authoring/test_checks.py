"""The rules that a text should keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hubdesk.authoring.checks import check_heading_links, check_outcome
from hubdesk.authoring.findings import FileFindings, Names
from hubdesk.authoring.links import HeadingLink
from hubdesk.authoring.markdown import HeadingLine

if TYPE_CHECKING:
    from .conftest import Twin

BIKES = "entries/hills/mentors-on-bikes.md"


def test_a_skipped_heading_level(twin: Twin) -> None:
    """A third-level heading right after the first level is told, and how to begin it."""
    line = twin.add(BIKES, "#### Too deep\n\n## Back\n\n### Fine")
    finding = twin.only("heading-skipped")
    assert (finding.file, finding.line, finding.level) == (BIKES, line, "warning")
    assert "###." in finding.mend


def test_a_text_that_names_no_outcome(twin: Twin) -> None:
    """An entry that only says what was done is asked what came of it."""
    text = (twin.folder / BIKES).read_text("utf-8").split("## What changed")[0] + "## How it works\n\nTwice a week.\n"
    twin.write(BIKES, text)
    finding = twin.only("no-outcome")
    assert (finding.file, finding.level) == (BIKES, "warning")


@pytest.mark.parametrize(
    ("heading", "body", "is_said"),
    [
        ("What changed", "", True),
        ("Results", "", True),
        ("What we learned", "", True),
        ("Did it work?", "", True),
        ("How it works", "They meet on Tuesdays.", False),
        ("What it is", "Attendance rose.", True),
        ("What it is", "There was no effect.", True),
        ("What it is", "8 in 10, or 80%, came back.", True),
        ("What it is", "It has not been evaluated.", True),
    ],
)
def test_what_counts_as_naming_an_outcome(heading: str, body: str, is_said: bool) -> None:
    """A heading or a plain word about results is enough."""
    found = FileFindings("x")
    check_outcome([HeadingLine(2, heading, 1)], body, found, 1)
    assert (found.found == []) is is_said


def test_a_title_and_a_summary_that_are_too_long(twin: Twin) -> None:
    """What does not fit into a list is told."""
    twin.change(BIKES, "title: Mentors on bikes", f"title: {'Mentors ' * 16}")
    twin.change(BIKES, "summary: Older", f"summary: {'word ' * 61}")
    assert [(finding.rule, finding.line) for finding in twin.read().findings] == [
        ("long-title", 2),
        ("long-summary", 3),
    ]


def test_guessing_stops_where_there_are_too_many_names() -> None:
    """A library with thousands of pages is checked without comparing each with each."""
    assert Names(["harbour-1"]).did_you_mean("harbor-1") == "Did you mean “harbour-1”?"
    assert Names(f"name-{i}" for i in range(3_000)).did_you_mean("name-x", "no") == "no"
    assert Names(str(i) for i in range(20)).listed(3) == "0, 1, 10 …"


def test_a_dead_heading_names_those_that_there_are() -> None:
    """If no heading is near, the author reads which there are."""
    links = [("a.md", HeadingLink(3, "b.md", "zzz")), ("a.md", HeadingLink(4, "b.md", "one"))]
    found = check_heading_links(links, {"b.md": frozenset({"one", "two"})})
    assert [(finding.line, finding.mend) for finding in found] == [(3, "It has: one, two.")]
