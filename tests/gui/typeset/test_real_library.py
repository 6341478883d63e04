"""Every page of the real library, set as the window sets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage

from hubdesk.library.library import open_library
from hubdesk.model.address import EntryPlace, TermPlace, parse_address, place_of_target
from hubdesk.model.palette import DARK, LIGHT, Palette
from hubdesk.model.vocabulary import TermKind
from hubdesk.services.pages import EntryPage, make_page
from hubdesk.typeset.pages import typeset_page
from hubdesk.typeset.pictures import decode_picture
from hubdesk.typeset.style import BODY
from tests.gui.windows import blocks_of, links_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtGui import QTextDocument

    from hubdesk.library.library import Library


@pytest.fixture(scope="module")
def library(headstart_pack: Path) -> Iterator[Library]:
    """Open the real library."""
    with open_library([headstart_pack]) as opened:
        yield opened


def entries_of(library: Library) -> list[EntryPlace]:
    """Give the place of every entry."""
    (pack,) = library.packs
    return [EntryPlace(pack.info.id, id_) for id_ in pack.ids(pack.entry_count)]


def gatherings_of(library: Library) -> list[TermPlace]:
    """Give the place of every partnership and theme."""
    return [
        TermPlace(kind, branch.term.id)
        for kind in (TermKind.PARTNERSHIP, TermKind.THEME)
        for branch in library.groups(kind)
    ]


def set_place(library: Library, place: EntryPlace | TermPlace, palette: Palette) -> tuple[QTextDocument, int]:
    """Set the page of a place with its pictures, and give the width of its column."""

    def picture(asset: str, width: int) -> QImage:
        content = library.asset(library.packs[0].info.id, asset)
        return decode_picture(content, width) if content else QImage()

    document, style = typeset_page(make_page(library, place), palette, picture)
    return document, style.column


def too_wide(document: QTextDocument, column: int) -> list[str]:
    """Lay a page out in its column, and give the lines that stand over its edge."""
    document.setTextWidth(column)
    document.documentLayout().blockBoundingRect(document.lastBlock())  # only now is all of it laid out
    found = []
    assert document.firstBlock().layout().lineCount() >= 1
    for block in blocks_of(document):
        layout = block.layout()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            if line.naturalTextWidth() > line.width() + 1:
                found.append(block.text()[line.textStart() : line.textStart() + line.textLength()])
    return found


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_entry_is_set_within_its_column(library: Library, palette: Palette) -> None:
    """Each entry is set without a warning of Qt's; no line of it, in text, tables or boxes, is wider than its column."""
    wide = {}
    places = entries_of(library)
    for place in places:
        document, column = set_place(library, place, palette)
        if found := too_wide(document, column):
            wide[place.id] = found
        assert document.idealWidth() <= column + 1, place.id

    assert len(places) >= 30
    assert wide == {}


def test_every_partnership_and_theme_is_set_within_its_column(library: Library) -> None:
    """So is each page that gathers entries; all seven partnerships and nine themes have one."""
    places = gatherings_of(library)
    wide = {place.id: found for place in places if (found := too_wide(*set_place(library, place, LIGHT)))}

    assert len(places) == 16
    assert wide == {}


def test_every_link_within_the_library_leads_somewhere(library: Library) -> None:
    """Each link of each page: an entry that is there, a heading that it has, a note of the page, or an outside address."""
    dead = []
    anchors: dict[str, set[str]] = {}
    links: list[tuple[str, str]] = []
    places: list[EntryPlace | TermPlace] = [*entries_of(library), *gatherings_of(library)]
    for place in places:
        document, _ = set_place(library, place, LIGHT)
        anchors[place.id] = {name for block in blocks_of(document) for name in anchors_in(block)}
        links += [(place.id, target) for target in links_of(document).values()]
    for at, target in links:
        if target.startswith("#"):
            is_there = target[1:] in anchors[at]
        elif target.startswith(("https://", "http://")):
            is_there = True
        else:
            place_ = parse_address(target) if target.startswith("hubdesk:") else place_of_target(target, "headstart")
            is_there = isinstance(place_, EntryPlace | TermPlace) and place_.id in anchors
            if is_there and isinstance(place_, EntryPlace) and place_.heading:
                is_there = place_.heading in anchors[place_.id]
        if not is_there:
            dead.append((at, target))

    assert len(links) > 300
    assert dead == []


def anchors_in(block: object) -> list[str]:
    """Give the anchors that stand in a block."""
    from PySide6.QtGui import QTextBlock

    assert isinstance(block, QTextBlock)
    found: list[str] = []
    iterator = block.begin()
    while not iterator.atEnd():
        found += iterator.fragment().charFormat().anchorNames()
        iterator += 1
    return found


def test_a_line_of_running_text_has_60_to_75_characters(library: Library) -> None:
    """The column is as wide as reads well: most full lines of paragraphs have 60 to 75 characters."""
    lengths: list[int] = []
    for place in entries_of(library)[::10]:
        document, column = set_place(library, place, LIGHT)
        document.setTextWidth(column)
        document.documentLayout().blockBoundingRect(document.lastBlock())
        for block in blocks_of(document):
            layout, look = block.layout(), block.begin().fragment().charFormat()
            if look.font().pixelSize() == BODY.px and not block.textList():
                lengths += [layout.lineAt(number).textLength() for number in range(layout.lineCount() - 1)]
    lengths.sort()

    assert len(lengths) > 100
    assert 60 <= lengths[len(lengths) // 2] <= 75


def test_every_entry_has_a_fact_box_and_sources(library: Library) -> None:
    """Each entry says at least at what level it works, and where it is from."""
    lacking = []
    for place in entries_of(library):
        page = make_page(library, place)
        document, _ = set_place(library, place, LIGHT)
        text = document.toPlainText()
        assert isinstance(page, EntryPage)
        if (
            "\nLevel\n" not in text
            or not page.entry.sources
            or "\nSources\n" not in text.replace("Notes and sources", "Sources")
        ):
            lacking.append(place.id)

    assert lacking == []
