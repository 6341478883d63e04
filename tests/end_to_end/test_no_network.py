"""No network call, whatever is done: the system's own record of every call, of the window and of each verb."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packs import ROOT, SMALL_SOURCE

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("strace") is None, reason="There is no strace here: apt-get install strace."),
]

_LOCAL = re.compile(r"socket\(AF_UNIX|socketpair\(AF_UNIX|connect\(\d+, \{sa_family=AF_UNIX")
_MAKES_A_WAY_OUT = re.compile(r"(?<!\w)(?:socket|socketpair|connect|bind|listen|sendto)\(")
_WINDOW = """
import sys
from pathlib import Path
from PySide6.QtTest import QTest
from hubdesk.gui import app as start
from hubdesk.gui.theme import Theme
from hubdesk.services.session import open_session

application = start.make_application()
window = start.open_window(open_session((Path(sys.argv[1]),)), Theme(application, "light"))
window.show()
for id_ in ("harbour/walk-and-talk", "hills/youth-bus"):
    window.go_to_address(f"hubdesk:small/{id_}")
    QTest.qWait(100)
window.finding.show("sea wall")
QTest.qWait(300)
for name in ("guide", "settings", "about"):
    window.named_actions[name].trigger()
    QTest.qWait(100)
    for dialog in application.topLevelWidgets():
        if dialog is not window:
            dialog.close()
window.close()
"""


def _ways_out(record: Path, *words: str | Path, **environment: str) -> list[str]:
    """Run Python with these words; give each call that could lead out of this computer, as strace wrote it down."""
    done = subprocess.run(
        ["strace", "-f", "-qq", "-e", "trace=network", "-o", record, sys.executable, *words],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    if "ptrace" in done.stderr and not record.stat().st_size:
        pytest.skip("strace may not look at programs here.")
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    lines = record.read_text("utf-8", "replace").splitlines()
    return [line for line in lines if _MAKES_A_WAY_OUT.search(line) and not _LOCAL.search(line)]


def test_the_record_shows_a_call_that_is_made(tmp_path: Path) -> None:
    """A program that does ask is caught, so that the silence of the others says something."""
    ask = "import socket; s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); s.connect(('127.0.0.1', 9))"

    assert len(_ways_out(tmp_path / "record", "-c", ask)) == 2


@pytest.mark.parametrize("platform", ["offscreen", "xcb"])
def test_the_window_makes_no_call(
    platform: str, small_pack: Path, tmp_path: Path, home: Path, request: pytest.FixtureRequest
) -> None:
    """Pages, a search, the guide, the settings and About: nothing is asked but the screen itself."""
    environment = {"QT_QPA_PLATFORM": platform, "HUBDESK_HOME": str(home)}
    if platform == "xcb":
        environment["DISPLAY"] = request.getfixturevalue("x_screen")

    assert _ways_out(tmp_path / "record", "-c", _WINDOW, small_pack, **environment) == []


def test_no_verb_makes_a_call(small_pack: Path, tmp_path: Path, home: Path) -> None:
    """Building, installing, searching, handing on, and proving the copy."""
    made = {name: tmp_path / name for name in ("a.hubpack", "stick", "web", "one.html", "book.epub", "book.pdf", "key")}
    page = "harbour/walk-and-talk"
    verbs: list[tuple[str | Path, ...]] = [
        ("check", SMALL_SOURCE), ("build", SMALL_SOURCE, "-o", made["a.hubpack"]), ("info", small_pack), ("verify", small_pack),
        ("install", "--unsigned", small_pack), ("list",), ("search", "walk"), ("show", page), ("doctor",),
        ("copy-to", "--no-programs", made["stick"], "--library", small_pack), ("verify", made["stick"]),
        ("export", "web", made["web"], "--library", small_pack), ("export", "html", made["one.html"], "--library", small_pack),
        ("export", "epub", made["book.epub"], "--library", small_pack), ("export", "pdf", made["book.pdf"], page),
    ]  # fmt: skip
    found = {
        " ".join(map(str, verb[:2])): _ways_out(tmp_path / "record", "-m", "hubdesk", *verb, HUBDESK_HOME=str(home))
        for verb in verbs
    }

    assert {verb: ways for verb, ways in found.items() if ways} == {}
    assert len(found) == len(verbs)
