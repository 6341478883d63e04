"""Prints the table of timings: `make bench`. Each start is paired with the floor's, in turn, in the same run."""

from __future__ import annotations

import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from hubdesk.gui.panels.kept_documents import MOST_PAGES
from hubdesk.pack.reader import Pack
from hubdesk.paths import PACK_SUFFIX
from tests.bench.corpus import make_library
from tests.bench.engine import measure, same_tens
from tests.bench.talk import SCREEN, SLIDES

_PAIRS = 11
_SIZES = (150, 10_000)
"""Entries, if the command names none. `make bench SIZES="150 10000 100000"` takes half an hour, most of it for making the
largest library; with the path of a pack instead of a size it is measured as it is."""

_ENV = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


def main() -> int:
    """Make the libraries, measure, print.

    Words of the command: sizes, or packs that were made before (a large one takes long); `engine` leaves the window out.
    """
    made = [Path(word) for word in sys.argv[1:] if word.endswith(PACK_SUFFIX)]
    sizes = [int(word) for word in sys.argv[1:] if word.isdigit()] or (() if made else _SIZES)
    has_window = "engine" not in sys.argv
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for size, pack in [*((size, folder / f"{size}{PACK_SUFFIX}") for size in sizes), *((0, pack) for pack in made)]:
            if size:
                began = time.perf_counter()
                make_library(pack, size)
                _say(f"\n{size:,} entries of 800 words: written in {time.perf_counter() - began:.1f} s, "
                     f"{pack.stat().st_size / 1e6:.0f} MB")  # fmt: skip
            else:
                _say(f"\n{pack.name}: {pack.stat().st_size / 1e6:.0f} MB")
            _measure_open(pack)
            if has_window:
                _measure_starts(folder, pack)
                _measure_work(folder, pack)
                _measure_reading(folder, pack)
                _measure_talk(folder, pack)
            _measure_engine(pack)
            if size == min(_SIZES):
                _measure_pdf(folder, pack)
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
    memory = json.loads(run.stdout)
    grown = memory["searched_mb"] - memory["drawn_mb"]
    _say(f"  {'memory after 50 searches, resident':<34}{memory['searched_mb']:9.0f} MB, {grown:+.0f} since the window"
         " was drawn (target 120)")  # fmt: skip


def _measure_reading(folder: Path, pack: Path) -> None:
    """Time opening and going back beside a bare QTextBrowser, and see whether memory stays."""
    env = {**_ENV, "HUBDESK_HOME": str(folder / "home")}
    run = subprocess.run(
        [sys.executable, "-m", "tests.bench.reading", str(pack)], env=env, check=True, capture_output=True, text=True
    )
    said = json.loads(run.stdout)
    _row("floor: bare text, set and drawn", said["floor"])
    _row("the first entry, opened to drawn", said["first"])
    _row("the next ones, opened to drawn", said["entry"])
    _row("back to a page kept, to drawn", said["back"][: MOST_PAGES - 1])
    _row("back to an older one, to drawn", said["back"][MOST_PAGES - 1 :])
    _say(f"  {'ratio to the floor: open, back':<34}"
         f"{statistics.median(said['entry']) / statistics.median(said['floor']):9.2f}, "
         f"{statistics.median(said['back'][: MOST_PAGES - 1]) / statistics.median(said['floor']):.2f}")  # fmt: skip
    before, between, after = said["memory_mb"]
    _say(f"  {'memory over 2,000 openings':<34}{after - before:+9.1f} MB of {before:.0f}, "
         f"{after - between:+.1f} in the second half")  # fmt: skip


def _measure_talk(folder: Path, pack: Path) -> None:
    """Time a talk on a wall of 1920 by 1080 pixels."""
    timings, screen = folder / "talk", folder / "screen.json"
    timings.unlink(missing_ok=True)
    screen.write_text(json.dumps(SCREEN), encoding="utf-8")
    env = {
        **os.environ,
        "QT_QPA_PLATFORM": f"offscreen:configfile={screen}",
        "HUBDESK_TIMINGS": str(timings),
        "HUBDESK_HOME": str(folder / "home"),
    }
    run = subprocess.run(
        [sys.executable, "-m", "tests.bench.talk", str(pack)], env=env, check=True, capture_output=True, text=True
    )
    said = json.loads(run.stdout)
    first, *others = [ms for what, ms in _read(timings, "ms") if what == "stage"]
    _row("talk: F5 to the first slide", [first])
    _row("talk: key to the next slide", others[:SLIDES])
    _row(f"talk: overview of {said['slides']} slides", [said["overview_ms"]])
    grown = said["after_mb"] - said["before_mb"]
    _say(f"  {'talk: four hours in fast motion':<34}{grown:+9.1f} MB of {said['before_mb']:.0f} MB")


def _measure_engine(pack: Path) -> None:
    """Put our engine beside FTS5 alone: whole questions, then every key of words being typed."""
    found = measure(pack)
    for name, kinds in (("questions", ("words", "phrase")), ("keys", ("key",))):
        some = [one for one in found if one.kind in kinds]
        _row(f"{name}: FTS5, 20 row numbers", [one.raw for one in some])
        _row(f"{name}: FTS5, titles, passages", [one.raw_shown for one in some])
        _row(f"{name}: HubDesk, 20 hits", [one.hits for one in some])
        _row(f"{name}: HubDesk, with six passages", [one.ours for one in some])
        pairs = (("row numbers", "hits", "raw"), ("passages", "ours", "raw_shown"))
        for beside, ours, floor in pairs:
            ratios = [getattr(one, ours) / getattr(one, floor) for one in some]
            _say(f"  {f'ratio to FTS5 with {beside}':<34}{statistics.median(ratios):9.2f}      (target 1.5)")
    _say(f"  {'the ten of a full ranking':<34}{same_tens(pack):9.1%}      (target 95 %)")


def _measure_pdf(folder: Path, pack: Path) -> None:
    """Time a PDF of all entries, from the command to the file."""
    times = []
    for _ in range(3):
        command = [sys.executable, "-m", "hubdesk", "export", "pdf", str(folder / "all.pdf"), "--library", str(pack)]
        began = time.perf_counter()
        subprocess.run(command, env=_ENV, check=True, stdout=subprocess.DEVNULL)
        times.append((time.perf_counter() - began) * 1000)
    _row("all of it as a PDF", times)
    run = subprocess.run(
        [sys.executable, "-m", "tests.bench.paper", str(pack)], env=_ENV, check=True, capture_output=True, text=True
    )
    said = json.loads(run.stdout)
    if said["left"]:
        raise RuntimeError(f"A PDF that was stopped left {said['left']}")
    silence, busy, where = said["silences"][0]
    _say(f"  {'PDF: longest without a word':<34}{silence * 1000:9.2f} ms, {busy * 1000:.0f} of it at work, "
         f"{where} (target 300)")  # fmt: skip
    _row("PDF: from the wish to stop", [stop * 1000 for stop in said["stops"]])


def _read(timings: Path, field: str) -> list[tuple[str, float]]:
    if not timings.exists():
        return []
    marks = [json.loads(line) for line in timings.read_text(encoding="utf-8").splitlines() if line.endswith("}")]
    return [(mark["what"], mark[field]) for mark in marks if field in mark]


def _row(name: str, times: list[float]) -> None:
    times = sorted(times)
    at_95 = times[min(len(times) - 1, int(len(times) * 0.95))]
    _say(f"  {name:<34}{statistics.median(times):9.2f} ms   95 %: {at_95:8.2f}   worst: {times[-1]:8.2f}")


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
