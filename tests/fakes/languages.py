"""Languages that nobody speaks, to see whether every word can be said in another one and still has room."""

from __future__ import annotations

import re

from hubdesk.model.words import Speech

_LONG = str.maketrans("aeiouyAEIOUYcnsz", "áéíóúýÁÉÍÓÚÝçñšž")
_HEBREW = str.maketrans("abcdefghijklmnopqrstuvwxyz", "אבגדהוזחטיכלמנסעפצקרשתםןףץ")
_KEPT = re.compile(r"(\{[^}]*\}|&(?=\w)|<[^>]*>)")


def _each(text: str, change: object) -> str:
    assert callable(change)
    return "".join(part if _KEPT.fullmatch(part) else change(part) for part in _KEPT.split(text) if part)


def _say_long(text: str, _comment: str) -> str:
    """Say a text with other letters, and 40 % longer; what is filled in stays."""
    spoken = _each(text, lambda part: part.translate(_LONG))
    extra = "·" * max(1, -(-len(text) * 2 // 5) - 2)
    return f"[{spoken}{extra}]"


def _say_mirrored(text: str, _comment: str) -> str:
    """Say a text in letters that are written from right to left."""
    return _each(text, lambda part: part.lower().translate(_HEBREW))


LONG = Speech(_say_long, "\u202f", ",")
MIRRORED = Speech(_say_mirrored, "٬", "٫", "٠")
