"""One pack as a search sees it: which entries have a word, a phrase or a term, and their texts. No ranking here.

Entries are numbers from 1, and sets of entries are masks: whole numbers whose bit n stands for entry n.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from hubdesk.errors import PackDamagedError
from hubdesk.model.hit import Material
from hubdesk.model.vocabulary import Term, TermKind
from hubdesk.model.words import tr
from hubdesk.pack.connection import as_stored, connect, damage_named
from hubdesk.pack.planes import Planes, any_of, mask_of, numbers_in
from hubdesk.pack.postings import decode_numbers, decode_postings
from hubdesk.pack.schema import MOST_ENTRIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_MOST_SYNONYMS = 50_000
_STEMS_KEPT = 256
_ROWS_KEPT = 320
_SHORT_BEGINNING = 2
_PAST_ALL = "\U0010ffff"
_TEXTS = """
SELECT id, partnership || '/' || slug, title, summary, headings, body, files FROM entries WHERE id IN ({marks})
"""
_LONGEST = 2_000
"""Letters of a title or summary that a hit shows at most."""

_WITH = """
SELECT id FROM entries WHERE id IN ({marks})
AND (title || ' ' || summary || ' ' || headings || ' ' || body || ' ' || files) LIKE ?
"""
_HEADS = "SELECT id, partnership || '/' || slug, title FROM entries WHERE id IN ({marks})"
_STEM_OF = "SELECT s.stem, s.forms, s.postings FROM words w JOIN stems s ON s.id = w.stem WHERE w.word = ?"
_BEGUN = """
SELECT w.word, s.stem, w.entries FROM words w JOIN stems s ON s.id = w.stem
WHERE {where} ORDER BY w.entries DESC, w.word LIMIT ?
"""


class Stem(NamedTuple):
    """What a pack knows of a stem: how much it tells of each entry, which entries have it, and its forms."""

    planes: Planes
    mask: int
    forms: tuple[str, ...]


class Head(NamedTuple):
    """What an entry is called."""

    number: int
    id: str
    title: str


class Row(NamedTuple):
    """The texts of an entry. `files`: its attachments' texts, a form feed between them."""

    number: int
    id: str
    title: str
    summary: str
    headings: str
    body: str
    files: str
    themes: tuple[str, ...]


