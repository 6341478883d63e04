"""The vocabulary of a pack: its terms, and finding one by what an author wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdesk.authoring.findings import Names
from hubdesk.model.text import slugify
from hubdesk.model.vocabulary import Term, TermKind

if TYPE_CHECKING:
    from collections.abc import Iterable

SAID = {
    TermKind.PARTNERSHIP: "partnership",
    TermKind.THEME: "theme",
    TermKind.TOPIC: "topic",
    TermKind.LEVEL: "level",
    TermKind.SETTING: "setting",
    TermKind.AUDIENCE: "audience",
    TermKind.TYPE: "type",
    TermKind.EVIDENCE: "kind of evidence",
}
"""How messages name one term of a kind."""


class Vocabulary:
    """The terms of a pack, kind by kind, in the author's order.

    A kind in `unsure` could not be read whole: a name that is not found there may still be right.
    """

    def __init__(self, terms: Iterable[Term], unsure: frozenset[TermKind] = frozenset()) -> None:
        self.terms = tuple(terms)
        self._unsure = unsure
        self._ids: dict[TermKind, dict[str, str]] = {kind: {} for kind in TermKind}
        for term in self.terms:
            self._ids[term.kind].setdefault(term.id.casefold(), term.id)
        for term in self.terms:
            self._ids[term.kind].setdefault(term.name.casefold(), term.id)
        self._names: dict[TermKind, Names] = {}

    def find(self, kind: TermKind, written: str) -> str | None:
        """Give the id of the term that an id or a name stands for, in small or large letters; None if there is none."""
        ids = self._ids[kind]
        return ids.get(written.casefold()) or ids.get(slugify(written))

    def knows_all(self, kind: TermKind) -> bool:
        """Say whether a name that is not found is wrong for certain."""
        return kind not in self._unsure

    def names(self, kind: TermKind) -> Names:
        """Give the ids of a kind, for guessing."""
        if kind not in self._names:
            self._names[kind] = Names(term.id for term in self.terms if term.kind == kind)
        return self._names[kind]
