"""Every kind of block, set: what stands where, and how it looks."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextListFormat

from hubdesk.model.document import (
    Callout,
    Code,
    Definitions,
    Heading,
    LineBreak,
    Link,
    Listing,
    NoteRef,
    Paragraph,
    Quote,
    Rule,
    Styled,
    Table,
    Text,
)
from hubdesk.model.palette import DARK, LIGHT, Palette
from hubdesk.typeset import style as sizes
from tests.gui.typeset.documents import block_with, box_round, compose, format_of, lines, tables_of
from tests.gui.windows import blocks_of, links_of

BOTH = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])


def words(text: str) -> tuple[Text, ...]:
    """Make a run of plain words."""
    return (Text(text),)


def para(text: str) -> Paragraph:
    """Make a paragraph of plain words."""
    return Paragraph(words(text))


@pytest.mark.parametrize(("level", "size"), [(2, sizes.HEADING_2), (3, sizes.HEADING_3), (6, sizes.HEADING_3)])
def test_headings_are_places_to_go_to(level: int, size: sizes.Size) -> None:
    """A heading is larger and bold, has its level, and an anchor that links lead to."""
    document = compose(Heading(level, "what-it-is", words("What it is")), para("Text."))
    look = format_of(document, "What it is")

    assert look.anchorNames() == ["what-it-is"]
    assert look.font().pixelSize() == size.px
    assert look.font().bold()
    assert block_with(document, "What it is").blockFormat().headingLevel() == level
    assert format_of(document, "Text.").anchorNames() == []


def test_words_that_stand_out() -> None:
    """Strong is bold, emphasis slanted, code in another typeface on a ground of its own, and both can meet."""
    document = compose(
        Paragraph(
            (
                Text("plain "),
                Styled("strong", words("strong")),
                Styled("emphasis", (Text("slanted"), Styled("strong", words("both")))),
                Styled("code", words("code")),
            )
        )
    )

    assert format_of(document, "plain").fontWeight() in (0, 400)
    assert format_of(document, "strong").fontWeight() == 700
    assert format_of(document, "slanted").fontItalic()
    assert (format_of(document, "both").fontWeight(), format_of(document, "both").fontItalic()) == (700, True)
    assert format_of(document, "code").fontFamilies() == list(sizes.MONO)
    assert format_of(document, "code").background().color().name() == LIGHT.surface


@BOTH
def test_links_can_be_told_and_followed(palette: Palette) -> None:
    """A link is underlined, in the colour of links, and knows where it leads; strong words in it too."""
    link = Link("https://example.org/", (Text("the "), Styled("strong", words("report"))))
    document = compose(Paragraph((Text("Read "), link)), palette=palette)

    for part in ("the", "report"):
        look = format_of(document, part)
        assert look.anchorHref() == "https://example.org/"
        assert look.fontUnderline()
        assert look.foreground().color().name() == palette.link
    assert format_of(document, "Read").anchorHref() == ""


def test_a_new_line_stays_in_its_paragraph() -> None:
    """Two lines of an address are one paragraph."""
    document = compose(Paragraph((Text("1 High Street"), LineBreak(), Text("Hull"))))

    assert [block.text() for block in blocks_of(document)] == ["1 High Street\u2028Hull"]


def test_numbers_of_notes_are_raised_and_lead_to_them() -> None:
    """A note's number stands raised; of two at one place a comma parts them."""
    document = compose(Paragraph((Text("Said"), NoteRef(1), NoteRef(3), Text(" and done"), NoteRef(12))))
    raised = QTextCharFormat.VerticalAlignment.AlignSuperScript

    assert links_of(document) == {"1": "#note-1", "3": "#note-3", "12": "#note-12"}
    assert block_with(document, "Said").text() == "Said\u202f1,\u202f3 and done\u202f12"
    assert format_of(document, "12").verticalAlignment() == raised
    assert format_of(document, "12").toolTip() == "Note 12"
    assert format_of(document, " and done").verticalAlignment() != raised


@pytest.mark.parametrize(
    ("start", "style", "shown"),
    [
        (None, QTextListFormat.Style.ListDisc, ["", ""]),
        (1, QTextListFormat.Style.ListDecimal, ["1", "2"]),
        (7, QTextListFormat.Style.ListDecimal, ["7", "8"]),
    ],
    ids=["bullets", "from 1", "from 7"],
)
def test_lists_have_bullets_or_go_on_counting(start: int | None, style: object, shown: list[str]) -> None:
    """Bullets, or numbers from wherever the author begins."""
    document = compose(Listing(start, ((para("one"),), (para("two"),))))
    blocks = [block_with(document, text) for text in ("one", "two")]
    made = blocks[0].textList()

    assert made.format().style() == style
    assert blocks[1].textList().itemNumber(blocks[1]) == 1
    assert [made.itemText(block).strip(".") for block in blocks] == shown


