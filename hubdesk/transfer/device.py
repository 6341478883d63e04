"""Reading a file from its device and not from the system's memory of what was just written."""

from __future__ import annotations

import hashlib
import mmap
import os
import sys
from contextlib import suppress
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from hubdesk.model.progress import CancelToken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

BLOCK = 1 << 20
_SECTOR = 512
_F_NOCACHE, _F_FULLFSYNC = 48, 51


class ReadBack(StrEnum):
    """How a file was read: past the memory, after the memory was told to forget it, or perhaps from memory."""

    DIRECT = "direct"
    FORGOTTEN = "forgotten"
    CACHED = "cached"


class Device(Protocol):
    """How files are flushed and read back. Tests put a drive that lies in its place."""

    def flush(self, handle: int) -> None:
        """Make an open file's bytes reach the device."""
        ...

    def blocks(self, path: Path) -> tuple[ReadBack, Iterator[memoryview]]:
        """Give a file's bytes, block by block; a block is valid until the next one is asked for."""
        ...


class SystemDevice:
    """The device as this system lets us reach it."""

    def flush(self, handle: int) -> None:
        """Flush; on macOS past the drive's own memory too. Source: fsync(2) and fcntl(2) of macOS."""
        if sys.platform == "darwin":
            import fcntl

            with suppress(OSError):  # not every file system knows it; fsync below then does what can be done
                fcntl.fcntl(handle, _F_FULLFSYNC)
        os.fsync(handle)

    def blocks(self, path: Path) -> tuple[ReadBack, Iterator[memoryview]]:
        """Read past the cache where the system allows it, and say how it was."""
        if sys.platform == "win32":
            from hubdesk.transfer.device_windows import unbuffered_blocks

            return ReadBack.DIRECT, unbuffered_blocks(path, BLOCK)
        if hasattr(os, "O_DIRECT"):
            with suppress(OSError):  # a file system that has no such way, as an older tmpfs
                return ReadBack.DIRECT, _begun(_blocks(os.open(path, os.O_RDONLY | os.O_DIRECT)))
        handle = os.open(path, os.O_RDONLY)
        if sys.platform == "darwin":
            import fcntl

            fcntl.fcntl(handle, _F_NOCACHE, 1)
            return ReadBack.DIRECT, _blocks(handle)
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
            return ReadBack.FORGOTTEN, _blocks(handle)
        return ReadBack.CACHED, _blocks(handle)


def _begun(blocks: Iterator[memoryview]) -> Iterator[memoryview]:
    """Read the first block now, so that a file system that opens a file this way but does not read it shows itself."""
    first = next(blocks, None)
    return blocks if first is None else _chained(first, blocks)


def _chained(first: memoryview, blocks: Iterator[memoryview]) -> Iterator[memoryview]:
    yield first
    yield from blocks


def _blocks(handle: int) -> Iterator[memoryview]:
    """Read through memory that begins at a page's border, as O_DIRECT asks. Source: open(2), NOTES."""
    try:
        with mmap.mmap(-1, BLOCK) as memory, memoryview(memory) as view:
            while count := os.readv(handle, [view]):
                with view[:count] as block:
                    yield block
                if count % _SECTOR:
                    break  # the end: from here on a direct read would no longer be aligned
    finally:
        os.close(handle)


def digest_on_device(
    path: Path, device: Device, done: Callable[[int], None], token: CancelToken | None = None
) -> tuple[str, ReadBack]:
    """Give the SHA-256 (64 hex digits) of what the device holds, and how it was read.

    Args:
        path: the file; it has been flushed.
        device: where it lies.
        done: called with the bytes of each block.
        token: asked before each block.
    Raises:
        OSError: the device failed. CancelledError.
    """
    digest = hashlib.sha256()
    how, blocks = device.blocks(path)
    for block in blocks:
        if token is not None:
            token.check()
        digest.update(block)
        done(len(block))
    return digest.hexdigest(), how
