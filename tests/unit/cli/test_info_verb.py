from __future__ import annotations

from typing import TYPE_CHECKING

from tests.packs import make_pack

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.cli.answers import Terminal


def test_info_says_what_a_pack_is(terminal: Terminal, small_pack: Path) -> None:
    """Title, summary, and each fact on a line of its own."""
    size = small_pack.stat().st_size

    assert terminal.type("info", small_pack) == (
        0,
        f"""\
Small practice library
Eight invented examples from three invented places.

Pack:         small
Edition:      2026-02-01
Language:     en-GB
Publisher:    The HubDesk tests
Licence:      CC0 1.0
Contact:      nobody@example.org
Entries:      8
Partnerships: 3
Themes:       3
Workshops:    1
Sheets:       1
File:         {small_pack} ({size:,} bytes)
""",
        "",
    )


def test_info_leaves_out_what_was_not_said(terminal: Terminal, tmp_path: Path) -> None:
    """A pack without publisher, licence and contact has no empty lines for them."""
    lines = terminal.type("info", make_pack(tmp_path / "a.hubpack")).out.splitlines()

    assert [line.partition(":")[0] for line in lines if ":" in line] == [
        "Pack", "Edition", "Language", "Entries", "Partnerships", "Themes", "File",
    ]  # fmt: skip


def test_info_in_json(terminal: Terminal, small_pack: Path) -> None:
    """A script reads every fact under a name of its own."""
    answer = terminal.type("info", "--json", small_pack)

    assert answer.code == 0
    assert answer.json == {
        "file": str(small_pack),
        "size": small_pack.stat().st_size,
        "id": "small",
        "title": "Small practice library",
        "edition": "2026-02-01",
        "language": "en-GB",
        "publisher": "The HubDesk tests",
        "licence": "CC0 1.0",
        "contact": "nobody@example.org",
        "summary": "Eight invented examples from three invented places.",
        "entries": 8,
        "workshops": 1,
        "sheets": 1,
        "terms": {
            "partnership": 3, "themes": 3, "topics": 3, "level": 3, "settings": 6, "audience": 8, "type": 8,
            "evidence": 4,
        },
    }  # fmt: skip
