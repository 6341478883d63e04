"""Where a long column of text is cut into pages: plain numbers, no Qt.

Lengths are in any one unit, counted downwards from the top of the column.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Span(NamedTuple):
    """A stretch of the column, from its top to its bottom."""

    top: float
    bottom: float


class Head(NamedTuple):
    """The head of a table: `strip` is shown again on each page that begins between it and `bottom`."""

    strip: Span
    bottom: float


class Column(NamedTuple):
    """A column of text to be cut.

    Attributes:
        bottom: where it ends.
        lines: what must never be cut: a line of text, a picture. Top to bottom.
        wholes: what should not be cut if it can be helped: a row of a table, a heading with what follows it.
        heads: the heads of tables.
        breaks: where a new page must begin.
    """

    bottom: float
    lines: Sequence[Span]
    wholes: Sequence[Span] = ()
    heads: Sequence[Head] = ()
    breaks: Sequence[float] = ()


_LEAST_FILLED = 0.35
"""A page is not left emptier than this for the sake of keeping things whole."""
_LAST_LINE = 0.02
"""How much longer the last page may be, so that no page is begun for one small line."""
_NEAR = 0.5


def cut_pages(column: Column, room: float) -> list[tuple[Span, ...]]:
    """Cut a column into pages.

    Args:
        column: what is to be cut.
        room: how long a page is.
    Returns:
        The pages in order. A page is the stretches that it shows, one below the other: the head of a table that goes on
        there, if there is one, and a piece of the column. An empty column gives one empty page.
    """
    tops = sorted({span.top for span in (*column.lines, *column.wholes)})
    pages: list[tuple[Span, ...]] = []
    start = tops[0] if tops else 0.0
    while start < column.bottom - _NEAR:
        head = next((head.strip for head in column.heads if head.strip.bottom - _NEAR <= start < head.bottom), None)
        if head is not None and head.bottom - head.top > room / 3:  # it would leave too little room for the rest
            head = None
        left = room - (head.bottom - head.top if head else 0)
        end = _end_of_page(column, start, left)
        pages.append((head, Span(start, end)) if head else (Span(start, end),))
        start = _next_top(column, tops, end)
    return pages or [(Span(0.0, 0.0),)]


def _end_of_page(column: Column, start: float, room: float) -> float:
    limit = start + room
    forced = next((y for y in column.breaks if start + _NEAR < y <= limit), None)
    if forced is not None:
        return forced
    if column.bottom <= limit + room * _LAST_LINE:
        return column.bottom
    spans = (*column.lines, *column.wholes)
    for among, least in ((spans, start + room * _LEAST_FILLED), (column.lines, start + _NEAR)):
        end = _step_up(among, start, limit)
        if end > least:
            return end
    return limit  # one line, or one picture, that is longer than a page


def _step_up(spans: Iterable[Span], start: float, limit: float) -> float:
    """Give the lowest place between two others that cuts none of the spans; the upper one if there is none."""
    end, moved = limit, True
    near = [span for span in spans if span.top < limit and span.bottom > start]
    while moved:
        moved = False
        for span in near:
            if span.top + _NEAR < end < span.bottom - _NEAR:
                end, moved = span.top, True
    return max(start, end)


def _next_top(column: Column, tops: Sequence[float], end: float) -> float:
    """Give where the next page begins: the space between two things is not carried over."""
    if any(span.top < end - _NEAR and end + _NEAR < span.bottom for span in column.lines):
        return end
    at = bisect_left(tops, end - _NEAR)
    return max(end, tops[at]) if at < len(tops) else column.bottom
