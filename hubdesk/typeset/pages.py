"""The pages of the library as documents: an entry, a partnership, a theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QBrush, QColor, QTextOption

from hubdesk.model.address import EntryPlace, TermPlace, address_of
from hubdesk.model.care import HELPLINES
from hubdesk.model.document import Paragraph, block_text
from hubdesk.model.facts import (
    CARE_ADVICE,
    Fact,
    care_words,
    evidence_facts,
    notes_title,
    numbered_notes,
    origin,
    short_facts,
)
from hubdesk.model.guide import GUIDE_HOME, GUIDE_ID
from hubdesk.model.say import keep_together, say_size
from hubdesk.model.text import count_of, full_stop_after, plain_line
from hubdesk.model.vocabulary import TermKind
from hubdesk.model.words import tr
from hubdesk.services.pages import EntryPage, GatheringPage, Page
from hubdesk.typeset import style as sizes
from hubdesk.typeset.around import typeset_around, typeset_neighbours
from hubdesk.typeset.composer import Composer, PictureSource
from hubdesk.typeset.ornaments import CHIP, HAS_CHIPS, Box
from hubdesk.typeset.style import Style

if TYPE_CHECKING:
    from PySide6.QtGui import QTextCharFormat, QTextDocument

    from hubdesk.model.document import Note
    from hubdesk.model.entry import Entry
    from hubdesk.model.palette import Palette
    from hubdesk.model.settings import TextLook
    from hubdesk.model.source import Source


def accent_of(page: Page) -> str:
    """Give the name of the accent that a page wears: its partnership's, or none."""
    terms = page.entry.terms if isinstance(page, EntryPage) else (page.page.term,)
    return next((term.accent for term in terms if term.kind == TermKind.PARTNERSHIP), "")


def typeset_page(
    page: Page,
    palette: Palette,
    picture: PictureSource,
    *,
    zoom: float = 1.0,
    ratio: float = 1.0,
    text: TextLook | None = None,
    contact: tuple[str, str] = ("", ""),
) -> tuple[QTextDocument, Style]:
    """Set a page.

    Args:
        page: what it says.
        palette: its colours.
        picture: where pictures come from.
        zoom: 1 is 17 pixels for running text.
        ratio: device pixels per pixel.
        text: letters, spacing and width; the usual ones if not given.
        contact: the school's own safeguarding lead and how to reach them, where they were entered.
    Returns:
        A document that has no width yet, and the style it was set in.
    """
    style = Style(palette, zoom, accent_of(page), text)
    composer = Composer(style, picture, ratio)
    if isinstance(page, EntryPage):
        _entry(composer, page, contact)
    else:
        _gathering(composer, page)
    return composer.finish(), style


def _entry(composer: Composer, page: EntryPage, contact: tuple[str, str]) -> None:
    entry = page.entry
    _chips(composer, entry)
    composer.heading(entry.title, 1, "top", sizes.TITLE)
    composer.line(entry.summary, sizes.SUMMARY, composer.palette.quiet)
    if page.is_of_several:
        composer.line(_say_pack(page), sizes.LABEL, composer.palette.quiet)
    if entry.sensitive:
        set_care(composer, entry, contact)
    set_facts(composer, entry)
    composer.blocks(entry.document.blocks)
    set_attachments(composer, entry)
    if page.around is not None:
        typeset_around(composer, page.around)
    set_sources(composer, entry.document.notes, entry.sources)
    _foot(composer, page)
    if page.around is not None and page.around.neighbours is not None:
        typeset_neighbours(composer, page.around.neighbours)


