from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from hubdesk.errors import (
    CancelledError,
    DriveFullError,
    DriveGoneError,
    DriveLiesError,
    DriveProtectedError,
    NotAStickError,
    StickError,
)
from hubdesk.model.progress import CancelToken, Progress
from hubdesk.transfer.copying import make_stick
from hubdesk.transfer.device import ReadBack, SystemDevice, digest_on_device
from hubdesk.transfer.plan import Piece, make_plan
from hubdesk.transfer.sums import PUBLIC_KEY, SIGNATURE, SUMS, Signed, read_sums
from hubdesk.transfer.verify import Fault, FileFault, verify_stick
from tests.fakes.devices import FULL, ODD, PROTECTED, PULLED, FailingDevice, LyingDevice, SmallDevice
from tests.keys import COUNCIL, STRANGER

PLAN = make_plan(
    [
        Piece("packs/a.hubpack", bytes(range(256)) * 5000),
        Piece("web/index.html", b"<p>"),
        Piece("web/a b/é.txt", b""),
        Piece("START HERE.txt", b"Start here\r\n"),
    ]
)


def _files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_a_stick_holds_what_was_planned_and_proves_it(tmp_path: Path) -> None:
    """Every file is there byte for byte, with a list of sums; checking it finds nothing wrong."""
    made = make_stick(PLAN, tmp_path / "stick", COUNCIL)
    files = _files(tmp_path / "stick")

    assert {piece.target: piece.source for piece in PLAN.pieces}.items() <= files.items()
    assert set(files) - {piece.target for piece in PLAN.pieces} == {SUMS, SIGNATURE, PUBLIC_KEY}
    assert (made.files, made.total_bytes) == (4, PLAN.total_bytes)
    assert made.digest == hashlib.sha256(files[SUMS]).digest()
    proof = verify_stick(tmp_path / "stick")
    assert (proof.is_whole, proof.total, proof.signed) == (True, 4, Signed(COUNCIL.public, is_right=True))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such mark")
def test_a_program_can_still_be_started(tmp_path: Path) -> None:
    """A copy in a folder of this computer: the program may be run there too, a page may not."""
    program, page = tmp_path / "hubdesk", tmp_path / "page"
    for path, mode in ((program, 0o755), (page, 0o644)):
        path.write_bytes(b"#!/bin/sh\n")
        path.chmod(mode)
    plan = make_plan([Piece("HubDesk-Linux/hubdesk", program), Piece("web/index.html", page)])
    made = tmp_path / "stick" / "HubDesk-Linux" / "hubdesk"
    for _ in range(2):  # again over a copy that a former HubDesk has made
        make_stick(plan, tmp_path / "stick")
        assert os.access(made, os.X_OK)
        made.chmod(0o644)
    make_stick(plan, tmp_path / "stick")

    assert made.stat().st_mode & 0o777 == 0o755
    assert (tmp_path / "stick" / "web" / "index.html").stat().st_mode & 0o111 == 0


def test_a_stick_made_twice_is_the_same_and_is_not_written_twice(tmp_path: Path) -> None:
    """Two sticks of one plan do not differ in a byte; making one again writes nothing but its list."""
    make_stick(PLAN, tmp_path / "a", COUNCIL)
    make_stick(PLAN, tmp_path / "b", COUNCIL)
    assert _files(tmp_path / "a") == _files(tmp_path / "b")

    written = make_stick(PLAN, tmp_path / "a", COUNCIL).written_bytes
    assert written == sum((tmp_path / "a" / name).stat().st_size for name in (SUMS, SIGNATURE, PUBLIC_KEY))
    assert _files(tmp_path / "a") == _files(tmp_path / "b")


def test_a_later_stick_takes_an_earlier_ones_files_away_and_leaves_the_owners(tmp_path: Path) -> None:
    """An old pack and an old page go; the owner's photograph stays."""
    make_stick(make_plan([Piece("packs/old.hubpack", b"old"), *PLAN.pieces]), tmp_path)
    (tmp_path / "photo.jpg").write_bytes(b"mine")
    make_stick(PLAN, tmp_path)

    assert set(_files(tmp_path)) == {"photo.jpg", SUMS, *(piece.target for piece in PLAN.pieces)}
    assert verify_stick(tmp_path).is_whole


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="coreutils are not here")
def test_anybody_can_check_the_list_without_hubdesk(tmp_path: Path) -> None:
    """`sha256sum -c` takes the list as it is, and finds a byte that went wrong."""
    make_stick(PLAN, tmp_path, COUNCIL)
    check = ["sha256sum", "--check", "--quiet", "--strict", SUMS]
    assert subprocess.run(check, cwd=tmp_path, check=False).returncode == 0

    (tmp_path / "web" / "index.html").write_bytes(b"<q>")
    assert subprocess.run(check, cwd=tmp_path, capture_output=True, check=False).returncode == 1


