from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hubdesk.library.library import open_library
from hubdesk.model.workshop import Workshop
from hubdesk.services.own_files import own_things, write_own
from hubdesk.services.presenting.workshops import new_workshop
from hubdesk.userdata.lists import Kept, Lists
from hubdesk.userdata.notes import Notes
from hubdesk.userdata.store import UserStore
from hubdesk.userdata.workshops import Workshops

if TYPE_CHECKING:
    from pathlib import Path

BOATS = Kept("small", "harbour/buddies", "Buddies")


def test_lists_and_workshops_go_on_a_stick_without_private_notes(small_pack: Path, tmp_path: Path) -> None:
    """Two lists of one name and a workshop are written, each under a name of its own; the note stays here."""
    store = UserStore.in_memory()
    for _ in range(2):
        Lists(store).make("Mon/day", [BOATS])
    Lists(store).make("Nothing on it")
    Notes(store).save(BOATS, "Ask Jo about money", "")
    workshop: Workshop = Workshops(store).add(new_workshop())
    things = own_things(store)
    with open_library([small_pack]) as library:
        files = write_own(things, store, library, tmp_path)

    assert [thing.is_workshop for thing in things] == [False, False, True]
    assert [(folder, path.suffix) for folder, path in files] == [
        ("lists", ".hublist"), ("lists", ".hublist"), ("workshops", ".hubworkshop"),
    ]  # fmt: skip
    assert [path.name for _, path in files[:2]] == ["day.hublist", "day 2.hublist"]
    assert "Jo" not in "".join(path.read_text("utf-8") for _, path in files)
    assert json.loads(files[0][1].read_text("utf-8"))["lists"][0]["entries"]
    assert workshop.title in things[2].words


def test_what_was_deleted_meanwhile_is_left_out(small_pack: Path, tmp_path: Path) -> None:
    """A workshop is deleted while the assistant is open: the rest goes on."""
    store = UserStore.in_memory()
    workshop = Workshops(store).add(new_workshop())
    things = own_things(store)
    Workshops(store).delete(workshop.id)
    with open_library([small_pack]) as library:
        assert write_own(things, store, library, tmp_path) == ()
