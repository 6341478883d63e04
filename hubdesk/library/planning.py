"""From typed words to what is looked for: each word with its other endings, spellings and words of the same meaning.

A word that stands in a pack is taken as it is. One that stands in none may be two words, or one, written the other way
(selfharm, self harm), or a slip of the pen. What was done is kept in the plan, so that it can be said.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from hubdesk.library.mending import Mender
from hubdesk.library.stop_words import STOP_WORDS
from hubdesk.pack.spelling import stem_of
from hubdesk.pack.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hubdesk.library.meanings import Meanings
    from hubdesk.model.query import Part, Query
    from hubdesk.pack.search import PackSearch

_BEGUN = 24
_SHOWN_SPELLINGS = 3
_STEMS_KEPT = 512
_OF_SMALL = 2  # words that a small one may be made of: does and n't
_AS_LIKELY = 4  # a word that stands in fewer entries than a quarter of another's is not meant instead of it


@dataclass(frozen=True, slots=True)
class Option:
    """One way in which a thing that is looked for may stand in an entry.

    `stem`: its key; a key of several words is a phrase. `words`: a phrase as words, where a pack has no such key.
    `is_weak`: it tells less: a word of the same meaning, or one that only begins so. `is_scattered`: the words need
    not stand together.
    """

    stem: str = ""
    words: tuple[str, ...] = ()
    is_prefix: bool = False
    is_weak: bool = False
    is_scattered: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing that is looked for. Any of its options will do. It is known by the parts of the query it comes from."""

    parts: tuple[Part, ...]
    options: tuple[Option, ...]
    words: tuple[str, ...]
    meanings: tuple[str, ...] = ()
    is_small: bool = False
    is_either: bool = False


@dataclass(slots=True)
class Plan:
    """What a search looks for, and what must not be there.

    `spellings`: by part, words that are spelt nearly so. `mended`: by part, what was taken instead.
    """

    wanted: list[Wanted] = field(default_factory=list)
    unwanted: list[Wanted] = field(default_factory=list)
    spellings: dict[Part, tuple[str, ...]] = field(default_factory=dict)
    mended: dict[Part, str] = field(default_factory=dict)

    @property
    def small(self) -> frozenset[Part]:
        """Parts that tell nothing beside the others, and were not looked for."""
        return frozenset(part for one in self.wanted if one.is_small for part in one.parts)

    @property
    def meanings(self) -> dict[Part, tuple[str, ...]]:
        """By part, other words that were counted too."""
        return {one.parts[0]: one.meanings for one in self.wanted if one.meanings}


class _Piece(NamedTuple):
    """A part of a query with its words, folded."""

    part: Part
    words: tuple[str, ...]


