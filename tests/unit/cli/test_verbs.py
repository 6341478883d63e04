from __future__ import annotations

import errno
import io
import sys
from typing import TYPE_CHECKING

import pytest

from hubdesk import __version__
from hubdesk.cli import VERBS
from tests.packs import make_pack

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.cli.answers import Terminal


def test_help_lists_every_verb(terminal: Terminal) -> None:
    """Each verb stands there with what it does."""
    answer = terminal.type("--help")

    assert answer.code == 0
    for verb, said in VERBS.items():
        assert f"  {verb} " in answer.out
        assert said in answer.out


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself(terminal: Terminal, verb: str) -> None:
    """`hubdesk VERB --help` names the verb and its options."""
    answer = terminal.type(verb, "--help")

    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith(f"Usage: hubdesk {verb} ")
    assert "--json" in answer.out


def test_the_version_is_said(terminal: Terminal) -> None:
    """`hubdesk --version` names the program and its version."""
    assert terminal.type("--version") == (0, f"hubdesk, version {__version__}\n", "")


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["nonsense"],
        ["info"],
        ["info", "a", "b"],
        ["search"],
        ["show"],
        ["verify"],
        ["list", "--nonsense"],
        ["--nonsense"],
    ],
    ids=" ".join,
)
def test_wrong_words_are_explained(terminal: Terminal, words: list[str]) -> None:
    """A verb that there is not, a word too many or too few: exit code 2, and how to use it."""
    answer = terminal.type(*words)

    assert (answer.code, answer.out) == (2, "")
    assert "Usage: hubdesk" in answer.err


READERS = pytest.mark.parametrize(
    "words",
    [["info"], ["verify"], ["list", "--library"], ["search", "x", "--library"], ["show", "a/b", "--library"]],
    ids=lambda words: words[0],
)


@READERS
def test_a_file_that_is_not_there_is_named(terminal: Terminal, tmp_path: Path, words: list[str]) -> None:
    """Every verb that reads names the file, what is wrong and what to do next; exit code 3."""
    answer = terminal.type(*words, tmp_path / "gone.hubpack")

    assert (answer.code, answer.out) == (3, "")
    assert answer.err == (
        f"There is no file at {tmp_path / 'gone.hubpack'}.\nCheck the name, or whether the drive is still plugged in.\n"
    )


@READERS
def test_a_file_that_is_no_pack_is_named(terminal: Terminal, tmp_path: Path, words: list[str]) -> None:
    """The same for a file of another kind."""
    (tmp_path / "letter.hubpack").write_text("Dear all,", "utf-8")
    answer = terminal.type(*words, tmp_path / "letter.hubpack")

    assert (answer.code, answer.out) == (3, "")
    assert answer.err == (
        "letter.hubpack is not a HubDesk pack.\nChoose another file, or ask for a fresh copy of the pack.\n"
    )


@READERS
def test_a_pack_of_the_future_is_named(terminal: Terminal, tmp_path: Path, words: list[str]) -> None:
    """The same for a pack that was made for a newer HubDesk."""
    path = make_pack(tmp_path / "new.hubpack")
    content = bytearray(path.read_bytes())
    content[60:64] = (7).to_bytes(4, "big")
    path.write_bytes(content)
    answer = terminal.type(*words, path)

    assert (answer.code, answer.out) == (3, "")
    assert answer.err.splitlines() == [
        "new.hubpack was made for a newer HubDesk (format 7; this program knows up to 1).",
        "Get the newest HubDesk, or ask for an older edition of the pack.",
    ]


@pytest.mark.parametrize("word", ["info", "install"])
def test_a_folder_is_no_pack(terminal: Terminal, tmp_path: Path, word: str) -> None:
    """A folder is given where a file is asked for: exit code 3."""
    answer = terminal.type(word, tmp_path)

    assert (answer.code, answer.out) == (3, "")
    assert answer.err.startswith(f"{tmp_path.name} is not a HubDesk pack.\n")


@pytest.mark.parametrize("words", [["list"], ["search", "x"], ["show", "a/b"]], ids=lambda words: words[0])
def test_a_folder_without_packs_is_named(terminal: Terminal, tmp_path: Path, words: list[str]) -> None:
    """There is no pack where it was looked for: the folder is named; exit code 3."""
    answer = terminal.type(*words, "--library", tmp_path)

    assert (answer.code, answer.out) == (3, "")
    assert answer.err == (
        f"No library was found. Looked in: {tmp_path}.\nPut a .hubpack file there, or name one with --library.\n"
    )


@READERS
def test_a_name_that_no_drive_can_hold_is_named(terminal: Terminal, words: list[str]) -> None:
    """The system refuses the name itself: exit code 4, with the system's reason."""
    answer = terminal.type(*words, "n" * 300)

    assert (answer.code, answer.out) == (4, "")
    assert answer.err.startswith(f"{'n' * 300} could not be read: ")
    assert answer.err.endswith("Check that you may open it and that the drive is there.\n")


@READERS
def test_a_name_in_another_encoding_can_be_said(terminal: Terminal, tmp_path: Path, words: list[str]) -> None:
    """A name from an old system that is no text: the message says it as well as it can."""
    answer = terminal.type(*words, f"{tmp_path}/caf\udce9.hubpack")

    assert answer.code == 3
    assert "caf\\udce9.hubpack" in answer.err


class FailingScreen(io.StringIO):
    """Where answers go, when that fails: a full drive, or a person who stops it."""

    def __init__(self, error: BaseException) -> None:
        super().__init__()
        self._error = error

    def write(self, _text: str) -> int:
        raise self._error


def test_a_full_drive_is_said(terminal: Terminal, small_pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The answer goes into a file on a full drive: exit code 4, and what to do."""
    error = OSError(errno.ENOSPC, "No space left on device", "F:\\list.txt")
    monkeypatch.setattr(sys, "stdout", FailingScreen(error))
    answer = terminal.type("list", "--library", small_pack)

    assert (answer.code, answer.err.splitlines()) == (
        4,
        [
            "The device failed (F:\\list.txt): No space left on device.",
            "Check the room on the drive and that it is still there.",
        ],
    )


def test_a_reader_that_has_gone_is_no_failure(
    terminal: Terminal, small_pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answer goes to a program that reads one line and leaves: nothing is said, and it is done."""
    monkeypatch.setattr(sys, "stdout", FailingScreen(BrokenPipeError(errno.EPIPE, "Broken pipe")))

    assert terminal.type("list", "--library", small_pack) == (0, "", "")


def test_stopping_is_no_crash(terminal: Terminal, small_pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+C: one word, and exit code 1."""
    monkeypatch.setattr(sys, "stdout", FailingScreen(KeyboardInterrupt()))
    answer = terminal.type("list", "--library", small_pack)

    assert (answer.code, answer.err.strip()) == (1, "Stopped.")
