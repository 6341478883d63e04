"""Workshops handed on and taken in, and how their time adds up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hubdesk.errors import NotAWorkshopFileError, WriteFailedError
from hubdesk.library.library import Library, open_library
from hubdesk.model.slide import SlideKind
from hubdesk.model.workshop import Step, StepKind, Workshop
from hubdesk.model.workshop_file import decode_workshop, encode_workshop
from hubdesk.services.messages import explain
from hubdesk.services.presenting.deck import deck_of_workshop
from hubdesk.services.presenting.workshops import copy_of, hand_on, new_workshop, plan_of, take_in, title_of
from tests.packs import make_pack

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WALK = Step(StepKind.ENTRY, 10, entry="harbour/walk-and-talk", pack="small")
TEA = Step(StepKind.BREAK, 15, "Tea")
MORNING = Workshop("", "", "A morning", "To begin", 30, (WALK, TEA))


@pytest.fixture
def library(small_pack: Path) -> Iterator[Library]:
    """Open the small library."""
    with open_library([small_pack]) as opened:
        yield opened


def test_steps_follow_each_other_in_time() -> None:
    """Each begins where the one before ends."""
    assert plan_of(MORNING) == [(0, 10), (10, 25)]
    assert new_workshop().minutes == 60


def test_a_workshop_goes_from_one_copy_to_another(library: Library, tmp_path: Path) -> None:
    """The file bears the right ending, and what it holds is the same workshop."""
    path = hand_on(MORNING, library, tmp_path / "morning")

    assert path.name == "morning.hubworkshop"
    assert take_in(path, library) == (MORNING, ())


def test_an_entry_that_is_not_there_is_named_by_its_title(library: Library, tmp_path: Path) -> None:
    """In a library without it, the step stays, its title is said, and the wall shows a quiet slide."""
    path = hand_on(MORNING, library, tmp_path / "morning")
    with open_library([make_pack(tmp_path / "other.hubpack")]) as other:
        found = take_in(path, other)
        deck = deck_of_workshop(found.workshop, other)

    assert found.missing == ("Walk and talk along the sea wall",)
    assert found.workshop == MORNING
    assert [item.slides[0].kind for item in deck.items] == [SlideKind.TITLE, SlideKind.MISSING, SlideKind.BREAK]


def test_a_copy_is_ones_own(library: Library) -> None:
    """A ready workshop opens as a copy that has no place in its pack any more."""
    line = library.workshops()[0]
    ready = library.workshop(line.pack, line.id)
    assert ready is not None
    made = copy_of(ready)

    assert (made.pack, made.id, made.title) == ("", "", f"{ready.title} (copy)")
    assert made.steps == ready.steps
    assert ready.sheets
    assert made.sheets == tuple(f"small/{id_}" for id_ in ready.sheets)
    assert decode_workshop(encode_workshop(ready))[0].sheets == made.sheets


def test_steps_are_named(library: Library) -> None:
    """An entry by its title, a slide by its words; what has none says so."""
    gone = Step(StepKind.ENTRY, entry="kent/gone")

    assert [title_of(step, library) for step in (WALK, TEA, Step(StepKind.SLIDE), gone)] == [
        "Walk and talk along the sea wall", "Tea", "Without a title", "Not in this library: kent/gone",
    ]  # fmt: skip


def test_a_file_that_is_no_workshop_is_refused_in_words(library: Library, tmp_path: Path) -> None:
    """The sentence names the file and says what to do next."""
    path = tmp_path / "letter.txt"
    path.write_text("Dear all", encoding="utf-8")
    with pytest.raises(NotAWorkshopFileError) as caught:
        take_in(path, library)
    assert explain(caught.value).what == "letter.txt does not hold a workshop."
    with pytest.raises(NotAWorkshopFileError) as caught:
        take_in(tmp_path / "gone", library)
    assert "could not be read" in explain(caught.value).what
    path.write_text('{"what": "HubDesk workshop", "format": 99}', encoding="utf-8")
    with pytest.raises(NotAWorkshopFileError) as caught:
        take_in(path, library)
    assert "newer HubDesk" in explain(caught.value).what


def test_a_file_that_cannot_be_written_says_so(library: Library, tmp_path: Path) -> None:
    """A folder that is not there is named; nothing half-written is left."""
    with pytest.raises(WriteFailedError):
        hand_on(MORNING, library, tmp_path / "no" / "such" / "folder")


def test_a_workshop_that_begins_with_its_own_title_gets_no_other(library: Library) -> None:
    """A first slide with nothing but a title is the title."""
    own = Workshop("", "", "A morning", "", 30, (Step(StepKind.SLIDE, title="Welcome"), WALK))

    assert [item.title for item in deck_of_workshop(own, library).items][:1] == ["Welcome"]
    assert not deck_of_workshop(own, library).has_opening
