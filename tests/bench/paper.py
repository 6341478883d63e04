"""A PDF of all entries of a library: how long, how long without a word of how far it is, and how soon it stops."""

from __future__ import annotations

import json
import sys
import threading
import time
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from hubdesk.errors import CancelledError
from hubdesk.model.progress import CancelToken
from hubdesk.services.export import Choice
from hubdesk.services.session import open_session
from hubdesk.typeset.export_pdf import export_pdf

if TYPE_CHECKING:
    from hubdesk.library.library import Library
    from hubdesk.model.progress import Progress

_STOPPED_AT = (0.1, 0.4, 0.7, 0.85, 0.93, 0.97)
"""Parts of the whole time at which the work is asked to stop; the last ones meet Qt's and pypdf's finishing."""


def main() -> int:
    """Write it once with a clock in hand, then ask it to stop at several moments."""
    with TemporaryDirectory() as name:
        library = open_session([Path(sys.argv[1])]).library
        target = Path(name) / "all.pdf"
        heard = [("Starting", time.perf_counter(), time.thread_time())]

        def hear(progress: Progress) -> None:
            heard.append((progress.what, time.perf_counter(), time.thread_time()))

        export_pdf(library, Choice(), target, hear)
        heard.append(("The end", time.perf_counter(), time.thread_time()))
        silences = [
            (later - earlier, work - before, f"{said} to {then}")
            for (said, earlier, before), (then, later, work) in pairwise(heard)
        ]
        target.unlink()
        whole = heard[-1][1] - heard[0][1]
        stops = [_stop(library, target, whole * part) for part in _STOPPED_AT]
        left = [path.name for path in Path(name).iterdir() if path != target]
    found = {
        "seconds": whole,
        "busy_seconds": heard[-1][2] - heard[0][2],
        "silences": sorted(silences, reverse=True)[:5],
        "stops": [stop for stop in stops if stop is not None],
        "left": left,
    }
    sys.stdout.write(json.dumps(found) + "\n")
    return 0


def _stop(library: Library, target: Path, after: float) -> float | None:
    """Give the seconds from the wish to stop to the stop; nothing if the work was done before that."""
    token, asked = CancelToken(), []

    def ask() -> None:
        asked.append(time.perf_counter())
        token.cancel()

    timer = threading.Timer(after, ask)
    timer.start()
    try:
        export_pdf(library, Choice(), target, token=token)
    except CancelledError:
        return time.perf_counter() - asked[0]
    finally:
        timer.cancel()
        ended = time.perf_counter()
    target.unlink()
    return ended - asked[0] if asked else None  # asked too late to be heard: it went on to its end


if __name__ == "__main__":
    sys.exit(main())
