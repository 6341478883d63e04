from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.model.query import MAX_WORDS, Filter, Part, read_query
from hubdesk.model.vocabulary import TermKind

KENT = Filter(TermKind.PARTNERSHIP, "kent")
PARENTS = Filter(TermKind.THEME, "parenting-support")


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
        ("AND NOT", [("AND",), ("NOT",)]),
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

    assert query.parts == (Part(tuple(words[:MAX_WORDS]), is_quoted=True),)
    assert query.is_cut


def test_a_cut_is_no_beginning() -> None:
    """While 500 words are typed, the last of the 32 that count is a whole word."""
    query = read_query("word " * 40 + "wor", while_typing=True)

    assert query.parts[-1] == Part(("word",))


def test_what_is_narrowed_to_is_kept() -> None:
    """Filters are put on and taken off one by one; other words keep them."""
    query = read_query("walk").with_filter(KENT.kind, KENT.id).with_filter(PARENTS.kind, PARENTS.id)

    assert query.filters == (KENT, PARENTS)
    assert query.with_filter(*KENT) is query
    assert query.with_typed("talk").filters == (KENT, PARENTS)
    assert query.without_filter(*KENT).filters == (PARENTS,)
    assert query.without_kind(TermKind.THEME).filters == (KENT,)
    assert query.ids(TermKind.PARTNERSHIP) == ("kent",)
    assert query.in_branch("hull").filters == (Filter(TermKind.PARTNERSHIP, "hull"),)
    assert query.in_packs("one").without_filters() == read_query("walk")


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("bullying -online", [Part(("bullying",)), Part(("online",), is_excluded=True)]),
        ('bullying -"at home"', [Part(("bullying",)), Part(("at", "home"), is_quoted=True, is_excluded=True)]),
        ("bullying - online", [Part(("bullying",)), Part(("online",))]),
        ("self -", [Part(("self",))]),
        ("-online", [Part(("online",))]),
        ("-online -offline", [Part(("online",)), Part(("offline",))]),
        ("anger OR rage", [Part(("anger",)), Part(("rage",), is_or=True)]),
        ("anger or rage", [Part(("anger",)), Part(("or",)), Part(("rage",))]),
        ("OR rage", [Part(("OR",)), Part(("rage",))]),
        ("rage OR", [Part(("rage",)), Part(("OR",))]),
        ("anger OR OR rage", [Part(("anger",)), Part(("OR",), is_or=True), Part(("rage",))]),
        ("a “safe space” b", [Part(("a",)), Part(("safe", "space"), is_quoted=True), Part(("b",))]),
    ],
)
def test_minus_quotes_and_or_are_for_those_who_know_them(typed: str, parts: list[Part]) -> None:
    """A hyphen in front leaves out, OR gives a choice, quotes keep together; where that makes no sense they are text."""
    assert list(read_query(typed).parts) == parts


@pytest.mark.parametrize(
    ("typed", "number", "left"),
    [
        ("one two three", 1, "one three"),
        ("one two three", 0, "two three"),
        ('one "two three" four', 1, "one four"),
        ("one OR two three", 1, "one three"),
        ("one OR two three", 0, "two three"),
        ("one -two", 1, "one"),
        ("one", 0, ""),
    ],
)
def test_a_part_can_be_taken_out(typed: str, number: int, left: str) -> None:
    """Each part knows where it stands in the field, so that it can be taken out of it."""
    query = read_query(typed)

    assert query.without_part(query.parts[number]).typed == left


def test_a_part_can_be_replaced() -> None:
    """A slip of the pen is mended where it stands."""
    query = read_query("kind attendence now").as_it_stands("now")

    assert query.with_words(query.parts[1], "attendance").typed == "kind attendance now"
    assert query.with_words(query.parts[1], "attendance").as_typed == {"now"}
    assert query.alone_for("kind").alone == {"kind"}


@given(st.text(), st.booleans())
def test_no_text_makes_reading_a_query_fail(typed: str, while_typing: bool) -> None:
    """Anything at all can be typed: only words of letters, digits and their marks come out of it."""
    query = read_query(typed, while_typing=while_typing)

    assert query.typed == typed
    assert len(query.words) <= MAX_WORDS
    assert not set("".join(query.words)) & set("\"*()^:+-'\0 \n{},")
    assert all(part.words for part in query.parts)
