"""A real browser, without a window of its own, and the web edition to open in it. `make test-web` gets both."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from hubdesk.library.library import open_library
from hubdesk.services.export import Choice, export_one_file, export_web

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "microsoft-edge", "msedge")
NO_PLAYWRIGHT = "Playwright is not installed: `make test-web` gets it."
NO_BROWSER = "There is no browser of Chrome's family here: `make test-web` gets one."


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A browser of Chrome's family: the one that `HUBDESK_BROWSER` names, or one that the system has."""
    playwright = pytest.importorskip("playwright.sync_api", reason=NO_PLAYWRIGHT)
    path = os.environ.get("HUBDESK_BROWSER") or next(filter(None, map(shutil.which, _BROWSERS)), None)
    if path is None:
        pytest.skip(NO_BROWSER)
    with playwright.sync_playwright() as started:
        # Root, who runs the tests in a container, may not use the sandbox.
        opened = started.chromium.launch(executable_path=path, args=["--no-sandbox"] if os.geteuid() == 0 else [])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def site(headstart_pack: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real library as web pages, in a folder with a space and an accent in its name."""
    target = tmp_path_factory.mktemp("web") / "Café stick" / "web"
    target.parent.mkdir()
    with open_library([headstart_pack]) as library:
        export_web(library, Choice(), target)
    return target


@pytest.fixture(scope="session")
def one_file(headstart_pack: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A theme of the real library as one file."""
    target = tmp_path_factory.mktemp("one") / "peer mentoring.html"
    with open_library([headstart_pack]) as library:
        export_one_file(library, Choice(theme="peer-mentoring"), target)
    return target
