"""A workshop's plan, and its plain texts turned into what a page shows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hubdesk.model.document import Document as Page
from hubdesk.model.document import LineBreak, Listing, Paragraph, Text, block_text, decode, encode
from hubdesk.model.workshop import Step, StepKind, Workshop, text_blocks


def test_the_plan_adds_up() -> None:
    """A trainer sees how long all steps take together, whatever time there is."""
    steps = (Step(StepKind.SLIDE, 5, "Welcome"), Step(StepKind.BREAK, 15, "Tea"))

    assert Workshop("", "mine", "Mine", "To try.", 60, steps).planned_minutes == 20
    assert Workshop("", "empty", "Empty", "To begin.", 60).planned_minutes == 0


def test_paragraphs_and_lists_are_told_by_their_lines() -> None:
    """What a trainer types comes out as it looks: paragraphs, lines, bullets, numbers."""
    text = "First,\nsecond.\n\nBring:\n- pens\n- paper,\n  lots of it\n1. Begin\n2. End\nThat is all."

    assert text_blocks(text) == (
        Paragraph((Text("First,"), LineBreak(), Text("second."))),
        Paragraph((Text("Bring:"),)),
        Listing(
            None,
            ((Paragraph((Text("pens"),)),), (Paragraph((Text("paper,"), LineBreak(), Text("lots of it"))),)),
        ),
        Listing(1, ((Paragraph((Text("Begin"),)),), (Paragraph((Text("End"),)),))),
        Paragraph((Text("That is all."),)),
    )


def test_a_list_may_begin_with_any_number() -> None:
    """A list that goes on from an earlier slide keeps its number; a year is no list."""
    assert text_blocks("3. Third") == (Listing(3, ((Paragraph((Text("Third"),)),),)),)
    assert text_blocks("2016. was a year") == (Paragraph((Text("2016. was a year"),)),)


def test_no_text_is_no_block() -> None:
    """Empty notes take no room."""
    assert text_blocks(" \n\n ") == ()


@given(st.text())
def test_any_text_becomes_a_page_with_all_its_words(text: str) -> None:
    """Whatever is typed, every word is shown, and a pack can carry it."""
    blocks = text_blocks(text)
    shown = block_text(blocks)

    assert all(word in shown for word in text.split() if word.isalpha())
    storable = text.encode(errors="ignore").decode()
    assert decode(encode(Page(text_blocks(storable)))) == Page(text_blocks(storable))
