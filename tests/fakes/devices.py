"""Drives that do wrong: change bytes, are smaller than they claim, fill up, are pulled."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING

from hubdesk.transfer.device import ReadBack, SystemDevice

if TYPE_CHECKING:
    from collections.abc import Iterator


class LyingDevice(SystemDevice):
    """Gives other bytes back than it was given, for files whose name holds `name`."""

    def __init__(self, name: str) -> None:
        self._name = name

    def blocks(self, path: Path) -> tuple[ReadBack, Iterator[memoryview]]:
        how, blocks = super().blocks(path)
        if self._name not in path.name:
            return how, blocks
        changed = bytearray(b"".join(bytes(block) for block in blocks))
        changed[len(changed) // 2] ^= 1
        return how, iter([memoryview(changed)])


class SmallDevice(SystemDevice):
    """Takes everything and gives it back, until the last file is flushed: then the first one is spoilt.

    So does a drive that claims to be larger than it is.
    """

    def __init__(self, first: Path, last: str) -> None:
        self._first, self._last = first, last

    def flush(self, handle: int) -> None:
        super().flush(handle)
        if self._last in str(Path(f"/proc/self/fd/{handle}").readlink()):
            self._first.write_bytes(bytes(len(self._first.read_bytes())))


class FailingDevice(SystemDevice):
    """Fails with an error number at the n-th flush."""

    def __init__(self, number: int, at: int = 1) -> None:
        self._number, self._left = number, at

    def flush(self, handle: int) -> None:
        super().flush(handle)
        self._left -= 1
        if self._left == 0:
            raise OSError(self._number, os.strerror(self._number))


PULLED, FULL, PROTECTED, ODD = errno.EIO, errno.ENOSPC, errno.EROFS, errno.EINVAL
