"""The words of a page as they are read aloud, piece by piece, each with its place on the page.

They are taken from the page as it is set, so that the piece that is being read can be marked there. Pictures are told
by their alternative text, tables row by row with the name of each column, the numbers of notes not at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextImageFormat, QTextListFormat

from hubdesk.gui.page_words import end_of_text
from hubdesk.model.text import cut_sentences
from hubdesk.model.words import tr
from hubdesk.typeset.ornaments import BOX, HAS_CHIPS
from hubdesk.typeset.structure import NOTE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextBlock, QTextDocument, QTextTable

_RAISED = QTextCharFormat.VerticalAlignment.AlignSuperScript
_LEFT_OUT = "\u2060\u00ad\ufffc"
_LONGEST = 700
"""Characters given to a voice at once."""


class Piece(NamedTuple):
    """A few words: what is said, and where they stand in the document, from the first to past the last position."""

    first: int
    past: int
    words: str


def pieces_of(document: QTextDocument, *, by_sentence: bool, chosen: tuple[int, int] | None = None) -> list[Piece]:
    """Give what is read of a page, in order: its own text, down to where related entries and sources begin.

    Args:
        document: the page.
        by_sentence: whether each sentence is a piece, or each paragraph.
        chosen: only what stands between these two positions, wherever that is on the page.
    """
    first, past = chosen or (0, end_of_text(document))
    found: list[Piece] = []
    block = document.begin()
    while block.isValid() and block.position() < past:
        table = QTextCursor(block).currentTable()
        if table is not None and table.rows() * table.columns() > 1:
            found += [one for one in _rows_of(table) if one.first < past and one.past > first]
            block = document.findBlock(table.lastPosition() + 1)
            continue
        if not block.blockFormat().hasProperty(HAS_CHIPS):
            found += _pieces_of_block(block, first, past, by_sentence=by_sentence)
        block = block.next()
    return found


def _pieces_of_block(block: QTextBlock, first: int, past: int, *, by_sentence: bool) -> Iterator[Piece]:
    letters = [(letter, place) for letter, place in _letters_of(block) if first <= place < past]
    text = "".join(letter for letter, _ in letters)
    start = 0
    for sentence in _cut(text, by_sentence=by_sentence):
        words = _tidy(sentence)
        if words:
            lead = len(sentence) - len(sentence.lstrip())
            end = start + len(sentence.rstrip())
            if start == 0 and (number := _number_of(block)):
                words = f"{number} {words}"
            yield Piece(letters[start + lead][1], letters[end - 1][1] + 1, words)
        start += len(sentence)


def _cut(text: str, *, by_sentence: bool) -> list[str]:
    pieces: list[str] = []
    for sentence in cut_sentences(text):
        if pieces and not by_sentence and len(pieces[-1]) + len(sentence) <= _LONGEST:
            pieces[-1] += sentence
        else:
            pieces.append(sentence)
    return pieces


def _letters_of(block: QTextBlock) -> Iterator[tuple[str, int]]:
    """Give what is said of a block, letter by letter, each with its position."""
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        form, place = fragment.charFormat(), fragment.position()
        alternative = form.property(QTextImageFormat.Property.ImageAltText.value)
        if alternative:
            said = tr("Picture: {words}").format(words=alternative)
            yield from ((letter, place) for letter in said)
        elif not form.anchorHref().startswith(NOTE) and form.verticalAlignment() != _RAISED:
            for letter in fragment.text():
                if letter not in _LEFT_OUT:
                    yield letter, place
                place += 2 if ord(letter) > 0xFFFF else 1  # Qt counts in units of UTF-16
        iterator += 1


def _number_of(block: QTextBlock) -> str:
    made = block.textList()
    is_numbered = made is not None and made.format().style() == QTextListFormat.Style.ListDecimal
    return str(made.itemText(block)) if is_numbered else ""


def _rows_of(table: QTextTable) -> Iterator[Piece]:
    """Read a table row by row with the name of each column; a box of facts fact by fact."""
    cells = [[_words_of_cell(table, row, column) for column in range(table.columns())] for row in range(table.rows())]
    heads = cells[0] if table.format().headerRowCount() else [""] * table.columns()
    if table.format().headerRowCount():
        words = tr("A table. In each row: {heads}.").format(heads=", ".join(filter(None, heads)))
        yield Piece(*_span(table, 0, 0, table.columns() - 1), words)
        cells = cells[1:]
    is_box = table.format().hasProperty(BOX)
    for number, row in enumerate(cells, table.rows() - len(cells)):
        said = [f"{head}: {cell}" if head else cell for head, cell in zip(heads, row, strict=True) if cell]
        if is_box:
            for column, cell in enumerate(row):
                if cell:
                    yield Piece(*_span(table, number, column, column), cell + ".")
        elif said:
            yield Piece(*_span(table, number, 0, table.columns() - 1), "; ".join(said) + ".")


def _span(table: QTextTable, row: int, first: int, last: int) -> tuple[int, int]:
    return table.cellAt(row, first).firstPosition(), table.cellAt(row, last).lastPosition()


def _words_of_cell(table: QTextTable, row: int, column: int) -> str:
    cell = table.cellAt(row, column)
    block, lines = cell.firstCursorPosition().block(), []
    while block.isValid() and block.position() <= cell.lastPosition():
        lines.append(_tidy("".join(letter for letter, _ in _letters_of(block))))
        block = block.next()
    return ": ".join(filter(None, lines)).rstrip(".")


def _tidy(text: str) -> str:
    """Give words as a voice says them well."""
    return " ".join(text.replace(" · ", ", ").split())
