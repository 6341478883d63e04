"""What a pack says of itself."""

from __future__ import annotations

from typing import NamedTuple

_LONGEST = 64


class PackInfo(NamedTuple):
    """What a pack says of itself. `edition` is a date, `2026-11-23`; a later one replaces an earlier one."""

    id: str
    title: str
    edition: str
    language: str = "en"
    publisher: str = ""
    licence: str = ""
    contact: str = ""
    summary: str = ""


def is_pack_id(text: str) -> bool:
    """Say whether a text can be a pack's id: small letters, digits, and `-`, `_` or `.` between them, at most 64."""
    return len(text) <= _LONGEST and _holds(text, "abcdefghijklmnopqrstuvwxyz")


def is_edition(text: str) -> bool:
    """Say whether a text can be an edition: as an id, with capitals too; builders are asked for a date."""
    return len(text) <= _LONGEST and _holds(text.lower(), "abcdefghijklmnopqrstuvwxyz")


def _holds(text: str, letters: str) -> bool:
    """Say whether a text is words of letters and digits, joined by single signs; it becomes part of a file's name."""
    parts = text.replace("_", "-").replace(".", "-").split("-")
    return all(part and not part.strip(letters + "0123456789") for part in parts)
