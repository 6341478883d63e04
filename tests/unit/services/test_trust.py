from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from hubdesk.library.trust import Publisher, Standing, judge, publisher_of, read_known_publishers
from hubdesk.model.text import plain_line
from hubdesk.pack.check import Proof, verify_pack
from hubdesk.pack.fingerprint import key_in_words
from hubdesk.pack.key_files import read_secret_key, write_key_files
from hubdesk.pack.succession import make_succession
from hubdesk.paths import resources_folder
from hubdesk.services.trust import Trust, say_origin
from hubdesk.userdata.store import UserStore
from tests.keys import COUNCIL, COUNCIL_NEW, STRANGER, signed
from tests.packs import make_pack

if TYPE_CHECKING:
    from pathlib import Path

TRUSTED = Publisher(COUNCIL.public, "Harbour Town Council")
VOUCHER = make_succession(COUNCIL, COUNCIL_NEW.public)


def _proof(key: bytes = b"", publisher: str = "Harbour Town Council", **rest: object) -> Proof:
    return Proof("0" * 64, key, publisher=publisher, **rest)  # type: ignore[arg-type]


def test_a_pack_without_a_signature_is_of_nobody() -> None:
    """Nobody signed it: the name it gives proves nothing."""
    judgement = judge(_proof(publisher="Somebody Else"), [TRUSTED])

    assert (judgement.standing, judgement.is_trusted, judgement.words) == (Standing.UNSIGNED, False, "")
    assert say_origin(judgement).startswith("Nobody has signed it")


def test_a_pack_that_uses_a_trusted_name_is_pointed_out() -> None:
    """An unsigned pack, or one under a new key, calls itself by the name of a trusted publisher."""
    for key in (b"", STRANGER.public):
        judgement = judge(_proof(key, "harbour town COUNCIL"), [TRUSTED])
        assert not judgement.is_trusted
        assert judgement.takes_name_of == "Harbour Town Council"
        assert "Take care: Harbour Town Council is trusted here" in say_origin(judgement)


def test_a_trusted_key_is_known_by_the_name_it_was_trusted_under() -> None:
    """A pack of a trusted publisher calls itself something else: the name that was trusted is shown."""
    judgement = judge(_proof(COUNCIL.public, "Kent County Council"), [TRUSTED])

    assert (judgement.standing, judgement.publisher) == (Standing.TRUSTED, "Harbour Town Council")
    assert judgement.words == key_in_words(COUNCIL.public)
    assert say_origin(judgement) == "Signed by Harbour Town Council, whom this HubDesk trusts."


def test_a_new_key_is_shown_with_its_words() -> None:
    """A key that nobody here knows: the user sees the name, and words to compare by telephone."""
    judgement = judge(_proof(STRANGER.public, "A stranger"), [TRUSTED])

    assert judgement.standing is Standing.NEW
    assert key_in_words(STRANGER.public) in say_origin(judgement)


def test_a_key_that_was_replaced_is_not_trusted_any_more() -> None:
    """After the new key has come, a pack under the old one may be old, or forged with a stolen key: it is said."""
    replaced = TRUSTED._replace(replaced_by=COUNCIL_NEW.public)
    judgement = judge(_proof(COUNCIL.public), [replaced])

    assert (judgement.standing, judgement.is_trusted) == (Standing.REPLACED, False)
    assert "old key" in say_origin(judgement)


def test_a_second_successor_is_not_believed() -> None:
    """The old key vouched for one key, and later for another: somebody has stolen it, and the second is not trusted."""
    replaced = TRUSTED._replace(replaced_by=COUNCIL_NEW.public)
    theft = make_succession(COUNCIL, STRANGER.public)

    assert judge(_proof(STRANGER.public, successions=(theft,)), [replaced]).standing is Standing.NEW
    assert judge(_proof(COUNCIL_NEW.public, successions=(VOUCHER,)), [replaced]).standing is Standing.RENEWED


