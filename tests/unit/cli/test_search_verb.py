from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.cli.answers import Terminal

HIT_KEYS = ["id", "pack", "title", "partnership", "themes", "heading", "snippet", "score", "anchor",
    "attachment", "origin"]  # fmt: skip


def test_search_lists_what_it_finds(terminal: Terminal, small_pack: Path) -> None:
    """What was looked for, how many there are; then title, address and a passage for each, best first."""
    assert terminal.type("search", "cafe", "--library", small_pack, "--limit", "2") == (
        0,
        """\
Entries with “cafe”. 3 entries found.

Café afternoons for parents
  small/harbour/cafe-afternoons
  Parents and carers met over coffee in the school café and set the subject themselves.

Buddies for the first term
  small/harbour/buddies#what-changed-and-how-we-know
  …See also Café afternoons and the page on peer mentoring.
""",
        "",
    )


def test_search_in_json(terminal: Terminal, small_pack: Path) -> None:
    """A script reads exactly these names; the score is a number, and hits come best first."""
    answer = terminal.type("search", "--json", "cafe", "--library", small_pack)
    found = answer.json

    assert list(found) == [
        "query", "explained", "total", "elapsed_ms", "hits", "mended", "did_you_mean", "facets",
    ]  # fmt: skip
    assert (found["query"], found["explained"], found["total"]) == ("cafe", "Entries with “cafe”.", 3)
    assert isinstance(found["elapsed_ms"], float)
    assert [list(hit) for hit in found["hits"]] == [HIT_KEYS] * 3
    assert {name: found["hits"][1][name] for name in HIT_KEYS if name != "score"} == {
        "id": "harbour/buddies",
        "pack": "small",
        "title": "Buddies for the first term",
        "partnership": "harbour",
        "themes": ["peer-mentoring", "whole-school-approaches"],
        "heading": "What changed, and how we know",
        "snippet": "…See also Café afternoons and the page on peer mentoring.",
        "anchor": "what-changed-and-how-we-know",
        "attachment": "",
        "origin": "Small practice library",
    }
    assert found["facets"]["partnership"] == {"harbour": 3, "hills": 0, "river": 0}
    scores = [hit["score"] for hit in found["hits"]]
    assert scores == sorted(scores, reverse=True)
    assert scores[-1] > 0


def test_finding_nothing_is_done(terminal: Terminal, small_pack: Path) -> None:
    """No hits: the answer says so, calmly, and the exit code is 0."""
    answer = terminal.type("search", "--json", "zeppelin", "--library", small_pack)

    assert (answer.code, answer.json["total"], answer.json["hits"]) == (0, 0, [])
    assert terminal.type("search", "zeppelin", "--library", small_pack).out == (
        "Entries with “zeppelin”. 0 entries found.\n"
    )


def test_search_takes_several_words_and_phrases(terminal: Terminal, small_pack: Path) -> None:
    """Words are looked for together; a phrase in quotes stands together."""
    for words in (("sea", "wall"), ("sea wall",), ('"sea wall"',)):
        found = terminal.type("search", "--json", *words, "--library", small_pack).json
        assert [hit["id"] for hit in found["hits"]] == ["harbour/walk-and-talk"]


@pytest.mark.parametrize(
    ("narrowed", "ids"),
    [
        (("--partnership", "hills"), {"hills/youth-bus", "hills/safe-talk"}),
        (("--partnership", "Hill Villages"), {"hills/youth-bus", "hills/safe-talk"}),
        (("--theme", "WHOLE-school-approaches"), {"harbour/walk-and-talk", "hills/safe-talk"}),
        (("--theme", "whole-school-approaches", "--partnership", "harbour"), {"harbour/walk-and-talk"}),
        (("--theme", "parenting-support", "--partnership", "river"), set()),
    ],
)
def test_search_can_be_narrowed(terminal: Terminal, small_pack: Path, narrowed: tuple[str, ...], ids: set[str]) -> None:
    """A partnership or theme is named by its id or its name, in any case."""
    found = terminal.type("search", "--json", "bus", "--library", small_pack, *narrowed).json

    assert {hit["id"] for hit in found["hits"]} == ids


@pytest.mark.parametrize(("option", "known"), [("--partnership", "harbour, hills, river"), ("--theme", "parenting-")])
def test_an_unknown_term_names_those_that_there_are(
    terminal: Terminal, small_pack: Path, option: str, known: str
) -> None:
    """A partnership or theme that the library does not have: wrong words, and the right ones are listed."""
    answer = terminal.type("search", "school", option, "kent", "--library", small_pack)

    assert (answer.code, answer.out) == (2, "")
    assert "The library has no kent. It has: " in answer.err
    assert known in answer.err
    assert option in answer.err


@pytest.mark.parametrize(
    "typed",
    ["don't", "self-harm", "C++", "AND", '"', "*", "NEAR(", "title:foo", "😀", "", " ", "\ud800", "walk " * 500, "%s"],
    ids=range(14),
)
def test_any_words_get_an_answer(terminal: Terminal, small_pack: Path, typed: str) -> None:
    """Whatever is typed, there is an answer with its parts, and the exit code is 0."""
    answer = terminal.type("search", "--json", "--library", small_pack, "--", typed)

    assert answer.code == 0
    assert answer.json["query"] == typed
    assert answer.json["total"] == len(answer.json["hits"])


def test_words_that_look_like_options_can_be_searched_for(terminal: Terminal, small_pack: Path) -> None:
    """Behind two hyphens `-x` is a word; without them it is an option that is not there."""
    assert terminal.type("search", "--json", "--library", small_pack, "--", "-bikes").json["total"] == 1
    assert terminal.type("search", "-x", "--library", small_pack).code == 2


@pytest.mark.parametrize("limit", ["0", "1001", "many", "-1"])
def test_a_limit_out_of_bounds_is_wrong(terminal: Terminal, small_pack: Path, limit: str) -> None:
    """From 1 to 1000 hits can be asked for."""
    answer = terminal.type("search", "school", "--limit", limit, "--library", small_pack)

    assert (answer.code, answer.out) == (2, "")
    assert "--limit" in answer.err


def test_a_damaged_pack_is_named_and_the_others_answer(terminal: Terminal, half_broken: Path) -> None:
    """One of two packs is damaged: what the other has is found, and the damaged one is named beside it."""
    answer = terminal.type("search", "--json", "bikes", "--library", half_broken)

    assert (answer.code, [hit["id"] for hit in answer.json["hits"]]) == (0, ["hills/mentors-on-bikes"])
    assert answer.err.startswith("cut.hubpack is damaged: ")
    assert answer.err.count("\n") == 1


def _break_index(pack: Path) -> None:
    content = pack.read_bytes()
    pages = [content[at : at + 4096] for at in range(0, len(content) - 144, 4096)]
    broken = [page if number == 0 or b"bike" not in page else bytes(4096) for number, page in enumerate(pages)]
    pack.write_bytes(b"".join(broken) + content[-144:])


def test_a_pack_that_cannot_be_searched_is_named(terminal: Terminal, half_broken: Path) -> None:
    """The only pack breaks while it is searched: it is named, with what to do, and the exit code is 3."""
    _break_index(half_broken / "small.hubpack")
    answer = terminal.type("search", "bikes", "--library", half_broken / "small.hubpack")

    assert (answer.code, answer.out) == (3, "")
    assert answer.err.splitlines() == [
        "small.hubpack is damaged: a part of it cannot be read.",
        "Copy it again from where you got it. Nothing else is affected.",
    ]
