"""The deck of a talk: the steps of a workshop, or one entry, each with its slides."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from hubdesk.errors import NoSuchEntryError, PackError
from hubdesk.model.address import EntryPlace
from hubdesk.model.words import tr
from hubdesk.model.workshop import Step, StepKind, Workshop
from hubdesk.services.presenting.cutting import cut_step, missing

if TYPE_CHECKING:
    from hubdesk.library.library import Library
    from hubdesk.model.slide import Slide


class Spot(NamedTuple):
    """A place in a talk that survives another cut: the step, the part of its entry, and where in it."""

    item: int
    part: str
    path: tuple[int, ...]


@dataclass(slots=True)
class Item:
    """One step on its way to the wall. `is_fitted` says whether its slides are cut for the wall that is there."""

    step: Step
    title: str
    raw: tuple[Slide, ...]
    slides: tuple[Slide, ...] = ()
    is_fitted: bool = False
    accent: str = ""

    def __post_init__(self) -> None:
        self.slides = self.slides or self.raw


class Leaf(NamedTuple):
    """One slide in the order of the deck. `number` counts those for the wall from 1; 0 for one that is not."""

    item: int
    slide: Slide
    number: int

    @property
    def spot(self) -> Spot:
        """Its place."""
        return Spot(self.item, self.slide.part, self.slide.path)


class Deck:
    """All slides of a talk in order."""

    def __init__(
        self, title: str, items: list[Item], minutes: int = 0, key: str = "", *, has_opening: bool = False
    ) -> None:
        """Make a deck.

        Args:
            title: of the whole.
            items: the steps.
            minutes: the time there is; 0 takes the plan's own sum.
            key: names what is presented, so that it is known again.
            has_opening: the first step is the title of the whole and does not count as a step.
        """
        self.title, self.items, self.key, self.has_opening = title, items, key, has_opening
        self.minutes = minutes or sum(item.step.minutes for item in items)
        self.leaves: list[Leaf] = []
        self.count = 0
        self._renumber()

    def put(self, number: int, slides: tuple[Slide, ...]) -> None:
        """Take the slides of a step as they fit the wall."""
        self.items[number].slides = slides
        self.items[number].is_fitted = True
        self._renumber()

    def loosen(self) -> None:
        """Forget how slides were fitted, because the wall has another shape."""
        for item in self.items:
            item.slides, item.is_fitted = item.raw, False
        self._renumber()

    def find(self, spot: Spot) -> int:
        """Give the number of the leaf at a place; where it was cut otherwise, that of the leaf that holds it now."""
        same = [at for at, leaf in enumerate(self.leaves) if (leaf.item, leaf.slide.part) == spot[:2]]
        before = [at for at in same if self.leaves[at].slide.path <= spot.path]
        if before or same:
            return before[-1] if before else same[0]
        later = (at for at, leaf in enumerate(self.leaves) if leaf.item >= spot.item)
        return next(later, len(self.leaves) - 1)

    def with_number(self, number: int) -> int | None:
        """Give the leaf that carries a number, or None."""
        return next((at for at, leaf in enumerate(self.leaves) if leaf.number == number), None)

    def first_of(self, item: int) -> int | None:
        """Give the first leaf of a step that is for the wall, or None."""
        return next((at for at, leaf in enumerate(self.leaves) if leaf.item == item and leaf.number), None)

    def step_from(self, at: int, by: int) -> int | None:
        """Give the next leaf for the wall from one, forward (1) or back (-1), or None at the end."""
        at += by
        while 0 <= at < len(self.leaves):
            if self.leaves[at].number:
                return at
            at += by
        return None

    def _renumber(self) -> None:
        self.leaves, self.count = [], 0
        for at, item in enumerate(self.items):
            for slide in item.slides:
                self.count += not slide.is_hidden
                self.leaves.append(Leaf(at, slide, 0 if slide.is_hidden else self.count))
        if not self.count and self.leaves:  # a talk has something on the wall
            self.leaves[0] = self.leaves[0]._replace(number=1)
            self.count = 1


def deck_of_workshop(workshop: Workshop, library: Library) -> Deck:
    """Make the deck of a workshop: its title first, then its steps."""
    opening = Step(StepKind.SLIDE, title=workshop.title, text=workshop.purpose)
    items = [_opening(opening)] if _needs_opening(workshop) else []
    items += [item_of(step, library) for step in workshop.steps]
    accent = next((item.accent for item in items if item.accent), "")
    for item in items:  # slides of one's own wear the colour of the first entry
        if not item.accent:
            item.raw = item.slides = tuple(replace(slide, accent=accent, foot=workshop.title) for slide in item.raw)
    key = f"workshop:{workshop.pack}/{workshop.id}"
    return Deck(workshop.title, items, workshop.minutes, key, has_opening=_needs_opening(workshop))


def deck_of_entry(place: EntryPlace, library: Library) -> Deck:
    """Make the deck of one entry, as it stands."""
    item = item_of(Step(StepKind.ENTRY, entry=place.id, pack=place.pack), library)
    return Deck(item.title, [item], key=f"entry:{place.pack}/{place.id}")


def item_of(step: Step, library: Library) -> Item:
    """Make a step ready; an entry that is missing or damaged becomes one quiet slide."""
    if step.kind != StepKind.ENTRY:
        slides = cut_step(step, None)
        return Item(step, slides[0].title or tr("Slide"), slides)
    try:
        entry = library.entry(EntryPlace(step.pack, step.entry))
    except NoSuchEntryError:
        return Item(step, step.entry, cut_step(step, None))
    except PackError:
        return Item(step, step.entry, (missing(tr("This page cannot be read just now."), step.entry),))
    slides = cut_step(step, entry)
    return Item(step, entry.title, slides, accent=slides[0].accent)


def _opening(step: Step) -> Item:
    slides = cut_step(step, None)
    return Item(step, step.title, tuple(replace(slide, kind=type(slide.kind).TITLE) for slide in slides))


def _needs_opening(workshop: Workshop) -> bool:
    """A workshop that begins with a title of its own has no need of another."""
    first = workshop.steps[0] if workshop.steps else None
    return first is None or first.kind != StepKind.SLIDE or bool(first.text)
