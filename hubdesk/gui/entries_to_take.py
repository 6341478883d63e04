"""Entries of the library as something to print: the window's own for the preview, files opened anew for a PDF."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from hubdesk.gui.printable import Printable, Wish
from hubdesk.library.library import open_library
from hubdesk.model.address import EntryPlace, address_of
from hubdesk.model.own_parts import without_own_parts
from hubdesk.services.export import Choice, choose
from hubdesk.typeset.book import Book, bind
from hubdesk.typeset.paper import load_paper_fonts
from hubdesk.typeset.pdf import write_pdf

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping, Sequence
    from pathlib import Path

    from hubdesk.export.contents import Contents, Exported
    from hubdesk.library.library import Library
    from hubdesk.model.progress import CancelToken, Progress, Report
    from hubdesk.typeset.printing import Sheets


def printable_entries(
    library: Library,
    choice: Choice,
    title: str = "",
    notes: Mapping[EntryPlace, str] | None = None,
    contact: tuple[str, str] = ("", ""),
) -> Printable:
    """Make entries printable.

    Args:
        library: the window's.
        choice: which ones.
        title: of a list; empty where what was chosen has a name of its own.
        notes: what the reader wrote about entries, to stand with them.
        contact: the school's own safeguarding lead and how to reach them.
    Raises:
        NothingChosenError, NoSuchEntryError: there is nothing like that.
        PackError: an entry cannot be read.
    """
    paths = [pack.path for pack in ((*library.packs, library.guide) if library.guide else library.packs)]
    contents = _contents(library, choice, title)
    alone = contents.read_entry(contents.places[0]) if len(contents.places) == 1 else None

    def steps(wish: Wish) -> Generator[Progress, None, Sheets]:
        book = Book(contents, wish.paper, with_own_parts=wish.with_own_parts, notes=notes, contact=contact)
        yield from book.steps()
        return book.sheets()

    def write(wish: Wish, target: Path, report: Report, token: CancelToken) -> Exported:
        with open_library(paths) as opened:  # a database belongs to the thread that opened it
            chosen = _contents(opened, choice, title)
            book = Book(chosen, wish.paper, with_own_parts=wish.with_own_parts, notes=notes, contact=contact)
            sheets = bind(book, report, token)
            edition = max(info.edition for info in chosen.packs)
            return write_pdf(sheets, target, entries=len(chosen.places), edition=edition, report=report, token=token)

    load_paper_fonts()
    has_own = alone is None or without_own_parts(alone.document) != alone.document
    return Printable(alone.title if alone else contents.title, steps, write, has_own)


def choice_of(places: Sequence[EntryPlace]) -> Choice:
    """Choose these entries, in this order."""
    ids = (address_of(EntryPlace(place.pack, place.id)) for place in places)
    return Choice(ids=tuple(ids))


def _contents(library: Library, choice: Choice, title: str) -> Contents:
    contents = choose(library, choice)
    return dataclasses.replace(contents, title=title, summary="") if title else contents
