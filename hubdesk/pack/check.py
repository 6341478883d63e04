"""Proving that a pack is whole: every byte as it was built, and every table sound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hubdesk.errors import PackDamagedError, PackForgedError
from hubdesk.model.progress import CancelToken, Report, no_report
from hubdesk.model.words import tr
from hubdesk.pack.connection import as_stored, connect, damage_named, read_frame
from hubdesk.pack.seal import digest_body
from hubdesk.pack.signature import is_seal_genuine
from hubdesk.pack.succession import MOST, Succession

if TYPE_CHECKING:
    from pathlib import Path

_SUCCESSIONS = "SELECT old_key, new_key, signature FROM successions ORDER BY position LIMIT ?"


@dataclass(frozen=True, slots=True)
class Proof:
    """What a whole pack says of itself.

    `digest`: SHA-256 of its bytes before the seal, 64 hex digits. `key`: the public key whose owner signed it, and the
    signature is right; empty if nobody did. `publisher`: the name that the pack gives, which proves nothing alone.
    """

    digest: str
    key: bytes = b""
    successions: tuple[Succession, ...] = ()
    pack_id: str = ""
    edition: str = ""
    publisher: str = ""

    @property
    def is_signed(self) -> bool:
        """Whether its publisher signed it."""
        return bool(self.key)


def verify_pack(path: Path, report: Report = no_report, token: CancelToken | None = None) -> Proof:
    """Read the whole pack and prove it.

    Args:
        path: the pack.
        report: called with bytes read of bytes in all.
        token: asked before each block of 1 MiB.
    Raises:
        PackError: it is not whole, not a pack, or bears a signature that does not fit.
    """
    seal = read_frame(path)
    digest = digest_body(path, report, token)
    if digest != seal.digest:
        raise PackDamagedError(path, tr("its bytes are not those that were published."))
    if seal.key and not is_seal_genuine(seal):
        raise PackForgedError(path)
    connection = connect(path)
    try:
        with damage_named(path, connection):
            if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise PackDamagedError(path, tr("its tables are broken."))
            says = as_stored(connection.execute("SELECT id, edition, publisher FROM pack LIMIT 1").fetchall(), "ttt")
            rows = as_stored(connection.execute(_SUCCESSIONS, (MOST,)).fetchall(), "bbb")
    finally:
        connection.close()
    if not says:
        raise PackDamagedError(path, tr("it does not say what it is."))
    return Proof(digest.hex(), seal.key, tuple(Succession(*row) for row in rows), *says[0])
