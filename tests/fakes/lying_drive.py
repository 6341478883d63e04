"""A drive that lies, as a real file system: a folder mounted through /dev/fuse that fails or changes bytes as it is told.

`python -m tests.fakes.lying_drive MOUNT BACKING LIE [BYTES]` serves the folder BACKING at MOUNT until it is unmounted:

- `honest`: gives everything back as it was given;
- `changes`: writes one bit of every larger file wrong;
- `drops`: takes no more than BYTES, says nothing, and gives zeros back for the rest;
- `wraps`: as drops, but what comes later falls on the first large file, as on a stick that was sold as a larger one;
- `full`: has no room after BYTES, though it said that it has 64 GB;
- `pulled`: answers nothing after BYTES but that the device failed.

Root on Linux only. It speaks the kernel's protocol itself (https://www.kernel.org/doc/html/latest/filesystems/fuse.html,
include/uapi/linux/fuse.h): what is served must fail in ways that no library for honest file systems has.
"""

from __future__ import annotations

import ctypes
import errno
import os
import stat
import struct
import sys
from pathlib import Path
from typing import Final

_HEAD = struct.Struct("<IIQQIIII")  # length, operation, unique, node, uid, gid, pid, padding
_OUT = struct.Struct("<IiQ")
_ATTR = struct.Struct("<QQQQQQIIIIIIIIII")
_CLAIMED_BLOCKS: Final = 16 << 20  # of 4 KiB: 64 GB
_LARGE = 100_000


