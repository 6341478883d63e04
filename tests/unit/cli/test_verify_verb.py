from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from hubdesk.pack.fingerprint import copy_in_words

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.cli.answers import Terminal


def test_verify_says_that_a_pack_is_whole(terminal: Terminal, small_pack: Path) -> None:
    """It is whole; nobody signed it; words to compare by telephone; its digest."""
    digest = hashlib.sha256(small_pack.read_bytes()[:-144]).digest()
    code = copy_in_words(digest)

    assert terminal.type("verify", small_pack) == (
        0,
        (
            "small.hubpack is whole: every byte is as it was published.\n"
            "Nobody has signed it, so HubDesk cannot tell who made it or whether it was changed on the way.\n"
            f"Edition 2026-02-01. To compare by telephone: {code}\n"
            f"SHA-256 {digest.hex()}\n"
        ),
        "",
    )
    said = terminal.type("verify", "--json", small_pack).json
    assert said == {
        "file": str(small_pack), "is_whole": True, "is_signed": False, "sha256": digest.hex(), "code": code,
        "publisher": "The HubDesk tests", "standing": "unsigned", "key": "", "key_in_words": "",
    }  # fmt: skip


def _one_byte(path: Path, content: bytes) -> None:
    path.write_bytes(content[:50_000] + bytes([content[50_000] ^ 1]) + content[50_001:])


def _cut(path: Path, content: bytes) -> None:
    path.write_bytes(content[:-1])


def _text(path: Path, _content: bytes) -> None:
    path.write_text("Dear all", "utf-8")


def _gone(_path: Path, _content: bytes) -> None:
    pass


BROKEN = [
    (_one_byte, "a.hubpack is damaged: its bytes are not those that were published.", "Copy it again "),
    (_cut, "a.hubpack is damaged: 1 of its ", "Copy it again "),
    (_text, "a.hubpack is not a HubDesk pack.", "Choose another file, or ask for a fresh copy"),
    (_gone, "There is no file at ", "Check the name"),
]


@pytest.mark.parametrize(("damage", "what", "next_step"), BROKEN)
def test_verify_says_what_is_wrong(
    terminal: Terminal, small_pack: Path, tmp_path: Path, damage: object, what: str, next_step: str
) -> None:
    """A byte changed, a byte missing, another file, or none: what is wrong, what to do next, and exit code 3."""
    assert callable(damage)
    damage(tmp_path / "a.hubpack", small_pack.read_bytes())
    answer = terminal.type("verify", tmp_path / "a.hubpack")
    said = answer.err.splitlines()

    assert (answer.code, answer.out, len(said)) == (3, "", 2)
    assert said[0].startswith(what)
    assert said[1].startswith(next_step)


@pytest.mark.parametrize(("damage", "what", "next_step"), BROKEN)
def test_verify_in_json_says_what_is_wrong(
    terminal: Terminal, small_pack: Path, tmp_path: Path, damage: object, what: str, next_step: str
) -> None:
    """The same for a script."""
    assert callable(damage)
    damage(tmp_path / "a.hubpack", small_pack.read_bytes())
    answer = terminal.type("verify", "--json", tmp_path / "a.hubpack")

    assert (answer.code, answer.err) == (3, "")
    assert list(answer.json) == ["file", "is_whole", "what", "next_step"]
    assert (answer.json["file"], answer.json["is_whole"]) == (str(tmp_path / "a.hubpack"), False)
    assert answer.json["what"].startswith(what)
    assert answer.json["next_step"].startswith(next_step)
