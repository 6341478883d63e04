"""A talk in one process: F5, two hundred slides forward, the overview, and four hours in fast motion."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from hubdesk.gui.app import make_application, open_window
from hubdesk.gui.presenting import Presenting
from hubdesk.gui.theme import Theme
from hubdesk.model.vocabulary import TermKind
from hubdesk.model.workshop import Step, StepKind, Workshop
from hubdesk.services.presenting.awake import KeepAwake
from hubdesk.services.session import open_session
from tests.bench.work import do

SCREEN = {"screens": [{
    "name": "wall", "x": 0, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1,
}]}  # fmt: skip
"""A wall for the offscreen platform; see `main` of `tests.bench`."""
SLIDES = 200
_ENTRIES = 60
"""More than enough for two hundred slides, in a large library too."""
_FOUR_HOURS = 720
"""Slides in four hours, one every twenty seconds."""
_PAUSE_MS = 60
"""Longer than what a presenter takes to draw the next slide ahead, shorter than any trainer."""


def main() -> int:
    """Give the talk; say as JSON what the overview took (ms), and the memory (MB) at the start and the end."""
    app = make_application()
    session = open_session([Path(sys.argv[1])])
    window = open_window(session, Theme(app, "light"))
    window.show()
    app.processEvents()
    KeepAwake.commands = _no_commands  # type: ignore[method-assign]
    presenting = window.areas.of(Presenting)
    presenting.present_workshop(_workshop(window.session.library))
    show = presenting.show
    assert show is not None
    do(lambda: None, show.stage.view.painted)
    while not show.presenter.is_ready:
        _wait(10)
    for _ in range(SLIDES):
        do(lambda: show.carry_out("next"), show.stage.view.painted)
        _wait(_PAUSE_MS)
    began = time.perf_counter()
    do(lambda: show.carry_out("overview"), show.stage.overview.filled)
    overview = (time.perf_counter() - began) * 1000
    show.stage.overview.left.emit()
    before = 0.0
    for number in range(SLIDES + _FOUR_HOURS):
        if number == SLIDES:  # all that is kept is there by now
            before = _memory()
        if number % SLIDES == 0:
            do(lambda: show.carry_out("home"), show.stage.view.painted)
        do(lambda: show.carry_out("next"), show.stage.view.painted)
        app.processEvents()
    said = {"slides": show.talk.deck.count, "overview_ms": overview, "before_mb": before, "after_mb": _memory()}
    sys.stdout.write(json.dumps(said) + "\n")
    window.close()
    return 0


def _no_commands(self: KeepAwake) -> list[list[str]]:
    """Let this computer sleep as it likes."""
    return []


def _workshop(library: object) -> Workshop:
    """Make a workshop of as many entries as it takes."""
    from hubdesk.library.library import Library

    assert isinstance(library, Library)
    group = library.groups(TermKind.PARTNERSHIP)[0].term.id
    lines = {
        line
        for branch in library.branches(TermKind.PARTNERSHIP, group)
        for line in library.lines(TermKind.PARTNERSHIP, group, branch.term.id, 0, _ENTRIES)
    }
    steps = tuple(Step(StepKind.ENTRY, 10, entry=line.id, pack=line.pack) for line in sorted(lines)[:_ENTRIES])
    return Workshop("", "bench", "Four hours", "", 240, steps)


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _memory() -> float:
    rollup = Path("/proc/self/smaps_rollup")
    if not rollup.exists():
        return 0.0
    line = next(line for line in rollup.read_text(encoding="ascii").splitlines() if line.startswith("Pss:"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.exit(main())
