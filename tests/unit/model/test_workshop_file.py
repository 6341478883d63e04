"""A workshop's file: what goes in comes out, and nothing else is taken for one."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.model.workshop import MAX_MINUTES, Step, StepKind, Workshop
from hubdesk.model.workshop_file import MAX_BYTES, NotAWorkshopError, decode_workshop, encode_workshop
from tests.unit.model.strategies import json_values

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
minutes = st.integers(0, MAX_MINUTES)
lists = st.lists(words, max_size=3).map(tuple)
steps = st.builds(
    Step, st.sampled_from(list(StepKind)), minutes, words, words, words, minutes, words, words, lists, lists, words
)
workshops = st.builds(
    Workshop, st.just(""), st.just("own"), words, words, minutes, st.lists(steps, max_size=4).map(tuple), lists, lists,
    words, lists, lists, words,
)  # fmt: skip


@given(workshops)
def test_what_is_written_is_read_again(workshop: Workshop) -> None:
    """Every workshop comes back as it was, with the same bytes for the same workshop."""
    content = encode_workshop(workshop)

    assert decode_workshop(content, "own")[0] == workshop
    assert encode_workshop(workshop) == content


def test_titles_of_entries_go_along() -> None:
    """So that an entry which another copy does not have can be named."""
    step = Step(StepKind.ENTRY, entry="kent/gone", pack="headstart")
    titles = {"headstart/kent/gone": "A page that was"}
    content = encode_workshop(Workshop("", "", "x", "", 10, (step,)), titles)

    assert decode_workshop(content)[1] == titles


@given(json_values)
def test_other_json_is_no_workshop(value: object) -> None:
    """Whatever else a file holds is refused, and nothing breaks."""
    with pytest.raises(NotAWorkshopError):
        decode_workshop(json.dumps(value))


@given(json_values, st.sampled_from(["title", "minutes", "steps", "prepare", "themes"]))
def test_a_field_of_another_kind_is_refused_or_read(value: object, field: str) -> None:
    """A file that somebody has changed by hand is read where it makes sense, and refused where it does not."""
    tree = json.loads(encode_workshop(Workshop("", "", "x", "", 10)))
    tree[field] = value
    try:
        found, _ = decode_workshop(json.dumps(tree))
    except NotAWorkshopError:
        return
    assert isinstance(found.title, str)
    assert 0 <= found.minutes <= MAX_MINUTES


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[" * 100_000, b" " * (MAX_BYTES + 1), b"SQLite format 3\0"])
def test_other_bytes_are_no_workshop(content: bytes) -> None:
    """Not text, nested without end, too large, or a pack."""
    with pytest.raises(NotAWorkshopError):
        decode_workshop(content)


def test_a_file_of_a_newer_program_is_told_apart() -> None:
    """It is not damaged; it asks for a newer HubDesk."""
    tree = json.loads(encode_workshop(Workshop("", "", "x", "", 10)))
    tree["format"] = 2
    with pytest.raises(NotAWorkshopError) as caught:
        decode_workshop(json.dumps(tree))

    assert caught.value.is_too_new
