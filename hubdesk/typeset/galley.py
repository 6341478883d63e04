"""Reads a document that has been laid out as one long column: what may be cut where, and where its headings stand."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QTextFormat, QTextFrame, QTextTable

from hubdesk.typeset.cutting import Column, Head, Span
from hubdesk.typeset.frames import children_of
from hubdesk.typeset.ornaments import BOX
from hubdesk.typeset.style import KEEP_WITH_NEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QAbstractTextDocumentLayout, QTextBlock, QTextDocument, QTextTableCell

_BREAK = QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore
_WHOLE_SHARE, _KEPT_SHARE = 0.5, 0.7
"""A box or a row longer than this share of a page may be cut; so may a heading from what follows it."""

_TABLE_SHARE = 0.3
"""A table of so many lines is read at one look: it goes to the next page whole."""
_OPENING_LINES = 2
"""So many lines right below a heading, or one anywhere, only open the list or table that follows: they go there too."""
_EDGE_SHARE = 0.2
"""How much of a box's padding its outline takes outside of it, at most."""


class Mark(NamedTuple):
    """A heading: its level (1 is the title of the page), its words, and how far down the column it stands."""

    level: int
    words: str
    top: float


class Galley(NamedTuple):
    """A document as one long column."""

    column: Column
    marks: tuple[Mark, ...]


class _Piece(NamedTuple):
    """One thing of the flow: where it lies, where its beginning (which stands together) ends, whether it leads on.

    `is_opening` is a sentence that only opens what follows, if that `is_set`: the items of a list, or a table.
    """

    whole: Span
    beginning: float
    is_with_next: bool = False
    is_opening: bool = False
    is_set: bool = False


def read_galley(document: QTextDocument, room: float) -> Galley:
    """Read a document that has its width.

    Args:
        document: laid out without pages; it may not change until the pages are painted.
        room: how long a page will be, in the document's unit.
    """
    return _Reader(document, room).read()


class _Reader:
    def __init__(self, document: QTextDocument, room: float) -> None:
        self._document, self._room = document, room
        self._layout: QAbstractTextDocumentLayout = document.documentLayout()
        self._lines: list[Span] = []
        self._wholes: list[Span] = []
        self._heads: list[Head] = []
        self._breaks: list[float] = []
        self._marks: list[Mark] = []

    def read(self) -> Galley:
        self._layout.documentSize()  # lays out all of it
        self._flow(children_of(self._document.rootFrame()))
        self._lines.sort()
        bottom = max((span.bottom for span in (*self._lines, *self._wholes)), default=0.0)
        column = Column(bottom, self._lines, self._wholes, self._heads, sorted(self._breaks))
        return Galley(column, tuple(self._marks))

    def _flow(self, children: Iterator[QTextFrame | QTextBlock]) -> Span | None:
        """Read things that stand below each other; give where they lie."""
        pieces: list[_Piece] = []
        for child in children:
            if isinstance(child, QTextTable):
                pieces.append(self._table(child))
            elif isinstance(child, QTextFrame):
                if (inner := self._flow(children_of(child))) is not None:
                    pieces.append(_Piece(inner, inner.top))
            elif (piece := self._block(child)) is not None:
                pieces.append(piece)
        for piece, following in itertools.pairwise(pieces):
            if piece.is_with_next or (piece.is_opening and following.is_set):
                self._whole(Span(piece.whole.top, following.beginning), _KEPT_SHARE)
        return Span(pieces[0].whole.top, pieces[-1].whole.bottom) if pieces else None

    def _block(self, block: QTextBlock) -> _Piece | None:
        spans = self._lines_of(block)
        if not spans:
            return None
        self._lines += spans
        form = block.blockFormat()
        whole = Span(spans[0].top, spans[-1].bottom)
        level = form.headingLevel()
        if form.pageBreakPolicy() & _BREAK:
            self._breaks.append(whole.top)
        if level:
            self._marks.append(Mark(level, block.text().strip(), whole.top))
        if level or len(spans) <= 3:
            self._wholes.append(whole)
            beginning = whole.bottom
        else:  # no line of a paragraph stands alone at the foot or the head of a page
            self._wholes += [Span(whole.top, spans[1].bottom), Span(spans[-2].top, whole.bottom)]
            beginning = spans[1].bottom
        after = block.next()
        is_asking = not after.text() and after.blockFormat().hasProperty(KEEP_WITH_NEXT)  # a line to write on follows
        is_item = block.textList() is not None
        is_below_heading = bool(block.previous().blockFormat().headingLevel())
        is_short = not is_item and len(spans) <= (_OPENING_LINES if is_below_heading else 1)
        return _Piece(
            whole,
            beginning,
            is_with_next=bool(level) or form.hasProperty(KEEP_WITH_NEXT) or is_asking,
            is_opening=is_short or block.text().rstrip().endswith(":"),
            is_set=is_item,
        )

    def _lines_of(self, block: QTextBlock) -> list[Span]:
        if not block.text() and block.blockFormat().lineHeight() == 1:  # what stays behind a table at the end
            return []
        layout = block.layout()
        top = self._layout.blockBoundingRect(block).top()
        lines = [layout.lineAt(number) for number in range(layout.lineCount())]
        tops = [top + line.y() for line in lines]
        if not lines:
            return []
        return [Span(*pair) for pair in zip(tops, [*tops[1:], tops[-1] + lines[-1].height()], strict=True)]

    def _table(self, table: QTextTable) -> _Piece:
        form = table.format().toTableFormat()
        padding = form.cellPadding()
        rows: list[Span] = []
        before = len(self._lines)
        for number in range(table.rows()):
            cells = [table.cellAt(number, column) for column in range(table.columns())]
            inner = [span for cell in cells if (span := self._cell(cell)) is not None]
            above = max(padding, *(cell.format().toTableCellFormat().topPadding() for cell in cells))
            below = max(padding, *(cell.format().toTableCellFormat().bottomPadding() for cell in cells))
            if inner:
                rows.append(Span(min(span.top for span in inner) - above, max(span.bottom for span in inner) + below))
        if not rows:
            at = self._layout.frameBoundingRect(table).top()
            return _Piece(Span(at, at), at)
        for row, following in itertools.pairwise(rows):
            self._whole(Span(row.top, max(row.bottom, following.top)), _WHOLE_SHARE)
        self._whole(rows[-1], _WHOLE_SHARE)
        whole = Span(rows[0].top, rows[-1].bottom)
        self._whole(whole, _TABLE_SHARE)
        if form.hasProperty(BOX):
            edge = padding * _EDGE_SHARE
            whole = Span(whole.top - edge, whole.bottom + edge)
            self._whole(whole, _WHOLE_SHARE)
        if (count := form.headerRowCount()) and len(rows) > count:
            self._heads.append(Head(Span(whole.top, rows[count].top), whole.bottom))
            beginning = rows[count].bottom
        else:
            beginning = min(rows[0].bottom, self._lines[before].bottom) if len(rows) == 1 else rows[0].bottom
        self._whole(Span(whole.top, beginning), 1)
        return _Piece(whole, beginning, is_set=bool(form.headerRowCount()))

    def _cell(self, cell: QTextTableCell) -> Span | None:
        return self._flow(children_of(cell))

    def _whole(self, span: Span, share: float) -> None:
        if span.bottom - span.top <= self._room * share:
            self._wholes.append(span)
