"""One search over all packs, on connections of its own, for the thread that searches."""

from __future__ import annotations

import sqlite3
import time
from typing import TYPE_CHECKING

from hubdesk.errors import CancelledError, PackError
from hubdesk.library.choosing import Chooser, entries_read
from hubdesk.library.explaining import Found, explain_coverage, explain_parts, explain_whole
from hubdesk.library.facets import TermNames, make_facets
from hubdesk.library.materials import Materials
from hubdesk.library.meanings import Meanings
from hubdesk.library.planning import Planner
from hubdesk.library.ranking import NOTHING, Named, Ranking
from hubdesk.library.rescuing import rescue
from hubdesk.model.hit import Answer, Facet, Hit, Mending, Suggestion, TermOffer
from hubdesk.model.query import FACETS
from hubdesk.model.vocabulary import TermKind
from hubdesk.pack.search import PackSearch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from hubdesk.library.planning import Plan
    from hubdesk.library.ranking import Ranked
    from hubdesk.model.query import Filter, Part, Query
    from hubdesk.model.vocabulary import Term

_RESPELT = 3
"""Words of a question for which other spellings are tried."""


class OpenPacks:
    """The packs that a search goes over, and what they know together."""

    def __init__(self, packs: Sequence[PackSearch]) -> None:
        """Take packs that are open.

        Raises:
            PackDamagedError: what one of them knows cannot be read.
        """
        self.packs = tuple(packs)
        self.terms: dict[tuple[TermKind, str], Term] = {}
        self.entries: dict[tuple[TermKind, str], int] = {}
        for pack in packs:
            for term, entries in pack.terms:
                if entries:
                    key = (term.kind, term.id)
                    self.terms.setdefault(key, term)
                    self.entries[key] = self.entries.get(key, 0) + entries
        self.materials = Materials(one for pack in packs for one in pack.materials)
        self.term_names = TermNames(self.terms.values())
        self.planner = Planner(self.packs, Meanings(pack.synonyms for pack in packs))

    def term(self, kind: TermKind, id_: str) -> Term | None:
        """Give a term as the first pack that has it says it."""
        return self.terms.get((kind, id_))

    def origin(self, pack_id: str) -> str:
        """Give the title of a pack."""
        return next((pack.origin for pack in self.packs if pack.id == pack_id), pack_id)


