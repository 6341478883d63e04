from __future__ import annotations

import hashlib
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from hubdesk.errors import CancelledError, WriteFailedError
from hubdesk.model.progress import CancelToken, Progress
from hubdesk.pack.check import verify_pack
from hubdesk.pack.reader import Pack
from hubdesk.pack.writer import write_pack
from tests.packs import ROOT, build_small, make_content, make_entry, make_pack

if TYPE_CHECKING:
    from pathlib import Path


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    """A pack is built twice, under two names and in two folders: not a byte differs."""
    (tmp_path / "there").mkdir()
    first, second = build_small(tmp_path / "a.hubpack"), build_small(tmp_path / "there" / "b.hubpack")

    assert first.read_bytes() == second.read_bytes()


def test_a_letter_more_gives_other_bytes(tmp_path: Path) -> None:
    """One letter of one entry changes: so does the pack, and its digest."""
    first = make_pack(tmp_path / "a.hubpack", make_entry(summary="How it began."))
    second = make_pack(tmp_path / "b.hubpack", make_entry(summary="How it began!"))

    assert verify_pack(first).digest != verify_pack(second).digest


def test_the_header_says_what_the_file_is(small_pack: Path) -> None:
    """Any SQLite tool, and `file`, can tell a pack: its mark, its format, and a journal that needs no second file."""
    header = small_pack.read_bytes()[:100]

    assert header[:16] == b"SQLite format 3\0"
    assert header[18:20] == b"\1\1", "a reader would have to write a second file"
    assert header[68:72] == b"HuBD"
    assert int.from_bytes(header[60:64], "big") == 1
    with closing(sqlite3.connect(f"{small_pack.as_uri()}?mode=ro", uri=True)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_the_seal_stands_behind_the_last_page(small_pack: Path) -> None:
    """The last 144 bytes hold the digest of all before them, and neither key nor signature yet."""
    content = small_pack.read_bytes()
    pages = int.from_bytes(content[28:32], "big")

    assert len(content) == pages * 4096 + 144
    assert content[-144:-128] == b"HubDesk seal 1\r\n"
    assert content[-128:-96] == hashlib.sha256(content[:-144]).digest()
    assert content[-96:] == bytes(96)


def test_writing_leaves_one_file(tmp_path: Path) -> None:
    """A pack is built over an older one: the new one is there, and nothing beside it."""
    target = make_pack(tmp_path / "a.hubpack", make_entry(title="Old"))
    make_pack(target, make_entry(title="New"))

    assert os.listdir(tmp_path) == ["a.hubpack"]  # noqa: PTH208 - names alone
    with Pack(target) as pack:
        assert [line.title for line in pack.lines("harbour", "mentoring", 0, 9)] == ["New"]


def test_what_was_left_half_written_does_not_stand_in_the_way(tmp_path: Path) -> None:
    """The last build was killed and left its half file: the next one works and clears it away."""
    (tmp_path / "a.hubpack.part").write_bytes(b"half a pack")
    target = make_pack(tmp_path / "a.hubpack")

    assert verify_pack(target).is_signed is False
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    """The drive is gone: the file is named, and nothing was made."""
    target = tmp_path / "gone" / "a.hubpack"
    with pytest.raises(WriteFailedError) as caught:
        make_pack(target)

    assert caught.value.path == target
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["a.hubpack", "a.hubpack.part"])
def test_a_folder_in_the_place_of_the_file_is_named(tmp_path: Path, name: str) -> None:
    """There is a folder where the pack should go: it stays, and nothing is left beside it."""
    (tmp_path / name).mkdir()
    (tmp_path / name / "mine.txt").write_text("mine", "utf-8")
    with pytest.raises(WriteFailedError):
        make_pack(tmp_path / "a.hubpack")

    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")] == [name, f"{name}/mine.txt"]


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    """A file stands where the folder should be: it stays as it is."""
    (tmp_path / "file").write_text("mine", "utf-8")
    with pytest.raises(WriteFailedError):
        make_pack(tmp_path / "file" / "a.hubpack")

    assert (tmp_path / "file").read_text("utf-8") == "mine"