def test_a_list_in_a_list_is_set_further_in() -> None:
    """What belongs to an item stands below it: a second paragraph, and a list that is one step further in."""
    inner = Listing(None, ((para("inner"),),))
    document = compose(Listing(1, ((para("outer"), para("more"), inner), (para("last"),))), para("after"))
    outer, deep = block_with(document, "outer").textList(), block_with(document, "inner").textList()

    assert lines(document) == ["outer", "more", "inner", "last", "after"]
    assert (outer.format().indent(), deep.format().indent()) == (1, 2)
    assert block_with(document, "more").textList() is None
    assert block_with(document, "more").blockFormat().indent() == 1
    assert block_with(document, "last").textList().itemNumber(block_with(document, "last")) == 1
    assert block_with(document, "after").blockFormat().indent() == 0


def test_an_item_may_begin_with_something_else() -> None:
    """An item that is a table or empty still has its bullet."""
    document = compose(Listing(None, ((Code("x = 1"),), (), (para("last"),))))

    assert lines(document) == ["x = 1", "last"]
    assert block_with(document, "last").textList().count() == 3


@BOTH
@pytest.mark.parametrize(
    ("kind", "fill", "ink"),
    [("tip", "tip", "tip_ink"), ("care", "care", "care_ink"), ("note", "surface", "ink"), ("odd", "surface", "ink")],
)
def test_callouts_stand_in_boxes_of_their_kind(palette: Palette, kind: str, fill: str, ink: str) -> None:
    """A tip, a care box, a note, and a kind that nobody knows: each has its ground and the colour of its title."""
    document = compose(
        para("before"), Callout(kind, "Mind this", (para("One."), para("Two."))), para("after"), palette=palette
    )

    assert lines(document) == ["before", "Mind this", "One.", "Two.", "after"]
    assert box_round(document, "Mind this") == box_round(document, "Two.") == f"{getattr(palette, fill)}||"
    assert box_round(document, "before") == box_round(document, "after") == ""
    title = format_of(document, "Mind this")
    assert (title.foreground().color().name(), title.fontWeight()) == (getattr(palette, ink), 700)
    assert block_with(document, "One.").blockFormat().bottomMargin() == 10
    assert block_with(document, "Two.").blockFormat().bottomMargin() == 0


def test_a_callout_without_a_title_begins_with_its_text() -> None:
    """No empty line stands where a title would."""
    document = compose(Callout("tip", "", (para("Only text."),)))
    (box,) = tables_of(document)

    assert box.cellAt(0, 0).firstCursorPosition().block().text() == "Only text."


def test_a_callout_without_text_is_its_title() -> None:
    """Nothing but the title, and no room kept below it."""
    document = compose(Callout("note", "Remember", ()))

    assert lines(document) == ["Remember"]
    assert block_with(document, "Remember").blockFormat().bottomMargin() == 0


def test_a_list_in_a_callout_stands_in_the_box() -> None:
    """A callout may hold whatever a page may hold."""
    document = compose(Callout("care", "Steps", (Listing(1, ((para("Stay"),), (para("Ask"),))), para("Then rest."))))

    assert box_round(document, "Ask") == f"{LIGHT.care}||"
    assert block_with(document, "Ask").textList().format().style() == QTextListFormat.Style.ListDecimal


@BOTH
def test_a_figure_is_a_large_number_in_the_partnerships_colour(palette: Palette) -> None:
    """The number stands large beside a bar, with what it means below."""
    document = compose(Callout("figure", "5 days", (para("fewer were missed."),)), palette=palette)
    number = format_of(document, "5 days")

    assert number.font().pixelSize() == sizes.FIGURE.px
    assert number.foreground().color().name() == palette.accent("sea")
    assert box_round(document, "5 days") == f"||{palette.accent('sea')}"
    assert format_of(document, "fewer").font().pixelSize() == sizes.SUMMARY.px


def test_a_quotation_stands_beside_a_bar() -> None:
    """Somebody's words have a bar at their left and are set in from it."""
    document = compose(Quote((para("We set out too many chairs."), para("Fewer were better."))))

    assert box_round(document, "chairs") == f"||{LIGHT.accent('sea')}"
    assert block_with(document, "Fewer").blockFormat().indent() == 1


