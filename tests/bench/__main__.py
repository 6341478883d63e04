"""Prints the table of timings: `make bench`. Each start is paired with the floor's, in turn, in the same run."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from hubdesk.pack.reader import Pack
from tests.bench.corpus import make_library

_PAIRS = 11
_SIZES = (150, 10_000)
_ENV = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


def main() -> int:
    """Make the libraries, measure, print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for size in _SIZES:
            pack = folder / f"{size}.hubpack"
            began = time.perf_counter()
            make_library(pack, size)
            _say(f"\n{size:,} entries of 800 words: written in {time.perf_counter() - began:.1f} s, "
                 f"{pack.stat().st_size / 1e6:.0f} MB")  # fmt: skip
            _measure_open(pack)
            _measure_starts(folder, pack)
            _measure_work(folder, pack)
            _measure_engine(pack)
    return 0


def _measure_open(pack: Path) -> None:
    times = []
    for _ in range(50):
        began = time.perf_counter()
        Pack(pack).close()
        times.append((time.perf_counter() - began) * 1000)
    _row("open the pack", times)


def _measure_starts(folder: Path, pack: Path) -> None:
    floors, starts = [], []
    for number in range(_PAIRS + 1):
        floor = _painted(folder, [sys.executable, "-m", "tests.bench.floor_window"])
        start = _painted(folder, [sys.executable, "-m", "hubdesk", "--library", str(pack)])
        if number:  # the first pair warms the cache
            floors.append(floor)
            starts.append(start)
    _row("floor: empty window, painted", floors)
    _row("HubDesk, painted", starts)
    ratios = [start / floor for start, floor in zip(starts, floors, strict=True)]
    _say(f"  {'ratio, pair by pair':<34}{statistics.median(ratios):9.2f}      (target 1.6)")


def _painted(folder: Path, command: list[str]) -> float:
    """Start a program, wait for its `painted` line, end it; give the milliseconds."""
    timings = folder / "timings"
    timings.unlink(missing_ok=True)
    env = {**_ENV, "HUBDESK_TIMINGS": str(timings), "HUBDESK_HOME": str(folder / "home")}
    with subprocess.Popen(command, env=env, stderr=subprocess.DEVNULL) as process:
        while True:
            painted = [at for what, at in _read(timings, "at_ms") if what == "painted"]
            if painted:
                break
            if process.poll() is not None:
                raise RuntimeError(f"{command} ended without painting")
            time.sleep(0.01)
        process.send_signal(signal.SIGTERM)
    return painted[0]


def _measure_work(folder: Path, pack: Path) -> None:
    timings = folder / "work"
    timings.unlink(missing_ok=True)
    env = {**_ENV, "HUBDESK_TIMINGS": str(timings), "HUBDESK_HOME": str(folder / "home")}
    run = subprocess.run(
        [sys.executable, "-m", "tests.bench.work", str(pack)], env=env, check=True, capture_output=True, text=True
    )
    marks = _read(timings, "ms")
    _row("entry: opened to drawn", [ms for what, ms in marks if what == "entry"])
    _row("search: key to drawn", [ms for what, ms in marks if what == "search"])
    _say(f"  memory after that (PSS)           {run.stdout.strip():>9} MB")


def _measure_engine(pack: Path) -> None:
    """Time FTS5 alone on the same file, as the floor of a search: each distinct word of forty titles."""
    connection = sqlite3.connect(f"{pack.as_uri()}?mode=ro&immutable=1", uri=True)
    words = {word for (title,) in connection.execute("SELECT title FROM entries LIMIT 40") for word in title.split()}
    times = []
    for word in sorted(words):
        began = time.perf_counter()
        connection.execute(
            "SELECT rowid FROM entries_fts WHERE entries_fts MATCH ? ORDER BY rank LIMIT 20", (f'"{word}"',)
        ).fetchall()
        times.append((time.perf_counter() - began) * 1000)
    connection.close()
    _row("floor: FTS5 alone, 20 best", times)


def _read(timings: Path, field: str) -> list[tuple[str, float]]:
    if not timings.exists():
        return []
    marks = [json.loads(line) for line in timings.read_text(encoding="utf-8").splitlines() if line.endswith("}")]
    return [(mark["what"], mark[field]) for mark in marks if field in mark]


def _row(name: str, times: list[float]) -> None:
    times = sorted(times)
    at_95 = times[min(len(times) - 1, int(len(times) * 0.95))]
    _say(f"  {name:<34}{statistics.median(times):9.2f} ms   95 %: {at_95:8.2f}   n = {len(times)}")


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
