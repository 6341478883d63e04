from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hubdesk.model.document import block_text
from hubdesk.model.entry import Attachment, EntryLine
from hubdesk.model.pack_info import PackInfo
from hubdesk.model.source import Source
from hubdesk.model.vocabulary import Term, TermKind
from hubdesk.pack.reader import Pack
from tests.packs import SMALL_SOURCE, make_entry, make_pack

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def pack(small_pack: Path) -> Iterator[Pack]:
    """The small library, open."""
    with Pack(small_pack) as opened:
        yield opened


def test_a_pack_says_what_it_is(pack: Pack) -> None:
    """Title, edition, publisher and licence are those that its author wrote."""
    assert pack.info == PackInfo(
        id="small",
        title="Small practice library",
        edition="2026-02-01",
        language="en-GB",
        publisher="The HubDesk tests",
        licence="CC0 1.0",
        contact="nobody@example.org",
        summary="Eight invented examples from three invented places.",
    )
    assert pack.entry_count == 8


def test_terms_stand_in_the_order_of_the_vocabulary(pack: Pack) -> None:
    """Partnerships and themes are listed as the author has put them, with how many entries carry each."""
    counted = [(kind, id_, found.entries) for (kind, id_), found in pack.terms.items()]

    assert [one for one in counted if one[0] in (TermKind.PARTNERSHIP, TermKind.THEME)] == [
        (TermKind.PARTNERSHIP, "harbour", 3),
        (TermKind.PARTNERSHIP, "hills", 3),
        (TermKind.PARTNERSHIP, "river", 2),
        (TermKind.THEME, "peer-mentoring", 5),
        (TermKind.THEME, "parenting-support", 1),
        (TermKind.THEME, "whole-school-approaches", 4),
    ]
    assert pack.terms[TermKind.PARTNERSHIP, "hills"].term == Term(
        TermKind.PARTNERSHIP,
        "hills",
        "Hill Villages",
        "Nine villages that share one youth bus.",
        "Nine villages in the hills",
        "green",
    )


def test_a_branch_lists_its_entries_by_title(pack: Pack) -> None:
    """Within a partnership and a theme entries stand by title; a part of the list can be asked for."""
    lines = pack.lines("hills", "peer-mentoring", 0, 9)

    assert lines == [
        EntryLine(
            "small",
            "hills/youth-bus",
            "A youth bus that comes every Tuesday",
            "Nine villages without a youth club shared one bus, with the same two workers on board.",
        ),
        EntryLine(
            "small",
            "hills/mentors-on-bikes",
            "Mentors on bikes",
            "Older teenagers cycled from village to village to meet younger ones after school.",
        ),
    ]
    assert pack.lines("hills", "peer-mentoring", 1, 1) == lines[1:]
    assert pack.lines("hills", "peer-mentoring", 2, 9) == []
    assert pack.lines("hills", "no-such-theme", 0, 9) == []


def test_an_entry_knows_its_places_in_the_tree(pack: Pack) -> None:
    """An entry on two themes has a row in the branch of each."""
    assert sorted(pack.places("harbour/buddies")) == [
        ("harbour", "peer-mentoring", 0),
        ("harbour", "whole-school-approaches", 0),
    ]
    assert pack.places("harbour/nobody") == []


def test_a_whole_entry_comes_with_all_its_facts(pack: Pack) -> None:
    """An entry opens with its terms, facts, page, sources in order of citation, and attachments."""
    entry = pack.entry("harbour/walk-and-talk")
    assert entry is not None

    assert (entry.pack, entry.id, entry.title) == (
        "small",
        "harbour/walk-and-talk",
        "Walk and talk along the sea wall",
    )
    assert (entry.ages, entry.years, entry.reviewed) == ("11 to 14", "2017-2019", "2026-01-15")
    assert (entry.cost, entry.time) == ("About £40 a term for hot drinks", "One hour a week")
    assert entry.evidence_why.startswith("The school counted the days missed before and after")
    assert {kind: [term.id for term in entry.of_kind(kind)] for kind in TermKind} == {
        "partnership": ["harbour"],
        "themes": ["whole-school-approaches"],
        "topics": ["attendance"],
        "level": ["targeted"],
        "settings": ["school", "community"],
        "audience": ["teachers", "youth-workers"],
        "type": ["practice-example"],
        "evidence": ["measured"],
    }
    assert entry.sources == (
        Source(
            "harbour-1",
            "Harbour Town: what we tried, year by year",
            "Harbour Town Council",
            "2019",
            "https://example.org/harbour/what-we-tried",
        ),
        Source("harbour-2", "Walk and talk, a short evaluation", "Harbour Town Council", "about 2020"),
    )
    size = (SMALL_SOURCE / "assets/sheets/plan.txt").stat().st_size
    assert entry.attachments == (Attachment("sheets/plan.txt", "text/plain", size),)
    assert "A walk, a hot drink and a talk with one adult." in block_text(entry.document.blocks)
    assert [note.source for note in entry.document.notes] == ["harbour-1", "harbour-2", ""]


