"""Tries a built program as its user would: `python packaging/smoke.py FOLDER`, which needs no Python packages.

The verbs are run, then the window is started four times: as it is (twice), with an address, with words. Each must
reach its milestones, say nothing on standard error, and close when told. Ctrl+Q is pressed where there are Xvfb and
xdotool; without them the window is drawn on no screen and ended from outside. Prints the times of the starts.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 60.0
"""Seconds until a start, a verb or a closing has failed."""
HARMLESS = ("This plugin does not support propagateSizeHints",)
"""Said by Qt without a screen, on every program."""


class FailedError(Exception):
    """Something that a user would see is not as it should be."""


class Program:
    """A built program in a folder, with a user folder of its own.

    Args:
        folder: where `hubdesk` (Windows: `hubdesk-verbs.exe` and `HubDesk.exe`) lies.
        work: an empty folder for all that it writes.
        room: the root that the program is to see, with both folders in it, entered with chroot. None is this system.
        user: whom it runs as in a room, by number.
        home: the home to run in, if the program is to find its own places there; None is a place below `work`.
    """

    def __init__(
        self, folder: Path, work: Path, room: Path | None = None, user: int = 0, home: Path | None = None
    ) -> None:
        is_windows = sys.platform == "win32"
        self.folder, self.work, self.room, self.user = folder, work, room, user
        self.verbs = folder / ("hubdesk-verbs.exe" if is_windows else "hubdesk")
        self.window = folder / ("HubDesk.exe" if is_windows else "hubdesk")
        own = {"HUBDESK_HOME": work / "home", "HOME": work, "XDG_RUNTIME_DIR": work / "run", "TMPDIR": work / "tmp"}
        if home is not None:
            del own["HUBDESK_HOME"]
            own["HOME"] = home
        for place in own.values():
            place.mkdir(mode=0o700, exist_ok=True)
        if room is not None:
            for place in (work, *own.values()):
                os.chown(place, user, user)
        strange = ("PYTHON", "QT_", "LD_", "XDG_DATA", "XDG_CONFIG", "HUBDESK_")
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(strange)}
        self.env = {**inherited, **{name: self.seen(place) for name, place in own.items()}, "LC_ALL": "C.UTF-8"}

    def seen(self, word: object) -> str:
        """Give a word of a command; a path as the program sees it."""
        if self.room is not None and isinstance(word, Path) and word.is_relative_to(self.room):
            return f"/{word.relative_to(self.room).as_posix()}"
        return str(word)

    def command(self, *words: object) -> list[str]:
        """Give the words that start something where the program is."""
        enter = [] if self.room is None else ["chroot", f"--userspec={self.user}:{self.user}", str(self.room)]
        return [*enter, *(self.seen(word) for word in words)]

    def run(self, *words: object) -> str:
        """Run a verb and give what it prints.

        Raises:
            FailedError: it answers anything but 0, or says something on standard error.
        """
        said = " ".join(str(word) for word in words)
        done = subprocess.run(
            self.command(self.verbs, *words),
            env={**self.env, "QT_QPA_PLATFORM": "offscreen"}, stdin=subprocess.DEVNULL, capture_output=True,
            encoding="utf-8", timeout=5 * PATIENCE, check=False,
        )  # fmt: skip
        if done.returncode or done.stderr.strip():
            raise FailedError(f"hubdesk {said} answered {done.returncode} and said: {done.stderr.strip()}")
        print(f"  hubdesk {said}")
        return done.stdout

    def start(self, display: str | None, wanted: set[str], *words: str) -> dict[str, dict[str, float]]:
        """Start the window, wait for milestones, close it, and give the milestones by name.

        Raises:
            FailedError: a milestone does not come, the window does not close, or a warning is said.
        """
        timings, errors = self.work / "timings.jsonl", self.work / "stderr.txt"
        timings.unlink(missing_ok=True)
        where = {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display} if display else {"QT_QPA_PLATFORM": "offscreen"}
        with errors.open("wb") as sink:
            process = subprocess.Popen(
                self.command(self.window, *words),
                env={**self.env, **where, "HUBDESK_TIMINGS": self.seen(timings)},
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=sink,
            )  # fmt: skip
            try:
                found = _wait_for(timings, wanted, process)
                answer = _close(process, display)
            finally:
                if process.poll() is None:
                    process.kill()
                    process.wait()
        lines = [line for line in errors.read_text("utf-8", "replace").splitlines() if line.strip()]
        warnings = [line for line in lines if not line.startswith(HARMLESS)]
        if missing := wanted - set(found):
            raise FailedError(f"{words}: never came to {', '.join(sorted(missing))}; it said: {warnings}")
        if warnings or answer:
            raise FailedError(f"{words}: closed with {answer} and said: {warnings}")
        return found


def try_verbs(program: Program, content: Path | None) -> None:
    """Run what works without a window, and look into what it makes."""
    work = program.work
    packs = sorted(path.name for path in (program.folder / "packs").glob("*.hubpack"))
    listed = json.loads(program.run("list", "--json"))["packs"]
    _expect(len(listed) == len(packs) > 0, f"{len(listed)} packs are listed, {len(packs)} are there: {packs}")
    hits = json.loads(program.run("search", "--json", "trusted", "adult"))["hits"]
    _expect(bool(hits), "a search finds nothing")
    entry = hits[0]["id"]
    slip = json.loads(program.run("search", "--json", "anxeity"))  # needs the list of English words
    _expect(bool(slip["hits"]), "a slip of the pen finds nothing")
    _expect(hits[0]["title"] in program.run("show", entry), "an entry is printed without its title")
    program.run("export", "pdf", work / "a.pdf", entry)
    _expect((work / "a.pdf").read_bytes().startswith(b"%PDF-"), "the PDF is none")
    for kind, part in (("pptx", "ppt/slides/slide1.xml"), ("epub", "META-INF/container.xml")):
        program.run("export", kind, work / f"a.{kind}", entry)
        with zipfile.ZipFile(work / f"a.{kind}") as archive:
            _expect(part in archive.namelist(), f"{kind} without {part}")
    program.run("export", "web", work / "web", entry)
    _expect(bool(list((work / "web").rglob("minisearch*.js"))), "the web pages have no search")
    program.run("export", "html", work / "a.html", entry)
    if content is not None:
        program.run("check", content)  # needs the lists of words that reading ages are worked out with
    health = json.loads(program.run("doctor", "--json"))
    _expect(health["is_built_program"], "the doctor takes it for the source")
    _expect(all(health["libraries"].values()), f"the doctor does not know all versions: {health['libraries']}")
    _expect(all(pack["is_whole"] for pack in health["packs"]), f"a pack is not whole: {health['packs']}")


def try_window(program: Program) -> None:
    """Start the window in the ways that count, and print how long each took."""
    address = json.loads(program.run("search", "--json", "trusted", "adult"))["hits"][0]
    with screen() as display:
        print(f"  the window, {f'on screen {display}' if display else 'without a screen (no Xvfb and xdotool here)'}")
        for name, wanted, words in (
            ("first start", {"painted"}, ()),
            ("second start", {"painted"}, ()),
            ("an entry", {"painted", "entry"}, (f"hubdesk:{address['pack']}/{address['id']}",)),
            ("a search", {"painted", "search"}, ("--search", "trusted adult")),
        ):
            found = program.start(display, wanted, *words)
            _expect(found["library_open"]["packs"] > 0, "the window opened without a pack")
            if "search" in wanted:
                _expect(found["search"]["total"] > 0, "the window's search finds nothing")
            print(f"  {name}: painted after {found['painted']['at_ms']:.0f} ms")


@contextmanager
def screen() -> Iterator[str | None]:
    """Give the name of a virtual screen, or None where there are not both Xvfb and xdotool."""
    if not (shutil.which("Xvfb") and shutil.which("xdotool")):
        yield None
        return
    end, begin = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(begin), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],  # noqa: S607
        pass_fds=(begin,), stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(begin)
    try:
        with os.fdopen(end, encoding="ascii") as said:
            yield f":{said.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


def _wait_for(file: Path, wanted: set[str], process: subprocess.Popen[bytes]) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    until = time.monotonic() + PATIENCE
    while not wanted <= set(found) and process.poll() is None and time.monotonic() < until:
        time.sleep(0.05)
        if file.exists():
            lines = file.read_text("utf-8").splitlines(keepends=True)
            found = {mark["what"]: mark for mark in (json.loads(line) for line in lines if line.endswith("\n"))}
    return found


def _close(process: subprocess.Popen[bytes], display: str | None) -> int:
    """Close the window and give what is wrong with its answer: 0 if nothing."""
    if process.poll() is not None:
        return process.returncode or 1  # it was not told to close yet
    if not display:
        process.terminate()
        process.wait(PATIENCE)
        return 0
    until = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < until:  # keys are lost until the window has the focus
        for words in (
            ("search", "--onlyvisible", "--name", "HubDesk", "windowfocus"),
            ("sleep", "0.3", "key", "ctrl+q"),
        ):
            subprocess.run(
                ["xdotool", *words],  # noqa: S607
                env={**os.environ, "DISPLAY": display}, capture_output=True, timeout=PATIENCE, check=False,
            )  # fmt: skip
        with_patience = time.monotonic() + 2
        while process.poll() is None and time.monotonic() < with_patience:
            time.sleep(0.05)
    if process.poll() is None:
        raise FailedError("the window does not close on Ctrl+Q")
    return process.returncode


def _expect(is_so: bool, otherwise: str) -> None:
    if not is_so:
        raise FailedError(otherwise)


def main() -> int:
    """Try everything; give 1 at the first thing that is wrong."""
    parser = argparse.ArgumentParser(description="Try a built HubDesk as its user would.")
    parser.add_argument("folder", type=Path, help="where the program lies")
    parser.add_argument("--content", type=Path, help="the source of a pack, for the verb check")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="hubdesk-smoke-") as work:
        program = Program(asked.folder.resolve(), Path(work))
        try:
            print(f"Trying {asked.folder}")
            try_verbs(program, asked.content)
            try_window(program)
        except (FailedError, subprocess.TimeoutExpired) as error:
            print(f"FAILED: {error}", file=sys.stderr)
            return 1
    print("Everything works.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
