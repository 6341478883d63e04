"""What each page of the library shows, gathered from the packs; how it looks is `typeset`'s."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from hubdesk.errors import NoSuchEntryError
from hubdesk.model.address import EntryPlace, TermPlace, address_of
from hubdesk.model.vocabulary import Term, TermKind, TermPage

if TYPE_CHECKING:
    from hubdesk.library.library import Library
    from hubdesk.model.content import PackInfo
    from hubdesk.model.entry import Entry, EntryLine

SECTION_LINES = 40
"""Entries listed per section of a partnership's or theme's page; the tree has the rest."""


@dataclass(frozen=True, slots=True)
class EntryPage:
    """An entry, and the pack it comes from."""

    entry: Entry
    info: PackInfo


@dataclass(frozen=True, slots=True)
class Section:
    """Part of a gathering page: the entries of a branch by title, at most 40 of `total`."""

    term: Term
    lines: tuple[EntryLine, ...]
    total: int


@dataclass(frozen=True, slots=True)
class GatheringPage:
    """The page of a partnership (sections are its themes) or of a theme (sections are partnerships)."""

    page: TermPage
    sections: tuple[Section, ...]


Page: TypeAlias = EntryPage | GatheringPage


def make_page(library: Library, place: EntryPlace | TermPlace) -> Page:
    """Gather what a place shows.

    Raises:
        NoSuchEntryError: no pack on this device has it.
        PackDamagedError: its page cannot be read.
    """
    if isinstance(place, EntryPlace):
        entry = library.entry(place)
        return EntryPage(entry, library.info_of(entry.pack))
    page = library.term_page(place.kind, place.id)
    if page is None:
        raise NoSuchEntryError(address_of(place))
    branches = library.branches(place.kind, place.id)
    return GatheringPage(
        page,
        tuple(
            Section(
                branch.term,
                tuple(library.lines(place.kind, place.id, branch.term.id, 0, SECTION_LINES)),
                branch.entries,
            )
            for branch in branches
        ),
    )


def place_of_target(target: str, pack: str) -> EntryPlace | TermPlace | None:
    """Read a link's target within a pack: an entry, a partnership or a theme; None for anything else."""
    kind, _, rest = target.partition(":")
    path, _, heading = rest.partition("#")
    if kind == "entry" and path.count("/") == 1:
        return EntryPlace(pack, path, heading)
    if kind == "term":
        name, _, term = path.partition("/")
        kinds = {"partnership": TermKind.PARTNERSHIP, "theme": TermKind.THEME}
        if name in kinds and term:
            return TermPlace(kinds[name], term)
    return None
