from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.cli.answers import Terminal


def test_two_sticks_are_made_and_checked(terminal: Terminal, small_pack: Path, tmp_path: Path) -> None:
    """`copy-to` makes two at once; `verify` says that each is whole, with the same words to compare."""
    made = terminal.type(
        "copy-to", tmp_path / "a", tmp_path / "b", "--library", small_pack, "--no-programs", "--name", "Kent", "--json"
    )
    codes = [copy["code"] for copy in made.json["copies"]]
    proof = terminal.type("verify", tmp_path / "b", "--json").json

    assert (made.code, len(codes), codes[0]) == (0, 2, codes[1])
    assert (proof["is_whole"], proof["code"], proof["signature_is_right"]) == (True, codes[0], True)
    assert proof["files"] == made.json["files"]
    said = terminal.type("verify", tmp_path / "a")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(f"{proof['files']} of {proof['files']} files as they were made.\n")
    assert proof["key_in_words"] in said.out


def test_a_stick_that_lost_something_is_said_file_by_file(terminal: Terminal, small_pack: Path, tmp_path: Path) -> None:
    """Exit code 1; each file that differs, is missing or was added is named."""
    root = tmp_path / "stick"
    terminal.type("copy-to", root, "--library", small_pack, "--no-programs", "--no-web")
    (root / "portable").unlink()
    (root / "packs" / "more.hubpack").write_bytes(b"")
    answer = terminal.type("verify", root)

    assert answer.code == 1
    assert "portable: is missing\n" in answer.err
    assert "packs/more.hubpack: was not there when the copy was made\n" in answer.err
    assert answer.out.startswith("3 of 4 files as they were made.\n")
    assert terminal.type("verify", root, "--json").code == 1


def test_a_folder_that_is_no_stick_is_said(terminal: Terminal, tmp_path: Path) -> None:
    """A folder without a list: exit code 3 and what to choose instead."""
    answer = terminal.type("verify", tmp_path)

    assert answer.code == 3
    assert "is not a copy made by HubDesk: it has no list of sums." in answer.err


def test_a_drive_that_cannot_be_written_to_is_said(terminal: Terminal, small_pack: Path, tmp_path: Path) -> None:
    """One of two targets lies below a file: exit code 4 with its sentence, and the other is made."""
    (tmp_path / "file").write_text("in the way", "utf-8")
    answer = terminal.type(
        "copy-to", tmp_path / "file" / "x", tmp_path / "good", "--library", small_pack, "--no-web", "--no-programs"
    )

    assert answer.code == 4
    assert answer.err
    assert f"{tmp_path / 'good'} is ready" in answer.out


def test_a_stick_is_signed_with_the_key_that_is_named(terminal: Terminal, small_pack: Path, tmp_path: Path) -> None:
    """A partnership signs with its own key: verifying shows that key's words."""
    words = terminal.type("keygen", "Kent", "-o", tmp_path / "kent.key", "--json").json["words"]
    (tmp_path / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    terminal.type(
        "copy-to", tmp_path / "s", "--library", small_pack, "--no-web", "--key", tmp_path / "kent.key",
        "--logo", tmp_path / "logo.png", "--contact", "Ring us",
    )  # fmt: skip

    assert terminal.type("verify", tmp_path / "s", "--json").json["key_in_words"] == words
