"""What every page of an entry says in the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdesk.library.library import open_library
from hubdesk.model.address import EntryPlace
from hubdesk.model.facts import evidence_facts, short_facts

if TYPE_CHECKING:
    from pathlib import Path


def test_each_value_begins_with_a_capital(small_pack: Path) -> None:
    """A value stands alone below its question, however its author began it."""
    with open_library([small_pack]) as library:
        entry = library.entry(EntryPlace("small", "harbour/buddies"))
    facts = dict(short_facts(entry._replace(cost="not shown")) + evidence_facts(entry._replace(evidence_why="told.")))

    assert facts["Cost"] == "Not shown"
    assert facts["What that means"] == "Told."
    assert not [value for value in facts.values() if value[:1].islower()]
