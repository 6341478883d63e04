"""The words that entries are sorted by: partnerships, themes, topics and the rest."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from hubdesk.model.document import Document
from hubdesk.model.source import Source


class TermKind(StrEnum):
    """The kinds of term, named as the front matter fields that use them (the plural where a field takes several)."""

    PARTNERSHIP = "partnership"
    THEME = "themes"
    TOPIC = "topics"
    LEVEL = "level"
    SETTING = "settings"
    AUDIENCE = "audience"
    TYPE = "type"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Term:
    """One word of the vocabulary. `place` and `accent` (a named colour of the program) only for partnerships."""

    kind: TermKind
    id: str
    name: str
    summary: str = ""
    place: str = ""
    accent: str = ""


@dataclass(frozen=True, slots=True)
class TermPage:
    """A term with what its page says: how many entries carry it, and its introduction, if one was written.

    `pack` is the id of the pack whose introduction it is.
    """

    term: Term
    entries: int
    introduction: Document = field(default_factory=Document)
    sources: tuple[Source, ...] = ()
    pack: str = ""
