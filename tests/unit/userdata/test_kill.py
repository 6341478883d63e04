"""The program is killed while all that it keeps changes: each change is kept whole or not at all."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from hubdesk.userdata.store import FILE_NAME, UserStore
from tests.packs import ROOT
from tests.unit.userdata.changes import make_change

if TYPE_CHECKING:
    from pathlib import Path

    from hubdesk.userdata.user_file import Statement

_CHANGE_ON = """
import sys, random
from pathlib import Path
from hubdesk.userdata.store import UserStore
from tests.unit.userdata.changes import make_change

store = UserStore(Path(sys.argv[1]))
chance = random.Random(int(sys.argv[2]))
for number in range(int(sys.argv[3])):
    make_change(store, chance)
    store.finish()
    print(number, flush=True)
"""
_CONTENT = (
    "SELECT title, position FROM lists",
    "SELECT l.title, l.position, e.pack, e.entry, e.title, e.position FROM list_entries e JOIN lists l ON l.id = e.list",
    "SELECT pack, entry, title, text FROM notes",
    "SELECT pack, entry, title, answer, why FROM sheets",
    "SELECT pack, entry, part, position, text, who, by_when, is_done FROM sheet_lines",
    "SELECT title, minutes, content FROM workshops",
    "SELECT typed, filters, is_saved FROM searches",
    "SELECT name, value FROM state",
    "SELECT pack, entry, title FROM recent",
)
"""All that is kept, but for ids and the times of day, which are others each time."""
_CHANGES = 60


class Recorded(UserStore):
    """Remembers what was kept after each single change."""

    def __init__(self) -> None:
        super().__init__(None)
        self.contents: list[Any] = []
        self._loaded()

    def _write(self, *statements: Statement) -> None:
        super()._write(*statements)
        self.contents.append(content(self))


def content(store: UserStore) -> list[Any]:
    """Give all that is kept."""
    return [sorted(store.rows(sql)) for sql in _CONTENT]


def kill_once(folder: Path, seed: int) -> None:
    """Let a program make changes, kill it at some moment, and compare its file with what it should be."""
    folder.mkdir()
    chance = random.Random(seed)
    words = [sys.executable, "-c", _CHANGE_ON, str(folder), str(seed), str(_CHANGES)]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        last = chance.randrange(_CHANGES - 5)
        for line in program.stdout:
            if int(line) == last:
                break
        try:
            program.wait(chance.random() * 0.02)  # somewhere within the next changes
        except subprocess.TimeoutExpired:
            program.kill()
        said = [int(line) for line in program.stdout]
    done = said[-1] if said else last
    store, again = Recorded(), random.Random(seed)
    first = 0
    for number in range(min(done + 3, _CHANGES)):
        make_change(store, again)
        first = len(store.contents) - 1 if number == done else first
    kept = UserStore(folder)
    found = content(kept)
    kept.close()

    assert kept.notice == ""
    assert found in store.contents[first:], f"seed {seed}: killed after change {done}"
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_killed_at_a_few_moments(tmp_path: Path) -> None:
    """The power goes at four moments: what was done before is there, and nothing is there by half."""
    for seed in range(4):
        kill_once(tmp_path / str(seed), seed)


@pytest.mark.slow
def test_killed_at_two_hundred_moments(tmp_path: Path) -> None:
    """The power goes at two hundred moments."""
    for seed in range(100, 300):
        kill_once(tmp_path / str(seed), seed)
