"""Ed25519 keys and signatures: made, checked, and nothing else. PyNaCl (libsodium) does the sums.

What a pack's signature covers are the trailer's first 80 bytes: its mark, the SHA-256 of every byte before it, and the
key. So a signature is checked without reading the pack, and every byte stands under it through the digest.
Source: RFC 8032 (Ed25519).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hubdesk.pack.seal import Seal

KEY_BYTES, SIGNATURE_BYTES = 32, 64


def make_secret() -> bytes:
    """Make a new secret key from the system's randomness: 32 bytes."""
    from nacl.signing import SigningKey  # here and below: a start checks no signature, and must not wait for libsodium

    return SigningKey.generate().encode()


def public_key_of(secret: bytes) -> bytes:
    """Give the public key, 32 bytes, that belongs to a secret one."""
    from nacl.signing import SigningKey

    return SigningKey(secret).verify_key.encode()


def sign(secret: bytes, message: bytes) -> bytes:
    """Sign a message: 64 bytes, the same for the same key and message."""
    from nacl.signing import SigningKey

    return SigningKey(secret).sign(message).signature


def is_genuine(key: bytes, message: bytes, untrusted_signature: bytes) -> bool:
    """Say whether the owner of a public key signed a message."""
    import _cffi_backend  # noqa: F401 - PyNaCl's C part asks for it, which whoever packs the program cannot see
    from nacl.exceptions import BadSignatureError
    from nacl.signing import VerifyKey

    if len(key) != KEY_BYTES or len(untrusted_signature) != SIGNATURE_BYTES:
        return False
    try:
        VerifyKey(key).verify(message, untrusted_signature)
    except BadSignatureError:
        return False
    return True


def is_seal_genuine(seal: Seal) -> bool:
    """Say whether a pack's trailer bears a right signature; its digest is for the caller to compare."""
    return is_genuine(seal.key, seal.signed_part(), seal.signature)
