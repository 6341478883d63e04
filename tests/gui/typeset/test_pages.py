"""Whole pages, set: an entry from chips to sources, and the page of a partnership or theme."""

from __future__ import annotations

from typing import Any

import pytest

from hubdesk.model.document import Document, Listing, Note, NoteRef, Paragraph, Text
from hubdesk.model.entry import Attachment, Entry, EntryLine
from hubdesk.model.pack_info import PackInfo
from hubdesk.model.palette import DARK, LIGHT, Palette
from hubdesk.model.source import Source
from hubdesk.model.term_page import TermPage
from hubdesk.model.vocabulary import Term, TermKind
from hubdesk.services.pages import EntryPage, GatheringPage, Section
from hubdesk.typeset.ornaments import CHIP
from hubdesk.typeset.pages import accent_of, typeset_page
from tests.gui.typeset.documents import block_with, box_round, format_of, lines, no_picture, tables_of
from tests.gui.windows import links_of

INFO = PackInfo("pack", "The library", "2026-11-03", licence="CC BY 4.0")
HULL = Term(TermKind.PARTNERSHIP, "hull", "Hull", "A port city.", "On the Humber", "rose")
PEER = Term(TermKind.THEME, "peer", "Peer-led work", "Young people lead.")
LEVEL = Term(TermKind.LEVEL, "universal", "Universal", "For everybody.")
REPORT = Source("a", "The report", "Hull Council", "2019", "https://www.example.org/report.pdf")
LEAFLET = Source("b", "A leaflet", "", "", "")


def entry_page(**fields: Any) -> EntryPage:
    """Make the page of an entry of which only some fields matter."""
    document = fields.pop("document", Document((Paragraph((Text("Body."),)),)))
    values: dict[str, Any] = {"terms": (HULL, PEER), "sources": (), **fields}
    return EntryPage(Entry("pack", "hull/a", "A title", "A summary.", document=document, **values), INFO)


def set_lines(page: EntryPage | GatheringPage) -> list[str]:
    """Set a page light, and give its lines."""
    return lines(typeset_page(page, LIGHT, no_picture)[0])


def of(kind: TermKind, *names: str) -> tuple[Term, ...]:
    """Make terms of a kind."""
    return tuple(Term(kind, name.lower(), name, f"About {name}.") for name in names)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_chips_lead_to_partnership_and_theme(palette: Palette) -> None:
    """Above the title: the partnership on its colour, the theme with a line round it, each in one piece."""
    document, _ = typeset_page(entry_page(), palette, no_picture)

    assert links_of(document) == {"Hull": "hubdesk:/partnership/hull", "Peer-led work": "hubdesk:/theme/peer"}
    assert format_of(document, "Hull").property(CHIP) == f"{palette.accent('rose')}|"
    assert format_of(document, "Hull").foreground().color().name() == palette.paper
    assert format_of(document, "Peer").property(CHIP) == f"|{palette.line}"
    chip = block_with(document, "Peer").text()
    assert "Peer-\u2060led\u00a0work" in chip


def test_title_and_summary_come_first() -> None:
    """Under the chips: the title, a place to go to; the summary; then the text, and at the foot the edition."""
    document, _ = typeset_page(entry_page(), LIGHT, no_picture)

    assert lines(document)[1:] == [
        "A title",
        "A summary.",
        "Body.",
        "The library · edition of 3 November 2026 · CC BY 4.0",
    ]
    assert format_of(document, "A title").anchorNames() == ["top"]
    assert block_with(document, "A title").blockFormat().headingLevel() == 1
    assert format_of(document, "A summary.").foreground().color().name() == LIGHT.quiet


def test_the_foot_says_when_sources_were_checked() -> None:
    """An entry that says when it was reviewed shows the day in words."""
    assert set_lines(entry_page(reviewed="2026-01-15"))[-1].startswith("Sources checked 15 January 2026 · The library")


def test_without_facts_there_is_no_box() -> None:
    """An entry that says nothing of itself has no empty box."""
    assert tables_of(typeset_page(entry_page(), LIGHT, no_picture)[0]) == []


