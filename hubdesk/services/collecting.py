"""What a user can ask of what was collected: entries as the library has them now, and those that are gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hubdesk.errors import NoSuchEntryError, PackError
from hubdesk.model.address import EntryPlace
from hubdesk.model.document import Heading, Listing, block_text
from hubdesk.model.facts import term_names
from hubdesk.model.vocabulary import TermKind
from hubdesk.userdata.lists import Kept
from hubdesk.userdata.sheets import NEEDS, PEOPLE, STEPS, TIME, SheetLine, new_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hubdesk.library.library import Library
    from hubdesk.model.entry import Entry, EntryLine

FIRST_STEPS = "start-on-monday"
"""The anchor of the part of an entry that holds first steps."""


class Collected(NamedTuple):
    """An entry that the user keeps, as the library has it now.

    Attributes:
        kept: what the user keeps.
        line: the entry in the library; None if it is not there.
        where: the name of its partnership, and the name of that one's accent.
        nearest: where it is not there, the entry that is closest to it, if there is one.
    """

    kept: Kept
    line: EntryLine | None
    where: str = ""
    accent: str = ""
    nearest: EntryLine | None = None

    @property
    def title(self) -> str:
        """The title: today's, or the one that it had."""
        return self.line.title if self.line else self.kept.title

    @property
    def place(self) -> EntryPlace | None:
        """Where following it leads: to the entry, or to the one closest to it."""
        line = self.line or self.nearest
        return EntryPlace(line.pack, line.id) if line else None


def look_up(library: Library, kept: Iterable[Kept]) -> list[Collected]:
    """Find what was kept in the library, in the same order; what is gone is named with its old title."""
    return [_look_up(library, one) for one in kept]


def kept_of(entry: Entry | EntryLine) -> Kept:
    """Say how an entry is kept."""
    return Kept(entry.pack, entry.id, entry.title)


def first_steps(entry: Entry) -> list[str]:
    """Give the first steps that an entry itself suggests; none if it has no such part."""
    steps: list[str] = []
    is_inside = False
    for block in entry.document.blocks:
        if isinstance(block, Heading):
            is_inside = block.anchor == FIRST_STEPS
        elif is_inside and isinstance(block, Listing):
            steps += [" ".join(block_text(item).split()) for item in block.items]
    return steps


def first_lines(entry: Entry) -> list[SheetLine]:
    """Make the lines that the sheet of an entry begins with: room for each part, and the entry's own first steps."""
    lines = [new_line(part) for part in (NEEDS, PEOPLE, TIME)]
    return lines + [new_line(STEPS, step) for step in first_steps(entry) or [""]]


def hints(entry: Entry) -> dict[str, str]:
    """Give what an entry says on the parts of its sheet, where it says something: what it cost, for whom, how long."""
    found = {NEEDS: entry.cost, PEOPLE: term_names(entry.of_kind(TermKind.AUDIENCE)), TIME: entry.time}
    return {part: words for part, words in found.items() if words}


def _look_up(library: Library, kept: Kept) -> Collected:
    place = EntryPlace(kept.pack, kept.entry)
    try:
        line = library.line(place)
        nearest = None if line else _nearest(library, place, kept.title)
    except PackError:  # its pack cannot be read now: it is named as one that is not there
        line = nearest = None
    term = library.term(TermKind.PARTNERSHIP, (line.id if line else kept.entry).partition("/")[0])
    return Collected(kept, line, term.name if term else "", term.accent if term else "", nearest)


def _nearest(library: Library, place: EntryPlace, title: str) -> EntryLine | None:
    """Find the same entry in another pack, one of the same or nearly the same title, or the one whose id is closest."""
    if same := library.line(EntryPlace("", place.id)) or library.titled(title):
        return same
    try:
        library.entry(EntryPlace("", place.id))
    except NoSuchEntryError as error:
        return next((line for id_ in error.nearest if (line := library.line(EntryPlace("", id_)))), None)
    return None
