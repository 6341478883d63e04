"""Making a stick: each file is written aside, flushed, read back from the device and compared, and only then named.

At the end all of it is read once more: a drive that is smaller than it claims takes every file and gives it back, until
later files have fallen on earlier ones.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

from hubdesk.durable import flush_folder, part_of
from hubdesk.errors import DriveFullError, DriveGoneError, DriveLiesError, DriveProtectedError, StickError
from hubdesk.model.progress import CancelToken, Progress, Report, no_report
from hubdesk.model.words import tr
from hubdesk.transfer.device import BLOCK, ReadBack, SystemDevice, digest_on_device
from hubdesk.transfer.plan import Piece, Plan
from hubdesk.transfer.sums import PUBLIC_KEY, SIGNATURE, SUMS, format_sums, read_sums, sign_sums

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hubdesk.pack.key_files import SecretKey
    from hubdesk.transfer.device import Device

_READINGS = 3  # written, read back, and read once more at the end
_CLUSTER_BYTES = 32 << 10
_PROTECTED = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


class Made(NamedTuple):
    """A stick that was made and proven. `digest`: SHA-256 of its list of sums; `how`: how it was read at the least."""

    root: Path
    files: int
    total_bytes: int
    written_bytes: int
    digest: bytes
    how: ReadBack


def make_stick(
    plan: Plan,
    root: Path,
    key: SecretKey | None = None,
    report: Report = no_report,
    token: CancelToken | None = None,
    device: Device | None = None,
) -> Made:
    """Make a stick, or make an earlier one into this one. What is there already, byte for byte, is not written again.

    Args:
        plan: what goes on it.
        root: the drive or folder; it is made if it is not there.
        key: signs the list of sums.
        report: called with bytes done of bytes in all; each byte counts thrice.
        token: asked before each block of 1 MiB.
        device: how the drive is reached.
    Raises:
        StickError: the drive is full, protected, gone, or lies (a child says which). CancelledError.
        Nothing half-written bears a name, and without its list the folder does not pass for a whole stick.
    """
    work = _Work(plan, root, report, token or CancelToken(), device or SystemDevice())
    with _named(root):
        root.mkdir(parents=True, exist_ok=True)
        _check_room(plan, root)
        former = _take_list_away(root)
    for piece in plan.pieces:
        work.copy(piece)
    work.prove()
    for path in sorted(set(former) - set(work.sums)):
        _remove(root, path)
    lists = {SUMS: format_sums(work.sums)}
    if key is not None:
        lists |= sign_sums(key.secret, lists[SUMS], f"made by {key.publisher}")
    for name in (PUBLIC_KEY, SIGNATURE, SUMS):  # the list last: with it, the stick is whole
        if name in lists:
            work.copy(Piece(name, lists[name]))
    digest = hashlib.sha256(lists[SUMS]).digest()
    return Made(root, len(plan.pieces), plan.total_bytes, work.written_bytes, digest, work.how)


class _Work:
    def __init__(self, plan: Plan, root: Path, report: Report, token: CancelToken, device: Device) -> None:
        self._root, self._report, self._token, self._device = root, report, token, device
        self._total, self._done = plan.total_bytes * _READINGS, 0
        self._what = ""
        self.sums: dict[str, str] = {}
        self.written_bytes = 0
        self.how = ReadBack.DIRECT

    def copy(self, piece: Piece) -> None:
        """Copy one file and prove it, unless it is there already."""
        target = self._root.joinpath(*piece.target.split("/"))
        self._what = tr("Copying {file}").format(file=piece.target)
        self._token.check()
        digest = self._digest_of(piece)
        with _named(self._root, piece.target):
            if self._is_there(target, piece.size, digest):
                self._advance(piece.size)
            else:
                self._write(piece, target, digest)
            if piece.is_program and not os.access(target, os.X_OK):
                with suppress(OSError):  # FAT32 and exFAT know no such mark, and need none
                    target.chmod(0o755)
        if piece.target not in (SUMS, SIGNATURE, PUBLIC_KEY):
            self.sums[piece.target] = digest

    def prove(self) -> None:
        """Read the whole stick once more from the device."""
        for path, expected in self.sums.items():
            self._what = tr("Checking {file}").format(file=path)
            with _named(self._root, path):
                found, _ = self._read(self._root.joinpath(*path.split("/")))
            if found != expected:
                _remove(self._root, path)
                raise DriveLiesError(self._root, path)

    def _digest_of(self, piece: Piece) -> str:
        digest = hashlib.sha256()
        try:
            with piece.open() as file:
                while block := file.read(BLOCK):
                    self._token.check()
                    digest.update(block)
        except OSError as error:
            raise StickError(
                self._root, piece.target, tr("it cannot be read here: {strerror}").format(strerror=error.strerror)
            ) from error
        return digest.hexdigest()

    def _is_there(self, target: Path, size: int, digest: str) -> bool:
        if not target.is_file() or target.is_symlink() or target.stat().st_size != size:
            return False
        before = self._done
        found, how = self._read(target)
        if found != digest:
            self._done = before
            return False
        self._note(how)
        return True

    def _write(self, piece: Piece, target: Path, expected: str) -> None:
        part = part_of(target)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with suppress(FileNotFoundError):
                part.unlink()
            came = hashlib.sha256()
            with piece.open() as reading, part.open("xb") as writing:
                while block := reading.read(BLOCK):
                    self._token.check()
                    writing.write(block)
                    came.update(block)
                    self.written_bytes += len(block)
                    self._advance(len(block))
                writing.flush()
                self._device.flush(writing.fileno())
            found, how = self._read(part)
            self._note(how)
            if came.hexdigest() != expected:
                raise StickError(self._root, piece.target, tr("it was changed here while it was copied"))
            if found != expected:
                raise DriveLiesError(self._root, piece.target)
            part.replace(target)
            flush_folder(target.parent)
        finally:
            with suppress(OSError):  # it has its name by now, or went with its drive
                part.unlink(missing_ok=True)
                _remove_empty(self._root, target)

    def _read(self, path: Path) -> tuple[str, ReadBack]:
        return digest_on_device(path, self._device, self._advance, self._token)

    def _advance(self, count: int) -> None:
        self._done = min(self._done + count, self._total)
        self._report(Progress(self._done, self._total, self._what))

    def _note(self, how: ReadBack) -> None:
        ranks = list(ReadBack)
        self.how = max(self.how, how, key=ranks.index)


@contextmanager
def _named(root: Path, file: str = "") -> Iterator[None]:
    """Say what the device did in our words."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise DriveFullError(root, file) from error
        if error.errno in _PROTECTED:
            raise DriveProtectedError(root, file, reason) from error
        if error.errno in (errno.EIO, errno.ENODEV, errno.ENXIO, errno.ENOENT, errno.ENOTCONN, errno.ESTALE):
            raise DriveGoneError(root, file, reason) from error
        raise StickError(root, file, reason) from error


