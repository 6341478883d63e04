from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hubdesk.paths import (
    Places,
    find_packs,
    find_places,
    is_folder,
    is_there,
    program_folder,
    resources_folder,
)
from hubdesk.services.origins import Origin, origin_of
from tests.packs import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="folders are named otherwise elsewhere")


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """An empty folder that the program could lie in."""
    folder = tmp_path / "program"
    folder.mkdir()
    return folder


@pytest.fixture
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user of this computer, who has not named a folder."""
    monkeypatch.delenv("HUBDESK_HOME")
    monkeypatch.setenv("HOME", str(tmp_path / "user"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "user" / "data"))
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path / "machine"))
    return tmp_path / "user" / "data" / "HubDesk"


def test_a_named_home_comes_before_all(home: Path, program: Path) -> None:
    """`HUBDESK_HOME` is set: all is kept there, and its packs come first, also on a stick."""
    (program / "portable").touch()

    assert find_places(program) == Places(
        home,
        (home / "packs", program / "packs"),
        is_portable=False,
        own_packs=home / "packs",
        policy_files=(program / "hubdesk-settings.toml",),
    )


def test_a_named_home_is_made(program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder named is not there yet: it is made, and nothing else."""
    monkeypatch.setenv("HUBDESK_HOME", str(tmp_path / "new" / "home"))

    assert find_places(program).user_folder == tmp_path / "new" / "home"
    assert list((tmp_path / "new" / "home").iterdir()) == []
    assert list(program.iterdir()) == []


@pytest.mark.usefixtures("user")
def test_a_stick_keeps_all_beside_the_program(program: Path, tmp_path: Path) -> None:
    """The marker file is there: notes go beside the program, and no trace is left on the computer."""
    (program / "portable").touch()

    assert find_places(program) == Places(
        program / "My HubDesk",
        (program / "packs",),
        is_portable=True,
        own_packs=program / "packs",
        policy_files=(program / "hubdesk-settings.toml",),
    )
    assert [path.name for path in tmp_path.iterdir()] == ["program"]


@LINUX
def test_elsewhere_all_is_kept_in_the_users_own_folder(program: Path, user: Path, tmp_path: Path) -> None:
    """An ordinary computer: notes go into the user's folder; packs may lie in three places; nothing is written beside."""
    shared = tmp_path / "machine" / "HubDesk" / "packs"

    assert find_places(program) == Places(
        user,
        (program / "packs", shared, user / "packs"),
        is_portable=False,
        own_packs=user / "packs",
        shared_packs=shared,
        policy_files=(program / "hubdesk-settings.toml", shared.parent / "hubdesk-settings.toml"),
    )
    assert user.is_dir()
    assert list(program.iterdir()) == []


@LINUX
def test_what_is_for_all_users_is_found_in_each_machine_wide_folder(
    program: Path, user: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A Linux desktop puts a folder of its own before the one that an administrator's command wrote to."""
    first, second = tmp_path / "desktop", tmp_path / "machine"
    monkeypatch.setenv("XDG_DATA_DIRS", f"{first}:{second}/")
    places = find_places(program)

    shared = (first / "HubDesk" / "packs", second / "HubDesk" / "packs")
    assert places.pack_folders == (program / "packs", *shared, user / "packs")
    assert second / "HubDesk" / "hubdesk-settings.toml" in places.policy_files
    assert origin_of(shared[1] / "a.hubpack", places) == Origin.SHARED


def test_a_copy_of_the_source_also_has_the_packs_that_it_built(home: Path, program: Path) -> None:
    """Whoever works on HubDesk sees the packs that `make` has built."""
    (program / "pyproject.toml").touch()

    assert find_places(program).pack_folders == (home / "packs", program / "packs", program / "build" / "packs")


@LINUX
def test_where_nothing_may_be_written_nothing_is_kept(program: Path, tmp_path: Path, user: Path) -> None:
    """A file stands where the user's folder should be: nothing is kept, and packs are found all the same."""
    (tmp_path / "user").write_text("in the way", "utf-8")
    places = find_places(program)

    assert places.user_folder is None
    assert places.pack_folders[0] == program / "packs"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="here everything may be written to")
def test_a_read_only_stick_keeps_nothing(program: Path, user: Path) -> None:
    """The stick is write-protected: nothing is kept, also not on the computer."""
    (program / "portable").touch()
    program.chmod(0o555)
    try:
        assert find_places(program).user_folder is None
    finally:
        program.chmod(0o755)
    assert not user.exists()


def test_packs_are_listed_folder_by_folder_by_name(tmp_path: Path) -> None:
    """Packs of the first folder come first, each folder's by name; other files and missing folders count for nothing."""
    for name in ("one/b.hubpack", "one/a.HUBPACK", "one/notes.txt", "one/c.hubpack.part", "two/a.hubpack"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    folders = (tmp_path / "one", tmp_path / "gone", tmp_path / "two", tmp_path / "one" / "notes.txt")

    assert [path.relative_to(tmp_path).as_posix() for path in find_packs(folders)] == [
        "one/a.HUBPACK", "one/b.hubpack", "two/a.hubpack",
    ]  # fmt: skip
    assert find_packs(()) == ()


def test_the_source_is_the_program() -> None:
    """Run from its source, the program lies above the package, and its icons beside it."""
    assert program_folder() == ROOT
    assert resources_folder() == ROOT / "resources"
    assert (resources_folder() / "icons" / "search.svg").is_file()


def test_a_built_program_lies_where_its_file_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Built, the program's folder is that of its file, whatever folder one starts it from; icons were unpacked."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "stick" / "hubdesk.exe"))
    assert program_folder() == tmp_path / "stick"
    assert resources_folder() == tmp_path / "stick" / "resources"
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "unpacked"), raising=False)

    assert resources_folder() == tmp_path / "unpacked" / "resources"


def test_a_macos_app_lies_where_a_person_sees_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An app is a folder that looks like one file: what lies beside it counts, and the packs that came inside it."""
    monkeypatch.delenv("HUBDESK_HOME")
    inside = tmp_path / "stick" / "HubDesk.app" / "Contents"
    (inside / "Frameworks" / "packs").mkdir(parents=True)
    (tmp_path / "stick" / "portable").touch()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(inside / "MacOS" / "hubdesk"))
    monkeypatch.setattr(sys, "_MEIPASS", str(inside / "Frameworks"), raising=False)

    assert program_folder() == tmp_path / "stick"
    places = find_places()
    assert places.user_folder == tmp_path / "stick" / "My HubDesk"
    assert places.pack_folders == (tmp_path / "stick" / "packs", inside / "Frameworks" / "packs")
    assert resources_folder() == inside / "Frameworks" / "resources"


@pytest.mark.parametrize("look", [is_folder, is_there])
@pytest.mark.parametrize(
    ("name", "is_one"), [("", True), ("gone", False), ("n" * 300, False), ("n" * 5000, False), ("gone/" * 2000, False)]
)
def test_looking_for_a_folder_never_fails(
    tmp_path: Path, name: str, look: Callable[[Path], bool], *, is_one: bool
) -> None:
    """Any word may be typed where a path is expected; one that no drive can hold is simply not there."""
    assert look(tmp_path / name) is is_one


def test_a_file_is_there_but_no_folder(tmp_path: Path) -> None:
    """A file is told from a folder."""
    (tmp_path / "file").touch()

    assert (is_there(tmp_path / "file"), is_folder(tmp_path / "file")) == (True, False)
