"""Narrowing: what each term would leave of a search, and terms that stand among the typed words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hubdesk.model.hit import Facet, FacetTerm
from hubdesk.model.query import FACETS
from hubdesk.pack.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from hubdesk.model.query import Part, Query
    from hubdesk.model.vocabulary import Term, TermKind

_BETWEEN = re.compile(r",|\band\b|\bor\b")
_SMALL_WORDS = frozenset({"a", "an", "the", "of", "for", "to", "in", "on"})


def make_facets(query: Query, terms: Iterable[Term], counts: Mapping[tuple[str, str], int]) -> tuple[Facet, ...]:
    """Give every kind that a search can be narrowed by, with what each of its terms would leave.

    Args:
        query: the search as it is.
        terms: the library's terms, in the vocabulary's order.
        counts: entries by kind and id; those of a kind that is narrowed already are counted as if it were not.
    """
    by_kind: dict[TermKind, list[FacetTerm]] = {kind: [] for kind in FACETS}
    chosen = set(query.filters)
    for term in terms:
        key = (term.kind, term.id)
        if term.kind in by_kind:
            by_kind[term.kind].append(FacetTerm(term, counts.get(key, 0), key in chosen, query))
    return tuple(Facet(kind, tuple(found)) for kind, found in by_kind.items() if found)


class TermNames:
    """The ways to write the terms that a search can be narrowed by."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Term]]] = {}
        for term in terms:
            if term.kind in FACETS:
                for name in dict.fromkeys(_names(term)):
                    self._by_first.setdefault(name[0], []).append((name, term))

    def found_in(self, query: Query) -> Iterator[tuple[Term, tuple[Part, ...]]]:
        """Find terms whose name, or a part of it between “and”s, stands among the typed words.

        Yields:
            The term, and the parts of the query that name it. Of names that overlap the longest is taken.
        """
        parts = [part for part in query.parts if not part.is_excluded]
        flat = [(word, number) for number, part in enumerate(parts) for word in words_of(" ".join(part.words))]
        words = tuple(word for word, _ in flat)
        found = [
            (len(name), at, term)
            for at, word in enumerate(words)
            for name, term in self._by_first.get(word, ())
            if words[at : at + len(name)] == name and (term.kind, term.id) not in query.filters
        ]
        taken: set[int] = set()
        seen: set[Term] = set()
        for size, at, term in sorted(found, key=lambda one: (-one[0], one[1])):
            places = set(range(at, at + size))
            numbers = sorted({flat[place][1] for place in places})
            is_whole = all(place in places for place, (_, number) in enumerate(flat) if number in numbers)
            if is_whole and term not in seen and not places & taken:
                taken |= places
                seen.add(term)
                yield term, tuple(parts[number] for number in numbers)


def _names(term: Term) -> Iterator[tuple[str, ...]]:
    for name in (term.name, term.id):
        if words := tuple(words_of(name)):
            yield words
    for piece in _BETWEEN.split(term.name.lower()):
        if words := tuple(word for word in words_of(piece) if word not in _SMALL_WORDS):
            yield words
