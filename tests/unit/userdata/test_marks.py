"""Which entries the user has marks on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdesk.model.workshop import Step, StepKind, Workshop
from hubdesk.userdata.lists import FAVOURITES, Kept, Lists
from hubdesk.userdata.marks import marked_entries
from hubdesk.userdata.notes import Notes
from hubdesk.userdata.store import UserStore
from hubdesk.userdata.workshops import Workshops

if TYPE_CHECKING:
    from pathlib import Path

A, B = Kept("small", "harbour/a", "Apples"), Kept("other", "harbour/b", "Boats")


def test_every_kind_of_mark_is_named(tmp_path: Path) -> None:
    """Before an update: the entries on lists, in workshops and with notes, each once, with what they are kept in."""
    store = UserStore(tmp_path)
    lists = Lists(store)
    lists.add(FAVOURITES, A)
    lists.make("One", [A, B])
    lists.make("Two", [A])
    Notes(store).save(B, "Ask Jo", "")
    steps = (Step(StepKind.ENTRY, entry="harbour/a", pack="small"), Step(StepKind.ENTRY, entry="hill/c"))
    Workshops(store).add(Workshop("", "", "Monday", "", 60, (*steps, *steps, Step(StepKind.BREAK, 5))))
    store.change(("INSERT INTO workshops VALUES ('bad', 'Bad', 0, '{\"steps\": [\"', 0)", ()))
    store.change(("INSERT INTO workshops VALUES ('odd', 'Odd', 0, '{\"steps\": [\"x\", 7, null]}', 0)", ()))
    found = marked_entries(store)
    of_small = [one.entry for one in marked_entries(store, "small")]
    store.close()

    said = [(one.address, one.title, [mark.words.format(name=mark.name) for mark in one.marks]) for one in found]
    assert said == [
        ("/hill/c", "", ["your workshop “Monday”"]),
        ("other/harbour/b", "Boats", ["your list “One”", "your note"]),
        ("small/harbour/a", "Apples", ["favourites", "your list “One”", "your list “Two”", "your workshop “Monday”"]),
    ]
    assert of_small == ["hill/c", "harbour/a"]


def test_a_new_user_has_no_marks(tmp_path: Path) -> None:
    """Asking makes no file."""
    assert marked_entries(UserStore(tmp_path)) == []
    assert list(tmp_path.iterdir()) == []
