"""Putting a file in its place so that a pulled plug leaves the old one or the new one, and nothing between."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PART_SUFFIX = ".part"


def part_of(target: Path) -> Path:
    """Give the name that a file bears while it is written."""
    return target.with_name(target.name + PART_SUFFIX)


def settle(part: Path, target: Path) -> None:
    """Give a written file its name, for good: its bytes are flushed to the device first, then the folder.

    Raises:
        OSError: the device failed, or `target` is no file but a folder or a device, in whose place a renamed file would
            stand. What is at `target` is then as it was.
    Source: POSIX rename(2) and fsync(2): a name may reach the device before the bytes that it names.
    """
    if target.exists() and not target.is_file():
        raise OSError(errno.EEXIST, "there is something of that name that is no file", str(target))
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(target)
    flush_folder(target.parent)


def write_whole(target: Path, content: bytes) -> None:
    """Write a small file whole or not at all.

    Raises:
        OSError: the device failed; the file at `target` is as it was, and nothing half-written is left.
    """
    part = part_of(target)
    try:
        part.write_bytes(content)
        settle(part, target)
    finally:
        with suppress(OSError):  # it has its name by now, or went with its drive
            part.unlink(missing_ok=True)


def flush_folder(folder: Path) -> None:
    """Make the names in a folder last, where a system lets a folder be flushed; Windows and some drives do not."""
    with suppress(OSError, AttributeError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
