"""What is read from a page that is set: headings, lists, tables, links, pictures, each with its words and its place."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocument

from hubdesk.model.document import Heading, Link, Listing, NoteRef, Paragraph, Quote, Styled, Table, Text
from hubdesk.typeset.frames import anchors_of
from hubdesk.typeset.structure import Kind, Part, parts_of
from tests.gui.typeset.documents import compose
from tests.gui.windows import blocks_of


def words(text: str) -> tuple[Text, ...]:
    """Make a run of plain words."""
    return (Text(text),)


def outline(parts: tuple[Part, ...]) -> list[tuple[Kind, str]]:
    """Give what each part is and says, from the top, without what it is made of."""
    return [(part.kind, part.words) for part in parts]


def test_a_page_is_read_in_order() -> None:
    """Headings with their level, paragraphs, and the items of a list under one list; a box is what stands in it."""
    items = ((Paragraph(words("Ask.")),), (Paragraph(words("Listen.")),))
    parts = parts_of(
        compose(
            Heading(2, "how", words("How it works")),
            Paragraph(words("In steps.")),
            Listing(1, items),
            Listing(None, items),
            Quote((Paragraph(words("It helped.")),)),
        )
    )

    assert outline(parts) == [
        (Kind.HEADING, "How it works"), (Kind.PARAGRAPH, "In steps."), (Kind.LIST, ""), (Kind.PARAGRAPH, "It helped."),
    ]  # fmt: skip
    assert parts[0].level == 2
    assert [item.words for item in parts[2].parts] == ["1. Ask.", "2. Listen.", "Ask.", "Listen."]


def test_links_are_told_where_they_stand() -> None:
    """A link that is partly bold is one link; the number of a note is no part of a word, and its link says what it is."""
    document = compose(
        Paragraph((
            Text("😀 See "),
            Link("entry:kent/safe", (Text("Safe "), Styled("strong", words("spaces")))),
            NoteRef(2),
        ))
    )  # fmt: skip
    (paragraph,) = parts_of(document)
    text = document.toPlainText().encode("utf-16-le")

    assert paragraph.words == "😀 See Safe spaces [2]"
    assert [(link.words, link.target) for link in paragraph.parts] == [
        ("Safe spaces", "entry:kent/safe"), ("Note 2", "#note-2"),
    ]  # fmt: skip
    link = paragraph.parts[0]
    assert text[2 * link.first : 2 * link.past].decode("utf-16-le") == "Safe spaces"


def test_a_table_is_rows_of_cells_under_their_heads() -> None:
    """Each cell says what its column is called; the table is called by its columns."""
    table = Table(("left", "left"), (words("Week"), words("Where")), ((words("1"), words("Sea wall")),))
    (told,) = parts_of(compose(table))

    assert (told.kind, told.words) == (Kind.TABLE, "Week, Where")
    assert [[(cell.words, cell.head) for cell in row.parts] for row in told.parts] == [
        [("Week", ""), ("Where", "")], [("1", "Week"), ("Sea wall", "Where")],
    ]  # fmt: skip


@pytest.mark.parametrize("mark", ["\u2060", "\ufffc", "\u00ad", "\u2028"])
def test_no_mark_of_setting_is_told(mark: str) -> None:
    """What keeps words together, or hides or makes a break, is for the setting and not for the ear."""
    (part,) = parts_of(compose(Paragraph(words(f"One{mark}two"))))

    assert part.words == ("One two" if mark == "\u2028" else "Onetwo")


def test_where_nothing_stands_no_anchor_is_read() -> None:
    """The empty block behind a last table has no first letter: asking Qt for that reads what lies elsewhere."""
    document = compose(Table(("left", "left"), (words("A"), words("B")), ()))
    last = list(blocks_of(document))[-1]

    assert last.text() == ""
    assert anchors_of(last) == []
    assert anchors_of(QTextDocument().begin()) == []
