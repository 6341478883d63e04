"""What was looked for is found in a text wherever it stands, and nowhere else."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from hubdesk.pack.matching import Matcher, Sought

WORDS = ("school", "schools", "schooling", "scholar", "sc", "safe", "safer", "space", "spaces", "in", "inset")
FORMS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
TEXTS = st.lists(st.sampled_from((*WORDS, "other", "a")), max_size=30)
SIGNS = st.sampled_from((" ", ", ", "-", "\n", ". ", "’", " — "))


@given(st.lists(st.lists(FORMS, min_size=1, max_size=4), min_size=1, max_size=3), TEXTS, SIGNS)
def test_each_place_is_found_and_the_longer_of_two_stays(groups: list[list[str]], words: list[str], sign: str) -> None:
    """Compared with what a regular expression finds that tries the longest form first at each word."""
    text = sign.join(words)
    plain = re.sub(r"[^a-z]", " ", text)
    number_of: dict[str, int] = {}
    for number, forms in enumerate(groups):
        for form in forms:
            number_of.setdefault(form, number)
    longest = sorted(number_of, key=len, reverse=True)
    pattern = re.compile(r"(?<![a-z])(?:" + "|".join(re.escape(form) for form in longest) + r")(?![a-z])")
    wanted = [(found.start(), found.end(), number_of[found[0]]) for found in pattern.finditer(plain)]

    found = Matcher([Sought(tuple(forms), 1) for forms in groups]).find(text)

    assert [(place.first, place.past, place.sought) for place in found] == wanted


@given(st.lists(FORMS, min_size=1, max_size=6), TEXTS)
def test_a_title_that_has_something_is_never_passed_over(forms: list[str], words: list[str]) -> None:
    """Looking for places is saved where there are none, and only there."""
    matcher, title = Matcher([Sought(tuple(forms), 1)]), " ".join(words).title()
    assert matcher.may_stand_in(title) or not matcher.find(title)


def test_a_mark_takes_in_the_accent_that_follows_its_letter() -> None:
    """An accent may be a sign of its own, and an apostrophe a curly one."""
    text = "A cafe\u0301 for Zoe\u0308’s friends, and ÉCOLE."
    places = Matcher([Sought(("cafe", "zoe"), 1), Sought(("ecole",), 1)]).find(text)
    assert [text[place.first : place.past] for place in places] == ["cafe\u0301", "Zoe\u0308", "ÉCOLE"]
