"""The program as a screen reader has it: over the desktop's own bus, in another process."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packs import ROOT

_SYSTEM_PYTHON = Path("/usr/bin/python3")

_READ = """
import json, sys, time
import pyatspi

def application():
    for _ in range(100):
        for one in pyatspi.Registry.getDesktop(0):
            if one is not None and one.name == "HubDesk" and one.childCount:
                return one
        time.sleep(0.2)
    sys.exit("HubDesk is not on the bus")

def walk(one):
    yield one
    for at in range(one.childCount):
        child = one.getChildAtIndex(at)
        if child is not None:
            yield from walk(child)

def page(title):
    for _ in range(100):
        for one in walk(application()):
            if one.getRoleName() == "document frame" and one.name.startswith(title):
                return one
        time.sleep(0.2)
    sys.exit("there is no page " + title)

def told(document):
    found = []
    for one in walk(document):
        found.append((one.getRoleName(), one.name, [word for word in one.getAttributes() if word.startswith("level")]))
    return found

entry = page(sys.argv[1])
first = told(entry)
link = next(one for one in walk(entry) if one.getRoleName() == "link" and one.name == sys.argv[2])
link.queryAction().doAction(0)
second = told(page(sys.argv[3]))
print(json.dumps([first, second]))
"""


def _can_hear() -> bool:
    if not sys.platform.startswith("linux") or not shutil.which("dbus-run-session") or not _SYSTEM_PYTHON.exists():
        return False
    return subprocess.run([_SYSTEM_PYTHON, "-c", "import pyatspi"], capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not _can_hear(), reason="needs dbus, at-spi2-core and python3-pyatspi")
def test_a_screen_reader_walks_through_a_page_and_follows_a_link(
    x_screen: str, small_pack: Path, home: Path, tmp_path: Path
) -> None:
    """Headings with their level, links and tables are on the bus; a link that is pressed there leads to its page."""
    script = tmp_path / "read.py"
    script.write_text(_READ, encoding="utf-8")
    window = f"'{sys.executable}' -m hubdesk --library '{small_pack}' hubdesk:small/harbour/walk-and-talk"
    reader = f"'{_SYSTEM_PYTHON}' '{script}' 'Walk and talk' 'the youth bus' 'A youth bus'"
    around = {
        "DISPLAY": x_screen,
        "HUBDESK_HOME": str(home),
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "XDG_RUNTIME_DIR": str(tmp_path),
    }
    heard = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", f"{window} & {reader}; done=$?; kill $!; exit $done"],
        cwd=ROOT,
        env={**os.environ, **around},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert heard.returncode == 0, heard.stderr
    first, second = json.loads(heard.stdout.splitlines()[-1])

    assert ["heading", "Walk and talk along the sea wall", ["level:1"]] in first
    assert ["heading", "What it is", ["level:2"]] in first
    assert ["table", "Week, Where, What for", []] in first
    assert ["image", "Three steps that rise from left to right", []] in first
    assert ["heading", "A youth bus that comes every Tuesday", ["level:1"]] in second
