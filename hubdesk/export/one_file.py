"""Entries as one HTML file that needs nothing beside it: the copy for everybody, and for reading aloud."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import lru_cache
from typing import TYPE_CHECKING

from hubdesk.export.contents import Contents, Exported
from hubdesk.export.entry_html import accent_of, entry_article
from hubdesk.export.links import Shown, anchor_id
from hubdesk.export.markup import on_lines, tag, to_html
from hubdesk.export.names import file_name
from hubdesk.export.pictures import check_picture, may_be_taken_away
from hubdesk.export.style import style_sheet
from hubdesk.export.target import new_file
from hubdesk.model.progress import CancelToken, Progress, Report, no_report
from hubdesk.model.vocabulary import TermKind
from hubdesk.model.words import tr

if TYPE_CHECKING:
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from hubdesk.model.address import EntryPlace, TermPlace
    from hubdesk.model.entry import Entry


_SMALL = 1 << 20
"""Files up to this many bytes go into the page: a copy for everybody must still go by e-mail."""
_ALL_FILES = 8 << 20
"""All of them together, in bytes."""


def write_one_file(
    contents: Contents, target: Path, report: Report = no_report, token: CancelToken | None = None
) -> Exported:
    """Write entries as one HTML file.

    Args:
        contents: what goes in.
        target: the file; an older one stays until the new one is whole.
        report: called as entries are written.
        token: asked before each entry.
    Raises:
        WriteFailedError, TargetTakenError, CancelledError: nothing half-written is left.
        PackError: an entry cannot be read.
    """
    links = _OneFile(contents)
    token = token or CancelToken()
    is_alone = len(contents.places) == 1
    entries, articles = [], []
    for number, place in enumerate(contents.places):
        token.check()
        report(Progress(number, len(contents.places), tr("Writing entries")))
        entry = contents.read_entry(place)
        entries.append(entry)
        prefix = "" if is_alone else links.prefix_of(place)
        info, level = contents.info_of(entry.pack), 1 if is_alone else 2
        article = entry_article(entry, info, links, prefix=prefix, level=level, contact=contents.contact)
        if is_alone:
            article.set("class", f"{article.get('class')} only")
        else:
            article.append(tag("p", tag("a", tr("Back to the contents"), href="#_contents"), class_="to-top"))
        articles.append(article)
    page = to_html(_page(contents, entries, articles, links))
    with new_file(target) as part:
        part.write_bytes(page)
    return Exported(len(entries), 1, len(page))


class _OneFile:
    """Links within the file: to the entries that are in it."""

    def __init__(self, contents: Contents) -> None:
        self._places = {(place.pack, place.id) for place in contents.places}
        self._several = len({place.pack for place in contents.places}) > 1
        self._read_asset = contents.read_asset
        self.to_picture = lru_cache(maxsize=64)(self._picture)
        self._files: dict[tuple[str, str], str | None] = {}
        self._room = _ALL_FILES

    def prefix_of(self, place: EntryPlace) -> str:
        """Give what stands before every id of an entry."""
        parts = [file_name(part) for part in place.id.split("/")]
        return "--".join([file_name(place.pack), *parts] if self._several else parts) + "--"

    def to_entry(self, place: EntryPlace) -> str | None:
        if (place.pack, place.id) not in self._places:
            return None
        prefix = self.prefix_of(place) if len(self._places) > 1 else ""
        return "#" + (anchor_id(place.heading, prefix) if place.heading else f"{prefix}_top")

    def to_term(self, _place: TermPlace) -> None:
        return None

    def _picture(self, pack: str, asset: str) -> Shown | None:
        content = self._read_asset(pack, asset)
        picture = check_picture(asset, content) if content else None
        return Shown(picture.data_address, picture.width, picture.height) if picture else None

    def to_file(self, pack: str, asset: str) -> str | None:
        """Put a small file into the page itself: a browser saves it under its name. What could run is left out."""
        if (pack, asset) not in self._files:
            self._files[pack, asset] = self._file(pack, asset)
        return self._files[pack, asset]

    def _file(self, pack: str, asset: str) -> str | None:
        content = self._read_asset(pack, asset)
        if content is None or len(content) > min(_SMALL, self._room) or not may_be_taken_away(asset, content):
            return None
        self._room -= len(content)
        return f"data:application/octet-stream;base64,{b64encode(content).decode()}"


def _page(contents: Contents, entries: list[Entry], articles: list[Element], links: _OneFile) -> Element:
    style = style_sheet("reading.css", "one-file.css")
    is_alone = len(entries) == 1
    title = entries[0].title if is_alone else " · ".join(part for part in (contents.title, contents.subtitle) if part)
    head = tag(
        "head",
        on_lines([
            tag("meta", charset="utf-8"),
            _policy(style),
            tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
            tag("meta", name="color-scheme", content="light dark"),
            tag("meta", name="generator", content="HubDesk"),
            tag("title", title),
            tag("style", style),
        ]),
    )  # fmt: skip
    main = tag("main", articles, id="_entries")
    for article in articles:
        article.tail = "\n"
    body = tag("body", [] if is_alone else [_cover(contents), _contents_list(contents, entries, links)], main)
    body.append(_colophon(contents))
    return tag("html", head, on_lines([body]), lang=contents.language)


def _policy(style: str) -> Element:
    """Forbid everything but what is in the file: this style, and pictures and fonts that are part of it."""
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    return tag("meta", http_equiv="Content-Security-Policy", content=policy)


def _cover(contents: Contents) -> Element:
    return tag(
        "header",
        tag("p", contents.subtitle, class_="over") if contents.subtitle else None,
        tag("h1", contents.title),
        tag("p", contents.summary, class_="lead") if contents.summary else None,
        tag("p", tr("{count}, each with its sources.").format(count=contents.count), class_="quiet"),
        class_="cover",
    )


def _contents_list(contents: Contents, entries: list[Entry], links: _OneFile) -> Element:
    """List the entries under their partnerships, in the order that they stand in."""
    groups: list[tuple[str, str, list[Element]]] = []
    for place, entry in zip(contents.places, entries, strict=True):
        name = next((term.name for term in entry.of_kind(TermKind.PARTNERSHIP)), "")
        if not groups or groups[-1][0] != name:
            groups.append((name, accent_of(entry), []))
        groups[-1][2].append(tag("li", tag("a", entry.title, href=links.to_entry(place))))
    parts: list[Element] = []
    for name, accent, rows in groups:
        if name and len(groups) > 1:
            parts.append(tag("h3", name, class_=f"accent-{accent}"))
        parts.append(tag("ol", on_lines(rows)))
    return tag(
        "nav", tag("h2", tr("Contents"), id="_contents"), on_lines(parts), class_="contents", aria_label=tr("Contents")
    )


def _colophon(contents: Contents) -> Element:
    return tag(
        "footer",
        [tag("p", line) for line in contents.editions],
        tag("p", tr("Made with HubDesk. This file works without internet and sends nothing.")),
        class_="colophon",
    )
