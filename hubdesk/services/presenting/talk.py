"""A talk as it goes on: what the room sees, what the trainer sees, and the clocks. It needs no window.

Nothing here ends a talk: it can be left and taken up again at the same slide, with its clocks running.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeAlias

from hubdesk.model.slide import Slide, SlideKind
from hubdesk.services.presenting.deck import Deck, Item, Leaf, Spot
from hubdesk.services.presenting.state import Cover, Pace, Place, Showing, Standing

Clock: TypeAlias = Callable[[], float]

ON_TIME_SECONDS = 60.0
"""Sooner or later than planned by less than this is on time."""
_GLANCE_SECONDS = 1.0
"""A slide that was passed over in less was not shown."""


class Talk:
    """One talk over a deck."""

    def __init__(self, deck: Deck, clock: Clock = time.monotonic, calendar: Clock = time.time) -> None:
        """Begin at the first slide.

        Args:
            deck: what is shown.
            clock: seconds that only go forward.
            calendar: seconds since 1970.
        """
        self.deck, self._clock, self._calendar = deck, clock, calendar
        self.at = deck.step_from(-1, 1) or 0
        self.cover = Cover.NONE
        self.is_running = False
        self.has_begun = False
        self.elapsed = 0.0
        self.shown: list[Showing] = []
        self.answers: list[Item] = []
        self._frozen: Leaf | None = None
        self._aside: tuple[Deck, int] | None = None
        self._in_item: dict[int, float] = {}
        self._countdowns: dict[tuple[int, Spot], float] = {}
        self._last = clock()
        self._note_shown()

    # ---- what is seen

    @property
    def current(self) -> Leaf:
        """The slide that the trainer is at."""
        if self._aside is not None:
            return self._aside[0].leaves[self._aside[1]]
        return self.deck.leaves[self.at]

    @property
    def on_wall(self) -> Leaf:
        """The slide that the room sees, if nothing covers it."""
        return self._frozen or self.current

    @property
    def is_frozen(self) -> bool:
        """Whether the wall stays as it is while the trainer looks elsewhere."""
        return self._frozen is not None

    @property
    def following(self) -> Leaf | None:
        """The slide that comes next, or None at the end."""
        deck, at = self._aside or (self.deck, self.at)
        after = deck.step_from(at, 1)
        return deck.leaves[after] if after is not None else None

    @property
    def preceding(self) -> Leaf | None:
        """The slide before, or None at the beginning."""
        deck, at = self._aside or (self.deck, self.at)
        before = deck.step_from(at, -1)
        return deck.leaves[before] if before is not None else None

    @property
    def is_aside(self) -> bool:
        """Whether an answer stands in front of the talk."""
        return self._aside is not None

    @property
    def position(self) -> int:
        """The number of the leaf that the trainer is at, in the answer's deck or the talk's own."""
        return self._aside[1] if self._aside is not None else self.at

    @property
    def aside(self) -> Deck | None:
        """The deck of the answer."""
        return self._aside[0] if self._aside else None

    # ---- moving

    def next(self) -> None:
        """Go on: light the wall again, start a countdown that waits, or show the next slide."""
        if self._uncover():
            return
        self._tick()
        if self._waits_for_countdown():
            self.start_countdown()
            return
        self._move(1)
        self._begin()

    def back(self) -> None:
        """Show the slide before."""
        if not self._uncover():
            self._tick()
            self._move(-1)

    def home(self) -> None:
        """Show the first slide."""
        self.go_to(self.deck.step_from(-1, 1))

    def end(self) -> None:
        """Show the last slide."""
        self.go_to(self.deck.step_from(len(self.deck.leaves), -1))

    def go_to(self, at: int | None) -> None:
        """Show a leaf of the deck, and leave an answer; None does nothing."""
        if at is None or not 0 <= at < len(self.deck.leaves):
            return
        self._tick()
        self._aside = None
        self.cover = Cover.NONE
        is_left, self.at = at != self.at, at
        self._arrive()
        if is_left:
            self._begin()

    def _begin(self) -> None:
        """Start the clock when the first slide is left, in whatever way; later it is the trainer's."""
        if not self.has_begun:
            self.has_begun = self.is_running = True

    def go_to_number(self, number: int) -> bool:
        """Show the slide with a number; False if there is none."""
        at = self.deck.with_number(number)
        self.go_to(at)
        return at is not None

    def answer(self, item: Item) -> None:
        """Put the answer to a question on the wall; `come_back` leads to the same slide as before."""
        self._tick()
        self.answers.append(item)
        deck = Deck(item.title, [item])
        self._aside = (deck, deck.step_from(-1, 1) or 0)
        self._frozen, self.cover = None, Cover.NONE
        self._arrive()

    def go_aside(self, at: int) -> None:
        """Show a leaf of the answer."""
        if self._aside is not None and 0 <= at < len(self._aside[0].leaves):
            self._tick()
            self._aside = (self._aside[0], at)
            self._arrive()

    def come_back(self) -> None:
        """Leave an answer for the slide it stood in front of."""
        if self._aside is not None:
            self._tick()
            self._aside = None
            self._arrive()

    def refit(self, item: int, slides: tuple[Slide, ...]) -> None:
        """Take slides that fit the wall; the talk stays where it is."""
        spot = self.deck.leaves[self.at].spot
        self.deck.put(item, slides)
        self.at = self.deck.find(spot)
        self._mend_frozen()

    def refit_aside(self, slides: tuple[Slide, ...]) -> None:
        """Take an answer's slides that fit the wall."""
        if self._aside is not None:
            deck, at = self._aside
            spot = deck.leaves[at].spot
            deck.put(0, slides)
            self._aside = (deck, deck.find(spot))

    def loosen(self) -> None:
        """Forget how slides were fitted; the talk stays where it is."""
        spot = self.deck.leaves[self.at].spot
        self.deck.loosen()
        self.at = self.deck.find(spot)
        self._mend_frozen()

    # ---- the wall

    def toggle_cover(self, cover: Cover) -> None:
        """Make the wall black or white, or show the slide again."""
        self._tick()
        self.cover = Cover.NONE if self.cover == cover else cover
        self._note_shown()

    def toggle_freeze(self) -> None:
        """Keep the wall as it is, or let it follow again."""
        self._tick()
        self._frozen = None if self._frozen else self.current
        self._note_shown()

    def uncover(self) -> None:
        """Show the slide that the talk is at."""
        self._tick()
        self.cover, self._frozen = Cover.NONE, None
        self._note_shown()

    # ---- clocks

    def toggle_clock(self) -> None:
        """Stop the clock or let it go on."""
        self._tick()
        self.has_begun = True
        self.is_running = not self.is_running

    def catch_up(self) -> None:
        """Bring the clocks up to now."""
        self._tick()

    def in_item(self, item: int) -> float:
        """Give the seconds spent on a step."""
        return self._in_item.get(item, 0.0)

    @property
    def left(self) -> float | None:
        """Seconds left of the time there is, below zero when it is over; None if there is no plan."""
        return self.deck.minutes * 60 - self.elapsed if self.deck.minutes else None

    def planned_until(self, item: int) -> float:
        """Give when a step is planned to begin, in seconds from the start."""
        return sum(one.step.minutes for one in self.deck.items[:item]) * 60.0

    @property
    def item(self) -> int:
        """The number of the step that the talk is at; an answer counts for the step it was asked in."""
        return self.deck.leaves[self.at].item

    @property
    def standing(self) -> Standing:
        """How the talk stands to its plan."""
        if not self.deck.minutes or not any(item.step.minutes for item in self.deck.items) or not self.has_begun:
            return Standing(Pace.UNPLANNED)
        begin = self.planned_until(self.item)
        end = begin + self.deck.items[self.item].step.minutes * 60.0
        if self.elapsed < begin - ON_TIME_SECONDS:
            return Standing(Pace.AHEAD, round((begin - self.elapsed) / 60))
        if self.elapsed > end + ON_TIME_SECONDS:
            return Standing(Pace.BEHIND, round((self.elapsed - end) / 60))
        return Standing(Pace.ON_TIME)

    # ---- kept and taken up again

    def place(self) -> Place:
        """Say where the talk stands, so that `take_up` can go on from there in another talk over the same deck."""
        self._tick()
        origin, now = self._calendar() - self._clock(), self._calendar()
        return Place(
            spot=self.deck.leaves[self.at].spot,
            at=now,
            elapsed=self.elapsed,
            is_running=self.is_running,
            has_begun=self.has_begun,
            in_item=tuple(sorted(self._in_item.items())),
            countdowns=tuple((spot, origin + began) for (aside, spot), began in self._countdowns.items() if not aside),
        )

    def take_up(self, place: Place) -> None:
        """Go on where another talk over the same deck stood; a clock that ran has gone on meanwhile."""
        now, origin = self._calendar(), self._calendar() - self._clock()
        self.at = self.deck.find(place.spot)
        self.is_running, self.has_begun = place.is_running, place.has_begun
        self._in_item = dict(place.in_item)
        self._countdowns = {(0, spot): began - origin for spot, began in place.countdowns}
        gone = max(0.0, now - place.at) if place.is_running else 0.0
        self.elapsed = place.elapsed + gone
        self._in_item[self.item] = self.in_item(self.item) + gone
        self._last = self._clock()
        self.shown.clear()
        self._note_shown()

    # ---- countdowns

    def start_countdown(self) -> None:
        """Start the countdown of the slide that the talk is at, from its full time."""
        self._countdowns[self._countdown_key(self.current)] = self._clock()

    def toggle_countdown(self) -> None:
        """Start the countdown, or put it back to its full time."""
        key = self._countdown_key(self.current)
        if key in self._countdowns:
            del self._countdowns[key]
        elif self.current.slide.countdown:
            self.start_countdown()

    def countdown_left(self, leaf: Leaf) -> float | None:
        """Give the seconds left on a slide, 0 when time is up, None if it has no countdown."""
        if not leaf.slide.countdown:
            return None
        whole = leaf.slide.countdown * 60.0
        began = self._countdowns.get(self._countdown_key(leaf))
        return whole if began is None else max(0.0, whole - (self._clock() - began))

    def is_counting(self, leaf: Leaf) -> bool:
        """Say whether a slide's countdown was started."""
        return self._countdown_key(leaf) in self._countdowns

    # ---- inside

    def _countdown_key(self, leaf: Leaf) -> tuple[int, Spot]:
        return (int(self._aside is not None), leaf.spot)

    def _waits_for_countdown(self) -> bool:
        return bool(self.current.slide.countdown) and not self.is_counting(self.current) and not self.is_frozen

    def _uncover(self) -> bool:
        """Take black or white off the wall: the room sees again what it left, and nothing is passed over unseen."""
        if self.cover == Cover.NONE:
            return False
        self._tick()
        self.cover = Cover.NONE
        self._note_shown()
        return True

    def _move(self, by: int) -> None:
        if self._aside is not None:
            deck, at = self._aside
            after = deck.step_from(at, by)
            if after is not None:
                self._aside = (deck, after)
        else:
            after = self.deck.step_from(self.at, by)
            if after is not None:
                self.at = after
        self._arrive()

    def _arrive(self) -> None:
        leaf = self.current
        if leaf.slide.kind == SlideKind.BREAK and leaf.slide.countdown and not self.is_counting(leaf):
            self.start_countdown()  # a break begins when it is said
        self._note_shown()

    def _mend_frozen(self) -> None:
        if self._frozen is not None and self._aside is None:
            self._frozen = self.deck.leaves[self.deck.find(self._frozen.spot)]

    def _tick(self) -> None:
        now = self._clock()
        passed, self._last = max(0.0, now - self._last), now
        if self.is_running:
            self.elapsed += passed
            self._in_item[self.item] = self.in_item(self.item) + passed
        if self.shown and self.cover == Cover.NONE:
            self.shown[-1].seconds += passed

    def _note_shown(self) -> None:
        """Write down what the room sees now; a slide that was only passed over is struck out."""
        if self.cover != Cover.NONE:
            return
        leaf = self.on_wall
        if self.shown and self.shown[-1].slide == leaf.slide:
            return
        if self.shown and self.shown[-1].seconds < _GLANCE_SECONDS:
            self.shown.pop()
            if self.shown and self.shown[-1].slide == leaf.slide:
                return
        is_answer = self._aside is not None and not self._frozen
        items = self._aside[0].items if self._aside is not None and is_answer else self.deck.items
        title = items[min(leaf.item, len(items) - 1)].title
        answer = len(self.answers) - 1 if is_answer else -1
        self.shown.append(Showing(title, leaf.slide, self._calendar(), spot=leaf.spot, answer=answer))
