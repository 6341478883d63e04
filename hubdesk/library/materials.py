"""Workshops and sheets to print that the words of a search name: they are no entries, and would not be found else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdesk.library.stop_words import STOP_WORDS
from hubdesk.pack.spelling import stem_of
from hubdesk.pack.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hubdesk.model.hit import Material
    from hubdesk.model.query import Query

MOST = 3
"""Materials that are offered for one search."""

_SORTS = frozenset(
    ("workshop", "session", "sheet", "worksheet", "template", "printable", "handout", "form", "pdf", "print")
)
"""What people call them; it need not stand in the title."""


class Materials:
    """The workshops and sheets of some packs, by the words of their titles."""

    def __init__(self, materials: Iterable[Material]) -> None:
        self._by_words = [(one, _telling(words_of(one.title))) for one in materials]

    def named_by(self, query: Query) -> list[Material]:
        """Give those whose title has every word that tells something, and says little else; the best first.

        The last word may still be typed.
        """
        words = [word for part in query.parts if not part.is_excluded for word in words_of(" ".join(part.words))]
        wanted = _telling(words)
        if not wanted or any(part.is_excluded for part in query.parts):
            return []
        begun = wanted[-1] if query.parts[-1].is_prefix and words[-1] == wanted[-1] else ""
        found = [
            (len(title), one)
            for one, title in self._by_words
            if 2 * len(wanted) >= len(title) and _has_all(title, wanted, begun)
        ]
        found.sort(key=lambda pair: pair[0])
        return [one for _, one in found[:MOST]]


def _telling(words: Sequence[str]) -> list[str]:
    """Leave out small words, and what sort of thing it is, unless nothing else is there."""
    kept = [word for word in words if word not in STOP_WORDS]
    return [word for word in kept if word not in _SORTS] or kept


def _has_all(title: Sequence[str], wanted: Sequence[str], begun: str) -> bool:
    stems = {stem_of(word) for word in title}
    return all(
        stem_of(word) in stems or (word == begun and any(one.startswith(word) for one in title)) for word in wanted
    )
