"""Making the index of a pack, on the author's side: what each word tells of each entry, and the list of all words."""

from __future__ import annotations

import sys
from array import array
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from hubdesk.pack.postings import MOST, encode_postings
from hubdesk.pack.spelling import stem_of
from hubdesk.pack.words import TOKEN, fold, index_words, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hubdesk.model.content import NewEntry

TITLE, SUMMARY, HEADING, TERM, FILE = 9.0, 5.0, 2.5, 2.0, 0.5
"""What a word counts, where one in the text of an entry of usual length counts 1."""

_USUAL_WORDS = 500
_HALF = 3.0  # a word that counts so much tells half of the most that a word can tell
_LEVELS = bytes(
    max(1, min(MOST, round((MOST + 1) * (count / 4) / (count / 4 + _HALF)))) for count in range(400)
)  # by quarters
_BEGUN_WORDS = 24
_BEGUN_LETTERS = 2
_LONGEST = 40


class IndexBuilder:
    """Takes entries one by one, in order of their numbers, and gives the rows of the index's tables."""

    def __init__(self, size: int) -> None:
        """Begin; `size` is how many entries there will be."""
        self._size = size
        self._stem_of_word: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        self._entries_of_word: Counter[str] = Counter()
        self._numbers: list[array[int]] = []
        self._levels: list[bytearray] = []

    def add(self, number: int, entry: NewEntry, words: str, files: str) -> None:
        """Take an entry; `words` are the names of its terms, `files` the text of its attachments."""
        text = fold(entry.body)
        tokens = list(index_words(entry.body)) if "-" in text or "'" in text else TOKEN.findall(text)
        weight = 1 / (0.6 + 0.4 * len(tokens) / _USUAL_WORDS)
        counts: dict[str, float] = {word: times * weight for word, times in Counter(tokens).items()}
        fields = ((entry.title, TITLE), (entry.summary, SUMMARY), (entry.headings, HEADING), (words, TERM))
        for field, weight in fields:
            for word in index_words(field):
                counts[word] = counts.get(word, 0.0) + weight
        if files:
            for word, times in Counter(index_words(files)).items():
                counts[word] = counts.get(word, 0.0) + FILE * min(times, 8)
        self._entries_of_word.update(counts.keys())
        told: dict[int, float] = defaultdict(float)
        for word, count in counts.items():
            stem = self._stem_of_word.get(word)
            if stem is None:
                stem = self._new_word(word)
            told[stem] += count
        all_numbers, all_levels = self._numbers, self._levels
        for stem, count in told.items():
            all_numbers[stem].append(number)
            all_levels[stem].append(_LEVELS[min(int(count * 4), 399)])

    def add_phrase(self, stem: str, numbers: Iterable[tuple[int, float]]) -> None:
        """Take a phrase, its stems with spaces between; `numbers`: entries in order with what it counts in each."""
        place = self._new_stem(stem)
        for number, count in numbers:
            self._numbers[place].append(number)
            self._levels[place].append(_LEVELS[min(int(count * 4), 399)])

    def word_rows(self) -> Iterator[tuple[str, int, int]]:
        """Give each word with the number of its stem and how many entries have it, in order."""
        for word in sorted(self._stem_of_word):
            yield word, self._stem_of_word[word] + 1, self._entries_of_word[word]

    def stem_rows(self) -> Iterator[tuple[int, str, str, int, bytes]]:
        """Give each stem: number, key, the words that have it (most frequent first), entries, postings."""
        forms: dict[int, list[str]] = defaultdict(list)
        for word, stem in self._stem_of_word.items():
            forms[stem].append(word)
        for key, stem in self._stems.items():
            words = sorted(forms[stem], key=lambda word: (-self._entries_of_word[word], word))
            numbers = self._numbers[stem]
            postings = encode_postings(numbers, bytes(self._levels[stem]), self._size)
            yield stem + 1, key, " ".join(words), len(numbers), postings

    def beginning_rows(self) -> Iterator[tuple[str, str]]:
        """Give, for each one or two letters that words begin with, the most frequent of these words."""
        begun: dict[str, list[str]] = defaultdict(list)
        for word in self._stem_of_word:
            for length in range(1, _BEGUN_LETTERS + 1):
                if len(word) >= length:
                    begun[word[:length]].append(word)
        for letters in sorted(begun):
            words = sorted(begun[letters], key=lambda word: (-self._entries_of_word[word], word))
            yield letters, " ".join(words[:_BEGUN_WORDS])

    def spelling_rows(self) -> Iterator[tuple[int, str, bytes, bytes]]:
        """Give, by length, all words that a slip may be meant for, with the set of letters and the entries of each."""
        by_length: dict[int, list[str]] = defaultdict(list)
        for word in sorted(self._stem_of_word):
            if len(word) <= _LONGEST and word.isalpha():
                by_length[len(word)].append(word)
        for length in sorted(by_length):
            words = by_length[length]
            yield (
                length,
                " ".join(words),
                _bytes(array("I", map(letters_of, words))),
                _bytes(array("I", (self._entries_of_word[word] for word in words))),
            )

    def _new_word(self, word: str) -> int:
        key = stem_of(word)
        place = self._stems.get(key)
        if place is None:
            place = self._new_stem(key)
        self._stem_of_word[word] = place
        return place

    def _new_stem(self, key: str) -> int:
        place = self._stems[key] = len(self._numbers)
        self._numbers.append(array("I"))
        self._levels.append(bytearray())
        return place


def letters_of(word: str) -> int:
    """Give the set of a word's letters as bits: a to z the lowest 26, all others share four more."""
    letters = 0
    for char in word:
        code = ord(char) - 97
        letters |= 1 << (code if 0 <= code < 26 else 26 + (code & 3))
    return letters


def phrase_key(words: str) -> str:
    """Give the key of a phrase: its words' stems with spaces between."""
    return " ".join(stem_of(word) for word in words_of(words))


def _bytes(numbers: array[int]) -> bytes:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()
