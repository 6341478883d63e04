"""What stands round an entry: worked out by the writer, read by whoever opens the pack."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hubdesk.errors import CancelledError
from hubdesk.model.document import Link, Paragraph, Text
from hubdesk.model.progress import CancelToken
from hubdesk.model.vocabulary import Term, TermKind
from hubdesk.pack.reader import Pack
from hubdesk.pack.relating import links_of, relate
from tests.packs import TERMS, make_entry, make_pack

if TYPE_CHECKING:
    from pathlib import Path

    from hubdesk.model.content import NewEntry

BULLYING = Term(TermKind.TOPIC, "bullying", "Bullying", "What to do about it.")
GRANTS = Term(TermKind.TOPIC, "grants", "Small grants", "Money for ideas.")


def entry(id_: str, title: str, *topics: str, summary: str = "How it was.") -> NewEntry:
    """Make an entry that carries topics."""
    from dataclasses import replace

    made = make_entry(id_, title, summary=summary)
    return replace(made, terms=(*made.terms, *((TermKind.TOPIC, topic) for topic in topics)))


def filler(count: int = 20) -> list[NewEntry]:
    """Make entries that have nothing to do with anything."""
    numerals = "abcdefghijklmnopqrstuvwxyz"
    return [
        make_entry(f"hills/z{number:02}", f"Plain {numerals[number] * 5}", summary="So.") for number in range(count)
    ]


def related(entries: list[NewEntry], id_: str) -> list[tuple[str, str, str]]:
    """Give what is related to an entry: id, topics, words."""
    found = list(relate(entries, CancelToken()))
    place = next(place for place, one in enumerate(entries) if one.id == id_)
    return [(entries[other].id, topics, words) for other, topics, words in found[place]]


def test_entries_of_one_topic_are_related_and_say_so() -> None:
    """Two entries of twenty-two are about bullying: each names the other, with the topic as the reason."""
    entries = [entry("harbour/a", "Stand up", "bullying"), entry("hills/b", "Speak out", "bullying"), *filler()]

    assert related(entries, "harbour/a") == [("hills/b", "bullying", "")]
    assert related(entries, "hills/b") == [("harbour/a", "bullying", "")]
    assert related(entries, "hills/z00") == []


def test_entries_that_share_rare_words_are_related_and_say_which() -> None:
    """An allotment stands in two titles only, once as one and once as many."""
    entries = [
        entry("harbour/a", "Allotment", summary="So."),
        make_entry("hills/b", "Two allotments", summary="So."),
        *filler(),
    ]

    assert related(entries, "harbour/a") == [("hills/b", "", "allotment")]


def test_a_word_that_many_use_says_nothing() -> None:
    """Half of the entries have a school in the title: that relates none of them."""
    numerals = "abcdefghijklmnop"
    entries = [make_entry(f"harbour/{one}", f"School {one * 6}", summary="So.") for one in numerals]

    assert all(related(entries, one.id) == [] for one in entries)


def test_the_likest_come_first_and_four_are_enough() -> None:
    """Of six entries of a topic, the one that shares two comes first; no more than four are named."""
    entries = [
        entry("harbour/a", "One", "bullying", "grants"),
        entry("harbour/b", "Two", "bullying", "grants"),
        *(entry(f"hills/{one}", f"Plain {one * 5}", "bullying") for one in "cdefg"),
        *filler(),
    ]
    found = related(entries, "harbour/a")

    assert found[0] == ("harbour/b", "grants\nbullying", "")
    assert len(found) == 4


def test_relating_can_be_stopped() -> None:
    """Somebody thinks better of it while a large library is built."""
    token = CancelToken()
    token.cancel()

    with pytest.raises(CancelledError):
        list(relate(filler(), token))


def test_links_are_read_out_of_a_page() -> None:
    """Each entry that a text leads to, once, in order; words that look like a link are none."""
    page = make_entry(
        "harbour/a",
        "A",
        Paragraph((Link("entry:hills/b#part", (Text("b"),)), Text("entry:hills/no"), Link("https://example.org", ()))),
        Paragraph((Link("entry:hills/c", (Text("c"),)), Link("entry:hills/b", (Text("again"),)))),
    ).page

    assert links_of(page) == ["hills/b", "hills/c"]
    assert links_of(b"[]") == []
    assert links_of(b'damaged "entry:') == []


def test_a_pack_knows_what_stands_round_an_entry(tmp_path: Path) -> None:
    """Related entries with their reason, links from the page, and pages that lead to it."""
    path = make_pack(
        tmp_path / "p.hubpack",
        make_entry("harbour/a", "Allotment A", Paragraph((Link("entry:hills/b", (Text("b"),)),))),
        make_entry("hills/b", "Other", Paragraph((Link("entry:gone/x", (Text("x"),)),)), summary="So."),
        entry("hills/c", "An allotment", "bullying"),
        entry("hills/d", "Words against it", "bullying"),
        *filler(),
        terms=(*TERMS, BULLYING),
    )
    with Pack(path) as pack:
        around = pack.around("harbour/a")
        assert [(one.line.id, one.topics, one.words) for one in around.related] == [("hills/c", (), ("allotment",))]
        assert [line.id for line in around.links] == ["hills/b"]
        assert around.linked_from == ()
        assert [line.title for line in pack.around("hills/b").linked_from] == ["Allotment A"]
        assert pack.around("hills/b").links == ()
        assert [one.topics for one in pack.around("hills/d").related] == [(BULLYING,)]
        assert pack.around("hills/gone").related == ()
