"""What a reader does for a long time, in one process: opens entries, goes back, and opens two thousand more.

The floor is a bare QTextBrowser that is given the same words and drawn, in the same run.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QTextBrowser

from hubdesk.gui.app import make_application, open_window
from hubdesk.gui.theme import Theme
from hubdesk.model.address import EntryPlace
from hubdesk.model.vocabulary import TermKind
from hubdesk.services.session import open_session
from tests.bench.work import do, resident_mb

if TYPE_CHECKING:
    from collections.abc import Callable

    from hubdesk.gui.main_window import MainWindow

_TIMED = 60
_OPENINGS = 2_000
_WARM = 400
"""Openings before memory is first looked at: by then every cache is as full as it gets."""


def main() -> int:
    """Open, go back, draw the floor, and open two thousand times."""
    app = make_application()
    session = open_session([Path(sys.argv[1])])
    window = open_window(session, Theme(app, "light"))
    window.resize(1366, 768)
    window.show()
    app.processEvents()
    places = _places(window)
    said: dict[str, list[float]] = {"first": [], "entry": [], "back": [], "floor": []}
    for number, place in enumerate(places[:_TIMED]):
        took = _time(window, partial(window.go, place))
        said["entry" if number else "first"].append(took)
        said["floor"].append(_draw_bare(window))
    for _ in range(_TIMED - 1):
        said["back"].append(_time(window, window.reading.back))
    memory = []
    for number in range(_WARM + _OPENINGS):
        if number in (_WARM, _WARM + _OPENINGS // 2):
            memory.append(_settled_mb())
        place = places[number % len(places)]
        do(partial(window.go, place), window.page.shown)
    memory.append(_settled_mb())
    sys.stdout.write(json.dumps({**said, "memory_mb": memory, "openings": _OPENINGS}) + "\n")
    window.close()
    return 0


def _places(window: MainWindow) -> list[EntryPlace]:
    library = window.session.library
    found = []
    for group in library.groups(TermKind.PARTNERSHIP):
        for branch in library.branches(TermKind.PARTNERSHIP, group.term.id):
            lines = library.lines(TermKind.PARTNERSHIP, group.term.id, branch.term.id, 0, 100)
            found += [EntryPlace(line.pack, line.id) for line in lines]
    return list(dict.fromkeys(found))


def _time(window: MainWindow, act: Callable[[], None]) -> float:
    QApplication.processEvents()  # what stands beside the page before is drawn after it, and is no part of this one
    began = time.perf_counter()
    do(act, window.page.shown)
    return (time.perf_counter() - began) * 1000


def _draw_bare(window: MainWindow) -> float:
    words = window.page.toPlainText()
    bare = QTextBrowser()
    bare.resize(window.page.size())
    began = time.perf_counter()
    bare.setPlainText(words)
    bare.grab()
    return (time.perf_counter() - began) * 1000


def _settled_mb() -> float:
    gc.collect()
    return resident_mb()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.exit(main())
