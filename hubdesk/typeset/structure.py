"""What a page is made of, read from its document: headings, paragraphs, lists, tables, links and pictures.

Qt tells a screen reader one long text of a page; from this the rest can be told.
"""

from __future__ import annotations

from enum import Enum, auto
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QTextFrame, QTextImageFormat, QTextListFormat, QTextTable

from hubdesk.model.words import tr
from hubdesk.typeset.frames import children_of, fragments_of
from hubdesk.typeset.ornaments import BOX

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtGui import QTextBlock, QTextDocument, QTextList, QTextTableCell

NOTE = "#note-"
_LEFT_OUT = str.maketrans({"\u2060": "", "\u00ad": "", "\ufffc": "", "\u00a0": " ", "\u202f": " ", "\u2028": " "})


class Kind(Enum):
    """What a part of a page is."""

    HEADING = auto()
    PARAGRAPH = auto()
    LIST = auto()
    ITEM = auto()
    TABLE = auto()
    ROW = auto()
    CELL = auto()
    LINK = auto()
    PICTURE = auto()


class LinkPlace(NamedTuple):
    """Where a link stands: its first position in the document, the one past its last; and where it leads."""

    first: int
    past: int
    target: str


class Part(NamedTuple):
    """A part of a page: its words, where it stands, and the parts that it is made of."""

    kind: Kind
    words: str
    first: int
    past: int
    parts: tuple[Part, ...] = ()
    level: int = 0
    """Of a heading, from 1, the title."""
    target: str = ""
    """Where a link leads."""
    head: str = ""
    """What the column of a cell is called."""


def parts_of(document: QTextDocument) -> tuple[Part, ...]:
    """Give the parts of a page in the order in which they are read."""
    return tuple(_flow(children_of(document.rootFrame())))


def links_of_block(block: QTextBlock) -> list[LinkPlace]:
    """Give the links of a block in order; runs of letters side by side that lead to one target are one link."""
    found: list[LinkPlace] = []
    target = ""
    for fragment in fragments_of(block):
        if href := fragment.charFormat().anchorHref():
            first, past = fragment.position(), fragment.position() + fragment.length()
            if href == target and found[-1].past == first:
                found[-1] = found[-1]._replace(past=past)
            else:
                found.append(LinkPlace(first, past, href))
        target = href
    return found


def _flow(children: Iterable[QTextFrame | QTextBlock]) -> Iterator[Part]:
    """Read things that stand below each other; items of lists that follow each other are one list."""
    for is_list, parts in groupby(_each(children), lambda part: part.kind is Kind.ITEM):
        if is_list:
            items = tuple(parts)
            yield Part(Kind.LIST, "", items[0].first, items[-1].past, items)
        else:
            yield from parts


def _each(children: Iterable[QTextFrame | QTextBlock]) -> Iterator[Part]:
    for child in children:
        if isinstance(child, QTextTable):
            yield from _table(child)
        elif isinstance(child, QTextFrame):
            yield from _flow(children_of(child))
        else:
            yield from _block(child)


def _block(block: QTextBlock) -> Iterator[Part]:
    first, past = block.position(), block.position() + block.length() - 1
    yield from _pictures(block)
    words = _words_of(block)
    if not words:
        return
    level = block.blockFormat().headingLevel()
    if level:
        yield Part(Kind.HEADING, words, first, past, _links(block), level)
        return
    made: QTextList | None = block.textList()  # the stubs forget None
    if made is None:
        yield Part(Kind.PARAGRAPH, words, first, past, _links(block))
    else:
        number = made.itemText(block) if made.format().style() == QTextListFormat.Style.ListDecimal else ""
        yield Part(Kind.ITEM, f"{number} {words}".strip(), first, past, _links(block))


def _pictures(block: QTextBlock) -> Iterator[Part]:
    for fragment in fragments_of(block):
        if alternative := fragment.charFormat().property(QTextImageFormat.Property.ImageAltText.value):
            first = fragment.position()
            yield Part(Kind.PICTURE, str(alternative), first, first + fragment.length())


def _links(block: QTextBlock) -> tuple[Part, ...]:
    text, start = block.text(), block.position()
    return tuple(
        Part(Kind.LINK, tr("Note {number}").format(number=words) if target.startswith(NOTE) else words, first, past,
             target=target)
        for first, past, target in links_of_block(block)
        if (words := _tidy(_cut(text, first - start, past - start)))
    )  # fmt: skip


def _table(table: QTextTable) -> Iterator[Part]:
    """Read a table row by row; a box is what stands in it, and a box of facts gives each with its label."""
    is_box = table.format().hasProperty(BOX)
    rows = [_cells(table, number) for number in range(table.rows())]
    if is_box or table.columns() == 1 or len(rows) == 1:
        for cell in (cell for row in rows for cell in row):
            parts = tuple(_flow(children_of(cell)))
            is_fact = len(parts) > 1 and table.columns() > 1
            yield from (_whole(Kind.PARAGRAPH, cell, parts, ": "),) if is_fact else parts
        return
    heads = [_head_of(_cell(cell)) for cell in rows[0]] if len(rows[0]) == table.columns() else []
    told = []
    for number, row in enumerate(rows):
        cells = [_cell(cell, heads[cell.column()] if number and heads else "") for cell in row]
        if cells := [cell for cell in cells if cell.words or len(row) > 1]:
            told.append(Part(Kind.ROW, "", cells[0].first, cells[-1].past, tuple(cells)))
    yield Part(Kind.TABLE, ", ".join(filter(None, heads)), table.firstPosition(), table.lastPosition(), tuple(told))


def _cells(table: QTextTable, row: int) -> list[QTextTableCell]:
    """Give the cells of a row; one that goes over several columns or rows stands where it begins, once."""
    found = [table.cellAt(row, column) for column in range(table.columns())]
    return [cell for column, cell in enumerate(found) if (cell.row(), cell.column()) == (row, column)]


def _cell(cell: QTextTableCell, head: str = "") -> Part:
    return _whole(Kind.CELL, cell, tuple(_flow(children_of(cell))), " ")._replace(head=head)


def _whole(kind: Kind, cell: QTextTableCell, parts: tuple[Part, ...], between: str) -> Part:
    """Make one part of what stands in a cell: its words, and its links."""
    leaves = [leaf for part in parts for leaf in (part.parts if part.kind is Kind.LIST else (part,))]
    links = tuple(link for leaf in leaves for link in leaf.parts)
    return Part(kind, between.join(leaf.words for leaf in leaves), cell.firstPosition(), cell.lastPosition(), links)


def _head_of(cell: Part) -> str:
    """Say what a column is called: by its link, if its head holds one among other words."""
    return cell.parts[0].words if cell.parts else cell.words


def _words_of(block: QTextBlock) -> str:
    """Give the words of a block, the number of a note in brackets: raised, it is part of no word."""
    said = ""
    for fragment in fragments_of(block):
        is_note = fragment.charFormat().anchorHref().startswith(NOTE)
        said += f" [{fragment.text().strip()}]" if is_note else fragment.text()
    return _tidy(said)


def _tidy(text: str) -> str:
    return " ".join(text.translate(_LEFT_OUT).split())


def _cut(text: str, first: int, past: int) -> str:
    """Cut by Qt's positions: they count in units of UTF-16."""
    return text.encode("utf-16-le")[2 * first : 2 * past].decode("utf-16-le", "replace")
