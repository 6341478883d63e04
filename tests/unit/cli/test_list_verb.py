from __future__ import annotations

from typing import TYPE_CHECKING

from tests.packs import make_entry, make_pack

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.cli.answers import Terminal


def test_list_names_each_pack(terminal: Terminal, small_pack: Path) -> None:
    """One line a pack: id, edition, how many entries, title, file."""
    assert terminal.type("list", "--library", small_pack.parent) == (
        0,
        f"small  2026-02-01  8 entries  Small practice library  {small_pack}  (opened from where it lies)\n",
        "",
    )


def test_list_shows_the_packs_of_this_device(terminal: Terminal, home: Path) -> None:
    """Without `--library` the packs of this device are listed, the guide last."""
    (home / "packs").mkdir()
    make_pack(
        home / "packs" / "a.hubpack", make_entry("harbour/a"), pack_id="guide", title="The guide", edition="2999-01-01"
    )
    make_pack(home / "packs" / "b.hubpack", pack_id="zebra")
    lines = terminal.type("list").out.splitlines()
    ids = [line.split()[0] for line in lines]

    assert "zebra" in ids
    assert lines[-1] == f"guide  2999-01-01  1 entry  The guide  {home / 'packs' / 'a.hubpack'}  (installed by you)"


def test_list_in_json(terminal: Terminal, small_pack: Path) -> None:
    """A script reads packs and problems."""
    answer = terminal.type("list", "--json", "--library", small_pack)

    assert answer.json == {
        "packs": [
            {
                "id": "small",
                "title": "Small practice library",
                "edition": "2026-02-01",
                "entries": 8,
                "publisher": "The HubDesk tests",
                "origin": "elsewhere",
                "file": str(small_pack),
            }
        ],
        "problems": [],
    }


def test_list_names_a_damaged_pack_and_lists_the_others(terminal: Terminal, half_broken: Path) -> None:
    """One of two packs is damaged: the other is listed, the damaged one is named, and the exit code says so."""
    answer = terminal.type("list", "--library", half_broken)

    assert answer.code == 3
    path = half_broken / "small.hubpack"
    assert answer.out == f"small  2026-02-01  8 entries  Small practice library  {path}  (opened from where it lies)\n"
    assert answer.err.startswith("cut.hubpack is damaged: ")
    assert answer.err.endswith("bytes are missing. Copy it again from where you got it. Nothing else is affected.\n")


def test_list_in_json_names_a_damaged_pack(terminal: Terminal, half_broken: Path) -> None:
    """The same for a script."""
    answer = terminal.type("list", "--json", "--library", half_broken)
    (problem,) = answer.json["problems"]

    assert (answer.code, answer.err, [pack["id"] for pack in answer.json["packs"]]) == (3, "", ["small"])
    assert problem["file"] == str(half_broken / "cut.hubpack")
    assert problem["what"].startswith("cut.hubpack is damaged: ")
    assert problem["next_step"] == "Copy it again from where you got it. Nothing else is affected."
