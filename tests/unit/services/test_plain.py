from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given

from hubdesk.model.document import (
    Callout,
    Definitions,
    Document,
    LineBreak,
    Link,
    Listing,
    Note,
    NoteRef,
    Paragraph,
    Quote,
    Rule,
    Table,
    Text,
)
from hubdesk.model.entry import Entry
from hubdesk.model.source import Source
from hubdesk.pack.reader import Pack
from hubdesk.services.plain import plain_page
from tests.unit.model.strategies import documents

if TYPE_CHECKING:
    from pathlib import Path

    from hubdesk.model.document import Block


def _words(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def _page(*blocks: Block, notes: tuple[Note, ...] = (), sources: tuple[Source, ...] = ()) -> list[str]:
    return plain_page(Entry("pack", "kent/a", "A", "", (), Document(blocks, notes), sources)).split("\n")


WALK = """\
What it is
----------
A walk, a hot drink and a talk with one adult.[1] It is for pupils who don’t
come to school for many reasons, and who find a room too close for talking.

How it works
------------
1. The school chooses six pupils, and asks each of them.
2. One adult walks with each pupil. The adult is always the same one.
3. Afterwards they write one line together.

   - What was good?
   - What is next?

[Picture: Three steps that rise from left to right]

Week | Where | What for
1 | Sea wall | Getting to know each other
2 to 9 | Sea wall or park | Talking
10 | Café | Looking back

What changed, and how we know
-----------------------------
Pupils missed fewer days: 14 in the term before, 9 in the term of the
walks.[2] Nobody was compared with, so other things may have helped.[3]

[5 days]
  fewer were missed by the pupils who walked.[2]

What helped, what was hard
--------------------------
Adult
    The same person every week. See the youth bus.

Weather
    Rain. Plan B was the library.

Notes and sources
-----------------
1. Harbour Town: what we tried, year by year, Harbour Town Council, 2019
   https://example.org/harbour/what-we-tried
2. Walk and talk, a short evaluation, Harbour Town Council, about 2020
3. Six pupils are few. One of them moved away."""


def test_an_entry_reads_well_in_a_terminal(small_pack: Path) -> None:
    """Headings, lists, tables, boxes, notes and sources of a real entry, at 78 characters."""
    with Pack(small_pack) as pack:
        entry = pack.entry("harbour/walk-and-talk")
    assert entry is not None

    assert plain_page(entry) == WALK


def test_code_and_quotes_stand_apart(small_pack: Path) -> None:
    """Code is set in; a quote has its sign on each line."""
    with Pack(small_pack) as pack:
        code, quote = pack.entry("river/asked-first"), pack.entry("harbour/cafe-afternoons")
    assert code is not None
    assert quote is not None

    assert "\n    yes   20\n    no    11\n" in plain_page(code)
    assert "\n> We set out too many chairs at first. Fewer chairs made it easier to stay.\n" in plain_page(quote)


def test_sources_that_no_note_cites_go_on_counting() -> None:
    """Two notes, then a source that the text does not cite: it is number 3, and each number stands once."""
    lines = _page(
        Paragraph((Text("A"), NoteRef(1), NoteRef(2))),
        notes=(Note("b", ()), Note("", (_words("Ours."),))),
        sources=(Source("a", "First"), Source("b", "Second", year="2019")),
    )

    assert lines[-5:] == ["Notes and sources", "-----------------", "1. Second, 2019", "2. Ours.", "3. First"]


def test_a_page_with_sources_alone_says_sources() -> None:
    """All notes are sources: the heading says so; without any there is no heading."""
    lines = _page(_words("A"), notes=(Note("b", ()),), sources=(Source("b", "Second"),))

    assert lines[-3:] == ["Sources", "-------", "1. Second"]
    assert _page(_words("A")) == ["A", ""]


def test_lists_keep_their_first_number() -> None:
    """A list that begins at 0 or at 7 does so in a terminal too; long lines hang."""
    assert _page(Listing(0, ((_words("nought"),), (_words("one"),)))) == ["0. nought", "1. one", ""]
    assert _page(Listing(7, ((_words("word " * 20),),)))[1].startswith("   word")


def test_boxes_within_boxes_are_set_in() -> None:
    """A quote within a box within a list: each is set in by its own."""
    box = Callout("tip", "Tip", (Quote((_words("said"),)), Definitions((((Text("Term"),), (_words("meaning"),)),))))
    lines = _page(Listing(None, ((_words("item"), box),)), Rule())

    assert lines == ["- item", "", "  [Tip]", "    > said", "", "    Term", "        meaning", "", "* * *", ""]


def test_words_of_links_and_breaks_are_kept() -> None:
    """A link shows its words; a broken line goes on; cells keep their notes."""
    table = Table(("left",), ((Text("Head"),),), (((Link("entry:a/b", (Text("cell"),)), NoteRef(1)),),))

    assert _page(Paragraph((Text("one"), LineBreak(), Text("two"))), table)[:4] == ["one two", "", "Head", "cell[1]"]


@given(documents)
def test_any_page_can_be_printed(document: Document) -> None:
    """Whatever a page holds, it comes out as text, and every note has its number."""
    lines = _page(*document.blocks, notes=document.notes)

    for number in range(1, len(document.notes) + 1):
        assert any(line.startswith(f"{number}. ") for line in lines)
