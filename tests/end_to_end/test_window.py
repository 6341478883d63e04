"""All the way: from the texts to a pack, to a window, to a search, to an entry that is read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from hubdesk.services.publish import build_pack
from tests.gui.windows import (
    address_shown,
    cards_of,
    click_link,
    click_row,
    hit_titles,
    labels_of,
    links_of,
    row_of,
    search,
    show_page,
)
from tests.packs import ROOT, SMALL_SOURCE

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.gui.windows import OpenWindow

PARTNERSHIPS = ["Blackpool", "Cornwall", "Hull", "Kent", "Newham", "Wolverhampton"]


def test_from_texts_to_an_entry_that_is_read(tmp_path: Path, open_window: OpenWindow, qtbot: QtBot) -> None:
    """An author builds a pack; a reader opens it, searches, reads, follows a link, and comes back to the search."""
    built = build_pack(SMALL_SOURCE, tmp_path / "packs" / "small.hubpack")
    window = open_window(built.path)
    assert "8 entries to search" in labels_of(window.home)[1]
    assert search(qtbot, window, "sea wall") >= 1
    assert hit_titles(window)[0] == "Walk and talk along the sea wall"
    with qtbot.waitSignal(window.page.shown):
        qtbot.keyClick(window.top.field, Qt.Key.Key_Return)
    assert "Pupils missed fewer days" in window.page.toPlainText()
    assert window.windowTitle() == "Walk and talk along the sea wall - HubDesk"
    with qtbot.waitSignal(window.page.shown):
        click_link(qtbot, window.page, links_of(window.page.document())["the youth bus"])

    assert window.page.title == "A youth bus that comes every Tuesday"
    window.go_back()
    assert address_shown(window).startswith("hubdesk:small/harbour/walk-and-talk")


def test_the_real_library_is_browsed_by_partnership_and_theme(
    headstart_pack: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    """Six partnerships and nine themes stand on the first page; from the tree an overview is opened and read."""
    window = open_window(headstart_pack, size=(1366, 768))
    names = list(cards_of(window.home))
    assert names[:6] == PARTNERSHIPS
    assert "Peer mentoring" in names
    assert len(names) == 7 + 9
    hull = row_of(window, "Hull")
    click_row(qtbot, window, hull)
    assert window.page.toPlainText().startswith("Partnership · Port city on the Humber · ")
    first = window.side.tree.model().index(0, 0, window.side.tree.model().index(0, 0, hull))
    with qtbot.waitSignal(window.page.shown):
        click_row(qtbot, window, first)

    assert window.page.title == first.data()
    assert address_shown(window).startswith("hubdesk:headstart/hull/")


def test_every_entry_of_the_real_library_opens(headstart_pack: Path, open_window: OpenWindow, qtbot: QtBot) -> None:
    """One after the other, each entry is drawn in the window, stands in the tree, and needs no pushing sideways."""
    window = open_window(headstart_pack, size=(1366, 768))
    (pack,) = window.session.library.packs
    wide = []
    for id_ in pack.ids(pack.entry_count):
        show_page(qtbot, window, f"hubdesk:headstart/{id_}")
        assert window.side.tree.currentIndex().data() == window.page.title
        if window.page.horizontalScrollBar().maximum():
            wide.append(id_)

    assert wide == []
    assert not window.notice.isVisible()


def milestones(tmp_path: Path, last: str, *words: str) -> list[dict[str, object]]:
    """Start HubDesk, wait until it has reached a milestone, stop it, and give all it has noted."""
    file = tmp_path / "timings.jsonl"
    process = subprocess.Popen(
        [sys.executable, "-m", "hubdesk", *words],
        cwd=ROOT,
        env={**os.environ, "HUBDESK_TIMINGS": str(file)},
        stdin=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    found: list[dict[str, object]] = []
    try:
        for _ in range(600):  # a minute at most
            if file.exists():
                found = [
                    json.loads(line)
                    for line in file.read_text(encoding="utf-8").splitlines(keepends=True)
                    if line.endswith("\n")
                ]
            if {last, "painted"} <= {str(one["what"]) for one in found} or process.poll() is not None:
                break
            time.sleep(0.1)
    finally:
        process.terminate()
        process.wait(30)
    return found


@pytest.mark.parametrize(
    ("words", "last", "facts"),
    [
        (["hubdesk:small/harbour/buddies"], "entry", {"what", "at_ms", "ms"}),
        (["--search", "mentor"], "search", {"what", "at_ms", "ms", "total"}),
    ],
    ids=["entry", "search"],
)
def test_milestones_are_noted_for_benchmarks(
    tmp_path: Path, small_pack: Path, words: list[str], last: str, facts: set[str]
) -> None:
    """A benchmark starts HubDesk and reads, line by line, when the library was open, the window drawn, and the rest."""
    found = milestones(tmp_path, last, *words, "--library", str(small_pack))
    by_name = {str(one["what"]): one for one in found}
    at = [float(str(one["at_ms"])) for one in found]

    assert {"library_open", "painted", last} <= set(by_name)
    assert by_name["library_open"]["packs"] == 1
    assert set(by_name["painted"]) == {"what", "at_ms"}
    assert set(by_name[last]) == facts
    assert float(str(by_name[last]["ms"])) > 0
    assert by_name.get("search", {"total": 5})["total"] == 5
    assert at == sorted(at)
    assert 0 < at[0] < 60_000
