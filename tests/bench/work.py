"""What a reader does, in one process: searches and opens entries. HubDesk's own timings say how long each took."""

from __future__ import annotations

import json
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
_SEARCHES = 50
_GIVE_UP_MS = 20_000


def main() -> int:
    """Type words letter by letter, then open entries one after another."""
    app = make_application()
    session = open_session([Path(sys.argv[1])])
    window = open_window(session, Theme(app, "light"))
    window.show()
    app.processEvents()
    memory = {"drawn_mb": resident_mb()}
    library = session.library
    group = library.groups(TermKind.PARTNERSHIP)[0].term.id
    branch = library.branches(TermKind.PARTNERSHIP, group)[0].term.id
    lines = library.lines(TermKind.PARTNERSHIP, group, branch, 0, _TIMES)
    words = " ".join(line.title for line in lines).split()[:_TIMES]
    for number, typed in enumerate(word[:end] for word in words for end in range(1, len(word) + 1)):
        if number == _SEARCHES:
            memory["searched_mb"] = resident_mb()
        do(lambda typed=typed: window.finding.show(typed), window.results.shown)
    for line in lines:
        place = EntryPlace(line.pack, line.id)
        do(lambda place=place: window.go(place), window.page.shown)
    sys.stdout.write(json.dumps(memory) + "\n")
    window.close()
    return 0


def do(act: object, done: SignalInstance) -> None:
    """Let something be done, and wait until what tells its end has come."""
    loop = QEventLoop()
    done.connect(loop.quit)
    QTimer.singleShot(_GIVE_UP_MS, loop.quit)
    QTimer.singleShot(0, act)  # type: ignore[call-overload]
    loop.exec()
    done.disconnect(loop.quit)


def resident_mb() -> float:
    """Give what the process holds in memory, shared libraries along with it; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.exit(main())
