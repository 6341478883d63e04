"""Windows for the tests that go all the way: the same as those of `tests/gui`."""

from __future__ import annotations

from tests.gui.conftest import headstart_pack, light_theme, open_window, qapp

__all__ = ["headstart_pack", "light_theme", "open_window", "qapp"]
