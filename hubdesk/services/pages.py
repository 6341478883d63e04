"""What each page of the library shows, gathered from the packs; how it looks is `typeset`'s."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from hubdesk.errors import NoSuchEntryError
from hubdesk.model.address import EntryPlace, TermPlace, address_of
from hubdesk.model.document import headings
from hubdesk.model.guide import GUIDE_ID
from hubdesk.model.term_page import TermPage
from hubdesk.model.vocabulary import Term, TermKind

if TYPE_CHECKING:
    from hubdesk.library.library import Library
    from hubdesk.model.around import Around
    from hubdesk.model.entry import Entry, EntryLine
    from hubdesk.model.pack_info import PackInfo

SECTION_LINES = 40
"""Entries listed per section of a partnership's or theme's page; the tree has the rest."""


class EntryPage(NamedTuple):
    """An entry, the pack it comes from and, where it is read in the window, what stands round it.

    `is_signed`: whether somebody has signed the pack; `is_of_several`: whether it is one of several that are open.
    """

    entry: Entry
    info: PackInfo
    around: Around | None = None
    is_signed: bool = True
    is_of_several: bool = False


class Section(NamedTuple):
    """Part of a gathering page: the entries of a branch by title, at most 40 of `total`."""

    term: Term
    lines: tuple[EntryLine, ...]
    total: int


class GatheringPage(NamedTuple):
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
        return EntryPage(
            entry,
            library.info_of(entry.pack),
            is_signed=entry.pack == GUIDE_ID or library.is_signed(entry.pack),
            is_of_several=len(library.packs) > 1 and entry.pack != GUIDE_ID,
        )
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


def with_surroundings(library: Library, page: EntryPage, partnership: str = "", theme: str = "") -> EntryPage:
    """Put round an entry's page what leads on from it.

    Args:
        library: the packs.
        page: the entry's.
        partnership: the branch in which the reader is; if the entry does not stand there, its own first one is taken.
        theme: as `partnership`.

    Raises:
        PackDamagedError: a part of the pack cannot be read.
    """
    entry = page.entry
    if entry.pack == GUIDE_ID:  # its pages have links of their own, are like none, and stand in no branch
        return page
    place = EntryPlace(entry.pack, entry.id)
    neighbours = library.neighbours(place, partnership, theme) if partnership and theme else None
    themes = entry.of_kind(TermKind.THEME)
    if neighbours is None and themes:
        neighbours = library.neighbours(place, entry.id.partition("/")[0], themes[0].id)
    return page._replace(around=library.around(place)._replace(neighbours=neighbours))


def opens_at_top(entry: Entry, heading: str) -> bool:
    """Say whether an entry is shown from its top although a heading was asked for.

    So is a sensitive one, where help comes before anything else, and one whose first heading was asked for, because
    its title and facts stand just above.
    """
    first = next(iter(headings(entry.document)), None)
    return bool(entry.sensitive) or (first is not None and first.anchor == heading)


def pack_of(page: Page | None) -> str:
    """Give the id of the pack that a page's text and pictures come from; empty if there is none."""
    if page is None:
        return ""
    return page.entry.pack if isinstance(page, EntryPage) else page.page.pack
