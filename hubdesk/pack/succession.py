"""A publisher's new key, vouched for by the old one. Such vouchers travel inside the packs that the new key signs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from hubdesk.errors import KeyFileError, WriteFailedError
from hubdesk.model.words import tr
from hubdesk.pack.signature import KEY_BYTES, SIGNATURE_BYTES, is_genuine, sign

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from hubdesk.pack.key_files import SecretKey

MOST = 32
"""A pack carries at most so many; a hostile one could carry millions."""
_MESSAGE = b"HubDesk key succession 1\n"
_FILE_MARK = "HubDesk key succession 1"
_FIELDS = ("old_key", "new_key", "signature")


class Succession(NamedTuple):
    """The owner of the old key says that the new key is theirs too. `signature` is the old key's."""

    old_key: bytes
    new_key: bytes
    signature: bytes

    @property
    def is_genuine(self) -> bool:
        """Whether the old key's owner said so."""
        return len(self.new_key) == KEY_BYTES and is_genuine(
            self.old_key, _MESSAGE + self.old_key + self.new_key, self.signature
        )


def make_succession(old: SecretKey, new_key: bytes) -> Succession:
    """Vouch for a new key with an old one."""
    return Succession(old.public, new_key, sign(old.secret, _MESSAGE + old.public + new_key))


def find_origin(key: bytes, successions: Sequence[Succession], known: Collection[bytes]) -> bytes | None:
    """Follow a key back, voucher by voucher, to one that is known; None if there is no way that holds.

    Args:
        key: the key that signed a pack.
        successions: what the pack carries; each is checked here.
        known: keys that are trusted already.
    """
    at, seen = key, {key}
    while at not in known:
        older = next((one for one in successions[:MOST] if one.new_key == at and one.is_genuine), None)
        if older is None or older.old_key in seen:
            return None
        at = older.old_key
        seen.add(at)
    return at


def write_succession(succession: Succession, path: Path) -> None:
    """Write a voucher to a file, for `hubdesk sign --succession`.

    Raises:
        WriteFailedError: no room, or no right to write.
    """
    said = {"what": _FILE_MARK, **{name: getattr(succession, name).hex() for name in _FIELDS}}
    try:
        path.write_text(json.dumps(said, indent=2) + "\n", "ascii")
    except OSError as error:
        raise WriteFailedError.of(path, error) from error


def read_succession(path: Path) -> Succession:
    """Read a voucher and check it.

    Raises:
        KeyFileError: it is not there, it is something else, or the old key did not sign it.
    """
    try:
        loaded: Any = json.loads(path.read_bytes())
        values = [bytes.fromhex(loaded[name]) for name in _FIELDS] if loaded["what"] == _FILE_MARK else []
    except OSError as error:
        raise KeyFileError(path, error.strerror or str(error)) from error
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise KeyFileError(path, tr("it does not replace one key by another")) from error
    if [len(value) for value in values] != [KEY_BYTES, KEY_BYTES, SIGNATURE_BYTES]:
        raise KeyFileError(path, tr("it does not replace one key by another"))
    succession = Succession(*values)
    if not succession.is_genuine:
        raise KeyFileError(path, tr("the old key has not signed it"))
    return succession
