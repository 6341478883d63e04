from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.model.folding import find_all, fold, unit_counter


@pytest.mark.parametrize(
    ("needle", "text", "found"),
    [
        ("cafe", "Café and CAFE\u0301!", ["Café", "CAFE\u0301"]),
        ("don't", "They don’t, we don't.", ["don’t", "don't"]),
        ("self-harm", "self\u2011harm", ["self\u2011harm"]),
        ("  11 to 16 ", "ages 11\u00a0to\u00a016", ["11\u00a0to\u00a016"]),
        ("strasse", "Straße", ["Straße"]),
        ("plan b", "\U0001f388 Plan B", ["Plan B"]),
        ("peer-mentor", "peer-\u2060mentor", ["peer-\u2060mentor"]),
        ("aa", "aaaa", ["aa", "aa"]),
        (" ", "a b", []),
        ("", "a b", []),
    ],
)
def test_words_are_found_as_a_reader_means_them(needle: str, text: str, found: list[str]) -> None:
    """Capitals, accents, kinds of apostrophe, hyphen and space do not matter; what is marked is what stands there."""
    assert [text[first:past] for first, past in find_all(needle, fold(text), 100)] == found


def test_no_more_are_looked_for_than_asked() -> None:
    """A page of one letter gives as many marks as there may be."""
    assert len(find_all("a", fold("a" * 50), 7)) == 7


@given(st.text(max_size=40), st.text(max_size=4))
def test_whatever_is_folded_every_place_lies_in_the_text(text: str, needle: str) -> None:
    """Any letters at all: the marks lie in the text, in order, and none is empty."""
    folded = fold(text)
    places = find_all(needle, folded, 100)

    assert len(folded.places) == len(folded.text) + 1
    assert all(0 <= first < past <= len(text) for first, past in places)
    assert [first for first, _ in places] == sorted(first for first, _ in places)


@given(st.text(max_size=30))
def test_places_are_counted_as_qt_counts_them(text: str) -> None:
    """A balloon counts as two, in every place of a text."""
    units = unit_counter(text)

    counted = [len(text[:place].encode("utf-16-le", "surrogatepass")) // 2 for place in range(len(text) + 1)]
    assert [units(place) for place in range(len(text) + 1)] == counted
