"""What a search answers: the hits, why they were found, how to narrow, and help where nothing was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from hubdesk.model.query import Query
    from hubdesk.model.vocabulary import Term, TermKind


@dataclass(frozen=True, slots=True)
class Marked:
    """Text with the places where what was looked for stands: (first, past the last) in characters, in order."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One entry found.

    `score`: higher is better. `heading` and its `anchor`: where the snippet stands, if known. `forms`: the words that
    were found in this entry as they stand there, in small letters; the opened page marks them. `attachment`: the
    asset's path if the snippet comes from a file that belongs to the entry, else empty. `origin`: the pack's title.
    """

    pack: str
    id: str
    title: Marked
    partnership: str
    themes: tuple[str, ...]
    heading: str
    anchor: str
    snippet: Marked
    score: float
    forms: tuple[str, ...] = ()
    attachment: str = ""
    origin: str = ""


SaidKind: TypeAlias = Literal["words", "meaning", "mended", "excluded", "filter", "pack", "some", "cut"]


@dataclass(frozen=True, slots=True)
class SaidPart:
    """One part of the line that explains a search, in plain words: “with *attendance*”, “also counting *absence*”.

    Its emphasised words are the marks of `said`. `without` is the search that is left when the part is removed; None
    if it cannot be. `removal` says in a few words what removing it does: “Do not count words of the same meaning”.
    """

    kind: SaidKind
    said: Marked
    removal: str = ""
    without: Query | None = None


@dataclass(frozen=True, slots=True)
class Mending:
    """A word that was taken for a slip. `instead` is the search for the word as it was typed."""

    typed: str
    used: str
    instead: Query


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another search that may be meant: what to call it, what it is, and how many entries it finds."""

    name: str
    query: Query
    total: int = 0


@dataclass(frozen=True, slots=True)
class FacetTerm:
    """A term to narrow by. `count`: entries of this search that carry it, 0 if it would lead nowhere.

    `within` is the search as it is.
    """

    term: Term
    count: int
    is_on: bool
    within: Query

    @property
    def query(self) -> Query:
        """The search after a click: narrowed to the term or, where `is_on`, without it."""
        change = self.within.without_filter if self.is_on else self.within.with_filter
        return change(self.term.kind, self.term.id)


@dataclass(frozen=True, slots=True)
class Facet:
    """The terms of one kind, in the vocabulary's order; also those with count 0, which are shown grey."""

    kind: TermKind
    terms: tuple[FacetTerm, ...]


@dataclass(frozen=True, slots=True)
class TermOffer:
    """A term that stands in the typed text as words: “kent” offers itself as the filter Kent.

    `words`: as they were typed. `query`: the search with the words taken out and the filter put in.
    """

    term: Term
    words: str
    query: Query
    total: int


@dataclass(frozen=True, slots=True)
class Rescue:
    """What helps where nothing was found.

    `tried`: plain sentences, what was looked for and how. `spellings`: words that are spelt nearly so. `drops`: the
    search without one filter or one word, each with what it gives, most first. `nearest`: entries that come close.
    `themes`: every theme with all its entries; `query` of each lists them.
    """

    tried: tuple[str, ...]
    spellings: tuple[Suggestion, ...] = ()
    drops: tuple[Suggestion, ...] = ()
    nearest: tuple[Hit, ...] = ()
    themes: tuple[FacetTerm, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The best hits first, and how many there are in all.

    `explained` says in plain words what was looked for, `explanation` the same in parts. `did_you_mean`: spellings
    that find more. `rescue` is there only if `total` is 0 and something was asked for.
    """

    typed: str
    explained: str
    total: int
    hits: tuple[Hit, ...]
    elapsed_ms: float = 0.0
    query: Query | None = None
    explanation: tuple[SaidPart, ...] = ()
    mended: tuple[Mending, ...] = ()
    did_you_mean: tuple[Suggestion, ...] = ()
    facets: tuple[Facet, ...] = ()
    offers: tuple[TermOffer, ...] = ()
    rescue: Rescue | None = None
