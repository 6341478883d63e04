from __future__ import annotations

from typing import TYPE_CHECKING

from hubdesk.pack.key_files import read_secret_key
from hubdesk.pack.succession import read_succession
from tests.packs import make_pack

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.cli.answers import Terminal


def test_a_publisher_makes_a_key_and_signs(terminal: Terminal, tmp_path: Path) -> None:
    """Three verbs: a key is made, a pack is signed with it, and verify names the key in words."""
    key, pack = tmp_path / "council.key", make_pack(tmp_path / "a.hubpack")
    made = terminal.type("keygen", "Harbour Town Council", "-o", key, "--json")
    done = terminal.type("sign", pack, "--key", key, "-o", tmp_path / "b.hubpack")
    proven = terminal.type("verify", tmp_path / "b.hubpack", "--json")

    assert (made.code, done.code, proven.code) == (0, 0, 0)
    assert read_secret_key(key).publisher == "Harbour Town Council"
    assert made.json["words"] in done.out
    assert proven.json["key_in_words"] == made.json["words"]
    assert (proven.json["is_signed"], proven.json["standing"]) == (True, "new")
    assert terminal.type("verify", pack, "--json").json["is_signed"] is False, "the first file stayed as it was"


def test_a_publisher_changes_the_key(terminal: Terminal, tmp_path: Path) -> None:
    """A second key is vouched for by the first one; the voucher goes into the pack."""
    old, new, pack = tmp_path / "old.key", tmp_path / "new.key", make_pack(tmp_path / "a.hubpack")
    terminal.type("keygen", "Harbour Town Council", "-o", old)
    said = terminal.type("keygen", "Harbour Town Council", "-o", new, "--replaces", old)
    voucher = tmp_path / "new.key.succession"
    done = terminal.type("sign", pack, "--key", new, "--succession", voucher, "--json")

    assert (said.code, done.code) == (0, 0)
    assert "takes its place" in said.out
    assert read_succession(voucher).new_key.hex() == done.json["key"]


def test_signing_with_no_key_is_said(terminal: Terminal, tmp_path: Path) -> None:
    """The key is mistyped: a sentence, a next step, exit code 3."""
    answer = terminal.type("sign", make_pack(tmp_path / "a.hubpack"), "--key", tmp_path / "gone.key")

    assert (answer.code, answer.out) == (3, "")
    assert "gone.key cannot be used as a key: No such file" in answer.err


def test_a_key_is_not_written_over(terminal: Terminal, tmp_path: Path) -> None:
    """The second time the file is there: exit code 3, and the key stays."""
    terminal.type("keygen", "A", "-o", tmp_path / "a.key")
    before = (tmp_path / "a.key").read_bytes()

    assert terminal.type("keygen", "B", "-o", tmp_path / "a.key").code == 3
    assert (tmp_path / "a.key").read_bytes() == before
