from __future__ import annotations

import random
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from hubdesk.errors import PackDamagedError, PackError
from hubdesk.library.search import LibrarySearch
from hubdesk.model.document import NotADocumentError
from hubdesk.model.query import Filter, read_query
from hubdesk.model.vocabulary import TermKind
from hubdesk.pack.check import verify_pack
from hubdesk.pack.connection import as_stored
from hubdesk.pack.reader import Pack
from tests.packs import build_small, make_entry, make_pack, rework_pack

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_HEADER = range(100)
_SEED = 20260201


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE pack SET entries = 9000000000000000000",
        "UPDATE entries SET id = 9000000000000000000 WHERE id = 1",
        "UPDATE stems SET postings = x'53'",
        "UPDATE stems SET postings = x'44ff'",
        "UPDATE stems SET postings = x'5301ff0f'",
        "UPDATE spellings SET words = 'short'",
        "UPDATE spellings SET letters = x'00'",
        "UPDATE words SET stem = -1",
        "UPDATE term_masks SET mask = x'ffffffffffffffffffffffff'",
        "DELETE FROM terms",
        "UPDATE entries SET headings = body, body = headings",
    ],
)
def test_a_search_in_an_index_that_lies_is_named_or_answered(tmp_path: Path, statement: str) -> None:
    """Somebody changed the index: the pack is named as damaged, or answers as well as it can; nothing else happens."""
    path = rework_pack(build_small(tmp_path / "small.hubpack"), statement)
    search = LibrarySearch([(path, "small")])
    for typed in ("walk", "wlak", "wa", '"sea wall"', "walk OR bus -sofa", "mentor peer school"):
        for while_typing in (False, True):
            answer = search.search(read_query(typed, while_typing=while_typing))
            assert all(hit.shown for hit in answer.hits)
    search.close()

    assert all(isinstance(problem, PackDamagedError) for problem in search.problems)


FILTERS = (Filter(TermKind.THEME, "peer-mentoring"), Filter(TermKind.PARTNERSHIP, "harbour"))


def _read_all(path: Path) -> None:
    """Do all that the program does with a pack."""
    with Pack(path) as pack:
        assert pack.info.id
        for kind, id_ in pack.terms:
            pack.introduction(kind, id_)
        for partnership, theme in pack.branches:
            pack.lines(partnership, theme, 0, 99)
        for id_ in pack.ids(99):
            pack.line(id_)
            pack.entry(id_)
            pack.places(id_)
        pack.asset("pictures/bus.png")
        pack.introduction(TermKind.PARTNERSHIP, "harbour")
    search = LibrarySearch([(path, "small")])
    try:
        for typed in ("walk", "what", '"sea wall"'):
            search.search(read_query(typed, while_typing=True))
            search.search(read_query(typed, filters=FILTERS))
    finally:
        search.close()


@pytest.fixture
def copy(small_pack: Path, tmp_path: Path) -> Path:
    """A pack that may be broken."""
    path = tmp_path / "small.hubpack"
    path.write_bytes(small_pack.read_bytes())
    return path


