"""Where a pack lies, in words: with the program, for everyone, one's own, or somewhere else."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from hubdesk.paths import Places


class Origin(StrEnum):
    """Where a pack lies."""

    BESIDE = "beside"
    SHARED = "shared"
    OWN = "own"
    ELSEWHERE = "elsewhere"


ORIGIN_WORDS = {
    Origin.BESIDE: "came with the program",
    Origin.SHARED: "for everyone on this computer",
    Origin.OWN: "installed by you",
    Origin.ELSEWHERE: "opened from where it lies",
}


def origin_of(pack: Path, places: Places) -> Origin:
    """Say where a pack lies."""
    folder = pack.parent
    if folder == places.own_packs and not places.is_portable:
        return Origin.OWN
    if folder == places.shared_packs or folder in places.other_shared_packs:
        return Origin.SHARED
    return Origin.BESIDE if folder in places.pack_folders else Origin.ELSEWHERE
