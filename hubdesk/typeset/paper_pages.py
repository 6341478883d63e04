"""The pages of the library as they stand on paper: an entry, an introduction, a sheet, a cover, a list of contents."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextTableCellFormat

from hubdesk.model.address import EntryPlace, address_of
from hubdesk.model.facts import origin
from hubdesk.model.vocabulary import TermKind
from hubdesk.model.words import tr
from hubdesk.typeset import style as sizes
from hubdesk.typeset.ornaments import Box
from hubdesk.typeset.pages import set_attachments, set_care, set_facts, set_sources
from hubdesk.typeset.style import KEEP_WITH_NEXT, Size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QTextDocument

    from hubdesk.model.entry import Entry
    from hubdesk.model.pack_info import PackInfo
    from hubdesk.model.sheet import Sheet
    from hubdesk.model.term_page import TermPage
    from hubdesk.typeset.paper_composer import PaperComposer

COVER_TITLE = Size(46, 92, 6, 14, is_bold=True)
CONTENTS_TITLE = sizes.TITLE._replace(below=18)
_CONTENTS_LINE = Size(16, 104, 0, 0)
_PAGE_COLUMN = 12
"""Percent of the width that the page numbers of the contents take."""


class ContentsLine(NamedTuple):
    """A line of the contents: under which heading, what it says, the key of what it leads to, and its page from 1."""

    group: str
    title: str
    key: str
    page: int


def entry_on_paper(
    composer: PaperComposer, entry: Entry, info: PackInfo, note: str = "", contact: tuple[str, str] = ("", "")
) -> QTextDocument:
    """Set an entry.

    Args:
        composer: begun, with the entry's accent.
        entry: what is set; without what is not to be printed.
        info: the pack that it comes from.
        note: what the reader wrote about it, for lists.
        contact: the school's own safeguarding lead and how to reach them, where they were entered.
    """
    composer.pack = entry.pack
    _kicker(composer, entry)
    composer.heading(entry.title, 1, "top", sizes.TITLE)
    composer.line(entry.summary, sizes.SUMMARY, composer.palette.quiet)
    if note:
        _note(composer, note)
    if entry.sensitive:
        set_care(composer, entry, contact)
    set_facts(composer, entry)
    composer.blocks(entry.document.blocks)
    set_attachments(composer, entry)
    set_sources(composer, entry.document.notes, entry.sources)
    address = tr("In HubDesk: {address}").format(address=address_of(EntryPlace(entry.pack, entry.id)))
    composer.line(f"{origin(info, entry.reviewed)}\u2028{address}", sizes.LABEL, composer.palette.quiet, above=18)
    return composer.finish()


def introduction_on_paper(composer: PaperComposer, page: TermPage) -> QTextDocument:
    """Set what the page of a partnership or a theme says before it lists entries."""
    composer.pack = page.pack
    composer.heading(tr("About {name}").format(name=page.term.name), 1, "top", sizes.TITLE)
    composer.line(page.term.summary, sizes.SUMMARY, composer.palette.quiet)
    composer.blocks(page.introduction.blocks)
    set_sources(composer, page.introduction.notes, page.sources)
    return composer.finish()


def sheet_on_paper(composer: PaperComposer, sheet: Sheet, info: PackInfo) -> QTextDocument:
    """Set a sheet to fill in."""
    composer.pack, composer.has_room_to_write = sheet.pack, True
    composer.heading(sheet.title, 1, "top", sizes.TITLE)
    composer.line(sheet.purpose, sizes.SUMMARY, composer.palette.quiet)
    composer.blocks(sheet.document.blocks)
    set_sources(composer, sheet.document.notes, sheet.sources)
    composer.line(origin(info), sizes.LABEL, composer.palette.quiet, above=28)
    return composer.finish()


def cover_on_paper(
    composer: PaperComposer, title: str, above: str, below: str, facts: Sequence[str], room: float
) -> QTextDocument:
    """Set a cover.

    Args:
        composer: begun.
        title: in large letters.
        above: a line above it; may be empty.
        below: a sentence below it; may be empty.
        facts: lines further down: what is in it, edition and licence.
        room: how high the cover is, in units of paper.
    """
    unit = composer.style.zoom
    composer.line("\u00a0", sizes.LABEL)  # a page begins with its first line, however much room is above that
    with composer.box(Box(bar=composer.style.accent), padding=22, above=room * 0.2 / unit, below=room * 0.12 / unit):
        if above:
            composer.line(above, sizes.SUMMARY, composer.palette.quiet)
        composer.line(title, COVER_TITLE)
        if below:
            composer.line(below, sizes.SUMMARY, composer.palette.quiet)
    for fact in facts:
        composer.line(fact, sizes.FACT, composer.palette.quiet, above=6)
    return composer.finish()


def contents_on_paper(composer: PaperComposer, lines: Sequence[ContentsLine]) -> QTextDocument:
    """Set the contents, with the number of each page at the right; every line leads there."""
    composer.heading(tr("Contents"), 1, "top", CONTENTS_TITLE)
    group = None
    block: list[ContentsLine] = []
    for line in (*lines, None):
        if line is None or line.group != group:
            if block:
                _contents_group(composer, group or "", block)
            block = []
        if line is not None:
            group = line.group
            block.append(line)
    return composer.finish()


def _contents_group(composer: PaperComposer, name: str, lines: Sequence[ContentsLine]) -> None:
    if name:
        char = composer.style.char(sizes.FACT, composer.style.accent)
        char.setFontWeight(700)
        block = composer.style.block(sizes.FACT, above=16, below=2)
        block.setProperty(KEEP_WITH_NEXT, 1)
        composer.start(block, char)
        composer.cursor.insertText(name, char)
    table = composer.rows(len(lines), (100 - _PAGE_COLUMN, _PAGE_COLUMN))
    with composer.cells(table) as enter:
        for row, line in enumerate(lines):
            for column, words in enumerate((line.title, str(line.page))):
                look = QTextTableCellFormat()
                composer.underline_cell(look, composer.palette.line, 0.7)
                look.setTopPadding(composer.style.px(6))
                look.setBottomPadding(composer.style.px(6))
                table.cellAt(row, column).setFormat(look)
                enter(row, column)
                form = composer.style.block(_CONTENTS_LINE)
                if column:
                    form.setAlignment(Qt.AlignmentFlag.AlignRight)
                char = composer.style.char(_CONTENTS_LINE)
                composer.start(form, char)
                link = composer.key_link(char, line.key)
                composer.cursor.insertText(words, link)


def _kicker(composer: PaperComposer, entry: Entry) -> None:
    """Set the partnership and the themes in one small line."""
    composer.start(composer.style.block(sizes.CHIPS, below=2), composer.style.char(sizes.CHIPS))
    terms = (*entry.of_kind(TermKind.PARTNERSHIP), *entry.of_kind(TermKind.THEME))
    for number, term in enumerate(terms):
        is_partnership = term.kind == TermKind.PARTNERSHIP
        char = composer.style.char(sizes.CHIPS, composer.style.accent if is_partnership else composer.palette.quiet)
        if is_partnership:
            char.setFontWeight(700)
        parting = "  ·  " if number else ""
        composer.cursor.insertText(parting, composer.style.char(sizes.CHIPS, composer.palette.quiet))
        composer.cursor.insertText(term.name.replace(" ", "\u00a0"), char)


def _note(composer: PaperComposer, note: str) -> None:
    """Set what the reader wrote, so that nobody takes it for a part of the entry."""
    with composer.box(Box(line=composer.palette.quiet), padding=12, above=0, below=10):
        char = composer.style.char(sizes.LABEL, composer.palette.quiet)
        composer.start(composer.style.block(sizes.LABEL, below=3), char)
        composer.cursor.insertText(tr("Note"), char)
        for number, text in enumerate(note.strip().split("\n")):
            composer.line(text, sizes.FACT, above=4 if number else 0)