class LyingDrive:
    """Answers the kernel's questions about a folder, truthfully until it lies."""

    def __init__(self, device: int, backing: Path, lie: str, limit: int) -> None:
        self._device, self._backing, self._lie, self._limit = device, backing, lie, limit
        self._taken = 0
        self._paths: dict[int, Path] = {1: backing}
        self._nodes: dict[Path, int] = {backing: 1}
        self._first_large: Path | None = None
        self._answers = {
            1: self._lookup, 3: self._getattr, 4: self._setattr, 9: self._mkdir, 10: self._remove, 11: self._remove,
            12: self._rename, 14: self._open, 15: self._read, 16: self._write, 17: self._statfs, 18: self._nothing,
            20: self._nothing, 25: self._nothing, 26: self._init, 27: self._open, 28: self._readdir, 29: self._nothing,
            30: self._nothing, 34: self._nothing, 35: self._create, 45: self._rename2,
        }  # fmt: skip

    def serve(self) -> None:
        """Answer until the drive is unmounted."""
        while True:
            try:
                question = os.read(self._device, (1 << 20) + 4096)
            except OSError as error:
                if error.errno == errno.ENODEV:
                    return
                if error.errno in (errno.EINTR, errno.EAGAIN, errno.ENOENT):
                    continue
                raise
            _, operation, unique, node, *_ = _HEAD.unpack_from(question)
            if operation in (2, 42):  # forget: wants no answer
                continue
            self._answer(unique, operation, node, question[_HEAD.size :])

    def _answer(self, unique: int, operation: int, node: int, body: bytes) -> None:
        failure, found = 0, b""
        try:
            if operation not in self._answers:
                raise OSError(errno.ENOSYS, "")
            if self._lie == "pulled" and self._taken > self._limit and operation != 26:
                raise OSError(errno.EIO, "")
            found = self._answers[operation](node, body)
        except OSError as error:
            failure = -(error.errno or errno.EIO)
        except KeyError:
            failure = -errno.ENOENT
        os.write(self._device, _OUT.pack(_OUT.size + len(found), failure, unique) + found)

    def _init(self, _node: int, body: bytes) -> bytes:
        major, minor, ahead, _ = struct.unpack_from("<IIII", body)
        flags = 1 << 5  # large writes
        return struct.pack("<IIIIHHIIHH", major, min(minor, 31), ahead, flags, 12, 9, 1 << 20, 1, 256, 0) + bytes(28)

    def _nothing(self, _node: int, _body: bytes) -> bytes:
        return b""

    def _attributes(self, path: Path, node: int) -> bytes:
        found = path.lstat()
        times = (int(found.st_atime), int(found.st_mtime), int(found.st_ctime))
        return _ATTR.pack(
            node, found.st_size, (found.st_size + 511) // 512, *times, 0, 0, 0, found.st_mode, found.st_nlink, 0, 0, 0, 4096, 0
        )  # fmt: skip

    def _entry(self, path: Path) -> bytes:
        path.lstat()
        node = self._nodes.setdefault(path, len(self._nodes) + 1)
        self._paths[node] = path
        return struct.pack("<QQQQII", node, 0, 0, 0, 0, 0) + self._attributes(path, node)

    def _lookup(self, node: int, body: bytes) -> bytes:
        return self._entry(self._paths[node] / _name(body))

    def _getattr(self, node: int, _body: bytes) -> bytes:
        return struct.pack("<QII", 0, 0, 0) + self._attributes(self._paths[node], node)

    def _setattr(self, node: int, body: bytes) -> bytes:
        valid, _, _, size = struct.unpack_from("<IIQQ", body)
        if valid & 1:
            raise OSError(errno.EPERM, "")  # as FAT does not know who may do what
        if valid & 8:
            os.truncate(self._paths[node], size)
        return self._getattr(node, body)

    def _mkdir(self, node: int, body: bytes) -> bytes:
        made = self._paths[node] / _name(body[8:])
        made.mkdir()
        return self._entry(made)

    def _remove(self, node: int, body: bytes) -> bytes:
        path = self._paths[node] / _name(body)
        if stat.S_ISDIR(path.lstat().st_mode):
            path.rmdir()
        else:
            path.unlink()
        return b""

    def _rename(self, node: int, body: bytes) -> bytes:
        return self._move(node, struct.unpack_from("<Q", body)[0], body[8:])

    def _rename2(self, node: int, body: bytes) -> bytes:
        return self._move(node, struct.unpack_from("<Q", body)[0], body[16:])

    def _move(self, node: int, to_node: int, names: bytes) -> bytes:
        former, new, *_ = names.split(b"\0")
        before, after = self._paths[node] / os.fsdecode(former), self._paths[to_node] / os.fsdecode(new)
        before.replace(after)
        moved = self._nodes.pop(before, None)
        if moved is not None:
            self._nodes[after], self._paths[moved] = moved, after
        if self._first_large == before:
            self._first_large = after
        return b""

    def _open(self, _node: int, _body: bytes) -> bytes:
        return struct.pack("<QII", 0, 0, 0)

    def _create(self, node: int, body: bytes) -> bytes:
        made = self._paths[node] / _name(body[16:])
        made.touch()
        return self._entry(made) + self._open(node, body)

    def _read(self, node: int, body: bytes) -> bytes:
        _, offset, size = struct.unpack_from("<QQI", body)
        with self._paths[node].open("rb") as file:
            file.seek(offset)
            return file.read(size)

    def _write(self, node: int, body: bytes) -> bytes:
        _, offset, size = struct.unpack_from("<QQI", body)
        content, path = body[40 : 40 + size], self._paths[node]
        self._taken += size
        is_over = self._taken > self._limit
        if self._lie == "full" and is_over:
            raise OSError(errno.ENOSPC, "")
        if self._lie == "pulled" and is_over:
            raise OSError(errno.EIO, "")
        if self._lie == "changes" and size >= _LARGE:
            content = content[:50_000] + bytes([content[50_000] ^ 4]) + content[50_001:]
        if self._first_large is None and offset + size >= _LARGE:
            self._first_large = path
        if self._lie == "wraps" and is_over and self._first_large not in (None, path):
            _put(self._first_large, 0, content)
        if self._lie == "drops" and is_over:
            content = bytes(size)
        _put(path, offset, content)
        return struct.pack("<II", size, 0)

    def _statfs(self, _node: int, _body: bytes) -> bytes:
        return struct.pack(
            "<QQQQQIIII", _CLAIMED_BLOCKS, _CLAIMED_BLOCKS, _CLAIMED_BLOCKS, 9, 9, 4096, 255, 4096, 0
        ) + bytes(24)

    def _readdir(self, node: int, body: bytes) -> bytes:
        _, offset, size = struct.unpack_from("<QQI", body)
        found = b""
        names = [".", "..", *sorted(path.name for path in self._paths[node].iterdir())]
        for number, name in enumerate(names[offset:], offset + 1):
            raw = os.fsencode(name)
            line = struct.pack("<QQII", number + 1000, number, len(raw), 0) + raw
            line += bytes(-len(line) % 8)
            if len(found) + len(line) > size:
                break
            found += line
        return found


def _name(body: bytes) -> str:
    return os.fsdecode(body.partition(b"\0")[0])


def _put(path: Path, offset: int, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY)
    try:
        os.pwrite(handle, content, offset)
    finally:
        os.close(handle)


def main() -> None:
    """Mount, and serve."""
    folder, backing, lie, *limit = sys.argv[1:]
    device = os.open("/dev/fuse", os.O_RDWR)
    options = f"fd={device},rootmode=40000,user_id=0,group_id=0,allow_other,max_read=131072".encode()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.mount(b"lying", os.fsencode(folder), b"fuse.lying", 0, options):
        raise OSError(ctypes.get_errno(), "it cannot be mounted here")
    LyingDrive(device, Path(backing), lie, int(limit[0]) if limit else 0).serve()


if __name__ == "__main__":
    main()
