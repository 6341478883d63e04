"""Lists, notes and sheets as a file: out of one copy, into another."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.errors import ListFileError, WriteFailedError
from hubdesk.services.list_file import Brought, _checked, read_list_file, say_brought, write_list_file
from hubdesk.userdata.lists import FAVOURITES, Kept, Lists
from hubdesk.userdata.notes import Notes
from hubdesk.userdata.sheets import NEEDS, YES, Sheets, new_line
from hubdesk.userdata.store import UserStore

if TYPE_CHECKING:
    from pathlib import Path

A, B = Kept("small", "harbour/a", "Apples"), Kept("other", "harbour/b", "Boats & “bridges”")


def full_store() -> UserStore:
    """Make a store with a bit of everything."""
    store = UserStore.in_memory()
    lists = Lists(store)
    lists.add(FAVOURITES, A)
    lists.make("Staff day", [B, A])
    Notes(store).save(B, "Ask Jo\nsoon", "")
    sheets = Sheets(store)
    sheets.begin(A, [new_line(NEEDS, "A room")])
    sheets.answer("small", "harbour/a", YES, "We have one")
    return store


def everything(store: UserStore) -> list[Any]:
    """Give all that is kept, without ids."""
    lists, sheets = Lists(store), Sheets(store)
    return [
        lists.entries(FAVOURITES),
        [(line.title, lists.entries(line.id)) for line in lists.all()],
        [note[:4] for note in Notes(store).all()],
        [(sheet[:5], [line[1:] for line in sheet.lines]) for sheet in sheets.all()],
    ]


def test_everything_goes_out_and_comes_in(tmp_path: Path) -> None:
    """All that was collected is saved and opened in a new copy: it is the same there; opened twice, nothing doubles."""
    path, store, other = tmp_path / "all.hublist", full_store(), UserStore.in_memory()
    write_list_file(store, path)
    brought = read_list_file(other, path)
    again = read_list_file(other, path)

    assert everything(other) == everything(store)
    assert brought == Brought(1, 3, 1, 1)
    assert say_brought(brought) == "Brought in: 1 list, 3 entries, 1 note, 1 sheet."
    assert say_brought(again) == "Everything in that file is here already."
    assert "“bridges”" in path.read_text("utf-8")


def test_one_list_takes_its_own_notes_along(tmp_path: Path) -> None:
    """A list is saved by itself: with the notes and sheets on its entries, and without other lists and favourites."""
    path, store, other = tmp_path / "one.hublist", full_store(), UserStore.in_memory()
    lists = Lists(store)
    write_list_file(store, path, [lists.make("Just boats", [B])])
    read_list_file(other, path)

    assert everything(other) == [[], [("Just boats", [B])], [(*B, "Ask Jo\nsoon")], []]


def test_what_comes_in_stands_beside_what_is_here(tmp_path: Path) -> None:
    """A list of the same name but other entries gets a number, a note is added to, an answer is left as it was."""
    path, store = tmp_path / "all.hublist", full_store()
    write_list_file(store, path)
    here = UserStore.in_memory()
    lists = Lists(here)
    lists.make("Staff day", [A])
    Notes(here).save(B, "Mine", "")
    Sheets(here).begin(A, [new_line(NEEDS, "A hall")])
    read_list_file(here, path)
    sheet = Sheets(here).sheet("small", "harbour/a")

    assert [line.title for line in lists.all()] == ["Staff day", "Staff day (2)"]
    assert Notes(here).text("other", "harbour/b") == "Mine\n\nAsk Jo\nsoon"
    assert sheet is not None
    assert ([line.text for line in sheet.lines], sheet.answer) == (["A hall", "A room"], "")


ENTRY = {"address": "hubdesk:small/harbour/a", "title": "A"}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"hubdesk": "workshop"}, "something else"),
        ({"version": 2}, "newer HubDesk"),
        ({"version": "1"}, "newer HubDesk"),
        ({"lists": {}}, "damaged"),
        ({"lists": [{"title": "x", "entries": [{"address": "hubdesk:/theme/x"}]}]}, "damaged"),
        ({"lists": [{"title": "x", "entries": [{"address": "hubdesk:../../etc"}]}]}, "damaged"),
        ({"lists": [{"title": "x" * 501}]}, "damaged"),
        ({"lists": [{"title": ["x"]}]}, "damaged"),
        ({"lists": ["x"]}, "damaged"),
        ({"lists": [{}] * 20_001}, "damaged"),
        ({"notes": [{**ENTRY, "text": "\ud800"}]}, "damaged"),
        ({"notes": [{**ENTRY, "text": "x" * 200_001}]}, "damaged"),
        ({"sheets": [{**ENTRY, "answer": "perhaps"}]}, "damaged"),
        ({"sheets": [{**ENTRY, "lines": [{"part": "none"}]}]}, "damaged"),
    ],
)
def test_a_file_that_is_wrong_changes_nothing(tmp_path: Path, change: dict[str, Any], reason: str) -> None:
    """A file with something wrong in it is refused with the reason, and nothing of it is taken up."""
    path, store = tmp_path / "odd.hublist", UserStore.in_memory()
    whole = {"hubdesk": "lists", "version": 1, "lists": [{"title": "Good", "entries": [ENTRY]}]}
    path.write_text(json.dumps({**whole, **change}), "utf-8")
    with pytest.raises(ListFileError) as raised:
        read_list_file(store, path)

    assert reason in raised.value.reason
    assert everything(store) == [[], [], [], []]


@pytest.mark.parametrize("content", [b"", b"Dear all", b"\xff\xfe", b"[" * 100_000, b"{}", b"[1]"])
def test_what_is_no_list_file_is_refused(tmp_path: Path, content: bytes) -> None:
    """A letter, half a file, deep brackets: refused in a sentence."""
    path = tmp_path / "odd.hublist"
    path.write_bytes(content)
    with pytest.raises(ListFileError):
        read_list_file(UserStore.in_memory(), path)


def test_a_file_that_is_not_there_or_too_large_is_said(tmp_path: Path) -> None:
    """The stick was pulled out; or somebody renamed a film."""
    path = tmp_path / "film.hublist"
    with pytest.raises(ListFileError, match="No such file"):
        read_list_file(UserStore.in_memory(), path)
    with path.open("wb") as file:
        file.truncate(20_000_001)
    with pytest.raises(ListFileError, match="far too large"):
        read_list_file(UserStore.in_memory(), path)


def test_a_file_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    """The folder is gone: a sentence says so, and no half file is there."""
    with pytest.raises(WriteFailedError):
        write_list_file(full_store(), tmp_path / "gone" / "all.hublist")
    assert list(tmp_path.iterdir()) == []


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["lists", "notes", "sheets", "title", "entries", "address", "text", "lines", "part"]), inner
    ),
    max_leaves=12,
)  # fmt: skip


@given(JSON)
def test_no_json_whatever_is_a_mistake_of_ours(tmp_path_factory: pytest.TempPathFactory, value: Any) -> None:
    """Anything that calls itself a list file is read or refused."""
    path = tmp_path_factory.getbasetemp() / "any.hublist"
    untrusted = {**value, "hubdesk": "lists", "version": 1} if isinstance(value, dict) else value
    try:
        _checked(path, untrusted)
    except ListFileError:
        return
    assert isinstance(untrusted, dict)
