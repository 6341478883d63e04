"""Printed pages: what stands on them, and what is kept together."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

import pytest
from PySide6.QtCore import QMarginsF, QThread
from PySide6.QtGui import QImage, QPainter, QPdfWriter

from hubdesk.errors import CancelledError
from hubdesk.model.document import Block, Callout, Document, Heading, Listing, Paragraph, Picture, Rule, Table, Text
from hubdesk.model.pack_info import PackInfo
from hubdesk.model.progress import CancelToken, Progress
from hubdesk.model.sheet import Sheet
from hubdesk.typeset.paper import UNITS_PER_INCH, Paper, load_paper_fonts
from hubdesk.typeset.paper_pages import sheet_on_paper
from hubdesk.typeset.printing import Part, Sheets, lay_out, print_sheets, sheets_of
from tests.gui.typeset.documents import png
from tests.pdf import pdf_pages

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QTextDocument

WORDS = "What pupils said in the first term, and what the adults did with it, is told here in some lines. "


def compose(paper: Paper, *blocks: Block, width: int = 400) -> QTextDocument:
    """Set blocks for paper; every picture is blue, and so many pixels wide."""
    composer = paper.composer(lambda _asset, _width: QImage.fromData(png(width, width)))
    composer.blocks(blocks)
    return composer.finish()


def paragraph(number: int, times: int = 3) -> Paragraph:
    """Make a paragraph of a few lines that can be told apart."""
    return Paragraph((Text(f"Paragraph {number}. " + WORDS * times),))


def pdf_of(target: Path, sheets: Sheets) -> list[str]:
    """Print into a PDF and give the words of each page."""
    writer = QPdfWriter(str(target))
    writer.setResolution(UNITS_PER_INCH)
    writer.setPageSize(sheets.paper.page_size)
    writer.setPageMargins(QMarginsF())
    print_sheets(sheets, writer)
    del writer
    return pdf_pages(target)


def drawn(sheets: Sheets, number: int) -> QImage:
    """Draw a page, 60 dots to the inch."""
    sheet = sheets.paper.sheet
    image = QImage(round(sheet.width() / 10), round(sheet.height() / 10), QImage.Format.Format_RGB32)
    image.fill("#ffffff")
    painter = QPainter(image)
    painter.scale(0.1, 0.1)
    sheets.paint(painter, number)
    painter.end()
    return image


def test_every_word_stands_on_one_page_with_header_and_footer(tmp_path: Path) -> None:
    """Forty paragraphs: each is there once, in order; every page says what it is of, and which of how many it is."""
    paper = Paper()
    document = compose(paper, *(paragraph(number) for number in range(40)))
    pages = pdf_of(tmp_path / "out.pdf", sheets_of(document, "A long sheet", paper, foot="From the small library"))

    assert len(pages) >= 4
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page
        assert "A long sheet" in page
        assert "From the small library" in page
    whole = " ".join(pages)
    assert [whole.count(f"Paragraph {number}.") for number in range(40)] == [1] * 40


@pytest.mark.parametrize("paper", [Paper(), Paper(is_letter=True), Paper(is_large=True), Paper(is_black=True)])
def test_no_heading_stands_alone_at_the_foot_of_a_page(tmp_path: Path, paper: Paper) -> None:
    """Whatever the paper, a heading is followed by at least the first line of its text."""
    blocks: list[Block] = []
    for number in range(24):
        blocks += [Heading(2, f"part-{number}", (Text(f"Heading {number} stands here"),)), paragraph(number)]
    pages = pdf_of(tmp_path / "out.pdf", sheets_of(compose(paper, *blocks), "Headings", paper))

    whole = " ".join(pages)
    for number in range(24):
        (page,) = [page for page in pages if f"Heading {number} stands here" in page]
        assert f"Paragraph {number}." in page
        assert whole.count(f"Heading {number} stands here") == 1


def test_large_print_is_larger(tmp_path: Path) -> None:
    """The same words take more pages in large print."""
    counts = [
        len(pdf_of(tmp_path / "out.pdf", sheets_of(compose(paper, *map(paragraph, range(30))), "Large", paper)))
        for paper in (Paper(), Paper(is_large=True))
    ]
    assert counts[1] >= 1.7 * counts[0]


@pytest.mark.parametrize("paper", [Paper(), Paper(is_large=True), Paper(is_letter=True, is_large=True)])
def test_the_footer_names_the_licence_whole(tmp_path: Path, paper: Paper) -> None:
    """Large letters leave no room for it in one line: it goes on in a second one."""
    foot = "HeadStart practice library · edition of 23 November 2026 · CC BY-NC-SA 4.0"
    (page,) = pdf_of(tmp_path / "out.pdf", sheets_of(compose(paper, paragraph(1)), "X", paper, foot=foot))

    words = " ".join(page.replace("·", " ").split())
    assert "HeadStart practice library" in words
    assert "CC BY-NC-SA 4.0" in words


def test_black_and_white_is_black_and_white() -> None:
    """No dot of a page has a colour, pictures and links among them."""
    black, ink = (
        drawn(sheets_of(compose(paper, Picture("blue.png", "Blue", ""), Callout("figure", "9", ())), "X", paper), 0)
        for paper in (Paper(is_black=True), Paper())
    )
    assert not _colours(black)
    assert _colours(ink)


def _colours(image: QImage) -> bool:
    colours = (image.pixelColor(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2))
    return any(colour.red() - colour.blue() not in range(-12, 13) for colour in colours)


def test_nothing_is_filled() -> None:
    """A box is a thin outline: of its inside next to nothing is printed."""
    paper = Paper()
    image = drawn(sheets_of(compose(paper, Callout("care", "Help", (paragraph(1),))), "X", paper), 0)
    white = sum(image.pixelColor(x, y).lightness() > 250 for x in range(image.width()) for y in range(image.height()))

    assert white / (image.width() * image.height()) > 0.93


def test_a_long_table_says_its_head_on_each_page_and_cuts_no_row(tmp_path: Path) -> None:
    """Sixty rows of two lines: each page begins with the head, and both lines of a row stand together."""
    paper = Paper()
    rows = tuple(((Text(f"Row {number} begins {WORDS}ends {number}."),), (Text(str(number)),)) for number in range(60))
    table = Table(("left", "right"), ((Text("What was asked"),), (Text("How many"),)), rows)
    pages = pdf_of(tmp_path / "out.pdf", sheets_of(compose(paper, paragraph(0), table), "Table", paper))

    assert len(pages) >= 3
    assert all(page.count("What was asked") == 1 for page in pages)
    for number in range(60):
        (page,) = [page for page in pages if f"Row {number} begins" in page]
        assert f"ends {number}." in page


def test_pictures_are_whole_and_not_too_tall(tmp_path: Path) -> None:
    """A square picture as wide as the column is made small enough to leave room, and is not cut by the page's end."""
    paper = Paper()
    document = compose(paper, *map(paragraph, range(6)), Picture("blue.png", "Blue", "The caption"), width=4000)
    laid = lay_out(Part(document), paper)
    pages = pdf_of(tmp_path / "out.pdf", Sheets("Picture", [laid], paper))

    assert len(laid.pages) == len(pages) == 2
    assert "The caption" in pages[1]
    image = drawn(Sheets("Picture", [laid], paper), 1)
    middle = [image.pixelColor(image.width() // 2, y) for y in range(image.height())]
    blue = [y for y, colour in enumerate(middle) if colour.blue() - 60 > colour.red()]
    assert 0.55 < (blue[-1] - blue[0]) * 10 / paper.text.height() < 0.61


def test_a_small_picture_keeps_its_size_among_the_words() -> None:
    """A picture of 100 pixels is as wide beside the text as on the screen, not blown up to the column."""
    paper = Paper()
    image = drawn(sheets_of(compose(paper, Picture("blue.png", "Blue", ""), width=100), "X", paper), 0)
    row = [x for x in range(image.width()) if (colour := image.pixelColor(x, 90)).blue() - 60 > colour.red()]

    assert abs((row[-1] - row[0] + 1) * 10 - 100 * paper.zoom) < 20


def test_headings_say_where_they_stand() -> None:
    """The third heading of two pages is found on the second page, below its top margin."""
    paper = Paper()
    blocks: list[Block] = []
    for number in range(3):
        blocks += [Heading(2, f"h{number}", (Text(f"Heading {number}"),)), *map(paragraph, range(4))]
    sheets = Sheets("X", [lay_out(Part(compose(paper, *blocks)), paper)], paper)
    places = list(sheets.places)

    assert [(place.words, place.level) for place in places] == [(f"Heading {number}", 2) for number in range(3)]
    assert [place.page for place in places] == [0, 0, 1]
    assert all(paper.text.top() - 1 <= place.top < paper.text.bottom() for place in places)


def test_a_list_stays_with_the_sentence_that_opens_it(tmp_path: Path) -> None:
    """The line "You need:" does not end a page."""
    paper = Paper()
    listing = Listing(None, tuple((paragraph(number, 1),) for number in range(100, 104)))
    for before in range(9, 16):
        opening = Paragraph((Text("You need these:"),))
        blocks: list[Block] = [*(paragraph(number, 1) for number in range(before)), opening, listing]
        pages = pdf_of(tmp_path / "out.pdf", sheets_of(compose(paper, *blocks), "X", paper))
        (page,) = [page for page in pages if "You need these:" in page]
        assert "Paragraph 100." in page


def test_a_heading_and_one_line_do_not_wait_alone_for_their_list(tmp_path: Path) -> None:
    """Below "First steps" stands "These are ours.", and then the steps: the three never part at the foot of a page."""
    paper = Paper()
    listing = Listing(None, tuple((paragraph(number, 1),) for number in range(100, 104)))
    for before in range(8, 16):
        opening: list[Block] = [Heading(2, "steps", (Text("First steps"),)), Paragraph((Text("These are ours."),))]
        blocks: list[Block] = [*(paragraph(number, 1) for number in range(before)), *opening, listing]
        pages = pdf_of(tmp_path / "out.pdf", sheets_of(compose(paper, *blocks), "X", paper))
        (page,) = [page for page in pages if "First steps" in page]
        assert "These are ours." in page
        assert "Paragraph 100." in page


def test_printing_reports_and_can_be_stopped(tmp_path: Path) -> None:
    """Each page is told; after the second somebody stops it, and no third one is painted."""
    paper, token = Paper(), CancelToken()
    sheets = sheets_of(compose(paper, *map(paragraph, range(40))), "X", paper)
    heard: list[Progress] = []

    def report(progress: Progress) -> None:
        heard.append(progress)
        if progress.done == 2:
            token.cancel()

    with pytest.raises(CancelledError):
        print_sheets(sheets, QPdfWriter(str(tmp_path / "out.pdf")), (), report, token)
    assert [(progress.done, progress.total) for progress in heard] == [(1, sheets.count), (2, sheets.count)]


def test_chosen_pages_only(tmp_path: Path) -> None:
    """Of many pages the second and third are printed; their numbers stay."""
    paper = Paper()
    sheets = sheets_of(compose(paper, *map(paragraph, range(40))), "X", paper)
    writer = QPdfWriter(str(tmp_path / "out.pdf"))
    print_sheets(sheets, writer, [1, 2])
    del writer

    assert [page.split("Page ")[-1][0] for page in pdf_pages(tmp_path / "out.pdf")] == ["2", "3"]


@pytest.mark.no_qt_log  # Qt says so too
def test_a_device_that_takes_nothing_is_said(tmp_path: Path) -> None:
    """The folder is gone: printing says so instead of losing the pages."""
    paper = Paper()
    with pytest.raises(OSError, match="does not take it"):
        print_sheets(
            sheets_of(compose(paper, paragraph(1)), "X", paper), QPdfWriter(str(tmp_path / "gone" / "out.pdf"))
        )


def test_a_thread_of_its_own_prints_while_the_window_sets_text(tmp_path: Path) -> None:
    """A long list goes into a PDF off the window's thread, and reads as one that the window's own thread wrote."""
    paper = Paper()

    def sheets() -> Sheets:
        return sheets_of(compose(paper, *map(paragraph, range(40))), "X", paper)

    class Printer(QThread):
        pages: ClassVar[list[str]] = []

        def run(self) -> None:
            self.pages.extend(pdf_of(tmp_path / "thread.pdf", sheets()))

    load_paper_fonts()
    printer = Printer()
    printer.start()
    while not printer.wait(0):
        drawn(sheets(), 1)

    assert printer.pages == pdf_of(tmp_path / "here.pdf", sheets())


def test_a_sheet_has_room_to_write(tmp_path: Path) -> None:
    """Every question of a sheet stands with its line; an item to tick has its box and no dot."""
    paper = Paper()
    info = PackInfo("small", "Small practice library", "2026-02-01")
    ticks = Listing(None, ((Paragraph((Text("☐ Somebody knows."),)),),))
    for count in range(12, 20):
        questions = [block for number in range(count) for block in (question(number), Rule())]
        document = Document((ticks, *questions))
        sheet = Sheet("small", "plan", "A plan", "Write it down.", document)
        made = sheet_on_paper(paper.composer(lambda *_: QImage()), sheet, info)
        laid = lay_out(Part(made, "A plan"), paper)
        target = tmp_path / f"{count}.pdf"
        pages = pdf_of(target, Sheets("A plan", [laid], paper))
        assert [" ".join(pages).count(f"Question {number}?") for number in range(count)] == [1] * count
        rooms = [mark.bottom - mark.top for mark in laid.pages[0][-1:]]
        assert rooms[0] <= paper.text.height() * 1.02
        last = next(number for number in reversed(range(count)) if f"Question {number}?" in pages[0])
        assert lines_drawn(Sheets("A plan", [laid], paper), 0) == last + 1
    assert "• ☐" not in pages[0]


def question(number: int) -> Paragraph:
    """Make a question to be answered by hand."""
    return Paragraph((Text(f"Question {number}?"),))


def lines_drawn(sheets: Sheets, number: int) -> int:
    """Count the lines to write on that are drawn on a page, below its header."""
    image = drawn(sheets, number)
    x = round(sheets.paper.text.right() / 10) - 40
    first = round(sheets.paper.text.top() / 10)
    dark = [image.pixelColor(x, y).lightness() < 250 for y in range(first, round(sheets.paper.text.bottom() / 10) + 12)]
    return sum(now and not before for before, now in pairwise([False, *dark]))


@pytest.mark.parametrize("font", ["atkinson", "lexend"])
def test_every_letter_can_be_copied(tmp_path: Path, font: str) -> None:
    """Whatever the typeface, each letter of a PDF is known by its name: letters that are drawn as one, and A, among them."""
    # without U+013F, which Lexend lacks and Qt composes of two letters of its own choice
    letters = "".join(map(chr, (*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x13F), *range(0x141, 0x180))))
    words = f"A staff office: fifty affluent fjords, offline flights. {letters} ‘’“”–—…• end"
    paper = Paper(font=font)
    (page,) = pdf_of(tmp_path / "out.pdf", sheets_of(compose(paper, Paragraph((Text(words),))), "X", paper))

    assert words.replace(" ", "") in page.replace(" ", "")
