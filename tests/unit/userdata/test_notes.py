"""Notes on entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hubdesk.userdata.lists import Kept
from hubdesk.userdata.notes import Notes
from hubdesk.userdata.store import UserStore

if TYPE_CHECKING:
    from pathlib import Path

A = Kept("small", "harbour/a", "Apples")


def test_a_note_is_saved_as_it_is_typed(tmp_path: Path) -> None:
    """Each pause saves; after a restart the last text is there, and an emptied note is gone."""
    store = UserStore(tmp_path)
    notes = Notes(store)
    base = ""
    for text in ("As", "Ask Jo", "Ask Jo about Tuesday\n"):
        notes.save(A, text, base)
        base = text
    store.close()
    store = UserStore(tmp_path)
    notes = Notes(store)

    assert notes.text("small", "harbour/a") == "Ask Jo about Tuesday\n"
    assert [note.title for note in notes.all()] == ["Apples"]
    notes.save(A, "  \n", base)
    assert (notes.text("small", "harbour/a"), notes.all()) == ("", [])
    store.close()


def test_a_note_that_was_removed_comes_back(tmp_path: Path) -> None:
    """A note is removed and put back by undo."""
    store = UserStore(tmp_path)
    notes = Notes(store)
    notes.save(A, "Ask Jo", "")
    undo = notes.remove("small", "harbour/a")
    assert notes.all() == []
    undo()
    store.close()

    assert Notes(UserStore(tmp_path)).text("small", "harbour/a") == "Ask Jo"


@pytest.mark.parametrize(
    ("base", "theirs", "ours", "expected"),
    [
        ("Old", "Old", "New", "New"),
        ("", "Theirs", "Ours", "Theirs\n\nOurs"),
        ("Old", "Theirs", "Ours", "Theirs\n\nOurs"),
        ("Old", "Old, and theirs", "New", "New, and theirs"),
        ("Old", "Theirs, then Old", "New", "Theirs, then New"),
        ("Old", "Same", "Same", "Same"),
    ],
)
def test_two_windows_write_on_one_note(tmp_path: Path, base: str, theirs: str, ours: str, expected: str) -> None:
    """Another window changed the note meanwhile: neither text is lost, and going on with ours repeats nothing."""
    other, store = UserStore(tmp_path), UserStore(tmp_path)
    notes = Notes(store)
    notes.save(A, base, "")
    store.finish()
    Notes(other).save(A, theirs, base)
    other.close()
    notes.save(A, ours, base)
    notes.save(A, f"{ours}!", ours)
    store.close()

    assert Notes(UserStore(tmp_path)).text("small", "harbour/a") == expected.replace(ours, f"{ours}!")
