"""A handout as one HTML file: slides as text with headings, lists and tables, to read in any browser or aloud."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from hubdesk.export.contents import Exported
from hubdesk.export.html import PageHtml
from hubdesk.export.links import Shown
from hubdesk.export.markup import Child, on_lines, tag, to_html
from hubdesk.export.pictures import check_picture
from hubdesk.export.style import style_sheet
from hubdesk.export.target import new_file
from hubdesk.model.document import Callout
from hubdesk.model.slide import Slide, SlideKind
from hubdesk.model.words import tr
from hubdesk.model.workshop import text_blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from hubdesk.model.address import EntryPlace, TermPlace


class Handed(NamedTuple):
    """A slide, the title of its step, notes to go along, and when it was shown: seconds since 1970, 0 if never."""

    slide: Slide
    item: str
    notes: str = ""
    began: float = 0.0


class _Links:
    """Pictures go into the file; nothing else can be reached from it."""

    def __init__(self, read_asset: Callable[[str, str], bytes | None]) -> None:
        self._read_asset = read_asset

    def to_entry(self, _place: EntryPlace) -> None:
        return None

    def to_term(self, _place: TermPlace) -> None:
        return None

    def to_file(self, _pack: str, _asset: str) -> None:
        return None

    def to_picture(self, pack: str, asset: str) -> Shown | None:
        """Give a picture of a pack."""
        content = self._read_asset(pack, asset)
        picture = check_picture(asset, content) if content else None
        return Shown(picture.data_address, picture.width, picture.height) if picture else None


def write_handout_html(
    title: str,
    slides: Sequence[Handed],
    foot: str,
    read_asset: Callable[[str, str], bytes | None],
    target: Path,
    *,
    entries: int = 0,
) -> Exported:
    """Write a handout as one HTML file that needs nothing beside it.

    Args:
        title: of the whole.
        slides: in order.
        foot: where all of it is from.
        read_asset: gives a pack's pictures.
        target: the file; an older one stays until the new one is whole.
        entries: how many entries are in it, for the answer.
    Raises:
        WriteFailedError, TargetTakenError: nothing half-written is left.
    """
    links = _Links(read_asset)
    steps: list[Element] = []
    number = 0
    for item, group in groupby(slides, key=lambda one: one.item):
        children: list[Child] = [] if item == title else [tag("h2", item)]
        heading = ""
        for one in group:
            number += 1
            children += _slide(one, links, number, (heading, item, title))
            heading = one.slide.title
        steps.append(tag("section", on_lines(child for child in children if not isinstance(child, str))))  # type: ignore[misc]
    style = style_sheet("reading.css", "one-file.css")
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    head = tag("head", on_lines([
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("title", title),
        tag("style", style),
    ]))  # fmt: skip
    main = tag("main", tag("header", tag("h1", title), class_="cover"), on_lines(steps), id="_entries")
    footer = tag("footer", tag("p", foot) if foot else None, class_="colophon")
    page = to_html(tag("html", head, tag("body", main, footer), lang="en"))
    with new_file(target) as part:
        part.write_bytes(page)
    return Exported(entries, 1, len(page))


def _slide(one: Handed, links: _Links, number: int, known: tuple[str, ...]) -> list[Element]:
    """Write a slide: its heading and source where they are not known from what stands above, its text, its notes."""
    slide = one.slide
    page = PageHtml(links, slide.pack, slide.title, prefix=f"s{number}-", level=2)
    made: list[Element] = []
    if slide.title and slide.title not in known:
        made.append(tag("h3", slide.title))
    if one.began:
        shown = datetime.fromtimestamp(one.began).strftime("%H:%M")
        made.append(tag("p", tr("Shown at {time}").format(time=shown), class_="quiet"))
    if slide.facts:
        rows = [(tag("dt", fact.label), tag("dd", fact.value)) for fact in slide.facts]
        made += [*page.blocks(slide.blocks), tag("dl", rows, class_="words")]
    elif slide.kind == SlideKind.FIGURE and isinstance(slide.blocks[0], Callout):
        block = slide.blocks[0]
        made += [tag("p", tag("strong", block.title)), *page.blocks(block.children)]
    elif slide.kind == SlideKind.QUOTE:
        made.append(tag("blockquote", page.blocks(slide.blocks)))
    else:
        made += page.blocks(slide.blocks)
    if slide.foot and slide.foot not in known:
        made.append(tag("p", slide.foot, class_="quiet"))
    if one.notes:
        made.append(tag("aside", tag("p", tag("strong", tr("Notes"))), page.blocks(text_blocks(one.notes))))
    return made
