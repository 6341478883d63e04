from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from hubdesk.errors import CancelledError, PackDamagedError
from hubdesk.model.progress import CancelToken, Progress
from hubdesk.pack.check import verify_pack
from hubdesk.pack.seal import SIZE, Seal, digest_body

if TYPE_CHECKING:
    from pathlib import Path


def test_a_whole_pack_is_proven_by_its_digest(small_pack: Path) -> None:
    """Verifying gives the digest that `sha256sum` gives for the bytes before the seal, and what the pack says it is."""
    body = small_pack.read_bytes()[:-SIZE]
    proof = verify_pack(small_pack)

    assert proof.digest == hashlib.sha256(body).hexdigest()
    assert (proof.is_signed, proof.key, proof.successions) == (False, b"", ())
    assert (proof.pack_id, proof.edition) == ("small", "2026-02-01")


def test_verifying_says_how_far_it_is(small_pack: Path) -> None:
    """Verifying reports bytes read of bytes in all, and ends with all of them."""
    reports: list[Progress] = []
    verify_pack(small_pack, reports.append)
    size = small_pack.stat().st_size - SIZE

    assert reports[-1] == Progress(size, size, "Reading the file")


def test_verifying_can_be_stopped(small_pack: Path) -> None:
    """Somebody stops it: nothing is said of the pack."""
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        verify_pack(small_pack, token=token)


def test_a_file_that_shrinks_while_it_is_read_does_not_hang(tmp_path: Path) -> None:
    """The drive loses the file's end while it is read: reading ends."""
    path = tmp_path / "large"
    path.write_bytes(bytes(3 << 20))

    def cut(progress: Progress) -> None:
        with path.open("r+b") as file:
            file.truncate(progress.done)

    assert digest_body(path, cut, tail=0) == hashlib.sha256(bytes(1 << 20)).digest()


def test_broken_tables_under_a_right_seal_are_found(small_pack: Path, tmp_path: Path) -> None:
    """Somebody breaks a table and seals the pack anew: verifying reads the tables too, and says so."""
    path = tmp_path / "a.hubpack"
    path.write_bytes(small_pack.read_bytes()[:-SIZE])
    with closing(sqlite3.connect(path)) as connection:
        root = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'entries_by_name'").fetchone()[0]
    with path.open("r+b") as file:
        file.seek((root - 1) * 4096)
        file.write(bytes(4096))
    seal = Seal(digest_body(path, tail=0)).to_bytes()
    with path.open("ab") as file:
        file.write(seal)
    with pytest.raises(PackDamagedError) as caught:
        verify_pack(path)

    assert caught.value.detail == "its tables are broken."
