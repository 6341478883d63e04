"""Windows for the tests that go all the way: the same as those of `tests/gui`."""

from __future__ import annotations

from tests.gui.conftest import light_theme, open_window, qapp

__all__ = ["light_theme", "open_window", "qapp"]