def test_trust_is_given_once_and_kept(tmp_path: Path) -> None:
    """The user trusts a publisher; after a restart the next edition is known, and no question is asked."""
    with closing(UserStore(tmp_path)) as store:
        trust = Trust(store)
        judgement = trust.judge(_proof(COUNCIL.public))
        assert judgement.standing is Standing.NEW
        trust.trust(judgement)
        assert trust.judge(_proof(COUNCIL.public)).standing is Standing.TRUSTED
    with closing(UserStore(tmp_path)) as store:
        trust = Trust(store)
        assert trust.judge(_proof(COUNCIL.public)).standing is Standing.TRUSTED
        trust.forget(COUNCIL.public)
        assert trust.judge(_proof(COUNCIL.public)).standing is Standing.NEW


def test_a_new_key_takes_the_old_ones_place_by_itself(tmp_path: Path) -> None:
    """A trusted publisher changes the key: the pack under the new one is trusted, from then on without the voucher."""
    with closing(UserStore(tmp_path)) as store:
        trust = Trust(store)
        trust.trust(trust.judge(_proof(COUNCIL.public)))
        judgement = trust.judge(_proof(COUNCIL_NEW.public, "Another name", successions=(VOUCHER,)))

        assert (judgement.standing, judgement.publisher) == (Standing.RENEWED, "Harbour Town Council")
        assert "new key" in say_origin(judgement)
        assert trust.judge(_proof(COUNCIL_NEW.public)).standing is Standing.TRUSTED
        assert trust.judge(_proof(COUNCIL.public)).standing is Standing.REPLACED


@pytest.mark.parametrize(
    "line", ["", "[", "7", "{}", "[7]", "[{}]", '[{"name": "A", "key": "00"}]', '[{"name": "A", "key": 5}]']
)
def test_a_damaged_list_trusts_nobody(line: str) -> None:
    """The line in the user's file is broken: nobody is trusted on its word, and the program goes on."""
    store = UserStore.in_memory()
    store.keep("trusted-publishers", line)

    assert Trust(store).judge(_proof(COUNCIL.public)).standing is Standing.NEW


def test_the_programs_own_list_can_be_read(tmp_path: Path) -> None:
    """The list that comes with the program is sound; one with a publisher in it is read."""
    assert isinstance(read_known_publishers(resources_folder() / "publishers.json"), tuple)
    path = tmp_path / "publishers.json"
    path.write_text(json.dumps({"publishers": [{"name": "A", "key": "11" * 32}]}), "utf-8")

    assert read_known_publishers(path) == (Publisher(b"\x11" * 32, "A"),)
    assert publisher_of({"name": "A", "key": "11" * 32, "replaced_by": "22" * 32}).replaced_by == b"\x22" * 32
    with pytest.raises(ValueError, match="not a publisher"):
        publisher_of({"name": "\u202e", "key": "11" * 32})


def test_a_release_key_in_the_program_makes_its_packs_genuine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The way of a release: make a key, put its public half into the program's list, sign: nothing is asked any more."""
    public = write_key_files(COUNCIL, tmp_path / "release.key")
    said = json.loads(public.read_text("utf-8"))
    proof = verify_pack(signed(make_pack(tmp_path / "test.hubpack"), read_secret_key(tmp_path / "release.key")))
    assert Trust(UserStore.in_memory()).judge(proof).standing is Standing.NEW
    listed = {"publishers": [{"name": said["publisher"], "key": said["key"]}]}
    (tmp_path / "publishers.json").write_text(json.dumps(listed), "utf-8")
    monkeypatch.setattr("hubdesk.services.trust.resources_folder", lambda: tmp_path)
    judgement = Trust(UserStore.in_memory()).judge(proof)

    assert judgement.standing is Standing.TRUSTED
    assert say_origin(judgement) == "Signed by Harbour Town Council, whom this HubDesk trusts."


@pytest.mark.parametrize(
    ("untrusted", "line"),
    [
        ("Harbour  Town\nCouncil", "Harbour Town Council"),
        ("evil\u202efdp.exe", "evil fdp.exe"),
        ("a\u200bb\x07c\ud800", "a b c"),
        ("Z" + "\u0301" * 50 + "x", "Z\u0301\u0301x"),
        ("é日本 😀", "é日本 😀"),
        ("x" * 500, "x" * 119 + "…"),
    ],
)
def test_a_name_from_outside_is_one_plain_line(untrusted: str, line: str) -> None:
    """Nothing in a name can turn the line round, break it, or fill the screen."""
    assert plain_line(untrusted) == line
