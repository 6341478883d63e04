"""Making the index of a pack, on the author's side: what each word tells of each entry, and the list of all words."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from hubdesk.pack.postings import MOST, PLANES, encode_numbers, encode_postings
from hubdesk.pack.spelling import stem_of
from hubdesk.pack.words import index_words, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from hubdesk.model.content import NewEntry

TITLE, SUMMARY, HEADING, TERM, FILE = 9.0, 5.0, 2.5, 2.0, 0.5
"""What a word counts, where one in the text of an entry of usual length counts 1."""

_USUAL_WORDS = 500
_HALF = 3.0  # a word that counts so much tells half of the most that a word can tell
_BEGUN_WORDS = 24
_BEGUN_LETTERS = 2
_LONGEST = 40


class IndexBuilder:
    """Takes entries one by one, in order of their numbers, and gives the rows of the index's tables."""

    def __init__(self, size: int) -> None:
        """Begin; `size` is how many entries there will be."""
        self._size = size
        self._stems: dict[str, int] = {}
        self._stem_of_word = _StemOfWord(self._new_stem)
        self._entries_of_word: Counter[str] = Counter()
        self._postings: list[array[int]] = []  # by stem: number of the entry times 16, plus what it tells

    def add(self, number: int, entry: NewEntry, words: str, files: str) -> None:
        """Take an entry; `words` are the names of its terms, `files` the text of its attachments."""
        tokens = index_words(entry.body)
        usual = 1 / (0.6 + 0.4 * len(tokens) / _USUAL_WORDS)
        told = self._told_beside(entry, words, files, seen := set(tokens))
        self._entries_of_word.update(seen)
        times_of = Counter(map(self._stem_of_word.__getitem__, tokens))
        for stem in told:
            told[stem] += times_of.pop(stem, 0) * usual
        # Nearly all words stand in the text alone: what follows is done 4,000,000 times for 10,000 entries.
        postings, base = self._postings, number << PLANES
        levels = [_level(times * usual) for times in range(max(times_of.values(), default=0) + 1)]
        for stem, times in times_of.items():
            postings[stem].append(base | levels[times])
        for stem, count in told.items():
            postings[stem].append(base | _level(count))

    def _told_beside(self, entry: NewEntry, words: str, files: str, seen: set[str]) -> dict[int, float]:
        """Say what each stem counts outside the text, and note its words."""
        told: dict[int, float] = defaultdict(float)
        fields = ((entry.title, TITLE), (entry.summary, SUMMARY), (entry.headings, HEADING), (words, TERM))
        for field, weight in fields:
            for word in index_words(field):
                told[self._stem_of_word[word]] += weight
                seen.add(word)
        if files:
            for word, times in Counter(index_words(files)).items():
                told[self._stem_of_word[word]] += FILE * min(times, 8)
                seen.add(word)
        return told

    def forms_of(self, keys: Iterable[str]) -> dict[str, list[str]]:
        """Give, for each of some stems, the words that have it, the most frequent first; none if no entry has it."""
        forms = self._forms()
        return {key: forms.get(self._stems.get(key, -1), []) for key in keys}

    def _forms(self) -> dict[int, list[str]]:
        forms: dict[int, list[str]] = defaultdict(list)
        for word, stem in self._stem_of_word.items():
            forms[stem].append(word)
        for words in forms.values():
            words.sort(key=lambda word: (-self._entries_of_word[word], word))
        return forms

    def add_phrase(self, stem: str, numbers: Iterable[tuple[int, float]]) -> None:
        """Take a phrase, its stems with spaces between; `numbers`: entries in order with what it counts in each."""
        place = self._new_stem(stem)
        self._postings[place].extend(number << PLANES | _level(count) for number, count in numbers)

    def word_rows(self) -> Iterator[tuple[str, int, int]]:
        """Give each word with the number of its stem and how many entries have it, in order."""
        for word in sorted(self._stem_of_word):
            yield word, self._stem_of_word[word] + 1, self._entries_of_word[word]

    def stem_rows(self) -> Iterator[tuple[int, str, str, int, bytes]]:
        """Give each stem: number, key, the words that have it (most frequent first), entries, postings."""
        forms = self._forms()
        for key, stem in self._stems.items():
            words = forms.get(stem, [])
            postings = self._postings[stem]
            numbers = [posting >> PLANES for posting in postings]
            levels = bytes(posting & MOST for posting in postings)
            yield stem + 1, key, " ".join(words), len(numbers), encode_postings(numbers, levels, self._size)

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
                encode_numbers(map(letters_of, words)),
                encode_numbers(self._entries_of_word[word] for word in words),
            )

    def _new_stem(self, key: str) -> int:
        place = self._stems.get(key)
        if place is None:
            place = self._stems[key] = len(self._postings)
            self._postings.append(array("I"))
        return place


class _StemOfWord(dict[str, int]):
    """The number of each word's stem; worked out when a word is first met."""

    def __init__(self, number_of: Callable[[str], int]) -> None:
        super().__init__()
        self._number_of = number_of

    def __missing__(self, word: str) -> int:
        number = self[word] = self._number_of(stem_of(word))
        return number


def _level(count: float) -> int:
    """Say on a scale from 1 to 15 what a word tells of an entry where it counts so much."""
    return max(1, min(MOST, round((MOST + 1) * count / (count + _HALF))))


IN_TITLE = _level(TITLE)
"""The least that a word tells of an entry in whose title it stands."""


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