@pytest.mark.skipif(shutil.which("minisign") is None, reason="minisign is not here")
def test_anybody_can_check_the_signature_without_hubdesk(tmp_path: Path) -> None:
    """`minisign` takes the signature as it is, and refuses a list that was changed."""
    make_stick(PLAN, tmp_path, COUNCIL)
    check = ["minisign", "-Vm", SUMS, "-p", PUBLIC_KEY]
    done = subprocess.run(check, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, "made by Harbour Town Council" in done.stdout) == (0, True)

    (tmp_path / SUMS).write_bytes((tmp_path / SUMS).read_bytes() + b" ")
    assert subprocess.run(check, cwd=tmp_path, capture_output=True, check=False).returncode != 0


def test_a_drive_that_changes_bytes_is_found_at_once(tmp_path: Path) -> None:
    """The drive gives other bytes back: it is named with the file, no file bears its name, and there is no list."""
    with pytest.raises(DriveLiesError) as caught:
        make_stick(PLAN, tmp_path, COUNCIL, device=LyingDevice("a.hubpack"))

    assert (caught.value.root, caught.value.file) == (tmp_path, "packs/a.hubpack")
    assert _files(tmp_path) == {}


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="the fake drive looks up names in /proc")
def test_a_drive_smaller_than_it_claims_is_found_at_the_end(tmp_path: Path) -> None:
    """Each file comes back right, until a later one falls on it: the last reading of all finds it."""
    device = SmallDevice(tmp_path / "packs" / "a.hubpack", "START HERE.txt")
    with pytest.raises(DriveLiesError) as caught:
        make_stick(PLAN, tmp_path, device=device)

    assert caught.value.file == "packs/a.hubpack"
    assert not {"packs/a.hubpack", SUMS} & set(_files(tmp_path))


@pytest.mark.parametrize(
    ("number", "kind"),
    [(PULLED, DriveGoneError), (FULL, DriveFullError), (PROTECTED, DriveProtectedError), (ODD, StickError)],
)
@pytest.mark.parametrize("at", [1, 2, 4])
def test_a_drive_that_fails_is_named_and_nothing_is_half_there(
    tmp_path: Path, number: int, kind: type[StickError], at: int
) -> None:
    """Pulled, full, protected or odd, at the first or a later file: what is there is whole, and there is no list."""
    make_stick(PLAN, tmp_path / "stick")
    shutil.rmtree(tmp_path / "stick" / "web")
    (tmp_path / "stick" / "packs" / "a.hubpack").write_bytes(b"older")
    (tmp_path / "stick" / "START HERE.txt").unlink()
    with pytest.raises(kind) as caught:
        make_stick(PLAN, tmp_path / "stick", device=FailingDevice(number, at))
    planned = {piece.target: piece.source for piece in PLAN.pieces}
    files = _files(tmp_path / "stick")

    assert type(caught.value) is kind
    assert all(content in (planned[name], b"older") for name, content in files.items())
    assert SUMS not in files
    with pytest.raises(NotAStickError):
        verify_stick(tmp_path / "stick")


@pytest.mark.parametrize("after", range(0, 15, 3))
def test_copying_can_be_stopped_at_any_moment(tmp_path: Path, after: int) -> None:
    """Somebody stops it early or late: nothing half-written is left, and the folder does not pass for whole."""
    token, left = CancelToken(), after

    def report(_: Progress) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            token.cancel()

    with pytest.raises(CancelledError):
        make_stick(PLAN, tmp_path, COUNCIL, report, token)

    assert SUMS not in _files(tmp_path)
    assert not list(tmp_path.rglob("*.part"))


def test_progress_goes_up_to_the_end(tmp_path: Path) -> None:
    """Reports name the file, never go back, and end at the total: each byte is written, read back and checked."""
    reports: list[Progress] = []
    make_stick(PLAN, tmp_path, report=reports.append)
    done = [report.done for report in reports]

    assert done == sorted(done)
    assert done[-1] == reports[-1].total == 3 * PLAN.total_bytes
    assert {report.what for report in reports} >= {"Copying packs/a.hubpack", "Checking packs/a.hubpack"}


