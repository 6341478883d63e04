"""Binds entries into one thing to print: cover, contents with page numbers, introduction, and each entry on a new page.

One entry alone is only itself.
"""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from hubdesk.model.own_parts import without_own_parts
from hubdesk.model.progress import CancelToken, Progress, Report, no_report
from hubdesk.model.say import say_date
from hubdesk.model.vocabulary import TermKind
from hubdesk.model.words import tr
from hubdesk.typeset.paper_pages import (
    ContentsLine,
    contents_on_paper,
    cover_on_paper,
    entry_on_paper,
    introduction_on_paper,
)
from hubdesk.typeset.pictures import decode_picture
from hubdesk.typeset.printing import LaidOut, Part, Sheets, lay_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from PySide6.QtGui import QImage

    from hubdesk.export.contents import Contents
    from hubdesk.model.address import EntryPlace
    from hubdesk.typeset.paper import Paper
    from hubdesk.typeset.paper_composer import PaperComposer

_CONTENTS_KEY, _ABOUT_KEY = "contents", "about"


class Book:
    """Entries being bound. Take every one of `steps`, then ask for the `sheets`; all of it in one thread."""

    def __init__(
        self,
        contents: Contents,
        paper: Paper,
        *,
        with_own_parts: bool = True,
        notes: Mapping[EntryPlace, str] | None = None,
        contact: tuple[str, str] = ("", ""),
    ) -> None:
        """Begin.

        Args:
            contents: the entries and what they stand under.
            paper: what it is printed on.
            with_own_parts: False leaves out what is a suggestion of the authors and not from a source.
            notes: what the reader wrote about entries, to stand with them.
            contact: the school's own safeguarding lead and how to reach them, for entries that need care.
        """
        self._contents, self._paper, self._contact = contents, paper, contact
        self._with_own_parts, self._notes = with_own_parts, notes or {}
        self._keys = {(place.pack, place.id): f"e{number}" for number, place in enumerate(contents.places, 1)}
        self._laid: list[LaidOut] = []
        self._lines: list[ContentsLine] = []
        self._contents_pages = 0

    def steps(self) -> Iterator[Progress]:
        """Set one entry after another; each step takes about as long as opening an entry does."""
        total = len(self._contents.places)
        if not self._is_alone and (introduction := self._introduction()) is not None:
            self._laid.append(lay_out(introduction, self._paper))
            self._lines.append(ContentsLine("", introduction.title, _ABOUT_KEY, 0))
        for number, place in enumerate(self._contents.places, 1):
            part, line = self._entry(place)
            self._laid.append(lay_out(part, self._paper))
            self._lines.append(line)
            yield Progress(number, total, tr("Setting the entries"))
        if not self._is_alone:
            yield Progress(total, total, tr("Setting the contents"))
            self._contents_pages = len(self._contents_part([0] * len(self._lines)).pages)
            yield Progress(total, total, tr("Setting the contents"))

    def sheets(self) -> Sheets:
        """Give the pages, with cover and contents where there is more than one entry."""
        contents = self._contents
        info = contents.packs[0]
        foot = " · ".join(
            part
            for part in (info.title, tr("edition of {date}").format(date=say_date(info.edition)), info.licence)
            if part
        )
        front = [] if self._is_alone else self._front()
        title = self._lines[0].title if self._is_alone else contents.title
        return Sheets(title, [*front, *self._laid], self._paper, foot=foot, language=contents.language)

    @property
    def _is_alone(self) -> bool:
        return len(self._contents.places) == 1

    def _front(self) -> list[LaidOut]:
        cover = self._cover()
        firsts = []
        page = len(cover.pages) + self._contents_pages + 1
        for laid in self._laid:
            firsts.append(page)
            page += len(laid.pages)
        return [cover, self._contents_part(firsts)]

    def _cover(self) -> LaidOut:
        contents = self._contents
        composer = self._composer("cover", "")
        document = cover_on_paper(
            composer,
            contents.title,
            contents.subtitle,
            contents.summary,
            (contents.count, *contents.editions, tr("Made with HubDesk, which needs no internet.")),
            self._paper.text.height(),
        )
        return lay_out(Part(document, contents.title, is_bare=True), self._paper)

    def _contents_part(self, pages: list[int]) -> LaidOut:
        runs = [group for group, _ in groupby(line.group for line in self._lines if line.group)]
        is_grouped = 1 < len(runs) == len(set(runs))  # a list in an order of its own has no groups
        lines = [
            line._replace(page=page, group=line.group if is_grouped else "")
            for line, page in zip(self._lines, pages, strict=True)
        ]
        document = contents_on_paper(self._composer(_CONTENTS_KEY, ""), lines)
        return lay_out(Part(document, tr("Contents")), self._paper)

    def _introduction(self) -> Part | None:
        """Set the introduction of the one partnership or theme that all of it is about, if it has one."""
        if len(self._contents.narrowed) != 1:
            return None
        term = self._contents.narrowed[0]
        page = self._contents.read_term_page(term.kind, term.id)
        if page is None or not page.introduction.blocks:
            return None
        document = introduction_on_paper(self._composer(_ABOUT_KEY, page.pack, term.accent), page)
        return Part(document, tr("About {name}").format(name=term.name))

    def _entry(self, place: EntryPlace) -> tuple[Part, ContentsLine]:
        entry = self._contents.read_entry(place)
        if not self._with_own_parts:
            entry = entry._replace(document=without_own_parts(entry.document))
        partnership = next(iter(entry.of_kind(TermKind.PARTNERSHIP)), None)
        key = self._keys[place.pack, place.id]
        composer = self._composer(key, entry.pack, partnership.accent if partnership else "")
        info, note = self._contents.info_of(entry.pack), self._notes.get(place, "")
        document = entry_on_paper(composer, entry, info, note, self._contact)
        group = partnership.name if partnership else ""
        header = self._contents.packs[0].title if self._is_alone else entry.title
        return Part(document, header, group=group), ContentsLine(group, entry.title, key, 0)

    def _composer(self, key: str, pack: str, accent: str = "") -> PaperComposer:
        composer = self._paper.composer(partial(self._picture, pack), accent or self._accent)
        composer.key = key
        composer.key_of = lambda place: self._keys.get((place.pack, place.id))
        return composer

    @property
    def _accent(self) -> str:
        narrowed = self._contents.narrowed
        return narrowed[0].accent if narrowed and narrowed[0].accent else "slate"

    def _picture(self, pack: str, asset: str, width: int) -> QImage:
        content = self._contents.read_asset(pack, asset)
        return decode_picture(content or b"", width)


def bind(book: Book, report: Report = no_report, token: CancelToken | None = None) -> Sheets:
    """Bind a book to its end.

    Raises:
        CancelledError: somebody asked to stop.
        PackError: an entry cannot be read.
    """
    for progress in book.steps():
        report(progress)
        if token is not None:
            token.check()
    return book.sheets()
