"""Words as the index has them: folded (small letters, no accents), and where they stand in a text."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_JOINT = re.compile(r"['-]")
_ALL_GAPS = {code: " " for code in range(128) if not chr(code).isalnum()}
_GAPS = {code: gap for code, gap in _ALL_GAPS.items() if chr(code) not in "-'"}
_UNSEEN = "\u00ad\u2060\ufeff"  # a place where a line may break, and signs that only keep letters together
_HYPHENS, _APOSTROPHES = "‐‑-", "’ʼ＇"


class _Folding(dict[int, str]):
    """What each character becomes; worked out once, when it is first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char < "\x80":
            folded = char
        elif char in _HYPHENS:
            folded = "-"
        elif char in _APOSTROPHES:
            folded = "'"
        elif char in _UNSEEN:
            folded = ""
        elif not _in_word(char):  # before it is taken apart: ™ is no tm
            folded = " "
        else:
            plain = unicodedata.normalize("NFKD", char).casefold()
            folded = "".join(one if _in_word(one) else " " for one in plain if unicodedata.category(one) != "Mn")
        self[code] = folded
        return folded


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Give text in small letters, without accents; what belongs to no word becomes a space."""
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    return _NOT_ASCII.sub(lambda found: found[0].translate(_FOLDING), lowered)


def fold_with_places(text: str) -> tuple[str, list[int] | None]:
    """Fold text, and say for each folded character where it stood; None if each stands where it stood."""
    lowered = text.lower()
    if lowered.isascii():
        return lowered, None
    if len(lowered) == len(text) and all(
        len(_FOLDING[ord(char)]) == 1 for char in set("".join(_NOT_ASCII.findall(lowered)))
    ):
        return _NOT_ASCII.sub(lambda found: found[0].translate(_FOLDING), lowered), None
    pieces: list[str] = []
    places: list[int] = []
    for at, char in enumerate(text):
        folded = char.lower().translate(_FOLDING)
        pieces.append(folded)
        places += [at] * len(folded)
    return "".join(pieces), [*places, len(text)]


def words_of(text: str) -> list[str]:
    """Split text into folded words; words joined by hyphens or apostrophes are given one by one."""
    return fold(text).translate(_ALL_GAPS).split()


def index_words(text: str) -> list[str]:
    """Give every word of a text for the index; of joined words also what they make together: `selfharm`."""
    folded = fold(text)
    if "-" not in folded and "'" not in folded:
        return folded.translate(_GAPS).split()
    words: list[str] = []
    for token in folded.translate(_GAPS).split():
        if "-" not in token and "'" not in token:
            words.append(token)
            continue
        pieces = [piece for piece in _JOINT.split(token) if piece]
        words += pieces
        if len(pieces) > 1:
            words.append("".join(pieces))
        if len(pieces) > 2:
            words += [first + second for first, second in pairwise(pieces)]
    return words


def _in_word(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char) in ("Mn", "Mc", "Co")
