"""Searches that were saved, and those that led somewhere lately."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdesk.userdata.searches import RECENT_KEPT, PastSearch, Searches
from hubdesk.userdata.store import UserStore

if TYPE_CHECKING:
    from pathlib import Path

MENTOR = PastSearch("mentor", (("partnership", "kent"), ("level", "universal")))


def test_what_was_searched_for_is_there_the_next_day(tmp_path: Path) -> None:
    """Two searches led somewhere, a third was saved: all three are there again, each with what it was narrowed to."""
    store = UserStore(tmp_path)
    searches = Searches(store)
    for search in (PastSearch("bullying"), MENTOR):
        searches.note(search)
    searches.save(PastSearch("exams"))
    store.close()
    again = Searches(UserStore(tmp_path))

    assert [one.typed for one in again.recent()] == ["mentor", "bullying"]
    assert sorted(again.recent()[0].filters) == sorted(MENTOR.filters)
    assert again.saved() == [PastSearch("exams")]


def test_a_search_stands_in_the_list_once_and_old_ones_go() -> None:
    """The same search again moves up; of many, the last twelve are remembered, and saved ones are none of them."""
    searches = Searches(UserStore.in_memory())
    searches.save(PastSearch("kept"))
    for number in range(RECENT_KEPT + 3):
        searches.note(PastSearch(f"word {number}"))
    searches.note(PastSearch("word 5"))
    typed = [one.typed for one in searches.recent()]

    assert len(typed) == RECENT_KEPT
    assert typed[:2] == ["word 5", "word 14"]
    assert searches.saved() == [PastSearch("kept")]


def test_a_recent_search_that_is_saved_leaves_the_recent_ones() -> None:
    """It stands among the saved ones only, also when it is searched for again; forgetting the recent leaves it."""
    searches = Searches(UserStore.in_memory())
    searches.note(MENTOR)
    searches.save(MENTOR)
    searches.note(MENTOR)
    searches.note(PastSearch("other"))
    searches.forget_recent()

    assert searches.recent() == []
    assert [one.typed for one in searches.saved()] == ["mentor"]


def test_a_removed_search_can_be_brought_back() -> None:
    """A saved search is removed by mistake, and the removal taken back."""
    searches = Searches(UserStore.in_memory())
    searches.save(MENTOR)
    undo = searches.remove(MENTOR)
    assert searches.saved() == []
    undo()

    assert [one.typed for one in searches.saved()] == ["mentor"]