class Planner:
    """Makes plans from what the packs know."""

    def __init__(self, packs: Sequence[PackSearch], meanings: Meanings) -> None:
        self._packs, self._meanings, self._mender = packs, meanings, Mender(packs, meanings.words)
        self._known_stems: dict[str, str | None] = {}

    def begin(self) -> None:
        """Take what is planned from now on for one question and what comes of it: slips are mended in few words."""
        self._mender.begin()

    def plan(self, query: Query) -> Plan:
        """Say what a query looks for."""
        plan = Plan()
        at = 0
        pieces = [_Piece(part, _words(part)) for part in query.parts]
        while at < len(pieces):
            part = pieces[at].part
            if part.is_excluded:
                plan.unwanted.append(self._single(pieces[at], query, plan, is_plain=True))
                at += 1
                continue
            run = _plain_run(pieces[at : at + self._meanings.longest + 1])
            taken = (
                self._meaning(_with_s(run), query, at_least=2)
                or self._meaning(run, query, at_least=2)
                or self._meant(run, query, plan)
                or self._joined(run)
                or self._meaning(run, query)
                or self._single(pieces[at], query, plan)
            )
            plan.wanted.append(replace(taken, is_either=True) if part.is_or else taken)
            at += len(taken.parts)
        self._give_back_guesses(plan)
        plan.wanted = _without_each_other(plan.wanted)
        if all(one.is_small for one in plan.wanted):
            plan.wanted = [replace(one, is_small=False) for one in plan.wanted]
        return plan

    def _meaning(self, run: Sequence[_Piece], query: Query, *, at_least: int = 1) -> Wanted | None:
        """Take as many parts as make a phrase, of so many words, that has words of the same meaning."""
        words = [word for piece in run for word in piece.words][: self._meanings.longest]
        if not words:
            return None
        all_stems = [self._stem_known(word) or stem_of(word) for word in words]
        if not self._meanings.begin_with(all_stems[0]):
            return None
        sizes = dict(zip(accumulate(len(piece.words) for piece in run), range(1, len(run) + 1), strict=False))
        for size in range(len(words), at_least - 1, -1):
            if size not in sizes or (size == 1 and _is_small(run[0].part)):
                continue
            stems = tuple(all_stems[:size])
            others = self._meanings.others(stems)
            taken = tuple(piece.part for piece in run[: sizes[size]])
            if not others or any(" ".join(part.words) in query.alone for part in taken):
                continue
            own = [Option(" ".join(stems), tuple(words[:size]))]
            if size > 1:
                if telling := tuple(word for word in words[:size] if word not in STOP_WORDS and word != "s"):
                    own.append(Option(words=telling, is_weak=True, is_scattered=True))
                joined = "".join(words[:size])
                if self._stem_known(joined):
                    own.append(Option(stem_of(joined)))
            if taken[-1].is_prefix and size == 1:
                own += [Option(key, is_weak=True) for key in self._begun(words[0]) if key != stems[0]]
            # Where the library never says it as it was typed, what means the same is what is looked for.
            is_said = self._is_there(own[0].stem)
            options = [*own, *(Option(key, tuple(words_of(said)), is_weak=is_said) for said, key in others)]
            shown = tuple(said for said, key in others if self._is_there(key))
            if size > 1 and not is_said and not shown and len(own) < 3:
                continue  # nothing says it in any of its words: each word by itself may still lead somewhere
            return Wanted(taken, tuple(options), tuple(words[:size]), shown)
        return None

    def _meant(self, run: Sequence[_Piece], query: Query, plan: Plan) -> Wanted | None:
        """Take words whose slips are mended, if they make a phrase that has words of the same meaning: skiping school.

        Of words that were typed as one (sefl-harm) each is mended in any case, and so is a word that only means what
        entries say otherwise (truency).
        """
        mended = [self._without_slips(piece, query) for piece in run]
        changed = [one.words != piece.words for one, piece in zip(mended, run, strict=True)]
        if not any(changed):
            return None
        taken = self._meaning(mended, query, at_least=2)
        if taken is None and changed[0]:
            words = mended[0].words
            if len(words) > 1 or not self._is_there(stem_of(words[0])):
                taken = self._meaning(mended[:1], query)
            if taken is None and len(words) > 1:
                taken = self._several(*mended[0])
        if taken is None:
            return None
        for one, is_changed in list(zip(mended, changed, strict=True))[: len(taken.parts)]:
            if is_changed:
                plan.mended[one.part] = " ".join(one.words)
        return taken

    def _without_slips(self, piece: _Piece, query: Query) -> _Piece:
        part, words = piece
        said = " ".join(part.words)
        is_one = len(words) == 1
        if part.is_quoted or said in query.as_typed or (is_one and part.is_prefix) or _is_small(part):
            return piece
        if _is_short_form(part, query):
            return piece
        if not is_one and self._stem_known("".join(words)):
            return piece
        return _Piece(part, tuple(self._mended_word(word) for word in words))

    def _mended_word(self, word: str) -> str:
        if self._stem_known(word) or self._is_there(stem_of(word)):
            return word
        return self._mender.taken(word) or word

    def _give_back_guesses(self, plan: Plan) -> None:
        """Mend nothing uncertain where no word at all stands as it was typed: all of it may be beside the library."""
        looked_for = [one for one in plan.wanted if not one.is_small]
        is_any_known = any(one.options and not plan.mended.keys() & set(one.parts) for one in looked_for)
        if is_any_known or all(one.options for one in looked_for):
            return
        for at, one in enumerate(plan.wanted):
            part, used = one.parts[0], plan.mended.get(one.parts[0])
            typed = part.words[0].casefold()
            if used and len(part.words) == len(one.parts) == 1 and not self._mender.is_sure(typed, used):
                del plan.mended[part]
                plan.wanted[at] = replace(one, options=(), words=(typed,), meanings=())

    def _joined(self, run: Sequence[_Piece]) -> Wanted | None:
        """Take two parts that some entry writes as one word: well being, wellbeing."""
        run = run[:2]
        words = [word for piece in run for word in piece.words]
        if len(run) < 2 or len(words) != 2 or not self._may_be_one(words):
            return None
        if (joined := self._stem_known("".join(words))) is None:
            return None
        options = (
            Option(joined),
            Option(words=tuple(words), is_prefix=run[1].part.is_prefix),
            Option(words=tuple(words), is_weak=True, is_scattered=True),
        )
        return Wanted(tuple(piece.part for piece in run), options, tuple(words))

    def _may_be_one(self, words: Sequence[str]) -> bool:
        """Say whether two words may be one; a word that tells nothing only beside one that stands nowhere: phot on."""
        small = [word in STOP_WORDS for word in words]
        known = [self._stem_known(word) is not None for word in words]
        return not any(small) or not all(is_small or is_known for is_small, is_known in zip(small, known, strict=True))

    def _single(self, piece: _Piece, query: Query, plan: Plan, *, is_plain: bool = False) -> Wanted:
        part, words = piece
        if not words:
            return Wanted((part,), (), part.words)
        if len(words) > 1:
            return replace(self._several(part, words), is_small=_is_small(part) and not part.is_quoted)
        word = words[0]
        options: list[Option] = []
        stem = self._stem_known(word) or stem_of(word)
        if any(pack.stem(stem) for pack in self._packs):
            options.append(Option(stem))
        if part.is_quoted:
            options = [Option(words=(word,))] if options else []
        if part.is_prefix and not part.is_quoted:
            begun = self._begun(word)
            known = {option.stem for option in options}
            options += [Option(one, is_weak=bool(known)) for one in begun if one not in known]
        is_small = _is_small(part) and not part.is_quoted  # at the end of what is typed too: it may still grow longer
        if options and not is_plain and not is_small and self._is_slip(piece, stem, query):
            mended = self._mended(part, word, query, plan)
            return replace(mended, options=(*mended.options, Option(stem, is_weak=True)))
        if options or is_plain or is_small:  # a word that tells nothing need stand nowhere, and is no slip
            return Wanted((part,), tuple(options), (word,), is_small=is_small)
        if part.is_quoted or " ".join(part.words) in query.as_typed:
            return Wanted((part,), (), (word,))
        return self._split(part, word, plan) or self._mended(part, word, query, plan)

    def _is_slip(self, piece: _Piece, stem: str, query: Query) -> bool:
        """Say whether a word that stands nowhere shares a stem with others by chance: governers, which is no govern."""
        part, (word,) = piece
        if part.is_quoted or part.is_prefix or self._stem_known(word) or " ".join(part.words) in query.as_typed:
            return False
        if _is_short_form(part, query):
            return False
        if self._mender.taken(word) is None:
            return False
        near = self._mender.near(word)
        return near[0].edits == 1 and all(stem_of(one.word) != stem for one in near)

    def _several(self, part: Part, words: Sequence[str]) -> Wanted:
        """Take words that were typed as one (self-harm, don't) or between quotes."""
        if part.is_quoted:
            return Wanted((part,), (Option(words=tuple(words), is_prefix=part.is_prefix),), tuple(words))
        options = [Option(words=tuple(words), is_prefix=part.is_prefix)]
        if (stem := self._stem_known("".join(words))) is not None:
            options.insert(0, Option(stem))
        together = any(pack.phrase(words, is_prefix=part.is_prefix) for pack in self._packs)
        if not together and len(options) == 1:
            options = [Option(words=tuple(words), is_weak=True, is_scattered=True)]
        return Wanted((part,), tuple(options), tuple(words))

    def _split(self, part: Part, word: str, plan: Plan) -> Wanted | None:
        """Take a word apart that entries write as two: selfharm, year7."""
        shortest = 2 if word.isalpha() else 1
        for at in range(shortest, len(word) - shortest + 1):
            pair = (word[:at], word[at:])
            if all(self._stem_known(half) for half in pair) and any(pack.phrase(pair) for pack in self._packs):
                plan.mended[part] = " ".join(pair)
                return Wanted((part,), (Option(words=pair),), pair)
        return None

    def _mended(self, part: Part, word: str, query: Query, plan: Plan) -> Wanted:
        """Take the word that is spelt nearly so, or nothing."""
        near = self._mender.near(word, is_prefix=part.is_prefix)
        used = None if _is_short_form(part, query) else self._mender.taken(word, is_prefix=part.is_prefix)
        shown = [one.word for one in near if one.word == used or used is None or stem_of(one.word) != stem_of(used)]
        plan.spellings[part] = tuple(shown[:_SHOWN_SPELLINGS])
        if used is None:
            return Wanted((part,), (), (word,))
        plan.mended[part] = used
        others = () if " ".join(part.words) in query.alone else self._meanings.others((stem_of(used),))
        # Words that are as near may be meant as well: they stand below, and are said.
        first = near[0]
        also = {
            stem_of(one.word): one.word
            for one in near[1:_SHOWN_SPELLINGS]
            if not self._mender.is_plain(word, used)
            and one.edits == first.edits
            and _AS_LIKELY * one.rarity <= first.rarity
        }
        also.pop(stem_of(used), None)
        options = [Option(stem_of(used)), *(Option(key, is_weak=True) for key in also)]
        options += [Option(key, tuple(words_of(said)), is_weak=True) for said, key in others]
        counted = (*also.values(), *(said for said, key in others if self._is_there(key)))
        return Wanted((part,), tuple(options), (used,), counted)

    def _stem_known(self, word: str) -> str | None:
        """Give the stem of a word as the packs have it, or None: quicker than to work it out."""
        if word not in self._known_stems:
            if len(self._known_stems) >= _STEMS_KEPT:
                self._known_stems.clear()
            stems = (pack.stem_of(word) for pack in self._packs)
            self._known_stems[word] = next((stem for stem in stems if stem is not None), None)
        return self._known_stems[word]

    def _begun(self, letters: str) -> list[str]:
        counts: dict[str, int] = {}
        most = _BEGUN * min(len(self._packs), 4)  # what is rare in one pack may be frequent in all
        for pack in self._packs:
            for _, stem, entries in pack.begun(letters, most):
                counts[stem] = counts.get(stem, 0) + entries
        return sorted(counts, key=lambda stem: -counts[stem])[:_BEGUN]

    def _is_there(self, key: str) -> bool:
        return any((found := pack.stem(key)) is not None and found.mask for pack in self._packs)


