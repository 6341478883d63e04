"""A talk on two screens, in a process of its own: the projector on the left, of another shape and scaling."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.packs import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SCREENS = {"screens": [  # the first by name is the main one
    {"name": "beamer", "x": -1024, "y": 0, "width": 1024, "height": 768, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1},
    {"name": "a-laptop", "x": 0, "y": 0, "width": 1366, "height": 768, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 2},
]}  # fmt: skip

PROGRAM = """
import json, sys
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from hubdesk.gui import app as start
from hubdesk.gui.presenting import Presenting
from hubdesk.gui.theme import Theme
from hubdesk.services.presenting.awake import KeepAwake
from hubdesk.services.session import open_session

KeepAwake.start = lambda self: None
application = start.make_application()
window = start.open_window(open_session((Path(sys.argv[1]),)), Theme(application, "light"))
window.show()
window.go_to_address("hubdesk:small/harbour/walk-and-talk")
application.processEvents()
window.named_actions["present"].trigger()
show = window.areas.of(Presenting).show
said = {}

def note(name):
    application.processEvents()
    stage, console = show.stage, show.console
    said[name] = {
        "wall": stage.screen().name(), "desk": console.screen().name(), "console": console.isVisible(),
        "shape": round(show.presenter.room.width), "slide": show.talk.current.slide.title,
        "elapsed": show.talk.is_running, "fills": stage.geometry() == stage.screen().geometry(),
        "drawn": stage.grab().toImage().size().toTuple(), "next": show.console.next.leaf is not None,
    }

note("begin")
for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown):
    QTest.keyClick(show.console, key)
note("three on")
QTest.keyClick(show.console, Qt.Key.Key_S)
note("swapped")
QTest.keyClick(show.stage, Qt.Key.Key_S)
note("swapped back")
QTest.keyClick(show.console, Qt.Key.Key_Escape)
window.named_actions["present"].trigger()
note("resumed")
print(json.dumps(said))
sys.stdout.flush()
window.close()
"""


def test_stage_and_console_each_have_their_screen(small_pack: Path, tmp_path: Path) -> None:
    """The wall is the projector, wherever it stands; S swaps; the slide and the clock are kept throughout."""
    screens = tmp_path / "screens.json"
    screens.write_text(json.dumps(SCREENS), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, small_pack],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={screens}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)

    assert {name: (one["wall"], one["desk"]) for name, one in said.items()} == {
        "begin": ("beamer", "a-laptop"),
        "three on": ("beamer", "a-laptop"),
        "swapped": ("a-laptop", "beamer"),
        "swapped back": ("beamer", "a-laptop"),
        "resumed": ("beamer", "a-laptop"),
    }
    assert all(one["console"] and one["fills"] and one["next"] for one in said.values())
    assert said["begin"]["shape"] == 1440
    assert said["swapped"]["shape"] == 1921
    assert len({said[name]["slide"] for name in ("three on", "swapped", "swapped back", "resumed")}) == 1
    assert said["resumed"]["elapsed"]
