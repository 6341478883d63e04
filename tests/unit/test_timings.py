"""Milestones: the file is named before the program begins, so each case is a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from hubdesk import timings
from tests.packs import ROOT

if TYPE_CHECKING:
    from pathlib import Path

_PROGRAM = """
from hubdesk import timings
assert timings.is_wanted() is {is_wanted}
timings.mark("library_open", packs=2)
timings.mark("search", words="café")
"""


def _run(code: str, timings_file: str) -> None:
    environment = {**os.environ, "HUBDESK_TIMINGS": timings_file}
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, check=True)


def test_each_milestone_is_a_line(tmp_path: Path) -> None:
    """A benchmark reads one JSON line a milestone, with the milliseconds since the process began, in order."""
    file = tmp_path / "timings.jsonl"
    file.write_text('{"at_ms": 0, "what": "before"}\n', "utf-8")
    _run(_PROGRAM.format(is_wanted=True), str(file))
    before, opened, search = (json.loads(line) for line in file.read_text("utf-8").splitlines())

    assert before["what"] == "before"
    assert {name: opened[name] for name in opened if name != "at_ms"} == {"what": "library_open", "packs": 2}
    assert {name: search[name] for name in search if name != "at_ms"} == {"what": "search", "words": "café"}
    assert 0 < opened["at_ms"] <= search["at_ms"] < 60_000


def test_a_program_that_began_long_before_says_so(tmp_path: Path) -> None:
    """The time counts from the beginning of the process, not from the first import of ours."""
    file = tmp_path / "timings.jsonl"
    waiting = "import time; time.sleep(0.2)\n"
    _run(waiting + _PROGRAM.format(is_wanted=True), str(file))
    at_ms = json.loads(file.read_text("utf-8").splitlines()[0])["at_ms"]

    assert at_ms >= (190 if sys.platform.startswith("linux") else 0)


def test_nothing_is_written_when_nobody_reads(tmp_path: Path) -> None:
    """Without a file named, milestones cost nothing and leave nothing."""
    _run(_PROGRAM.format(is_wanted=False), "")

    assert list(tmp_path.iterdir()) == []
    assert timings.is_wanted() is bool(os.environ.get("HUBDESK_TIMINGS"))


def test_milestones_count_from_the_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In this very process: two milestones stand in the file, the later one not before the earlier."""
    file = tmp_path / "timings.jsonl"
    monkeypatch.setattr(timings, "_FILE", str(file))
    timings.mark("entry")
    timings.mark("stage", slide=3)
    first, second = (json.loads(line) for line in file.read_text("utf-8").splitlines())

    assert (first["what"], second["what"], second["slide"]) == ("entry", "stage", 3)
    assert 0 < first["at_ms"] <= second["at_ms"]


def test_where_the_kernel_does_not_say_the_import_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows and macOS the time counts from the import of ours."""
    monkeypatch.setattr(timings, "_HAS_PROC", False)

    assert timings._began.__wrapped__() == timings._IMPORTED
