"""The way that was taken, and taking it up again the next day."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.model.address import EntryPlace, HomePlace, TermPlace
from hubdesk.model.vocabulary import TermKind
from hubdesk.services.history import History, Scroll

WALK, BUS, KENT = EntryPlace("p", "a/walk"), EntryPlace("p", "a/bus", "what-it-is"), TermPlace(TermKind.THEME, "kent")


def test_a_history_that_was_written_down_goes_on_where_it_stood() -> None:
    """Three places, looked at the second: back, forward and how far down each was are the same the next day."""
    history = History()
    for place in (WALK, BUS, KENT):
        history.go(place)
    history.back().scroll = Scroll(120, -7)
    again = History()

    assert again.take_up(history.to_text())
    assert (again.current.place, again.current.scroll) == (BUS, Scroll(120, -7))
    assert again.forward().place == KENT
    assert [again.back().place for _ in range(4)] == [BUS, WALK, HomePlace(), HomePlace()]


def test_a_long_history_is_cut_on_both_sides() -> None:
    """A hundred places: those near the present one are kept."""
    history = History()
    for number in range(100):
        history.go(EntryPlace("p", f"a/{number}"))
    for _ in range(50):
        history.back()
    again = History()
    again.take_up(history.to_text())

    assert again.current.place == history.current.place
    assert len(history.to_text().split("\n")) == 62


@pytest.mark.parametrize(
    "text", ["", "0", "x\nhubdesk:", "1\nhubdesk:", "-1\nhubdesk:", "0\nno address", "0\nhubdesk: 1"]
)
def test_what_makes_no_sense_is_left_aside(text: str) -> None:
    """The user's file holds something else: the history stays as it was."""
    history = History()

    assert not history.take_up(text)
    assert history.current.place == HomePlace()


@given(st.text())
def test_whatever_is_read_the_history_can_be_walked(text: str) -> None:
    """Any text at all does no harm."""
    history = History()
    history.take_up(text)
    history.back()
    history.forward()
