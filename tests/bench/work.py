"""What a reader does, in one process: opens entries and searches. HubDesk's own timings say how long each took."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer, SignalInstance

from hubdesk.gui.app import make_application, open_window
from hubdesk.gui.theme import Theme
from hubdesk.model.address import EntryPlace
from hubdesk.model.vocabulary import TermKind
from hubdesk.services.session import open_session

_TIMES = 40
_GIVE_UP_MS = 20_000


def main() -> int:
    """Open entries one after another, then type words letter by letter."""
    app = make_application()
    session = open_session([Path(sys.argv[1])])
    window = open_window(session, Theme(app, "light"))
    window.show()
    app.processEvents()
    library = session.library
    group = library.groups(TermKind.PARTNERSHIP)[0].term.id
    branch = library.branches(TermKind.PARTNERSHIP, group)[0].term.id
    lines = library.lines(TermKind.PARTNERSHIP, group, branch, 0, _TIMES)
    for line in lines:
        place = EntryPlace(line.pack, line.id)
        _do(lambda place=place: window.go(place), window.page.shown)
    words = " ".join(line.title for line in lines).split()[:_TIMES]
    for word in words:
        for end in range(1, len(word) + 1):
            _do(lambda typed=word[:end]: window.finding.show(typed), window.results.shown)
    _say_memory()
    window.close()
    return 0


def _do(act: object, done: SignalInstance) -> None:
    loop = QEventLoop()
    done.connect(loop.quit)
    QTimer.singleShot(_GIVE_UP_MS, loop.quit)
    QTimer.singleShot(0, act)  # type: ignore[call-overload]
    loop.exec()
    done.disconnect(loop.quit)


def _say_memory() -> None:
    rollup = Path("/proc/self/smaps_rollup")
    if rollup.exists():
        line = next(line for line in rollup.read_text(encoding="ascii").splitlines() if line.startswith("Pss:"))
        sys.stdout.write(f"{int(line.split()[1]) / 1024:.0f}\n")


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.exit(main())
