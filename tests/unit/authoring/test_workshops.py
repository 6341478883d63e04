"""Reading ready workshops and sheets: what arrives, and what is found in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hubdesk.authoring.draft import read_pack
from hubdesk.model.document import Link, Listing, Paragraph, Rule, Text, decode
from hubdesk.model.workshop import Step, StepKind

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Twin

OUTSIDE = "workshops/an-hour-outside.yaml"
SHEET = "sheets/first-steps.md"
PLAIN = "title: {0}\npurpose: To try.\naudience: teachers\nminutes: 5\nsteps:\n  - slide: Hello\n    minutes: 5\n"


def test_every_field_of_a_workshop_arrives(small: Path) -> None:
    """What the author wrote is what the trainer opens."""
    content = read_pack(small).content
    assert content is not None
    (workshop,) = content.workshops

    assert (workshop.id, workshop.title, workshop.minutes) == ("an-hour-outside", "An hour outside", 60)
    assert workshop.purpose == "Plan a walk with pupils who stay away from school."
    assert workshop.audience == ("teachers", "youth-workers")
    assert workshop.themes == ("whole-school-approaches",)
    assert workshop.people == "6 to 20"
    assert workshop.prepare == ("One sheet for each person", "A map of the sea wall")
    assert workshop.sheets == ("first-steps",)
    assert workshop.notes == "Open the windows first.\n\nTea is in the hall."
    assert workshop.steps[:2] == (
        Step(
            StepKind.SLIDE,
            5,
            "Welcome",
            text="- What others did\n- What we could do",
            notes="Say your name, and ask for theirs.",
        ),
        Step(
            StepKind.ENTRY,
            10,
            entry="harbour/walk-and-talk",
            parts=("title", "how-it-works", "what-changed-and-how-we-know"),
            hidden=("what-changed-and-how-we-know",),
        ),
    )
    assert [(step.kind, step.minutes, step.countdown) for step in workshop.steps[2:]] == [
        (StepKind.QUESTION, 10, 0),
        (StepKind.BREAK, 10, 10),
        (StepKind.ACTIVITY, 20, 15),
        (StepKind.ENTRY, 5, 0),
    ]


def test_a_sheet_arrives_with_its_lines_boxes_and_sources(small: Path) -> None:
    """A rule is a line to write on, `[ ]` a box to tick; links and citations work as on every page."""
    content = read_pack(small).content
    assert content is not None
    (sheet,) = content.sheets
    blocks = decode(sheet.page).blocks

    assert (sheet.id, sheet.title, sheet.sources) == ("first-steps", "First steps sheet", ("harbour-2",))
    assert [block for block in blocks if isinstance(block, Rule)] == [Rule(), Rule()]
    listing = next(block for block in blocks if isinstance(block, Listing))
    assert listing.items[0] == (Paragraph((Text("☐ We asked young people."),)),)
    first = listing.items[1][0]
    assert isinstance(first, Paragraph)
    assert first.children[:2] == (
        Text("☑ We read "),
        Link("entry:harbour/walk-and-talk", (Text("the walk"),)),
    )


def test_workshops_are_listed_theme_by_theme(twin: Twin) -> None:
    """An introduction comes first, then workshops in the vocabulary's order of themes, each theme's by title."""
    twin.write("workshops/later.yaml", PLAIN.format("A walk") + "themes: whole-school-approaches\n")
    twin.write("workshops/zebra.yaml", PLAIN.format("Begin here"))
    twin.write("workshops/peers.yaml", PLAIN.format("With peers") + "themes: [Peer mentoring]\n")
    content = twin.read().content
    assert content is not None

    assert [one.id for one in content.workshops] == ["zebra", "peers", "later", "an-hour-outside"]


@pytest.mark.parametrize(
    ("old", "new", "rule", "said"),
    [
        ("harbour/walk-and-talk", "harbour/walk-and-tolk", "unknown-entry", "harbour/walk-and-talk"),
        ("[title, how-it-works,", "[title, how-it-work,", "dead-heading", "“how-it-works”"),
        ("hide: [what-changed-and-how-we-know]", "hide: [costs]", "dead-heading", "no part “costs”"),
        ("sheets: [first-steps]", "sheets: [first-step]", "unknown-sheet", "“first-steps”"),
        ("    sheet: first-steps", "    sheet: last-steps", "unknown-sheet", "no sheet “last-steps”"),
        ("[teachers, youth-workers]", "[teachers, pilots]", "unknown-term", "“pilots” is no audience"),
        ("themes: [whole-school-approaches]", "themes: [whole-school]", "unknown-term", "“whole-school-approaches”"),
        ("- question: Where would you walk?", "- quest: Where would you walk?", "step-kind", "does not say what it is"),
        ("    countdown: 15", "    slide: 15", "step-kind", "more than once"),
        ("- question: Where would you walk?", "- question:", "missing-field", "“question” is empty"),
        ("- question: Where would you walk?", "- question: [one, two]", "wrong-kind", "plain words"),
        ("    countdown: 15", "    parts: [title]", "unused-field", "An activity has no use for “parts”"),
        ("    countdown: 15", "    colour: red", "unknown-field", "“colour”"),
        ("    countdown: 15", "    countdown: soon", "wrong-kind", "whole number of minutes"),
        ("    countdown: 15", "    countdown: 25", "long-countdown", "longer than the step (20 minutes)"),
        ("purpose: Plan a walk", "purpos: Plan a walk", "missing-field", "“purpose” is missing"),
        (
            "  - break: Tea\n    minutes: 10\n",
            "  - Tea\n  - slide: More\n    minutes: 10\n",
            "wrong-kind",
            "hold fields",
        ),
    ],
)
def test_what_is_wrong_is_told_at_its_line(twin: Twin, old: str, new: str, rule: str, said: str) -> None:
    """An author reads file, line, what is wrong and how to mend it; no pack is built meanwhile."""
    twin.change(OUTSIDE, old, new)
    draft = twin.read()
    findings = {finding.rule: finding for finding in draft.findings}

    assert draft.content is None
    assert rule in findings
    assert findings[rule].file == OUTSIDE
    assert said in f"{findings[rule].what} {findings[rule].mend}"
    if rule != "missing-field" or old.startswith("- "):
        line = next(
            number
            for number, text in enumerate((twin.folder / OUTSIDE).read_text("utf-8").splitlines(), 1)
            if text.strip() == new.splitlines()[0].strip() or new.splitlines()[0] in text
        )
        assert abs(findings[rule].line - line) <= 2


def test_minutes_that_do_not_add_up_are_told(twin: Twin) -> None:
    """A plan of 60 minutes whose steps take 65 is built, with a warning where its minutes stand."""
    twin.change(OUTSIDE, "  - break: Tea\n    minutes: 10", "  - break: Tea\n    minutes: 15")
    finding = twin.only("minutes")

    assert (finding.file, finding.line, finding.level) == (OUTSIDE, twin.line(OUTSIDE, "minutes: 60"), "warning")
    assert "65 minutes" in finding.what


def test_a_step_without_minutes_is_told_once(twin: Twin) -> None:
    """Minutes are asked for in every step."""
    twin.change(OUTSIDE, "  - question: Where would you walk?\n    minutes: 10", "  - question: Where would you walk?")
    assert twin.only("missing-field").line == twin.line(OUTSIDE, "- question")


@pytest.mark.parametrize(("old", "new"), [("minutes: 60", "minutes: 2000"), ("minutes: 20\n", "minutes: 2000\n")])
def test_more_than_a_day_is_too_long(twin: Twin, old: str, new: str) -> None:
    """A slip of the finger does not make a workshop of two days."""
    twin.change(OUTSIDE, old, new)
    assert twin.only("too-long").file == OUTSIDE


def test_text_that_looks_like_markdown_is_told(twin: Twin) -> None:
    """Asterisks would be read out from the wall: texts of a workshop are plain words."""
    twin.change(OUTSIDE, "Draw the way on the map.", "Draw **the way** on the map.")
    finding = twin.only("markup")
    assert (finding.line, finding.level) == (twin.line(OUTSIDE, "text: Draw"), "warning")


def test_hiding_what_is_not_among_the_parts_is_told(twin: Twin) -> None:
    """A part that is hidden but never chosen does nothing, and the author hears it."""
    twin.change(OUTSIDE, "hide: [what-changed-and-how-we-know]", "hide: [sources]")
    assert twin.only("hidden-for-nothing").level == "warning"


def test_a_sensitive_entry_asks_for_notes(twin: Twin) -> None:
    """A trainer is never sent into a talk about self-harm without a word on how to do it with care."""
    twin.change(OUTSIDE, "    notes: This is about self-harm. Say so before you show it.\n", "")
    finding = twin.only("no-care-notes")
    assert "self-harm" in finding.what


def test_two_workshops_with_one_title(twin: Twin) -> None:
    """Nobody could tell them apart in a list."""
    twin.write("workshops/second.yaml", PLAIN.format("AN HOUR outside"))
    assert twin.only("same-title").file == "workshops/second.yaml"


@pytest.mark.parametrize("text", ["- a list", "just words", "title: [", ""])
def test_a_file_that_is_no_workshop(twin: Twin, text: str) -> None:
    """Whatever stands in the file, the author gets a sentence."""
    twin.write("workshops/odd.yaml", text)
    assert {finding.file for finding in twin.read().findings} == {"workshops/odd.yaml"}


@pytest.mark.parametrize(
    ("file", "rule"),
    [
        ("workshops/notes.txt", "misplaced"),
        ("workshops/old/plan.yaml", "misplaced"),
        ("sheets/plan.pdf", "misplaced"),
        ("sheets/My plan.md", "file-name"),
    ],
)
def test_files_in_the_wrong_place_or_with_a_name_that_is_no_id(twin: Twin, file: str, rule: str) -> None:
    """A file that is not read is named; a name with spaces cannot be an id."""
    twin.write(file, "---\ntitle: A\npurpose: B.\n---\n\nText\n")
    assert twin.only(rule).file == file


def test_a_sheet_needs_title_and_purpose(twin: Twin) -> None:
    """A sheet without its purpose is told, at its front matter."""
    twin.change(SHEET, "purpose: Write down what you will do, who helps and by when.\n", "")
    assert twin.only("missing-field").file == SHEET
