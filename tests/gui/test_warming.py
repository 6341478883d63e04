"""The code of a first page, loaded in idle time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

from hubdesk.gui.warming import FIRST_PAGE
from tests.packs import ROOT

if TYPE_CHECKING:
    from pathlib import Path

_WAIT_THEN_OPEN = """
import json, sys
from pathlib import Path
from hubdesk.gui import app as start
from hubdesk.gui.theme import Theme
from hubdesk.services.session import open_session

application = start.make_application()
window = start.open_window(open_session((Path(sys.argv[1]),)), Theme(application, "light"))
said = {}

def warm():
    from hubdesk.gui.warming import Warming

    said["start"] = sorted(sys.modules)
    Warming(window).finished.connect(open_entry)

def open_entry():
    said["warm"] = sorted(sys.modules)
    window.page.shown.connect(lambda: application.exit())
    window.go_to_address("hubdesk:small/harbour/walk-and-talk")

window.painted.connect(warm)
window.show()
application.exec()
said["opened"] = sorted(sys.modules)
print(json.dumps(said))
sys.stdout.flush()
window.close()
"""


def _is_for_pages(name: str) -> bool:
    """Leave out what the user's own file needs: it is read and written in a thread of its own."""
    return name.startswith("hubdesk.") and not name.startswith(("hubdesk.userdata", "hubdesk.durable"))


def test_a_first_entry_waits_for_no_code_of_ours(small_pack: Path, tmp_path: Path) -> None:
    """Somebody looks at the first page for a second or two and opens an entry: nothing is left to be loaded for it."""
    done = subprocess.run(
        [sys.executable, "-c", _WAIT_THEN_OPEN, small_pack],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "HUBDESK_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = {when: set(filter(_is_for_pages, names)) for when, names in json.loads(done.stdout).items()}

    assert loaded["start"].isdisjoint(FIRST_PAGE)
    assert loaded["warm"] >= set(FIRST_PAGE)
    assert loaded["opened"] - loaded["warm"] == set()
