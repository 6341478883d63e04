from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hubdesk.errors import StickRuleError
from hubdesk.pack.reader import Pack
from hubdesk.paths import find_places
from hubdesk.services.sticks import (
    Program,
    StickChoice,
    find_installers,
    find_programs,
    key_of_this_device,
    plan_stick,
)
from hubdesk.transfer.copying import make_stick
from hubdesk.transfer.start_here import Leaflet
from tests.keys import COUNCIL

if TYPE_CHECKING:
    from pathlib import Path

PNG = b"\x89PNG\r\n\x1a\n" + b"x" * 100


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder with portable programs for two systems, an installer, and other things."""
    folder = tmp_path / "dist"
    for path in ("win/HubDesk.exe", "win/_internal/a.dll", "linux/hubdesk", "linux/portable", "linux/packs/x.hubpack",
                 "linux/My HubDesk/hubdesk-user.db", "hubdesk-setup.exe", "notes.txt"):  # fmt: skip
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(path.encode())
    return folder


def test_a_stick_has_a_way_in_for_every_computer(small_pack: Path, programs: Path, tmp_path: Path) -> None:
    """Programs, installer, pack, web pages, a list: all is on it, and `START HERE` leads to each."""
    (tmp_path / "monday.hublist").write_bytes(b"{}")
    choice = StickChoice(
        (small_pack,),
        tuple(find_programs([programs])),
        files=(("lists", tmp_path / "monday.hublist"), *find_installers([programs])),
        leaflet=Leaflet("Kent & Medway <b>", "Come and see us.", "01234 567890", PNG),
    )
    plan = plan_stick(choice, tmp_path / "work")
    targets = [piece.target for piece in plan.pieces]
    page = plan.pieces[-1].open().read().decode()
    text = plan.pieces[-2].open().read().decode()

    assert {"HubDesk-Windows/HubDesk.exe", "HubDesk-Windows/_internal/a.dll", "HubDesk-Linux/hubdesk", "web/index.html",
            "packs/small@2026-02-01.hubpack", "lists/monday.hublist", "install/hubdesk-setup.exe"} <= set(targets)  # fmt: skip
    assert targets[-3:] == ["portable", "START HERE.txt", "START HERE.html"]
    assert not any(word in target for target in targets for word in ("My HubDesk", "x.hubpack", "notes"))
    assert "HubDesk-Linux/portable" not in targets
    for way in ("HubDesk-Windows/HubDesk.exe", "HubDesk-Linux/hubdesk", "web/index.html", "install"):
        assert f'href="{way}"' in page
        assert f"Open: {way}\r\n" in text
    assert "Kent &amp; Medway &lt;b&gt;" in page
    assert 'src="data:image/png;base64,' in page
    assert "<script" not in page
    assert "\n" not in text.replace("\r\n", "")


def test_the_same_choice_makes_the_same_stick(small_pack: Path, tmp_path: Path) -> None:
    """Planned and made twice, with work folders of other names: not a byte differs."""
    made = []
    for name in ("a", "b"):
        plan = plan_stick(StickChoice((small_pack,)), tmp_path / f"work-{name}")
        made.append(make_stick(plan, tmp_path / name, COUNCIL).digest)

    assert made[0] == made[1]


def test_a_stick_is_a_portable_device(
    small_pack: Path, programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program on the stick finds the packs at its top and keeps the user's own there, whatever the folder is called."""
    plan = plan_stick(StickChoice((small_pack,), tuple(find_programs([programs])), with_web=False), tmp_path / "work")
    root = tmp_path / "a folder with spaces é"
    make_stick(plan, root)
    monkeypatch.delenv("HUBDESK_HOME")
    places = find_places(root / "HubDesk-Linux")

    assert places.is_portable
    assert places.user_folder == root / "My HubDesk"
    assert places.pack_folders[0] == places.own_packs == root / "packs"
    with Pack(root / "packs" / "small@2026-02-01.hubpack") as pack:
        assert pack.entry_count == 8


def test_a_stick_with_packs_alone_says_what_to_do(small_pack: Path, tmp_path: Path) -> None:
    """No program and no web pages: the page says how a computer with HubDesk takes the packs."""
    plan = plan_stick(StickChoice((small_pack,), with_web=False), tmp_path)

    assert "File, Install a pack" in plan.pieces[-2].open().read().decode()


@pytest.mark.parametrize("logo", [b"GIF89a", b"<svg/>", PNG + bytes(500_000)])
def test_a_logo_that_is_no_picture_or_too_large_is_refused(small_pack: Path, tmp_path: Path, logo: bytes) -> None:
    """Only a PNG or JPEG of a sensible size is put on every stick."""
    with pytest.raises(StickRuleError):
        plan_stick(StickChoice((small_pack,), leaflet=Leaflet("Kent", logo=logo)), tmp_path)


def test_a_program_is_told_by_what_can_be_opened(tmp_path: Path, programs: Path) -> None:
    """Folders that hold no program are passed over; a folder named as one is none."""
    (programs / "mac" / "HubDesk.app").mkdir(parents=True)
    (programs / "src" / "hubdesk").mkdir(parents=True)

    assert find_programs([tmp_path / "gone", programs]) == [
        Program("Windows", programs / "win", "HubDesk.exe"),
        Program("macOS", programs / "mac", "HubDesk.app"),
        Program("Linux", programs / "linux", "hubdesk"),
    ]


def test_of_a_folder_of_apps_only_ours_goes_on_a_stick(small_pack: Path, tmp_path: Path) -> None:
    """On a Mac the app lies among others: those, and what else is there, stay where they are."""
    for name in ("HubDesk.app/Contents/MacOS/hubdesk", "Other.app/Contents/MacOS/other", "letter.txt"):
        file = tmp_path / "Applications" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"x")
    found = find_programs([tmp_path / "Applications"])

    plan = plan_stick(StickChoice((small_pack,), tuple(found), with_web=False), tmp_path)

    names = [piece.target for piece in plan.pieces if piece.target.startswith("HubDesk-")]
    assert names == ["HubDesk-macOS/HubDesk.app/Contents/MacOS/hubdesk"]


def test_this_device_signs_its_sticks_with_one_key(home: Path) -> None:
    """The key is made at the first stick and kept; where nothing is kept there is none."""
    places = find_places()
    first = key_of_this_device(places, "Kent")

    assert first is not None
    assert key_of_this_device(places, "Other") == first
    assert (home / "stick.key").is_file()
    assert key_of_this_device(places._replace(user_folder=None), "Kent") is None
    assert key_of_this_device(places._replace(user_folder=home / "gone"), "Kent") is None
