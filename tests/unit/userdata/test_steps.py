"""Steps of the user file: each whole or not at all, with a copy before it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from hubdesk.userdata import steps
from hubdesk.userdata.store import FILE_NAME, STEPS, UserStore
from tests.unit.userdata.files import pragmas

if TYPE_CHECKING:
    from pathlib import Path


def make_old(path: Path, monkeypatch: pytest.MonkeyPatch, taken: int = 1) -> None:
    """Make the file of an older HubDesk, with one thing read."""
    with monkeypatch.context() as patch, closing(sqlite3.connect(path)) as connection:
        patch.setattr(steps, "STEPS", steps.STEPS[:taken])
        steps.take(connection)
        connection.execute("INSERT INTO recent VALUES ('small', 'harbour/a', 'Apples', 1.0)")
        connection.commit()


def test_the_number_of_steps_is_right() -> None:
    """What a start believes without looking is so."""
    assert len(steps.STEPS) == STEPS


def test_an_older_file_is_read_at_once_and_copied_before_each_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was read with the older HubDesk is there before any step is taken; each step leaves a copy behind."""
    path = tmp_path / FILE_NAME
    make_old(path, monkeypatch)
    before = path.read_bytes()
    store = UserStore(tmp_path)
    assert [recent.title for recent in store.recent] == ["Apples"]
    assert path.read_bytes() == before
    store.keep("zoom", "125")
    store.close()

    assert store.notice == ""
    assert pragmas(path, "user_version") == [STEPS]
    copies = {copy.name: pragmas(copy, "user_version") for copy in tmp_path.iterdir() if copy != path}
    assert copies == {f"{FILE_NAME}.before-step-{number}": [number - 1] for number in range(2, STEPS + 1)}
    assert [recent.title for recent in UserStore(tmp_path).recent] == ["Apples"]


def test_a_step_that_fails_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The power goes in the middle of a step: nothing of it is in the file."""
    path = tmp_path / FILE_NAME
    make_old(path, monkeypatch, taken=2)
    monkeypatch.setattr(steps, "STEPS", (*steps.STEPS[:2], ("CREATE TABLE one (word TEXT)", "CREATE TABEL two")))
    with closing(sqlite3.connect(path)) as connection:
        with pytest.raises(sqlite3.OperationalError):
            steps.take(connection)
        assert connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'one'").fetchone() == (0,)
    assert pragmas(path, "user_version") == [2]
