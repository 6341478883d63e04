"""Catalogues without a pack: one out of a dictionary, and one that is far too large to be loaded."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hubdesk.model.catalogue import Branch
from hubdesk.model.entry import EntryLine
from hubdesk.model.vocabulary import Term, TermKind

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass
class DictCatalogue:
    """Entries as `{id: (title, themes)}`; a term's name is its id with a capital."""

    entries: dict[str, tuple[str, tuple[str, ...]]]

    def groups(self, by: TermKind) -> Sequence[Branch]:
        """Give the upper terms."""
        return _count([(pair[by == TermKind.THEME], id_) for id_, pair in self._places()], by)

    def branches(self, by: TermKind, group: str) -> Sequence[Branch]:
        """Give the lower terms."""
        is_theme = by == TermKind.THEME
        other = TermKind.PARTNERSHIP if is_theme else TermKind.THEME
        return _count([(pair[not is_theme], id_) for id_, pair in self._places() if pair[is_theme] == group], other)

    def lines(self, by: TermKind, group: str, branch: str, first: int, count: int) -> Sequence[EntryLine]:
        """Give entries of a branch."""
        pair = (branch, group) if by == TermKind.THEME else (group, branch)
        found = [
            EntryLine("dict", id_, title, f"What {title} is.")
            for id_, (title, themes) in self.entries.items()
            if pair[0] == id_.partition("/")[0] and pair[1] in themes
        ]
        return sorted(found, key=lambda line: line.title)[first : first + count]

    def row_of(self, by: TermKind, group: str, branch: str, pack: str, entry_id: str) -> int | None:
        """Give the row of an entry in a branch."""
        ids = [line.id for line in self.lines(by, group, branch, 0, len(self.entries))]
        return ids.index(entry_id) if pack == "dict" and entry_id in ids else None

    def origin_of(self, pack: str) -> str:
        """There is one pack."""
        return ""

    def is_first(self, pack: str) -> bool:
        """There is one pack."""
        return True

    def _places(self) -> list[tuple[str, tuple[str, str]]]:
        return [(id_, (id_.partition("/")[0], theme)) for id_, (_, themes) in self.entries.items() for theme in themes]


@dataclass
class EndlessCatalogue:
    """One branch with `size` entries; it notes which rows were asked for, as (first, count)."""

    size: int
    asked: list[tuple[int, int]] = field(default_factory=list)

    def origin_of(self, pack: str) -> str:
        """There is one pack."""
        return ""

    def is_first(self, pack: str) -> bool:
        """There is one pack."""
        return True

    def groups(self, by: TermKind) -> Sequence[Branch]:
        """Give the one upper term."""
        return [Branch(Term(by, "all", "All"), self.size)]

    def branches(self, by: TermKind, group: str) -> Sequence[Branch]:
        """Give the one lower term."""
        return [Branch(Term(by, "each", "Each"), self.size)]

    def lines(self, by: TermKind, group: str, branch: str, first: int, count: int) -> Sequence[EntryLine]:
        """Give entries, and note that somebody asked."""
        self.asked.append((first, count))
        return [
            EntryLine("endless", f"all/{row}", f"Entry {row}") for row in range(first, min(first + count, self.size))
        ]

    def row_of(self, by: TermKind, group: str, branch: str, pack: str, entry_id: str) -> int | None:
        """Give the row of an entry without looking at any other."""
        return int(entry_id.partition("/")[2]) if pack == "endless" else None


def _count(found: list[tuple[str, str]], kind: TermKind) -> list[Branch]:
    """Count the entries of each term; `found` is (term, entry)."""
    terms = dict.fromkeys(term for term, _ in found)
    return [
        Branch(Term(kind, term, term.capitalize(), f"About {term}."), len({id_ for name, id_ in found if name == term}))
        for term in terms
    ]
