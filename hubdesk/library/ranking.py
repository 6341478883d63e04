"""Which entries of a pack fit a plan, and how well: every entry is ranked, with planes of bits (see `pack.planes`).

What a word tells of an entry comes from its pack, how rare the word is from all packs together; so an entry's score
does not depend on which pack it lies in.
Source: for its form, S. Robertson and H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cached_property, reduce
from typing import TYPE_CHECKING, NamedTuple

from hubdesk.pack.indexing import IN_TITLE
from hubdesk.pack.planes import add, any_of, at_least, best, constant, larger, numbers_in, times, values_at
from hubdesk.pack.spelling import stem_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hubdesk.library.planning import Option, Plan, Wanted
    from hubdesk.model.query import Part, Query
    from hubdesk.pack.planes import Planes
    from hubdesk.pack.search import PackSearch

_STRONG, _WEAK = 6, 3
"""What it counts that a word is there at all, beside the 1 to 15 for where and how often."""

_FACTORS = (1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 18, 20, 24)
_FEW = 5  # entries that have every word; if there are fewer, entries with most of the words stand below them
_LONG_QUESTION = 3
_USUAL = 12  # what a word tells of an entry that is a little about it
_ENOUGH = {3: 0.6}  # of what all words of a long question would tell then: so much must be there
_ENOUGH_OF_MANY = 0.5
_FILLING, _MENTION = 20, 4  # what fills an entry with a word, and the least that an entry counts that has it
_BARS = (0.65, 0.35)  # of the most that an entry has of a long question; the lower one where no entry has all
_ALL_WORDS, _JUST_SO = 5, 12  # what it counts that an entry has all words, and that it has them word by word
_NAMED = 16  # what it counts that an entry comes from a partnership that the question names
_EACH_WORD, _MOST_WORDS = 0.5, 3  # what each further word adds to a thing of several words, and how many do
_AS_TYPED = 12  # what it counts that a word stands there as it was typed, where nearly all entries have other endings
_SCANNED = 120  # entries whose texts are looked through for that
_LONGEST_PHRASE = 12
_SMALL_LIBRARY = 20_000  # entries; in more, a phrase that has small words (the, of) is seen in the texts alone
_PHRASE_MOST = 4000  # entries with the rarest word of a phrase; a phrase of commoner words is seen in the texts alone


class Candidate(NamedTuple):
    """An entry that fits, by pack and number."""

    pack: PackSearch
    number: int
    score: int


class Named(NamedTuple):
    """A term whose name stands among the words of a question, and the parts that name it."""

    kind: str
    id: str
    parts: frozenset[Part]


@dataclass(frozen=True, slots=True)
class Ranked:
    """What fits a plan in all packs.

    `total`: how many entries, `have_all` of them with every word; `masks`: which, by pack, within the filters.
    `weights`: how much each wanted thing counts. `candidates`: the best, best first. `highest`: the score of an entry
    that has all words in its title. `bar`: what an entry must weigh that lacks words of the question. `said`: all
    words that were typed, in order, none if some of them are alternatives. `phrases`: by pack, the entries that are
    known to say them just so. `titled`: the least score of an entry that has anything of what was looked for in its
    title, 0 if that cannot be told.
    """

    total: int
    have_all: int
    masks: dict[str, int]
    weights: tuple[int, ...]
    candidates: tuple[Candidate, ...]
    highest: int
    is_all: bool = True
    bar: int = 0
    said: tuple[str, ...] = ()
    phrases: dict[str, int] = field(default_factory=dict)
    titled: int = 0


NOTHING = Ranked(0, 0, {}, (), (), 0)


class Ranking:
    """A plan put to packs."""

    def __init__(self, packs: Sequence[PackSearch], plan: Plan, named: Sequence[Named] = ()) -> None:
        """Put a plan to packs; `named` are the terms that stand among its words."""
        self._packs, self._named = tuple(packs), tuple(named)
        has_either = any(one.is_either for one in plan.wanted)
        groups: list[list[Wanted]] = []
        for one in plan.wanted:
            is_again = not has_either and any(one.options == group[0].options for group in groups if one.options)
            if one.is_small or is_again:  # a word that is said twice (parents for parents) is looked for once
                continue
            if one.is_either and groups:
                groups[-1].append(one)
            else:
                groups.append([one])
        self.groups = tuple(tuple(group) for group in groups)
        self._said = () if has_either else tuple(word for one in plan.wanted for word in one.words)
        # Who writes quotation marks wants all of it.
        self._is_exact = any(part.is_quoted for group in self.groups for one in group for part in one.parts)
        self._planes = [[_planes_of(pack, group) for group in self.groups] for pack in self._packs]
        self._masks = [[any_of(planes) for planes in of_pack] for of_pack in self._planes]
        size = sum(pack.size for pack in self._packs)
        self.weights = tuple(
            _weight(self._filled(at), size, len(group[0].words)) for at, group in enumerate(self.groups)
        )
        self._told_of: dict[int, Planes] = {}
        self._unwanted = [any_of([_mask(pack, (one,)) for one in plan.unwanted]) for pack in self._packs]

    def rank(self, query: Query, most: int) -> Ranked:
        """Give the best entries within a query's filters, at most `most`."""
        limits = [self._limit(pack, at, query) for at, pack in enumerate(self._packs)]
        fits = [self._all_of(at) & limit for at, limit in enumerate(limits)]
        have_all = sum(mask.bit_count() for mask in fits)
        is_long = len(self.groups) >= _LONG_QUESTION
        is_all = have_all > 0 if self._is_exact else have_all >= _FEW and not is_long
        bar = 0
        for share in () if is_all else _BARS:
            bar = self._bar(share)
            fits = [self._enough(at, have_all, bar) & limit for at, limit in enumerate(limits)]
            if sum(mask.bit_count() for mask in fits) >= _FEW:
                break
        candidates: list[Candidate] = []
        for at, pack in enumerate(self._packs):
            if not fits[at]:
                continue
            if not self.groups:
                candidates += [Candidate(pack, number, 0) for number in numbers_in(fits[at], most)]
                continue
            score = self._score(at)
            numbers = numbers_in(best(score, fits[at], most))
            candidates += [
                Candidate(pack, number, value) for number, value in zip(numbers, values_at(score, numbers), strict=True)
            ]
        candidates = _in_order(candidates)[:most]
        total = sum(mask.bit_count() for mask in fits)
        masks = {pack.id: mask for pack, mask in zip(self._packs, fits, strict=True)}
        highest = sum(self.weights) * (_STRONG + 15) + self._bonus
        phrases = {pack.id: mask for pack, mask in zip(self._packs, self._phrases, strict=True) if mask}
        return Ranked(
            total,
            have_all,
            masks,
            self.weights,
            tuple(candidates),
            highest,
            is_all,
            bar,
            self._said,
            phrases,
            self._titled,
        )

    @property
    def _titled(self) -> int:
        if len(self.groups) != 1:
            return 0
        options = [option for one in self.groups[0] for option in one.options]
        if not options or any(not option.stem or option.is_scattered for option in options):
            return 0
        told = min((IN_TITLE >> 1) + _WEAK if option.is_weak else IN_TITLE + _STRONG for option in options)
        return self.weights[0] * told

    def masks(self, query: Query, as_ranked: Ranked) -> dict[str, int]:
        """Give which entries fit within another query's filters, by the same rule as in `as_ranked`."""
        return {
            pack.id: (self._all_of(at) if as_ranked.is_all else self._enough(at, as_ranked.have_all, as_ranked.bar))
            & self._limit(pack, at, query)
            for at, pack in enumerate(self._packs)
        }

    def _filled(self, group: int) -> float | None:
        """Say how many entries a word fills: one that only mentions it counts little; None if no entry has it.

        So a word that stands at the foot of every page still tells something where it stands in a title.
        """
        entries = sum(masks[group].bit_count() for masks in self._masks)
        if not entries:
            return None
        planes = [pair for of_pack in self._planes for pair in enumerate(of_pack[group])]
        told = sum(plane.bit_count() << place for place, plane in planes)
        return max(told - _MENTION * entries, _MENTION * entries) / _FILLING

    @property
    def _bonus(self) -> int:
        return _ALL_WORDS * max(self.weights, default=0)

    def _limit(self, pack: PackSearch, at: int, query: Query) -> int:
        if query.packs and pack.id not in query.packs:
            return 0
        mask = pack.narrowed(query.filters) if query.filters else pack.everything
        return mask & ~self._unwanted[at]

    def _all_of(self, at: int) -> int:
        mask = self._packs[at].everything
        for one in self._masks[at]:
            mask &= one
        return mask

    def _bar(self, share: float) -> int:
        """Say what the words must tell of an entry: half of a long question, less if of no entry they tell so much."""
        enough = _ENOUGH.get(len(self.groups), _ENOUGH_OF_MANY)
        reached = max((_highest(self._told(at), any_of(self._masks[at])) for at in range(len(self._packs))), default=0)
        return max(1, round(share * min(enough * sum(self.weights) * _USUAL / _BARS[0], reached)))

    def _enough(self, at: int, have_all: int, bar: int) -> int:
        """Give the entries that have one of two words or, of several, all or so many that they tell enough."""
        if sum(len(group[0].words) for group in self.groups) <= 2:
            return self._all_of(at) if have_all else any_of(self._masks[at])
        return at_least(self._told(at), bar, any_of(self._masks[at])) | self._all_of(at)

    def _told(self, at: int) -> Planes:
        """Say what all words together tell of each entry of a pack."""
        if at not in self._told_of:
            told: Planes = []
            for planes, weight in zip(self._planes[at], self.weights, strict=True):
                told = add(told, times(planes, weight))
            self._told_of[at] = told
        return self._told_of[at]

    @cached_property
    def _as_typed(self) -> list[list[int]]:
        """Give, by wanted thing and pack, the entries with a word just as it was typed; looked up once."""
        return [self._exact(group) for group in range(len(self.groups))]

    def _exact(self, group: int) -> list[int]:
        """Give, of each pack, the entries with a word just as it was typed, if most have other endings."""
        none = [0] * len(self._packs)
        one = self.groups[group][0]
        if len(self.groups[group]) > 1 or len(one.words) > 1 or not one.options:
            return none
        key, (word,) = one.options[0].stem or stem_of(one.words[0]), one.words
        stems = [pack.stem(key) for pack in self._packs]
        entries = sum(stem.mask.bit_count() for stem in stems if stem)
        if not 0 < entries <= _SCANNED or all(len(stem.forms) < 2 for stem in stems if stem):
            return none
        its = sum(pack.entries_with(word) for pack in self._packs)
        if not its or its * _FEW > entries:
            return none
        return [
            pack.with_letters(word, stem.mask) if stem else 0 for pack, stem in zip(self._packs, stems, strict=True)
        ]

    def _score(self, at: int) -> Planes:
        score = self._told(at)
        for exact, weight in zip(self._as_typed, self.weights, strict=True):
            if exact[at]:
                score = add(score, constant(exact[at], _AS_TYPED * weight))
        if len(self.groups) > 1:
            score = add(score, constant(self._all_of(at), self._bonus))
            for kind, id_, parts in self._named:  # its name alone does not answer what was asked of a place
                named = self._packs[at].term_masks.get((kind, id_), 0) & self._beside(at, parts)
                score = add(score, constant(named, _NAMED * max(self.weights)))
            if phrase := self._phrases[at]:
                score = add(score, constant(phrase, _JUST_SO * max(self.weights)))
        return score

    def _beside(self, at: int, parts: frozenset[Part]) -> int:
        """Give the entries that have any word of a question beside some of its parts."""
        return any_of(
            [
                mask
                for group, mask in zip(self.groups, self._masks[at], strict=True)
                if not parts.issuperset(part for one in group for part in one.parts)
            ]
        )

    @cached_property
    def _phrases(self) -> list[int]:
        """Give, of each pack, the entries where what was typed stands word by word, if that can be told quickly."""
        none = [0] * len(self._packs)
        if (
            len(self.groups) < 2
            or not 2 <= len(self._said) <= _LONGEST_PHRASE
            or self.groups[-1][0].parts[-1].is_prefix
        ):
            return none
        has_small = len(self._said) > sum(len(group[0].words) for group in self.groups)
        rarest = min(sum(masks[group].bit_count() for masks in self._masks) for group in range(len(self.groups)))
        if rarest > _PHRASE_MOST or (has_small and sum(pack.size for pack in self._packs) > _SMALL_LIBRARY):
            return none
        return [pack.phrase(self._said) if self._all_of(at) else 0 for at, pack in enumerate(self._packs)]


