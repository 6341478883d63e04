"""What the tree shows, as an interface: groups, branches within them, and entries in each branch."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from hubdesk.model.vocabulary import Term, TermKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hubdesk.model.entry import EntryLine


class Branch(NamedTuple):
    """A term in the tree, with how many entries stand under it."""

    term: Term
    entries: int


class Catalogue(Protocol):
    """The library as two trees over the same entries: `by` is PARTNERSHIP or THEME, the kind that stands on top."""

    def groups(self, by: TermKind) -> Sequence[Branch]:
        """Give the upper terms that have entries, in the vocabulary's order."""
        ...

    def branches(self, by: TermKind, group: str) -> Sequence[Branch]:
        """Give the lower terms within a group that have entries, in the vocabulary's order."""
        ...

    def lines(self, by: TermKind, group: str, branch: str, first: int, count: int) -> Sequence[EntryLine]:
        """Give entries of a branch from row `first`, at most `count`, by title."""
        ...

    def row_of(self, by: TermKind, group: str, branch: str, pack: str, entry_id: str) -> int | None:
        """Give the row of an entry in a branch, or None if it does not stand there."""
        ...

    def origin_of(self, pack: str) -> str:
        """Say which pack an entry is from, where there are several; else nothing."""
        ...

    def is_first(self, pack: str) -> bool:
        """Say whether a pack is the one that counts first; its entries need no name of it beside them."""
        ...
