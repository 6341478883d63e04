"""Two editions of one pack, with an entry that came, one that changed, one that went and one that was renamed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.packs import make_entry, make_pack

if TYPE_CHECKING:
    from pathlib import Path

JANUARY, MARCH = "2026-01-01", "2026-03-01"


def january(folder: Path, name: str = "january.hubpack") -> Path:
    """Make the earlier edition."""
    return make_pack(
        folder / name,
        make_entry("harbour/first", "First steps"),
        make_entry("harbour/bikes", "Bikes", "Two wheels."),
        make_entry("harbour/gone", "Gone"),
        make_entry("hills/old-name", "The youth bus"),
        edition=JANUARY,
    )


def march(folder: Path, name: str = "march.hubpack", edition: str = MARCH) -> Path:
    """Make the later one."""
    return make_pack(
        folder / name,
        make_entry("harbour/first", "First steps"),
        make_entry("harbour/bikes", "Bikes", "Three wheels."),
        make_entry("harbour/added", "Added"),
        make_entry("hills/new-name", "The youth bus"),
        edition=edition,
    )