class LibrarySearch:
    """Searches packs. Made in any thread, used in one, interrupted from any.

    The packs are opened at the first search, so that a start does not wait for it. A pack that fails is left out
    and named in `problems`.
    """

    def __init__(self, packs: Sequence[tuple[Path, str]]) -> None:
        """Take packs as (path, id)."""
        self._packs = tuple(packs)
        self._open: list[PackSearch] | None = None
        self._known: OpenPacks | None = None
        self._is_interrupted = False
        self.problems: list[PackError] = []

    def close(self) -> None:
        """Let go of every file."""
        for pack in self._open or ():
            pack.close()
        self._open = self._known = None

    def interrupt(self) -> None:
        """Make a running search give up: it raises CancelledError in its thread."""
        self._is_interrupted = True
        for pack in self._open or ():
            pack.interrupt()

    def search(self, query: Query, limit: int = 50, within: Sequence[Filter] = ()) -> Answer:
        """Find entries, best first.

        If no entry has every word, those that have at least some are given, and `explained` says so.

        Args:
            query: what is asked for.
            limit: hits that are given.
            within: terms; how many of all that are found carry them too is counted.
        Raises:
            CancelledError: it was interrupted.
        """
        self._is_interrupted = False
        began = time.perf_counter()
        while True:
            try:
                return self._answer(self._opened(), query, limit, within, began)
            except sqlite3.OperationalError as error:
                raise CancelledError from error
            except PackError as error:
                self._leave_out(error)

    def _answer(self, known: OpenPacks, query: Query, limit: int, within: Sequence[Filter], began: float) -> Answer:
        known.planner.begin()
        plan = known.planner.plan(query)
        found_terms = list(known.term_names.found_in(query))
        ranking = Ranking(known.packs, plan, _named(found_terms))
        self._check()
        ranked = ranking.rank(query, max(entries_read(known.packs), limit)) if not query.is_empty else NOTHING
        self._check()
        hits = Chooser(known.packs, ranking.groups, ranking.weights).choose(ranked, limit) if ranked.total else []
        found = Found(
            ranked.total,
            ranked.have_all,
            len(ranking.groups),
            plan.meanings,
            plan.mended,
            plan.small,
            *_missing_and_there(query, ranking),
        )
        parts = explain_parts(query, found, known.term, known.origin)
        return Answer(
            typed=query.typed,
            explained=explain_whole(query, found, parts),
            coverage=explain_coverage(found),
            total=ranked.total,
            hits=tuple(hits),
            query=query,
            explanation=parts,
            mended=tuple(_mendings(query, plan)),
            did_you_mean=tuple(self._suggest(known, query, plan)),
            facets=_facets(known, query, ranking, ranked),
            offers=tuple(self._offers(known, query, found_terms)),
            rescue=None
            if ranked.total or not (query.typed.strip() or query.filters or query.packs)
            else rescue(query, self._finder(known), known.terms, known.entries, self._spellings(known, query, plan)),
            within=sum((ranked.masks.get(pack.id, 0) & pack.narrowed(within)).bit_count() for pack in known.packs),
            materials=tuple(known.materials.named_by(query)),
            elapsed_ms=round((time.perf_counter() - began) * 1000, 3),
        )

    def _finder(self, known: OpenPacks) -> Callable[[Query, int], tuple[int, list[Hit]]]:
        def find(query: Query, limit: int) -> tuple[int, list[Hit]]:
            self._check()
            if query.is_empty:
                return 0, []
            ranking = Ranking(known.packs, known.planner.plan(query))
            ranked = ranking.rank(query, entries_read(known.packs))
            chooser = Chooser(known.packs, ranking.groups, ranking.weights) if limit and ranked.total else None
            return ranked.total, chooser.choose(ranked, limit) if chooser else []

        return find

    def _suggest(self, known: OpenPacks, query: Query, plan: Plan) -> Iterator[Suggestion]:
        """Give other spellings than the one that was taken, of the first words that have some."""
        spellings = [(part, words) for part, words in plan.spellings.items() if words]
        for part, words in spellings[:_RESPELT]:
            taken = plan.mended.get(part)
            for word in words:
                if word != taken:
                    other = query.with_words(part, word)
                    total, _ = self._finder(known)(other, 0)
                    if total:
                        yield Suggestion(word, other, total)

    def _spellings(self, known: OpenPacks, query: Query, plan: Plan) -> list[Suggestion]:
        """Give spellings that find something where what was taken finds nothing."""
        return list(self._suggest(known, query, plan))

    def _offers(
        self, known: OpenPacks, query: Query, found: Sequence[tuple[Term, tuple[Part, ...]]]
    ) -> Iterator[TermOffer]:
        for term, parts in found:
            narrowed = query
            for part in sorted(parts, key=lambda part: -part.span[0]):
                narrowed = narrowed.without_part(part)
            narrowed = narrowed.with_filter(term.kind, term.id)
            total, _ = self._finder(known)(narrowed, 0)
            if total:
                yield TermOffer(term, " ".join(word for part in parts for word in part.words), narrowed, total)

    def _check(self) -> None:
        if self._is_interrupted:
            raise CancelledError

    def _opened(self) -> OpenPacks:
        if self._open is None:
            self._open = []
            for path, pack_id in self._packs:
                try:
                    self._open.append(PackSearch(path, pack_id))
                except PackError as error:
                    self.problems.append(error)
        if self._known is None:
            self._known = OpenPacks(self._open)
        return self._known

    def _leave_out(self, error: PackError) -> None:
        """Go on without the pack that failed."""
        self.problems.append(error)
        broken = [pack for pack in self._open or () if pack.path == error.path]
        if not broken:
            raise error
        for pack in broken:
            pack.close()
        self._open = [pack for pack in self._open or () if pack not in broken]
        self._known = None


def _named(found: Sequence[tuple[Term, tuple[Part, ...]]]) -> list[Named]:
    return [Named(term.kind, term.id, frozenset(parts)) for term, parts in found if term.kind == TermKind.PARTNERSHIP]


def _missing_and_there(query: Query, ranking: Ranking) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give what was looked for as it was typed: what stands nowhere, and what stands in some entry."""
    said = [" ".join(query.as_written(part) for part in group[0].parts) for group in ranking.groups]
    missing = tuple(words for words, weight in zip(said, ranking.weights, strict=True) if not weight)
    return missing, tuple(words for words in said if words not in missing)


def _mendings(query: Query, plan: Plan) -> Iterator[Mending]:
    for part, used in plan.mended.items():
        yield Mending(query.as_written(part), used, query.as_it_stands(" ".join(part.words)))


def _facets(known: OpenPacks, query: Query, ranking: Ranking, ranked: Ranked) -> tuple[Facet, ...]:
    """Count what each term would leave. A kind that is narrowed already is counted as if it were not."""
    counts: dict[tuple[str, str], int] = {}
    narrowed = {filter_.kind for filter_ in query.filters}
    for kind in (None, *narrowed):
        masks = ranked.masks if kind is None else ranking.masks(query.without_kind(kind), ranked)
        for pack in known.packs:
            mask = masks.get(pack.id, 0)
            if not mask:
                continue
            for key, carriers in pack.term_masks.items():
                if key[0] in FACETS and (key[0] not in narrowed if kind is None else key[0] == kind):
                    counts[key] = counts.get(key, 0) + (carriers & mask).bit_count()
    return make_facets(query, known.terms.values(), counts)
