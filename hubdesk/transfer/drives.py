"""The drives that a copy can go to or come from: sticks, cards and outside disks, named as their owner sees them."""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOUNTS, _BLOCKS = Path("/proc/self/mounts"), Path("/sys/class/block")
_ESCAPE = re.compile(rb"\\([0-3][0-7]{2})")
_REMOVABLE_FOLDERS = ("/media/", "/run/media/")


class Drive(NamedTuple):
    """A drive that can be taken along. Sizes are bytes; `kind` is the file system's name, as the system gives it."""

    root: Path
    name: str
    free: int
    total: int
    kind: str
    is_writable: bool


def find_drives() -> list[Drive]:
    """List the drives that can be taken along, by name. A drive that does not answer is left out."""
    if sys.platform == "win32":
        from hubdesk.transfer.drives_windows import removable_roots

        found = removable_roots()
    elif sys.platform == "darwin":
        found = list(_volumes(Path("/Volumes")))
    else:
        found = list(linux_mounts(os.fsdecode(_MOUNTS.read_bytes()), _BLOCKS))
    drives = [drive for root, kind in found if (drive := look_at_drive(root, kind)) is not None]
    return sorted(drives, key=lambda drive: (drive.name.casefold(), str(drive.root)))


def look_at_drive(root: Path, kind: str = "") -> Drive | None:
    """Say what a drive or folder has room for; None if it does not answer."""
    try:
        usage = shutil.disk_usage(root)
    except OSError:
        return None
    return Drive(root, root.name or str(root), usage.free, usage.total, kind, os.access(root, os.W_OK))


def linux_mounts(mounts: str, blocks: Path) -> Iterator[tuple[Path, str]]:
    r"""Find mounted drives that can be taken along: where, and which file system.

    Args:
        mounts: what stands in `/proc/self/mounts`; spaces in it are written `\040`.
        blocks: `/sys/class/block`, which says of each device whether it can be taken out or hangs on USB.
    Source: fstab(5) for the fields; the kernel's Documentation/ABI/stable/sysfs-block for `removable`.
    """
    for line in mounts.splitlines():
        device, place, kind, *_ = [*line.split(" "), "", "", ""]
        folder = os.fsdecode(_ESCAPE.sub(lambda match: bytes([int(match[1], 8)]), os.fsencode(place)))
        if device.startswith("/dev/") and (
            folder.startswith(_REMOVABLE_FOLDERS) or _can_be_taken(blocks / device.removeprefix("/dev/"))
        ):
            yield Path(folder), kind


def _can_be_taken(block: Path) -> bool:
    try:
        real = block.resolve(strict=True)
    except OSError:
        return False
    for folder in (real, real.parent):  # a partition lies in its drive's folder
        try:
            if (folder / "removable").read_text("ascii").strip() == "1":
                return True
        except OSError:
            continue
    return "/usb" in str(real)


def _volumes(folder: Path) -> Iterator[tuple[Path, str]]:
    """Give what macOS shows as volumes, but for the one that it started from, which is a link there."""
    if folder.is_dir():
        yield from ((path, "") for path in sorted(folder.iterdir()) if path.is_dir() and not path.is_symlink())
