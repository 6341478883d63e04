from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.errors import CancelledError, PackDamagedError, PackForgedError, WriteFailedError
from hubdesk.model.progress import CancelToken
from hubdesk.model.spoken import in_words
from hubdesk.pack.check import verify_pack
from hubdesk.pack.fingerprint import copy_in_words, key_in_words
from hubdesk.pack.reader import Pack
from hubdesk.pack.seal import SIZE, Seal, digest_body
from hubdesk.pack.signature import is_genuine, make_secret, public_key_of, sign
from hubdesk.pack.signing import sign_pack
from hubdesk.pack.succession import Succession, find_origin, make_succession
from hubdesk.paths import resources_folder
from tests.keys import COUNCIL, COUNCIL_NEW, STRANGER, signed
from tests.packs import make_pack, rework_pack

if TYPE_CHECKING:
    from pathlib import Path

RFC_8032 = (  # section 7.1, test 2
    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
    "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
    "72",
    (
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    ),
)


def test_signatures_are_those_of_the_standard() -> None:
    """Key, message and signature of the standard's own example fit together."""
    secret, key, message, signature = map(bytes.fromhex, RFC_8032)

    assert public_key_of(secret) == key
    assert sign(secret, message) == signature
    assert is_genuine(key, message, signature)
    assert not is_genuine(key, message + b"x", signature)
    assert not is_genuine(key, message, signature[:-1])


def test_each_key_is_another() -> None:
    """Two keys that are made are not the same."""
    assert make_secret() != make_secret()


def test_a_signed_pack_says_who_signed_it(tmp_path: Path) -> None:
    """A pack is signed: it still opens, reads the same, and bears the publisher's key."""
    path = make_pack(tmp_path / "a.hubpack")
    before = verify_pack(path)
    signed(path)
    proof = verify_pack(path)

    assert (before.is_signed, proof.is_signed) == (False, True)
    assert proof.key == COUNCIL.public
    assert proof.digest == before.digest
    with Pack(path) as pack:
        assert pack.entry_count == 1


def test_signing_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    """The same pack and the same key: not a byte differs, also with a voucher in it."""
    voucher = make_succession(COUNCIL, COUNCIL_NEW.public)
    first = signed(make_pack(tmp_path / "a.hubpack"), COUNCIL_NEW, voucher)
    second = signed(make_pack(tmp_path / "b.hubpack"), COUNCIL_NEW, voucher)

    assert first.read_bytes() == second.read_bytes()
    assert first.read_bytes() == signed(first, COUNCIL_NEW).read_bytes(), "signed again, the voucher stays"


def test_a_pack_that_was_changed_and_sealed_anew_is_refused(tmp_path: Path) -> None:
    """Somebody changes a signed pack and computes a right digest: the signature does not fit, and the pack is refused."""
    path = signed(make_pack(tmp_path / "a.hubpack"))
    seal = path.read_bytes()[-SIZE:]
    rework_pack(path, "UPDATE entries SET title = 'Other steps'")
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size - SIZE)
    forged = Seal(digest_body(path, tail=0), seal[48:80], seal[80:])
    with path.open("ab") as file:
        file.write(forged.to_bytes())
    with pytest.raises(PackForgedError):
        verify_pack(path)


def test_a_signature_under_another_key_is_refused(tmp_path: Path) -> None:
    """Somebody puts their own key over the publisher's and keeps the signature: refused."""
    path = signed(make_pack(tmp_path / "a.hubpack"))
    content = path.read_bytes()
    path.write_bytes(content[:-96] + STRANGER.public + content[-64:])
    with pytest.raises(PackForgedError):
        verify_pack(path)


def test_a_signature_that_was_wiped_is_seen(tmp_path: Path) -> None:
    """Somebody wipes the signature but not the key: the pack does not open."""
    path = signed(make_pack(tmp_path / "a.hubpack"))
    path.write_bytes(path.read_bytes()[:-64] + bytes(64))
    with pytest.raises(PackDamagedError) as caught:
        Pack(path)

    assert caught.value.detail == "its signature was taken out."


