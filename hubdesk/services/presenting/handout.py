"""What people take home: slides that were really shown, or those that were planned, with times and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hubdesk.model.address import EntryPlace
from hubdesk.model.facts import origin
from hubdesk.model.slide import Slide, SlideKind
from hubdesk.model.workshop import StepKind
from hubdesk.services.presenting.cutting import cut_entry
from hubdesk.services.presenting.deck import Deck, Item

if TYPE_CHECKING:
    from collections.abc import Callable

    from hubdesk.library.library import Library
    from hubdesk.services.presenting.talk import Talk

_NOT_ON_PAPER = (SlideKind.BREAK, SlideKind.MISSING)


class HandoutSlide(NamedTuple):
    """One slide to be handed out.

    Attributes:
        slide: what it says.
        item: the title of its step.
        notes: the trainer's own, on the first slide of a step; empty where they are not to be handed out.
        began: when it was first shown, in seconds since 1970; 0 if it was not.
        seconds: how long it was shown in all.
    """

    slide: Slide
    item: str
    notes: str = ""
    began: float = 0.0
    seconds: float = 0.0


class Handout(NamedTuple):
    """A title, slides in order, the entries that they come from, and a line that says where all of it is from."""

    title: str
    slides: tuple[HandoutSlide, ...]
    entries: tuple[EntryPlace, ...] = ()
    entry_titles: tuple[str, ...] = ()
    foot: str = ""
    edition: str = ""

    def only_slides(self, slides: tuple[HandoutSlide, ...]) -> Handout:
        """Give a handout of some of its slides, and of the entries that they come from."""
        packs = {(one.slide.pack, one.item) for one in slides}
        kept = tuple(place for place, title in zip(self.entries, self.entry_titles, strict=True) if (
            place.pack, title) in packs)  # fmt: skip
        titles = tuple(title for place, title in zip(self.entries, self.entry_titles, strict=True) if place in kept)
        return self._replace(slides=slides, entries=kept, entry_titles=titles)

    def without_notes(self) -> Handout:
        """Give a handout without anybody's notes."""
        return self._replace(slides=tuple(one._replace(notes="") for one in self.slides))


def handout_of_plan(deck: Deck, library: Library, *, with_notes: bool = False) -> Handout:
    """Make a handout of all that is planned for the wall.

    Args:
        deck: the plan.
        library: where its entries are.
        with_notes: the trainer's notes go along.
    """
    made: list[HandoutSlide] = []
    for item in deck.items:
        notes = item.step.notes if with_notes else ""
        for slide in item.raw:
            if not slide.is_hidden and slide.kind not in _NOT_ON_PAPER:
                made.append(HandoutSlide(slide, item.title, notes))
                notes = ""
    return _with_origin(Handout(deck.title, tuple(made)), _places(deck.items), library)


def handout_of_talk(talk: Talk, library: Library, *, with_notes: bool = False) -> Handout:
    """Make a handout of what the room has seen, in the order in which it saw each slide first, answers too."""
    talk.catch_up()
    notes = {item.title: item.step.notes for item in talk.deck.items} if with_notes else {}
    seen: dict[tuple[str, Slide], HandoutSlide] = {}
    for one in talk.shown:
        if one.slide.kind in _NOT_ON_PAPER:
            continue
        former = seen.get((one.item, one.slide))
        if former is None:
            seen[one.item, one.slide] = HandoutSlide(
                one.slide, one.item, notes.pop(one.item, ""), one.began, one.seconds
            )
        else:
            seen[one.item, one.slide] = former._replace(seconds=former.seconds + one.seconds)
    titles = {one.item for one in seen.values()}
    items = [item for item in (*talk.deck.items, *talk.answers) if item.title in titles]
    return _with_origin(Handout(talk.deck.title, tuple(seen.values())), _places(items), library)


def handout_of_entries(
    places: tuple[EntryPlace, ...], library: Library, title: str, tick: Callable[[], None] | None = None
) -> Handout:
    """Make a handout of entries, as F5 shows them; `tick` is called before each."""
    made: list[HandoutSlide] = []
    for place in places:
        if tick is not None:
            tick()
        entry = library.entry(place)
        made += [HandoutSlide(slide, entry.title) for slide in cut_entry(entry) if not slide.is_hidden]
    return _with_origin(Handout(title, tuple(made)), places, library)


def _places(items: list[Item]) -> tuple[EntryPlace, ...]:
    found = [EntryPlace(one.step.pack, one.step.entry) for one in items if one.step.kind == StepKind.ENTRY]
    return tuple(dict.fromkeys(found))


def _with_origin(handout: Handout, places: tuple[EntryPlace, ...], library: Library) -> Handout:
    """Say which packs it is from, and keep those of the entries that are here."""
    here = [(place, line) for place in places if (line := library.line(place)) is not None]
    infos = {line.pack: library.info_of(line.pack) for _, line in here}
    return handout._replace(
        entries=tuple(EntryPlace(line.pack, place.id) for place, line in here),
        entry_titles=tuple(line.title for _, line in here),
        foot="; ".join(origin(info) for info in infos.values()),
        edition=max((info.edition for info in infos.values()), default=""),
    )
