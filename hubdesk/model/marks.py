"""What a user has at an entry. Whoever keeps lists, notes and workshops is a `MarkSource`; updating a pack asks it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable


class Mark(NamedTuple):
    """Something of the user's that hangs on an entry. `what` says it in their words: `Favourites`, `List “Monday”`."""

    entry: str
    what: str


class MarkSource(Protocol):
    """Whoever knows the user's marks."""

    def marks_in(self, pack_id: str) -> Iterable[Mark]:
        """Give every mark at an entry of a pack; `entry` is `<partnership>/<slug>`."""
        ...


class NoMarks:
    """A user who has kept nothing."""

    def marks_in(self, pack_id: str) -> Iterable[Mark]:  # noqa: ARG002 - the protocol's
        """Give none."""
        return ()
