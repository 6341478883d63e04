"""How a talk stands: what covers the wall, its pace, its place, and what the room has seen. Plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from hubdesk.services.presenting.deck import Spot

if TYPE_CHECKING:
    from hubdesk.model.slide import Slide

_NOWHERE = Spot(0, "", ())


class Cover(StrEnum):
    """What lies over the slide on the wall."""

    NONE = ""
    BLACK = "black"
    WHITE = "white"


class Pace(StrEnum):
    """How the talk stands to its plan."""

    UNPLANNED = "unplanned"
    AHEAD = "ahead"
    ON_TIME = "on_time"
    BEHIND = "behind"


class Standing(NamedTuple):
    """The pace, and by how many minutes."""

    pace: Pace
    minutes: int = 0


@dataclass(slots=True)
class Showing:
    """A slide that the room has seen: of which step, since when (seconds since 1970), for how many seconds.

    `spot` is its place in the deck, or in that of the answer with the number `answer`; -1 is the deck itself.
    """

    item: str
    slide: Slide
    began: float
    seconds: float = 0.0
    spot: Spot = _NOWHERE
    answer: int = -1


class Place(NamedTuple):
    """Where a talk stands, in values that can be written down. Times in seconds since 1970, lengths in seconds.

    Attributes:
        spot: the slide that it is at.
        at: when this was so.
        elapsed: the time gone by.
        is_running: whether the clock runs.
        has_begun: whether the first slide was left.
        in_item: steps, and the seconds spent on each.
        countdowns: slides whose countdown was started, and when.
    """

    spot: Spot
    at: float
    elapsed: float
    is_running: bool
    has_begun: bool
    in_item: tuple[tuple[int, float], ...] = ()
    countdowns: tuple[tuple[Spot, float], ...] = ()


def say_clock(seconds: float) -> str:
    """Say a length of time: `4:07`, `1:02:30`, with a minus below zero."""
    whole = int(abs(seconds))
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    sign = "\u2212" if seconds <= -1 else ""
    return f"{sign}{hours}:{minutes:02}:{rest:02}" if hours else f"{sign}{minutes}:{rest:02}"


def say_time(seconds_since_1970: float) -> str:
    """Say a time of day: `14:05`."""
    return datetime.fromtimestamp(seconds_since_1970).strftime("%H:%M")
