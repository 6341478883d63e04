"""Narrowing: what each term would leave of a search, and terms that stand among the typed words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hubdesk.model.hit import Facet, FacetTerm
from hubdesk.model.query import FACETS, Query

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from hubdesk.model.query import Part
    from hubdesk.model.vocabulary import Term, TermKind

_WORD = re.compile(r"[^\W_]+")
_OFFERED = tuple(FACETS)
_SMALL_WORDS = frozenset({"a", "an", "the", "of", "for", "to", "in", "on"})


def make_facets(query: Query, terms: Iterable[Term], counts: Mapping[tuple[str, str], int]) -> tuple[Facet, ...]:
    """Give every kind that a search can be narrowed by, with what each of its terms would leave.

    Args:
        query: the search as it is.
        terms: the library's terms, in the vocabulary's order.
        counts: entries by kind and id; those of a kind that is narrowed already are counted as if it were not.
    """
    by_kind: dict[TermKind, list[FacetTerm]] = {kind: [] for kind in FACETS}
    for term in terms:
        if term.kind in by_kind:
            is_on = (term.kind, term.id) in query.filters
            change = query.without_filter if is_on else query.with_filter
            count = counts.get((term.kind, term.id), 0)
            by_kind[term.kind].append(FacetTerm(term, count, is_on, change(term.kind, term.id)))
    return tuple(Facet(kind, tuple(found)) for kind, found in by_kind.items() if found)


def terms_in_words(query: Query, terms: Iterable[Term]) -> Iterator[tuple[Term, tuple[Part, ...]]]:
    """Find terms whose name, or a part of it between “and”s, stands among the typed words.

    Yields:
        The term, and the parts of the query that name it. A longer name comes before a shorter one that lies in it.
    """
    parts = [part for part in query.parts if not part.is_excluded]
    flat = [(word.casefold(), number) for number, part in enumerate(parts) for word in part.words]
    words = [word for word, _ in flat]
    found: list[tuple[int, int, Term]] = []
    for term in terms:
        if term.kind not in _OFFERED or (term.kind, term.id) in query.filters:
            continue
        for name in _names(term):
            size = len(name)
            at = next((at for at in range(len(words) - size + 1) if words[at : at + size] == name), None)
            if at is not None:
                found.append((size, at, term))
                break
    taken: set[int] = set()
    for size, at, term in sorted(found, key=lambda one: -one[0]):
        places = set(range(at, at + size))
        if not places & taken:
            taken |= places
            numbers = dict.fromkeys(flat[place][1] for place in sorted(places))
            if all(place in places for place, (_, number) in enumerate(flat) if number in numbers):
                yield term, tuple(parts[number] for number in numbers)


def _names(term: Term) -> Iterator[list[str]]:
    """Give the ways to write a term, longest first."""
    whole = _WORD.findall(term.name.casefold())
    yield whole
    yield _WORD.findall(term.id.casefold())
    for piece in re.split(r",|\band\b|\bor\b", term.name.casefold()):
        words = [word for word in _WORD.findall(piece) if word not in _SMALL_WORDS]
        if words and words != whole:
            yield words
