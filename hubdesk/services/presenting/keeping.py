"""The place of a talk, kept as it goes: if the program or the computer fails, F5 goes on at the same slide.

Two values of the user file: what the talk is over, written once, and where it stands, written whenever another slide
is shown. Both are gone when the talk is ended, and are no longer looked at after half a day.
"""

from __future__ import annotations

import json
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from hubdesk.model.address import EntryPlace
from hubdesk.model.workshop import Step, StepKind, Workshop
from hubdesk.model.workshop_file import NotAWorkshopError, decode_workshop, encode_workshop
from hubdesk.services.presenting.deck import Deck, Spot, deck_of_entry, deck_of_workshop, item_of
from hubdesk.services.presenting.state import Place, Showing
from hubdesk.services.presenting.talk import Clock, Talk

if TYPE_CHECKING:
    from hubdesk.library.library import Library
    from hubdesk.services.presenting.deck import Item
    from hubdesk.userdata.store import UserStore

Source: TypeAlias = EntryPlace | Workshop
"""What a talk is over."""

SOURCE_KEY, PLACE_KEY = "talk", "talk_place"
KEPT_SECONDS = 12 * 60 * 60
"""A talk of yesterday is over."""


class Seen(NamedTuple):
    """A slide that the room saw, as it is written down: its place, when first (seconds since 1970), how long (s)."""

    answer: int
    spot: Spot
    began: float
    seconds: float


class Waiting(NamedTuple):
    """A talk that was under way when the program ended."""

    source: Source
    place: Place
    seen: tuple[Seen, ...]
    answers: tuple[EntryPlace, ...]

    def deck(self, library: Library) -> Deck:
        """Make its deck again."""
        return deck_of(self.source, library)

    def answer_items(self, library: Library) -> list[Item]:
        """Make the answers again that were given."""
        return [item_of(Step(StepKind.ENTRY, entry=place.id, pack=place.pack), library) for place in self.answers]


def deck_of(source: Source, library: Library) -> Deck:
    """Make the deck of an entry or a workshop."""
    return deck_of_entry(source, library) if isinstance(source, EntryPlace) else deck_of_workshop(source, library)


class TalkKeeper:
    """Keeps the place of one talk."""

    def __init__(self, store: UserStore, calendar: Clock = time.time) -> None:
        """Keep it in a store; `calendar` says the time in seconds since 1970."""
        self._store, self._calendar = store, calendar
        self._former: object = None
        self.earlier: tuple[Seen, ...] = ()
        """What was seen before a restart and is not in the talk's own record yet."""

    def begin(self, source: Source) -> None:
        """Keep what a talk is over."""
        self._former, self.earlier = None, ()
        self._store.keep(PLACE_KEY, "")
        self._store.keep(SOURCE_KEY, _write_source(source))

    def keep(self, talk: Talk) -> None:
        """Keep where a talk stands, if that is elsewhere than last time."""
        place = talk.place()
        now = (place.spot, place.is_running, place.countdowns, len(talk.shown), len(talk.answers))
        if now == self._former:
            return
        self._former = now
        seen = (*self.earlier, *(Seen(one.answer, one.spot, one.began, one.seconds) for one in talk.shown))
        answers = [[item.step.pack, item.step.entry] for item in talk.answers]
        self._store.keep(PLACE_KEY, json.dumps({"place": place, "seen": seen, "answers": answers}))

    def end(self) -> None:
        """The talk is over: nothing waits."""
        self._store.keep(SOURCE_KEY, "")
        self._store.keep(PLACE_KEY, "")

    def waiting(self) -> Waiting | None:
        """Give the talk that waits, or None if there is none or it is too old or cannot be read."""
        try:
            tree = json.loads(self._store.value(PLACE_KEY) or "null")
            source = _read_source(json.loads(self._store.value(SOURCE_KEY) or "null"))
            if tree is None or source is None:
                return None
            place = _read_place(tree["place"])
            seen = tuple(
                Seen(int(answer), _spot(spot), float(began), float(seconds))
                for answer, spot, began, seconds in tree["seen"]
            )
            answers = tuple(EntryPlace(str(pack), str(entry)) for pack, entry in tree["answers"])
        except (ValueError, TypeError, KeyError, NotAWorkshopError):  # written by another edition, or by nobody
            return None
        if not 0 <= self._calendar() - place.at < KEPT_SECONDS:
            return None
        return Waiting(source, place, seen, answers)


def seen_again(seen: tuple[Seen, ...], deck: Deck, answers: list[Item]) -> list[Showing]:
    """Give what was seen as a talk records it, from places in decks that are cut for the wall."""
    found = []
    decks = [Deck(item.title, [item]) for item in answers]
    for one in seen:
        if one.answer >= len(decks):
            continue
        where = deck if one.answer < 0 else decks[one.answer]
        leaf = where.leaves[where.find(one.spot)]
        title = where.items[leaf.item].title
        found.append(Showing(title, leaf.slide, one.began, one.seconds, one.spot, one.answer))
    return found


def _write_source(source: Source) -> str:
    if isinstance(source, EntryPlace):
        return json.dumps({"entry": [source.pack, source.id]})
    return json.dumps({"workshop": encode_workshop(source).decode(), "from": [source.pack, source.id]})


def _read_source(tree: Any) -> Source | None:
    if tree is None:
        return None
    if "entry" in tree:
        pack, entry = tree["entry"]
        return EntryPlace(str(pack), str(entry))
    pack, id_ = tree["from"]
    return replace(decode_workshop(tree["workshop"])[0], pack=str(pack), id=str(id_))


def _read_place(values: Any) -> Place:
    spot, at, elapsed, is_running, has_begun, in_item, countdowns = values
    return Place(
        _spot(spot), float(at), float(elapsed), bool(is_running), bool(has_begun),
        tuple((int(item), float(seconds)) for item, seconds in in_item),
        tuple((_spot(one), float(began)) for one, began in countdowns),
    )  # fmt: skip


def _spot(value: Any) -> Spot:
    item, part, path = value
    return Spot(int(item), str(part), tuple(int(one) for one in path))
