"""Entries of the small library, cut into slides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hubdesk.library.library import Library, open_library
from hubdesk.model.address import EntryPlace
from hubdesk.model.document import Callout, Listing, Paragraph, Picture, Quote, Styled, Table, Text, block_text
from hubdesk.model.slide import Slide, SlideKind
from hubdesk.model.workshop import Step, StepKind
from hubdesk.services.presenting.cutting import cut_entry, cut_step, not_for_the_wall, parts_of
from tests.packs import heading, make_entry, make_pack

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hubdesk.model.document import Block
    from hubdesk.model.entry import Entry

LONG = "The school asked every pupil what they would like to have. "


@pytest.fixture
def library(small_pack: Path) -> Iterator[Library]:
    """Open the small library."""
    with open_library([small_pack]) as opened:
        yield opened


def entry_of(tmp_path: Path, *blocks: str | Block) -> Entry:
    """Give an entry of these blocks, out of a pack."""
    with open_library([make_pack(tmp_path / "one.hubpack", make_entry("harbour/first", "First", *blocks))]) as opened:
        return opened.entry(EntryPlace("", "harbour/first"))


def texts(slides: tuple[Slide, ...], part: str) -> list[str]:
    """Give the words of each slide of a part."""
    return [block_text(slide.blocks) for slide in slides if slide.part == part]


def test_an_entry_becomes_slides_by_its_own_headings(library: Library) -> None:
    """First its title, then its facts, then each part under its heading; the sources are not for the wall."""
    slides = cut_entry(library.entry(EntryPlace("", "harbour/walk-and-talk")))

    assert slides[0].kind == SlideKind.TITLE
    assert slides[0].title == "Walk and talk along the sea wall"
    assert slides[1].kind == SlideKind.FACTS
    facts = [fact.label for slide in slides if slide.kind == SlideKind.FACTS for fact in slide.facts]
    assert {"Cost", "Level", "How we know"} <= set(facts)
    assert [slide.title for slide in slides if slide.kind == SlideKind.TEXT][:2] == ["What it is", "How it works"]
    assert [slide.is_hidden for slide in slides if slide.kind == SlideKind.SOURCES] == [True]
    assert all("[" not in block_text(slide.blocks) for slide in slides)


def test_the_footer_says_where_a_slide_is_from(library: Library) -> None:
    """It names the sources that the slide's own words cite."""
    slides = cut_entry(library.entry(EntryPlace("", "harbour/walk-and-talk")))
    what = next(slide for slide in slides if slide.part == "what-it-is")

    assert what.foot.startswith("Source: Harbour Town Council")


def test_a_long_part_is_cut_and_says_which_piece_it_is(tmp_path: Path) -> None:
    """Twelve sentences under one heading are several slides, each with the heading, "2 of 3"."""
    slides = cut_entry(entry_of(tmp_path, heading("How"), LONG * 14))
    parts = [slide for slide in slides if slide.part == "how"]

    assert len(parts) > 1
    assert {slide.title for slide in parts} == {"How"}
    assert [(slide.number, slide.count) for slide in parts] == [(at + 1, len(parts)) for at in range(len(parts))]
    assert "".join(texts(slides, "how")).count("The school asked") == 14


def test_a_list_goes_on_with_its_number(tmp_path: Path) -> None:
    """The second slide of a numbered list begins with the number that follows."""
    items = tuple((Paragraph((Text(LONG * 3),)),) for _ in range(6))
    slides = cut_entry(entry_of(tmp_path, heading("Steps"), Listing(1, items)))
    starts = [
        slide.blocks[0].start for slide in slides if slide.part == "steps" and isinstance(slide.blocks[0], Listing)
    ]

    assert starts[0] == 1
    assert len(starts) > 1
    assert starts == sorted(set(starts), key=lambda number: number or 0)


