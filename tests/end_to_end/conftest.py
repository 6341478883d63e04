"""Windows for the tests that go all the way: the same as those of `tests/gui`, and a screen of its own for a program."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.gui.conftest import light_theme, open_window, qapp

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["light_theme", "open_window", "qapp"]


@pytest.fixture(scope="session")
def x_screen() -> Iterator[str]:
    """A screen of the X Window System that nobody sees: what `DISPLAY` names it."""
    if sys.platform != "linux" or shutil.which("Xvfb") is None:
        pytest.skip("There is no Xvfb here: apt-get install xvfb.")
    told, tells = os.pipe()
    with subprocess.Popen(
        ["Xvfb", "-displayfd", str(tells), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        pass_fds=[tells],
        stderr=subprocess.DEVNULL,
    ) as server:
        os.close(tells)
        with os.fdopen(told) as reading:
            number = reading.readline().strip()
        if not number:
            pytest.skip("Xvfb does not start here.")
        yield f":{number}"
        server.terminate()
