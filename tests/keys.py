"""Keys for tests: the same each time, so that what they sign is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdesk.pack.key_files import SecretKey
from hubdesk.pack.signing import sign_pack

if TYPE_CHECKING:
    from pathlib import Path

    from hubdesk.pack.succession import Succession

COUNCIL = SecretKey(b"\1" * 32, "Harbour Town Council")
COUNCIL_NEW = SecretKey(b"\2" * 32, "Harbour Town Council")
STRANGER = SecretKey(b"\3" * 32, "A stranger")


def signed(path: Path, key: SecretKey = COUNCIL, *successions: Succession) -> Path:
    """Sign a pack where it lies."""
    sign_pack(path, path, key, successions)
    return path
