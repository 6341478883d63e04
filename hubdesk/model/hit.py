"""What a search answers: the hits, why they were found, how to narrow, and help where nothing was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

    from hubdesk.model.query import Query
    from hubdesk.model.vocabulary import Term, TermKind


@dataclass(frozen=True, slots=True)
class Marked:
    """Text with the places where what was looked for stands: (first, past the last) in characters, in order."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()

    @property
    def bare(self) -> str:
        """From the first mark to the last: of `with “a” or “b”` what stands behind the small word."""
        return self.text[self.marks[0][0] : self.marks[-1][1]] if self.marks else self.text


@dataclass(frozen=True, slots=True)
class Shown:
    """What a list shows of a hit.

    `heading` and its `anchor`: where the snippet stands, if known. `forms`: the words that were found in this entry
    as they stand there, in small letters; the opened page marks them. `attachment`: the asset's path if the snippet
    comes from a file that belongs to the entry, else empty.
    """

    title: Marked
    snippet: Marked
    heading: str = ""
    anchor: str = ""
    forms: tuple[str, ...] = ()
    attachment: str = ""


class Hit:
    """One entry found. `score`: higher is better. `origin`: the pack's title.

    What is shown of it is worked out when it is first asked for, from texts that were read already: of fifty hits a
    list shows six. So it may be asked for in any thread.
    """

    __slots__ = ("_show", "_shown", "id", "origin", "pack", "partnership", "score", "themes")

    def __init__(
        self,
        pack: str,
        id: str,  # noqa: A002 - it is the entry's id
        partnership: str,
        themes: tuple[str, ...],
        score: float,
        show: Callable[[], Shown],
        origin: str = "",
    ) -> None:
        self.pack, self.id, self.partnership, self.themes = pack, id, partnership, themes
        self.score, self.origin = score, origin
        self._show = show
        self._shown: Shown | None = None

    @property
    def shown(self) -> Shown:
        """All that a list shows of it."""
        if self._shown is None:
            self._shown = self._show()
        return self._shown

    @property
    def title(self) -> Marked:
        """The entry's title."""
        return self.shown.title

    @property
    def snippet(self) -> Marked:
        """The best passage, in one line, or the summary."""
        return self.shown.snippet

    @property
    def heading(self) -> str:
        """The heading above the passage; empty if there is none."""
        return self.shown.heading

    @property
    def anchor(self) -> str:
        """The anchor of that heading."""
        return self.shown.anchor

    @property
    def forms(self) -> tuple[str, ...]:
        """The words that were found, as they stand in the entry, in small letters."""
        return self.shown.forms

    @property
    def attachment(self) -> str:
        """The path of the file that the passage comes from; empty if it comes from the entry itself."""
        return self.shown.attachment

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Hit):
            return NotImplemented
        mine, its = (self.pack, self.id, self.score), (other.pack, other.id, other.score)
        return mine == its and self.shown == other.shown

    def __hash__(self) -> int:
        return hash((self.pack, self.id))


SaidKind: TypeAlias = Literal["words", "meaning", "mended", "excluded", "filter", "pack", "some", "cut"]


@dataclass(frozen=True, slots=True)
class SaidPart:
    """One part of the line that explains a search, in plain words: “with *attendance*”, “also counting *absence*”.

    Its emphasised words are the marks of `said`. `without` is the search that is left when the part is removed; None
    if it cannot be. `removal` says in a few words what removing it does: “Do not count words of the same meaning”.
    `short` says the same in fewer words, for where there is little room; None if that cannot be.
    """

    kind: SaidKind
    said: Marked
    removal: str = ""
    without: Query | None = None
    short: Marked | None = None


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


class Material(NamedTuple):
    """A workshop, or a sheet to print, that a pack brings."""

    kind: Literal["workshop", "sheet"]
    pack: str
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The best hits first, and how many there are in all.

    `explained` says in plain words what was looked for, `explanation` the same in parts. `coverage`: how many have
    every word and how many only some, where that is not the same. `did_you_mean`: spellings that find more. `rescue`
    is there only if `total` is 0 and something was asked for. `within`: how many of them carry the terms that were
    asked for beside the question. `materials`: workshops and sheets that the words name.
    """

    typed: str
    explained: str
    total: int
    hits: tuple[Hit, ...]
    elapsed_ms: float = 0.0
    query: Query | None = None
    explanation: tuple[SaidPart, ...] = ()
    coverage: str = ""
    mended: tuple[Mending, ...] = ()
    did_you_mean: tuple[Suggestion, ...] = ()
    facets: tuple[Facet, ...] = ()
    offers: tuple[TermOffer, ...] = ()
    rescue: Rescue | None = None
    within: int = 0
    materials: tuple[Material, ...] = ()
