"""The pages of the web edition: home, a partnership or theme, an entry, all entries by title, and what this copy is."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from hubdesk.export.entry_html import accent_name, accent_of, entry_article, notes_section
from hubdesk.export.html import PageHtml
from hubdesk.export.links import anchor_id
from hubdesk.export.markup import on_lines, tag
from hubdesk.export.names import file_name
from hubdesk.export.site import ABOUT, ALL, HOME, PageLinks, Row, Site
from hubdesk.export.site_shell import PROMISE, on_this_page, page
from hubdesk.model.address import EntryPlace, TermPlace
from hubdesk.model.around import say_reason
from hubdesk.model.document import Heading, plain_text
from hubdesk.model.facts import notes_title, numbered_notes
from hubdesk.model.say import say_date
from hubdesk.model.text import count_of
from hubdesk.model.vocabulary import Term, TermKind
from hubdesk.model.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

    from hubdesk.model.document import Note
    from hubdesk.model.entry import Entry
    from hubdesk.model.source import Source


_FEW = 12
"""Entries that are listed on the first page itself."""


def home_page(site: Site) -> Element:
    """Write the first page: what this is, the partnerships, the themes, and the entries themselves if they are few."""
    links, contents = PageLinks(site, HOME), site.contents
    said = tr("{count} to search, read and share, each with its sources.").format(count=contents.count)
    main = [
        tag(
            "header",
            tag("h1", contents.title),
            tag("p", f"{contents.summary} {said}".strip()),
            class_="hero",
        ),
        _cards(site, links, "partnerships", tr("Partnerships"), site.partnerships) if site.partnerships else None,
        _cards(site, links, "themes", tr("Themes"), site.themes) if site.themes else None,
    ]
    if len(site.rows) <= _FEW or not (site.partnerships or site.themes):
        main.append(tag("section", tag("h2", tr("Entries")), _entry_list(links, site.rows)))
    return page(site, links, "", main, look="home")


def entry_page(site: Site, entry: Entry, row: Row, before: Row | None, after: Row | None) -> Element:
    """Write an entry's page, with the entries before and after it and some that are like it."""
    path = site.path_of(row.place)
    assert path is not None
    links = PageLinks(site, path)
    contents = _headings(entry.document.blocks)
    if entry.attachments:
        contents.append(("_files", tr("Files to take away")))
    contents += _notes_line(entry.document.notes, entry.sources)
    main = [
        entry_article(entry, site.contents.info_of(entry.pack), links, contact=site.contents.contact),
        _alike(site, links, row),
        _neighbours(links, before, after),
    ]
    return page(
        site,
        links,
        entry.title,
        [part for part in main if part is not None],
        look=f"accent-{accent_of(entry)}",
        aside=on_this_page(contents),
    )


def term_page(site: Site, term: Term) -> Element:
    """Write the page of a partnership (its entries by theme) or of a theme (its entries by partnership)."""
    path = site.path_of(TermPlace(term.kind, term.id))
    assert path is not None
    links = PageLinks(site, path)
    is_partnership = term.kind == TermKind.PARTNERSHIP
    rows = site.rows_of(term)
    said = site.contents.read_term_page(term.kind, term.id)
    facts = [
        tr("Partnership") if is_partnership else tr("Theme"),
        term.place,
        count_of(len(rows), tr("entry"), tr("entries")),
    ]
    main: list[Element] = [
        tag(
            "header",
            tag("p", " · ".join(fact for fact in facts if fact), class_="over"),
            tag("h1", term.name, id="_top"),
            tag("p", term.summary, class_="lead") if term.summary else None,
        )
    ]
    contents: list[tuple[str, str]] = []
    writer = PageHtml(links, said.pack if said else "", term.name)
    if said:
        main += writer.blocks(said.introduction.blocks)
        contents += _headings(said.introduction.blocks)
    for other in site.themes if is_partnership else site.partnerships:
        within = [row for row in rows if (other.id in row.themes if is_partnership else row.partnership == other.id)]
        if within:
            main.append(_section(links, other, within))
            contents.append((f"_{file_name(other.id)}", other.name))
    rest = [row for row in rows if is_partnership and not row.themes]
    main += [_entry_list(links, rest)] if rest else []
    if said and (notes := notes_section(writer, said.introduction.notes, said.sources, 2)) is not None:
        main.append(notes)
        contents += _notes_line(said.introduction.notes, said.sources)
    look = f"accent-{accent_name(term.accent)}"
    return page(site, links, term.name, tag("div", main, class_="term"), look=look, aside=on_this_page(contents))


def all_page(site: Site) -> Element:
    """Write the list of all entries by title: the way in for browsers that run no scripts, and for paper."""
    links = PageLinks(site, ALL)
    names = {term.id: term.name for term in site.partnerships}
    letters: dict[str, list[Element]] = {}
    for row in sorted(site.rows, key=lambda row: (_sorted_as(row.title), row.place)):
        item = tag(
            "li",
            tag("a", row.title, href=links.to_entry(row.place)),
            " ",
            tag("span", names.get(row.partnership, ""), class_="quiet"),
        )
        letters.setdefault(_letter(row.title), []).append(item)
    jump = tag(
        "nav",
        tag("ul", on_lines(tag("li", tag("a", letter, href=f"#_{letter}")) for letter in letters)),
        class_="letters",
        aria_label=tr("Letters"),
    )
    main = [
        tag(
            "header",
            tag("h1", tr("All entries")),
            tag("p", tr("{count} by title.").format(count=site.contents.count), class_="lead"),
        ),
        jump,
        *(
            tag("section", tag("h2", letter, id=f"_{letter}"), tag("ul", on_lines(items), class_="titles"))
            for letter, items in letters.items()
        ),
    ]
    return page(site, links, tr("All entries"), tag("div", on_lines(main), class_="term"))