def test_the_fact_box_says_what_is_known_two_facts_a_row() -> None:
    """Who for, ages, level, where, when, kind, cost, time; and how it is known, side by side with what that means."""
    terms = (
        HULL,
        LEVEL,
        *of(TermKind.AUDIENCE, "Teachers", "NHS staff", "Parents"),
        *of(TermKind.SETTING, "School"),
        *of(TermKind.TYPE, "Toolkit"),
        *of(TermKind.EVIDENCE, "Measured"),
    )
    page = entry_page(terms=terms, ages="11 to 14", years="2018", cost="£40", time="A day", evidence_why="Counted.")
    document, _ = typeset_page(page, LIGHT, no_picture)
    (box,) = tables_of(document)
    cells = []
    for row in range(box.rows()):
        for column in range(2):
            cursor = box.cellAt(row, column).firstCursorPosition()
            cells.append((cursor.block().text(), cursor.block().next().text()))

    assert cells == [
        ("Who it is for", "Teachers, NHS staff and parents"),
        ("Ages of young people", "11 to 14"),
        ("Level", "Universal. For everybody."),
        ("Where", "School"),
        ("When", "2018"),
        ("Kind", "Toolkit"),
        ("Cost", "£40"),
        ("Time it takes", "A day"),
        ("How we know", "Measured"),
        ("What that means", "Counted."),
    ]


def test_what_we_know_stands_on_a_row_of_its_own() -> None:
    """With an odd number of facts before it, a cell is left empty; without a reason, the word is explained."""
    page = entry_page(terms=(HULL, *of(TermKind.EVIDENCE, "Trial")), ages="11")
    document, _ = typeset_page(page, LIGHT, no_picture)
    (box,) = tables_of(document)
    texts = [[box.cellAt(row, column).firstCursorPosition().block().text() for column in (0, 1)] for row in (0, 1)]

    assert texts == [["Ages of young people", ""], ["How we know", "What that means"]]
    assert "About Trial." in set_lines(page)


def test_a_level_without_a_sentence_is_named() -> None:
    """A pack that explains no level still shows its name, with no space behind it."""
    assert "Targeted." in set_lines(entry_page(terms=(Term(TermKind.LEVEL, "t", "Targeted"),)))


def test_terms_without_a_name_do_no_harm() -> None:
    """A pack made by other hands has terms that are empty: the page is set."""
    assert "Who it is for" in set_lines(
        entry_page(terms=(*of(TermKind.AUDIENCE, "Teachers"), Term(TermKind.AUDIENCE, "x", "")))
    )


@pytest.mark.parametrize(
    ("topics", "said"),
    [(("self-harm",), "self-harm"), (("self-harm", "suicide", "abuse"), "self-harm, suicide and abuse")],
)
def test_a_page_that_touches_on_harm_says_where_to_turn(topics: tuple[str, ...], said: str) -> None:
    """Above everything else: what it touches on, whom to tell, and numbers that are answered."""
    document, _ = typeset_page(entry_page(sensitive=topics), LIGHT, no_picture)
    advice = block_with(document, "safeguarding lead").text().replace("\u00a0", " ")

    assert f"Take care: this page touches on {said}." in lines(document)
    assert box_round(document, "Take care") == f"{LIGHT.care}||"
    for line in ("In an emergency 999", "NHS 111", "Childline 0800 1111", "Samaritans 116 123"):
        assert line in advice
    assert lines(document).index("Body.") > lines(document).index(f"Take care: this page touches on {said}.")


def test_files_are_listed_with_kind_and_size() -> None:
    """Each file: its name, which is a link, what kind it is, and how large."""
    files = (Attachment("sheets/plan.txt", "text/plain", 75), Attachment("film.mp4", "video/mp4", 3_120_000))
    document, _ = typeset_page(entry_page(attachments=files), LIGHT, no_picture)

    assert [line for line in lines(document) if line.startswith(("plan", "film"))] == [
        "plan.txt  TXT, 75 bytes",
        "film.mp4  MP4, 3.1 MB",
    ]
    assert links_of(document)["plan.txt"] == "file:sheets/plan.txt"
    assert format_of(document, "Files to take away").anchorNames() == ["files"]


