"""The user's notes as one page of HTML or as plain text, each under the title of its entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdesk.export.markup import tag, to_html
from hubdesk.export.target import new_file
from hubdesk.model.words import tr
from hubdesk.services.collecting import look_up
from hubdesk.userdata.lists import Kept
from hubdesk.userdata.notes import Notes

if TYPE_CHECKING:
    from pathlib import Path

    from hubdesk.library.library import Library
    from hubdesk.userdata.store import UserStore

_STYLE = (
    ":root{color-scheme:light dark}"
    "body{max-width:40rem;margin:3rem auto;padding:0 1.5rem;font:1.1rem/1.5 sans-serif}p{white-space:pre-wrap}"
)


def write_notes(library: Library, store: UserStore, path: Path) -> int:
    """Write every note into a file: a page if its name ends in .html, else plain text.

    Returns:
        How many notes there are.
    Raises:
        WriteFailedError: the file could not be written; nothing half-written is left.
    """
    notes = Notes(store).all()
    titles = [row.title for row in look_up(library, (Kept(note.pack, note.entry, note.title) for note in notes))]
    texts = [note.text.strip() for note in notes]
    is_page = path.suffix.lower() in (".html", ".htm")
    with new_file(path) as part:
        part.write_bytes(_page(titles, texts) if is_page else _text(titles, texts).encode())
    return len(notes)


def _text(titles: list[str], texts: list[str]) -> str:
    parts = [f"{title}\n{'-' * len(title)}\n{text}\n" for title, text in zip(titles, texts, strict=True)]
    return "\n".join([tr("My notes"), "=" * len(tr("My notes")), "", *parts])


def _page(titles: list[str], texts: list[str]) -> bytes:
    notes = [(tag("h2", title), tag("p", text)) for title, text in zip(titles, texts, strict=True)]
    fits = tag("meta", name="viewport", content="width=device-width,initial-scale=1")
    head = tag("head", tag("meta", charset="utf-8"), fits, tag("title", tr("My notes")), tag("style", _STYLE))
    return to_html(tag("html", head, tag("body", tag("main", tag("h1", tr("My notes")), notes)), lang="en"))
