"""What all tests share: a home of their own for each, and the small library as a pack."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from hubdesk.services.publish import build_pack
from tests.packs import ROOT, SAID, build_small

if TYPE_CHECKING:
    from pathlib import Path

# The same examples each time, however slow the machine: what fails for one fails for all.
settings.register_profile("hubdesk", deadline=None, derandomize=True)
settings.register_profile("fuzz", deadline=None, max_examples=3000, print_blob=True)
settings.load_profile("fuzz" if os.environ.get("HUBDESK_FUZZ") else "hubdesk")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests have measured, from whichever process they ran in."""
    for report in terminalreporter.getreports("passed"):
        for name, said in getattr(report, "user_properties", ()):
            if name == SAID and report.when == "call":
                terminalreporter.write_line(f"  {said}")


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test an empty `HUBDESK_HOME`, so that none reads or writes what the user of this machine has."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HUBDESK_HOME", str(folder))
    return folder


@pytest.fixture(scope="session")
def small_pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small library as a pack; not to be changed."""
    return build_small(tmp_path_factory.mktemp("small") / "small.hubpack")


@pytest.fixture(scope="session")
def headstart_pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the real library, once."""
    target = tmp_path_factory.mktemp("headstart") / "headstart.hubpack"
    build_pack(ROOT / "content" / "headstart", target)
    return target
