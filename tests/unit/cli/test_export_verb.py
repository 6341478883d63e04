from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hubdesk.cli.export_verb import KINDS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.cli.answers import Terminal


def test_export_says_what_it_wrote(terminal: Terminal, small_pack: Path, tmp_path: Path) -> None:
    """One line: the file, how many entries, how large."""
    target = tmp_path / "hills.html"
    answer = terminal.type("export", "html", target, "--partnership", "hills", "--library", small_pack)

    assert answer.code == 0
    assert answer.out.startswith(f"Wrote {target}: 3 entries, ")
    assert target.is_file()


def test_export_in_json(terminal: Terminal, small_pack: Path, tmp_path: Path) -> None:
    """A script reads the same."""
    target = tmp_path / "one.html"
    answer = terminal.type("export", "html", target, "harbour/buddies", "--json", "--library", small_pack)

    assert answer.json == {
        "kind": "html", "target": str(target), "entries": 1, "files": 1, "bytes": target.stat().st_size,
    }  # fmt: skip


@pytest.mark.parametrize("words", [("--large-print",), ("--black",), ("--paper", "a4"), ("--only-sourced",)])
def test_what_is_for_a_pdf_is_for_nothing_else(
    terminal: Terminal, small_pack: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    """A web page has no paper: to ask for it answers 2, and names the kind that has."""
    target = tmp_path / "hills.html"
    answer = terminal.type("export", "html", target, *words, "--library", small_pack)

    assert answer.code == 2
    assert "are for a PDF" in answer.err
    assert not target.exists()


def test_what_is_not_there_is_named(terminal: Terminal, small_pack: Path, tmp_path: Path) -> None:
    """An entry, a partnership or a theme that is not in the library answers 1, and says what there is."""
    target, library = tmp_path / "x.html", ("--library", small_pack)

    assert terminal.type("export", "html", target, "harbour/budies", *library).code == 1
    answer = terminal.type("export", "html", target, "--partnership", "moon", *library)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == (
        "The library has no entry of a partnership called “moon”.\nThere is: harbour, hills, river.\n"
    )
    answer = terminal.type("export", "html", target, "--partnership", "river", "--theme", "parenting-support", *library)
    assert answer.code == 1
    assert answer.err.startswith("The library has no entry of River City on Parenting support.\n")
    assert not target.exists()


def test_wrong_words_and_wrong_places(terminal: Terminal, small_pack: Path, tmp_path: Path) -> None:
    """A kind that HubDesk cannot write answers 2, a bad pack 3, a target that cannot be written 4."""
    target = tmp_path / "x.html"

    answer = terminal.type("export", "floppy", target)
    assert answer.code == 2
    assert all(kind in answer.err for kind in KINDS)
    assert terminal.type("export", "html").code == 2
    assert terminal.type("export", "html", target, "--library", target).code == 3
    assert terminal.type("export", "html", tmp_path / "none" / "x.html", "--library", small_pack).code == 4
    assert terminal.type("export", "html", tmp_path, "--library", small_pack).code == 1
