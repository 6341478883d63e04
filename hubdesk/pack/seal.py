"""The trailer behind a pack's last page: how a copy proves that it is whole.

It lies past the size that SQLite's header gives, so SQLite never reads it. Its form is fixed, 144 bytes:
a mark (16), the SHA-256 of every byte before the trailer (32), the publisher's Ed25519 key (32) and signature (64).
Key and signature are zero in a pack that is not signed.
Source: FIPS 180-4 (SHA-256); https://www.sqlite.org/fileformat2.html section 1.3 for the header's fields.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from hubdesk.errors import NotAPackError, PackDamagedError, PackTooNewError
from hubdesk.model.progress import CancelToken, Progress, Report, no_report
from hubdesk.model.words import say_number, tr
from hubdesk.pack.schema import APPLICATION_ID, FORMAT

if TYPE_CHECKING:
    from pathlib import Path

MARK = b"HubDesk seal 1\r\n"
SIZE = 144
_LAYOUT = struct.Struct(">16s32s32s64s")
_BLOCK = 1 << 20
_HEADER_SIZE = 100
_NO_SIGNATURE = bytes(64)


class Seal(NamedTuple):
    """What the trailer says. `key` and `signature` are empty in a pack that is not signed."""

    digest: bytes
    key: bytes = b""
    signature: bytes = b""

    def to_bytes(self) -> bytes:
        """Give the trailer's 144 bytes."""
        return _LAYOUT.pack(MARK, self.digest, self.key, self.signature)

    def signed_part(self) -> bytes:
        """Give the bytes that the signature covers: the trailer's first 80."""
        return self.to_bytes()[: -len(_NO_SIGNATURE)]


def check_frame(file: BinaryIO, path: Path) -> Seal:
    """Look at the first 100 and the last 144 bytes, and at the size between them.

    Raises:
        NotAPackError: another kind of file. PackTooNewError: a newer format.
        PackDamagedError: bytes are missing or too many.
    """
    header = file.read(_HEADER_SIZE)
    if len(header) < _HEADER_SIZE or not header.startswith(b"SQLite format 3\x00"):
        raise NotAPackError(path)
    page_size = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    user_version, application_id = (int.from_bytes(header[at : at + 4], "big") for at in (60, 68))
    if application_id != APPLICATION_ID:
        raise NotAPackError(path)
    if user_version > FORMAT:
        raise PackTooNewError(path, user_version, FORMAT)
    expected = (65536 if page_size == 1 else page_size) * pages + SIZE
    found = file.seek(0, 2)
    if found < expected:
        raise PackDamagedError(
            path,
            tr("{missing} of its {size} bytes are missing.").format(
                missing=say_number(expected - found), size=say_number(expected)
            ),
        )
    if found > expected:
        raise PackDamagedError(path, tr("it has {more} bytes too many.").format(more=say_number(found - expected)))
    file.seek(-SIZE, 2)
    mark, digest, key, signature = _LAYOUT.unpack(file.read(SIZE))
    if mark != MARK:
        raise PackDamagedError(path, tr("the seal at its end is broken."))
    if signature == _NO_SIGNATURE:
        if key != bytes(len(key)):
            raise PackDamagedError(path, tr("its signature was taken out."))
        return Seal(digest)
    return Seal(digest, key, signature)


def digest_body(path: Path, report: Report = no_report, token: CancelToken | None = None, tail: int = SIZE) -> bytes:
    """Give the SHA-256 of every byte but the last `tail`.

    Args:
        path: the file.
        report: called after each block of 1 MiB with bytes done of bytes in all.
        token: asked before each block.
        tail: how many bytes at the end do not count: 0 for a pack that has no trailer yet.
    """
    import hashlib  # opening a pack hashes nothing

    digest = hashlib.sha256()
    total = path.stat().st_size - tail
    done = 0
    with path.open("rb") as file:
        while done < total:
            if token is not None:
                token.check()
            block = file.read(min(_BLOCK, total - done))
            if not block:
                break
            digest.update(block)
            done += len(block)
            report(Progress(done, total, tr("Reading the file")))
    return digest.digest()
