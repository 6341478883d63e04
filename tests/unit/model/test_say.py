from __future__ import annotations

import pytest

from hubdesk.model.say import join_words, say_date, say_size, say_span


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2026-11-03", "3 November 2026"),
        ("2026-13-01", "2026-13-01"),
        ("spring 2026", "spring 2026"),
        ("", ""),
        ("a-b-c", "a-b-c"),
    ],
)
def test_dates_are_said_in_words(text: str, said: str) -> None:
    """A date is said with its month; what is none is shown as it is."""
    assert say_date(text) == said


@pytest.mark.parametrize(
    ("size", "said"),
    [(1, "1 byte"), (999, "999 bytes"), (1000, "1 KB"), (24_400, "24 KB"), (999_999, "1.0 MB"), (3_149_000, "3.1 MB")],
)
def test_sizes_are_said_in_plain_words(size: int, said: str) -> None:
    """Bytes, then thousands and millions of them, as shops count."""
    assert say_size(size) == said


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("2017/18-2022", "2017/18–2022"), ("11 - 14", "11–14"), ("to 2021", "to 2021"), ("2020", "2020"),
        ("follow-up in 2019", "follow-up in 2019"), ("Years 5-6 and well-being", "Years 5–6 and well-being"),
    ],
)  # fmt: skip
def test_a_span_of_numbers_is_shown_with_a_dash(typed: str, shown: str) -> None:
    """Between numbers a hyphen means "to" and is shown as the dash that does; in words it stays."""
    assert say_span(typed) == shown


@pytest.mark.parametrize(
    ("words", "said"), [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")]
)
def test_words_are_joined_as_a_sentence_does(words: tuple[str, ...], said: str) -> None:
    """Commas, and an "and" before the last."""
    assert join_words(words) == said