def _in_order(candidates: list[Candidate]) -> list[Candidate]:
    """Put the best first and equal ones in the order of their titles, as a pack numbers its own entries."""
    packs = {candidate.pack.id: candidate.pack for candidate in candidates}
    if len(packs) < 2:
        return sorted(candidates, key=lambda one: -one.score)
    titles: dict[tuple[str, int], tuple[str, str]] = {}
    for id_, pack in packs.items():
        for head in pack.heads([one.number for one in candidates if one.pack is pack]):
            titles[id_, head.number] = (head.title.casefold(), head.id)
    nameless = ("", "")
    return sorted(candidates, key=lambda one: (-one.score, titles.get((one.pack.id, one.number), nameless)))


def _weight(entries: float | None, size: int, words: int) -> int:
    """Say how much a thing counts that so many of all entries have: the rarer, the more; one that none has, nothing.

    Several words that mean one thing (trauma informed school) say more of what is meant than one word does. The root
    keeps a rare word that says little (worth, proper) from outweighing what the question is about.
    """
    if entries is None:
        return 0
    rarity = math.log(1 + (size - entries + 0.5) / (entries + 0.5))
    told = 3 * math.sqrt(rarity) * (1 + _EACH_WORD * (min(words, _MOST_WORDS) - 1))
    return min(_FACTORS, key=lambda factor: abs(factor - told))


