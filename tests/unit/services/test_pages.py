from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hubdesk.errors import NoSuchEntryError
from hubdesk.library.library import Library, open_library
from hubdesk.model.address import EntryPlace, TermPlace
from hubdesk.model.vocabulary import TermKind
from hubdesk.services.pages import (
    SECTION_LINES,
    EntryPage,
    GatheringPage,
    make_page,
    pack_of,
)
from tests.packs import make_entry, make_pack

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def library(small_pack: Path) -> Iterator[Library]:
    """The small library, open."""
    with open_library([small_pack]) as opened:
        yield opened


def test_an_entry_comes_with_what_its_pack_says_of_itself(library: Library) -> None:
    """The page of an entry can name the pack and its edition."""
    page = make_page(library, EntryPlace("", "harbour/buddies"))

    assert isinstance(page, EntryPage)
    assert (page.entry.title, page.info.edition) == ("Buddies for the first term", "2026-02-01")
    assert pack_of(page) == "small"


def test_a_partnership_gathers_its_entries_by_theme(library: Library) -> None:
    """The page of a partnership lists its entries theme by theme, in the vocabulary's order."""
    page = make_page(library, TermPlace(TermKind.PARTNERSHIP, "harbour"))

    assert isinstance(page, GatheringPage)
    assert (page.page.term.name, page.page.entries, page.page.pack) == ("Harbour Town", 3, "small")
    assert [(section.term.name, [line.title for line in section.lines]) for section in page.sections] == [
        ("Peer mentoring", ["Buddies for the first term"]),
        ("Parenting support", ["Café afternoons for parents"]),
        ("Whole-school approaches", ["Buddies for the first term", "Walk and talk along the sea wall"]),
    ]


def test_a_theme_gathers_its_entries_by_partnership(library: Library) -> None:
    """The page of a theme lists its entries partnership by partnership."""
    page = make_page(library, TermPlace(TermKind.THEME, "whole-school-approaches"))

    assert isinstance(page, GatheringPage)
    assert [(section.term.name, section.total) for section in page.sections] == [
        ("Harbour Town", 2), ("Hill Villages", 1), ("River City", 1),
    ]  # fmt: skip
    assert pack_of(page) == ""


def test_a_long_section_is_cut_and_counted(tmp_path: Path) -> None:
    """A theme with very many entries lists 40 of them, and says how many there are."""
    entries = [make_entry(f"harbour/e{number:03}", f"Entry {number:03}") for number in range(45)]
    with open_library([make_pack(tmp_path / "a.hubpack", *entries)]) as library:
        page = make_page(library, TermPlace(TermKind.THEME, "mentoring"))

    assert isinstance(page, GatheringPage)
    (section,) = page.sections
    assert ([line.title for line in section.lines], section.total) == (
        [f"Entry {number:03}" for number in range(SECTION_LINES)],
        45,
    )


@pytest.mark.parametrize(
    ("place", "named"),
    [
        (EntryPlace("", "harbour/nobody"), "harbour/nobody"),
        (EntryPlace("other", "harbour/buddies"), "harbour/buddies"),
        (TermPlace(TermKind.THEME, "nothing"), "hubdesk:/theme/nothing"),
    ],
)
def test_a_place_that_is_not_there_is_named(library: Library, place: EntryPlace | TermPlace, named: str) -> None:
    """An old address leads nowhere: the message names it."""
    with pytest.raises(NoSuchEntryError) as caught:
        make_page(library, place)

    assert caught.value.entry_id == named


def test_no_page_comes_from_no_pack() -> None:
    """Home belongs to no pack."""
    assert pack_of(None) == ""
