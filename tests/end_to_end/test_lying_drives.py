"""Copies onto a drive that lies, as a real file system: each trouble is named, and nothing passes for a whole stick."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hubdesk.errors import DriveFullError, DriveGoneError, DriveLiesError, NotAStickError
from hubdesk.transfer.copying import make_stick
from hubdesk.transfer.device import ReadBack
from hubdesk.transfer.plan import Piece, make_plan
from hubdesk.transfer.verify import Fault, verify_stick
from tests.drives import mounted, needs_lying_drives
from tests.packs import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

pytestmark = needs_lying_drives

PLAN = make_plan([Piece(f"packs/{name}.hubpack", os.urandom(400_000)) for name in "abc"])


@pytest.fixture
def lying(tmp_path: Path) -> Callable[..., AbstractContextManager[Path]]:
    """Mount a drive that tells this lie. What it really holds is in the folder `truth` beside it."""
    return lambda lie, limit=0: mounted(tmp_path, lie, limit)


def _named(truth: Path) -> list[str]:
    return sorted(path.relative_to(truth).as_posix() for path in truth.rglob("*"))


def test_an_honest_drive_takes_everything(lying: Callable[..., AbstractContextManager[Path]], tmp_path: Path) -> None:
    """The same drive without a lie: whole, and read past the cache; a changed, a lost and an added file are each named."""
    with lying("honest") as drive:
        made = make_stick(PLAN, drive)
        assert (made.files, made.how) == (3, ReadBack.DIRECT)
        assert verify_stick(drive).is_whole
        (tmp_path / "truth" / "packs" / "a.hubpack").write_bytes(bytes(400_000))
        (tmp_path / "truth" / "packs" / "b.hubpack").unlink()
        (tmp_path / "truth" / "packs" / "d.hubpack").write_bytes(b"mine")
        faults = verify_stick(drive).faults

    assert [(fault.path, fault.fault) for fault in faults] == [
        ("packs/a.hubpack", Fault.DIFFERS), ("packs/b.hubpack", Fault.MISSING), ("packs/d.hubpack", Fault.ADDED),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lie", "limit", "error", "left"),
    [
        ("changes", 0, DriveLiesError, []),
        ("drops", 600_000, DriveLiesError, ["packs", "packs/a.hubpack"]),
        ("wraps", 800_000, DriveLiesError, ["packs", "packs/b.hubpack", "packs/c.hubpack"]),
        ("full", 600_000, DriveFullError, ["packs", "packs/a.hubpack"]),
    ],
)
def test_a_drive_that_lies_is_found_out(
    lying: Callable[..., AbstractContextManager[Path]], tmp_path: Path, lie: str, limit: int, error: type[Exception], left: list[str]
) -> None:  # fmt: skip
    """It changes a bit, forgets what it has no room for, writes it over the first file, or is full after all.

    What was proven stays, what was not is gone, and the folder is no stick.
    """
    with lying(lie, limit) as drive:
        with pytest.raises(error):
            make_stick(PLAN, drive)
        with pytest.raises(NotAStickError):
            verify_stick(drive)

    assert _named(tmp_path / "truth") == left


def test_a_drive_that_fails_half_way_is_no_stick(
    lying: Callable[..., AbstractContextManager[Path]], tmp_path: Path
) -> None:
    """It stops answering: that is said, and what it had not taken bears no name."""
    with lying("pulled", 600_000) as drive, pytest.raises(DriveGoneError):
        make_stick(PLAN, drive)

    assert set(_named(tmp_path / "truth")) <= {"packs", "packs/a.hubpack", "packs/b.hubpack.part"}


@pytest.mark.parametrize("after_s", [0.0, 0.05, 0.1, 0.2, 0.3])
def test_a_copy_that_is_killed_is_no_stick_and_can_be_made_again(
    lying: Callable[..., AbstractContextManager[Path]], small_pack: Path, home: Path, after_s: float
) -> None:
    """Killed at some moment once it writes: no list of sums, or all is whole; the next copy is whole and tidy."""
    words: list[str | Path] = [sys.executable, "-m", "hubdesk", "copy-to", "--no-programs", "--library", small_pack]
    environment = {**os.environ, "HUBDESK_HOME": str(home)}
    with lying("honest") as drive:
        with subprocess.Popen([*words, drive], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL) as copying:
            while not any(drive.iterdir()) and copying.poll() is None:
                time.sleep(0.005)
            time.sleep(after_s)
            copying.send_signal(signal.SIGKILL)
        with suppress(NotAStickError):
            assert verify_stick(drive).is_whole
        subprocess.run([*words, drive], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)

        assert verify_stick(drive).is_whole
        assert not [path for path in drive.rglob("*") if path.name.endswith(".part")]
