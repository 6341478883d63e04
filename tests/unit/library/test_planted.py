"""Rare words, phrases and slips are planted in a library made up for it, and all of them must be found."""

from __future__ import annotations

import random
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

import pytest

from hubdesk.library.search import LibrarySearch
from hubdesk.library.stop_words import STOP_WORDS
from hubdesk.model.query import read_query
from hubdesk.pack.spelling import stem_of
from tests.packs import ROOT, SAID, heading, make_entry, make_pack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hubdesk.model.content import NewEntry

_ENTRIES, _FIRST = 240, 3
_PLACES = ("title", "summary", "heading", "body")


class Planted(NamedTuple):
    """What was planted in one entry: a word that stands nowhere else, and words that stand side by side there alone."""

    id: str
    word: str
    phrase: tuple[str, str]


class Field(NamedTuple):
    """A library, and what was planted in it; `packs`: a search in one pack, and in two that share the entries."""

    planted: tuple[Planted, ...]
    search: LibrarySearch
    shared: LibrarySearch


@pytest.fixture(scope="module")
def field(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Field]:
    """Make up a library: texts of common words, and in each entry one word and one phrase of its own."""
    chance = random.Random(20261126)
    listed = (ROOT / "resources" / "english-words.txt").read_text(encoding="utf-8").split()
    long = [word for word in listed if 6 <= len(word) <= 11 and not word.endswith(("s", "ed", "ing", "ly", "er"))]
    chance.shuffle(long)
    long = list({stem_of(word): word for word in long if word not in STOP_WORDS}.values())
    rare, common = long[:_ENTRIES], long[_ENTRIES : _ENTRIES + 600]
    planted, entries = [], []
    for number, word in enumerate(rare):
        id_ = f"{chance.choice(('harbour', 'hills'))}/entry-{number:03}"
        pair = (common[2 * number], common[2 * number + 1])
        place = _PLACES[number % len(_PLACES)]
        entries.append(_entry(chance, id_, common, pair, place, word))
        planted.append(Planted(id_, word, pair))
    folder = tmp_path_factory.mktemp("planted")
    whole = make_pack(folder / "whole.hubpack", *entries)
    halves = [
        make_pack(folder / f"{name}.hubpack", *part, pack_id=name, title=name)
        for name, part in (("odd", entries[::2]), ("even", entries[1::2]))
    ]
    with (
        closing(LibrarySearch([(whole, "test")])) as search,
        closing(LibrarySearch([(halves[0], "odd"), (halves[1], "even")])) as shared,
    ):
        yield Field(tuple(planted), search, shared)


def _entry(
    chance: random.Random, id_: str, common: list[str], pair: tuple[str, str], place: str, word: str
) -> NewEntry:
    texts = [" ".join(chance.choices(common, k=60)) for _ in range(4)]
    texts[chance.randrange(4)] += f" {pair[0]} {pair[1]} " + " ".join(chance.choices(common, k=9))
    said = {name: " ".join(chance.choices(common, k=5)) for name in _PLACES}
    said[place] += f" {word}"
    return make_entry(
        id_,
        said["title"].capitalize(),
        texts[0],
        heading(said["heading"].capitalize()),
        *texts[1:],
        said["body"],
        summary=said["summary"].capitalize() + ".",
    )


def _is_found(search: LibrarySearch, typed: str, id_: str, among: int = _FIRST) -> bool:
    return id_ in [hit.id for hit in search.search(read_query(typed), among).hits]


def test_every_rare_word_is_found(field: Field) -> None:
    """In a title, a summary, a heading or the text; in small letters and in capitals."""
    assert [one for one in field.planted if not _is_found(field.search, one.word, one.id, 1)] == []
    assert [one for one in field.planted if not _is_found(field.search, one.word.upper(), one.id, 1)] == []


def test_every_phrase_is_found_with_and_without_quotes(field: Field) -> None:
    """Both words stand in many entries, side by side in one: that one comes first."""
    assert [one for one in field.planted if not _is_found(field.search, '"{} {}"'.format(*one.phrase), one.id)] == []
    late = [one for one in field.planted if not _is_found(field.search, " ".join(one.phrase), one.id)]
    assert late == []


def test_nearly_every_word_with_a_slip_is_found(field: Field, record_property: Callable[[str, object], None]) -> None:
    """One slip of each kind in each word: a letter left out, doubled, put for another, or two that changed places."""
    chance = random.Random(5)
    for name, slip in _SLIPS.items():
        missed = [
            (typed, one.word)
            for one in field.planted
            if not _is_found(field.search, typed := slip(one.word, chance), one.id)
        ]
        share = 1 - len(missed) / len(field.planted)
        record_property(SAID, f"slips, {name}: {share:.1%} found; missed: {missed[:6]}")
        assert share >= 0.95, (name, missed)


def test_most_words_with_two_slips_are_found(field: Field, record_property: Callable[[str, object], None]) -> None:
    """Two slips in a word of eight letters and more."""
    chance = random.Random(6)
    kinds = list(_SLIPS.values())
    words = [one for one in field.planted if len(one.word) >= 8]
    missed = []
    for one in words:
        typed = chance.choice(kinds)(chance.choice(kinds)(one.word, chance), chance)
        if not _is_found(field.search, typed, one.id):
            missed.append((typed, one.word))
    record_property(SAID, f"two slips: {1 - len(missed) / len(words):.1%} of {len(words)} found; missed: {missed[:6]}")
    assert len(missed) <= 0.05 * len(words), missed


def test_it_does_not_matter_which_pack_an_entry_is_in(field: Field) -> None:
    """One library, once in one pack and once shared out to two: the same hits in the same order, with the same scores."""
    chance = random.Random(7)
    for one in field.planted[:60]:
        other = chance.choice(field.planted)
        for typed in (one.word, " ".join(one.phrase), f"{one.word} {other.word}", one.phrase[0], one.phrase[1][:3]):
            query = read_query(typed, while_typing=len(typed) == 3)
            whole, shared = field.search.search(query, 10), field.shared.search(query, 10)
            assert [(hit.id, hit.score) for hit in whole.hits] == [(hit.id, hit.score) for hit in shared.hits], typed
            assert whole.total == shared.total
            assert {hit.origin for hit in shared.hits} <= {"odd", "even"}


def _left_out(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word))
    return word[:at] + word[at + 1 :]


def _added(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word) + 1)
    return word[:at] + chance.choice("etaoinshrdlu") + word[at:]


def _changed(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word))
    return word[:at] + chance.choice([letter for letter in "etaoinshrdlu" if letter != word[at]]) + word[at + 1 :]


def _swapped(word: str, chance: random.Random) -> str:
    pairs = [at for at in range(len(word) - 1) if word[at] != word[at + 1]]
    at = chance.choice(pairs)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


_SLIPS: dict[str, Callable[[str, random.Random], str]] = {
    "left out": _left_out,
    "added": _added,
    "changed": _changed,
    "swapped": _swapped,
}
