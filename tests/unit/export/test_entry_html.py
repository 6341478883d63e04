from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hubdesk.export.entry_html import entry_article
from hubdesk.export.markup import tag, to_html
from hubdesk.model.care import HELPLINES
from hubdesk.pack.reader import Pack
from tests.unit.export.pages import Nowhere, Places, ReadPage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hubdesk.export.links import Links


@pytest.fixture
def pack(small_pack: Path) -> Iterator[Pack]:
    """The small library, open."""
    with Pack(small_pack) as opened:
        yield opened


def read(pack: Pack, entry_id: str, links: Links | None = None, *, level: int = 1) -> ReadPage:
    """Write an entry and read it as a browser does."""
    entry = pack.entry(entry_id)
    assert entry is not None
    return ReadPage(to_html(tag("body", entry_article(entry, pack.info, links or Places(), level=level))))


def test_an_entry_says_what_the_window_says(pack: Pack) -> None:
    """Title, summary, facts, text, sources and where it is from, in one language, under headings in order."""
    page = read(pack, "hills/youth-bus")
    lines = [line for line in page.words.splitlines() if line.strip()]

    assert lines[0].startswith("Hill VillagesPeer mentoringA youth bus that comes every Tuesday")
    assert "Ages of young people10 to 16" in page.words
    assert "How we knowCompared" in page.words
    assert "The workers kept one all the same." in page.words
    assert lines[-1] == "Small practice library · The HubDesk tests · edition of 1 February 2026 · CC0 1.0"
    assert [tag.name for tag in page.tags if tag.name[:1] == "h" and tag.name[1:].isdigit()] == ["h1"] + ["h2"] * 5
    assert page.named("article")[0].attributes["lang"] == "en-GB"
    assert page.dead_links == []


def test_help_comes_before_all_else_on_a_sensitive_entry(pack: Pack) -> None:
    """The numbers stand first in the box of care, before its advice, and can be called from a phone."""
    page = read(pack, "hills/safe-talk")

    places = [page.words.index(number) for _, number in HELPLINES]
    assert places == sorted(places)
    assert places[-1] < page.words.index("tell your safeguarding lead") < page.words.index("What it is")
    assert [href for href in page.values("href") if href.startswith("tel:")][:2] == ["tel:999", "tel:111"]
    assert "Where to find help" in page.values("aria-label")


def test_chips_lead_to_partnership_and_themes_where_those_have_pages(pack: Pack) -> None:
    """In a whole library they are links; in a single entry they are words."""
    assert [tag.attributes["href"] for tag in read(pack, "harbour/buddies").named("a")][:2] == [
        "harbour.html",
        "peer-mentoring.html",
    ]
    alone = read(pack, "harbour/buddies", Nowhere())
    assert "Harbour Town" in alone.words
    assert "harbour.html" not in alone.values("href")


def test_files_to_take_away_are_links_or_are_named(pack: Pack) -> None:
    """Where a file lies beside the page it can be saved; else the reader learns where it is to be had."""
    with_files = next(id_ for id_ in pack.ids(99) if (entry := pack.entry(id_)) and entry.attachments)

    assert read(pack, with_files).values("download") == ["plan.txt"]
    assert "Open this entry in HubDesk to save it." in read(pack, with_files, Nowhere()).words


def test_every_entry_is_in_order_at_every_level(pack: Pack) -> None:
    """No link within an entry leads nowhere, and no id stands twice."""
    for entry_id in pack.ids(99):
        for level in (1, 2):
            page = read(pack, entry_id, level=level)
            assert page.dead_links == []
            assert len(set(page.values("id"))) == len(page.values("id"))
            assert page.named(f"h{level}")
