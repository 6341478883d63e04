"""Two programs change one user file at the same time: nothing of either is lost, and nobody hears of the other's lock."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from hubdesk.model.workshop import Workshop
from hubdesk.userdata.lists import FAVOURITES, Kept, Lists
from hubdesk.userdata.notes import Notes
from hubdesk.userdata.store import FILE_NAME, UserStore
from hubdesk.userdata.workshops import Workshops
from tests.packs import ROOT

if TYPE_CHECKING:
    from pathlib import Path

_WRITE = """
import json, sys, time
from pathlib import Path
from hubdesk.model.workshop import Workshop
from hubdesk.userdata.lists import FAVOURITES, Kept, Lists
from hubdesk.userdata.notes import Notes
from hubdesk.userdata.searches import PastSearch, Searches
from hubdesk.userdata.store import UserStore
from hubdesk.userdata.workshops import Workshops

folder, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
store = UserStore(folder)
store.rows("SELECT 1")
lists, notes, said = Lists(store), Notes(store), set()
mine = lists.make(name)
for number in range(count):
    kept = Kept("small", f"{name}/{number}", "Title")
    lists.add(FAVOURITES, kept)
    lists.add(mine, kept)
    lists.move(mine, kept, 0)
    notes.save(kept, f"Note of {name}", "")
    Searches(store).save(PastSearch(f"{name} {number}"))
    Workshops(store).add(Workshop("", "", f"{name} {number}", "", 60))
    store.keep(f"{name}.{number}", "kept")
    store.finish()
    said.add(store.notice)
    time.sleep(0.01)  # between two changes of a person there is room for others
print(flush=True)
sys.stdin.readline()  # the other has finished too
for _ in range(2):  # what was begun before the last change is taken up at the second look
    store.look(); store.finish(); store.take_up()
seen = {table: store.rows(f"SELECT count(*) FROM {table}")[0][0] for table in (
    "notes", "workshops", "searches", "list_entries", "state")}
print(json.dumps({"said": sorted(said), "seen": seen, "value": store.value("second.0") + store.value("first.0")}))
store.close()
"""
_COUNT = 20


def _both(folder: Path, count: int, *, is_one_killed: bool = False) -> list[Any]:
    """Let two programs write; give what each of them, or the one that is left, has seen in the end."""
    words = [sys.executable, "-c", _WRITE, str(folder)]
    programs = [
        subprocess.Popen([*words, name, str(count)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for name in ("first", "second")
    ]
    try:
        if is_one_killed:
            path = folder / FILE_NAME
            while not (path.exists() and _rows(path, "first") > count // 3):
                assert programs[0].poll() is None
            programs[0].kill()
            programs[0].communicate()
            del programs[0]
        for program in programs:
            assert program.stdout is not None
            program.stdout.readline()
        return [json.loads(program.communicate("go on\n", timeout=60)[0]) for program in programs]
    finally:
        for program in programs:
            program.kill()
            program.wait()


def _rows(path: Path, name: str) -> int:
    with closing(sqlite3.connect(path, timeout=10)) as connection:
        try:
            found = connection.execute("SELECT count(*) FROM notes WHERE entry LIKE ?", (f"{name}/%",)).fetchone()
        except sqlite3.OperationalError:  # it is being made
            return 0
    return int(found[0])


def _look_through(folder: Path, names: tuple[str, ...], count: int) -> None:
    store = UserStore(folder)
    lists, notes = Lists(store), Notes(store)
    assert store.notice == ""
    for name in names:
        wanted = [Kept("small", f"{name}/{number}", "Title") for number in range(count)]
        assert {kept for kept in lists.entries(FAVOURITES) if kept.entry.startswith(name)} == set(wanted)
        (mine,) = [line for line in lists.all() if line.title == name]
        assert lists.entries(mine.id) == wanted[::-1]
        assert all(notes.text(kept.pack, kept.entry) == f"Note of {name}" for kept in wanted)
        assert all(store.value(f"{name}.{number}") == "kept" for number in range(count))
    store.close()
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_two_programs_write_at_once(tmp_path: Path) -> None:
    """Hundreds of changes at the same time: all are kept, each program sees the other's, none speaks of a lock."""
    first, second = _both(tmp_path, _COUNT)

    assert first == second
    both = 2 * _COUNT
    assert first["said"] == [""]
    assert first["seen"] == {
        "notes": both, "workshops": both, "searches": both, "list_entries": 2 * both, "state": both,
    }  # fmt: skip
    assert first["value"] == "keptkept"
    _look_through(tmp_path, ("first", "second"), _COUNT)


@pytest.mark.slow
def test_one_of_two_programs_is_killed(tmp_path: Path) -> None:
    """The one ends in the middle of its work: the other goes on, and has heard of nothing."""
    for number in range(10):
        folder = tmp_path / str(number)
        folder.mkdir()
        (left,) = _both(folder, _COUNT, is_one_killed=True)

        assert left["said"] == [""]
        _look_through(folder, ("second",), _COUNT)


def test_a_workshop_that_both_have_changed_is_there_twice(tmp_path: Path) -> None:
    """Two windows have the same workshop open, and neither has heard of the other's change: both are kept."""
    first, second = UserStore(tmp_path), UserStore(tmp_path)
    mine, theirs = Workshops(first), Workshops(second)
    made = mine.add(Workshop("", "", "A morning", "To begin", 60))
    first.finish()
    assert theirs.get(made.id) == made
    mine.save(replace(made, people="Twelve"), made)
    first.finish()
    theirs.save(replace(made, minutes=90), made)
    second.finish()
    first.close()
    second.close()

    kept = Workshops(UserStore(tmp_path))
    found = [kept.get(line.id) for line in kept.all()]
    assert sorted((one.people, one.minutes) for one in found if one is not None) == [("", 90), ("Twelve", 60)]