def _chips(composer: Composer, entry: Entry) -> None:
    """Set the partnership and the themes as a row of chips that can be followed."""
    palette = composer.palette
    block = composer.style.block(sizes.CHIPS)
    block.setProperty(HAS_CHIPS, 1)
    plain = composer.style.char(sizes.CHIPS)
    composer.start(block, plain)
    for number, term in enumerate((*entry.of_kind(TermKind.PARTNERSHIP), *entry.of_kind(TermKind.THEME))):
        is_partnership = term.kind == TermKind.PARTNERSHIP
        colour = palette.accent(term.accent) if is_partnership else palette.quiet
        is_chapter = entry.pack == GUIDE_ID
        target = address_of(GUIDE_HOME if is_chapter else TermPlace(term.kind, term.id))
        char = composer.link_format(plain, target, is_underlined=False)
        char.setForeground(QBrush(QColor(palette.paper if is_partnership else palette.ink)))
        if is_partnership:
            char.setFontWeight(700)
        char.setProperty(CHIP, f"{colour}|" if is_partnership else f"|{palette.line}")
        if number:
            composer.cursor.insertText("  ", plain)
        words = keep_together(tr("Guide: {chapter}").format(chapter=term.name) if is_chapter else term.name)
        composer.cursor.insertText(f"\u00a0\u00a0{words}\u00a0\u00a0", char)


def set_care(composer: Composer, entry: Entry, contact: tuple[str, str] = ("", "")) -> None:
    """Set where to turn for help at once: the school's own contact first, where there is one, then the helplines."""
    palette = composer.palette
    with composer.box(Box(fill=palette.care), above=14, below=0):
        char = composer.style.char(sizes.BODY, palette.care_ink)
        char.setFontWeight(700)
        composer.start(composer.style.block(sizes.BODY, below=4), char)
        composer.cursor.insertText(care_words(entry), char)
        if any(contact):
            words = tr("Here, turn first to {contact}.").format(contact=", ".join(filter(None, contact)))
            own = composer.style.char(sizes.BODY)
            own.setFontWeight(700)
            composer.start(composer.style.block(sizes.BODY, below=4), own)
            composer.cursor.insertText(words, own)
        lines = " · ".join(f"{name}\u00a0{keep_together(number)}" for name, number in HELPLINES)
        composer.line(f"{tr(CARE_ADVICE)} {lines}", sizes.SMALL)


