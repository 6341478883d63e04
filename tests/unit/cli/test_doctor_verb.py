from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from hubdesk.services.doctor import without_names
from tests.editions import january, march
from tests.keys import signed

if TYPE_CHECKING:
    import pytest

    from tests.unit.cli.answers import Terminal


def test_the_doctor_says_how_things_are(terminal: Terminal, small_pack: Path, home: Path) -> None:
    """Versions, folders with their room, every pack proven, its signature, former editions."""
    (home / "packs").mkdir()
    shutil.copyfile(small_pack, home / "packs" / "small.hubpack")
    signed(january(home / "packs"))
    march(home / "packs")
    answer = terminal.type("doctor", "--json")
    found = answer.json
    packs = {pack["file"].rpartition("/")[2]: pack for pack in found["packs"]}

    assert answer.code == 0
    assert found["libraries"]["PyNaCl"]
    assert (packs["small.hubpack"]["is_whole"], packs["small.hubpack"]["standing"]) == (True, "unsigned")
    assert packs["january.hubpack"]["standing"] == "new"
    assert found["former_editions"] == {"test": ["2026-03-01", "2026-01-01"]}
    assert any(folder["free_bytes"] for folder in found["folders"])


def test_a_damaged_pack_is_in_the_report(terminal: Terminal, small_pack: Path, home: Path) -> None:
    """One pack is cut short: the report says so with what to do, and the exit code too."""
    (home / "packs").mkdir()
    (home / "packs" / "cut.hubpack").write_bytes(small_pack.read_bytes()[:-1])
    answer = terminal.type("doctor")

    assert answer.code == 3
    assert "cut.hubpack: cut.hubpack is damaged: 1 of its" in answer.out


def test_a_drive_below_a_users_name_is_said_without_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Linux mounts a stick at /media/NAME/…: the report says so without the name, and leaves other words alone."""
    monkeypatch.setenv("HOME", str(tmp_path / "jo.b"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "jo.b"))

    assert without_names("/media/jo.b/STICK/packs/jo.b.hubpack") == "/media/…/STICK/packs/jo.b.hubpack"
    assert without_names(f"{tmp_path / 'jo.b'}/x") == "~/x"
    assert without_names("/media/joxb/STICK") == "/media/joxb/STICK"


def test_the_report_names_nobody(
    terminal: Terminal, small_pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The home's path, with the user's name in it, stands nowhere in the report, which goes into a file."""
    user = tmp_path / "Jo Bloggs"
    (user / "hub" / "packs").mkdir(parents=True)
    shutil.copyfile(small_pack, user / "hub" / "packs" / "small.hubpack")
    monkeypatch.setenv("HOME", str(user))
    monkeypatch.setenv("USERPROFILE", str(user))
    monkeypatch.setenv("HUBDESK_HOME", str(user / "hub"))
    answer = terminal.type("doctor", "-o", tmp_path / "report.txt")
    text = (tmp_path / "report.txt").read_text("utf-8")

    assert answer.code == 0
    assert "Bloggs" not in text
    assert str(Path("~/hub/packs/small.hubpack")) in text
    assert terminal.type("doctor", "-o", tmp_path / "gone" / "report.txt").code == 4
