from __future__ import annotations

import pytest

from hubdesk.model.text import anchors_for, count_of, full_stop_after, slugify


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("What changed, and how we know", "what-changed-and-how-we-know"),
        ("Café", "cafe"),
        ("Don’t rush", "dont-rush"),
        ("It's here", "its-here"),
        ("  10 – 16 year-olds! ", "10-16-year-olds"),
        ("…", ""),
        ("日本", "日本"),
    ],
)
def test_a_heading_gives_an_anchor_that_can_be_typed(heading: str, anchor: str) -> None:
    """A link to a heading is written in small letters, with hyphens and without accents."""
    assert slugify(heading) == anchor


def test_headings_of_one_name_get_anchors_of_their_own() -> None:
    """Three headings "Steps", and two without letters: each can be linked to."""
    headings = ["Steps", "Steps", "Steps 2", "…", "!", "Steps"]
    assert anchors_for(headings) == ["steps", "steps-2", "steps-2-2", "part", "part-2", "steps-3"]


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 entries"), (1, "1 entry"), (2, "2 entries"), (1204, "1,204 entries")]
)
def test_numbers_are_said_with_their_noun(number: int, said: str) -> None:
    """One entry, several entries, and thousands set apart by a comma."""
    assert count_of(number, "entry", "entries") == said


@pytest.mark.parametrize(("title", "stop"), [("A report", "."), ("What is it?", ""), ("Etc.", ""), ("Go on…", "")])
def test_a_title_that_ends_in_a_mark_gets_no_full_stop(title: str, stop: str) -> None:
    """`What difference does it make?. A publisher` is never printed."""
    assert full_stop_after(title) == stop


def test_a_plain_plural_needs_no_second_word() -> None:
    """Two warnings, one warning."""
    assert (count_of(1, "warning"), count_of(2, "warning")) == ("1 warning", "2 warnings")
