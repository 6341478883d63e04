from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hubdesk.errors import DriveGoneError
from hubdesk.model.pace import Pace
from hubdesk.model.progress import CancelToken, Progress, Report, no_report
from hubdesk.transfer import drives
from hubdesk.transfer.drives import find_drives, linux_mounts, look_at_drive
from hubdesk.transfer.queues import drive_of, work_on_all

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def blocks(tmp_path: Path) -> Path:
    """Block devices: a disk that stays, a stick by its flag, a disk on USB."""
    for device, folder, removable in (
        ("sda1", "pci0/ata1/sda/sda1", "0"),
        ("sdb1", "pci0/mmc/sdb/sdb1", "1"),
        ("sdc1", "pci0/usb2/2-1/sdc/sdc1", "0"),
    ):
        real = tmp_path / "devices" / folder
        real.mkdir(parents=True)
        (real.parent / "removable").write_text(removable + "\n", "ascii")
        (tmp_path / "block").mkdir(exist_ok=True)
        (tmp_path / "block" / device).symlink_to(real)
    return tmp_path / "block"


MOUNTS = (
    "proc /proc proc rw 0 0\n/dev/sda1 / ext4 rw 0 0\n/dev/sdb1 /mnt/a\\040b\\303\\251 exfat rw 0 0\n"
    "/dev/sdc1 /srv vfat ro 0 0\n/dev/sdz9 /gone vfat rw 0 0\n/dev/sda1 /run/media/me/STICK vfat rw 0 0\nodd\n"
)


def test_drives_that_can_be_taken_along_are_found(blocks: Path) -> None:
    """A stick, a disk on USB and what the desktop mounted for the user; not the disk that the system is on."""
    assert list(linux_mounts(MOUNTS, blocks)) == [
        (Path("/mnt/a bé"), "exfat"),
        (Path("/srv"), "vfat"),
        (Path("/run/media/me/STICK"), "vfat"),
    ]


def test_drives_are_listed_by_name_with_their_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two sticks are in, one does not answer: the others are listed, with name and room."""

    def mounts(_mounts: str, _blocks: Path) -> Iterator[tuple[Path, str]]:
        yield from ((tmp_path / name, "exfat") for name in ("ZEBRA", "apple", "gone"))

    (tmp_path / "ZEBRA").mkdir()
    (tmp_path / "apple").mkdir()
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(drives, "_MOUNTS", tmp_path / "mounts")
    (tmp_path / "mounts").write_bytes(b"")
    monkeypatch.setattr(drives, "linux_mounts", mounts)
    found = find_drives()

    assert [drive.name for drive in found] == ["apple", "ZEBRA"]
    assert all(0 < drive.free <= drive.total and drive.is_writable for drive in found)
    assert look_at_drive(tmp_path / "gone") is None


def test_two_drives_work_side_by_side_and_one_that_fails_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three sticks, one of them is pulled: the two others meet while they work, and are done."""
    roots = [tmp_path / name for name in ("a", "b", "c")]
    monkeypatch.setattr("hubdesk.transfer.queues.drive_of", lambda root: root)
    meeting = threading.Barrier(2, timeout=20)

    def work(root: Path, report: Report, _token: CancelToken) -> str:
        if root.name == "b":
            raise DriveGoneError(root, "x", "pulled")
        meeting.wait()
        report(Progress(1, 1, root.name))
        return root.name

    outcomes = work_on_all(roots, work, lambda _: no_report, CancelToken())

    assert [(one.root, one.result) for one in outcomes] == [(roots[0], "a"), (roots[1], None), (roots[2], "c")]
    assert isinstance(outcomes[1].error, DriveGoneError)


def test_two_folders_of_one_drive_wait_for_each_other(tmp_path: Path) -> None:
    """Two folders lie on one drive: the second begins when the first is done, whether it is there yet or not."""
    inside: list[str] = []

    def work(root: Path, _report: Report, _token: CancelToken) -> None:
        inside.append(f"begin {root.name}")
        inside.append(f"end {root.name}")

    assert drive_of(tmp_path / "not" / "there") == drive_of(tmp_path)
    work_on_all([tmp_path / "a", tmp_path / "b"], work, lambda _: no_report, CancelToken())
    assert inside == ["begin a", "end a", "begin b", "end b"]


def test_a_mistake_of_ours_is_not_swallowed(tmp_path: Path) -> None:
    """What is nobody's drive's fault is raised."""

    def work(_root: Path, _report: Report, _token: CancelToken) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        work_on_all([tmp_path], work, lambda _: no_report, CancelToken())


def test_speed_and_time_left_are_said_in_plain_words() -> None:
    """Nothing at first; then the speed of the last seconds and what is left, rounded as people say it."""
    now = 0.0
    pace = Pace(lambda: now)
    total = 1_200_000_000

    def at(second: float, done: int) -> str:
        nonlocal now
        now = second
        progress = Progress(done, total, "x")
        pace.note(progress)
        return pace.say(progress)

    assert at(0.1, 100) == ""
    assert at(1.0, 10_000_000) == "10 MB a second, about 2 minutes left"
    assert at(2.0, 20_000_000) == "10 MB a second, about 2 minutes left"
    for second in range(3, 120):
        at(second, second * 10_000_000)
    assert at(99.9, 999_000_000) == "10 MB a second, about 20 seconds left"
    assert at(120.0, 1_190_000_000).endswith("a few seconds left")
    slow = Pace(lambda: now)
    now = 122.0
    slow.note(Progress(1000, 1_000_000, "x"))
    assert slow.say(Progress(1000, 1_000_000, "x")) == "about 33 minutes left"
