"""Which entries the user has marks on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdesk.userdata.lists import FAVOURITES, Kept, Lists
from hubdesk.userdata.marks import marked_entries
from hubdesk.userdata.notes import Notes
from hubdesk.userdata.store import UserStore

if TYPE_CHECKING:
    from pathlib import Path

A, B = Kept("small", "harbour/a", "Apples"), Kept("other", "harbour/b", "Boats")


def test_every_kind_of_mark_is_named(tmp_path: Path) -> None:
    """Before an update: the entries on lists and with notes, each once, with the kinds of marks."""
    store = UserStore(tmp_path)
    lists = Lists(store)
    lists.add(FAVOURITES, A)
    lists.make("One", [A, B])
    lists.make("Two", [A])
    Notes(store).save(B, "Ask Jo", "")
    found = marked_entries(store)
    store.close()

    assert [(one.address, one.title, one.marks) for one in found] == [
        ("other/harbour/b", "Boats", ("your lists", "your notes")),
        ("small/harbour/a", "Apples", ("favourites", "your lists")),
    ]
    assert [one.entry for one in marked_entries(store, "small")] == ["harbour/a"]


def test_a_new_user_has_no_marks(tmp_path: Path) -> None:
    """Asking makes no file."""
    assert marked_entries(UserStore(tmp_path)) == []
    assert list(tmp_path.iterdir()) == []
