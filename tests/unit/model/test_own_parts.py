"""Leaving out what is the authors' own suggestion."""

from __future__ import annotations

from hubdesk.model.document import Document, Note, Paragraph, Styled, Text
from hubdesk.model.own_parts import without_own_parts
from tests.packs import heading

WORDS = Paragraph((Text("Words."),))
OWN = Paragraph((Styled("emphasis", (Text("These are our own suggestions."),)),))
BEGINS_SO = Paragraph((Styled("emphasis", (Text("Co-production"),)), Text(" means that all plan it.")))


def test_a_part_that_says_it_is_ours_goes() -> None:
    """The heading, the line and all that follows go, up to the next heading; notes keep their numbers."""
    notes = (Note("one", ()),)
    document = Document((heading("What"), WORDS, heading("Start"), OWN, WORDS, heading("End"), WORDS), notes)

    assert without_own_parts(document) == Document((heading("What"), WORDS, heading("End"), WORDS), notes)


def test_a_word_in_italics_does_not_make_a_part_ours() -> None:
    """A paragraph that only begins in italics stays."""
    document = Document((heading("What"), BEGINS_SO, WORDS, OWN))
    assert without_own_parts(document) == document
