"""What a start of the built program costs and touches: `python start.py TREE FLOOR`. In the room, without a screen.

Three things are printed and checked: the instructions until the window is painted, against an empty window built the
same way; the modules that are loaded by then, against `start_modules.txt`; the files and addresses that it asks for.
Needs valgrind and strace. Instructions are counted because time is not the same twice on a shared machine.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from fnmatch import fnmatch
from pathlib import Path

RATIO = 1.6
"""Times an empty window: more is a failure."""
MODULES = Path(__file__).resolve().parent / "start_modules.txt"
PATIENCE = 300.0
"""Seconds until a start has failed; valgrind takes fifty times as long."""
ROUNDS = 5

FILES = {
    "/lib/*": "libraries of the system",
    "/lib64/*": "the loader",
    "/usr/lib/*": "libraries of the system",
    "/etc/ld.so.*": "where they are",
    "/usr/share/fonts/*": "fonts",
    "/usr/local/share/fonts*": "fonts",
    "/usr/share/fontconfig/*": "which font stands for which",
    "/etc/fonts/*": "which font stands for which",
    "/var/cache/fontconfig*": "which font stands for which",
    "/usr/share/X11/xkb/*": "keys",
    "/usr/share/X11/locale/*": "accents by two keys",
    "/usr/share/glvnd/*": "drawing with a graphics card",
    "/etc/localtime": "the time zone",
    "/etc/machine-id": "D-Bus",
    "/usr/share/zoneinfo*": "the time zone",
    "/usr/share/locale/*": "names of days and months",
    "/proc/*": "its own memory and when it began",
    "/sys/devices/system/*": "how many processors there are",
    "/dev/*": "chance, memory that is shared with the screen",
}
"""What a start may open outside its own folder and the user's, and what for."""


class Start:
    """One way to start a program until it is painted, in a home of its own.

    Args:
        command: what to run; the program ends itself, or is ended once it has said which modules it has loaded.
        work: an empty folder for all that it writes.
    """

    def __init__(self, command: Sequence[str | Path], work: Path) -> None:
        self.command, self.work, self.timings = command, work, work / "timings.jsonl"
        self.errors = work / "stderr.txt"
        self.env = {
            "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen",
            "HOME": str(work), "HUBDESK_HOME": str(work / "home"), "HUBDESK_TIMINGS": str(self.timings),
        }  # fmt: skip

    def run(self, *before: str) -> dict[str, dict[str, object]]:
        """Start it behind some words, wait, end it, and give its milestones by name.

        Raises:
            TimeoutError: it is not painted in time.
        """
        self.timings.unlink(missing_ok=True)
        with self.errors.open("wb") as sink:
            process = subprocess.Popen(
                [*before, *self.command], env=self.env, stderr=sink, cwd=self.work, start_new_session=True
            )
            until = time.monotonic() + PATIENCE
            while process.poll() is None and "modules" not in self._marks() and time.monotonic() < until:
                time.sleep(0.05)
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGTERM)  # strace itself does not listen to it
            process.wait(PATIENCE)
        marks = self._marks()
        if "painted" not in marks:
            raise TimeoutError(
                f"{self.command[0]} was never painted: {self.errors.read_text('utf-8', 'replace')[-2000:]}"
            )
        return marks

    def _marks(self) -> dict[str, dict[str, object]]:
        if not self.timings.exists():
            return {}
        lines = self.timings.read_text("utf-8").splitlines(keepends=True)
        return {mark["what"]: mark for mark in (json.loads(line) for line in lines if line.endswith("\n"))}


def instructions(start: Start) -> int:
    """Count the instructions of a start with callgrind."""
    start.run("valgrind", "--tool=callgrind", "--trace-children=yes", "--callgrind-out-file=/dev/null")
    counts = re.findall(r"Collected : (\d+)", start.errors.read_text("utf-8", "replace"))
    return max(int(count) for count in counts)


