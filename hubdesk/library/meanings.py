"""Words of the same meaning, from all packs: what else to look for when one of them is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdesk.pack.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Meanings:
    """Rows of words that mean the same, by their keys (a key of several words is a phrase)."""

    def __init__(self, packs: Iterable[Iterable[tuple[int, str, str]]]) -> None:
        """Take the rows of each pack: number of the row, words, key."""
        self._rows: list[list[tuple[str, str]]] = []
        self._rows_of: dict[str, list[int]] = {}
        self._first: set[str] = set()
        self.words: set[str] = set()
        self.longest = 1
        for rows in packs:
            by_number: dict[int, list[tuple[str, str]]] = {}
            for number, words, key in rows:
                by_number.setdefault(number, []).append((words, key))
                self.words.update(words_of(words))
            for row in by_number.values():
                for _, key in row:
                    self._rows_of.setdefault(key, []).append(len(self._rows))
                    self._first.add(key.partition(" ")[0])
                    self.longest = max(self.longest, key.count(" ") + 1)
                self._rows.append(row)

    def begin_with(self, stem: str) -> bool:
        """Say whether any word or phrase that has words of the same meaning begins with a stem."""
        return stem in self._first

    def others(self, stems: Sequence[str]) -> list[tuple[str, str]]:
        """Give what means the same as a word or a phrase: words as the author wrote them, and their key."""
        key = " ".join(stems)
        found: dict[str, str] = {}
        for number in self._rows_of.get(key, ()):
            for words, other in self._rows[number]:
                if other != key:
                    found.setdefault(other, words)
        return [(words, other) for other, words in found.items()]
