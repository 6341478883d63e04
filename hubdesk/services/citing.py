"""Where words of the library are from, to be copied together with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdesk.model.address import EntryPlace, TermPlace, address_of
from hubdesk.model.facts import numbered_notes
from hubdesk.model.say import say_date
from hubdesk.model.words import tr
from hubdesk.services.pages import EntryPage

if TYPE_CHECKING:
    from collections.abc import Collection

    from hubdesk.model.document import Note
    from hubdesk.model.pack_info import PackInfo
    from hubdesk.model.source import Source
    from hubdesk.services.pages import Page


def with_source(text: str, page: Page, info: PackInfo | None, heading: str = "", notes: Collection[int] = ()) -> str:
    """Give copied words, and below them the page, the pack, the address and the sources that the words name.

    Args:
        text: the words, their notes as `[1]`.
        page: where they stand.
        info: the pack that the page is from, if it is from one.
        heading: the anchor of the heading that they stand under.
        notes: the numbers of the notes that they name.
    """
    if isinstance(page, EntryPage):
        title, place = page.entry.title, address_of(EntryPlace(page.entry.pack, page.entry.id, heading))
        numbered = _numbered(page.entry.document.notes, page.entry.sources, notes)
    else:
        term = page.page.term
        title, place = term.name, address_of(TermPlace(term.kind, term.id))
        numbered = _numbered(page.page.introduction.notes, page.page.sources, notes)
    parts = [text.strip(), "", f"— {title}"]
    if info is not None:
        edition = tr("{pack}, edition of {date}").format(pack=info.title, date=say_date(info.edition))
        parts.append(", ".join(part for part in (edition, info.publisher, info.licence) if part))
    parts.append(place)
    if numbered:
        parts += ["", tr("Sources:"), *numbered]
    return "\n".join(parts) + "\n"


def _numbered(notes: tuple[Note, ...], sources: tuple[Source, ...], wanted: Collection[int]) -> list[str]:
    lines = []
    for note in numbered_notes(notes, sources):
        if note.number in wanted and note.source is not None:
            said = (note.source.title, note.source.publisher, note.source.year, note.source.url)
            lines.append(f"[{note.number}] {', '.join(part for part in said if part)}")
    return lines