def test_what_stands_alone_has_a_slide_of_its_own(tmp_path: Path) -> None:
    """A table, a picture, a quote and a figure are each shown by themselves, between the text before and after."""
    slides = cut_entry(
        entry_of(
            tmp_path,
            heading("All"),
            "Before.",
            Table(("left",), ((Text("a"),),), (((Text("b"),),),)),
            Picture("one.svg", "A plan", "What is needed"),
            Quote((Paragraph((Text("We did it."),)),)),
            Callout("figure", "4 in 5", (Paragraph((Text("came back"),)),)),
            Callout("tip", "Try it", (Paragraph((Text("Begin small."),)),)),
            "After.",
        )
    )
    kinds = [slide.kind for slide in slides if slide.part == "all"]

    assert kinds == [
        SlideKind.TEXT, SlideKind.TABLE, SlideKind.PICTURE, SlideKind.QUOTE, SlideKind.FIGURE, SlideKind.CALLOUT,
        SlideKind.TEXT,
    ]  # fmt: skip
    assert next(slide.title for slide in slides if slide.kind == SlideKind.PICTURE) == "What is needed"


def test_what_leads_on_to_a_list_stays_with_it(tmp_path: Path) -> None:
    """No slide ends with a colon."""
    items = tuple((Paragraph((Text(LONG * 2),)),) for _ in range(4))
    slides = cut_entry(entry_of(tmp_path, heading("All"), LONG * 5, "There were four:", Listing(None, items)))

    assert not any(text.endswith("four:") for text in texts(slides, "all"))


def test_a_sensitive_slide_stays_off_the_wall_until_it_is_asked_for(library: Library) -> None:
    """A page on something hard begins with care; what touches on it is shown only when somebody chose that part."""
    entry = library.entry(EntryPlace("", "hills/safe-talk"))
    slides = cut_entry(entry)
    hidden = [slide for slide in slides if slide.is_hidden and slide.kind != SlideKind.SOURCES]

    assert slides[1].kind == SlideKind.CARE
    assert hidden
    part = hidden[0].part
    assert any(one.id == part and one.is_sensitive for one in parts_of(entry))
    assert not any(slide.is_hidden for slide in cut_entry(entry, (part,)))
    assert all(slide.is_hidden for slide in cut_entry(entry, (part,), (part,)))


def test_chosen_parts_come_in_the_order_chosen(library: Library) -> None:
    """A step shows the parts it names, and leaves out one that is not there."""
    entry = library.entry(EntryPlace("", "harbour/walk-and-talk"))
    slides = cut_entry(entry, ("how-it-works", "what-it-is", "not-there"))

    assert list(dict.fromkeys(slide.part for slide in slides)) == ["how-it-works", "what-it-is"]
    assert not_for_the_wall(entry) == ("sources",)


def test_a_remark_in_slanted_letters_stays_with_what_it_is_about(tmp_path: Path) -> None:
    """A line that says whose words follow is on their slide."""
    aside = Paragraph((Styled("emphasis", (Text("These are ours."),)),))
    slides = cut_entry(entry_of(tmp_path, heading("All"), aside, LONG * 6))

    assert texts(slides, "all")[0].startswith("These are ours.\nThe school")


@pytest.mark.parametrize(
    ("kind", "shown"),
    [(StepKind.QUESTION, SlideKind.QUESTION), (StepKind.ACTIVITY, SlideKind.ACTIVITY), (StepKind.BREAK, SlideKind.BREAK),
     (StepKind.SLIDE, SlideKind.TEXT)],
)  # fmt: skip
def test_a_slide_of_ones_own(kind: StepKind, shown: SlideKind) -> None:
    """A question, an activity, a break and a plain slide each become the one slide they are."""
    (slide,) = cut_step(Step(kind, 10, "Now you", "Talk in pairs.\n\n- one\n- two"), None)

    assert slide.kind == shown
    assert slide.title == "Now you"
    assert block_text(slide.blocks) == "Talk in pairs.\none\ntwo"


def test_a_break_counts_its_own_minutes_and_an_activity_those_it_names() -> None:
    """A break is as long as it is planned; an activity has a clock only when it asks for one."""
    assert cut_step(Step(StepKind.BREAK, 15), None)[0].countdown == 15
    assert cut_step(Step(StepKind.BREAK, 15), None)[0].title == "Break"
    assert cut_step(Step(StepKind.ACTIVITY, 15, "Draw", countdown=4), None)[0].countdown == 4


def test_an_entry_that_is_not_there_is_a_quiet_slide() -> None:
    """It says so in a sentence, and the talk goes on."""
    (slide,) = cut_step(Step(StepKind.ENTRY, entry="kent/gone"), None)

    assert slide.kind == SlideKind.MISSING
    assert slide.title == "kent/gone"
