"""Reading many pages at once."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, Any

import pytest

from hubdesk.authoring import crew
from hubdesk.authoring.crew import read_pages
from hubdesk.authoring.page import PageReader
from hubdesk.authoring.settings import read_settings
from hubdesk.authoring.source import gather
from hubdesk.errors import CancelledError
from hubdesk.model.progress import CancelToken, Progress, no_report

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def reader(small: Path) -> tuple[PageReader, tuple[str, ...]]:
    """A reader of the small library, and its pages."""
    folder = gather(small, [])
    return PageReader(folder, read_settings(folder, [])), (*folder.entries, *folder.introductions)


def test_several_processes_read_what_one_reads(
    reader: tuple[PageReader, tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A large library is the same, whether one process read it or many; the progress runs from none to all."""
    pages, files = reader
    alone = read_pages(pages, files, no_report, CancelToken())
    monkeypatch.setattr(crew, "WORTH_IT", 1)
    monkeypatch.setattr(crew, "_CHUNK", 4)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    said: list[Progress] = []

    assert read_pages(pages, files, said.append, CancelToken()) == alone
    assert [page.file for page in alone] == list(files)
    assert (said[0].done, said[-1].done, said[-1].total) == (0, 10, 10)


def test_cancel_stops_the_processes(
    reader: tuple[PageReader, tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cancel ends the reading of a large library too."""
    pages, files = reader
    monkeypatch.setattr(crew, "WORTH_IT", 1)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    token = CancelToken()
    with pytest.raises(CancelledError):
        read_pages(pages, files, lambda _: token.cancel(), token)


def test_a_computer_that_allows_no_processes(
    reader: tuple[PageReader, tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a locked-down computer the library is read all the same, only slower."""

    class NoPool:
        def __init__(self, *_: Any, **__: Any) -> None:
            raise BrokenProcessPool

    pages, files = reader
    monkeypatch.setattr(crew, "WORTH_IT", 1)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    monkeypatch.setattr(crew, "ProcessPoolExecutor", NoPool)
    assert [page.file for page in read_pages(pages, files, no_report, CancelToken())] == list(files)


def test_what_a_process_does(reader: tuple[PageReader, tuple[str, ...]]) -> None:
    """A worker is given its reader once, then chunk after chunk."""
    pages, files = reader
    crew._start(pages.root)
    try:
        assert crew._work(files[:2]) == read_pages(pages, files[:2], no_report, CancelToken())
    finally:
        crew._reader = None


def test_a_script_whose_workers_cannot_start(small: Path) -> None:
    """Typed into a bare Python, where new processes find no script to start from, the reading ends all the same."""
    script = f"""
from pathlib import Path
from hubdesk.authoring import crew, draft
crew.WORTH_IT = 1
crew.os.cpu_count = lambda: 2
print(draft.read_pack(Path({str(small)!r})).entries)
"""
    done = subprocess.run([sys.executable, "-"], input=script, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "8\n"
