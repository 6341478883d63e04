"""Sets slides: one way for each kind, all in the same room and with the same sizes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage

from hubdesk.model import document as tree
from hubdesk.model.slide import Slide, SlideKind
from hubdesk.model.words import tr
from hubdesk.typeset.stage.look import (
    BODY_SIZES,
    FIGURE_SIZES,
    HEADING_SIZES,
    HEIGHT,
    LEAST,
    QUESTION_SIZES,
    TITLE_SIZES,
    Look,
    Room,
    blend,
)
from hubdesk.typeset.stage.parts import Fill, PictureAt, Ring, SetSlide, breaks_a_word, lay_blocks, lay_words

if TYPE_CHECKING:
    from hubdesk.model.facts import Fact

Pictures: TypeAlias = Callable[[str, str, int], QImage]
"""Gives a picture of a pack (its id), by its path, so many pixels wide; a null image if it cannot be shown."""

_COUNT_WIDTH = 190.0
_BELOW_HEADING = 46.0
_CARDS = {"tip": ("tip", "tip_ink"), "care": ("care", "care_ink")}
_PIXELS = 1800
_CLOCK = 380.0
_FACT_SIZES = (58.0, 52.0, 47.5, LEAST)


def set_slide(
    slide: Slide,
    look: Look,
    room: Room,
    pictures: Pictures | None = None,
) -> SetSlide | None:
    """Set a slide.

    Args:
        slide: what it says.
        look: its colours.
        room: the wall.
        pictures: where pictures come from; None leaves their place empty, to see whether the rest fits.
    Returns:
        The slide, or None if it does not fit at the least size.
    """
    sizes = tuple(size for size in BODY_SIZES if not slide.size or size <= slide.size)
    setter = _Setter(slide, look, room, pictures, sizes)
    return setter.set()


class _Setter:
    """Sets one slide."""

    def __init__(
        self, slide: Slide, look: Look, room: Room, pictures: Pictures | None, sizes: tuple[float, ...]
    ) -> None:
        self.slide, self.look, self.room, self.pictures, self.sizes = slide, look, room, pictures, sizes
        self.palette = look.palette
        self.made = SetSlide(slide, look, room.whole, self.palette.paper, foot_colour=self.palette.quiet)

    def set(self) -> SetSlide | None:
        """Set it, by its kind."""
        ways: dict[SlideKind, Callable[[], bool]] = {
            SlideKind.TITLE: self._title,
            SlideKind.FACTS: self._facts,
            SlideKind.CARE: self._care,
            SlideKind.TABLE: lambda: self._text(is_table=True),
            SlideKind.PICTURE: self._picture,
            SlideKind.FIGURE: self._figure,
            SlideKind.QUOTE: self._quote,
            SlideKind.CALLOUT: self._callout,
            SlideKind.QUESTION: self._question,
            SlideKind.ACTIVITY: self._activity,
            SlideKind.BREAK: self._break,
            SlideKind.MISSING: self._missing,
        }
        return self.made if ways.get(self.slide.kind, self._text)() else None

    # ---- what slides share

    def _bar(self) -> None:
        """The accent at the left edge, on every slide of paper."""
        self.made.shapes.append(Fill(QRectF(0, 0, 20, HEIGHT), self.look.accent))

    def _heading(self) -> float | None:
        """Set heading and count; gives where the body begins, or None if the heading is too long."""
        self._bar()
        room, slide = self.room, self.slide
        if not slide.title:
            return room.top
        wide = room.text_width - (_COUNT_WIDTH if slide.count > 1 else 0)
        laid = lay_words(slide.title, HEADING_SIZES, self.look.accent, wide, 190)
        if laid is None:
            return None
        end = self.made.put(laid, room.margin, room.top)
        if slide.count > 1:
            said = tr("{number} of {count}").format(number=slide.number, count=slide.count)
            count = lay_words(
                said, (LEAST,), self.palette.quiet, _COUNT_WIDTH, 90, is_bold=False, align=Qt.AlignmentFlag.AlignRight
            )
            if count is not None:
                first_line = laid.document.begin().layout().lineAt(0).height()
                top = room.top + (first_line - count.height) / 2 + 2
                self.made.put(count, room.width - room.margin - _COUNT_WIDTH, top)
        return end + _BELOW_HEADING

    def _arcs(self, colour: str, opacity: float) -> None:
        """Quarter circles in the lower right corner: the mark of titles and pauses."""
        for number, radius in enumerate((300.0, 450.0, 600.0, 750.0)):
            rect = QRectF(self.room.width - radius, HEIGHT - radius, 2 * radius, 2 * radius)
            self.made.shapes.append(Ring(rect, colour, 64, opacity * (1 - number * 0.2)))

    # ---- kinds

    def _text(self, *, is_table: bool = False) -> bool:
        begin = self._heading()
        if begin is None:
            return False
        high = self.room.bottom - begin
        sizes = tuple(size for size in self.sizes if size <= BODY_SIZES[2]) if is_table else self.sizes
        laid = lay_blocks(self.slide.blocks, sizes, self.look, self.room.text_width, high, is_small=is_table)
        if laid is None:
            return False
        self.made.put(laid, self.room.margin, begin + min(70.0, (high - laid.height) * 0.22))
        return True

    def _title(self) -> bool:
        room, slide, look = self.room, self.slide, self.look
        made = self.made
        made.ground, made.foot_colour = look.deep, look.on_deep
        self._arcs(look.on_deep, 0.10)
        wide = min(room.text_width, 1500.0)
        title = lay_words(slide.title, TITLE_SIZES, look.on_deep, wide, 520, line_height=90, is_balanced=True)
        if title is None:
            return False
        summary = None
        if slide.blocks:
            left = room.bottom - 250 - title.height - 50
            ink = blend(look.on_deep, look.deep, 0.9)
            summary = lay_blocks(slide.blocks, (52.0, 47.5, LEAST), look, min(wide, 1250.0), left, colour=ink)
            if summary is None:
                return False
        high = title.height + (50 + summary.height if summary else 0)
        y = max(230.0, (HEIGHT - high) * 0.5)
        if slide.above:
            above = lay_words(slide.above, (LEAST,), blend(look.on_deep, look.deep, 0.86), wide, 70)
            if above is not None:
                made.put(above, room.margin, y - above.height - 52)
                made.shapes.append(Fill(QRectF(room.margin, y - 36, 120, 8), look.on_deep, 4))
        y = made.put(title, room.margin, y)
        if summary is not None:
            made.put(summary, room.margin, y + 50)
        return True

    def _facts(self) -> bool:
        begin = self._heading()
        if begin is None:
            return False
        return self._grid(self.slide.facts, begin, self.look.tint, self.palette.ink)

    def _grid(self, facts: tuple[Fact, ...], begin: float, ground: str, ink: str) -> bool:
        """Set facts as cards, at the largest size at which they fit in rows of two, or of three."""
        for columns in (1,) if len(facts) == 1 else (2, 3):
            for size in _FACT_SIZES:
                if self._cards(facts, begin, ground, ink, columns, size):
                    return True
        return False

    def _cards(self, facts: tuple[Fact, ...], begin: float, ground: str, ink: str, columns: int, size: float) -> bool:
        gap, pad = 26.0, 28.0
        wide = (self.room.text_width - gap * (columns - 1)) / columns
        most = self.room.bottom - begin
        cards = []
        for fact in facts:
            room = (wide - 2 * pad, most)
            label = lay_words(fact.label, (LEAST,), self.palette.quiet, *room, is_bold=False, line_height=96)
            value = lay_words(fact.value, (size,), ink, *room, line_height=96)
            if label is None or value is None or breaks_a_word(value.document):
                return False
            cards.append((label, value))
        rows = [cards[first : first + columns] for first in range(0, len(cards), columns)]
        heights = [max(label.height + value.height + 2 * pad for label, value in row) for row in rows]
        if sum(heights) + gap * (len(rows) - 1) > most:
            return False
        y = begin
        for row, high in zip(rows, heights, strict=True):
            for column, (label, value) in enumerate(row):
                x = self.room.margin + column * (wide + gap)
                self.made.shapes.append(Fill(QRectF(x, y, wide, high), ground, 22))
                self.made.put(value, x + pad, self.made.put(label, x + pad, y + pad))
            y += high + gap
        return True

    def _care(self) -> bool:
        palette = self.palette
        self.made.ground = palette.care
        title = lay_words(self.slide.title, (84.0, 62.0), palette.care_ink, self.room.text_width, 130)
        if title is None:
            return False
        self.made.shapes.append(Fill(QRectF(0, 0, 20, HEIGHT), palette.care_ink))
        end = self.made.put(title, self.room.margin, self.room.top)
        text = lay_blocks(self.slide.blocks, (52.0, 47.5, LEAST), self.look, self.room.text_width, 320)
        if text is None:
            return False
        end = self.made.put(text, self.room.margin, end + 26)
        ground = blend(palette.care_ink, palette.care, 0.08)
        return not self.slide.facts or self._grid(self.slide.facts, end + 40, ground, palette.ink)

    def _picture(self) -> bool:
        begin = self._heading()
        block = self.slide.blocks[0]
        if begin is None or not isinstance(block, tree.Picture):
            return False
        room, bottom = self.room, self.room.bottom
        if block.caption:
            caption = lay_words(
                block.caption, (LEAST,), self.palette.quiet, room.text_width, 120, is_bold=False, line_height=100
            )
            if caption is None:
                return False
            bottom -= caption.height + 20
            self.made.put(caption, room.margin, bottom + 20)
        place = QRectF(room.margin, begin - 10, room.text_width, bottom - begin + 10)
        if self.pictures is None:
            return place.height() > HEIGHT / 4
        image = self.pictures(self.slide.pack, block.asset, _PIXELS)
        if image.isNull():
            return self._no_picture(block.alternative, place)
        size = image.size().toSizeF().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
        rect = QRectF(
            place.center().x() - size.width() / 2, place.center().y() - size.height() / 2, size.width(), size.height()
        )
        if self.look.is_dark:  # drawings are made for light paper
            self.made.shapes.append(Fill(rect.adjusted(-14, -14, 14, 14), "#fdfcfa", 22))
        self.made.pictures.append(PictureAt(rect, image))
        return True

    def _no_picture(self, alternative: str, place: QRectF) -> bool:
        """Say in words what a picture shows that cannot be drawn; nothing else is said of it in front of people."""
        self.made.shapes.append(Fill(place, self.look.tint, 22))
        words = lay_words(
            alternative, BODY_SIZES, self.palette.quiet, place.width() - 120, place.height() - 100, is_bold=False
        )
        if words is not None:
            self.made.put(words, place.left() + 60, place.center().y() - words.height / 2)
        return True

    def _figure(self) -> bool:
        begin = self._heading()
        block = self.slide.blocks[0]
        if begin is None or not isinstance(block, tree.Callout):
            return False
        wide, high = self.room.text_width, self.room.bottom - begin
        figure = lay_words(block.title, FIGURE_SIZES, self.look.accent, wide, high * 0.52, line_height=88)
        if figure is None:
            return False
        text = lay_blocks(block.children, (60.0, *BODY_SIZES[2:]), self.look, wide, high - figure.height - 34)
        if text is None:
            return False
        y = begin + (high - figure.height - text.height - 34) * 0.38
        self.made.put(text, self.room.margin, self.made.put(figure, self.room.margin, y) + 34)
        return True

    def _quote(self) -> bool:
        self._bar()
        room = self.room
        mark = lay_words("“", (420.0,), self.look.accent, 300, 600)
        laid = lay_blocks(self.slide.blocks, (84.0, *BODY_SIZES), self.look, room.text_width - 240, 700)
        if laid is None:
            return False
        y = (HEIGHT - laid.height) * 0.46
        if mark is not None:
            self.made.put(mark, room.margin - 20, y - 96)
        self.made.put(laid, room.margin + 220, y)
        return True

    def _callout(self) -> bool:
        begin = self._heading()
        block = self.slide.blocks[0]
        if begin is None or not isinstance(block, tree.Callout):
            return False
        fill, ink = _CARDS.get(self.slide.label, ("", ""))
        ground = getattr(self.palette, fill) if fill else self.look.tint
        colour = getattr(self.palette, ink) if ink else self.look.accent
        pad = 60.0
        wide, high = self.room.text_width - 2 * pad, self.room.bottom - begin - 2 * pad
        title = lay_words(block.title, (60.0, 52.0, LEAST), colour, wide, 160) if block.title else None
        if block.title and title is None:
            return False
        above = title.height + 26 if title else 0.0
        text = lay_blocks(block.children, self.sizes, self.look, wide, high - above) if block.children else None
        if block.children and text is None:
            return False
        total = above + (text.height if text else 0.0)
        y = begin + min(60.0, (high - total) * 0.2)
        self.made.shapes.append(Fill(QRectF(self.room.margin, y, self.room.text_width, total + 2 * pad), ground, 28))
        y += pad
        if title is not None:
            y = self.made.put(title, self.room.margin + pad, y) + 26
        if text is not None:
            self.made.put(text, self.room.margin + pad, y)
        return True

    def _question(self) -> bool:
        room, made = self.room, self.made
        made.ground = self.look.tint
        self._bar()
        mark = lay_words("?", (900.0,), blend(self.look.accent, self.look.tint, 0.10), 620, 1400)
        if mark is not None:
            made.put(mark, room.width - 640, HEIGHT / 2 - mark.height / 2 - 20)
        wide = room.text_width - 200
        title = lay_words(
            self.slide.title, QUESTION_SIZES, self.palette.ink, wide, 560, line_height=98, is_balanced=True
        )
        if title is None:
            return False
        text = None
        if self.slide.blocks:
            text = lay_blocks(self.slide.blocks, BODY_SIZES[1:], self.look, wide, 800 - title.height - 60)
            if text is None:
                return False
        high = title.height + (60 + text.height if text else 0)
        y = made.put(title, room.margin, (HEIGHT - high) * 0.45)
        if text is not None:
            made.put(text, room.margin, y + 60)
        return True

    def _activity(self) -> bool:
        room, made, slide = self.room, self.made, self.slide
        self._bar()
        made.shapes.insert(0, Fill(QRectF(0, 0, room.width, 250), self.look.tint))
        clock = _CLOCK + 60 if slide.countdown else 0.0
        wide = room.text_width - clock
        title = lay_words(slide.title, (84.0, *HEADING_SIZES), self.look.accent, room.text_width, 160)
        if title is None:
            return False
        made.put(title, room.margin, 125 - title.height / 2)
        begin = 300.0
        if slide.blocks:
            text = lay_blocks(slide.blocks, self.sizes, self.look, wide, room.bottom - begin)
            if text is None:
                return False
            made.put(text, room.margin, begin)
        if slide.countdown:
            x = room.width - room.margin - _CLOCK if slide.blocks else (room.width - _CLOCK) / 2
            made.clock = QRectF(x, begin + (room.bottom - begin - _CLOCK) / 2, _CLOCK, _CLOCK)
        return True

    def _break(self) -> bool:
        room, made, slide = self.room, self.made, self.slide
        made.ground, made.foot_colour = self.look.deep, self.look.on_deep
        self._arcs(self.look.on_deep, 0.08)
        clock = _CLOCK + 100 if slide.countdown else 0.0
        wide = room.text_width - clock
        title = lay_words(slide.title, TITLE_SIZES, self.look.on_deep, wide, 420, line_height=90)
        if title is None:
            return False
        text = None
        if slide.blocks:
            text = lay_blocks(slide.blocks, BODY_SIZES, self.look, wide, 380, colour=self.look.on_deep)
            if text is None:
                return False
        high = title.height + (44 + text.height if text else 0)
        y = made.put(title, room.margin, (HEIGHT - high) / 2)
        if text is not None:
            made.put(text, room.margin, y + 44)
        if slide.countdown:
            made.clock = QRectF(room.width - room.margin - _CLOCK, (HEIGHT - _CLOCK) / 2, _CLOCK, _CLOCK)
        return True

    def _missing(self) -> bool:
        """A quiet slide: it looks meant, whatever went wrong."""
        self._bar()
        wide = self.room.text_width
        quiet = self.palette.quiet
        title = lay_words(self.slide.title, HEADING_SIZES, self.palette.ink, wide, 320) if self.slide.title else None
        text = lay_blocks(self.slide.blocks, BODY_SIZES[2:], self.look, wide, 500, colour=quiet)
        if (self.slide.title and title is None) or text is None:
            return False
        high = text.height + (title.height + 40 if title else 0)
        y = (HEIGHT - high) * 0.45
        if title is not None:
            y = self.made.put(title, self.room.margin, y) + 40
        self.made.put(text, self.room.margin, y)
        return True