class PackSearch:
    """A connection of its own to one pack, for the thread that searches; `interrupt` may come from any thread.

    Every method may raise PackDamagedError, and sqlite3.OperationalError when it was interrupted.
    """

    def __init__(self, path: Path, pack_id: str) -> None:
        self.path, self.id = path, pack_id
        self._connection = connect(path)
        try:
            self.origin: str
            ((self.origin, size, highest),) = self._rows_of(
                "SELECT title, entries, (SELECT coalesce(max(id), 0) FROM entries) FROM pack", "tnn"
            )
            self.size: int = max(size, highest)
            if not 0 <= self.size <= MOST_ENTRIES:
                raise PackDamagedError(path, tr("it says that it has more entries than a pack can have."))
        except BaseException:
            self._connection.close()
            raise
        self._stems: OrderedDict[str, Stem | None] = OrderedDict()
        self._texts: OrderedDict[int, Row] = OrderedDict()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def interrupt(self) -> None:
        """Make a search that is running in another thread give up; it raises sqlite3.OperationalError there."""
        self._connection.interrupt()

    @cached_property
    def everything(self) -> int:
        """The mask of all entries."""
        return (2 << self.size) - 2

    @cached_property
    def materials(self) -> list[Material]:
        """The pack's workshops, then its sheets, each in the order in which they are listed."""
        workshops = self._rows_of("SELECT id, title FROM workshops ORDER BY position, id", "tt")
        sheets = self._rows_of("SELECT id, title FROM sheets ORDER BY title, id", "tt")
        return [
            *(Material("workshop", self.id, id_, title) for id_, title in workshops),
            *(Material("sheet", self.id, id_, title) for id_, title in sheets),
        ]

    @cached_property
    def terms(self) -> list[tuple[Term, int]]:
        """The pack's words to sort by, in the vocabulary's order, each with how many entries carry it."""
        rows = self._rows_of(
            "SELECT kind, id, name, summary, place, accent, entries FROM terms ORDER BY position", "ttttttn"
        )
        with damage_named(self.path, self._connection):
            return [(Term(TermKind(kind), *rest), entries) for kind, *rest, entries in rows]

    @cached_property
    def term_masks(self) -> dict[tuple[str, str], int]:
        """Who carries each term, by kind and id."""
        rows = self._rows_of("SELECT kind, id, mask FROM term_masks", "ttb")
        return {(kind, id_): int.from_bytes(mask, "little") & self.everything for kind, id_, mask in rows}

    @cached_property
    def synonyms(self) -> list[tuple[int, str, str]]:
        """Words of the same meaning: row, words, key."""
        return self._rows_of(
            "SELECT row, words, stem FROM synonyms ORDER BY row, position LIMIT ?", "ntt", (_MOST_SYNONYMS,)
        )

    @cached_property
    def known_phrases(self) -> frozenset[str]:
        """Keys of the phrases whose entries are known beforehand."""
        return frozenset(key for _, _, key in self.synonyms if " " in key)

    def stem_of(self, word: str) -> str | None:
        """Give the stem of a word that stands somewhere in this pack, or None."""
        rows = self._rows_of(_STEM_OF, "ttb", (word,))
        if not rows:
            return None
        key, forms, postings = rows[0]
        if key not in self._stems:  # nearly always it is what is asked for next
            self._keep(key, self._made(forms, postings))
        return str(key)

    def stem(self, key: str) -> Stem | None:
        """Give what is known of a stem, or None if no entry has it."""
        if key in self._stems:
            self._stems.move_to_end(key)
            return self._stems[key]
        rows = self._rows_of("SELECT forms, postings FROM stems WHERE stem = ?", "tb", (key,))
        found = self._made(*rows[0]) if rows else None
        self._keep(key, found)
        return found

    def _made(self, forms: str, postings: bytes) -> Stem:
        with damage_named(self.path, self._connection):
            planes = decode_postings(postings, self.size)
        return Stem(planes, any_of(planes), tuple(forms.split()))

    def _keep(self, key: str, found: Stem | None) -> None:
        self._stems[key] = found
        if len(self._stems) > _STEMS_KEPT:
            self._stems.popitem(last=False)

    def begun(self, letters: str, most: int) -> list[tuple[str, str, int]]:
        """Give words that begin so, the most frequent first: word, its stem, entries."""
        if len(letters) <= _SHORT_BEGINNING:
            rows = self._rows_of("SELECT words FROM beginnings WHERE letters = ?", "t", (letters,))
            words = rows[0][0].split()[:most] if rows else []
            marks = ", ".join("?" * len(words))
            where, values = f"w.word IN ({marks})", tuple(words)
        else:
            where, values = "w.word >= ? AND w.word < ?", (letters, letters + _PAST_ALL)
        return self._rows_of(_BEGUN.format(where=where), "ttn", (*values, most))

    def entries_with(self, word: str) -> int:
        """Say how many entries have a word, folded, with just this ending."""
        rows = self._rows_of("SELECT entries FROM words WHERE word = ?", "n", (word,))
        return int(rows[0][0]) if rows else 0

    def with_letters(self, word: str, mask: int) -> int:
        """Give the entries of a mask in whose texts a word's letters stand; accents must be the same."""
        numbers = numbers_in(mask)
        rows = self._rows_of(_WITH.format(marks=", ".join("?" * len(numbers))), "n", (*numbers, f"%{word}%"))
        with damage_named(self.path, self._connection):
            return mask_of((row[0] for row in rows), self.size)

    def spellings(self, length: int) -> tuple[str, array[int], array[int]]:
        """Give all words of a length, a space between them, with the set of letters and the entries of each."""
        rows = self._rows_of("SELECT words, letters, entries FROM spellings WHERE length = ?", "tbb", (length,))
        if not rows:
            return "", array("I"), array("I")
        words, letters, entries = rows[0]
        with damage_named(self.path, self._connection):
            sets, counts = decode_numbers(letters), decode_numbers(entries)
            if not len(sets) == len(counts) == (len(words) + 1) / (length + 1):
                raise ValueError("lists of different lengths")
        return words, sets, counts

    def phrase(self, words: Sequence[str], *, is_prefix: bool = False) -> int:
        """Give the mask of entries where words stand side by side; with `is_prefix` the last may go on."""
        said = " ".join(words)
        if not any(char.isalnum() for char in said):
            return 0
        rows = self._rows_of(
            "SELECT rowid FROM entries_fts WHERE entries_fts MATCH ?", "n", (f'"{said}"{"*" if is_prefix else ""}',)
        )
        with damage_named(self.path, self._connection):
            return mask_of((row[0] for row in rows), self.size)

    def narrowed(self, wanted: Iterable[tuple[str, str]]) -> int:
        """Give the mask of entries that carry, of each kind named, at least one of the terms named."""
        by_kind: dict[str, int] = {}
        for kind, id_ in wanted:
            by_kind[kind] = by_kind.get(kind, 0) | self.term_masks.get((str(kind), id_), 0)
        mask = self.everything
        for one in by_kind.values():
            mask &= one
        return mask

    def heads(self, numbers: Sequence[int]) -> list[Head]:
        """Give ids and titles of entries, in no order: a quarter of the time that their texts take."""
        marks = ", ".join("?" * len(numbers))
        return [Head(*row) for row in self._rows_of(_HEADS.format(marks=marks), "ntt", tuple(numbers))]

    def rows(self, numbers: Sequence[int]) -> list[Row]:
        """Give the texts of entries, in the order asked for; the newest are kept."""
        missing = [number for number in numbers if number not in self._texts]
        if missing:
            marks = ", ".join("?" * len(missing))
            for row in self._rows_of(_TEXTS.format(marks=marks), "ntttttt", tuple(missing)):
                number, id_, title, summary, headings, body, files = row
                themes = self._themes_of(number)
                self._texts[number] = Row(
                    number, id_, title[:_LONGEST], summary[:_LONGEST], headings, body, files, themes
                )
        given = [self._texts[number] for number in numbers if number in self._texts]
        while len(self._texts) > _ROWS_KEPT:
            self._texts.popitem(last=False)
        return given

    def _themes_of(self, number: int) -> tuple[str, ...]:
        at, bit = number >> 3, 1 << (number & 7)
        return tuple([theme for theme, row in self._theme_rows if row[at] & bit])

    @cached_property
    def _theme_rows(self) -> list[tuple[str, bytes]]:
        """The masks of the themes as bytes: one bit of them is read quickly."""
        masks = sorted((id_, mask) for (kind, id_), mask in self.term_masks.items() if kind == TermKind.THEME)
        return [(id_, mask.to_bytes(self.size // 8 + 1, "little")) for id_, mask in masks]

    def attachments(self, entry: int) -> list[str]:
        """Give the paths of an entry's attachments, in the order of their texts."""
        rows = self._rows_of("SELECT asset FROM attachments WHERE entry_id = ? ORDER BY position", "t", (entry,))
        return [row[0] for row in rows]

    def _rows_of(self, sql: str, kinds: str, values: tuple[object, ...] = ()) -> list[Any]:
        with damage_named(self.path, self._connection):
            return as_stored(self._connection.execute(sql, values).fetchall(), kinds)