def strange_files(trace: str, own: Sequence[Path]) -> list[str]:
    """Give the files that were opened and that nothing says why, from the words of strace."""
    opened = re.findall(r'open(?:at)?\((?:AT_FDCWD, )?"([^"]+)"[^)]*\)\s*= \d', trace)
    return sorted(
        path
        for path in {os.path.normpath(name) for name in opened if name.startswith("/")}
        if not any(Path(path).is_relative_to(folder) for folder in own)
        and not any(fnmatch(path, pattern) for pattern in FILES)
        and not Path(path).is_dir()
    )


def network(trace: str) -> list[str]:
    """Give the calls that reach for a network, from the words of strace; the screen and D-Bus are on this computer."""
    return [line for line in trace.splitlines() if re.search(r"\bAF_INET6?\b|\bAF_PACKET\b", line)]


def check_cost(program: Start, floor: Start) -> list[str]:
    """Print what a start costs, and give what is wrong with it."""
    times: dict[str, list[float]] = {"floor": [], "program": []}
    for _ in range(ROUNDS):
        for name, start in (("floor", floor), ("program", program)):
            times[name].append(float(str(start.run()["painted"]["at_ms"])))
    medians = {name: statistics.median(found) for name, found in times.items()}
    print(
        f"Painted after {medians['program']:.0f} ms, the empty window after {medians['floor']:.0f} ms"
        f" (medians of {ROUNDS})"
    )
    least, count = instructions(floor), instructions(program)
    print(
        f"Start: {count / 1e6:.0f} million instructions, the empty window {least / 1e6:.0f}:"
        f" {count / least:.2f} times, of {RATIO}"
    )
    return (
        [f"A start takes {count / least:.2f} times an empty window; {RATIO} is allowed."]
        if count > RATIO * least
        else []
    )


def check_modules(program: Start, is_accepted: bool) -> list[str]:
    """Print how many modules a start loads, and give those that are not on the list."""
    loaded = program.run()["modules"]["names"]
    assert isinstance(loaded, list)
    if is_accepted:
        MODULES.write_text("".join(f"{name}\n" for name in loaded), encoding="utf-8")
    listed = set(MODULES.read_text("utf-8").split())
    gone = sorted(listed - set(loaded))
    print(
        f"Modules loaded by then: {len(loaded)}, of {len(listed)} on the list" + (f"; no more: {gone}" if gone else "")
    )
    return [
        f"A start loads {name}, which is not in {MODULES.name}. Does the first page need it?"
        for name in loaded
        if name not in listed
    ]


def check_touched(program: Start, tree: Path) -> list[str]:
    """Print what a start opens, and give what it has no reason to."""
    record = program.work / "strace.txt"
    program.run("strace", "-f", "-qq", "-e", "trace=open,openat,socket,connect,bind,sendto", "-o", str(record))
    trace = record.read_text("utf-8", "replace")
    strange, calls = strange_files(trace, (tree, program.work)), network(trace)
    print(f"Files opened at a start that nothing explains: {len(strange)}. Calls for a network: {len(calls)}.")
    return [
        *(f"A start opens {path}: what for?" for path in strange),
        *(f"A start asks for a network: {call}" for call in calls),
    ]


def main() -> int:
    """Check all three; give 1 if something is wrong."""
    parser = argparse.ArgumentParser(description="Say what a start of the built program costs and touches.")
    parser.add_argument("tree", type=Path)
    parser.add_argument("floor", type=Path, help="the empty window; it is put beside a copy of the program")
    parser.add_argument("--accept-modules", action="store_true", help="write the list of modules anew")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="hubdesk-start-") as name:
        tree = Path(name) / "HubDesk"
        shutil.copytree(asked.tree, tree)
        shutil.copy2(asked.floor, tree / "floor")
        for folder in ("a", "b"):
            (Path(name) / folder / "home").mkdir(parents=True)
        program, floor = Start([tree / "hubdesk"], Path(name) / "a"), Start([tree / "floor"], Path(name) / "b")
        program.run()  # the first start of all makes the user's file
        wrong = [
            *check_modules(program, asked.accept_modules),
            *check_touched(program, tree),
            *check_cost(program, floor),
        ]
    print("\n".join(wrong), file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
