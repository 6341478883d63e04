"""Nothing in a pack makes the program ask the network for anything."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from hubdesk.model.content import Asset, PackContent
from hubdesk.model.document import Heading, Link, Paragraph, Picture, Text
from hubdesk.pack.writer import write_pack
from tests.packs import ROOT, make_content, make_entry

if TYPE_CHECKING:
    from pathlib import Path

TRAP = "http://127.0.0.1:8099"
_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="40">'
    '<image xlink:href="{0}/a.png" href="{0}/b.png" width="9" height="9"/>'
    '<style>@import url("{0}/c.css"); rect {{ fill: url({0}/d.svg#x) }}</style><use href="{0}/e.svg#x"/>'
    '<foreignObject><img xmlns="http://www.w3.org/1999/xhtml" src="{0}/f.png"/></foreignObject>'
    '<rect width="20" height="20"/></svg>'
)
_MARKUP = f"<img src='{TRAP}/g.png'><link rel=stylesheet href='{TRAP}/h.css'><iframe src='{TRAP}/i'></iframe>"


def _namespace_works() -> bool:
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("unshare") is None:
        return False
    return subprocess.run(["unshare", "--net", "true"], capture_output=True, check=False).returncode == 0


def _hostile_pack(path: Path) -> Path:
    entries = [
        make_entry("harbour/markup", _MARKUP, _MARKUP, Heading(2, "a", (Text(_MARKUP),)), summary=_MARKUP),
        make_entry("harbour/links", "Links", Paragraph((Link(f"{TRAP}/j", (Text(f"![]({TRAP}/k.png)"),)),))),
        *(
            make_entry(f"harbour/picture-{number}", "Picture", Picture(asset, _MARKUP, _MARKUP))
            for number, asset in enumerate((f"{TRAP}/l.png", "//127.0.0.1:8099/m.png", "trap.svg", "trap.png"))
        ),
    ]
    svg = _SVG.format(TRAP).encode()
    content = make_content(*entries)
    assets = (Asset("trap.svg", "image/svg+xml", svg), Asset("trap.png", "image/png", svg))
    write_pack(PackContent(content.info, content.terms, content.sources, content.entries, assets=assets), path)
    return path


@pytest.mark.skipif(not _namespace_works(), reason="making a room without a network needs root on Linux")
def test_no_page_of_a_hostile_pack_asks_the_network(tmp_path: Path) -> None:
    """Pages, pictures and names of a pack point to a server that listens: it hears nothing, and no packet is sent.

    The last knock is the test's own: the listener does hear.
    """
    pack = _hostile_pack(tmp_path / "hostile.hubpack")
    done = subprocess.run(
        ["unshare", "--net", sys.executable, "-m", "tests.end_to_end.offline_room", pack],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "HUBDESK_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])

    assert told["pages"] == 6
    assert (told["heard"], told["packets"]) == ([], 0)
    assert told["after"] == ["GET /knock HTTP/1.0"]
