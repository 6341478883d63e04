"""An entry as HTML: title, care, facts, text, files, sources, and where it is from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hubdesk.export.html import PageHtml
from hubdesk.export.markup import Child, on_lines, tag
from hubdesk.model.address import TermPlace, is_outside
from hubdesk.model.care import HELPLINES
from hubdesk.model.document import Paragraph
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
from hubdesk.model.palette import ACCENTS
from hubdesk.model.say import say_size
from hubdesk.model.text import full_stop_after
from hubdesk.model.vocabulary import TermKind
from hubdesk.model.words import tr

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from hubdesk.export.links import Links
    from hubdesk.model.document import Note
    from hubdesk.model.entry import Entry
    from hubdesk.model.facts import NumberedNote
    from hubdesk.model.pack_info import PackInfo
    from hubdesk.model.source import Source

_PHONE = re.compile(r"[\d ]{3,}")


def entry_article(
    entry: Entry,
    info: PackInfo,
    links: Links,
    *,
    prefix: str = "",
    level: int = 1,
    contact: tuple[str, str] = ("", ""),
) -> Element:
    """Write an entry.

    Args:
        entry: what it says.
        info: the pack that it comes from.
        links: where its links may lead.
        prefix: stands before every id, where several entries share one file.
        level: of its title's heading, 1 to 3.
        contact: the school's own safeguarding lead and how to reach them, where they are to be named.
    """
    page = PageHtml(links, entry.pack, entry.title, prefix=prefix, level=level)
    top = page.id_of("top")
    parts = [
        _head(entry, links, top, level),
        _care(entry, contact) if entry.sensitive else None,
        _facts(entry, level),
        *page.blocks(entry.document.blocks),
        _files(entry, links, page, level),
        notes_section(page, entry.document.notes, entry.sources, level + 1),
        tag("p", origin(info, entry.reviewed), class_="origin"),
    ]
    article = tag("article", on_lines(part for part in parts if part is not None), aria_labelledby=top)
    article.set("class", f"entry accent-{accent_of(entry)}")
    if info.language:
        article.set("lang", info.language)
    return article


def accent_of(entry: Entry) -> str:
    """Give the name of the colour that an entry wears: its partnership's."""
    return next((accent_name(term.accent) for term in entry.of_kind(TermKind.PARTNERSHIP)), accent_name(""))


def accent_name(untrusted_accent: str) -> str:
    """Give a colour's name if HubDesk has it, else the one that stands for all others."""
    return untrusted_accent if untrusted_accent in ACCENTS else "slate"


def notes_section(page: PageHtml, notes: tuple[Note, ...], sources: tuple[Source, ...], level: int) -> Element | None:
    """Write the numbered notes of a page, then the sources that no note names; None if there are neither."""
    numbered = numbered_notes(notes, sources)
    if not numbered:
        return None
    title = page.id_of("sources")
    return tag(
        "section",
        tag(f"h{level}", notes_title(notes), id=title),
        tag("ol", on_lines(_note(page, note) for note in numbered), class_="notes"),
        class_="sources",
        role="doc-endnotes",
        aria_labelledby=f"{title} {page.id_of('top')}",  # "Sources", and of which page: several may share a file
    )


def _head(entry: Entry, links: Links, top: str, level: int) -> Element:
    chips = [
        _chip(term.name, links.to_term(TermPlace(term.kind, term.id)), is_first=term.kind == TermKind.PARTNERSHIP)
        for term in (*entry.of_kind(TermKind.PARTNERSHIP), *entry.of_kind(TermKind.THEME))
    ]
    return tag(
        "header",
        tag("ul", chips, class_="chips", aria_label=tr("Partnership and themes")) if chips else None,
        tag(f"h{level}", entry.title, id=top),
        tag("p", entry.summary, class_="lead") if entry.summary else None,
    )


def _chip(name: str, address: str | None, *, is_first: bool) -> Element:
    inner = tag("a", name, href=address) if address else tag("span", name)
    return tag("li", inner, class_="chip own" if is_first else "chip")


def _care(entry: Entry, contact: tuple[str, str]) -> Element:
    """Write where help is to be had: the school's own contact first, where there is one, then the helplines."""
    own = tr("Here, turn first to {contact}.").format(contact=", ".join(filter(None, contact))) if any(contact) else ""
    lines = [tag("li", tag("span", f"{name} "), _phone(number)) for name, number in HELPLINES]
    return tag(
        "div",
        tag("p", tag("strong", care_words(entry)), class_="callout-title"),
        tag("p", tag("strong", own)) if own else None,
        tag("ul", on_lines(lines), class_="helplines"),
        tag("p", tr(CARE_ADVICE)),
        class_="callout care",
        role="note",
        aria_label=tr("Where to find help"),
    )


def _phone(number: str) -> Element:
    if _PHONE.fullmatch(number):
        return tag("a", number, href="tel:" + number.replace(" ", ""))
    return tag("b", number)


def _facts(entry: Entry, level: int) -> Element | None:
    facts = short_facts(entry)
    evidence = evidence_facts(entry)
    if not facts and not evidence:
        return None
    boxes = [_fact(fact) for fact in facts] + [_fact(fact, "how") for fact in evidence]
    return tag(
        "section", tag(f"h{level + 1}", tr("Facts"), class_="unseen"), tag("dl", on_lines(boxes)), class_="facts"
    )


def _fact(fact: Fact, look: str | None = None) -> Element:
    return tag("div", tag("dt", fact.label), tag("dd", fact.value), class_=look)


def _files(entry: Entry, links: Links, page: PageHtml, level: int) -> Element | None:
    if not entry.attachments:
        return None
    rows: list[Element] = []
    for file in entry.attachments:
        name = file.asset.rpartition("/")[2]
        address = links.to_file(entry.pack, file.asset)
        size = f" ({name.rpartition('.')[2].upper()}, {say_size(file.size)})"
        words: list[Child] = [tag("a", name, href=address, download=name), size] if address else [
            name, size, ". ", tr("Open this entry in HubDesk to save it.")
        ]  # fmt: skip
        rows.append(tag("li", words))
    title = page.id_of("files")
    return tag(
        "section",
        tag(f"h{level + 1}", tr("Files to take away"), id=title),
        tag("ul", on_lines(rows)),
    )


def _note(page: PageHtml, note: NumberedNote) -> Element:
    words: list[Child] = []
    if note.source is not None:
        words += _source(note.source)
    for place, child in enumerate(note.children):
        words.append(" " if place or words else None)
        words.append(page.inlines(child.children) if isinstance(child, Paragraph) else page.blocks((child,)))
    back = None
    if page.was_cited(note.number):
        back = tag(
            "a",
            "↩",
            href="#" + page.id_of(f"ref-{note.number}"),
            role="doc-backlink",
            aria_label=tr("Back to note {number} in the text").format(number=note.number),
        )
    return tag("li", words, " " if back is not None else None, back, id=page.id_of(f"note-{note.number}"))


def _source(source: Source) -> list[Child]:
    facts = ", ".join(part for part in (source.publisher, source.year) if part)
    stop = f"{full_stop_after(source.title)} "
    words: list[Child] = [tag("cite", source.title), stop, tag("span", f"{facts}. ", class_="quiet") if facts else None]
    if source.url and is_outside(source.url):
        shown = source.url.partition("://")[2].partition("/")[0].removeprefix("www.") or source.url
        words.append(tag("a", shown, href=source.url, rel="noopener noreferrer", class_="outside"))
    return words
