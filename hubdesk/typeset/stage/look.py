"""How the wall looks: its room, its sizes and its colours, the same from slide to slide."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont

from hubdesk.model.palette import ACCENTS, DARK, LIGHT, Palette
from hubdesk.typeset.fonts import FAMILY
from hubdesk.typeset.style import BODY, SMALL, Size, Style

HEIGHT = 1080.0
LEAST = HEIGHT / 25
"""The least size of text, readable from the back row.

Source: a letter should be no smaller than 1/25 of the picture's height, the rule of thumb of issue "Presenting".
"""
BODY_SIZES = (70.0, 63.0, 57.0, 52.0, 47.5, LEAST)
"""Sizes that running text is tried in, largest first."""
HEADING_SIZES = (72.0, 62.0, 54.0, 48.0, LEAST)
TITLE_SIZES = (128.0, 112.0, 98.0, 86.0, 74.0, 64.0, 54.0, LEAST)
FIGURE_SIZES = (330.0, 270.0, 220.0, 180.0, 145.0, 118.0, 96.0, 80.0, 66.0)
QUESTION_SIZES = (112.0, 98.0, 86.0, 75.0, 66.0, 58.0, 50.0, LEAST)
FOOT_SIZE = 30.0
"""The footer is for whoever sits near, and for pictures that people take of the wall."""

_BLACK = LIGHT._replace(
    paper="#ffffff", surface="#ffffff", pane="#ffffff", raised="#ffffff", ink="#000000", quiet="#000000",
    line="#000000", link="#000000", care="#ffffff", care_ink="#000000", tip="#ffffff", tip_ink="#000000",
)  # fmt: skip


class Room(NamedTuple):
    """The wall's room: as wide as its screen is, for a height of 1080."""

    width: float

    @property
    def margin(self) -> float:
        """The space at the left and right."""
        return round(self.width * 0.065)

    @property
    def text_width(self) -> float:
        """The width of a line from margin to margin."""
        return self.width - 2 * self.margin

    @property
    def whole(self) -> QRectF:
        """All of it."""
        return QRectF(0, 0, self.width, HEIGHT)

    @property
    def top(self) -> float:
        """Where a heading begins."""
        return 84.0

    @property
    def bottom(self) -> float:
        """Where the body ends."""
        return HEIGHT - 126.0


def room_of(width: float, height: float) -> Room:
    """Give the room of a screen of that shape, in any unit; a shape that no wall has is taken as a square's or 3:1."""
    shape = width / height if height > 0 and width > 0 else 16 / 9
    return Room(round(HEIGHT * min(3.0, max(1.0, shape))))


class StageStyle(Style):
    """The sizes of the reader's pages, made as large as the wall needs."""

    def __init__(self, palette: Palette, size: float, accent: str, *, is_small: bool = False) -> None:
        """Set running text (or small text, as in tables) at `size` units."""
        super().__init__(palette, size / (SMALL.px if is_small else BODY.px), accent)

    def font(self, size: Size) -> QFont:
        """Give the font of a kind of text, its size not rounded to whole units."""
        return stage_font(round(size.px * self.zoom, 1), is_bold=size.is_bold)


@lru_cache(maxsize=64)
def _font(size: float, is_bold: bool) -> QFont:
    font = QFont(FAMILY)
    font.setPixelSize(max(1, round(size)))
    font.setBold(is_bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(QFont.Tag("locl"), 0)  # so that a PDF of slides can say its letters; see `paper.PaperStyle`
    return font


def stage_font(size: float, *, is_bold: bool = False) -> QFont:
    """Give a font of that size in units."""
    return QFont(_font(size, is_bold))


class Look:
    """The colours of the wall, light or dark, in a partnership's accent; or black on white, for a printer."""

    def __init__(self, accent: str, *, is_dark: bool = False, is_black: bool = False) -> None:
        self.accent_name, self.is_dark, self.is_black = accent, is_dark and not is_black, is_black
        if is_black:
            self.palette = _BLACK
        else:
            self.palette = DARK._replace(paper="#15171a", surface="#22262b") if is_dark else LIGHT

    @cached_property
    def accent(self) -> str:
        """The accent, for words and bars on paper."""
        return "#000000" if self.is_black else self.palette.accent(self.accent_name)

    @cached_property
    def deep(self) -> str:
        """The accent as a ground that words stand on."""
        if self.is_black:
            return "#ffffff"
        base = ACCENTS.get(self.accent_name, ACCENTS["slate"])[0]
        return blend(base, "#0b0d10", 0.62) if self.is_dark else base

    @cached_property
    def on_deep(self) -> str:
        """The words on that ground."""
        return "#000000" if self.is_black else "#ffffff"

    @cached_property
    def tint(self) -> str:
        """Paper with a breath of the accent."""
        if self.is_black:
            return "#f2f2f2"
        return blend(self.accent, self.palette.paper, 0.14 if self.is_dark else 0.09)


def blend(over: str, under: str, share: float) -> str:
    """Mix two colours: `share` of the first, the rest of the second."""
    first, second = QColor(over), QColor(under)
    return QColor.fromRgbF(
        first.redF() * share + second.redF() * (1 - share),
        first.greenF() * share + second.greenF() * (1 - share),
        first.blueF() * share + second.blueF() * (1 - share),
    ).name()
