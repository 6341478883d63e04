"""Proving that a pack is whole: every byte as it was built, and every table sound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hubdesk.errors import PackDamagedError
from hubdesk.model.progress import CancelToken, Report, no_report
from hubdesk.pack.connection import connect, damage_named, read_frame
from hubdesk.pack.seal import digest_body

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Proof:
    """What a whole pack says. `digest`: SHA-256 of its bytes before the seal, 64 hex digits."""

    digest: str
    is_signed: bool


def verify_pack(path: Path, report: Report = no_report, token: CancelToken | None = None) -> Proof:
    """Read the whole pack and prove it.

    Args:
        path: the pack.
        report: called with bytes read of bytes in all.
        token: asked before each block of 1 MiB.
    Raises:
        PackError: it is not whole, or not a pack.
    """
    seal = read_frame(path)
    digest = digest_body(path, report, token)
    if digest != seal.digest:
        raise PackDamagedError(path, "its bytes are not those that were published.")
    connection = connect(path)
    try:
        with damage_named(path):
            if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise PackDamagedError(path, "its tables are broken.")
    finally:
        connection.close()
    return Proof(digest.hex(), bool(seal.signature))
