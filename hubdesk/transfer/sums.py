"""The list of SHA-256 sums on a stick, in the form of `sha256sum`, and its signature in the form of minisign.

So anybody can check a stick without HubDesk: `sha256sum -c SHA256SUMS`, `minisign -Vm SHA256SUMS -p SHA256SUMS.pub`.
Source: GNU coreutils manual, "md5sum invocation"; https://jedisct1.github.io/minisign/, "Signature format".
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from typing import TYPE_CHECKING, NamedTuple

from hubdesk.errors import NotAStickError
from hubdesk.model.words import tr
from hubdesk.pack.signature import KEY_BYTES, SIGNATURE_BYTES, is_genuine, public_key_of, sign

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SUMS, SIGNATURE, PUBLIC_KEY = "SHA256SUMS", "SHA256SUMS.minisig", "SHA256SUMS.pub"
_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")
_MOST_BYTES = 16 << 20
_HASHED, _PLAIN = b"ED", b"Ed"


class Signed(NamedTuple):
    """Who signed a list: the public key, and whether the signature is right. An empty key: nobody did."""

    key: bytes = b""
    is_right: bool = False


def format_sums(sums: Mapping[str, str]) -> bytes:
    """Write the list: path to sum, in order of path."""
    return "".join(f"{sums[path]}  {path}\n" for path in sorted(sums)).encode()


def read_sums(root: Path) -> dict[str, str]:
    """Read the list of a stick: path to sum.

    Raises:
        NotAStickError: there is none, or it is something else. A path that leads out of the stick is none.
    """
    try:
        with (root / SUMS).open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise NotAStickError(root, SUMS, tr("it has no list of sums")) from error
    found: dict[str, str] = {}
    try:
        lines = content.decode("utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise NotAStickError(root, SUMS, tr("its list of sums cannot be read")) from error
    if len(content) > _MOST_BYTES:
        raise NotAStickError(root, SUMS, tr("its list of sums cannot be read"))
    for line in lines:
        match = _LINE.fullmatch(line)
        parts = match[2].split("/") if match else [""]
        if match is None or {"", ".", ".."} & set(parts) or set("\\:") & set(line):
            raise NotAStickError(root, SUMS, tr("its list of sums cannot be read"))
        found[match[2]] = match[1]
    if not found:
        raise NotAStickError(root, SUMS, tr("its list of sums is empty"))
    return found


def sign_sums(secret: bytes, content: bytes, comment: str) -> dict[str, bytes]:
    """Sign a list: give the two files that go beside it, by name. The same list and key give the same bytes."""
    key = public_key_of(secret)
    number = hashlib.sha256(key).digest()[:8]
    signature = sign(secret, hashlib.blake2b(content).digest())
    trusted = "".join(char for char in comment if char.isprintable()).encode()
    lines = (
        b"untrusted comment: signature of " + SUMS.encode(),
        base64.b64encode(_HASHED + number + signature),
        b"trusted comment: " + trusted,
        base64.b64encode(sign(secret, signature + trusted)),
    )
    public = (b"untrusted comment: minisign public key of who made this copy", base64.b64encode(_PLAIN + number + key))
    return {SIGNATURE: b"\n".join(lines) + b"\n", PUBLIC_KEY: b"\n".join(public) + b"\n"}


def check_signature(root: Path, content: bytes) -> Signed:
    """Check the signature that lies beside a list. A wrong or broken one is not right; none at all is nobody's."""
    try:
        public = (root / PUBLIC_KEY).read_bytes()[:4096].split(b"\n")
        said = (root / SIGNATURE).read_bytes()[:4096].split(b"\n")
    except OSError:
        return Signed()
    try:
        key = base64.b64decode(public[1], validate=True)[10:]
        signed = base64.b64decode(said[1], validate=True)
        trusted = said[2].removeprefix(b"trusted comment: ")
        overall = base64.b64decode(said[3], validate=True)
    except (binascii.Error, IndexError):
        return Signed(b"", is_right=False)
    if len(key) != KEY_BYTES or len(signed) != 10 + SIGNATURE_BYTES:
        return Signed()
    message = hashlib.blake2b(content).digest() if signed[:2] == _HASHED else content
    is_right = is_genuine(key, message, signed[10:]) and is_genuine(key, signed[10:] + trusted, overall)
    return Signed(key, is_right)
