"""Reading a whole folder: what comes out when it is in order, and that everything wrong is told at once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from hubdesk.authoring.draft import read_pack
from hubdesk.errors import CancelledError
from hubdesk.model.document import Callout, Definitions, Link, Picture, Table, decode, headings
from hubdesk.model.progress import CancelToken, Progress
from hubdesk.model.vocabulary import TermKind

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Twin


def test_a_library_in_order_has_nothing_to_mend(small: Path) -> None:
    """The author of the small library reads that nothing is to be mended, and all of it is there."""
    draft = read_pack(small)

    assert draft.findings == ()
    assert draft.entries == 8
    content = draft.content
    assert content is not None
    assert [entry.id for entry in content.entries] == [
        "harbour/buddies",
        "harbour/cafe-afternoons",
        "harbour/walk-and-talk",
        "hills/mentors-on-bikes",
        "hills/safe-talk",
        "hills/youth-bus",
        "river/asked-first",
        "river/panel-training",
    ]
    assert [(page.kind, page.id) for page in content.introductions] == [
        (TermKind.PARTNERSHIP, "harbour"),
        (TermKind.THEME, "peer-mentoring"),
    ]
    assert [(asset.path, asset.media_type) for asset in content.assets] == [
        ("pictures/bus.png", "image/png"),
        ("pictures/steps.svg", "image/svg+xml"),
        ("sheets/plan.txt", "text/plain"),
    ]
    assert [source.key for source in content.sources] == ["harbour-1", "harbour-2", "hills-1", "river-1"]
    assert content.sources[0].year == "2019"
    assert (content.info.id, content.info.edition) == ("small", "2026-02-01")


def test_every_field_of_an_entry_arrives(small: Path) -> None:
    """What stands in the front matter of the walk is what its fact box will show."""
    content = read_pack(small).content
    assert content is not None
    walk = next(entry for entry in content.entries if entry.id == "harbour/walk-and-talk")

    assert walk.title == "Walk and talk along the sea wall"
    assert walk.terms == (
        (TermKind.PARTNERSHIP, "harbour"),
        (TermKind.THEME, "whole-school-approaches"),
        (TermKind.TOPIC, "attendance"),
        (TermKind.LEVEL, "targeted"),
        (TermKind.SETTING, "school"),
        (TermKind.SETTING, "community"),
        (TermKind.AUDIENCE, "teachers"),
        (TermKind.AUDIENCE, "youth-workers"),
        (TermKind.TYPE, "practice-example"),
        (TermKind.EVIDENCE, "measured"),
    )
    assert (walk.ages, walk.years, walk.reviewed) == ("11 to 14", "2017-2019", "2026-01-15")
    assert (walk.cost, walk.time) == ("About £40 a term for hot drinks", "One hour a week")
    assert walk.evidence_why.startswith("The school counted")
    assert walk.sources == ("harbour-1", "harbour-2")
    assert walk.attachments == ("sheets/plan.txt",)
    assert walk.headings.splitlines()[0] == "What it is"
    assert "One of them moved away." in walk.body
    page = decode(walk.page)
    assert [heading.anchor for heading in headings(page)][2] == "what-changed-and-how-we-know"
    assert {type(block) for block in page.blocks} >= {Callout, Definitions, Picture, Table}


def test_links_become_targets_within_the_library(small: Path) -> None:
    """A link to another entry, to a theme's page or to the web leads there in the program."""
    content = read_pack(small).content
    assert content is not None
    pages = {entry.id: decode(entry.page) for entry in content.entries}

    def targets(value: object) -> list[str]:
        if isinstance(value, Link):
            return [value.target]
        if isinstance(value, tuple):
            return [target for item in value for target in targets(item)]
        names = getattr(value, "__dataclass_fields__", ())
        return [target for name in names for target in targets(getattr(value, name))]

    assert targets(pages["harbour/buddies"]) == ["entry:harbour/cafe-afternoons", "term:theme/peer-mentoring"]
    assert targets(pages["harbour/walk-and-talk"]) == ["entry:hills/youth-bus#what-helped-what-was-hard"]
    assert targets(pages["river/panel-training"]) == ["https://example.org/river/asked-first"]
    assert targets(decode(content.introductions[1].page)) == ["term:partnership/harbour", "term:partnership/hills"]


def test_all_that_is_wrong_is_told_in_one_run(twin: Twin) -> None:
    """An author with many mistakes in many files reads them all at once, by file and line."""
    twin.change("pack.yaml", "title: Small practice library", "titel: Small practice library")
    twin.change("sources.yaml", "year: undated", "yeer: undated")
    twin.write("entries/harbour/broken.md", "no front matter, and nothing else")
    twin.change("entries/hills/youth-bus.md", "themes: [peer-mentoring]", "themes: [peer-mentorin]")
    twin.change("entries/hills/youth-bus.md", "pictures/bus.png", "pictures/buss.png")
    twin.add("entries/river/asked-first.md", "[x](nowhere.md) and [^nothing]")
    twin.write("assets/pictures/bad.svg", "<svg><script/></svg>")

    draft = twin.read()

    assert draft.content is None
    assert list(draft.findings) == sorted(draft.findings)
    assert Counter(finding.rule for finding in draft.findings) == {
        "missing-field": 1,
        "unknown-field": 2,
        "front-matter": 1,
        "no-outcome": 1,
        "unknown-term": 1,
        "dead-picture": 1,
        "dead-link": 1,
        "unknown-note": 1,
        "unsafe-picture": 1,
    }
    assert all(finding.what.endswith((".", "?")) and finding.mend for finding in draft.findings)


def test_the_same_folder_gives_the_same_draft(twin: Twin) -> None:
    """Reading twice gives the same, finding for finding and byte for byte."""
    assert twin.read() == twin.read()
    twin.add("entries/river/asked-first.md", "<b>x</b> [x](nowhere.md)")
    assert twin.read() == twin.read()


def test_two_entries_with_one_title_are_told_apart_by_nobody(twin: Twin) -> None:
    """The author of the second of two entries with one title is asked to change it."""
    twin.change("entries/river/panel-training.md", "Three evenings to train a youth panel", "  MENTORS  on bikes")
    finding = twin.only("same-title")
    assert (finding.file, finding.line) == ("entries/river/panel-training.md", 2)
    assert "entries/hills/mentors-on-bikes.md" in finding.what


def test_a_dead_heading_in_another_entry_is_found(twin: Twin) -> None:
    """A link to a heading that the other entry does not have is shown with the nearest heading."""
    line = twin.add("entries/river/asked-first.md", "[x](../hills/youth-bus.md#what-changd-and-how-we-know)")
    finding = twin.only("dead-heading")
    assert (finding.file, finding.line) == ("entries/river/asked-first.md", line)
    assert "what-changed-and-how-we-know" in finding.mend


def test_a_dead_heading_on_the_same_page_and_on_a_page_without_any(twin: Twin) -> None:
    """A heading is missed on the same page, and on the page of a term that nobody has written to."""
    line = twin.add("entries/river/asked-first.md", "[x](#nowhere)\n[y](../../introductions/partnerships/hills.md#a)")
    findings = twin.read().findings
    assert [(finding.rule, finding.line) for finding in findings] == [
        ("dead-heading", line),
        ("dead-heading", line + 1),
    ]
    assert findings[1].mend == "It has no headings."


def test_reading_says_how_far_it_is_and_stops_when_asked(small: Path) -> None:
    """A window can show how far the reading is; Cancel ends it."""
    said: list[Progress] = []
    read_pack(small, said.append)
    assert said[-1].done == said[-1].total == 11

    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        read_pack(small, token=token)
