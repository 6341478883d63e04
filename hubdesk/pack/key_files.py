"""The files that hold a publisher's keys: the secret one, and the public one that is handed out."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any, NamedTuple

from hubdesk.errors import KeyFileError, WriteFailedError
from hubdesk.model.words import tr
from hubdesk.pack.signature import KEY_BYTES, public_key_of

if TYPE_CHECKING:
    from pathlib import Path

PUBLIC_SUFFIX = ".pub"
_SECRET_MARK, _PUBLIC_MARK = "HubDesk secret key 1", "HubDesk public key 1"
_MOST_BYTES = 64 << 10


class SecretKey(NamedTuple):
    """A publisher's secret key, 32 bytes, and the name it signs for."""

    secret: bytes
    publisher: str

    @property
    def public(self) -> bytes:
        """The public key that belongs to it."""
        return public_key_of(self.secret)

    def __repr__(self) -> str:
        return f"SecretKey({self.publisher!r})"  # never in a log


class PublicKey(NamedTuple):
    """A publisher's public key, 32 bytes, and the publisher's name."""

    key: bytes
    publisher: str


def write_key_files(key: SecretKey, path: Path) -> Path:
    """Write a secret key, which only its owner may read, and beside it the public one, whose path is given back.

    Raises:
        KeyFileError: there is a key already; a lost key cannot be made again, so none is written over.
        WriteFailedError: no room, or no right to write.
    """
    public = path.with_name(path.name + PUBLIC_SUFFIX)
    for name in (path, public):
        if name.exists():
            raise KeyFileError(name, tr("there is a file of that name already, and a key is never written over"))
    secret_text = {"what": _SECRET_MARK, "publisher": key.publisher, "secret": key.secret.hex()}
    public_text = {"what": _PUBLIC_MARK, "publisher": key.publisher, "key": key.public.hex()}
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(_text(secret_text))
            file.flush()
            os.fsync(file.fileno())
        public.write_text(_text(public_text), "utf-8")
    except OSError as error:
        raise WriteFailedError.of(path, error) from error
    return public


def read_secret_key(path: Path) -> SecretKey:
    """Read a secret key.

    Raises:
        KeyFileError: it is not there, or it is something else.
    """
    loaded = _load(path, _SECRET_MARK)
    return SecretKey(_bytes(path, loaded.get("secret")), _name(path, loaded.get("publisher")))


def read_public_key(path: Path) -> PublicKey:
    """Read a public key; raises as `read_secret_key` does."""
    loaded = _load(path, _PUBLIC_MARK)
    return PublicKey(_bytes(path, loaded.get("key")), _name(path, loaded.get("publisher")))


def _text(value: dict[str, str]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _load(path: Path, mark: str) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            loaded = json.loads(file.read(_MOST_BYTES))
    except OSError as error:
        raise KeyFileError(path, error.strerror or str(error)) from error
    except (ValueError, RecursionError) as error:
        raise KeyFileError(path, tr("it is not a key of HubDesk")) from error
    if not isinstance(loaded, dict) or loaded.get("what") != mark:
        raise KeyFileError(path, tr("it is not a “{mark}”").format(mark=mark))
    return loaded


def _bytes(path: Path, untrusted_text: object) -> bytes:
    try:
        key = bytes.fromhex(untrusted_text) if isinstance(untrusted_text, str) else b""
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise KeyFileError(path, tr("the key in it is damaged"))
    return key


def _name(path: Path, untrusted_name: object) -> str:
    if not isinstance(untrusted_name, str) or not untrusted_name.strip():
        raise KeyFileError(path, tr("it does not say whose key it is"))
    return untrusted_name.strip()
