"""Where a column of text is cut into pages."""

from __future__ import annotations

from itertools import accumulate, pairwise

from hypothesis import given
from hypothesis import strategies as st

from hubdesk.typeset.cutting import Column, Head, Span, cut_pages

ROOM = 100.0


def lines(count: int, height: float = 10.0, top: float = 0.0) -> list[Span]:
    """Make lines of text that follow each other without a gap."""
    return [Span(top + number * height, top + (number + 1) * height) for number in range(count)]


def test_a_page_is_filled_and_the_rest_goes_on() -> None:
    """Twelve lines of a tenth of a page: ten stand on the first page, two on the second."""
    assert cut_pages(Column(120, lines(12)), ROOM) == [(Span(0, 100),), (Span(100, 120),)]


def test_no_line_is_cut_through() -> None:
    """Lines that do not divide a page evenly end where the last whole one ends."""
    assert cut_pages(Column(130, lines(10, 13)), ROOM)[0] == (Span(0, 91),)


def test_a_heading_goes_with_what_follows_it() -> None:
    """A heading whose first lines would stand on the next page goes there too."""
    whole = Span(90, 120)
    assert cut_pages(Column(200, lines(20), [whole]), ROOM)[0] == (Span(0, 90),)


def test_what_is_longer_than_a_page_is_cut_between_lines() -> None:
    """A box of two pages is cut, for it stands whole nowhere."""
    assert cut_pages(Column(200, lines(20), [Span(5, 195)]), ROOM) == [(Span(0, 100),), (Span(100, 200),)]


def test_a_page_is_not_left_nearly_empty_to_keep_things_whole() -> None:
    """A row that begins in the upper third of a page, and is too long for the rest of it, is cut."""
    assert cut_pages(Column(200, lines(20), [Span(20, 110)]), ROOM)[0] == (Span(0, 100),)


def test_a_picture_longer_than_a_page_is_shown_all_the_same() -> None:
    """It is cut at the foot of the page, and nothing of it is lost."""
    assert cut_pages(Column(150, [Span(0, 150)]), ROOM) == [(Span(0, 100),), (Span(100, 150),)]


def test_the_space_between_two_things_is_not_carried_over() -> None:
    """A page begins with its first line, not with the space that stood above it."""
    column = Column(160, [*lines(9), *lines(4, top=120)])
    assert cut_pages(column, ROOM) == [(Span(0, 100),), (Span(120, 160),)]


def test_the_head_of_a_table_is_shown_again() -> None:
    """A table of three pages says on each what its columns are; its first page says it once."""
    pages = cut_pages(Column(230, lines(23), heads=[Head(Span(0, 10), 230)]), ROOM)

    assert [len(page) for page in pages] == [1, 2, 2]
    assert pages[1] == (Span(0, 10), Span(100, 190))


def test_what_begins_a_page_begins_one() -> None:
    """A sheet within a sheet starts on a page of its own, however empty the one before is."""
    assert cut_pages(Column(80, lines(8), breaks=[20.0]), ROOM) == [(Span(0, 20),), (Span(20, 80),)]


def test_nothing_gives_one_empty_page() -> None:
    """A page without words is a page."""
    assert cut_pages(Column(0, []), ROOM) == [(Span(0, 0),)]


heights = st.lists(st.floats(1, 140), min_size=1, max_size=60)


@given(heights, st.lists(st.tuples(st.integers(0, 59), st.integers(1, 6)), max_size=12))
def test_whatever_comes_every_line_stands_on_one_page(found: list[float], groups: list[tuple[int, int]]) -> None:
    """Every line that fits a page stands whole on exactly one, in order, and no page is longer than the paper."""
    edges = list(accumulate(found, initial=0.0))
    spans = [Span(*pair) for pair in pairwise(edges)]
    wholes = [
        Span(spans[first].top, spans[min(first + count, len(spans)) - 1].bottom)
        for first, count in groups
        if first < len(spans)
    ]
    pages = [page[-1] for page in cut_pages(Column(edges[-1], spans, wholes), ROOM)]

    assert all(page.bottom - page.top <= ROOM * 1.02 + 0.5 for page in pages)
    assert all(one.bottom <= other.top + 0.5 for one, other in pairwise(pages))
    for span in spans:
        if span.bottom - span.top <= ROOM:
            on = [page for page in pages if page.top - 0.6 <= span.top and span.bottom <= page.bottom + 0.6]
            assert len(on) >= 1
