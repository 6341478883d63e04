"""What was collected, in an edition in which it is called something else or is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hubdesk.library.library import open_library
from hubdesk.services.collecting import look_up
from hubdesk.userdata.lists import Kept
from tests.packs import make_entry, make_pack

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("entry", "title", "closest"),
    [
        ("harbour/old-name", "Calm rooms that pupils plan", "hills/quiet-rooms"),  # moved, and its title stayed
        ("harbour/old-name", "Calm rooms which pupils plan well", "hills/quiet-rooms"),  # its title was put better
        ("harbour/walking-bus", "A title that nobody has now", "harbour/walking-buses"),  # its id was put better
        ("harbour/zebra", "Quantum bicycles", None),
    ],
)
def test_an_entry_that_is_gone_is_named_with_what_is_closest(
    tmp_path: Path, entry: str, title: str, closest: str | None
) -> None:
    """The new edition calls it something else: its old title stands on the list, and beside it what it is now."""
    pack = make_pack(
        tmp_path / "new.hubpack",
        make_entry("hills/quiet-rooms", "Calm rooms that pupils plan"),
        make_entry("harbour/walking-buses", "To school on foot"),
    )
    with open_library([pack]) as library:
        (found,) = look_up(library, [Kept("test", entry, title)])

    assert (found.line, found.title) == (None, title)
    assert (found.nearest.id if found.nearest else None) == closest
