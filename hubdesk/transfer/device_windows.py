"""Reading a file on Windows without its cache: FILE_FLAG_NO_BUFFERING. Not run on any other system.

Source: Microsoft, "File Buffering": the memory must begin at a sector's border and be whole sectors long.
"""

from __future__ import annotations

import ctypes
import mmap
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_GENERIC_READ, _SHARE_READ_WRITE_DELETE, _OPEN_EXISTING = 0x80000000, 0x7, 3
_NO_BUFFERING, _SEQUENTIAL = 0x20000000, 0x08000000
_END_OF_FILE = 38


def unbuffered_blocks(path: Path, block_bytes: int) -> Iterator[memoryview]:
    """Give a file's bytes from its device, block by block.

    Raises:
        OSError: the device failed.
    """
    windows: Any = ctypes  # what it has on Windows alone, no type checker elsewhere knows
    kernel = windows.WinDLL("kernel32", use_last_error=True)
    kernel.CreateFileW.restype = ctypes.c_void_p
    handle = kernel.CreateFileW(
        ctypes.c_wchar_p(str(path)), _GENERIC_READ, _SHARE_READ_WRITE_DELETE, None, _OPEN_EXISTING,
        _NO_BUFFERING | _SEQUENTIAL, None,
    )  # fmt: skip
    if handle in (None, ctypes.c_void_p(-1).value):
        raise windows.WinError(windows.get_last_error())
    with mmap.mmap(-1, block_bytes) as memory:
        place = ctypes.addressof(ctypes.c_char.from_buffer(memory))
        count = ctypes.c_ulong(0)
        try:
            while True:
                if not kernel.ReadFile(
                    ctypes.c_void_p(handle), ctypes.c_void_p(place), block_bytes, ctypes.byref(count), None
                ):
                    error = windows.get_last_error()
                    if error == _END_OF_FILE:
                        return
                    raise windows.WinError(error)
                if not count.value:
                    return
                yield memoryview(bytes(memory[: count.value]))
        finally:
            kernel.CloseHandle(ctypes.c_void_p(handle))
