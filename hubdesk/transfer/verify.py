"""Is this stick whole? Every file that its list names is read from the device and compared."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from hubdesk.durable import PART_SUFFIX
from hubdesk.model.progress import CancelToken, Progress, Report, no_report
from hubdesk.model.words import tr
from hubdesk.transfer.device import ReadBack, SystemDevice, digest_on_device
from hubdesk.transfer.sums import PUBLIC_KEY, SIGNATURE, SUMS, Signed, check_signature, read_sums

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdesk.transfer.device import Device

_OWN = frozenset({"my hubdesk", "system volume information", "$recycle.bin", "lost+found", ".trashes", ".fseventsd",
    ".spotlight-v100", "found.000"})  # fmt: skip


class Fault(StrEnum):
    """What is wrong with a file of a stick."""

    DIFFERS = "differs"
    MISSING = "missing"
    UNREADABLE = "unreadable"
    ADDED = "added"


class FileFault(NamedTuple):
    """A file that is not as it was made. `path` is below the stick's folder, with `/`."""

    path: str
    fault: Fault


class StickProof(NamedTuple):
    """What checking a stick found. `total` counts the files that its list names; `digest` is the list's SHA-256."""

    total: int
    faults: tuple[FileFault, ...]
    signed: Signed
    digest: bytes
    how: ReadBack

    @property
    def is_whole(self) -> bool:
        """Whether every file is as it was made, and the list is as it was signed, if it was."""
        return not self.faults and (not self.signed.key or self.signed.is_right)


def verify_stick(
    root: Path, report: Report = no_report, token: CancelToken | None = None, device: Device | None = None
) -> StickProof:
    """Check a stick.

    Files that its list does not name are faults where the list names others of the same folder, but not at its top:
    there may lie whatever the owner keeps on the drive.

    Args:
        root: the folder that `START HERE` lies in.
        report: called with bytes read of bytes in all.
        token: asked before each block.
        device: how the drive is reached.
    Raises:
        NotAStickError: it has no list. CancelledError.
    """
    import hashlib

    sums = read_sums(root)
    content = (root / SUMS).read_bytes()
    total = sum(_size(root / path) for path in sums)
    done, weakest, faults = 0, ReadBack.DIRECT, []
    for path, expected in sums.items():

        def advance(count: int, path: str = path) -> None:
            nonlocal done
            done += count
            report(Progress(done, total, tr("Checking {file}").format(file=path)))

        place = root.joinpath(*path.split("/"))
        try:
            found, how = digest_on_device(place, device or SystemDevice(), advance, token)
        except FileNotFoundError:
            faults.append(FileFault(path, Fault.MISSING))
            continue
        except OSError:
            faults.append(FileFault(path, Fault.UNREADABLE if place.exists() else Fault.MISSING))
            continue
        weakest = max(weakest, how, key=list(ReadBack).index)
        if found != expected:
            faults.append(FileFault(path, Fault.DIFFERS))
    faults += [FileFault(path, Fault.ADDED) for path in _added(root, set(sums))]
    signed = check_signature(root, content)
    return StickProof(len(sums), tuple(faults), signed, hashlib.sha256(content).digest(), weakest)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _added(root: Path, listed: set[str]) -> Iterator[str]:
    folders = sorted({path.partition("/")[0] for path in listed if "/" in path})
    for folder in folders:
        for place, names, files in os.walk(root / folder):
            names[:] = sorted(name for name in names if name.casefold() not in _OWN)
            for name in sorted(files):
                path = Path(place, name).relative_to(root).as_posix()
                if path not in listed and not name.startswith("._") and name.casefold() != "thumbs.db":
                    yield path
    for name in (SUMS, SIGNATURE, PUBLIC_KEY):
        if (root / (name + PART_SUFFIX)).exists():
            yield name + PART_SUFFIX