def _lengths(size: int) -> Iterator[int]:
    yield from (0, 1, 15, 16, 99, 100, 143, 144, 145, 4095, 4096, 4097, 8192)
    yield from range(10_000, size - 145, size // 60)
    yield from (size - 145, size - 144, size - 143, size - 1)


def test_a_pack_that_was_cut_short_is_refused(small_pack: Path, copy: Path) -> None:
    """The stick was pulled while copying, at any moment: opening and verifying both refuse what is there."""
    whole = small_pack.read_bytes()
    for length in _lengths(len(whole)):
        copy.write_bytes(whole[:length])
        for open_it in (Pack, verify_pack):
            with pytest.raises(PackError):
                open_it(copy)


def test_what_is_missing_is_counted(small_pack: Path, copy: Path) -> None:
    """A pack that lacks 1,000 bytes: the message says how many of how many."""
    whole = small_pack.read_bytes()
    copy.write_bytes(whole[:-1000])
    with pytest.raises(PackDamagedError) as caught:
        Pack(copy)

    assert caught.value.detail == f"1,000 of its {len(whole):,} bytes are missing."


@pytest.mark.parametrize("more", [b"\0", b"x" * 144, b"\0" * 4096])
def test_bytes_behind_the_seal_are_refused(small_pack: Path, copy: Path, more: bytes) -> None:
    """Something was added behind the end: opening and verifying both refuse it, and say how much."""
    copy.write_bytes(small_pack.read_bytes() + more)
    for open_it in (Pack, verify_pack):
        with pytest.raises(PackDamagedError) as caught:
            open_it(copy)
        assert caught.value.detail == f"it has {len(more):,} bytes too many."


def test_a_broken_seal_is_named(copy: Path) -> None:
    """The mark at the end is wrong: the pack is called damaged before anything in it is read."""
    content = bytearray(copy.read_bytes())
    content[-144] ^= 0xFF
    copy.write_bytes(content)
    with pytest.raises(PackDamagedError) as caught:
        Pack(copy)

    assert caught.value.detail == "the seal at its end is broken."


def _places(size: int, count: int) -> list[int]:
    """Where a byte is flipped: the whole header, some all over the pages, and the seal up to where the key would stand."""
    chosen = random.Random(_SEED).sample(range(100, size - 144), count)
    return [*_HEADER, *sorted(chosen), *range(size - 144, size - 96)]


def test_verifying_finds_every_flipped_byte(small_pack: Path, copy: Path) -> None:
    """One byte went wrong, wherever it stands: verifying says so."""
    whole = small_pack.read_bytes()
    for place in _places(len(whole), 500):
        copy.write_bytes(whole)
        _flip(copy, place, whole[place] ^ 0xFF)
        with pytest.raises(PackError):
            verify_pack(copy)


@pytest.mark.parametrize("flip", [0xFF, 0x01, 0x80])
def test_reading_a_damaged_pack_ends_in_a_sentence(small_pack: Path, copy: Path, flip: int) -> None:
    """A byte went wrong and nobody verified: each page is shown, or the pack is called damaged; nothing else."""
    whole = small_pack.read_bytes()
    for place in _places(len(whole), 100):
        copy.write_bytes(whole)
        _flip(copy, place, whole[place] ^ flip)
        with suppress(PackError):
            _read_all(copy)


def test_reading_a_pack_with_a_lost_page_ends_in_a_sentence(small_pack: Path, copy: Path) -> None:
    """A block of the stick went bad, and 4 KiB of the pack are zeros or junk: the same."""
    whole = small_pack.read_bytes()
    junk = random.Random(_SEED).randbytes(4096)
    for page in range(len(whole) // 4096):
        for block in (bytes(4096), junk):
            content = bytearray(whole)
            content[page * 4096 : page * 4096 + 4096] = block
            copy.write_bytes(content)
            with pytest.raises(PackError):
                verify_pack(copy)
            with suppress(PackError):
                _read_all(copy)


def _flip(path: Path, place: int, value: int) -> None:
    with path.open("r+b") as file:
        file.seek(place)
        file.write(bytes([value]))


def test_a_whole_pack_goes_through_the_same_reading(copy: Path) -> None:
    """What the tests above do with broken packs, they do with a whole one, and it says that it is whole."""
    _read_all(copy)

    assert len(verify_pack(copy).digest) == 64


def test_a_broken_page_is_no_other_error() -> None:
    """A page that cannot be read counts as a wrong value, which the reader knows as damage."""
    assert issubclass(NotADocumentError, ValueError)


def test_one_bit_that_makes_bytes_of_a_title_is_damage(tmp_path: Path) -> None:
    """A single bit in the list of entries went wrong, and a title is no text any more: the pack is called damaged."""
    path = make_pack(tmp_path / "a.hubpack", make_entry("harbour/first", "First steps"))
    content = path.read_bytes()
    kinds = bytes([0, 13 + 2 * len("harbour"), 13 + 2 * len("first"), 13 + 2 * len("First steps")])
    assert content.count(kinds) == 1, "the header of the entry's row, as SQLite's file format gives it"
    path.write_bytes(content.replace(kinds, kinds[:3] + bytes([kinds[3] ^ 1])))
    with Pack(path) as pack:
        for read in (pack.line, pack.entry):
            with pytest.raises(PackDamagedError):
                read("harbour/first")


@pytest.mark.parametrize(
    ("row", "kinds"),
    [
        ((b"x",), "t"),
        ((None,), "t"),
        ((1,), "t"),
        (("1",), "n"),
        ((1.0,), "n"),
        ((1,), "f"),
        (("x",), "b"),
        (("x",), "tt"),
    ],
)
def test_a_value_of_another_kind_is_damage(row: tuple[object, ...], kinds: str) -> None:
    """Where the schema says text, only text is let through; so with numbers and bytes."""
    with pytest.raises(ValueError, match="another kind"):
        as_stored([row], kinds)


def test_values_of_their_kind_are_let_through() -> None:
    """What stands there as it should is given back as it is."""
    rows = [("x", 1, 0.5, b"y"), ("", 0, 0.0, b"")]

    assert as_stored(rows, "tnfb") == rows
