"""Sizes and formats of a page: one place for every font size, line height and space."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QTextBlockFormat, QTextCharFormat, QTextFormat

from hubdesk.model.palette import Palette
from hubdesk.model.settings import TextLook
from hubdesk.typeset.fonts import reading_family

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

    from hubdesk.model.document import Alignment

MONO = ("Cascadia Mono", "Consolas", "DejaVu Sans Mono", "monospace")

KEEP_WITH_NEXT = QTextFormat.Property.UserProperty.value + 5
"""On a block that is not to stand alone at the foot of a printed page: a term, a picture with a caption."""

_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value


class Size(NamedTuple):
    """One kind of text: `px` at zoom 1, `height` of a line in percent of the font's own, space `above` and `below`."""

    px: float
    height: int
    above: float
    below: float
    is_bold: bool = False


BODY = Size(18, 112, 0, 13)
TITLE = Size(31, 92, 4, 9, is_bold=True)
SUMMARY = Size(20, 104, 0, 22)
HEADING_2 = Size(24, 95, 34, 9, is_bold=True)
HEADING_3 = Size(19, 98, 22, 6, is_bold=True)
LABEL = Size(13, 100, 0, 1)
FACT = Size(16, 98, 0, 0)
CHIPS = Size(14, 150, 0, 10)
SMALL = Size(15, 106, 0, 7)
FIGURE = Size(44, 92, 0, 0, is_bold=True)
CODE = Size(15, 110, 0, 13)


_SPACINGS = {"normal": 1.0, "wide": 1.2, "widest": 1.45}
"""What a line's height is multiplied by. 1.45 makes lines 1.5 times as high as letters and more, as WCAG 1.4.12 asks
that a reader can have it."""
_CHARACTERS = {"narrow": 54, "normal": 68, "wide": 92}


class Style:
    """A palette at a zoom. `column` is the width of the text column in pixels, about 68 characters."""

    is_paper = False
    """Whether it is for paper, where nothing is filled and addresses are read instead of followed."""

    def __init__(
        self, palette: Palette, zoom: float = 1.0, accent: str = "slate", text: TextLook | None = None
    ) -> None:
        self.palette, self.zoom, self.text = palette, zoom, text or TextLook()
        self._family = reading_family(self.text.font)
        self._spacing = _SPACINGS.get(self.text.spacing, 1.0)
        self.accent = palette.accent(accent)
        self._chars: dict[tuple[Size, str], QTextCharFormat] = {}

    @cached_property
    def column(self) -> int:
        """The width of the text column in pixels."""
        metrics = QFontMetricsF(self.font(BODY))
        sample = "the quick brown fox jumps over a lazy dog and then sits down "
        return round(metrics.horizontalAdvance(sample) / len(sample) * _CHARACTERS.get(self.text.width, 68))

    def px(self, pixels: float) -> float:
        """Scale a length."""
        return pixels * self.zoom

    def font(self, size: Size) -> QFont:
        """Give the font of a kind of text."""
        font = QFont(self._family)
        font.setPixelSize(max(1, round(size.px * self.zoom)))
        font.setBold(size.is_bold)
        return font

    def char(self, size: Size, colour: str = "") -> QTextCharFormat:
        """Give the character format of a kind of text, to change and to keep."""
        colour = colour or self.palette.ink
        form = self._chars.get((size, colour))
        if form is None:  # a page has a hundred pieces of some ten kinds
            form = self._chars[size, colour] = QTextCharFormat()
            form.setFont(self.font(size))
            form.setForeground(QBrush(QColor(colour)))
        return QTextCharFormat(form)

    def block(self, size: Size, *, above: float | None = None, below: float | None = None) -> QTextBlockFormat:
        """Give the block format of a kind of text."""
        form = QTextBlockFormat()
        form.setLineHeight(size.height * self._spacing, _PROPORTIONAL)
        form.setTopMargin(self.px(size.above if above is None else above))
        form.setBottomMargin(self.px(size.below if below is None else below))
        return form


def alignment_of(name: Alignment) -> Qt.AlignmentFlag:
    """Give Qt's name for how a table's column is aligned."""
    from PySide6.QtCore import Qt

    return {
        "left": Qt.AlignmentFlag.AlignLeft,
        "center": Qt.AlignmentFlag.AlignHCenter,
        "right": Qt.AlignmentFlag.AlignRight,
    }[name]
