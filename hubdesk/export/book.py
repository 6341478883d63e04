"""Entries as an e-book: EPUB 3, for phones, tablets and e-readers. Chapters are entries, parts are partnerships."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from hubdesk.export.book_package import Part, add_file, container, navigation, new_book, package
from hubdesk.export.contents import Contents, Exported
from hubdesk.export.entry_html import entry_article, notes_section
from hubdesk.export.html import PageHtml
from hubdesk.export.links import Shown, anchor_id
from hubdesk.export.markup import Child, on_lines, tag, to_xhtml
from hubdesk.export.names import asset_name, file_name
from hubdesk.export.pictures import check_picture
from hubdesk.export.style import resource
from hubdesk.export.target import new_file
from hubdesk.model.address import EntryPlace, TermPlace
from hubdesk.model.progress import CancelToken, Progress, Report, no_report
from hubdesk.model.text import count_of
from hubdesk.model.vocabulary import Term, TermKind
from hubdesk.model.words import tr

if TYPE_CHECKING:
    from pathlib import Path
    from zipfile import ZipFile

_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg")
"""What every reader of EPUB shows. Source: EPUB 3.2, "Core Media Types"; WebP came later."""


def write_book(
    contents: Contents, target: Path, report: Report = no_report, token: CancelToken | None = None
) -> Exported:
    """Write entries as an EPUB.

    Args:
        contents: what goes in.
        target: the file; an older one stays until the new one is whole.
        report: called as entries are written.
        token: asked before each entry.
    Raises:
        WriteFailedError, TargetTakenError, CancelledError: nothing half-written is left.
        PackError: an entry cannot be read.
    """
    token = token or CancelToken()
    with new_file(target) as part_file:
        with new_book(part_file) as archive:
            book = _Book(contents, archive)
            book.add_text("title.xhtml", contents.title, _title_page(contents))
            for number, place in enumerate(contents.places):
                token.check()
                report(Progress(number, len(contents.places), tr("Writing entries")))
                book.add_entry(place)
            book.finish()
        size = part_file.stat().st_size
    return Exported(len(contents.places), 1, size)


class _Book:
    """A book being written: its files go into the archive one by one, its contents at the end."""

    def __init__(self, contents: Contents, archive: ZipFile) -> None:
        self._contents, self._archive = contents, archive
        self._places = {(place.pack, place.id) for place in contents.places}
        self._partnerships = {term.id: term for term in contents.partnerships}
        used = {place.id.partition("/")[0] for place in contents.places}
        self._with_page = {id_ for id_ in self._partnerships if id_ in used} if len(contents.places) > 1 else set()
        self._pictures: dict[tuple[str, str], Shown | None] = {}
        self._files: list[tuple[str, str]] = []
        self._texts: list[str] = []
        self._parts: list[Part] = []
        self._write("META-INF/container.xml", container())
        self._add("style.css", "text/css", resource("book.css").encode())

    # --- where links lead, from a file in `text/`

    def to_entry(self, place: EntryPlace) -> str | None:
        if (place.pack, place.id) not in self._places:
            return None
        return _entry_file(place) + (f"#{anchor_id(place.heading)}" if place.heading else "")

    def to_term(self, place: TermPlace) -> str | None:
        is_there = place.kind == TermKind.PARTNERSHIP and place.id in self._with_page
        return _part_file(place.id) if is_there else None

    def to_picture(self, pack: str, asset: str) -> Shown | None:
        if (pack, asset) not in self._pictures:
            content = self._contents.read_asset(pack, asset)
            picture = check_picture(asset, content) if content else None
            shown = None
            if picture is not None and picture.ending in _PICTURES:
                path = f"pictures/{file_name(pack)}-{asset_name(asset)}"
                self._add(path, picture.media_type, picture.content)
                shown = Shown(posixpath.join("..", path), picture.width, picture.height)
            self._pictures[pack, asset] = shown
        return self._pictures[pack, asset]

    def to_file(self, _pack: str, _asset: str) -> None:
        return None

    # --- what goes in

    def add_text(self, name: str, title: str, body: Child) -> None:
        """Add a page to the end of what is read."""
        page = tag(
            "html",
            tag(
                "head",
                tag("title", title),
                tag("link", rel="stylesheet", type="text/css", href="../style.css"),
            ),
            tag("body", body),
            lang=self._contents.language,
            xml__lang=self._contents.language,
        )
        self._add(f"text/{name}", "application/xhtml+xml", to_xhtml(page))
        self._texts.append(f"text/{name}")

    def add_entry(self, place: EntryPlace) -> None:
        """Add an entry, and before the first of a partnership the partnership's own page."""
        partnership = place.id.partition("/")[0]
        if not self._parts or self._parts[-1].id != partnership:
            term = self._partnerships.get(partnership)
            is_new = partnership in self._with_page and not any(part.id == partnership for part in self._parts)
            path = f"text/{_part_file(partnership)}" if term and is_new else ""
            self._parts.append(Part(partnership, term.name if term else "", path, []))
            if term and is_new:
                self.add_text(_part_file(partnership), term.name, self._part_page(term))
        entry = self._contents.read_entry(place)
        self.add_text(
            _entry_file(place),
            entry.title,
            entry_article(entry, self._contents.info_of(entry.pack), self, contact=self._contents.contact),
        )
        self._parts[-1].entries.append((f"text/{_entry_file(place)}", entry.title))

    def finish(self) -> None:
        """Write the contents, and the list of all that is in the book."""
        self._add("contents.xhtml", "application/xhtml+xml", navigation(self._contents, self._parts))
        self._write("book/package.opf", package(self._contents, self._files, self._texts))

    def _part_page(self, term: Term) -> Child:
        said = self._contents.read_term_page(term.kind, term.id)
        count = sum(place.id.partition("/")[0] == term.id for place in self._contents.places)
        head = [
            tag(
                "p", " · ".join(filter(None, (term.place, count_of(count, tr("entry"), tr("entries"))))), class_="over"
            ),
            tag("h1", term.name, id="_top"),
            tag("p", term.summary, class_="lead") if term.summary else None,
        ]
        if said is None:
            return head
        page = PageHtml(self, said.pack, term.name)
        return [
            *head,
            page.blocks(said.introduction.blocks),
            notes_section(page, said.introduction.notes, said.sources, 2),
        ]

    def _add(self, path: str, media_type: str, content: bytes) -> None:
        self._files.append((path, media_type))
        self._write(f"book/{path}", content)

    def _write(self, path: str, content: bytes) -> None:
        add_file(self._archive, path, content)


def _title_page(contents: Contents) -> Child:
    return tag(
        "section",
        on_lines(
            part
            for part in (
                tag("p", contents.subtitle, class_="over") if contents.subtitle else None,
                tag("h1", contents.title),
                tag("p", contents.summary, class_="lead") if contents.summary else None,
                tag("p", tr("{count}, each with its sources.").format(count=contents.count)),
                *(tag("p", line, class_="origin") for line in contents.editions),
                tag("p", tr("Made with HubDesk."), class_="origin"),
            )
            if part is not None
        ),
        class_="title-page",
    )


def _entry_file(place: EntryPlace) -> str:
    return "-".join(file_name(part) for part in (place.pack, *place.id.split("/"))) + ".xhtml"


def _part_file(partnership: str) -> str:
    return f"part-{file_name(partnership)}.xhtml"
