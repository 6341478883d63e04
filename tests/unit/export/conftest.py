"""The small library, open, and what is chosen from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hubdesk.library.library import Library, open_library

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def library(small_pack: Path) -> Iterator[Library]:
    """The small library."""
    with open_library([small_pack]) as opened:
        yield opened
