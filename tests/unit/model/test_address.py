from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.errors import AddressError
from hubdesk.model.address import (
    EntryPlace,
    HomePlace,
    Place,
    TermPlace,
    address_of,
    is_outside,
    parse_address,
    place_of_target,
)
from hubdesk.model.vocabulary import TermKind

_ids = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="/"), min_size=1, max_size=12).filter(
    lambda text: text not in (".", "..")
)
_entries = st.builds(
    EntryPlace, _ids, st.tuples(_ids, _ids).map("/".join), st.text(st.characters(exclude_categories=["Cs"]), max_size=9)
)
_terms = st.builds(TermPlace, st.sampled_from((TermKind.PARTNERSHIP, TermKind.THEME)), _ids)


@given(st.just(HomePlace()) | _entries | _terms)
def test_an_address_leads_back_to_its_place(place: Place) -> None:
    """An address is copied and typed in again: the same place opens, whatever letters its name has."""
    address = address_of(place)

    assert address.isascii()
    assert parse_address(address) == place


@pytest.mark.parametrize(
    ("place", "address"),
    [
        (HomePlace(), "hubdesk:"),
        (EntryPlace("headstart", "kent/safe-spaces"), "hubdesk:headstart/kent/safe-spaces"),
        (EntryPlace("headstart", "kent/safe-spaces", "steps-2"), "hubdesk:headstart/kent/safe-spaces#steps-2"),
        (EntryPlace("", "kent/safe-spaces"), "hubdesk:kent/safe-spaces"),
        (TermPlace(TermKind.PARTNERSHIP, "kent"), "hubdesk:/partnership/kent"),
        (TermPlace(TermKind.THEME, "peer-mentoring"), "hubdesk:/theme/peer-mentoring"),
    ],
)
def test_addresses_have_the_form_that_documents_give(place: Place, address: str) -> None:
    """An address looks as the documents say, and opens what it says."""
    assert address_of(place) == address
    assert parse_address(address) == place


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("kent/safe-spaces", EntryPlace("", "kent/safe-spaces")),
        ("headstart/kent/safe-spaces#steps", EntryPlace("headstart", "kent/safe-spaces", "steps")),
        ("  hubdesk:kent/safe-spaces\n", EntryPlace("", "kent/safe-spaces")),
        ("HubDesk:kent/safe-spaces", EntryPlace("", "kent/safe-spaces")),
        ("hubdesk:/", HomePlace()),
        ("hubdesk:a/b/caf%C3%A9", EntryPlace("a", "b/café")),
        ("hubdesk:kent/safe-spaces#", EntryPlace("", "kent/safe-spaces")),
    ],
)
def test_people_type_addresses_in_several_ways(typed: str, place: Place) -> None:
    """With or without the scheme, the pack, and spaces around: the place is understood."""
    assert parse_address(typed) == place


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "kent",
        "a/b/c/d",
        "kent//safe",
        "/kent/safe",
        "hubdesk:/theme/",
        "hubdesk:/topic/anger",
        "hubdesk:../../etc",
        "hubdesk:a/%2E%2E/b",
        "https://example.org/",
        "#steps",
        "kent/",
    ],
)
def test_what_is_no_address_is_said_to_be_none(typed: str) -> None:
    """Something that cannot be an address is named in the message, as it was typed."""
    with pytest.raises(AddressError) as caught:
        parse_address(typed)

    assert caught.value.text == typed


@given(st.text())
def test_no_text_makes_reading_an_address_fail(typed: str) -> None:
    """Anything at all is an address or is said to be none."""
    try:
        place = parse_address(typed)
    except AddressError:
        return
    assert isinstance(place, HomePlace | EntryPlace | TermPlace)


@pytest.mark.parametrize(
    ("target", "place"),
    [
        ("entry:kent/a", EntryPlace("small", "kent/a")),
        ("entry:kent/a#steps", EntryPlace("small", "kent/a", "steps")),
        ("term:partnership/kent", TermPlace(TermKind.PARTNERSHIP, "kent")),
        ("term:theme/peers", TermPlace(TermKind.THEME, "peers")),
        ("entry:kent", None),
        ("entry:a/b/c", None),
        ("term:topic/anger", None),
        ("term:theme/", None),
        ("term:theme", None),
        ("#steps", None),
        ("https://example.org/a", None),
        ("file:///etc/passwd", None),
        ("javascript:alert(1)", None),
        ("", None),
    ],
)
def test_a_link_leads_into_the_library_or_nowhere(target: str, place: EntryPlace | TermPlace | None) -> None:
    """Only links to entries and terms are places; anything else is left to who asks before it opens."""
    assert place_of_target(target, "small") == place


@pytest.mark.parametrize(
    ("address", "is_one"),
    [
        ("https://example.org/a", True),
        ("HTTP://example.org", True),
        ("mailto:nobody@example.org", True),
        ("https:///etc/passwd", False),
        ("https:// example.org", False),
        ("https:example.org", False),
        ("mailto:", False),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("//example.org", False),
        ("", False),
    ],
)
def test_only_pages_and_letters_lie_outside(address: str, is_one: bool) -> None:
    """An address that could run something or open a file of this computer is none that a pack may name."""
    assert is_outside(address) is is_one
