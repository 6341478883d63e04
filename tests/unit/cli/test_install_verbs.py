from __future__ import annotations

from typing import TYPE_CHECKING

from hubdesk.pack.fingerprint import key_in_words
from tests.editions import january, march
from tests.keys import COUNCIL, signed
from tests.packs import make_entry, make_pack

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.cli.answers import Terminal


def _shown(terminal: Terminal) -> list[str]:
    return [pack["edition"] for pack in terminal.type("list", "--json").json["packs"] if pack["id"] == "test"]


def test_installing_updating_and_going_back(terminal: Terminal, tmp_path: Path) -> None:
    """A publisher is trusted once; March replaces January with its sheet; rollback shows January again."""
    words = key_in_words(COUNCIL.public)
    refused = terminal.type("install", signed(january(tmp_path)))
    assert (refused.code, "say --trust" in refused.err, words in refused.out) == (1, True, True)

    first = terminal.type("install", tmp_path / "january.hubpack", "--trust")
    assert (first.code, first.err) == (0, "")
    second = terminal.type("install", signed(march(tmp_path)))
    assert second.code == 0
    assert "It takes the place of edition 2026-01-01: 1 new, 1 changed, 1 gone, 1 renamed, 1 as before." in second.out
    assert "  gone    Gone  (harbour/gone)" in second.out
    assert "  renamed The youth bus  (hills/old-name is now hills/new-name)" in second.out

    assert _shown(terminal) == ["2026-03-01"]
    back = terminal.type("rollback", "test")
    assert (back.code, back.out) == (0, "test shows edition 2026-01-01 again.\n")
    assert _shown(terminal) == ["2026-01-01"]
    assert terminal.type("rollback", "test", "--json").code == 1


def test_an_unsigned_pack_needs_a_word(terminal: Terminal, tmp_path: Path) -> None:
    """Without `--unsigned` the answer is 1 with a plain warning; with it the pack is installed, twice is once."""
    path = january(tmp_path)
    refused = terminal.type("install", path)

    assert refused.code == 1
    assert "Nobody has signed it" in refused.out
    assert refused.err.startswith("january.hubpack was not installed.\nNobody has signed it")
    assert terminal.type("install", path, "--unsigned").code == 0
    assert terminal.type("install", path).out.endswith("It is here already.\n")


def test_a_dry_run_changes_nothing(terminal: Terminal, tmp_path: Path) -> None:
    """A script asks what would change: the sheet, what would be asked, and nothing is installed."""
    terminal.type("install", january(tmp_path), "--unsigned")
    answer = terminal.type("install", march(tmp_path), "--dry-run", "--json")

    assert answer.code == 0
    assert (answer.json["step"], answer.json["replaces"]) == ("update", "2026-01-01")
    assert (answer.json["asked"], answer.json["installed"]) == (["unsigned"], None)
    assert [one["id"] for one in answer.json["sheet"]["removed"]] == ["harbour/gone"]
    assert terminal.type("install", tmp_path / "march.hubpack", "--json").code == 1
    assert terminal.type("install", tmp_path / "january.hubpack", "--json").json["step"] == "same"


def test_a_long_sheet_is_cut(terminal: Terminal, tmp_path: Path) -> None:
    """Many entries are new: a dozen is listed, the rest counted."""
    terminal.type("install", january(tmp_path), "--unsigned")
    entries = [make_entry(f"harbour/n{number}", f"New {number:02}") for number in range(20)]
    path = make_pack(tmp_path / "many.hubpack", *entries, edition="2026-06-01")

    assert "  new     … and 8 more\n" in terminal.type("install", path, "--dry-run").out


def test_another_pack_under_the_same_edition_is_refused(terminal: Terminal, tmp_path: Path) -> None:
    """Exit code 3, and the reason."""
    terminal.type("install", january(tmp_path), "--unsigned")
    answer = terminal.type("install", march(tmp_path, edition="2026-01-01"), "--unsigned")

    assert answer.code == 3
    assert "calls itself edition 2026-01-01, which is here already with other contents" in answer.err
