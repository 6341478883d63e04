from __future__ import annotations

import threading
from contextlib import closing, suppress
from typing import TYPE_CHECKING

import pytest

from hubdesk.errors import CancelledError, PackDamagedError, PackMissingError
from hubdesk.library.search import LibrarySearch
from hubdesk.model.query import Filter, read_query
from hubdesk.model.vocabulary import TermKind
from tests.packs import make_entry, make_pack

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hubdesk.model.hit import Answer

_ATTEMPTS = 500


@pytest.fixture
def packs(tmp_path: Path) -> list[tuple[Path, str]]:
    """Two packs, each with an entry that names a kettle, and one that does so in its title."""
    first = make_pack(
        tmp_path / "first.hubpack",
        make_entry("harbour/a", "Kettles", "On tea."),
        make_entry("harbour/b", "Lamps", "A kettle, at last, below many other words on lamps."),
        pack_id="first",
    )
    second = make_pack(
        tmp_path / "second.hubpack",
        make_entry("harbour/a", "Kettle", "On tea and lamps."),
        make_entry("hills/c", "Spoons", "Of one kettle."),
        pack_id="second",
    )
    return [(first, "first"), (second, "second")]


@pytest.fixture
def search(packs: list[tuple[Path, str]]) -> Iterator[LibrarySearch]:
    """A search over both."""
    with closing(LibrarySearch(packs)) as opened:
        yield opened


def _found(answer: Answer) -> list[str]:
    return [f"{hit.pack}/{hit.id}" for hit in answer.hits]


def test_one_search_goes_over_all_packs(search: LibrarySearch) -> None:
    """Entries of both packs are found, best first, whichever pack they come from."""
    answer = search.search(read_query("kettle"))

    assert set(_found(answer)[:2]) == {"first/harbour/a", "second/harbour/a"}
    assert set(_found(answer)[2:]) == {"first/harbour/b", "second/hills/c"}
    assert [hit.score for hit in answer.hits] == sorted((hit.score for hit in answer.hits), reverse=True)
    assert (answer.typed, answer.explained, answer.total) == ("kettle", "Entries with “kettle”.", 4)
    assert answer.elapsed_ms > 0


def test_only_the_best_are_given(search: LibrarySearch) -> None:
    """The best two of both packs, and how many there are in all."""
    answer = search.search(read_query("kettle"), limit=2)

    assert (answer.total, set(_found(answer))) == (4, {"first/harbour/a", "second/harbour/a"})


def test_a_search_is_narrowed_in_every_pack(search: LibrarySearch) -> None:
    """Only one partnership, over both packs."""
    assert _found(search.search(read_query("kettle", filters=(Filter(TermKind.PARTNERSHIP, "hills"),)))) == [
        "second/hills/c"
    ]


@pytest.mark.parametrize(
    ("typed", "while_typing", "explained"),
    [
        ("", False, "Type a word to search for."),
        ("?!", False, "Type a word to search for."),
        ("kettle", False, "Entries with “kettle”."),
        ("kettle lam", True, "Entries with “kettle” and “lam…”."),
        ('"on tea" kettle lamps', False, "Entries with “on tea”, “kettle” and “lamps”."),
        ("nothing-here", False, "Entries with “nothing-here”."),
        ("(the pupils's), pupils’", False, "Entries with “pupils's” and “pupils”."),
    ],
)
def test_what_was_looked_for_is_said(search: LibrarySearch, typed: str, while_typing: bool, explained: str) -> None:
    """In plain words: which words, which phrase, and which word may go on."""
    assert search.search(read_query(typed, while_typing=while_typing)).explained == explained


def test_where_no_entry_has_all_words_some_will_do(search: LibrarySearch) -> None:
    """Nothing has both words: what has one of them is shown, and that is said."""
    answer = search.search(read_query("spoons zeppelin"))

    assert _found(answer) == ["second/hills/c"]
    assert answer.explained == "No entry has “zeppelin”. 1 entry has “spoons”."


def test_some_words_are_counted_over_all_packs(search: LibrarySearch) -> None:
    """The same with several entries."""
    answer = search.search(read_query("kettle zeppelin"))

    assert answer.total == 4
    assert answer.explained == "No entry has “zeppelin”. 4 entries have “kettle”."


def test_nothing_found_is_a_calm_answer(search: LibrarySearch) -> None:
    """No entry has any of the words: that is an answer, with nothing in it."""
    answer = search.search(read_query("zeppelin quagga"))

    assert (answer.total, answer.hits, answer.explained) == (0, (), "Entries with “zeppelin” and “quagga”.")


def test_a_long_question_says_that_it_was_cut(search: LibrarySearch) -> None:
    """500 words are pasted: those that were used are counted."""
    answer = search.search(read_query("kettle " * 500))

    assert answer.total == 4
    assert answer.explained.endswith("“kettle” and “kettle”. Only the first 32 words were used.")


def test_packs_are_opened_at_the_first_search(packs: list[tuple[Path, str]]) -> None:
    """A start does not wait for the search: until the first one, the packs' files are not touched."""
    packs[0][0].unlink()
    with closing(LibrarySearch(packs)) as search:
        assert search.problems == []
        answer = search.search(read_query("kettle"))

        assert _found(answer) == ["second/harbour/a", "second/hills/c"]
        assert [(type(problem), problem.path) for problem in search.problems] == [(PackMissingError, packs[0][0])]


