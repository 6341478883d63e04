"""Where the pages of a site go: into a folder, or into an archive."""

from __future__ import annotations

from typing import Protocol


class Sink(Protocol):
    """Takes files. Paths are relative to the top, with forward slashes."""

    def write(self, path: str, content: bytes) -> None:
        """Take a file."""
        ...
