"""How long work says how far it is, and how it is told to stop."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from hubdesk.errors import CancelledError


class Progress(NamedTuple):
    """`done` of `total` units; `what` names the step in plain words."""

    done: int
    total: int
    what: str


Report: TypeAlias = Callable[[Progress], None]


def no_report(_progress: Progress) -> None:
    """Take a report and leave it."""


class CancelToken:
    """A flag that any thread may raise and that work asks between its steps."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop."""
        self._event.set()

    def check(self) -> None:
        """Go on, or raise CancelledError if somebody asked to stop."""
        if self._event.is_set():
            raise CancelledError
