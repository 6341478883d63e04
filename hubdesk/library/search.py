"""One search over all packs, on connections of its own, for the thread that searches."""

from __future__ import annotations

import sqlite3
import time
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from hubdesk.errors import CancelledError, PackError
from hubdesk.library.explaining import Found, explain_parts, explain_whole
from hubdesk.library.facets import make_facets, terms_in_words
from hubdesk.library.rescuing import rescue
from hubdesk.model.hit import Answer, Facet, Hit, TermOffer
from hubdesk.model.query import Query
from hubdesk.pack.search import PackSearch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from hubdesk.model.vocabulary import Term, TermKind

T = TypeVar("T")


class LibrarySearch:
    """Searches packs. Made in any thread, used in one, interrupted from any.

    The packs are opened at the first search, so that a start does not wait for it. A pack that fails is left out
    and named in `problems`.
    """

    def __init__(self, packs: Sequence[tuple[Path, str]]) -> None:
        """Take packs as (path, id)."""
        self._packs = tuple(packs)
        self._open: list[PackSearch] | None = None
        self.problems: list[PackError] = []

    def close(self) -> None:
        """Let go of every file."""
        for pack in self._open or ():
            pack.close()
        self._open = None

    def interrupt(self) -> None:
        """Make a running search give up: it raises CancelledError in its thread."""
        for pack in self._open or ():
            pack.interrupt()

    def search(self, query: Query, limit: int = 50) -> Answer:
        """Find entries, best first.

        If no entry has every part, those that have at least one are given, and `explained` says so.

        Raises:
            CancelledError: it was interrupted.
        """
        began = time.perf_counter()
        total, hits = self._find(query, limit)
        has_some = not total and len(query.parts) > 1
        if has_some:
            total, hits = self._find(query, limit, any_part=True)
        terms = self._terms()
        found = Found(total, has_some=has_some)
        parts = explain_parts(query, found, lambda kind, id_: terms.get((kind, id_)), self._origin_of)
        return Answer(
            typed=query.typed,
            explained=explain_whole(query, found, parts),
            total=total,
            hits=tuple(hits),
            elapsed_ms=round((time.perf_counter() - began) * 1000, 3),
            query=query,
            explanation=parts,
            facets=self._facets(query, terms, any_part=has_some and total > 0),
            offers=tuple(self._offers(query, terms)),
            rescue=None if total or query.is_empty else rescue(query, self._find, tuple(terms.values())),
        )

    def _find(self, query: Query, limit: int, *, any_part: bool = False) -> tuple[int, list[Hit]]:
        total, hits = 0, []
        for found, best in self._ask(query, lambda pack: pack.search(query, limit, any_part=any_part)):
            total += found
            hits += best
        hits.sort(key=lambda hit: -hit.score)
        return total, hits[:limit]

    def _facets(self, query: Query, terms: dict[tuple[TermKind, str], Term], *, any_part: bool) -> tuple[Facet, ...]:
        counts: dict[tuple[str, str], int] = {}
        narrowed = tuple(dict.fromkeys(filter_.kind for filter_ in query.filters))
        for kind in (None, *narrowed):
            wider = query if kind is None else query.without_kind(kind)
            for carried in self._ask(wider, partial(_count, wider, any_part)):
                for key, count in carried.items():
                    if (key[0] not in narrowed) if kind is None else (key[0] == kind):
                        counts[key] = counts.get(key, 0) + count
        return make_facets(query, terms.values(), counts)

    def _offers(self, query: Query, terms: dict[tuple[TermKind, str], Term]) -> Iterator[TermOffer]:
        for term, parts in terms_in_words(query, terms.values()):
            narrowed = query
            for part in reversed(parts):
                narrowed = narrowed.without_part(part)
            narrowed = narrowed.with_filter(term.kind, term.id)
            total, _ = self._find(narrowed, 1)
            if total:
                yield TermOffer(term, " ".join(word for part in parts for word in part.words), narrowed, total)

    def _terms(self) -> dict[tuple[TermKind, str], Term]:
        """Give the terms of all packs that some entry carries, as the first pack that has one says it."""
        terms: dict[tuple[TermKind, str], Term] = {}
        for found in self._ask(Query(""), lambda pack: pack.terms):
            for term, entries in found:
                if entries:
                    terms.setdefault((term.kind, term.id), term)
        return terms

    def _origin_of(self, pack_id: str) -> str:
        return next((pack.origin for pack in self._open or () if pack.id == pack_id), pack_id)

    def _ask(self, query: Query, question: Callable[[PackSearch], T]) -> Iterator[T]:
        """Ask each pack that the query is about; one that fails is named and left out."""
        packs = self._opened()
        for pack in tuple(packs):
            if query.packs and pack.id not in query.packs:
                continue
            try:
                yield question(pack)
            except sqlite3.OperationalError as error:
                raise CancelledError from error
            except PackError as error:
                self.problems.append(error)
                packs.remove(pack)
                pack.close()

    def _opened(self) -> list[PackSearch]:
        if self._open is None:
            self._open = []
            for path, pack_id in self._packs:
                try:
                    self._open.append(PackSearch(path, pack_id))
                except PackError as error:
                    self.problems.append(error)
        return self._open


def _count(query: Query, any_part: bool, pack: PackSearch) -> dict[tuple[str, str], int]:
    return pack.count_terms(query, any_part=any_part)
