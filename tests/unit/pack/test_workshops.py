"""Workshops and sheets in a pack: written, read again, and never believed unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hubdesk.authoring.draft import read_pack
from hubdesk.errors import PackDamagedError
from hubdesk.library.library import open_library
from hubdesk.model.document import decode
from hubdesk.model.workshop import WorkshopLine
from hubdesk.pack.reader import Pack
from tests.packs import SMALL_SOURCE, build_small, make_pack, rework_pack

if TYPE_CHECKING:
    from pathlib import Path


def test_a_workshop_comes_out_as_it_went_in(small_pack: Path) -> None:
    """Every step, note and minute; the entries are those of the workshop's own pack."""
    content = read_pack(SMALL_SOURCE).content
    assert content is not None
    (written,) = content.workshops
    with Pack(small_pack) as pack:
        read = pack.workshop("an-hour-outside")

    assert read is not None
    assert read.pack == "small"
    assert [step.pack for step in read.steps] == ["", "small", "", "", "", "small"]
    assert (read.title, read.purpose, read.minutes, read.people) == (
        written.title,
        written.purpose,
        written.minutes,
        written.people,
    )
    assert (read.audience, read.themes, read.prepare, read.sheets, read.notes) == (
        written.audience,
        written.themes,
        written.prepare,
        written.sheets,
        written.notes,
    )
    fields = ("kind", "minutes", "title", "text", "notes", "countdown", "entry", "parts", "hidden", "sheet")
    assert [[getattr(step, name) for name in fields] for step in read.steps] == [
        [getattr(step, name) for name in fields] for step in written.steps
    ]


def test_the_library_lists_workshops_and_sheets_of_all_packs(small_pack: Path, tmp_path: Path) -> None:
    """A trainer chooses among the workshops of every pack, and opens one by pack and id."""
    with open_library([small_pack, make_pack(tmp_path / "other.hubpack", pack_id="other")]) as library:
        assert library.workshops() == [
            WorkshopLine(
                "small",
                "an-hour-outside",
                "An hour outside",
                "Plan a walk with pupils who stay away from school.",
                60,
                ("teachers", "youth-workers"),
                ("whole-school-approaches",),
                ("first-steps",),
            )
        ]
        workshop = library.workshop("small", "an-hour-outside")
        assert workshop is not None
        assert workshop.planned_minutes == 60
        assert [(line.pack, line.id, line.title) for line in library.sheets()] == [
            ("small", "first-steps", "First steps sheet")
        ]
        sheet = library.sheet("small", "first-steps")
        assert sheet is not None
        assert [source.key for source in sheet.sources] == ["harbour-2"]
        for pack, id_ in (("small", "none"), ("other", "an-hour-outside"), ("gone", "an-hour-outside")):
            assert library.workshop(pack, id_) is None
            assert library.sheet(pack, id_) is None


def test_a_sheet_comes_out_as_it_went_in(small_pack: Path) -> None:
    """Its page is the page that its author wrote."""
    content = read_pack(SMALL_SOURCE).content
    assert content is not None
    with Pack(small_pack) as pack:
        sheet = pack.sheet("first-steps")
    assert sheet is not None
    assert sheet.document == decode(content.sheets[0].page)
    assert sheet.purpose == "Write down what you will do, who helps and by when."


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE workshop_steps SET kind = 'explode' WHERE position = 0",
        "UPDATE workshop_steps SET minutes = -1 WHERE position = 0",
        "UPDATE workshop_steps SET countdown = 100000 WHERE position = 0",
        "UPDATE workshops SET minutes = 9223372036854775807",
    ],
)
def test_nonsense_in_a_workshop_is_damage(tmp_path: Path, statement: str) -> None:
    """Somebody changed the file: the pack is named as damaged, and nothing odd reaches a wall."""
    path = rework_pack(build_small(tmp_path / "small.hubpack"), statement)
    with Pack(path) as pack, pytest.raises(PackDamagedError):
        pack.workshop("an-hour-outside")


def test_nonsense_in_a_sheet_is_damage(tmp_path: Path) -> None:
    """A page that cannot be read is named."""
    path = rework_pack(build_small(tmp_path / "small.hubpack"), "UPDATE sheets SET page = x'00'")
    with Pack(path) as pack, pytest.raises(PackDamagedError):
        pack.sheet("first-steps")