def test_a_name_that_is_too_long_is_refused(tmp_path: Path) -> None:
    """A name that the drive cannot hold: the message names the file."""
    with pytest.raises(WriteFailedError):
        make_pack(tmp_path / ("n" * 250 + ".hubpack"))

    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="here everything may be written to")
def test_a_folder_that_may_not_be_written_to_is_named(tmp_path: Path) -> None:
    """The folder is read-only: the file is named, and nothing was made."""
    tmp_path.chmod(0o555)
    try:
        with pytest.raises(WriteFailedError):
            make_pack(tmp_path / "a.hubpack")
    finally:
        tmp_path.chmod(0o755)

    assert list(tmp_path.iterdir()) == []


_FULL_DRIVE = """
import resource, signal, sys
from pathlib import Path
from hubdesk.errors import WriteFailedError
from tests.packs import make_pack

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
try:
    make_pack(Path(sys.argv[1]))
except WriteFailedError as error:
    sys.exit(f"refused: {error.path.name}")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit to a file's size can be set")
@pytest.mark.parametrize("room", [0, 4096, -20_000, -100])
def test_a_full_drive_leaves_the_old_pack(tmp_path: Path, room: int) -> None:
    """The drive runs full on the way, last of all at the seal: the old pack is as it was, and no half file stays."""
    target = make_pack(tmp_path / "a.hubpack", make_entry(title="Old"))
    before = target.read_bytes()
    room %= len(before)
    done = subprocess.run(
        [sys.executable, "-c", _FULL_DRIVE, target, str(room)], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (1, "refused: a.hubpack\n")
    assert list(tmp_path.iterdir()) == [target]
    assert target.read_bytes() == before


def _steps(tmp_path: Path) -> list[str]:
    reports: list[Progress] = []
    write_pack(make_content(make_entry()), tmp_path / "counted.hubpack", reports.append)
    (tmp_path / "counted.hubpack").unlink()
    return [report.what for report in reports]


def test_writing_says_how_far_it_is(tmp_path: Path) -> None:
    """While a large pack is written, each step is named."""
    assert _steps(tmp_path) == [
        "Writing entries",
        "Relating entries to each other",
        "Making the search index",
        "Making the search index",
    ]


@pytest.mark.parametrize("step", range(4))
def test_writing_that_is_stopped_leaves_nothing(tmp_path: Path, step: int) -> None:
    """Whenever somebody stops a build, the old pack is as it was, and no half file stays."""
    target = make_pack(tmp_path / "a.hubpack", make_entry(title="Old"))
    before = target.read_bytes()
    token, seen = CancelToken(), 0

    def stop(_progress: Progress) -> None:
        nonlocal seen
        if seen == step:
            token.cancel()
        seen += 1

    with pytest.raises(CancelledError):
        write_pack(make_content(make_entry()), target, stop, token)

    assert list(tmp_path.iterdir()) == [target]
    assert target.read_bytes() == before


def test_an_entry_counts_once_under_each_of_its_terms(tmp_path: Path) -> None:
    """An entry with two themes stands in two branches; the number of entries is still one."""
    both = make_entry("harbour/a", "A", themes=("mentoring", "parents"))
    with Pack(make_pack(tmp_path / "a.hubpack", both, make_entry("hills/b", "B"))) as pack:
        assert pack.entry_count == 2
        assert pack.branches == {("harbour", "mentoring"): 1, ("harbour", "parents"): 1, ("hills", "mentoring"): 1}
        assert {id_: found.entries for (_, id_), found in pack.terms.items()} == {
            "harbour": 1, "hills": 1, "mentoring": 2, "parents": 1, "universal": 0,
        }  # fmt: skip


def test_two_batches_are_written_whole(tmp_path: Path) -> None:
    """More entries than fit into one batch: each of them is there."""
    entries = [make_entry(f"harbour/e{number:04}", f"Entry {number:04}") for number in range(501)]
    with Pack(make_pack(tmp_path / "a.hubpack", *entries)) as pack:
        assert [line.id for line in pack.lines("harbour", "mentoring", 0, 1000)] == [entry.id for entry in entries]
