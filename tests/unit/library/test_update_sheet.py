from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from hubdesk.errors import CancelledError, PackMissingError
from hubdesk.library.update_sheet import Change, Renamed, compare_editions
from hubdesk.model.content import Asset, NewEntry, PackContent
from hubdesk.model.document import Picture
from hubdesk.model.marks import Mark
from hubdesk.model.progress import CancelToken, Progress
from hubdesk.pack.writer import write_pack
from tests.editions import january, march
from tests.packs import make_content, make_entry, make_pack

if TYPE_CHECKING:
    from pathlib import Path


def test_a_sheet_says_what_comes_changes_and_goes(tmp_path: Path) -> None:
    """One entry is new, one changed, one gone, one has another id, one is as it was."""
    sheet = compare_editions(january(tmp_path), march(tmp_path))

    assert sheet.new == (Change("harbour/added", "Added"),)
    assert sheet.changed == (Change("harbour/bikes", "Bikes"),)
    assert sheet.removed == (Change("harbour/gone", "Gone"),)
    assert sheet.renamed == (Renamed(Change("hills/old-name", "The youth bus"), "hills/new-name"),)
    assert (sheet.same, sheet.touched) == (1, ())


def test_a_sheet_says_what_of_the_users_is_touched(tmp_path: Path) -> None:
    """The user has a list and a note at entries that go or change: they are named; what stays is not."""
    marks = [Mark("harbour/gone", "List “Monday”"), Mark("harbour/gone", "Note"), Mark("hills/old-name", "Favourites"),
             Mark("harbour/first", "Favourites"), Mark("harbour/bikes", "Workshop “Start”")]  # fmt: skip
    sheet = compare_editions(january(tmp_path), march(tmp_path), marks)

    assert [(one.entry, one.marks) for one in sheet.touched] == [
        ("harbour/gone", ("List “Monday”", "Note")),
        ("hills/old-name", ("Favourites",)),
        ("harbour/bikes", ("Workshop “Start”",)),
    ]


def test_the_same_edition_changes_nothing(tmp_path: Path) -> None:
    """An edition against itself: all is as before."""
    path = january(tmp_path)
    sheet = compare_editions(path, path)

    assert (sheet.new, sheet.changed, sheet.removed, sheet.renamed, sheet.same) == ((), (), (), (), 4)


@pytest.mark.parametrize(
    "other",
    [
        make_entry("harbour/first", "First steps", summary="Other words."),
        make_entry("harbour/first", "First step"),
        make_entry("harbour/first", "First steps", "A paragraph."),
        make_entry("harbour/first", "First steps", themes=("parents",)),
        replace(make_entry("harbour/first", "First steps"), cost="£5"),
        replace(make_entry("harbour/first", "First steps"), sources=()),
    ],
)
def test_whatever_a_reader_sees_counts_as_a_change(tmp_path: Path, other: NewEntry) -> None:
    """Words, title, text, theme, a fact or the sources: each is a change."""
    before = make_pack(tmp_path / "a.hubpack", make_entry("harbour/first", "First steps"))
    sheet = compare_editions(before, make_pack(tmp_path / "b.hubpack", other))

    assert [change.entry for change in sheet.changed] == ["harbour/first"]


def test_another_picture_is_a_change_of_the_entries_that_show_it(tmp_path: Path) -> None:
    """A drawing is drawn anew under the same name: the entry with it has changed, the other has not."""
    for name, drawing in (("a", b"<svg/>"), ("b", b"<svg></svg>")):
        content = make_content(
            make_entry("harbour/first", "First steps", Picture("map.svg", "A map", "")), make_entry("hills/second")
        )
        assets = (Asset("map.svg", "image/svg+xml", drawing),)
        write_pack(
            PackContent(content.info, content.terms, content.sources, content.entries, assets=assets),
            tmp_path / f"{name}.hubpack",
        )
    sheet = compare_editions(tmp_path / "a.hubpack", tmp_path / "b.hubpack")

    assert [change.entry for change in sheet.changed] == ["harbour/first"]


def test_two_entries_of_one_title_are_not_taken_for_renamed(tmp_path: Path) -> None:
    """Two entries bear the title: which is which cannot be told, so one came and two went."""
    before = make_pack(tmp_path / "a.hubpack", make_entry("harbour/a", "Bus"), make_entry("harbour/b", "Bus"))
    sheet = compare_editions(before, make_pack(tmp_path / "b.hubpack", make_entry("harbour/c", "Bus")))

    assert (len(sheet.new), len(sheet.removed), len(sheet.renamed)) == (1, 2, 0)


def test_comparing_reports_and_can_be_stopped(tmp_path: Path) -> None:
    """Every entry is reported; somebody stops it; a file that is gone is named."""
    reports: list[Progress] = []
    before, after = january(tmp_path), march(tmp_path)
    compare_editions(before, after, report=reports.append)
    assert len(reports) == 8

    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        compare_editions(before, after, token=token)
    with pytest.raises(PackMissingError):
        compare_editions(before, tmp_path / "gone.hubpack")