def test_a_drive_without_room_is_refused_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is too little room: the message can say how much is needed, and what was there is still a whole stick."""
    make_stick(make_plan([Piece("a/b.txt", b"x")]), tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10_000, 9_000, 1_000))
    with pytest.raises(DriveFullError) as caught:
        make_stick(PLAN, tmp_path)

    assert (caught.value.needed > PLAN.total_bytes, caught.value.free) == (True, 1_000)
    assert verify_stick(tmp_path).is_whole


def test_a_source_that_is_gone_or_changes_is_not_blamed_on_the_drive(tmp_path: Path) -> None:
    """A file on this computer vanishes: it is named, and so is that it is here that it cannot be read."""
    source = tmp_path / "a.txt"
    source.write_bytes(b"x")
    plan = make_plan([Piece("a.txt", source)])
    source.unlink()
    with pytest.raises(StickError) as caught:
        make_stick(plan._replace(pieces=(Piece("a.txt", source),)), tmp_path / "stick", device=SystemDevice())

    assert type(caught.value) in (StickError, DriveGoneError)


def test_what_was_added_changed_or_lost_is_named(tmp_path: Path) -> None:
    """A file is changed, one is lost, one is put among the pages: checking names each; the owner's own are let be."""
    make_stick(PLAN, tmp_path, COUNCIL)
    (tmp_path / "packs" / "a.hubpack").write_bytes(bytes(range(256)) * 4999 + bytes(256))
    (tmp_path / "START HERE.txt").unlink()
    (tmp_path / "web" / "evil.js").write_bytes(b"alert()")
    (tmp_path / "web" / "Thumbs.db").write_bytes(b"")
    (tmp_path / "My HubDesk").mkdir()
    (tmp_path / "My HubDesk" / "hubdesk-user.db").write_bytes(b"mine")
    (tmp_path / "holiday.jpg").write_bytes(b"mine")
    proof = verify_stick(tmp_path)

    assert set(proof.faults) == {
        FileFault("packs/a.hubpack", Fault.DIFFERS),
        FileFault("START HERE.txt", Fault.MISSING),
        FileFault("web/evil.js", Fault.ADDED),
    }
    assert not proof.is_whole


def test_a_list_that_was_changed_after_signing_is_found(tmp_path: Path) -> None:
    """Somebody changes a file and its sum: the files fit the list, but the list does not fit its signature."""
    make_stick(PLAN, tmp_path, COUNCIL)
    (tmp_path / "web" / "index.html").write_bytes(b"<q>")
    sums = (tmp_path / SUMS).read_bytes()
    sums = sums.replace(hashlib.sha256(b"<p>").hexdigest().encode(), hashlib.sha256(b"<q>").hexdigest().encode())
    (tmp_path / SUMS).write_bytes(sums)
    proof = verify_stick(tmp_path)
    assert (proof.faults, proof.signed.is_right, proof.is_whole) == ((), False, False)

    (tmp_path / SIGNATURE).write_bytes(b"junk\n")
    assert verify_stick(tmp_path).signed == Signed()
    (tmp_path / SIGNATURE).unlink()
    assert verify_stick(tmp_path).signed == Signed()


def test_a_stick_signed_anew_shows_another_key(tmp_path: Path) -> None:
    """Somebody changes a file and signs the list with a key of their own: the words are others."""
    make_stick(PLAN, tmp_path, COUNCIL)
    make_stick(make_plan([Piece("a/b", b"x")]), tmp_path, STRANGER)

    assert verify_stick(tmp_path).signed == Signed(STRANGER.public, is_right=True)


BAD_LISTS = [b"", b"\xff\xfe", b"hello\n", b"0" * 64 + b"  ../../etc/passwd\n", b"0" * 64 + b"  /etc/passwd\n",
    b"0" * 64 + b"  a\\b\n", b"0" * 64 + b"  C:/x\n", b"0" * 63 + b"  a\n", b"0" * 64 + b"  a//b\n"]  # fmt: skip


@pytest.mark.parametrize("content", BAD_LISTS, ids=range(len(BAD_LISTS)))
def test_a_list_that_leads_elsewhere_is_none(tmp_path: Path, content: bytes) -> None:
    """A list that is empty, no text, or names files outside the stick is not followed."""
    (tmp_path / SUMS).write_bytes(content)
    with pytest.raises(NotAStickError):
        read_sums(tmp_path)
    with pytest.raises(NotAStickError):
        verify_stick(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="this looks at the ways of other systems")
@pytest.mark.parametrize("size", [0, 1, 511, 512, 513, 4096, 1 << 20, (1 << 20) + 1, 3_000_000])
def test_a_file_is_read_from_its_device_whole(tmp_path: Path, size: int) -> None:
    """Whatever its size, reading past the cache gives every byte and no more."""
    content = os.urandom(size)
    path = tmp_path / "a"
    path.write_bytes(content)
    counted: list[int] = []
    digest, how = digest_on_device(path, SystemDevice(), counted.append)

    assert (digest, sum(counted)) == (hashlib.sha256(content).hexdigest(), size)
    assert how in (ReadBack.DIRECT, ReadBack.FORGOTTEN)


@pytest.mark.skipif(not hasattr(os, "O_DIRECT"), reason="here there is no such way of reading")
def test_where_a_device_cannot_be_read_directly_the_next_best_way_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file system knows no direct reading: the memory is told to forget, and that is said."""
    (tmp_path / "a").write_bytes(b"x")
    monkeypatch.setattr(os, "O_DIRECT", os.O_DIRECTORY)

    assert digest_on_device(tmp_path / "a", SystemDevice(), lambda _: None)[1] is ReadBack.FORGOTTEN
