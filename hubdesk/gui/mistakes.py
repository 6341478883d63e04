"""A mistake of ours as text, which can be copied and sent to us; and the line that says it where nobody looks."""

from __future__ import annotations

import sys
import traceback

from hubdesk import __version__


def report_of(error: BaseException) -> str:
    """Say a mistake whole: the version, and the way that led to it. The same is written to the error output."""
    report = f"HubDesk {__version__}, Python {sys.version}\n" + "".join(traceback.format_exception(error))
    sys.stderr.write(report)
    return report
