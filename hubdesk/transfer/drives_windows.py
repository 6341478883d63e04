"""Finding removable drives on Windows. Not run on any other system."""

from __future__ import annotations

import ctypes
from pathlib import Path
from typing import Any

_REMOVABLE = 2


def removable_roots() -> list[tuple[Path, str]]:
    """List the roots of removable drives and their file systems. Source: Microsoft, GetDriveTypeW."""
    windows: Any = ctypes  # what it has on Windows alone, no type checker elsewhere knows
    kernel = windows.windll.kernel32
    letters = kernel.GetLogicalDrives()
    found = []
    for number in range(26):
        root = f"{chr(ord('A') + number)}:\\"
        if letters >> number & 1 and kernel.GetDriveTypeW(ctypes.c_wchar_p(root)) == _REMOVABLE:
            kind = ctypes.create_unicode_buffer(64)
            kernel.GetVolumeInformationW(ctypes.c_wchar_p(root), None, 0, None, None, None, kind, 64)
            found.append((Path(root), kind.value))
    return found
