"""What people take home: what was really shown, or what was planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hubdesk.library.library import Library, open_library
from hubdesk.model.address import EntryPlace
from hubdesk.model.slide import SlideKind
from hubdesk.model.workshop import Step, StepKind, Workshop
from hubdesk.services.presenting.deck import deck_of_workshop, item_of
from hubdesk.services.presenting.handout import handout_of_entries, handout_of_plan, handout_of_talk
from hubdesk.services.presenting.talk import Talk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WALK = Step(StepKind.ENTRY, 10, entry="harbour/walk-and-talk", pack="small", notes="Say why.")
MORNING = Workshop(
    "", "", "A morning", "To begin", 30,
    (WALK, Step(StepKind.BREAK, 5, "Tea"), Step(StepKind.QUESTION, 5, "What helps?", notes="Wait.")),
)  # fmt: skip


class Hands:
    """A clock that is set by hand, in seconds."""

    now = 5000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def library(small_pack: Path) -> Iterator[Library]:
    """Open the small library."""
    with open_library([small_pack]) as opened:
        yield opened


def test_the_plan_is_handed_out_without_what_is_private(library: Library) -> None:
    """All that is for the wall, no sources, no break, and no notes unless they are asked for."""
    deck = deck_of_workshop(MORNING, library)
    handout = handout_of_plan(deck, library)

    assert {one.slide.kind for one in handout.slides}.isdisjoint({SlideKind.BREAK, SlideKind.SOURCES})
    assert {one.item for one in handout.slides} == {"A morning", "Walk and talk along the sea wall", "What helps?"}
    assert {one.notes for one in handout.slides} == {""}
    assert handout.entries == (EntryPlace("small", "harbour/walk-and-talk"),)
    assert "edition of" in handout.foot


def test_notes_go_along_once_for_each_step(library: Library) -> None:
    """They stand with the step's first slide."""
    handout = handout_of_plan(deck_of_workshop(MORNING, library), library, with_notes=True)

    assert [one.notes for one in handout.slides if one.notes] == ["Say why.", "Wait."]
    assert {one.notes for one in handout.without_notes().slides} == {""}


def test_what_was_shown_is_handed_out(library: Library) -> None:
    """Slides that the room saw, in the order it saw them, with when and how long; an answer too; others not."""
    clock = Hands()
    talk = Talk(deck_of_workshop(MORNING, library), clock, clock)
    clock.now += 20
    talk.next()
    clock.now += 30
    talk.answer(item_of(Step(StepKind.ENTRY, entry="harbour/buddies", pack="small"), library))
    clock.now += 40
    talk.come_back()
    clock.now += 10
    handout = handout_of_talk(talk, library, with_notes=True)

    assert [(one.item, one.seconds) for one in handout.slides] == [
        ("A morning", 20), ("Walk and talk along the sea wall", 40), ("Buddies for the first term", 40),
    ]  # fmt: skip
    assert [one.began for one in handout.slides] == [5000.0, 5020.0, 5050.0]
    assert [place.id for place in handout.entries] == ["harbour/walk-and-talk", "harbour/buddies"]


def test_some_of_it_can_be_chosen(library: Library) -> None:
    """With the slides go the pages that they come from, and no others."""
    handout = handout_of_plan(deck_of_workshop(MORNING, library), library)
    question = tuple(one for one in handout.slides if one.item == "What helps?")

    assert handout.only_slides(question).entries == ()
    assert handout.only_slides(handout.slides) == handout


def test_entries_are_handed_out_as_they_are_shown(library: Library) -> None:
    """For the command line: each as F5 shows it."""
    places = (EntryPlace("", "harbour/buddies"), EntryPlace("", "harbour/walk-and-talk"))
    ticks: list[int] = []
    handout = handout_of_entries(places, library, "Two", lambda: ticks.append(1))

    assert len(ticks) == 2
    assert handout.slides[0].slide.kind == SlideKind.TITLE
    assert len(handout.entries) == 2
