"""No text whatever makes a search fail."""

from __future__ import annotations

import time
import unicodedata
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.library import mending
from hubdesk.library.search import LibrarySearch
from hubdesk.model.query import MAX_WORDS, read_query
from hubdesk.pack.reader import Pack

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hubdesk.model.hit import Marked
    from hubdesk.pack.slips import Near

NOTED = (
    "", " ", "\n", '"', '""', '"""', "*", "**", "-", "--", "-x", "+", "C++", "don't", "don’t", "self-harm", "'", "';--",
    "AND", "OR", "NOT", "AND AND", "NOT walk", "NEAR(", "NEAR(walk sea, 2)", "title:foo", "title : walk", "%", "_",
    "{title body} : walk", "^walk", "walk*", "wal*k", '"walk', 'walk"', '"walk" "', "(walk", "walk)", "()", "\\",
    "walk + sea", "\0", "walk\0sea", "\ud800", "walk\udfff", "\ue000walk\ue001", "😀", "👩‍👩‍👧", "e\u0301", "\u0301",
    "\u0301walk", "a\u200bb", "\ufeff", "\u202ewalk", "ﬁ", "ß", "İ", "ı", "日本語", "\u0645\u0631\u062d", "नमस्ते",
    "½", "²", "\u0661", "\ua9cf", "\U0001e900", "\U000323b0", "\U0001d7d8", "\u1ab0", "a\u1ab0", "x" * 100_000,
    "walk " * 500, '"' * 500, "-".join(["walk"] * 500), '"' + "walk " * 500 + '"', "a" * 999 + " " + "\u0301" * 999,
)  # fmt: skip
SIGNS = [*"\"'*()^:+-{},\\", "AND", "OR", "NOT", "NEAR", "walk", "sea", "é", " ", " "]


@pytest.fixture(scope="module")
def search(small_pack: Path) -> Iterator[LibrarySearch]:
    """A search in the small library."""
    with closing(LibrarySearch([(small_pack, "small")])) as opened:
        yield opened


@pytest.fixture(scope="module")
def words(small_pack: Path) -> list[str]:
    """Words that stand in the small library."""
    with Pack(small_pack) as pack:
        return sorted({word for id_ in pack.ids(99) if (line := pack.line(id_)) for word in line.summary.split()})


def _folded(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(char))


def _check_marks(marked: Marked) -> None:
    end = 0
    for first, past in marked.marks:
        assert end <= first < past <= len(marked.text)
        assert marked.text[first:past].strip() == marked.text[first:past]
        end = past
    assert not {"\ue000", "\ue001"} & set(marked.text)


def _search_all_ways(search: LibrarySearch, typed: str) -> None:
    for while_typing in (False, True):
        answer = search.search(read_query(typed, while_typing=while_typing))
        assert len(answer.hits) == answer.total <= 8
        for hit in answer.hits:
            _check_marks(hit.title)
            _check_marks(hit.snippet)
        for part in answer.explanation:
            if part.without is not None:
                search.search(part.without)


@pytest.mark.parametrize("typed", NOTED, ids=range(len(NOTED)))
def test_noted_text_is_searched_for(search: LibrarySearch, typed: str) -> None:
    """Quotes, stars, operators, halves of letters, 500 words: there are results, or there are none."""
    _search_all_ways(search, typed)


@pytest.mark.parametrize(
    "typed", ["a" * 400_000, "OR " * 300_000, "é" * 200_000, '"' + "walk " * 200_000, "x'" * 200_000]
)
def test_a_whole_book_in_the_field_is_answered_at_once(search: LibrarySearch, typed: str) -> None:
    """What somebody pasted by mistake is read as far as a question may be long; once this took a minute and a half."""
    began = time.process_time()
    answer = search.search(read_query(typed))

    assert answer.query is not None
    assert len(answer.query.words) <= MAX_WORDS
    assert answer.query.is_cut
    assert time.process_time() - began < 1


def test_slips_are_looked_for_in_a_few_words_only(
    small_pack: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    """A question of words that stand nowhere is noise: not each of them is held against every word of the library."""
    sought: list[str] = []

    def near_words(word: str, *given: object) -> list[Near]:
        sought.append(word)
        return []

    monkeypatch.setattr(mending, "near_words", near_words)
    with closing(LibrarySearch([(small_pack, "small")])) as search:
        search.search(read_query(" ".join(f"{word}qzx" for word in words[:30])))

    assert len(set(sought)) <= 8


@given(st.text())
def test_any_text_is_searched_for(search: LibrarySearch, typed: str) -> None:
    """The same for any text at all."""
    _search_all_ways(search, typed)


@given(st.lists(st.sampled_from(SIGNS), max_size=12))
def test_any_mixture_of_signs_and_words_is_searched_for(search: LibrarySearch, pieces: list[str]) -> None:
    """The same for words and all the signs that mean something to the engine."""
    _search_all_ways(search, "".join(pieces))


@given(st.data())
def test_what_stands_in_a_summary_is_found_and_marked(
    search: LibrarySearch, words: list[str], data: st.DataObject
) -> None:
    """A word that stands in some summary finds an entry, and each mark covers a form of it."""
    word = data.draw(st.sampled_from(words))
    query = read_query(word)
    answer = search.search(query)

    assert answer.total == len(answer.hits) > 0
    for hit in answer.hits:
        for marked in (hit.title, hit.snippet):
            for first, past in marked.marks:
                form = _folded(marked.text[first:past])
                assert any(_folded(part)[:2] == form[:2] for part in query.words), (form, query.words)


@given(st.data())
def test_a_beginning_finds_what_the_word_finds(search: LibrarySearch, words: list[str], data: st.DataObject) -> None:
    """While a word is typed letter by letter, what the whole word names in a title never falls out of the list."""
    word = data.draw(st.sampled_from([word for word in words if word.isalpha() and word.isascii()]))
    length = data.draw(st.integers(1, len(word)))
    whole = search.search(read_query(word)).hits
    begun = search.search(read_query(word[:length], while_typing=True)).hits
    exact = {hit.id for hit in whole if word.casefold() in f" {hit.title.text} {hit.snippet.text} ".casefold().split()}

    assert exact <= {hit.id for hit in begun}