def test_what_an_author_left_out_is_empty(pack: Pack) -> None:
    """An entry with the fewest fields opens; a sensitive one says what it touches."""
    plain, sensitive = pack.entry("harbour/cafe-afternoons"), pack.entry("hills/safe-talk")
    assert plain is not None
    assert sensitive is not None

    assert (plain.ages, plain.cost, plain.reviewed, plain.sensitive, plain.attachments) == ("", "", "", (), ())
    assert sensitive.sensitive == ("self-harm",)


@pytest.mark.parametrize("entry_id", ["harbour/nobody", "nobody/buddies", "", "harbour", "harbour/buddies/x", "%/%"])
def test_an_entry_that_is_not_there_is_not_there(pack: Pack, entry_id: str) -> None:
    """An id that no entry has gives nothing, as a line or as a page."""
    assert pack.entry(entry_id) is None
    assert pack.line(entry_id) is None


def test_a_line_says_what_a_list_shows(pack: Pack) -> None:
    """Title and summary of one entry, without its page."""
    assert pack.line("hills/safe-talk") == EntryLine(
        "small",
        "hills/safe-talk",
        "Knowing what to say when somebody is hurting",
        "Adults in nine villages learned how to listen to a young person who self-harms, and whom to ask for help.",
    )


def test_introductions_come_with_their_sources(pack: Pack) -> None:
    """The page of a partnership begins with its introduction; one that was not written is not there."""
    found = pack.introduction(TermKind.PARTNERSHIP, "harbour")
    assert found is not None
    document, sources = found

    assert block_text(document.blocks).startswith("Harbour Town is small, so everybody knew of the work soon.")
    assert [source.key for source in sources] == ["harbour-1"]
    assert pack.introduction(TermKind.THEME, "harbour") is None
    assert pack.introduction(TermKind.PARTNERSHIP, "hills") is None


def test_pictures_are_the_files_that_the_author_gave(pack: Pack) -> None:
    """A picture comes out byte for byte; a path that is not in the pack gives nothing, also not from the disk."""
    assert pack.asset("pictures/bus.png") == (SMALL_SOURCE / "assets/pictures/bus.png").read_bytes()
    assert pack.asset("../pack.yaml") is None
    assert pack.asset("/etc/hostname") is None


def test_ids_stand_in_order(pack: Pack) -> None:
    """Ids come in the pack's order, at most as many as asked for."""
    assert pack.ids(3) == ["harbour/buddies", "harbour/cafe-afternoons", "harbour/walk-and-talk"]
    assert len(pack.ids(100)) == 8


def test_titles_are_put_in_order_without_regard_to_case(tmp_path: Path) -> None:
    """The entry "apples" stands before "Bread" and "Cakes"."""
    entries = [
        make_entry(f"harbour/{slug}", title) for slug, title in (("a", "Bread"), ("b", "apples"), ("c", "Cakes"))
    ]
    with Pack(make_pack(tmp_path / "a.hubpack", *entries)) as pack:
        assert [line.title for line in pack.lines("harbour", "mentoring", 0, 9)] == ["apples", "Bread", "Cakes"]


def test_a_closed_pack_lets_go_of_its_file(tmp_path: Path) -> None:
    """After closing, the file can be replaced and deleted, also on Windows."""
    target = make_pack(tmp_path / "a.hubpack")
    with Pack(target) as pack:
        assert pack.entry_count == 1
    target.rename(tmp_path / "b.hubpack")
    (tmp_path / "b.hubpack").unlink()

    assert list(tmp_path.iterdir()) == []
