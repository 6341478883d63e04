from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hubdesk.errors import StickRuleError
from hubdesk.transfer.plan import Piece, make_plan, pieces_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "name",
    ["a:b", "con", "web/aux.txt", "a/b.", "a ", "a?b", "a*b", 'a"b', "a\nb", "a//b", "x" * 130, "d/" * 80 + "a"],
)
def test_a_name_that_some_system_cannot_hold_is_refused(name: str) -> None:
    """Windows, FAT32 or exFAT cannot hold it: it is named before anything is written."""
    with pytest.raises(StickRuleError) as caught:
        make_plan([Piece(name, b"")])

    assert caught.value.file == name


@pytest.mark.parametrize(("one", "other"), [("A.txt", "a.TXT"), ("é", "e\u0301"), ("Straße", "STRASSE")])
def test_two_names_that_are_one_on_a_stick_are_refused(one: str, other: str) -> None:
    """FAT32 and exFAT do not tell capitals apart, macOS does not tell two ways of writing an accent."""
    with pytest.raises(StickRuleError):
        make_plan([Piece(one, b""), Piece(other, b"")])


def test_a_file_over_4_gib_is_refused(tmp_path: Path) -> None:
    """FAT32 cannot hold it; here it is a hole, and takes no room."""
    path = tmp_path / "large"
    with path.open("wb") as file:
        try:
            file.truncate(4 << 30)
        except OSError:
            pytest.skip("this file system has no such files")
    with pytest.raises(StickRuleError) as caught:
        make_plan([Piece("large", path)])

    assert "4 GiB" in caught.value.reason


def test_a_folder_goes_on_a_stick_without_links_and_without_what_is_the_users_own(tmp_path: Path) -> None:
    """Links become files, since FAT32 has none; the user's own folder and Python's leftovers stay here."""
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "a.so").write_bytes(b"a")
    for name in ("My HubDesk", "__pycache__"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x").write_bytes(b"mine")
    try:
        (tmp_path / "b.so").symlink_to(tmp_path / "lib" / "a.so")
    except OSError:
        pytest.skip("here no links can be made")
    plan = make_plan(pieces_of(tmp_path, "HubDesk-Linux"))

    assert [piece.target for piece in plan.pieces] == ["HubDesk-Linux/b.so", "HubDesk-Linux/lib/a.so"]
    with plan.pieces[0].open() as file:
        assert file.read() == b"a"


def test_room_is_counted_in_clusters() -> None:
    """A file of one byte takes a whole cluster, and so does a folder."""
    plan = make_plan([Piece("a/b/c", b"x"), Piece("a/d", b"x" * 4097)])

    assert plan.total_bytes == 4098
    assert plan.room_on(4096) == (1 + 2 + 3 + 1) * 4096
