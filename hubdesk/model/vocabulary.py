"""The words that entries are sorted by: partnerships, themes, topics and the rest."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


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


class Term(NamedTuple):
    """One word of the vocabulary. `place` and `accent` (a named colour of the program) only for partnerships."""

    kind: TermKind
    id: str
    name: str
    summary: str = ""
    place: str = ""
    accent: str = ""