def test_a_damaged_pack_is_not_signed(tmp_path: Path) -> None:
    """A publisher's own copy went bad: signing says so, and leaves the file as it is."""
    path = make_pack(tmp_path / "a.hubpack")
    content = bytearray(path.read_bytes())
    content[9000] ^= 1
    path.write_bytes(content)
    with pytest.raises(PackDamagedError):
        sign_pack(path, path, COUNCIL)

    assert path.read_bytes() == content


def test_signing_that_fails_leaves_nothing(tmp_path: Path) -> None:
    """There is no such folder, or somebody stops it: no half file is left."""
    path = make_pack(tmp_path / "a.hubpack")
    with pytest.raises(WriteFailedError):
        sign_pack(path, tmp_path / "gone" / "b.hubpack", COUNCIL)
    token = CancelToken()
    with pytest.raises(CancelledError):
        sign_pack(path, tmp_path / "b.hubpack", COUNCIL, report=lambda _: token.cancel(), token=token)

    assert list(tmp_path.iterdir()) == [path]


def test_a_new_key_is_traced_to_the_old_one() -> None:
    """A publisher has had three keys: the third leads back to the first, as long as every voucher holds."""
    first = make_succession(COUNCIL, COUNCIL_NEW.public)
    second = make_succession(COUNCIL_NEW, STRANGER.public)

    assert find_origin(STRANGER.public, [first, second], [COUNCIL.public]) == COUNCIL.public
    assert find_origin(STRANGER.public, [second, first], [COUNCIL_NEW.public]) == COUNCIL_NEW.public
    assert find_origin(STRANGER.public, [first], [COUNCIL.public]) is None
    forged = first._replace(old_key=STRANGER.public, new_key=COUNCIL.public)
    assert find_origin(COUNCIL.public, [forged], [STRANGER.public]) is None


def test_vouchers_in_a_ring_lead_nowhere() -> None:
    """Two keys vouch for each other, and nobody knows either: that is no proof, and no endless search."""
    ring = [make_succession(COUNCIL, COUNCIL_NEW.public), make_succession(COUNCIL_NEW, COUNCIL.public)]

    assert find_origin(COUNCIL.public, ring, []) is None


def test_vouchers_travel_in_the_pack(tmp_path: Path) -> None:
    """What vouches for the new key is read out of the pack that it signed."""
    voucher = make_succession(COUNCIL, COUNCIL_NEW.public)
    path = signed(make_pack(tmp_path / "a.hubpack"), COUNCIL_NEW, voucher)

    assert verify_pack(path).successions == (voucher,)
    assert Succession(*voucher).is_genuine


def test_the_words_are_short_and_told_apart_by_their_beginning() -> None:
    """1,024 words of at most eight letters, no two with the same first four: easy to read out and to write down."""
    words = (resources_folder() / "words.txt").read_text("ascii").split()

    assert len(words) == 1024
    assert len({word[:4] for word in words}) == 1024
    assert words == sorted(words)
    assert max(map(len, words)) <= 8


def test_a_key_has_eight_words_and_a_copy_four() -> None:
    """The words hang on every bit that they stand for."""
    digest = hashlib.sha256(b"").digest()

    assert len(key_in_words(COUNCIL.public).split()) == 8
    assert len(copy_in_words(digest).split()) == 4
    assert key_in_words(COUNCIL.public) != key_in_words(STRANGER.public)
    assert copy_in_words(digest) != copy_in_words(bytes([digest[0] ^ 0x80]) + digest[1:])


@given(st.binary(min_size=10, max_size=40))
def test_words_say_the_bits_in_order(data: bytes) -> None:
    """Ten bits a word, most significant first; nothing is lost."""
    words = [f"{number:04}" for number in range(1024)]
    number = int("".join(f"{int(word):010b}" for word in in_words(data, 8, words).split()), 2)

    assert number == int.from_bytes(data[:10], "big")


@pytest.mark.parametrize(("data", "count"), [(b"", 1), (b"\0" * 9, 8)])
def test_too_few_bits_make_no_words(data: bytes, count: int) -> None:
    """Words are never made up."""
    with pytest.raises(ValueError, match="too few"):
        in_words(data, count, ["x"] * 1024)
