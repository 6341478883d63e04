"""Packs on the drives that are plugged in."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from hubdesk.errors import PackError
from hubdesk.model.progress import CancelToken, Progress, Report
from hubdesk.model.words import tr
from hubdesk.pack.reader import Pack
from hubdesk.paths import find_packs
from hubdesk.transfer.drives import find_drives

if TYPE_CHECKING:
    from pathlib import Path

    from hubdesk.model.pack_info import PackInfo
    from hubdesk.transfer.drives import Drive


class FoundPack(NamedTuple):
    """A pack on a drive."""

    path: Path
    info: PackInfo
    entries: int


class Scan(NamedTuple):
    """What was found: the drives that were looked at, and their packs, drive by drive."""

    drives: tuple[Drive, ...]
    packs: tuple[FoundPack, ...]


def packs_on_drives(report: Report, token: CancelToken) -> Scan:
    """Look for packs at the top of each drive and in its folder `packs`. One that does not open is left out.

    Raises:
        CancelledError: somebody asked to stop.
    """
    drives, found = find_drives(), []
    for number, drive in enumerate(drives):
        report(Progress(number, len(drives), tr("Looking on {drive}").format(drive=drive.name)))
        for path in find_packs((drive.root, drive.root / "packs")):
            token.check()
            with suppress(PackError), Pack(path) as pack:
                found.append(FoundPack(path, pack.info, pack.entry_count))
    return Scan(tuple(drives), tuple(found))
