"""Slips of the pen: words of the packs that differ from what was typed by one or two letters."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from hubdesk.pack.indexing import letters_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from hubdesk.pack.search import PackSearch

SHORTEST = 4
"""Letters of a word that may be taken for a slip at once; of one letter less, words are only offered."""

_LONG, _LONGEST = 6, 32
_LOOKED_AT = 800
_VOWELS = frozenset("aeiouy")


_letters_of = lru_cache(maxsize=8192)(letters_of)


class Near(NamedTuple):
    """A word that may be meant; the best come first when these are sorted.

    Letters are left out, doubled or swapped more often than another one is put in their place, but for vowels.
    """

    edits: int
    is_other_letter: bool
    is_other_beginning: bool
    rarity: int
    word: str


def near_words(word: str, packs: Iterable[PackSearch], others: Collection[str] = (), *, most: int = 5) -> list[Near]:
    """Find words that were perhaps meant: one slip away or, in a longer word, two; then the likeliest first.

    They are words of the packs, and `others` that somebody may type though no entry has them. A slip is a letter too
    many, too few or wrong, or two letters in each other's place. The first may be wrong too.
    """
    if not SHORTEST - 1 <= len(word) <= _LONGEST or not word.isalpha():
        return []
    packs = tuple(packs)
    if len(word) < SHORTEST:  # another letter makes any other word of three: it is one that was left out, or a swap
        return sorted(one for one in _at(word, packs, (), 1) if _is_longer_or_swapped(word, one.word))[:most]
    for edits in range(1, 3 if len(word) >= _LONG else 2):
        found = sorted(_at(word, packs, others, edits))
        if found:
            return found[:most]
    return []


def _at(word: str, packs: tuple[PackSearch, ...], others: Collection[str], edits: int) -> list[Near]:
    entries_of: dict[str, int] = {}
    mine = letters_of(word)
    for pack in packs:
        for length in range(len(word) - edits, len(word) + edits + 1):
            text, letters, entries = pack.spellings(length)
            # One slip changes the set of letters by two at most.
            close = [at for at, its in enumerate(letters) if (its ^ mine).bit_count() <= 2 * edits]
            if close:
                for at in close:
                    first = at * (length + 1)
                    other = text[first : first + length]
                    if other not in entries_of and edits_between(word, other, edits) > edits:
                        continue
                    entries_of[other] = entries_of.get(other, 0) + entries[at]
    for other in others:
        is_close = abs(len(other) - len(word)) <= edits and (_letters_of(other) ^ mine).bit_count() <= 2 * edits
        if is_close and other not in entries_of and edits_between(word, other, edits) <= edits:
            entries_of[other] = 0
    return [
        Near(edits, _has_other_letter(word, other), other[0] != word[0], -count, other)
        for other, count in entries_of.items()
    ]


def _has_other_letter(word: str, other: str) -> bool:
    if len(word) != len(other):
        return False
    pairs = [pair for pair in zip(word, other, strict=True) if pair[0] != pair[1]]
    return not is_swap(word, other) and not all(one in _VOWELS and its in _VOWELS for one, its in pairs)


def _is_longer_or_swapped(word: str, other: str) -> bool:
    return (len(other) > len(word) and other[0] == word[0]) or is_swap(word, other)


def is_swap(word: str, other: str) -> bool:
    """Say whether two words have the same letters, in another order."""
    return sorted(word) == sorted(other)


def near_beginnings(letters: str, packs: Iterable[PackSearch], most: int = 5) -> list[Near]:
    """Find words that begin with nearly these letters: one slip in them; the most frequent first."""
    if len(letters) < SHORTEST or not letters.isalpha():
        return []
    mine, size = letters_of(letters), len(letters)
    best: dict[str, int] = {}
    for pack in packs:
        for length in range(size, min(size + 12, _LONGEST)):
            text, sets, entries = pack.spellings(length)
            close = [at for at, its in enumerate(sets) if (mine & ~its).bit_count() <= 1]
            close.sort(key=lambda at: -entries[at])
            for at in close[:_LOOKED_AT]:
                first = at * (length + 1)
                word = text[first : first + length]
                if word[1:3] != letters[1:3] and word[:2] != letters[:2]:
                    continue  # a slip cannot be at both ends of the first three letters
                if min(edits_between(letters, word[:end], 1) for end in (size - 1, size, size + 1)) <= 1:
                    best[word] = best.get(word, 0) + entries[at]
    found = [Near(1, False, word[0] != letters[0], -count, word) for word, count in best.items()]
    return sorted(found)[:most]


def edits_between(one: str, other: str, limit: int) -> int:
    """Count the slips between two words: letters put in, left out, changed, or two that changed places.

    Returns:
        The number, or `limit` + 1 if it is more than `limit`.
    Source: optimal string alignment, R. Wagner and R. Lowrance, 1975.
    """
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    if not one or not other:
        return max(len(one), len(other))
    earlier: list[int] = []
    above = list(range(len(other) + 1))
    for at, char in enumerate(one, 1):
        row = [at]
        for place, its in enumerate(other, 1):
            cost = min(above[place] + 1, row[-1] + 1, above[place - 1] + (char != its))
            if at > 1 and place > 1 and char == other[place - 2] and one[at - 2] == its:
                cost = min(cost, earlier[place - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
        earlier, above = above, row
    return min(above[-1], limit + 1)
