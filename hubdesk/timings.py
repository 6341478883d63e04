"""Milestones for benchmarks: one JSON line each in the file that `HUBDESK_TIMINGS` names; nothing when it is unset."""

from __future__ import annotations

import os
import time
from functools import cache
from pathlib import Path

_IMPORTED = time.monotonic()
_HAS_PROC = Path("/proc/self/stat").exists()
_FILE = os.environ.get("HUBDESK_TIMINGS", "")


def is_wanted() -> bool:
    """Whether anybody reads milestones."""
    return bool(_FILE)


def mark(what: str, **facts: object) -> None:
    """Note that something has happened: `{"at_ms": …, "what": …, …facts}`, milliseconds since the process began."""
    if not _FILE:
        return
    import json  # only a benchmark pays for it

    at_ms = round((time.monotonic() - _began()) * 1000, 2)
    with Path(_FILE).open("a", encoding="utf-8") as file:
        file.write(json.dumps({"at_ms": at_ms, "what": what, **facts}) + "\n")


@cache
def _began() -> float:
    """When this process began, on the monotonic clock; to 10 ms on Linux, where the kernel counts in ticks."""
    if not _HAS_PROC:
        return _IMPORTED
    ticks = int(Path("/proc/self/stat").read_text(encoding="ascii").rpartition(")")[2].split()[19])
    age = time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")
    return time.monotonic() - age