def _without_each_other(wanted: list[Wanted]) -> list[Wanted]:
    """Let no word stand for another one that was typed too: who writes “falling out with friends” means both."""
    own = {one.options[0].stem for one in wanted if one.options and one.options[0].stem}
    return [
        replace(one, options=one.options[:1] + kept)
        if len(kept := tuple(o for o in one.options[1:] if not (o.is_weak and o.stem in own))) + 1 < len(one.options)
        else one
        for one in wanted
    ]


def _words(part: Part) -> tuple[str, ...]:
    """Give the words of a part, folded; of a school's, the school."""
    words = tuple(words_of(" ".join(part.words)))
    if len(words) == 2 and words[1] == "s" and not part.is_quoted and words[0] not in STOP_WORDS:
        return words[:1]
    return words


def _with_s(run: Sequence[_Piece]) -> list[_Piece]:
    """Give pieces with the s that `_words` leaves out: “children's services” may stand so among words that mean it."""
    return [_Piece(part, tuple(words_of(" ".join(part.words)))) for part, _ in run]


def _is_small(part: Part) -> bool:
    """Say whether a part is a word that tells nothing (the, doesn't); in capitals it is a short form (IT, US)."""
    word = "".join(part.words)
    return len(part.words) <= _OF_SMALL and word.lower() in STOP_WORDS and not (len(word) > 1 and word.isupper())


def _is_short_form(part: Part, query: Query) -> bool:
    """Say whether a part has capitals that no word has, as RCADS or DofE; such a name is no slip of the pen."""
    return not query.typed.isupper() and any(word[1:] != word[1:].lower() for word in part.words)


def _plain_run(pieces: Iterable[_Piece]) -> list[_Piece]:
    """Give the pieces from the first on that are plain words side by side."""
    run: list[_Piece] = []
    for piece in pieces:
        part = piece.part
        if part.is_quoted or part.is_excluded or (part.is_or and run):
            break
        run.append(piece)
    return run