def _planes_of(pack: PackSearch, group: Sequence[Wanted]) -> Planes:
    """Say what a wanted thing tells of each entry: 7 to 21, less for a word of the same meaning, 0 if it lacks it."""
    strong: Planes = []
    weak: Planes = []
    for one in group:
        for option in one.options:
            planes = _option_planes(pack, option)
            if not planes:
                continue
            if option.is_weak:
                weak = larger(weak, planes) if weak else planes
            else:
                strong = larger(strong, planes) if strong else planes
    total = add(strong, constant(any_of(strong), _STRONG)) if strong else []
    if weak:
        halved = weak[1:]
        less = add(halved, constant(any_of(weak), _WEAK))
        total = larger(total, less) if total else less
    return total


def _option_planes(pack: PackSearch, option: Option) -> Planes:
    if option.stem and (stem := pack.stem(option.stem)) is not None:
        return stem.planes
    if not option.words or (option.stem and option.stem in pack.known_phrases):
        return []
    stems = [pack.stem(stem_of(word)) for word in option.words]
    if option.is_scattered or len(option.words) == 1:
        mask = pack.everything
        for found in stems:
            mask &= found.mask if found else 0
    elif all(stems):
        mask = pack.phrase(option.words, is_prefix=option.is_prefix)
    elif option.is_prefix and all(stems[:-1]):
        mask = pack.phrase(option.words, is_prefix=True)
    else:
        mask = 0
    if not mask:
        return []
    told = [[plane & mask for plane in found.planes] for found in stems if found]
    planes = reduce(larger, told) if told else []
    lacking = mask & ~any_of(planes)
    return larger(planes, constant(lacking, 1)) if lacking else planes


def _highest(planes: Planes, among: int) -> int:
    """Give the highest number that an entry of a mask has."""
    value = 0
    for place in range(len(planes) - 1, -1, -1):
        if upper := among & planes[place]:
            value |= 1 << place
            among = upper
    return value


def _mask(pack: PackSearch, group: Sequence[Wanted]) -> int:
    return any_of([any_of(_option_planes(pack, option)) for one in group for option in one.options])
