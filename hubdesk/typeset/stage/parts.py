"""What a set slide is made of: text at a place, shapes and pictures; and how text becomes as large as it can be."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextOption

from hubdesk.typeset.composer import Composer
from hubdesk.typeset.stage.look import StageStyle, stage_font

if TYPE_CHECKING:
    from hubdesk.model.document import Block
    from hubdesk.model.slide import Slide
    from hubdesk.typeset.stage.look import Look

_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
_ROUNDING = 0.5
_FINE = 12.0
_AIRY = 0.97
"""How much of its room running text fills at most, unless it is at its least size: it is not to press on the footer."""


class TextAt(NamedTuple):
    """A laid out document, its upper left corner, how much room it may take, and the scale of its smallest text."""

    document: QTextDocument
    at: QPointF
    room: QRectF
    unit: float
    least: float


class Fill(NamedTuple):
    """A rounded box."""

    rect: QRectF
    colour: str
    radius: float = 0.0
    line: str = ""


class Ring(NamedTuple):
    """A circle's line, of a thickness; `opacity` 0 to 1."""

    rect: QRectF
    colour: str
    thickness: float
    opacity: float = 1.0


class PictureAt(NamedTuple):
    """A picture at its place."""

    rect: QRectF
    image: QImage


@dataclass(slots=True)
class SetSlide:
    """A slide set for one room. `clock` is where a countdown is drawn, while the slide is shown."""

    slide: Slide
    look: Look
    room: QRectF
    ground: str
    shapes: list[Fill | Ring] = field(default_factory=list)
    texts: list[TextAt] = field(default_factory=list)
    pictures: list[PictureAt] = field(default_factory=list)
    clock: QRectF | None = None
    foot_colour: str = ""

    def put(self, text: Laid, x: float, y: float) -> float:
        """Put a text at a place; gives where it ends."""
        rect = QRectF(x, y, text.width, text.height)
        self.texts.append(TextAt(text.document, QPointF(x, y), rect, text.unit, text.least))
        return rect.bottom()


class Laid(NamedTuple):
    """A document laid out: how wide it may be, how high it is, and its smallest size."""

    document: QTextDocument
    width: float
    height: float
    unit: float
    least: float


def lay_words(
    words: str,
    sizes: tuple[float, ...],
    colour: str,
    width: float,
    height: float,
    *,
    is_bold: bool = True,
    line_height: int = 92,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    is_balanced: bool = False,
) -> Laid | None:
    """Set words of one kind at the largest of `sizes` at which they fit; None if none does."""
    for size in sizes:
        if _is_hopeless(len(words), size, width, height):
            continue
        document = _empty()
        cursor = QTextCursor(document)
        form = QTextCharFormat()
        form.setFont(stage_font(size, is_bold=is_bold))
        form.setForeground(QColor(colour))
        block = QTextBlockFormat()
        block.setLineHeight(line_height, _PROPORTIONAL)
        block.setAlignment(align)
        cursor.setBlockFormat(block)
        cursor.setBlockCharFormat(form)
        cursor.insertText(words.replace("\n", "\u2028"), form)
        if laid := _lay(document, width, height, size / 18, size, avoid_breaks=size > sizes[-1]):
            if is_balanced:
                _balance(document, width)
            return laid
    return None


def _balance(document: QTextDocument, width: float) -> None:
    """Make a heading's lines about equally long, so that no word stands alone on the last one."""
    high = document.size().height()
    if document.begin().layout().lineCount() < 2:
        return
    wide, narrow = width, width / 2
    while wide - narrow > _FINE:
        middle = (wide + narrow) / 2
        document.setTextWidth(middle)
        if document.size().height() > high or document.size().width() > middle or breaks_a_word(document):
            narrow = middle
        else:
            wide = middle
    document.setTextWidth(wide)


def lay_blocks(
    blocks: tuple[Block, ...],
    sizes: tuple[float, ...],
    look: Look,
    width: float,
    height: float,
    *,
    colour: str = "",
    is_small: bool = False,
) -> Laid | None:
    """Set blocks of a page at the largest of `sizes` at which they fit; None if none does.

    Args:
        blocks: text, without pictures.
        sizes: of running text, or of the text in tables if `is_small`.
        look: the colours.
        width: of a line.
        height: the room there is.
        colour: of the text, if it is not ink on paper.
        is_small: the blocks are tables.
    """
    from hubdesk.services.presenting.pieces import weight

    palette = look.palette._replace(ink=colour) if colour else look.palette
    heavy = sum(weight(block) for block in blocks)
    for size in sizes:
        if not is_small and _is_hopeless(heavy, size, width, height):
            continue
        style = StageStyle(palette, size, look.accent_name, is_small=is_small)
        composer = Composer(style, lambda _asset, _width: QImage())
        composer.blocks(blocks)
        document = composer.finish()
        _prepare(document)
        is_least = size == sizes[-1]
        room = height if is_least else height * _AIRY
        if laid := _lay(document, width, room, style.zoom, size, avoid_breaks=not is_least):
            return laid
    return None


def _is_hopeless(letters: int, size: float, width: float, height: float) -> bool:
    """Say at a glance that so many letters cannot fit, so that nothing is laid out in vain."""
    return letters * size * size * 0.36 > width * height


def _empty() -> QTextDocument:
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    _prepare(document)
    return document


def _prepare(document: QTextDocument) -> None:
    document.setUseDesignMetrics(True)
    option = document.defaultTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)


def _lay(
    document: QTextDocument, width: float, room: float, unit: float, size: float, *, avoid_breaks: bool
) -> Laid | None:
    document.setTextWidth(width)
    height = _ink_height(document)
    if height > room + _ROUNDING or document.size().width() > width + _ROUNDING:
        return None
    if avoid_breaks and breaks_a_word(document):
        return None
    return Laid(document, width, height, unit, size)


def breaks_a_word(document: QTextDocument) -> bool:
    """Say whether a line ends within a word: then smaller letters are better."""
    block = document.begin()
    while block.isValid():
        layout, text = block.layout(), block.text()
        for number in range(layout.lineCount() - 1):
            line = layout.lineAt(number)
            end = line.textStart() + line.textLength()
            if 0 < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
                return True
        block = block.next()
    return False


def _ink_height(document: QTextDocument) -> float:
    """Give the height of what is seen: Qt counts the space below a last table, but not that below a last paragraph."""
    last = document.lastBlock()
    frames = document.rootFrame().childFrames()
    is_behind_table = frames and not last.text() and last.position() == frames[-1].lastPosition() + 1
    below = frames[-1].frameFormat().bottomMargin() if is_behind_table else 0.0
    return max(1.0, document.size().height() - below)
