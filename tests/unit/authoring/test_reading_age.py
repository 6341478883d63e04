"""How hard a text is to read, and that an author hears of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hubdesk.authoring.reading_age import long_words, reading_age, sentences
from hubdesk.model.document import Callout, Code, Definitions, Listing, Paragraph, Quote, Text

if TYPE_CHECKING:
    from .conftest import Twin

HARD = (
    "Organisational sustainability necessitates collaborative accountability. "
    "Participatory methodologies facilitated institutional transformation. "
)


def paragraph(text: str) -> Paragraph:
    """Make a paragraph of plain words."""
    return Paragraph((Text(text),))


def test_sentences_are_found_wherever_there_is_running_text() -> None:
    """Items, quotes, callouts and definitions are read too; code is not."""
    blocks = (
        paragraph("One went out. “Who?” they asked. In 2016 it grew by 2.5 per cent. #BeeWell began."),
        Listing(None, ((paragraph("Two came"),), (paragraph("Three stayed."),))),
        Quote((paragraph("Four."),)),
        Callout("note", "A title", (paragraph("Five! Six?"),)),
        Definitions((((Text("Term"),), (paragraph("Seven."),)),)),
        Code("Eight. Nine."),
    )

    assert sentences(blocks) == [
        "One went out.", "“Who?” they asked.", "In 2016 it grew by 2.5 per cent.", "#BeeWell began.", "Two came",
        "Three stayed.", "Four.", "Five!", "Six?", "Seven.",
    ]  # fmt: skip


def test_long_words_are_those_of_three_syllables_but_no_names() -> None:
    """“Wolverhampton” does not make a text hard; “participation” does."""
    assert long_words("In Wolverhampton pupils asked for participation and accountability.") == 2
    assert long_words("Can’t we talk?") == 0


def test_the_age_is_that_of_the_formula() -> None:
    """30 sentences with 30 long words: the square root of 30, plus 3, is the school year; five more the age."""
    assert reading_age(["We asked for participation."] * 30) == pytest.approx(30**0.5 + 3 + 5)
    assert reading_age(["We sat."]) == 8


def test_a_hard_text_is_told_at_its_hardest_sentence(twin: Twin) -> None:
    """The author reads how old a reader must be, and where to begin."""
    line = twin.add("entries/river/asked-first.md", HARD * 4)
    finding = twin.only("reading-age")

    assert (finding.file, finding.line, finding.level) == ("entries/river/asked-first.md", line, "warning")
    assert "the aim is 14" in finding.what
    assert "“Organisational sustainability necessitates collaborative …”" in finding.mend


def test_a_workshop_that_is_hard_to_read_out_is_told(twin: Twin) -> None:
    """A trainer reads notes at a glance: they are measured too."""
    twin.change("workshops/an-hour-outside.yaml", "Draw the way on the map.", HARD * 4)
    finding = twin.only("reading-age")

    assert finding.line == twin.line("workshops/an-hour-outside.yaml", "Organisational")


def test_a_pack_in_another_language_is_not_measured(twin: Twin) -> None:
    """The formula counts English syllables: it has nothing to say about Welsh."""
    twin.change("pack.yaml", "language: en-GB", "language: cy")
    twin.add("entries/river/asked-first.md", HARD * 4)
    assert twin.read().findings == ()


def test_a_few_sentences_are_not_measured(twin: Twin) -> None:
    """One hard sentence on a short page is no verdict on the page."""
    twin.write("introductions/themes/parenting-support.md", HARD)
    assert twin.read().findings == ()
