"""Help where nothing was found: what was tried, what to drop, what comes close, and where to look instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdesk.library.explaining import join_words
from hubdesk.model.hit import FacetTerm, Hit, Rescue, Suggestion
from hubdesk.model.query import Filter, Query
from hubdesk.model.vocabulary import TermKind
from hubdesk.model.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from hubdesk.model.vocabulary import Term

    Find = Callable[[Query, int], tuple[int, list[Hit]]]
    Terms = Mapping[tuple[TermKind, str], Term]

_NEAREST = 5
_LONGEST = 40
"""Letters of what was typed that are said again."""


def rescue(
    query: Query, find: Find, terms: Terms, entries: Mapping[tuple[TermKind, str], int], spellings: Sequence[Suggestion]
) -> Rescue:
    """Work out what helps.

    Args:
        query: the search that found nothing.
        find: counts, and gives the best hits of a query, at most so many.
        terms: the library's terms.
        entries: how many entries carry each.
        spellings: searches for words that are spelt nearly so.
    """
    drops = sorted(_drops(query, find, terms), key=lambda drop: -drop.total)
    nearest: dict[tuple[str, str], Hit] = {}
    for wider in (query.without_filters(), *(drop.query for drop in drops)):
        if len(nearest) < _NEAREST:
            for hit in find(wider, _NEAREST)[1]:
                nearest.setdefault((hit.pack, hit.id), hit)
    return Rescue(
        tuple(_tried(query, terms)),
        tuple(spellings),
        tuple(drops),
        tuple(nearest.values())[:_NEAREST],
        tuple(
            FacetTerm(term, entries[key], is_on=False, within=Query(""))
            for key, term in terms.items()
            if term.kind == TermKind.THEME
        ),
    )


def _tried(query: Query, terms: Terms) -> Iterator[str]:
    words = [f"“{' '.join(part.words)}”" for part in query.parts if not part.is_excluded]
    if words:
        looked = tr("We looked for {words} in titles, summaries, headings, texts and files.")
        yield looked.format(words=join_words(words))
        yield tr("Other endings of a word, other spellings and words of the same meaning were counted too.")
    elif not query.parts:
        yield tr("“{typed}” holds no word to search for. Type a word, such as “bullying”.").format(
            typed=_cut(query.typed)
        )
    if query.filters:
        listed = [_name(filter_, terms) for filter_ in query.filters]
        yield tr("We looked only in {places}.").format(places=join_words(listed))


def _drops(query: Query, find: Find, terms: Terms) -> Iterator[Suggestion]:
    for filter_ in query.filters:
        wider = query.without_filter(*filter_)
        if total := 0 if wider.is_empty else find(wider, 0)[0]:
            yield Suggestion(_name(filter_, terms), wider, total)
    if len(query.filters) > 1 and query.parts and (total := find(query.without_filters(), 0)[0]):
        yield Suggestion(tr("any filter"), query.without_filters(), total)
    if len(query.parts) > 1:
        for part in query.parts:
            wider = query.without_part(part)
            if total := 0 if wider.is_empty else find(wider, 0)[0]:
                yield Suggestion(f"“{' '.join(part.words)}”", wider, total)


def _cut(typed: str) -> str:
    words = " ".join(typed.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


def _name(filter_: Filter, terms: Terms) -> str:
    term = terms.get(filter_)
    return term.name if term else filter_.id
