"""Handing the library on: choosing what goes out, and writing it as web pages, one HTML file, a book or an archive."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hubdesk.errors import NothingChosenError
from hubdesk.export.contents import Contents, Exported
from hubdesk.model.address import EntryPlace, parse_address
from hubdesk.model.progress import CancelToken, Report, no_report
from hubdesk.model.vocabulary import Term, TermKind
from hubdesk.model.words import tr

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from hubdesk.library.library import Library

_ALL = 10_000_000
"""More entries than any pack holds."""


class Choice(NamedTuple):
    """What is to go out: these entries, or all; of them, those of a partnership and of a theme, where one is named.

    `title` is that of a reader's own list; `contact` the school's own safeguarding lead and how to reach them, to stand
    first where a sensitive entry says who helps.
    """

    ids: tuple[str, ...] = ()
    partnership: str = ""
    theme: str = ""
    title: str = ""
    contact: tuple[str, str] = ("", "")


def choose(library: Library, choice: Choice) -> Contents:
    """Find what is to go out. Entries that were named keep their order; others stand by partnership, then by title.

    Raises:
        NothingChosenError: there is nothing like that in the library.
        NoSuchEntryError, AddressError: an entry that was named is not there, or its name is none.
    """
    partnerships = [branch.term for branch in library.groups(TermKind.PARTNERSHIP)]
    themes = [branch.term for branch in library.groups(TermKind.THEME)]
    partnership = _known(choice.partnership, partnerships, tr("of a partnership"))
    theme = _known(choice.theme, themes, tr("on a theme"))
    places = _named(library, choice.ids) if choice.ids else _in_order(library, partnerships)
    if partnership:
        places = [place for place in places if place.id.partition("/")[0] == partnership.id]
    if theme:
        carried = _carriers(library, theme)
        places = [place for place in places if (place.pack, place.id) in carried]
    if not places:
        asked = [f"of {partnership.name}" if partnership else "", f"on {theme.name}" if theme else ""]
        raise NothingChosenError(" ".join(filter(None, asked)) or tr("at all"))
    used = {place.pack for place in places}
    opened = [pack for pack in (*library.packs, library.guide) if pack is not None and pack.info.id in used]
    packs = tuple(pack.info for pack in opened)
    narrowed = [term for term in (partnership, theme) if term]
    return Contents(
        title=choice.title or ", ".join(term.name for term in narrowed) or packs[0].title,
        subtitle=packs[0].title if narrowed or choice.title else "",
        summary=narrowed[0].summary if len(narrowed) == 1 else "" if narrowed or choice.ids else packs[0].summary,
        packs=packs,
        places=tuple(places),
        partnerships=tuple(partnerships),
        themes=tuple(themes),
        synonyms=tuple(row for pack in opened for row in pack.synonyms()),
        read_entry=library.entry,
        read_around=library.around,
        read_term_page=library.term_page,
        read_asset=library.asset,
        narrowed=tuple(narrowed),
        contact=choice.contact,
    )


def export_one_file(
    library: Library, choice: Choice, target: Path, report: Report = no_report, token: CancelToken | None = None
) -> Exported:
    """Write what was chosen as one HTML file; raises as `choose` and `write_one_file` do."""
    from hubdesk.export.one_file import write_one_file

    return write_one_file(choose(library, choice), target, report, token)


def export_web(
    library: Library, choice: Choice, target: Path, report: Report = no_report, token: CancelToken | None = None
) -> Exported:
    """Write what was chosen as a folder of web pages; raises as `choose` and `write_web` do."""
    from hubdesk.export.web import write_web

    return write_web(choose(library, choice), target, report, token)


def export_book(
    library: Library, choice: Choice, target: Path, report: Report = no_report, token: CancelToken | None = None
) -> Exported:
    """Write what was chosen as an EPUB; raises as `choose` and `write_book` do."""
    from hubdesk.export.book import write_book

    return write_book(choose(library, choice), target, report, token)


def export_archive(
    library: Library, choice: Choice, target: Path, report: Report = no_report, token: CancelToken | None = None
) -> Exported:
    """Write what was chosen as a ZIM archive; raises as `choose` and `write_archive` do."""
    from hubdesk.export.archive import write_archive

    return write_archive(choose(library, choice), target, report, token)


def _known(asked: str, terms: list[Term], what: str) -> Term | None:
    if not asked:
        return None
    for term in terms:
        if asked.casefold() in (term.id.casefold(), term.name.casefold()):
            return term
    raise NothingChosenError(
        tr("{what} called “{asked}”").format(what=what, asked=asked), tuple(term.id for term in terms)
    )


def _named(library: Library, ids: Iterable[str]) -> list[EntryPlace]:
    places = []
    for text in ids:
        place = parse_address(text)
        if not isinstance(place, EntryPlace):
            raise NothingChosenError(tr("at {text}").format(text=text))
        entry = library.entry(place)
        places.append(EntryPlace(entry.pack, entry.id))
    return list(dict.fromkeys(places))


def _in_order(library: Library, partnerships: list[Term]) -> list[EntryPlace]:
    rank = {term.id: number for number, term in enumerate(partnerships)}
    found = []
    for number, pack in enumerate(library.packs):
        for id_ in pack.ids(_ALL):
            place = EntryPlace(pack.info.id, id_)
            line = library.line(place)
            title = line.title.casefold() if line else ""
            found.append(((rank.get(id_.partition("/")[0], len(rank)), title, number, id_), place))
    return [place for _, place in sorted(found)]


def _carriers(library: Library, theme: Term) -> set[tuple[str, str]]:
    return {
        (line.pack, line.id)
        for branch in library.branches(TermKind.THEME, theme.id)
        for line in library.lines(TermKind.THEME, theme.id, branch.term.id, 0, branch.entries)
    }
