"""What somebody typed, read as words and phrases. The typed text itself never reaches the search engine."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

MAX_WORDS = 32
"""Words looked for; what is typed beyond that is left out, and said so."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing to look for: words that stand together. `is_prefix`: the last may go on."""

    words: tuple[str, ...]
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for: every part must be there. `typed` is what the user sees in the field."""

    typed: str
    parts: tuple[Part, ...]
    is_cut: bool = False
    partnership: str = ""
    theme: str = ""
    words: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", tuple(word for part in self.parts for word in part.words))


def read_query(typed: str, *, while_typing: bool = False, partnership: str = "", theme: str = "") -> Query:
    """Read typed text.

    A word is a run of letters and digits. Words joined by other signs (self-harm, don't, C++) stand together.
    Words between double quotes are a phrase.

    Args:
        typed: anything at all.
        while_typing: the last word is a beginning, unless a space or a closing quote follows it.
        partnership: only entries of this partnership's id.
        theme: only entries of this theme's id.
    """
    parts: list[Part] = []
    chunks = typed.split('"')
    is_open = len(chunks) % 2 == 0  # a quote that has not been closed yet
    for number, chunk in enumerate(chunks):
        if number % 2 and not (is_open and number == len(chunks) - 1):
            words = _words(chunk)
            if words:
                parts.append(Part(words))
        else:
            parts.extend(Part(words) for word in chunk.split() if (words := _words(word)))
    is_cut, kept, room = False, [], MAX_WORDS
    for part in parts:
        is_cut = len(part.words) > room
        if room:
            kept.append(Part(part.words[:room]))
        if is_cut:
            break
        room -= len(part.words)
    if kept and while_typing and not is_cut and _in_word(typed[-1]):
        kept[-1] = Part(kept[-1].words, is_prefix=True)
    return Query(typed, tuple(kept), is_cut, partnership, theme)


def _words(text: str) -> tuple[str, ...]:
    """Split as the index does: letters, digits and the marks that belong to them."""
    spaced = "".join(char if _in_word(char) else " " for char in text)
    return tuple(spaced.split())


def _in_word(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char) in ("Mn", "Mc", "Co")