def _check_room(plan: Plan, root: Path) -> None:
    """Refuse before anything is written, if there is not enough room; what is replaced counts as room."""
    total, _, free = shutil.disk_usage(root)
    if not total:  # some drivers do not say; then a full drive shows itself when it is
        return
    cluster = os.statvfs(root).f_frsize if hasattr(os, "statvfs") else _CLUSTER_BYTES
    there = 0
    for piece in plan.pieces:
        with suppress(OSError):
            there += root.joinpath(*piece.target.split("/")).stat().st_size
    needed = plan.room_on(max(cluster, 512))
    if needed > free + there:
        raise DriveFullError(root, "", needed, free + there)


def _take_list_away(root: Path) -> dict[str, str]:
    """Take the list of an earlier stick away, so that a half-made one does not pass for whole; give what it named."""
    try:
        former = read_sums(root)
    except StickError:
        former = {}
    for name in (SUMS, SIGNATURE, PUBLIC_KEY):
        (root / name).unlink(missing_ok=True)
    return former


def _remove(root: Path, path: str) -> None:
    """Take away a file that HubDesk had put there, and the folders that are empty without it."""
    place = root.joinpath(*path.split("/"))
    with suppress(OSError):
        place.unlink()
        _remove_empty(root, place)


def _remove_empty(root: Path, place: Path) -> None:
    """Take away the folders that a file was to lie in, as far as nothing is in them."""
    with suppress(OSError):
        for parent in place.parents:
            if parent == root:
                break
            parent.rmdir()
