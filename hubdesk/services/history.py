"""The places that were looked at, in order, each with how far down it was scrolled; kept from day to day."""

from __future__ import annotations

from typing import NamedTuple

from hubdesk.errors import AddressError
from hubdesk.model.address import HomePlace, Place, address_of, parse_address

_KEPT = 30
"""Places kept for the next day, on each side of the one that is looked at."""


class Scroll(NamedTuple):
    """How far down a page is: the position of the character at the top, and how many pixels below the edge it stands.

    So the same words are at the top again in a window of another width, or with larger text.
    """

    position: int
    below: int


class Visit:
    """A place that was looked at, and how far down it was scrolled; None where it was not left yet.

    `branch` is the partnership and the theme under which it was met in the tree; None if that is not known any more.
    """

    __slots__ = ("branch", "place", "scroll")

    def __init__(self, place: Place, scroll: Scroll | None = None) -> None:
        self.place, self.scroll = place, scroll
        self.branch: tuple[str, str] | None = None


class History:
    """The places looked at, in order, and the one that is looked at now. It begins at home."""

    def __init__(self) -> None:
        self._visits = [Visit(HomePlace())]
        self._at = 0

    @property
    def current(self) -> Visit:
        """The place that is looked at."""
        return self._visits[self._at]

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place before this one."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a place after this one."""
        return self._at < len(self._visits) - 1

    def go(self, place: Place) -> None:
        """Look at a place; what came after the present one is forgotten."""
        if place != self.current.place:
            self.go_on(place)

    def go_on(self, place: Place) -> None:
        """Look at a place, or at another part of the one that is looked at already."""
        del self._visits[self._at + 1 :]
        self._visits.append(Visit(place))
        self._at += 1

    def stay_at(self, visit: Visit) -> None:
        """Go back to a visit of this history that was left, because where it was left for cannot be shown."""
        self._at = self._visits.index(visit)

    def back(self) -> Visit:
        """Step back, if that can be."""
        self._at = max(0, self._at - 1)
        return self.current

    def forward(self) -> Visit:
        """Step forward, if that can be."""
        self._at = min(len(self._visits) - 1, self._at + 1)
        return self.current

    def to_text(self) -> str:
        """Write the history down: the place looked at, counted from 0, then one place a line."""
        first = max(0, self._at - _KEPT)
        kept = self._visits[first : self._at + _KEPT + 1]
        return "\n".join([str(self._at - first), *(_write(visit) for visit in kept)])

    def take_up(self, untrusted_text: str) -> bool:
        """Go on where a history that was written down stood; say whether it could be read."""
        number, *lines = untrusted_text.split("\n")
        try:
            visits = [_read(line) for line in lines]
            at = int(number)
        except (AddressError, ValueError):
            return False
        if not 0 <= at < len(visits):
            return False
        self._visits, self._at = visits, at
        return True


def _write(visit: Visit) -> str:
    scroll = "" if visit.scroll is None else f" {visit.scroll.position} {visit.scroll.below}"
    return address_of(visit.place) + scroll


def _read(untrusted_line: str) -> Visit:
    address, *numbers = untrusted_line.split(" ")
    if len(numbers) not in (0, 2):
        raise ValueError(untrusted_line)
    return Visit(parse_address(address), Scroll(*map(int, numbers)) if numbers else None)
