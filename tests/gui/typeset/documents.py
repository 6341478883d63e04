"""Setting pages for tests, and looking at what was set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QTextTable

from hubdesk.model.palette import LIGHT, Palette
from hubdesk.typeset.composer import Composer
from hubdesk.typeset.ornaments import BOX
from hubdesk.typeset.style import Style
from tests.gui.windows import blocks_of

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextDocument, QTextFrame

    from hubdesk.model.document import Block


def no_picture(_asset: str, _width: int) -> QImage:
    """Give no picture at all."""
    return QImage()


def compose(*blocks: Block, palette: Palette = LIGHT, zoom: float = 1.0) -> QTextDocument:
    """Set blocks in one document, without pictures."""
    composer = Composer(Style(palette, zoom, "sea"), no_picture)
    composer.blocks(blocks)
    return composer.finish()


def lines(document: QTextDocument) -> list[str]:
    """Give the words of every block that has any, in order."""
    return [text for block in blocks_of(document) if (text := block.text().strip())]


def block_with(document: QTextDocument, words: str) -> QTextBlock:
    """Give the first block in which these words stand."""
    return next(block for block in blocks_of(document) if words in block.text())


def format_of(document: QTextDocument, words: str) -> QTextCharFormat:
    """Give the format of the run of characters that these words are."""
    for block in blocks_of(document):
        iterator = block.begin()
        while not iterator.atEnd():
            if words in iterator.fragment().text():
                return iterator.fragment().charFormat()
            iterator += 1
    raise AssertionError(f"{words} is not there")


def tables_of(document: QTextDocument) -> list[QTextTable]:
    """Give the tables and boxes of a document, from the outside in."""
    found: list[QTextTable] = []

    def look(frame: QTextFrame) -> None:
        for child in frame.childFrames():
            if isinstance(child, QTextTable):
                found.append(child)
            look(child)

    look(document.rootFrame())
    return found


def box_round(document: QTextDocument, words: str) -> str:
    """Give the box that words stand in, as fill|line|bar; empty if they stand in none."""
    position = block_with(document, words).position()
    for table in reversed(tables_of(document)):
        if table.firstPosition() <= position <= table.lastPosition():
            return str(table.frameFormat().property(BOX) or "")
    return ""


def png(width: int, height: int, colour: str = "#336699") -> bytes:
    """Make a picture of one colour."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(colour)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