def set_facts(composer: Composer, entry: Entry) -> None:
    """Set the fact box: at the same place on every entry, two facts a row, the long ones across."""
    facts = short_facts(entry)
    if evidence := evidence_facts(entry):
        facts += [Fact("", "")] * (len(facts) % 2)  # the two halves of what we know stand side by side
        facts += evidence
    if not facts:
        return
    table = composer.grid((len(facts) + 1) // 2, 2, Box(fill=composer.palette.surface))
    with composer.cells(table) as enter:
        for number, (label, value) in enumerate(facts):
            enter(number // 2, number % 2)
            if label:
                _fact(composer, label, value)


def _fact(composer: Composer, label: str, value: str) -> None:
    composer.line(label, sizes.LABEL, composer.palette.quiet)
    char = composer.style.char(sizes.FACT)
    composer.start(composer.style.block(sizes.FACT, below=0), char)
    composer.cursor.insertText(value, char)


def set_attachments(composer: Composer, entry: Entry) -> None:
    """Set the files that belong to an entry, each with its kind and size."""
    if not entry.attachments:
        return
    composer.heading(tr("Files to take away"), 2, "files", sizes.HEADING_2)
    for attachment in entry.attachments:
        char = composer.style.char(sizes.BODY)
        composer.start(composer.style.block(sizes.BODY, below=4), char)
        name = attachment.asset.rpartition("/")[2]
        composer.cursor.insertText(name, composer.link_format(char, f"file:{attachment.asset}"))
        kind = name.rpartition(".")[2].upper()
        composer.cursor.insertText(
            f"  {kind}, {say_size(attachment.size)}", composer.style.char(sizes.SMALL, composer.palette.quiet)
        )


def set_sources(composer: Composer, notes: tuple[Note, ...], sources: tuple[Source, ...]) -> None:
    """Set the numbered notes, then the sources that no note cites, on one count."""
    numbered = numbered_notes(notes, sources)
    if not numbered:
        return
    composer.heading(notes_title(notes), 2, "sources", sizes.HEADING_2)
    for note in numbered:
        char = _numbered(composer, note.number)
        if note.source is not None:
            _source(composer, note.source, char)
        for place, child in enumerate(note.children):
            composer.cursor.insertText(" " if place else "", char)
            if isinstance(child, Paragraph):
                composer.inlines(child.children, char)
            else:  # a list or a table in a note is read as a sentence
                composer.cursor.insertText(" ".join(block_text((child,)).split()), char)


def _numbered(composer: Composer, number: int) -> QTextCharFormat:
    char = composer.style.char(sizes.SMALL)
    block = composer.style.block(sizes.SMALL)
    hang = composer.style.px(30)
    block.setLeftMargin(hang)
    block.setTextIndent(-hang)
    block.setTabPositions([QTextOption.Tab(hang, QTextOption.TabType.LeftTab)])
    label = composer.style.char(sizes.SMALL, composer.palette.quiet)
    label.setAnchor(True)
    label.setAnchorNames([composer.anchor_name(f"note-{number}")])
    composer.start(block, label)
    composer.cursor.insertText(f"{number}.\t", label)
    return char


def _source(composer: Composer, source: Source, char: QTextCharFormat) -> None:
    facts = ", ".join(part for part in (source.publisher, source.year) if part)
    composer.cursor.insertText(f"{source.title}{full_stop_after(source.title)} ", char)
    composer.cursor.insertText(f"{facts}. " if facts else "", composer.style.char(sizes.SMALL, composer.palette.quiet))
    if source.url:
        shown = source.url if composer.style.is_paper else _site_of(source.url)
        composer.cursor.insertText(shown, composer.link_format(char, source.url))


def _site_of(url: str) -> str:
    return url.partition("://")[2].partition("/")[0].removeprefix("www.") or url


def _say_pack(page: EntryPage) -> str:
    """Say which of several packs a page is from, and whose that is."""
    title, publisher = plain_line(page.info.title), plain_line(page.info.publisher)
    words = tr("From {pack}, by {publisher}") if publisher else tr("From {pack}")
    if not page.is_signed:
        words = tr("From {pack}, by {publisher} (not signed)") if publisher else tr("From {pack} (not signed)")
    return words.format(pack=title, publisher=publisher)


def _foot(composer: Composer, page: EntryPage) -> None:
    words = origin(page.info, page.entry.reviewed)
    words = words if page.is_signed else tr("{origin} · not signed").format(origin=words)
    composer.line(words, sizes.LABEL, composer.palette.quiet, above=28)


def _gathering(composer: Composer, page: GatheringPage) -> None:
    term = page.page.term
    is_partnership = term.kind == TermKind.PARTNERSHIP
    kind = tr("Partnership") if is_partnership else tr("Theme")
    where = f" · {term.place}" if term.place else ""
    composer.line(
        f"{kind}{where} · {count_of(page.page.entries, tr('entry'), tr('entries'))}", sizes.CHIPS, composer.style.accent
    )
    composer.heading(term.name, 1, "top", sizes.TITLE)
    composer.line(term.summary, sizes.SUMMARY, composer.palette.quiet)
    composer.blocks(page.page.introduction.blocks)
    for section in page.sections:
        name, number = section.term.name, section.total
        composer.heading(name, 2, section.term.id, sizes.HEADING_2)
        composer.line(count_of(number, tr("entry"), tr("entries")), sizes.LABEL, composer.palette.quiet)
        for line in section.lines:
            char = composer.style.char(sizes.BODY)
            char.setFontWeight(700)
            composer.start(composer.style.block(sizes.BODY, above=14, below=2), char)
            target = address_of(EntryPlace(line.pack, line.id))
            form = composer.link_format(char, target)
            form.setFontUnderline(False)
            composer.cursor.insertText(line.title, form)
            composer.line(line.summary, sizes.SMALL)
        if number > len(section.lines):
            more = count_of(number - len(section.lines), tr("more entry"), tr("more entries"))
            composer.line(tr("{more} in the tree at the side.").format(more=more), sizes.SMALL, composer.palette.quiet)
    set_sources(composer, page.page.introduction.notes, page.page.sources)
