"""Signing a pack that has been built: a new file with the same tables and the publisher's key and signature."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from hubdesk.durable import part_of, settle
from hubdesk.errors import WriteFailedError
from hubdesk.model.progress import CancelToken, Report, no_report
from hubdesk.pack.check import verify_pack
from hubdesk.pack.seal import SIZE, Seal, digest_body
from hubdesk.pack.signature import sign

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from hubdesk.pack.key_files import SecretKey
    from hubdesk.pack.succession import Succession


def sign_pack(
    path: Path,
    target: Path,
    key: SecretKey,
    successions: Sequence[Succession] = (),
    report: Report = no_report,
    token: CancelToken | None = None,
) -> Seal:
    """Sign a pack. A signature that it bears already is replaced.

    Args:
        path: the pack; it is proven whole first, so that nobody signs what a bad stick made of it.
        target: where the signed pack goes, `path` itself or another; what is there stays until the new one is whole.
        key: the publisher's.
        successions: vouchers for the key, oldest first; they replace those that the pack carries.
        report: called with bytes read of bytes in all, for each of the two readings.
        token: asked before each block.
    Raises:
        PackError: the pack is not whole. WriteFailedError: no room, or no right to write. CancelledError.
        In all cases nothing half-written is left.
    """
    verify_pack(path, report, token)
    part = part_of(target)
    try:
        shutil.copyfile(path, part)
        os.truncate(part, path.stat().st_size - SIZE)
        if successions:
            _put_in(part, successions)
        seal = Seal(digest_body(part, report, token, tail=0), key.public, bytes(64))
        seal = seal._replace(signature=sign(key.secret, seal.signed_part()))
        with part.open("ab") as file:
            file.write(seal.to_bytes())
        settle(part, target)
    except (OSError, sqlite3.OperationalError) as error:
        raise WriteFailedError.of(target, error) from error
    finally:
        with suppress(OSError):  # what cannot be deleted was not made here, or went with its drive
            part.unlink(missing_ok=True)
    return seal


def _put_in(body: Path, successions: Sequence[Succession]) -> None:
    with closing(sqlite3.connect(body, isolation_level=None)) as connection:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA journal_mode = OFF")  # the part is thrown away whole if this fails
        connection.execute("DELETE FROM successions")
        connection.executemany(
            "INSERT INTO successions VALUES (?, ?, ?, ?)", [(at, *one) for at, one in enumerate(successions, 1)]
        )
        connection.execute("VACUUM")
