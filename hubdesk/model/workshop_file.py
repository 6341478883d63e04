"""A workshop as one small file that opens in any copy of HubDesk: JSON that says what it is, and no text of entries."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hubdesk.model.workshop import MAX_MINUTES, Step, StepKind, Workshop

if TYPE_CHECKING:
    from collections.abc import Mapping

SUFFIX = ".hubworkshop"
FORMAT = 1
MAX_BYTES, MAX_STEPS, MAX_LETTERS = 4_000_000, 1_000, 20_000
"""A file may be this large, hold so many steps, and so many letters in one text."""

_MARK = "HubDesk workshop"
_TEXTS = ("title", "text", "notes", "entry", "pack", "sheet")
_NUMBERS = ("minutes", "countdown")
_LISTS = ("parts", "hidden")


class NotAWorkshopError(ValueError):
    """Bytes that are no workshop; `is_too_new` if a newer HubDesk wrote them."""

    def __init__(self, *, is_too_new: bool = False) -> None:
        super().__init__("no workshop")
        self.is_too_new = is_too_new


def encode_workshop(workshop: Workshop, titles: Mapping[str, str] | None = None) -> bytes:
    """Give a workshop as UTF-8 JSON; the same workshop gives the same bytes.

    Args:
        workshop: what to write. Its own pack and id are left out: whoever reads it makes a workshop of their own.
        titles: of the entries, by `pack/partnership/slug`, so that one that is missing elsewhere can be named.
    """
    known = titles or {}
    steps = []
    for step in workshop.steps:
        made: dict[str, Any] = {"kind": str(step.kind)}
        made |= {name: value for name in (*_NUMBERS, *_TEXTS) if (value := getattr(step, name))}
        made |= {name: list(value) for name in _LISTS if (value := getattr(step, name))}
        if named := known.get(f"{step.pack}/{step.entry}"):
            made["entry_title"] = named
        steps.append(made)
    tree = {
        "what": _MARK, "format": FORMAT, "title": workshop.title, "purpose": workshop.purpose,
        "minutes": workshop.minutes, "people": workshop.people, "prepare": list(workshop.prepare),
        "notes": workshop.notes, "sheets": list(workshop.whole_sheets),
        "audience": list(workshop.audience), "themes": list(workshop.themes), "steps": steps,
    }  # fmt: skip
    return (json.dumps(tree, ensure_ascii=False, indent=1) + "\n").encode()


def decode_workshop(untrusted_bytes: bytes | str, id_: str = "") -> tuple[Workshop, dict[str, str]]:
    """Read what `encode_workshop` wrote.

    Returns:
        A workshop of the user's own with the id given, and the titles of its entries by `pack/partnership/slug`.
    Raises:
        NotAWorkshopError: it is anything else, or too large.
    """
    if len(untrusted_bytes) > MAX_BYTES:
        raise NotAWorkshopError
    try:
        tree = json.loads(untrusted_bytes)
    except (ValueError, RecursionError) as error:
        raise NotAWorkshopError from error
    if not isinstance(tree, dict) or tree.get("what") != _MARK or not isinstance(tree.get("format"), int):
        raise NotAWorkshopError
    if tree["format"] > FORMAT:
        raise NotAWorkshopError(is_too_new=True)
    try:
        return _workshop(tree, id_)
    except (TypeError, ValueError, KeyError) as error:
        raise NotAWorkshopError from error


def _workshop(tree: dict[str, Any], id_: str) -> tuple[Workshop, dict[str, str]]:
    raw = tree.get("steps", [])
    if not isinstance(raw, list) or len(raw) > MAX_STEPS:
        raise TypeError("steps")
    titles: dict[str, str] = {}
    steps = []
    for one in raw:
        step = Step(
            StepKind(one["kind"]),
            **{name: _minutes(one.get(name, 0)) for name in _NUMBERS},  # type: ignore[arg-type]
            **{name: _text(one.get(name, "")) for name in _TEXTS},  # type: ignore[arg-type]
            **{name: _texts(one.get(name, [])) for name in _LISTS},  # type: ignore[arg-type]
        )
        steps.append(step)
        if title := _text(one.get("entry_title", "")):
            titles[f"{step.pack}/{step.entry}"] = title
    made = Workshop(
        pack="",
        id=id_,
        title=_text(tree.get("title", "")),
        purpose=_text(tree.get("purpose", "")),
        minutes=_minutes(tree.get("minutes", 0)),
        steps=tuple(steps),
        audience=_texts(tree.get("audience", [])),
        themes=_texts(tree.get("themes", [])),
        people=_text(tree.get("people", "")),
        prepare=_texts(tree.get("prepare", [])),
        notes=_text(tree.get("notes", "")),
        sheets=_texts(tree.get("sheets", [])),
    )
    return made, titles


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > MAX_LETTERS:
        raise TypeError("text expected")
    value.encode()  # JSON can hold half of a letter, which nothing can print
    return value


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > MAX_STEPS:
        raise TypeError("list expected")
    return tuple(_text(one) for one in value)


def _minutes(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= MAX_MINUTES:
        raise TypeError("minutes expected")
    return value