def test_a_table_has_a_bold_head_and_aligned_columns() -> None:
    """Three columns, set left, in the middle and right; the head is bold and has a stronger line below."""
    table = Table(
        ("left", "center", "right"),
        (words("Week"), words("Where"), words("Number")),
        ((words("1"), (Styled("strong", words("Sea wall")),), words("14")),),
    )
    document = compose(table, para("after"))
    (made,) = tables_of(document)
    middle = [made.cellAt(row, 1).firstCursorPosition() for row in (0, 1)]
    borders = [made.cellAt(row, 0).format().toTableCellFormat().bottomBorder() for row in (0, 1)]
    aligned = [made.cellAt(1, column).firstCursorPosition().blockFormat().alignment() for column in range(3)]

    assert (made.rows(), made.columns()) == (2, 3)
    assert [position.block().text() for position in middle] == ["Where", "Sea wall"]
    assert format_of(document, "Week").fontWeight() == 700
    assert format_of(document, "14").fontWeight() in (0, 400)
    assert [flag & Qt.AlignmentFlag.AlignHorizontal_Mask for flag in aligned] == [
        Qt.AlignmentFlag.AlignLeft,
        Qt.AlignmentFlag.AlignHCenter,
        Qt.AlignmentFlag.AlignRight,
    ]
    assert borders[0] > borders[1] > 0


def test_terms_are_bold_with_their_meaning_set_in() -> None:
    """Each term stands bold, and what it means below it, further in; a table among the meanings comes out right."""
    document = compose(
        Definitions(
            ((words("Adult"), (para("The same person."), para("Every week."))), (words("Weather"), (para("Rain."),)))
        ),
        para("after"),
    )

    assert lines(document) == ["Adult", "The same person.", "Every week.", "Weather", "Rain.", "after"]
    assert [format_of(document, term).fontWeight() for term in ("Adult", "Weather")] == [700, 700]
    assert [block_with(document, text).blockFormat().indent() for text in ("Adult", "Every", "Rain", "after")] == [
        0,
        1,
        1,
        0,
    ]


def test_code_is_shown_letter_by_letter_in_one_box() -> None:
    """Lines and the spaces at their beginnings stay as they are."""
    document = compose(Code("yes   20\n  no  11\n"))

    assert block_with(document, "yes").text() == "yes   20\u2028  no  11"
    assert box_round(document, "yes") == f"{LIGHT.surface}||"
    assert format_of(document, "yes").fontFamilies() == list(sizes.MONO)


def test_a_rule_is_a_line_across() -> None:
    """Between two paragraphs a line as wide as the column."""
    document = compose(para("before"), Rule(), para("after"))
    rule = next(block for block in blocks_of(document) if not block.text())
    width = rule.blockFormat().lengthProperty(QTextBlockFormat.Property.BlockTrailingHorizontalRulerWidth.value)

    assert width.rawValue() == 100


def test_boxes_leave_no_empty_lines_between_them() -> None:
    """Between two boxes there is the room that each keeps round it, and no line of text on top."""
    document = compose(Callout("tip", "A", ()), Callout("note", "B", ()), para("after"))
    document.setTextWidth(600)
    layout = document.documentLayout()
    rects = [layout.blockBoundingRect(block_with(document, text)) for text in ("A", "B", "after")]
    gaps = [lower.top() - upper.bottom() for upper, lower in itertools.pairwise(rects)]

    assert lines(document) == ["A", "B", "after"]
    assert gaps == [pytest.approx(16 + 20 + 6 + 16, abs=4), pytest.approx(16 + 20, abs=4)]


def test_a_box_at_the_end_leaves_no_room_below_it() -> None:
    """The line that Qt keeps behind a last table is one pixel high."""
    document = compose(para("before"), Callout("tip", "A", ()))
    last = document.lastBlock()

    assert last.text() == ""
    assert last.blockFormat().lineHeightType() == QTextBlockFormat.LineHeightTypes.FixedHeight.value
    assert last.blockFormat().lineHeight() == 1


@pytest.mark.parametrize("zoom", [0.8, 2.0])
def test_everything_grows_with_the_zoom(zoom: float) -> None:
    """Letters, room round text in boxes and the step of lists are all so many times as large."""
    document = compose(Callout("tip", "A", (para("Text."),)), Listing(None, ((para("item"),),)), zoom=zoom)
    (box,) = tables_of(document)

    assert format_of(document, "Text.").font().pixelSize() == round(sizes.BODY.px * zoom)
    assert box.format().toTableFormat().cellPadding() == pytest.approx(16 * zoom)
    assert document.indentWidth() == pytest.approx(26 * zoom)


def test_an_empty_page_is_an_empty_document() -> None:
    """Nothing to set gives a document without words, and no fault."""
    assert lines(compose()) == []
