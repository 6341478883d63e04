"""Which word is taken where one was typed that no pack has, and which are only offered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hubdesk.library.real_words import RealWords
from hubdesk.library.stop_words import STOP_WORDS
from hubdesk.pack.slips import SHORTEST, is_swap, near_beginnings, near_words

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from hubdesk.pack.search import PackSearch
    from hubdesk.pack.slips import Near

_DOUBLED = re.compile(r"(.)\1")
_KEPT = 64
_MOST = 8  # words of one question whose slips are looked for; a question with more is noise
_LONG = 6  # letters of a word that one slip hardly makes of another one
_VERY_LONG = 7  # the same of two slips, or of one in its first letter


class Mender:
    """Finds the words of the packs that a typed word may stand for."""

    def __init__(self, packs: Sequence[PackSearch], others: Collection[str]) -> None:
        """Take the packs, and words that are understood though no entry has them.

        What was found is kept for a while, because a word is asked for again at each key.
        """
        self._packs, self._others, self._real_words = packs, others, RealWords()
        self._kept: dict[tuple[str, bool], list[Near]] = {}
        self._asked: set[str] = set()

    def begin(self) -> None:
        """Take what is asked from now on for words of a new question."""
        self._asked.clear()

    def near(self, word: str, *, is_prefix: bool = False) -> list[Near]:
        """Give the words that are spelt nearly so, the likeliest first; of a beginning, those that begin nearly so."""
        if word not in self._asked and len(self._asked) >= _MOST:
            return []
        self._asked.add(word)
        key = (word, is_prefix)
        if key not in self._kept:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            near = near_words(word, self._packs, self._others)
            if not near and is_prefix:
                near = near_beginnings(word, self._packs)
            elif len(word) < SHORTEST:
                near = [one for one in near if one.word not in STOP_WORDS]
            elif word in self._real_words:  # of other words only those that a finger makes of it
                near = [one for one in near if one.edits == 1 and not one.is_other_beginning]
            self._kept[key] = near
        return self._kept[key]

    def taken(self, word: str, *, is_prefix: bool = False) -> str | None:
        """Give the word that is looked for at once; None for an English one, a short one, and what is far from all."""
        if len(word) < SHORTEST or word in self._real_words or not (near := self.near(word, is_prefix=is_prefix)):
            return None
        best = near[0]
        if len(best.word) < SHORTEST:  # Xbox is no box: what is so short is one letter away from many things
            return None
        is_far = best.edits > 1 and best.is_other_beginning and len(word) < _VERY_LONG
        return None if is_far else best.word

    def is_plain(self, word: str, used: str) -> bool:
        """Say whether it is the commonest of slips: letters in each other's place, or one that was to be doubled."""
        return is_swap(word, used) or _DOUBLED.sub(r"\1", word) == _DOUBLED.sub(r"\1", used)

    def is_sure(self, word: str, used: str) -> bool:
        """Say whether a word can hardly stand for anything else, so that it is taken among words that mean nothing."""
        has_one = any(one.edits == 1 for one in self.near(word))
        return is_swap(word, used) or (has_one and len(word) >= _LONG) or len(word) >= _VERY_LONG
