"""Pages that say themselves where the keyboard goes when it comes to them.

A focus proxy would do so too, but with one Tab passes over all that stands before the proxy (Qt 6.9).
"""

from __future__ import annotations

from typing import Protocol, runtime_checkable


@runtime_checkable
class FirstStop(Protocol):
    """A page with a first stop for the keyboard."""

    def focus_first(self) -> None:
        """Put the keyboard there."""
        ...
