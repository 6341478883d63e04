"""What is painted beneath the text: boxes, bars and chips, where the text is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QTextDocument

from hubdesk.model.document import Callout, Code, Paragraph, Quote, Table, Text
from hubdesk.model.palette import LIGHT
from hubdesk.typeset.ornaments import CHIP, HAS_CHIPS, Box, paint_ornaments
from hubdesk.typeset.style import CHIPS, Style
from tests.gui.typeset.documents import block_with, compose

WIDTH, HEIGHT = 600, 400


def painted(document: QTextDocument, clip: QRectF | None = None, unit: float = 1.0) -> QImage:
    """Lay a document out, and paint what lies beneath its text on white."""
    document.setTextWidth(WIDTH)
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill("#ffffff")
    painter = QPainter(image)
    paint_ornaments(painter, document, clip or QRectF(0, 0, WIDTH, HEIGHT), unit)
    painter.end()
    return image


def middle_of(document: QTextDocument, words: str) -> QPoint:
    """Give the middle of the lines that words stand in."""
    return document.documentLayout().blockBoundingRect(block_with(document, words)).center().toPoint()


def colour_rows(image: QImage, x: int, colour: str) -> list[int]:
    """Give the rows that have a colour at a place across."""
    return [y for y in range(HEIGHT) if image.pixelColor(x, y).name() == colour]


def para(text: str) -> Paragraph:
    """Make a paragraph."""
    return Paragraph((Text(text),))


def test_a_box_lies_behind_its_text_and_nothing_else() -> None:
    """The ground of a tip is behind all its lines, as wide as the column, and ends before what stands around it."""
    document = compose(para("before"), Callout("tip", "Title", (para("One."), para("Two."))), para("after"))
    image = painted(document)
    rows = colour_rows(image, WIDTH // 2, LIGHT.tip)
    layout = document.documentLayout()

    assert rows == list(range(rows[0], rows[-1] + 1))
    assert rows[0] > layout.blockBoundingRect(block_with(document, "before")).bottom()
    assert rows[-1] < layout.blockBoundingRect(block_with(document, "after")).top()
    title, last = (layout.blockBoundingRect(block_with(document, text)) for text in ("Title", "Two."))
    assert title.top() - rows[0] == pytest.approx(16, abs=2)
    assert rows[-1] - last.bottom() == pytest.approx(16, abs=3)
    for x in (1, WIDTH - 2):
        assert image.pixelColor(x, middle_of(document, "One.").y()).name() == LIGHT.tip


def test_a_quotation_has_a_bar_and_no_ground() -> None:
    """At the left stands a bar in the partnership's colour; behind the words is paper."""
    document = compose(Quote((para("Somebody said."),)))
    image = painted(document)
    y = middle_of(document, "Somebody").y()
    accent = LIGHT.accent("sea")

    assert image.pixelColor(2, y).name() == accent
    assert [image.pixelColor(x, y).name() for x in (8, 200, WIDTH - 4)] == ["#ffffff"] * 3


def test_a_bar_in_a_filled_box_keeps_clear_of_its_corners() -> None:
    """Fill, line and bar together: the bar is shorter than the box, and a line goes round."""
    document = compose(Code("x"))
    frame = document.rootFrame().childFrames()[0]
    form = frame.frameFormat()
    from hubdesk.typeset.ornaments import BOX

    form.setProperty(BOX, str(Box(fill="#eeeeee", line="#112233", bar="#aa0000")))
    frame.setFrameFormat(form)
    image = painted(document)
    bar, ground = colour_rows(image, 2, "#aa0000"), colour_rows(image, WIDTH // 2, "#eeeeee")

    assert ground[0] < bar[0] < bar[-1] < ground[-1]
    assert image.pixelColor(WIDTH // 2, ground[0] - 1).name() == "#112233"


def test_a_table_without_a_box_has_nothing_beneath_it() -> None:
    """Ordinary tables are lines and text only."""
    document = compose(Table(("left",), ((Text("Head"),),), (((Text("Cell"),),),)))

    assert {painted(document).pixelColor(x, y).name() for x in range(0, WIDTH, 7) for y in range(0, HEIGHT, 7)} == {
        "#ffffff"
    }


def test_only_what_is_seen_is_painted() -> None:
    """A box outside what is to be seen is left out."""
    document = compose(Callout("tip", "Title", (para("One."),)))
    image = painted(document, QRectF(0, 300, WIDTH, 100))

    assert {image.pixelColor(WIDTH // 2, y).name() for y in range(HEIGHT)} == {"#ffffff"}


def chips(*names: str) -> QTextDocument:
    """Set a row of chips, the first filled, the others with a line."""
    from hubdesk.typeset.composer import Composer
    from tests.gui.typeset.documents import no_picture

    composer = Composer(Style(LIGHT), no_picture)
    block = composer.style.block(CHIPS)
    block.setProperty(HAS_CHIPS, 1)
    plain = composer.style.char(CHIPS)
    composer.start(block, plain)
    for number, name in enumerate(names):
        form = composer.style.char(CHIPS)
        form.setProperty(CHIP, "|#00aa00" if number else "#aa0000|")
        composer.cursor.insertText(f"\u00a0\u00a0{name}\u00a0\u00a0", form)
        composer.cursor.insertText("  ", plain)
    return composer.finish()


def test_a_chip_lies_behind_its_words() -> None:
    """The first chip is filled, the second has a line round it; between them is paper."""
    document = chips("Harbour", "Peer")
    image = painted(document)
    y = middle_of(document, "Harbour").y()
    row = [image.pixelColor(x, y).name() for x in range(WIDTH)]
    filled = [x for x, colour in enumerate(row) if colour == "#aa0000"]
    edges = [x for x, colour in enumerate(row) if QColor(colour).green() > QColor(colour).red() + 60]

    assert filled == list(range(filled[0], filled[-1] + 1))
    assert 60 < len(filled) < 120
    assert filled[-1] + 3 < edges[0] < edges[-1] < 200
    assert row[filled[-1] + 4] == "#ffffff"
    assert row[(edges[0] + edges[-1]) // 2] == "#ffffff"


def test_chips_that_do_not_fit_stand_on_the_next_line() -> None:
    """With many chips each lies behind its own words, on whichever line they are."""
    names = [f"Theme number {number}" for number in range(8)]
    document = chips(*names)
    image = painted(document)
    layout = block_with(document, "Theme").layout()
    edged = [
        y
        for y in range(HEIGHT)
        if any(QColor(image.pixelColor(x, y)).green() > 160 > QColor(image.pixelColor(x, y)).red() for x in range(300))
    ]

    assert layout.lineCount() >= 2
    assert max(edged) > layout.lineAt(1).y()
