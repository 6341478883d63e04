"""Checking and building a pack."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from hubdesk.errors import CancelledError, FindingsError, SourceFolderError, WriteFailedError
from hubdesk.model.progress import CancelToken, Progress
from hubdesk.services.publish import build_pack, check_pack, counted

SMALL = Path(__file__).parents[2] / "data" / "small"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the small library."""
    return Path(shutil.copytree(SMALL, tmp_path / "small"))


def add(folder: Path, text: str) -> None:
    """Add a paragraph to one entry."""
    with (folder / "entries/river/asked-first.md").open("a", encoding="utf-8") as file:
        file.write(f"\n{text}\n")


def test_a_pack_is_built_and_the_same_each_time(folder: Path, tmp_path: Path) -> None:
    """The same folder gives the same bytes, in a folder that is made where needed."""
    said: list[Progress] = []
    built = build_pack(folder, tmp_path / "new" / "a.hubpack", report=said.append)
    assert (built.entries, built.info.id, built.findings) == (8, "small", ())
    assert said
    build_pack(folder, tmp_path / "b.hubpack")
    assert built.path.read_bytes() == (tmp_path / "b.hubpack").read_bytes()


def test_errors_stop_the_build_and_leave_the_old_pack(folder: Path, tmp_path: Path) -> None:
    """With an error in the source, the pack of yesterday stays as it is."""
    target = tmp_path / "a.hubpack"
    build_pack(folder, target)
    before = target.read_bytes()
    add(folder, "[x](nowhere.md) <b>")
    with pytest.raises(FindingsError) as caught:
        build_pack(folder, target)
    assert caught.value.exit_code == 1
    assert counted(caught.value.findings) == (1, 1)
    assert caught.value.findings == check_pack(folder)
    assert target.read_bytes() == before


def test_warnings_stop_only_a_strict_build(folder: Path, tmp_path: Path) -> None:
    """A warning is passed on with the pack; a strict build stops at it."""
    add(folder, "<b>bold</b>")
    assert counted(build_pack(folder, tmp_path / "a.hubpack").findings) == (0, 1)
    with pytest.raises(FindingsError):
        build_pack(folder, tmp_path / "b.hubpack", strict=True)
    assert not (tmp_path / "b.hubpack").exists()


def test_a_place_that_cannot_be_written(folder: Path, tmp_path: Path) -> None:
    """A target below a file cannot be made; nothing half-written is left."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(WriteFailedError):
        build_pack(folder, tmp_path / "file" / "a.hubpack")


def test_a_folder_that_is_no_source_and_cancel(folder: Path, tmp_path: Path) -> None:
    """The wrong folder and Cancel are said as such."""
    with pytest.raises(SourceFolderError):
        check_pack(tmp_path / "none")
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        build_pack(folder, tmp_path / "a.hubpack", token=token)
