"""Workshops in the user's own file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hubdesk.model.workshop import Step, StepKind, Workshop
from hubdesk.userdata.store import UserStore
from hubdesk.userdata.workshops import Workshops

if TYPE_CHECKING:
    from pathlib import Path

WORKSHOP = Workshop("test", "ready", "A morning", "To begin", 60, (Step(StepKind.BREAK, 10, "Tea"),))


def test_a_workshop_is_there_after_a_restart(tmp_path: Path) -> None:
    """What was made yesterday opens today as it was left."""
    store = UserStore(tmp_path)
    made = Workshops(store).add(WORKSHOP)
    Workshops(store).save(replace(made, title="An evening"))
    store.close()
    kept = Workshops(UserStore(tmp_path))

    assert [line.title for line in kept.all()] == ["An evening"]
    assert kept.get(made.id) == replace(WORKSHOP, pack="", id=made.id, title="An evening")


def test_a_deleted_workshop_can_be_put_back() -> None:
    """Undo brings it back as it was."""
    kept = Workshops(UserStore.in_memory())
    made = kept.add(WORKSHOP)
    undo = kept.delete(made.id)
    assert (kept.all(), kept.get(made.id)) == ([], None)
    undo()

    assert kept.get(made.id) == made


def test_a_row_that_cannot_be_read_is_no_workshop() -> None:
    """Damage in one row leaves the others."""
    store = UserStore.in_memory()
    kept = Workshops(store)
    made = kept.add(WORKSHOP)
    store.change(("INSERT INTO workshops VALUES ('x', 'Bad', 5, 'no json', 1.0)", ()))

    assert kept.get("x") is None
    assert kept.get(made.id) is not None
