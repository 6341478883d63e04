from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.model.query import MAX_WORDS, Part, read_query


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("", []),
        ("   ", []),
        ("safe spaces", [("safe",), ("spaces",)]),
        ("don't", [("don", "t")]),
        ("don’t", [("don", "t")]),
        ("self-harm", [("self", "harm")]),
        ("C++", [("C",)]),
        ("AND OR NOT", [("AND",), ("OR",), ("NOT",)]),
        ('"', []),
        ('""', []),
        ("*", []),
        ("NEAR(a, b)", [("NEAR", "a"), ("b",)]),
        ("-x", [("x",)]),
        ("title:foo", [("title", "foo")]),
        ('"safe spaces" kent', [("safe", "spaces"), ("kent",)]),
        ('kent "safe spaces"', [("kent",), ("safe", "spaces")]),
        ('kent "safe spaces', [("kent",), ("safe",), ("spaces",)]),
        ("café 😀 cafe\u0301", [("café",), ("cafe\u0301",)]),
        ("\0\ud800", []),
        ("a\0b", [("a", "b")]),
        ("10–16", [("10", "16")]),
    ],
)
def test_typed_text_is_read_as_words_and_phrases(typed: str, parts: list[tuple[str, ...]]) -> None:
    """What is typed is taken as plain words; signs that search engines know mean nothing special."""
    assert [part.words for part in read_query(typed).parts] == parts
    assert not any(part.is_prefix for part in read_query(typed).parts)


@pytest.mark.parametrize(
    ("typed", "is_prefix"),
    [
        ("safe spa", True),
        ("safe spa ", False),
        ('"safe spa', True),
        ('"safe spa"', False),
        ("caf\u0065\u0301", True),
        ("self-", False),
        ("C++", False),
    ],
)
def test_the_last_word_is_a_beginning_while_somebody_types(typed: str, *, is_prefix: bool) -> None:
    """While typing, the last word may go on, until a space, a sign or a quote ends it."""
    parts = read_query(typed, while_typing=True).parts

    assert [part.is_prefix for part in parts] == [False] * (len(parts) - 1) + [is_prefix]


def test_only_the_first_words_count() -> None:
    """500 words are pasted: the first 32 are looked for, and it is said that some were left out."""
    query = read_query(" ".join(f"w{number}" for number in range(500)))

    assert query.words == tuple(f"w{number}" for number in range(MAX_WORDS))
    assert query.is_cut


def test_as_many_words_as_may_be_are_all_looked_for() -> None:
    """Exactly 32 words: nothing was left out."""
    assert not read_query("word " * MAX_WORDS).is_cut


@pytest.mark.parametrize("joint", [" ", "-"])
def test_a_phrase_that_is_too_long_is_cut_not_dropped(joint: str) -> None:
    """A long sentence is pasted in quotes, or joined by hyphens: its first 32 words are looked for."""
    words = [f"w{number}" for number in range(MAX_WORDS + 8)]
    query = read_query(f'"{joint.join(words)}"')

    assert query.parts == (Part(tuple(words[:MAX_WORDS])),)
    assert query.is_cut


def test_a_cut_is_no_beginning() -> None:
    """While 500 words are typed, the last of the 32 that count is a whole word."""
    query = read_query("word " * 40 + "wor", while_typing=True)

    assert query.parts[-1] == Part(("word",))


def test_what_is_narrowed_to_is_kept() -> None:
    """A search within a partnership and a theme says so in the query."""
    query = read_query("walk", partnership="kent", theme="parenting-support")

    assert (query.typed, query.partnership, query.theme) == ("walk", "kent", "parenting-support")


@given(st.text(), st.booleans())
def test_no_text_makes_reading_a_query_fail(typed: str, while_typing: bool) -> None:
    """Anything at all can be typed: only words of letters, digits and their marks come out of it."""
    query = read_query(typed, while_typing=while_typing)

    assert query.typed == typed
    assert len(query.words) <= MAX_WORDS
    assert not set("".join(query.words)) & set("\"*()^:+-'\0 \n{},")
    assert all(part.words for part in query.parts)