def about_page(site: Site, licences: Sequence[tuple[str, str]]) -> Element:
    """Write what this copy is, whose texts it holds, how it is handed on, and what it is made with."""
    links = PageLinks(site, ABOUT)
    packs = [
        tag(
            "section",
            tag("h2", info.title),
            tag("p", info.summary) if info.summary else None,
            tag(
                "dl",
                [
                    (tag("dt", label), tag("dd", value))
                    for label, value in (
                        (tr("Edition"), say_date(info.edition)),
                        (tr("Publisher"), info.publisher),
                        (tr("Licence of the texts"), info.licence),
                        (tr("Contact"), info.contact),
                    )
                    if value
                ],
                class_="words",
            ),
        )
        for info in site.contents.packs
    ]
    main = [
        tag("header", tag("h1", tr("About this copy")), tag("p", tr(PROMISE), class_="lead")),
        tag(
            "p",
            tr(
                "These pages are a whole copy of what is named below, made with HubDesk. They work from a stick, from "
                "a folder or from a school’s own web server. To hand them on, copy the whole folder; it opens with "
                "index.html."
            ),
        ),
        tag(
            "p",
            tr(
                "Ctrl+K or / goes to the search, the arrow keys go through what was found, Enter opens it and Esc "
                "closes the search. To print a page, or to keep it as a PDF, use your browser’s Print."
            ),
        ),
        *packs,
        tag(
            "section",
            tag("h2", tr("Made with")),
            tag("ul", [tag("li", tag("a", words, href=links.to(path))) for words, path in licences]),
        ),
    ]
    return page(site, links, tr("About this copy"), tag("div", on_lines(main), class_="term"))


def _cards(site: Site, links: PageLinks, id_: str, title: str, terms: tuple[Term, ...]) -> Element:
    alone = terms[-1] if len(terms) % 3 == 1 else None  # the last card has a row for itself, and room for more words
    cards = [
        tag(
            "li",
            tag(
                "a",
                tag("b", term.name),
                _line(term.summary or term.place if term is alone else term.place or term.summary),
                tag("span", count_of(len(site.rows_of(term)), tr("entry"), tr("entries")), class_="line"),
                href=links.to_term(TermPlace(term.kind, term.id)),
            ),
            class_=f"card accent-{accent_name(term.accent)}",
        )
        for term in terms
    ]
    return tag(
        "section",
        tag("h2", title, id=f"{id_}-title"),
        tag("ul", on_lines(cards), class_=f"cards {id_}"),
        id=id_,
        aria_labelledby=f"{id_}-title",
    )


def _line(words: str) -> Element | None:
    return tag("span", words, class_="line") if words else None


def _section(links: PageLinks, other: Term, rows: list[Row]) -> Element:
    address = links.to_term(TermPlace(other.kind, other.id))
    return tag(
        "section",
        tag("h2", tag("a", other.name, href=address) if address else other.name, id=f"_{file_name(other.id)}"),
        tag("p", count_of(len(rows), tr("entry"), tr("entries")), class_="count"),
        _entry_list(links, rows),
        class_="branch",
    )


def _entry_list(links: PageLinks, rows: Sequence[Row]) -> Element:
    return tag(
        "ul",
        on_lines(
            tag(
                "li",
                tag("a", row.title, href=links.to_entry(row.place)),
                tag("p", row.summary) if row.summary else None,
            )
            for row in rows
        ),
        class_="entries",
    )


def _alike(site: Site, links: PageLinks, row: Row) -> Element | None:
    """List entries that are like this one, each with the reason, as the pack's builder has worked them out."""
    rows = [
        tag(
            "li",
            tag("a", one.line.title, href=address),
            tag("p", one.line.summary) if one.line.summary else None,
            tag("p", say_reason(one), class_="why"),
        )
        for one in site.contents.read_around(row.place).related
        if (address := links.to_entry(EntryPlace(one.line.pack, one.line.id)))
    ]
    if not rows:
        return None
    return tag("section", tag("h2", tr("Related entries")), tag("ul", on_lines(rows), class_="entries"), class_="alike")


def _neighbours(links: PageLinks, before: Row | None, after: Row | None) -> Element | None:
    ways = [
        tag("a", tag("span", words), tag("b", row.title), href=links.to_entry(row.place), rel=rel, class_=rel)
        for words, rel, row in ((tr("Before this"), "prev", before), (tr("After this"), "next", after))
        if row is not None
    ]
    return tag("nav", ways, class_="neighbours", aria_label=tr("Entries before and after")) if ways else None


def _headings(blocks: tuple[object, ...]) -> list[tuple[str, str]]:
    return [
        (anchor_id(block.anchor), plain_text(block.children))
        for block in blocks
        if isinstance(block, Heading) and block.level <= 2
    ]


def _notes_line(notes: tuple[Note, ...], sources: tuple[Source, ...]) -> list[tuple[str, str]]:
    return [("_sources", notes_title(notes))] if numbered_notes(notes, sources) else []


def _sorted_as(title: str) -> str:
    folded = unicodedata.normalize("NFKD", title).casefold()
    return "".join(char for char in folded if char.isalnum() or char == " ").strip()


def _letter(title: str) -> str:
    first = _sorted_as(title)[:1].upper()
    return first if first.isalpha() else "0-9"
