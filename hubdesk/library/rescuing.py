"""Help where nothing was found: what was tried, what to drop, what comes close, and where to look instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdesk.library.explaining import join_words
from hubdesk.model.hit import FacetTerm, Hit, Rescue, Suggestion
from hubdesk.model.query import Query
from hubdesk.model.vocabulary import TermKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from hubdesk.model.vocabulary import Term

    Find = Callable[..., tuple[int, list[Hit]]]

_NEAREST = 5


def rescue(query: Query, find: Find, terms: Sequence[Term], spellings: Sequence[Suggestion] = ()) -> Rescue:
    """Work out what helps.

    Args:
        query: the search that found nothing.
        find: counts and gives the best hits of a query, at most so many.
        terms: the library's terms.
        spellings: words that are spelt nearly so.
    """
    drops = sorted(_drops(query, find, terms), key=lambda drop: -drop.total)
    nearest: list[Hit] = []
    for wider in (query.without_filters(), *(drop.query for drop in drops)):
        nearest += [hit for hit in find(wider, _NEAREST, any_part=True)[1] if hit not in nearest]
    return Rescue(
        tuple(_tried(query, terms)),
        tuple(spellings),
        tuple(drops),
        tuple(nearest[:_NEAREST]),
        tuple(
            FacetTerm(term, total, is_on=False, query=listed)
            for term in terms
            if term.kind == TermKind.THEME
            and (total := find(listed := Query("").with_filter(term.kind, term.id), 1)[0])
        ),
    )


def _tried(query: Query, terms: Sequence[Term]) -> Iterator[str]:
    words = [f"“{' '.join(part.words)}”" for part in query.parts if not part.is_excluded]
    if words:
        yield f"We looked for {join_words(words)} in titles, summaries, headings, texts and files."
        yield "Other endings of a word, other spellings and words of the same meaning were counted too."
    if query.filters:
        names = {(term.kind, term.id): term.name for term in terms}
        listed = [names.get((filter_.kind, filter_.id), filter_.id) for filter_ in query.filters]
        yield f"We looked only in {join_words(listed)}."


def _drops(query: Query, find: Find, terms: Sequence[Term]) -> Iterator[Suggestion]:
    names = {(term.kind, term.id): term.name for term in terms}
    for filter_ in query.filters:
        wider = query.without_filter(*filter_)
        if total := 0 if wider.is_empty else find(wider, 1)[0]:
            yield Suggestion(names.get((filter_.kind, filter_.id), filter_.id), wider, total)
    if len(query.filters) > 1 and query.parts and (total := find(query.without_filters(), 1)[0]):
        yield Suggestion("every filter", query.without_filters(), total)
    if len(query.parts) > 1:
        for part in query.parts:
            wider = query.without_part(part)
            if total := 0 if wider.is_empty else find(wider, 1)[0]:
                yield Suggestion(f"“{' '.join(part.words)}”", wider, total)
