"""Whether a drawing (SVG) of a pack may be drawn. Its bytes come from outside, and what draws it does as it is told."""

from __future__ import annotations

import re
from xml.parsers import expat

MOST_SHAPES = 100_000
"""Shapes drawn in all, each as often as it is used: a few that use each other could be drawn for years."""
_FORBIDDEN = frozenset({"script", "foreignobject", "iframe", "object", "embed", "audio", "video", "handler", "filter"})
"""What a drawing does not need. A filter goes over every dot of the picture: a few hundred hold up the window."""
_PICTURES = ("data:image/png", "data:image/jpeg", "data:image/gif", "data:image/webp")
_URL = re.compile(r"url\(\s*[\"']?(?![\"'\s])(#?)([^\"')\s]*)", re.IGNORECASE)


def is_tame(untrusted_bytes: bytes) -> bool:
    """Say whether a drawing only draws: no script, no entity, nothing from elsewhere, and no more than can be drawn."""
    reader = _Reader()
    try:
        reader.read(untrusted_bytes)
    except (_RefusedError, expat.ExpatError, ValueError, LookupError):
        return False
    return reader.can_be_drawn()


class _RefusedError(Exception):
    """Something that a drawing does not need."""


class _Reader:
    """Reads a drawing into shapes: for each, the numbers of those in it and the names of those it uses."""

    def __init__(self) -> None:
        self._shapes: list[tuple[list[int], list[str]]] = []
        self._names: dict[str, int] = {}
        self._open: list[tuple[int, str]] = []

    def read(self, untrusted_bytes: bytes) -> None:
        """Read all of it; raises at the first thing that is refused."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = lambda _name: self._open.pop()
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._doctype
        parser.Parse(untrusted_bytes, True)

    def can_be_drawn(self) -> bool:
        """Go through the shapes as they would be drawn, and give up where there is no end to it."""
        drawn, waiting = 0, [0]
        while waiting:
            inside, used = self._shapes[waiting.pop()]
            drawn += 1
            waiting += inside
            waiting += [self._names[name] for name in used if name in self._names]
            if drawn + len(waiting) > MOST_SHAPES:
                return False
        return True

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        bare, number, used = _bare(name), len(self._shapes), list[str]()
        if bare in _FORBIDDEN or number >= MOST_SHAPES:
            raise _RefusedError
        self._shapes.append(([], used))
        if self._open:
            self._shapes[self._open[-1][0]][0].append(number)
        self._open.append((number, bare))
        for key, value in attributes.items():
            plain = _bare(key)
            if plain == "id":
                self._names.setdefault(value, number)
            elif plain in ("href", "src"):
                used += _linked(value.strip())
            elif plain.startswith("on"):
                raise _RefusedError
            else:
                used += _named(value)

    def _text(self, text: str) -> None:
        if self._open[-1][1] == "style":
            if "@import" in text.lower():
                raise _RefusedError
            _named(text)

    @staticmethod
    def _doctype(_name: str, _system: str | None, _public: str | None, has_internal: int) -> None:
        if has_internal:
            raise _RefusedError


def _bare(name: str) -> str:
    return name.rpartition(":")[2].lower()


def _linked(target: str) -> list[str]:
    if target.startswith("#"):
        return [target[1:]]
    if target.lower().startswith(_PICTURES):
        return []
    raise _RefusedError


def _named(value: str) -> list[str]:
    found = _URL.findall(value)
    if not all(mark for mark, _ in found):
        raise _RefusedError
    return [name for _, name in found]
