"""Finding words in text as a reader means them: without regard to capitals, accents or the kind of apostrophe.

A folded text keeps for each of its characters the place it came from, so that what is found in it can be marked in
the text itself.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_ALIKE = {
    **dict.fromkeys("’‘ʼ`´", "'"),
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("‐‑‒–—−", "-"),
    "\u2028": " ",
    "\t": " ",
    **dict.fromkeys("\u2060\u00ad\u200b\u200d\ufe0f", ""),
}
"""Signs that are told apart only by typesetters; the last row is not seen at all."""


class Folded(NamedTuple):
    """A text ready to be searched. `places[i]` is where character i of `text` came from; one more is the end."""

    text: str
    places: Sequence[int]


def fold(text: str) -> Folded:
    """Take away capitals, accents and typesetters' signs."""
    if text.isascii():
        return Folded(text.lower(), range(len(text) + 1))
    folded: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        kept = char.lower() if char.isascii() else _bare(char)
        folded.append(kept)
        places.extend([place] * len(kept))
    places.append(len(text))
    return Folded("".join(folded), places)


def find_all(needle: str, text: Folded, most: int) -> list[tuple[int, int]]:
    """Find every place where something stands in a text, as it was before it was folded: (first, past the last).

    Args:
        needle: what to look for, as typed; spaces round it do not count.
        text: where to look.
        most: give up after so many.
    """
    wanted = " ".join(fold(needle).text.split())
    found: list[tuple[int, int]] = []
    at = text.text.find(wanted) if wanted else -1
    while at >= 0 and len(found) < most:
        found.append(place_of(text, at, at + len(wanted)))
        at = text.text.find(wanted, at + len(wanted))
    return found


def find_words(words: Sequence[str], text: Folded, most: int) -> list[tuple[int, int]]:
    """Find every place where one of these words, or words side by side, stands whole: (first, past the last).

    Where two lie over each other the longer counts.
    """
    wanted = {" ".join(fold(word).text.split()) for word in words} - {""}
    if not wanted:
        return []
    either = "|".join(re.escape(word) for word in sorted(wanted, key=len, reverse=True))
    found = re.finditer(rf"(?<!\w)(?:{either})(?!\w)", text.text)
    return [place_of(text, match.start(), match.end()) for match in islice(found, most)]


def place_of(text: Folded, first: int, past: int) -> tuple[int, int]:
    """Say where a part of a folded text stands in the text itself; accents that follow a letter belong to it."""
    begin = text.places[first]
    return begin, max(text.places[past], begin + 1)


def unit_counter(text: str) -> Callable[[int], int]:
    """Give what turns a place in a text into Qt's count, where a character such as an emoji counts as two."""
    if not text or max(text) <= "\uffff":
        return lambda place: place
    wide = [place for place, char in enumerate(text) if char > "\uffff"]

    from bisect import bisect_left

    return lambda place: place + bisect_left(wide, place)


def _bare(char: str) -> str:
    if (alike := _ALIKE.get(char)) is not None:
        return alike
    parts = unicodedata.normalize("NFKD", char)
    return "".join(part for part in parts if not unicodedata.combining(part)).casefold()