def test_a_pack_that_fails_while_it_is_searched_is_named(packs: list[tuple[Path, str]]) -> None:
    """The index of one pack is broken: that pack is named, and the other answers."""
    path = packs[0][0]
    content = path.read_bytes()
    pages = [content[at : at + 4096] for at in range(0, len(content) - 144, 4096)]
    broken = b"".join(page if number == 0 or b"kettl" not in page else bytes(4096) for number, page in enumerate(pages))
    path.write_bytes(broken + content[-144:])
    with closing(LibrarySearch(packs)) as search:
        answer = search.search(read_query("kettle"))

        assert _found(answer) == ["second/harbour/a", "second/hills/c"]
        assert [(type(problem), problem.path) for problem in search.problems] == [(PackDamagedError, path)]


def test_a_search_can_be_interrupted_from_another_thread(tmp_path: Path) -> None:
    """Somebody types on: the search that runs gives up at once, and the next one works."""
    words = "walk sea wall town school week friend adult " * 40
    entries = [make_entry(f"harbour/e{number}", f"Walk {number}", f"{number} {words}") for number in range(400)]
    path = make_pack(tmp_path / "large.hubpack", *entries)
    with closing(LibrarySearch([(path, "test")])) as search:
        assert search.search(read_query("walk")).total == 400
        is_over = threading.Event()

        def interrupt() -> None:
            while not is_over.is_set():
                search.interrupt()

        other = threading.Thread(target=interrupt)
        other.start()
        try:
            with pytest.raises(CancelledError):
                for _ in range(_ATTEMPTS):
                    search.search(read_query("walk sea wall town school"), 400)
        finally:
            is_over.set()
            other.join()

        assert search.search(read_query("walk")).total == 400
        assert search.problems == []


def test_a_pack_whose_index_was_being_opened_when_a_search_was_interrupted_is_not_taken_for_damaged(
    tmp_path: Path,
) -> None:
    """Somebody types on at that very moment: the pack is not left out of the searches that follow."""
    path = make_pack(tmp_path / "one.hubpack", make_entry("harbour/a", "Sea walk", "A walk by the sea wall."))
    for _ in range(60):
        with closing(LibrarySearch([(path, "test")])) as search:
            search.search(read_query("walk"))  # what is known by words is read, the index of phrases is not open yet
            is_over = threading.Event()

            def interrupt(search: LibrarySearch = search, is_over: threading.Event = is_over) -> None:
                while not is_over.is_set():
                    search.interrupt()

            other = threading.Thread(target=interrupt)
            other.start()
            try:
                with suppress(CancelledError):
                    search.search(read_query("walk by the sea wall"))
            finally:
                is_over.set()
                other.join()
            assert search.problems == []
            assert search.search(read_query("walk by the sea wall")).total == 1


def test_interrupting_nothing_does_nothing(search: LibrarySearch) -> None:
    """No search is running, or none was made yet: the next one works."""
    search.interrupt()
    assert search.search(read_query("kettle")).total == 4
    search.interrupt()

    assert search.search(read_query("kettle")).total == 4


def test_a_closed_search_lets_go_of_its_files(packs: list[tuple[Path, str]]) -> None:
    """After closing, the packs can be replaced; a search that is asked again opens them again."""
    search = LibrarySearch(packs)
    search.search(read_query("kettle"))
    search.close()
    for path, _ in packs:
        path.unlink()

    assert search.search(read_query("kettle")).hits == ()
    assert [type(problem) for problem in search.problems] == [PackMissingError, PackMissingError]


def test_a_title_counts_however_many_entries_say_the_word_more_often(tmp_path: Path) -> None:
    """Thirty say it again and again in all but the title, and only twenty are asked for."""
    often = " ".join(["kettle"] * 40)
    entries = [
        make_entry(f"harbour/e{number}", f"Walk {number:02}", often, summary="A kettle for a kettle.")
        for number in range(30)
    ]
    entries.append(make_entry("hills/last", "Zebras and a kettle", "Of stripes.", summary="No more than that."))
    pack = make_pack(tmp_path / "one.hubpack", *entries)
    with closing(LibrarySearch([(pack, "one")])) as search:
        answer = search.search(read_query("kettle"), 20)
    assert answer.total == 31
    assert answer.hits[0].id == "hills/last"
    assert [hit.id for hit in answer.hits[1:4]] == ["harbour/e0", "harbour/e1", "harbour/e2"]


def test_the_name_of_a_place_alone_does_not_stand_before_what_was_asked_of_it(tmp_path: Path) -> None:
    """Nothing in Harbour Town is on kettles: the entry on kettles from elsewhere comes first."""
    entries = [make_entry(f"harbour/e{number}", f"Walk {number}", "On boots in Harbour Town.") for number in range(8)]
    entries += [make_entry(f"hills/e{number}", f"Lamp {number}", "On lamps.") for number in range(30)]
    entries.append(make_entry("hills/tea", "Tea", "Of a kettle.", summary="How a kettle came to be."))
    pack = make_pack(tmp_path / "one.hubpack", *entries)
    with closing(LibrarySearch([(pack, "one")])) as search:
        answer = search.search(read_query("kettle harbour"), 20)
    assert answer.hits[0].id == "hills/tea"