def test_sources_are_numbered_in_the_order_they_are_cited() -> None:
    """Cited sources first, as the numbers in the text say; then those that are only listed."""
    document = Document((Paragraph((Text("Said."), NoteRef(1))),), (Note("b", ()),))
    made, _ = typeset_page(entry_page(document=document, sources=(REPORT, LEAFLET)), LIGHT, no_picture)
    at = lines(made).index("Sources")

    assert lines(made)[at + 1 : at + 3] == ["1.\tA leaflet.", "2.\tThe report. Hull Council, 2019. example.org"]
    assert links_of(made)["example.org"] == "https://www.example.org/report.pdf"
    assert format_of(made, "1.\t").anchorNames() == ["note-1"]
    assert format_of(made, "2.\t").anchorNames() == ["note-2"]


def test_notes_of_the_author_stand_among_the_sources() -> None:
    """A note with words of its own, of two paragraphs and a list, is read as one; the heading says that there are notes."""
    note = Note(
        "",
        (
            Paragraph((Text("Six are few."),)),
            Listing(None, ((Paragraph((Text("one left"),)),),)),
            Paragraph((Text("So."),)),
        ),
    )
    document = Document((Paragraph((Text("Said."), NoteRef(1))),), (note,))
    found = set_lines(entry_page(document=document))

    assert found[found.index("Notes and sources") + 1] == "1.\tSix are few. one left So."


def test_a_source_without_address_or_with_a_strange_one() -> None:
    """What stands for an address is its site; an address without one is shown whole."""
    odd = Source("c", "Letter", "", "1999", "urn:isbn:123")

    assert set_lines(entry_page(sources=(odd,)))[-2] == "1.\tLetter. 1999. urn:isbn:123"


def test_a_note_whose_source_is_not_there_keeps_its_number() -> None:
    """The pack lost a source: its number is there, and the others keep theirs."""
    document = Document((Paragraph((Text("Said."), NoteRef(1), NoteRef(2))),), (Note("gone", ()), Note("a", ())))
    found = set_lines(entry_page(document=document, sources=(REPORT,)))

    assert found[-3:-1] == ["1.", "2.\tThe report. Hull Council, 2019. example.org"]


def gathering(term: Term, *sections: Section, entries: int = 3, introduction: Document | None = None) -> GatheringPage:
    """Make the page of a term."""
    return GatheringPage(TermPage(term, entries, introduction or Document(), pack="pack"), sections)


def test_a_partnerships_page_lists_entries_by_theme() -> None:
    """Place and count, name, what it is, then theme after theme with titles that lead to entries."""
    line = EntryLine("pack", "hull/a", "A title", "A summary.")
    document, _ = typeset_page(gathering(HULL, Section(PEER, (line,), 1)), LIGHT, no_picture)

    assert lines(document) == [
        "Partnership · On the Humber · 3 entries",
        "Hull",
        "A port city.",
        "Peer-led work",
        "1 entry",
        "A title",
        "A summary.",
    ]
    assert links_of(document) == {"A title": "hubdesk:pack/hull/a"}
    assert format_of(document, "Peer-led work").anchorNames() == ["peer"]
    assert format_of(document, "Partnership").foreground().color().name() == LIGHT.accent("rose")


def test_a_long_section_says_how_many_more_there_are() -> None:
    """Forty are listed; the line below says that the tree has the others."""
    shown = tuple(EntryLine("pack", f"hull/{number}", f"Title {number}") for number in range(40))
    found = set_lines(gathering(PEER, Section(HULL, shown, 1240), Section(PEER, shown[:39], 40), entries=1280))

    assert found[0] == "Theme · 1,280 entries"
    assert "1,200 more entries in the tree at the side." in found
    assert "1 more entry in the tree at the side." in found


def test_a_page_wears_the_accent_of_its_partnership() -> None:
    """An entry and a partnership wear their colour; a theme wears none."""
    assert [accent_of(page) for page in (entry_page(), gathering(HULL), gathering(PEER))] == ["rose", "rose", ""]
