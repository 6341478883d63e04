"""Lists and favourites, as they are after a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hubdesk.userdata.lists import FAVOURITES, Kept, Lists
from hubdesk.userdata.store import UserStore

if TYPE_CHECKING:
    from pathlib import Path

A, B, C, D = (Kept("small", f"harbour/{name}", name.upper()) for name in "abcd")


def again(folder: Path, store: UserStore) -> Lists:
    """Close and open the user file."""
    store.close()
    return Lists(UserStore(folder))


def test_an_entry_is_a_favourite_until_it_is_none(tmp_path: Path) -> None:
    """A star is set, kept, taken off, and put back by undo where it was."""
    store = UserStore(tmp_path)
    lists = Lists(store)
    lists.add(FAVOURITES, A, B, C)
    assert lists.is_favourite("small", "harbour/a")
    undo = lists.remove(FAVOURITES, B)
    assert not lists.is_favourite("small", "harbour/b")
    undo()
    lists = again(tmp_path, store)

    assert lists.entries(FAVOURITES) == [A, B, C]
    assert lists.all() == []


def test_a_list_has_a_name_an_order_and_each_entry_once(tmp_path: Path) -> None:
    """Two lists are made and filled; what is added twice stays where it was."""
    store = UserStore(tmp_path)
    lists = Lists(store)
    first, second = lists.make("Autumn term", [A, B]), lists.make("Staff day")
    lists.add(first, C, A)
    lists.rename(second, "Staff day, January")
    lists = again(tmp_path, store)

    assert lists.all() == [(first, "Autumn term", 3), (second, "Staff day, January", 0)]
    assert lists.entries(first) == [A, B, C]
    assert lists.lists_of("small", "harbour/a") == {first}


@pytest.mark.parametrize(
    ("moved", "place", "expected"),
    [(A, 2, [B, C, A, D]), (D, 0, [D, A, B, C]), (B, 99, [A, C, D, B]), (C, -1, [C, A, B, D]), (B, 1, [A, B, C, D])],
)
def test_an_entry_is_moved_to_its_place(tmp_path: Path, moved: Kept, place: int, expected: list[Kept]) -> None:
    """An entry is dragged or moved by keys; the order is kept."""
    store = UserStore(tmp_path)
    lists = Lists(store)
    list_id = lists.make("One", [A, B, C, D])
    lists.move(list_id, moved, place)
    assert lists.entries(list_id) == expected

    assert again(tmp_path, store).entries(list_id) == expected


def test_moving_for_ever_keeps_the_order(tmp_path: Path) -> None:
    """Two entries change places a hundred times in the same gap: there is always room between numbers."""
    store = UserStore(tmp_path)
    lists = Lists(store)
    list_id = lists.make("One", [A, B, C, D])
    for _ in range(100):
        lists.move(list_id, C, 1)
        lists.move(list_id, B, 1)
    assert lists.entries(list_id) == [A, B, C, D]
    store.close()


def test_lists_are_ordered_and_a_deleted_one_comes_back_whole(tmp_path: Path) -> None:
    """A list is moved up, then deleted and put back with its entries in order."""
    store = UserStore(tmp_path)
    lists = Lists(store)
    one, two, three = lists.make("One", [A]), lists.make("Two", [C, B]), lists.make("Three")
    lists.move_list(three, 0)
    undo = lists.delete(two)
    assert [line.id for line in lists.all()] == [three, one]
    undo()
    lists = again(tmp_path, store)

    assert [line.id for line in lists.all()] == [three, one, two]
    assert lists.entries(two) == [C, B]
