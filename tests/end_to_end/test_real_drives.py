"""Sticks on real file systems: FAT32 and exFAT on images, through FUSE, where this machine can do that."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hubdesk.errors import DriveFullError, DriveProtectedError
from hubdesk.pack.reader import Pack
from hubdesk.services.sticks import StickChoice, plan_stick
from hubdesk.transfer.copying import make_stick
from hubdesk.transfer.verify import verify_stick
from tests.keys import COUNCIL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_NEEDS = {
    "exfat": ("mkfs.exfat", "mount.exfat-fuse", "losetup", "mountpoint"),
    "vfat": ("mkfs.vfat", "fusefat", "mountpoint"),
}
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="mounting an image needs root on Linux"),
]


def _run(*words: str | Path) -> str:
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()


@contextmanager
def _mounted(kind: str, image: Path, *, is_read_only: bool = False) -> Iterator[Path]:
    folder = image.with_suffix(".mnt")
    folder.mkdir(exist_ok=True)
    loop = ""
    options = "ro" if is_read_only else "rw"
    try:
        if kind == "exfat":
            loop = _run("losetup", "-f", "--show", image)
            _run("mount.exfat-fuse", "-o", options, loop, folder)
        else:
            subprocess.Popen(["fusefat", "-o", "ro" if is_read_only else "rw+", image, folder]).wait(20)
        for _ in range(100):
            if subprocess.run(["mountpoint", "-q", folder], check=False).returncode == 0:
                break
            time.sleep(0.05)
        else:
            pytest.skip(f"{kind} cannot be mounted here")
        yield folder
    finally:
        with contextlib.suppress(subprocess.CalledProcessError):
            _run("umount", folder)
        if loop:
            _run("losetup", "-d", loop)


@pytest.fixture(params=["exfat", "vfat"])
def drive(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[..., contextlib.AbstractContextManager[Path]]:
    """A drive of 64 MB that can be plugged in and pulled."""
    kind: str = request.param
    lacking = [name for name in _NEEDS[kind] if shutil.which(name) is None]
    if lacking:
        pytest.skip(f"not installed: {', '.join(lacking)}")
    image = tmp_path / f"{kind}.img"
    with image.open("wb") as file:
        file.truncate(64 << 20)
    _run(*(("mkfs.exfat", image) if kind == "exfat" else ("mkfs.vfat", "-F32", image)))
    return lambda **how: _mounted(kind, image, **how)


def test_a_stick_is_made_pulled_and_whole(
    drive: Callable[..., contextlib.AbstractContextManager[Path]], small_pack: Path, tmp_path: Path
) -> None:
    """It is made, pulled, plugged in again write-protected: whole, its pack opens where it lies, and it takes no writing."""
    plan = plan_stick(StickChoice((small_pack,)), tmp_path / "work")
    with drive() as root:
        made = make_stick(plan, root, COUNCIL)
        assert made.files == len(plan.pieces)
    with drive(is_read_only=True) as root:
        proof = verify_stick(root)
        assert (proof.is_whole, proof.total, proof.digest) == (True, made.files, made.digest)
        with Pack(root / "packs" / "small@2026-02-01.hubpack") as pack:
            assert pack.entry_count == 8
        with pytest.raises(DriveProtectedError):
            make_stick(plan, root, COUNCIL)


def test_a_drive_that_is_too_full_is_said_before_anything_is_written(
    drive: Callable[..., contextlib.AbstractContextManager[Path]], small_pack: Path, tmp_path: Path
) -> None:
    """The owner's films leave no room: it is said, and they are still there."""
    plan = plan_stick(StickChoice((small_pack,)), tmp_path / "work")
    with drive() as root:
        if not (free := shutil.disk_usage(root).free):
            pytest.skip("this driver does not say how much room there is")
        (root / "film.mp4").write_bytes(bytes(free - 200_000))
        with pytest.raises(DriveFullError):
            make_stick(plan, root, COUNCIL)
        assert [path.name for path in root.iterdir()] == ["film.mp4"]
