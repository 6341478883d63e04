"""A portable copy leaves no trace on the computer: the whole home is the same before and after."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.packs import ROOT

if TYPE_CHECKING:
    from pathlib import Path

_WINDOW = """
import sys
from PySide6.QtTest import QTest
from hubdesk.gui import app as start
from hubdesk.gui.theme import Theme
from hubdesk.model.address import EntryPlace
from hubdesk.services.session import open_session

application = start.make_application()
session = open_session(())
assert session.library.entry_count == 8, session.library.problems
window = start.open_window(session, Theme(application, "light"))
window.show()
window.go(EntryPlace("small", "harbour/walk-and-talk"))
QTest.qWait(200)
window.close()
session.close()
"""


def _tree(folder: Path) -> dict[str, tuple[int, int]]:
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_mtime_ns, path.stat().st_size)
        for path in sorted(folder.rglob("*"))
    }


@pytest.fixture
def stick(small_pack: Path, tmp_path: Path) -> Path:
    """A stick with the program, in a folder with spaces, accents and a path of 200 characters."""
    root = tmp_path / "Clé de l’école"
    root /= "x" * max(1, 199 - len(str(root)))
    (root / "packs").mkdir(parents=True)
    program = root / "HubDesk-Linux"
    for name in ("hubdesk", "resources"):
        shutil.copytree(ROOT / name, program / name, ignore=shutil.ignore_patterns("__pycache__", "screenshots"))
    shutil.copyfile(small_pack, root / "packs" / "small.hubpack")
    (root / "portable").touch()
    assert len(str(root)) >= 200
    return root


def _run(stick: Path, home: Path, *words: str, screen: str = "") -> subprocess.CompletedProcess[str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("XDG_", "HUBDESK", "TMP", "DBUS", "DISPLAY", "WAYLAND"))
    }
    own = {
        "HOME": str(home), "TMPDIR": str(home / "tmp"), "USERPROFILE": str(home),
        "LOCALAPPDATA": str(home / "AppData" / "Local"), "PYTHONPATH": str(stick / "HubDesk-Linux"),
        "QT_QPA_PLATFORM": "xcb" if screen else "offscreen",
    }  # fmt: skip
    return subprocess.run(
        [sys.executable, "-B", *words],
        cwd=stick / "HubDesk-Linux",
        env={**kept, **own, **({"DISPLAY": screen} if screen else {})},
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


def _make_home(folder: Path) -> dict[str, tuple[int, int]]:
    """Make a home with what is in every home, its caches and its room for temporary files; give what is in it."""
    for name in (".config", ".cache", "tmp"):
        (folder / name).mkdir(parents=True)
    (folder / "letter.txt").write_text("Dear all", "utf-8")
    return _tree(folder)


@pytest.mark.skipif(sys.platform != "linux", reason="the program is laid out as it is on Linux")
def test_a_portable_copy_leaves_no_trace(stick: Path, tmp_path: Path) -> None:
    """The window is opened from the stick, a page read, verbs asked: the home is untouched, and the stick has the notes."""
    home = tmp_path / "home"
    before = _make_home(home)
    for words in (("-c", _WINDOW), ("-m", "hubdesk", "list"), ("-m", "hubdesk", "search", "walk")):
        done = _run(stick, home, *words)
        assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr

    assert _tree(home) == before
    assert (stick / "My HubDesk" / "hubdesk-user.db").is_file()


@pytest.mark.skipif(sys.platform != "linux", reason="the program is laid out as it is on Linux")
def test_a_portable_copy_on_a_real_screen_leaves_no_trace(stick: Path, tmp_path: Path, x_screen: str) -> None:
    """On a desktop without a message bus: no caches of fonts or of drawing, and no bus is started that would stay."""
    home = tmp_path / "home"
    before = _make_home(home)
    done = _run(stick, home, "-c", _WINDOW, screen=x_screen)
    if "Could not load the Qt platform plugin" in done.stderr:
        pytest.skip("Qt lacks a library of the X Window System here.")

    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    assert _tree(home) == before


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_write_protected_copy_runs_too(stick: Path, tmp_path: Path) -> None:
    """The stick may not be written to: the window opens all the same, and the home is untouched."""
    home = tmp_path / "home"
    home.mkdir()
    stick.chmod(0o555)
    try:
        assert _run(stick, home, "-c", _WINDOW).returncode == 0
    finally:
        stick.chmod(0o755)
    assert _tree(home) == {}
