"""Straight marks, as keyboards have them, are read as the round ones of print."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.authoring.draft import read_pack
from hubdesk.authoring.quotes import round_quotes
from tests.packs import SMALL_SOURCE

_STRAIGHT = str.maketrans("“”‘’", "\"\"''")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("young people's own words", "young people’s own words"),
        ("the pupils' work and the teachers' notes", "the pupils’ work and the teachers’ notes"),
        ("She said \"it's a 'safe' place\".", "She said “it’s a ‘safe’ place”."),
        ("'Who Cares?' (\"a play\")", "‘Who Cares?’ (“a play”)"),
        ("five feet", "five feet"),
    ],
)
def test_marks_become_round(typed: str, printed: str) -> None:
    """Apostrophes, also behind a last s; marks within marks, and beside brackets."""
    assert round_quotes(typed) == printed


@given(st.text(alphabet=st.sampled_from("ab \"'’“.(\n*_\\-")))
def test_nothing_else_is_changed(typed: str) -> None:
    """Whatever is typed, each letter stays where it was, and a second time changes nothing more."""
    printed = round_quotes(typed)

    assert printed.translate(_STRAIGHT) == typed.translate(_STRAIGHT)


def test_what_is_read_has_no_straight_marks() -> None:
    """In the small library all of them were typed so: in texts, titles and sources."""
    content = read_pack(SMALL_SOURCE).content
    assert content is not None
    read = [text for entry in content.entries for text in (entry.title, entry.summary, entry.headings, entry.body)]
    read += [source.title for source in content.sources]

    assert any("’" in text for text in read)
    assert not [text for text in read if "'" in text or '"' in text]
