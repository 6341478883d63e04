"""What a pack says of itself."""

from __future__ import annotations

from typing import NamedTuple


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
