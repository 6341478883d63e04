"""Paper: its sizes, margins and print style. Nothing is filled, colour is thin rules, text is black on white."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLocale, QRectF, QSizeF
from PySide6.QtGui import QFont, QImage, QPageSize, QPainter

from hubdesk.model.palette import LIGHT
from hubdesk.model.settings import TextLook
from hubdesk.typeset import style as sizes
from hubdesk.typeset.fonts import LEXEND, SLANTED, UPRIGHT, load_fonts
from hubdesk.typeset.paper_composer import PaperComposer
from hubdesk.typeset.pictures import fit_pictures
from hubdesk.typeset.style import Size, Style

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

    from hubdesk.typeset.composer import PictureSource

UNITS_PER_INCH = 600
"""Everything on paper is measured in this unit: fine enough that letters stand where the typeface wants them."""
PICTURE_DOTS_PER_INCH = 300
_UNITS_PER_MM = UNITS_PER_INCH / 25.4
_TEXT_POINTS, _LARGE_POINTS = 11, 18
"""Running text. 18 is large print, and leaves small print above 14 (source: UK Association for Accessible Formats)."""
_TALLEST_PICTURE = 0.6
_SWAPPING = ("locl", "liga", "clig", "calt")
"""Features of a typeface that put one letter for another, or one for two."""

INK = LIGHT._replace(
    paper="#ffffff", surface="#c5c0b6", pane="#ffffff", raised="#ffffff", ink="#17191c", quiet="#474c53",
    line="#c5c0b6", care="#8c2f1b", tip="#205c44",
)  # fmt: skip
"""What is filled on the screen is outlined on paper, so `surface`, `care` and `tip` are colours of lines here."""
BLACK = INK._replace(
    surface="#000000", ink="#000000", quiet="#000000", line="#000000", link="#000000", care="#000000",
    care_ink="#000000", tip="#000000", tip_ink="#000000",
)  # fmt: skip
"""For printers that know black only, and would make dots of any grey."""


class Paper(NamedTuple):
    """What is printed on and how: A4 or Letter, large print, black and white, and the value of the setting `font`.

    Lengths are in 600ths of an inch.
    """

    is_letter: bool = False
    is_large: bool = False
    is_black: bool = False
    font: str = "atkinson"

    @property
    def page_size(self) -> QPageSize:
        """The size of the sheet, upright."""
        return QPageSize(QPageSize.PageSizeId.Letter if self.is_letter else QPageSize.PageSizeId.A4)

    @property
    def sheet(self) -> QSizeF:
        """The sheet's width and height."""
        return self.page_size.size(QPageSize.Unit.Millimeter) * _UNITS_PER_MM

    @property
    def text(self) -> QRectF:
        """Where text stands on the sheet."""
        side = mm(20 if self.is_large else 29)
        top, bottom = mm(28), mm(25)
        sheet = self.sheet
        return QRectF(side, top, sheet.width() - 2 * side, sheet.height() - top - bottom)

    @property
    def zoom(self) -> float:
        """How long a pixel of the screen's style is here."""
        points = _LARGE_POINTS if self.is_large else _TEXT_POINTS
        return points * UNITS_PER_INCH / 72 / sizes.BODY.px

    def style(self, accent: str = "slate") -> PaperStyle:
        """Give the style that text for this paper is set in, with a named accent."""
        return PaperStyle(self, accent)

    def composer(self, picture: PictureSource, accent: str = "slate") -> PaperComposer:
        """Begin an empty document for this paper."""
        return PaperComposer(self.style(accent), self.picture(picture), PICTURE_DOTS_PER_INCH / UNITS_PER_INCH)

    def picture(self, source: PictureSource) -> PictureSource:
        """Give pictures as wide as they are on the screen, and as sharp as a printer needs."""

        def give(asset: str, width: int) -> QImage:
            image = source(asset, width)
            if image.isNull():
                return image
            if image.width() < width:  # a photograph of 500 pixels is as wide as 500 pixels are in the text
                natural = image.width() * self.zoom * PICTURE_DOTS_PER_INCH / UNITS_PER_INCH
                image.setDevicePixelRatio(image.width() / natural)
            return _on_white(image, QImage.Format.Format_Grayscale8 if self.is_black else QImage.Format.Format_RGB32)

        return give

    def fit(self, document: QTextDocument) -> None:
        """Give a document the width of the text on this paper, and let no picture be taller than reads well."""
        room = self.text
        document.setTextWidth(room.width())
        fit_pictures(document, room.width(), room.height() * _TALLEST_PICTURE)


class PaperStyle(Style):
    """The sizes of the screen's style, in the units and colours of paper."""

    is_paper = True

    def __init__(self, paper: Paper, accent: str = "slate") -> None:
        load_fonts(UPRIGHT)
        super().__init__(BLACK if paper.is_black else INK, paper.zoom, accent, TextLook(font=paper.font))
        self.paper = paper
        if paper.is_black:
            self.accent = BLACK.ink

    def font(self, size: Size) -> QFont:
        """Give the font of a kind of text, with each letter as the typeface's own table of letters has it.

        A typeface swaps some for others that stand in no such table (Atkinson: A and the space; Lexend: ff). Qt 6.9
        then writes a PDF that shows them and cannot say what they are: they would be missing when it is searched,
        copied or read aloud.
        """
        font = super().font(size)
        for feature in _SWAPPING:
            font.setFeature(QFont.Tag(feature), 0)
        return font

    @cached_property
    def column(self) -> int:
        """The width of the text column."""
        return round(self.paper.text.width())


def _on_white(image: QImage, kind: QImage.Format) -> QImage:
    """Lay a picture on white: what can be seen through would make a printed file large, and grey from nothing black."""
    sheet = QImage(image.size(), QImage.Format.Format_RGB32)
    sheet.fill("#ffffff")
    painter = QPainter(sheet)
    painter.drawImage(sheet.rect(), image)
    painter.end()
    sheet.setDevicePixelRatio(image.devicePixelRatio())
    return sheet.convertToFormat(kind)


def load_paper_fonts() -> None:
    """Make every face known, before a thread other than the window's sets text."""
    load_fonts((*UPRIGHT, *SLANTED, *LEXEND))


def usual_paper() -> Paper:
    """Give the paper that printers have where this computer is: Letter in North America, A4 elsewhere."""
    return Paper(is_letter=QLocale.system().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem)


def mm(length: float) -> float:
    """Give a length in millimetres in the units of paper."""
    return length * _UNITS_PER_MM
