"""Nothing overflows the wall: not a slide of the real library, and none that a stranger could write."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from hubdesk.library.library import open_library
from hubdesk.model.address import EntryPlace
from hubdesk.model.document import Callout, Code, Listing, Paragraph, Picture, Quote, Table, Text
from hubdesk.model.facts import Fact
from hubdesk.model.slide import Slide, SlideKind
from hubdesk.model.vocabulary import TermKind
from hubdesk.services.presenting.cutting import cut_entry
from hubdesk.services.presenting.deck import deck_of_workshop
from hubdesk.typeset.fonts import SLANTED, UPRIGHT, load_fonts
from hubdesk.typeset.pictures import decode_picture
from hubdesk.typeset.stage.fitting import fit_slides
from hubdesk.typeset.stage.look import HEIGHT, LEAST, Look, Room, room_of
from hubdesk.typeset.stage.painting import draw_slide
from hubdesk.typeset.stage.setting import set_slide
from tests.unit.model.strategies import documents

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from hubdesk.library.library import Library
    from hubdesk.typeset.stage.parts import SetSlide

SHAPES = {"4:3": (4, 3), "16:10": (16, 10), "16:9": (16, 9)}


@pytest.fixture(scope="module")
def library(headstart_pack: Path, qapp: QApplication) -> Iterator[Library]:
    """Open the real library, with the fonts that its slides are set in."""
    load_fonts((*UPRIGHT, *SLANTED))
    with open_library([headstart_pack]) as opened:
        yield opened


def overflow_of(made: SetSlide, room: Room) -> list[str]:
    """Say what is wrong with a set slide: text beyond its room, or smaller than can be read from the back row."""
    wrong = []
    for text in made.texts:
        size = text.document.size()
        last = text.document.lastBlock()
        drawn = text.document.documentLayout().blockBoundingRect(last).bottom() if last.text() else text.room.height()
        bottom = text.at.y() + drawn
        if text.room.left() < 0 or text.room.left() + text.document.idealWidth() > room.width + 1:
            wrong.append(f"too wide: {text.document.toPlainText()[:40]}")
        is_mark = text.document.toPlainText() in ("?", "“")
        if not is_mark and (text.room.top() < 0 or bottom > room.bottom + 1 or size.width() > text.room.width() + 1):
            wrong.append(f"too high: {text.document.toPlainText()[:40]}")
        if text.least < LEAST:
            wrong.append(f"too small: {text.document.toPlainText()[:40]}")
    beyond = [one for one in made.pictures if not room.whole.contains(one.rect) or one.rect.bottom() > room.bottom + 1]
    wrong += ["picture beyond the wall"] * len(beyond)
    return [f"{made.slide.part} {made.slide.path}: {one}" for one in wrong]


def check_all(slides: tuple[Slide, ...], room: Room) -> tuple[int, list[str]]:
    """Fit slides and look at each."""
    wrong: list[str] = []
    fitted = fit_slides(slides, room)
    for slide in fitted:
        made = set_slide(slide, Look(slide.accent, is_dark=False), room)
        wrong += [f"does not fit: {slide}"] if made is None else overflow_of(made, room)
    return len(fitted), wrong


THIRDS = [(shape, number, 3) for number, shape in enumerate(SHAPES)]
WHOLE = [pytest.param(shape, 0, 1, marks=pytest.mark.slow) for shape in SHAPES]


@pytest.mark.parametrize(("shape", "first", "step"), [*THIRDS, *WHOLE])
def test_every_slide_of_the_library_fits_the_wall(library: Library, shape: str, first: int, step: int) -> None:
    """No line beyond its room, no letter under 1/25 of the height: a third of the entries at each shape, or all."""
    (pack,) = library.packs
    room, count, wrong = room_of(*SHAPES[shape]), 0, list[str]()
    for entry_id in pack.ids(pack.entry_count)[first::step]:
        slides = cut_entry(library.entry(EntryPlace("", entry_id)))
        shown, found = check_all(slides, room)
        count += shown
        wrong += [f"{entry_id}: {one}" for one in found]

    assert wrong == []
    assert count > 12 * pack.entry_count / step


def test_an_overflow_would_be_seen(library: Library) -> None:
    """The check can fail: slides that were set for a wide wall do not fit a narrow one."""
    wide, narrow = room_of(16, 9), room_of(1, 1)
    slides = fit_slides(cut_entry(library.entry(EntryPlace("", "kent/safe-spaces"))), wide)
    made = [set_slide(slide, Look("sea", is_dark=False), wide) for slide in slides]

    assert [one for found in made if found for one in overflow_of(found, narrow)]


@pytest.mark.parametrize("shape", ["4:3", "16:9"])
def test_every_slide_of_the_ready_workshops_fits_the_wall(library: Library, shape: str) -> None:
    """Questions, activities and breaks fit too."""
    room, wrong = room_of(*SHAPES[shape]), list[str]()
    for line in library.workshops():
        workshop = library.workshop(line.pack, line.id)
        assert workshop is not None
        for item in deck_of_workshop(workshop, library).items:
            wrong += [f"{line.id}: {one}" for one in check_all(item.raw, room)[1]]

    assert wrong == []


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_no_ink_lies_outside_the_margins(library: Library, shape: str) -> None:
    """By pixels: beside and below the text there is nothing but ground, on every slide of paper of the library."""
    (pack,) = library.packs
    room = room_of(*SHAPES[shape])
    size = QSize(round(room.width / 4), round(HEIGHT / 4))
    wrong: list[str] = []

    def picture(pack_id: str, asset: str, width: int) -> QImage:
        found = library.asset(pack_id, asset)
        return decode_picture(found, width) if found else QImage()

    for entry_id in pack.ids(pack.entry_count):
        for slide in fit_slides(cut_entry(library.entry(EntryPlace("", entry_id))), room):
            made = set_slide(slide, Look(slide.accent, is_dark=False), room, picture)
            assert made is not None
            if made.ground == made.look.palette.paper and not ink_is_inside(draw_slide(made, size), made, room):
                wrong.append(f"{entry_id} {slide.part} {slide.path}")

    assert wrong == []


def ink_is_inside(image: QImage, made: SetSlide, room: Room) -> bool:
    """Say whether the right margin and the strip over the footer are bare."""
    scale = image.height() / HEIGHT
    ground = QColor(made.ground).rgb()
    right = range(round((room.width - room.margin * 0.6) * scale), image.width())
    strip = range(round((room.bottom + 6) * scale), round((HEIGHT - 84) * scale))
    left = round((room.margin * 0.6) * scale)
    return all(image.pixel(x, y) == ground for x in right for y in range(image.height())) and all(
        image.pixel(x, y) == ground for y in strip for x in range(left, image.width())
    )


def text(words: str) -> Paragraph:
    """Make a paragraph."""
    return Paragraph((Text(words),))


HOSTILE = {
    "a word without an end": Slide(SlideKind.TEXT, title="x", blocks=(text("w" * 5000),)),
    "a heading like a book": Slide(SlideKind.TEXT, title="word " * 400, blocks=(text("short"),)),
    "a title like a book": Slide(SlideKind.TITLE, title="word " * 400, blocks=(text("long " * 300),)),
    "a title that is one word": Slide(SlideKind.TITLE, title="w" * 900),
    "a figure that is none": Slide(SlideKind.FIGURE, title="x", blocks=(Callout("figure", "much " * 90, (text("so " * 400),)),)),
    "a quote of a page": Slide(SlideKind.QUOTE, blocks=(Quote((text("they said " * 300),)),)),
    "a row of forty columns": Slide(SlideKind.TABLE, title="x", blocks=(
        Table(("left",) * 40, ((Text("name of a column"),),) * 40, (((Text("cell with words"),),) * 40,) * 3),)),
    "a cell like a book": Slide(SlideKind.TABLE, title="x", blocks=(
        Table(("left",) * 2, ((Text("a"),),) * 2, (((Text("word " * 900),),) * 2,)),)),
    "code without an end": Slide(SlideKind.TEXT, title="x", blocks=(Code("x = 1\n" * 90 + "y" * 2000),)),
    "lists in lists": Slide(SlideKind.TEXT, title="x", blocks=(
        Listing(1, tuple((text("one " * 30), Listing(None, ((text("two " * 40),),) * 4)) for _ in range(4))),)),
    "a caption like a book": Slide(SlideKind.PICTURE, title="x", blocks=(Picture("gone.png", "A", "word " * 200),)),
    "facts like books": Slide(SlideKind.FACTS, title="x", facts=tuple(Fact("label " * 9, "value " * 200) for _ in range(5))),
    "care without an end": Slide(SlideKind.CARE, title="Care", blocks=(text("take care " * 200),), facts=(Fact("a", "b" * 300),)),
    "a box like a book": Slide(SlideKind.CALLOUT, title="x", label="tip", blocks=(Callout("tip", "t " * 200, (text("w " * 900),)),)),
    "a question like a book": Slide(SlideKind.QUESTION, title="why " * 200, blocks=(text("so " * 500),)),
    "an activity like a book": Slide(SlideKind.ACTIVITY, title="do " * 90, blocks=(text("so " * 900),), countdown=5),
    "a break like a book": Slide(SlideKind.BREAK, title="rest " * 90, blocks=(text("so " * 300),), countdown=5),
    "words in no letters of ours": Slide(SlideKind.TEXT, title="\u0645\u0631\u062d\u0628\u0627", blocks=(text("\u4f60\u597d" * 700),)),
    "nothing": Slide(SlideKind.TEXT),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_a_pack_holds_fits_the_wall(qapp: QApplication, name: str) -> None:
    """Text that no slide can hold is parted until it fits, and all of it is there."""
    load_fonts((*UPRIGHT, *SLANTED))
    room = room_of(4, 3)
    fitted = fit_slides((HOSTILE[name],), room)
    wrong = check_all((HOSTILE[name],), room)[1]

    assert wrong == []
    assert not any(slide.kind == SlideKind.MISSING for slide in fitted)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(document=documents, width=st.sampled_from([1440, 1920]))
def test_any_document_fits_the_wall(qapp: QApplication, library: Library, document: object, width: int) -> None:
    """Whatever tree a page holds, its slides fit."""
    load_fonts((*UPRIGHT, *SLANTED))
    (pack,) = library.packs
    entry = library.entry(EntryPlace("", pack.ids(1)[0]))
    slides = cut_entry(entry._replace(document=document))  # type: ignore[arg-type]

    assert check_all(slides, Room(width))[1] == []
    assert next(iter(entry.of_kind(TermKind.PARTNERSHIP))).accent == slides[0].accent
