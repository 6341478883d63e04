"""The place of a talk is kept as it goes, and found again whatever happened to the program."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from hubdesk.library.library import open_library
from hubdesk.model.address import EntryPlace
from hubdesk.model.workshop import Step, StepKind, Workshop
from hubdesk.services.presenting.deck import item_of
from hubdesk.services.presenting.keeping import (
    KEPT_SECONDS,
    PLACE_KEY,
    SOURCE_KEY,
    TalkKeeper,
    deck_of,
    seen_again,
)
from hubdesk.services.presenting.talk import Talk
from hubdesk.userdata.store import UserStore
from tests.unit.services.presenting.test_talk import Hands

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hubdesk.library.library import Library

WALK = EntryPlace("small", "harbour/walk-and-talk")
WORKSHOP = Workshop(
    "", "w1", "An hour", "", 60,
    (
        Step(StepKind.ENTRY, 20, entry=WALK.id, pack=WALK.pack),
        Step(StepKind.ACTIVITY, 10, "Now you", "Talk in pairs", countdown=5),
        Step(StepKind.SLIDE, 5, "Thank you"),
    ),
)  # fmt: skip


@pytest.fixture
def library(small_pack: Path) -> Iterator[Library]:
    """Open the small library."""
    with open_library([small_pack]) as opened:
        yield opened


@pytest.fixture
def clock() -> Hands:
    """Give a clock that is set by hand."""
    return Hands()


@pytest.fixture
def store() -> UserStore:
    """Give a store."""
    return UserStore.in_memory()


def test_slide_clocks_and_what_was_shown_come_back(library: Library, store: UserStore, clock: Hands) -> None:
    """An activity's countdown runs, a question was answered, the computer fails, and two minutes later it goes on."""
    keeper = TalkKeeper(store, clock)
    talk = Talk(deck_of(WORKSHOP, library), clock, clock)
    keeper.begin(WORKSHOP)
    clock.pass_(5)
    talk.next()
    clock.pass_(30)
    talk.answer(item_of(Step(StepKind.ENTRY, entry="harbour/buddies", pack="small"), library))
    clock.pass_(40)
    talk.come_back()
    talk.go_to_number(talk.deck.count - 1)
    talk.next()  # starts the countdown
    clock.pass_(60)
    keeper.keep(talk)
    clock.pass_(120)

    waiting = TalkKeeper(store, clock).waiting()
    assert waiting is not None
    again = Talk(waiting.deck(library), clock, clock)
    again.take_up(waiting.place)
    assert again.current.slide.title == "Now you"
    assert again.elapsed == talk.elapsed + 120 == 250
    assert again.countdown_left(again.current) == 5 * 60 - 180
    assert again.is_running
    assert again.in_item(again.item) == talk.in_item(talk.item) + 120
    shown = seen_again(waiting.seen, again.deck, waiting.answer_items(library))
    assert [(one.item, one.slide.title, one.began, one.seconds) for one in shown] == [
        (one.item, one.slide.title, one.began, one.seconds) for one in talk.shown
    ]
    assert [one.slide.title for one in shown if one.answer == 0] == ["Buddies for the first term"]


def test_an_entry_is_found_again_and_an_ended_talk_is_not(library: Library, store: UserStore, clock: Hands) -> None:
    """Ending is for good; so is half a day."""
    keeper = TalkKeeper(store, clock)
    talk = Talk(deck_of(WALK, library), clock, clock)
    keeper.begin(WALK)
    assert keeper.waiting() is None
    talk.next()
    keeper.keep(talk)
    found = keeper.waiting()
    assert found is not None
    assert found.source == WALK
    clock.pass_(KEPT_SECONDS)
    assert keeper.waiting() is None
    clock.now -= KEPT_SECONDS
    keeper.end()

    assert keeper.waiting() is None


def test_nothing_is_written_while_nothing_changes(library: Library, store: UserStore, clock: Hands) -> None:
    """The clock alone is no reason: it is worked out from when it was last right."""
    keeper = TalkKeeper(store, clock)
    talk = Talk(deck_of(WALK, library), clock, clock)
    keeper.begin(WALK)
    talk.next()
    keeper.keep(talk)
    written = store.value(PLACE_KEY)
    clock.pass_(600)
    keeper.keep(talk)
    assert store.value(PLACE_KEY) == written
    talk.next()
    keeper.keep(talk)

    assert store.value(PLACE_KEY) != written


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("", ""),
        ("{", "[]"),
        ('{"entry": ["small"]}', "{}"),
        ('{"entry": ["small", "harbour/walk-and-talk"]}', '{"place": [1, 2], "seen": [], "answers": []}'),
        ('{"workshop": "no", "from": ["", ""]}', '{"place": [], "seen": [], "answers": []}'),
        ("[1]", '{"place": 3}'),
    ],
)
def test_what_cannot_be_read_is_no_talk(store: UserStore, source: str, place: str) -> None:
    """Whatever stands in the user file, a start goes on."""
    store.keep(SOURCE_KEY, source)
    store.keep(PLACE_KEY, place)

    assert TalkKeeper(store).waiting() is None


def test_a_page_that_is_shorter_now_is_gone_on_with(library: Library, store: UserStore, clock: Hands) -> None:
    """Another edition has come meanwhile: the nearest slide is shown, and nothing fails."""
    keeper = TalkKeeper(store, clock)
    talk = Talk(deck_of(WORKSHOP, library), clock, clock)
    keeper.begin(WORKSHOP)
    talk.end()
    talk.next()
    keeper.keep(talk)
    tree = json.loads(store.value(PLACE_KEY))
    tree["place"][0] = [99, "gone", [7]]
    store.keep(PLACE_KEY, json.dumps(tree))
    found = keeper.waiting()
    assert found is not None
    again = Talk(deck_of(WALK, library), clock, clock)
    again.take_up(found.place)

    assert again.current.slide.title
