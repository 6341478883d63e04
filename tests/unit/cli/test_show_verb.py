from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.cli.answers import Terminal


@pytest.mark.parametrize(
    "typed",
    ["hills/mentors-on-bikes", "small/hills/mentors-on-bikes", "hubdesk:small/hills/mentors-on-bikes#what-it-is"],
)
def test_show_prints_an_entry(terminal: Terminal, small_pack: Path, typed: str) -> None:
    """Named by its id, with its pack, or by its address: title, summary, text and sources."""
    assert terminal.type("show", typed, "--library", small_pack) == (
        0,
        """\
Mentors on bikes
================

Older teenagers cycled from village to village to meet younger ones after
school.

What it is
----------
Pairs of mentors aged 15 to 17, with a bike and a phone each.[1]

What changed, and how we know
-----------------------------
It had no effect that anybody could measure, and it stopped after a wet
spring.[1]

Sources
-------
1. The bus that came every Tuesday, Hill Villages Youth Service, 2018
   https://example.org/hills/bus
""",
        "",
    )


def test_show_in_json(terminal: Terminal, small_pack: Path) -> None:
    """A script reads every fact of the entry, its words and its sources."""
    shown = terminal.type("show", "--json", "harbour/walk-and-talk", "--library", small_pack).json

    assert shown.pop("text").startswith("What it is\nA walk, a hot drink and a talk with one adult.")
    assert shown == {
        "id": "harbour/walk-and-talk",
        "pack": "small",
        "address": "hubdesk:small/harbour/walk-and-talk",
        "title": "Walk and talk along the sea wall",
        "summary": (
            "Pupils who missed school walked along the sea wall with one trusted adult, once a week for a term."
        ),
        "partnership": ["harbour"],
        "themes": ["whole-school-approaches"],
        "topics": ["attendance"],
        "level": ["targeted"],
        "settings": ["school", "community"],
        "audience": ["teachers", "youth-workers"],
        "type": ["practice-example"],
        "evidence": ["measured"],
        "ages": "11 to 14",
        "years": "2017-2019",
        "cost": "About £40 a term for hot drinks",
        "time": "One hour a week",
        "evidence_why": "The school counted the days missed before and after, for everybody who took part.",
        "reviewed": "2026-01-15",
        "sensitive": [],
        "sources": [
            {
                "key": "harbour-1",
                "title": "Harbour Town: what we tried, year by year",
                "publisher": "Harbour Town Council",
                "year": "2019",
                "url": "https://example.org/harbour/what-we-tried",
            },
            {
                "key": "harbour-2",
                "title": "Walk and talk, a short evaluation",
                "publisher": "Harbour Town Council",
                "year": "about 2020",
                "url": "",
            },
        ],
        "attachments": ["sheets/plan.txt"],
    }


def test_show_names_what_an_entry_touches(terminal: Terminal, small_pack: Path) -> None:
    """A script can tell an entry that needs the care banner."""
    assert terminal.type("show", "--json", "hills/safe-talk", "--library", small_pack).json["sensitive"] == [
        "self-harm"
    ]


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        ("hills/mentors-on-bike", 1, "The library has no entry hills/mentors-on-bike.\nDid you mean hills/mentors-on-bikes?\n"),
        ("river/youth-bus", 1, "The library has no entry river/youth-bus.\nDid you mean hills/youth-bus?\n"),
        ("kent/zzz", 1, "The library has no entry kent/zzz.\n“hubdesk search WORDS” lists what there is.\n"),
        ("other/harbour/buddies", 1, "The library has no entry harbour/buddies.\nDid you mean harbour/buddies?\n"),
        ("hubdesk:", 1, "The library has no entry hubdesk:.\n“hubdesk search WORDS” lists what there is.\n"),
        ("hubdesk:/theme/peer-mentoring", 1, "The library has no entry hubdesk:/theme/peer-mentoring.\n"),
        ("buddies", 2, "“buddies” is not a file or an address that HubDesk knows.\nAn address looks like "),
        ("a/b/c/d", 2, "“a/b/c/d” is not a file or an address that HubDesk knows.\n"),
        ("", 2, "“” is not a file or an address that HubDesk knows.\n"),
    ],
)  # fmt: skip
def test_an_entry_that_is_not_there(terminal: Terminal, small_pack: Path, typed: str, code: int, said: str) -> None:
    """A mistyped id: the message names it, and what is near; what is no address at all is wrong words."""
    answer = terminal.type("show", typed, "--library", small_pack)

    assert (answer.code, answer.out) == (code, "")
    assert answer.err.startswith(said)


def test_a_damaged_pack_beside_it_is_named(terminal: Terminal, half_broken: Path) -> None:
    """One of two packs is damaged: the entry of the other is shown, and the damaged one is named."""
    answer = terminal.type("show", "harbour/buddies", "--library", half_broken)

    assert (answer.code, answer.out.splitlines()[0]) == (0, "Buddies for the first term")
    assert answer.err.startswith("cut.hubpack is damaged: ")
