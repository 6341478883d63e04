"""The installers for Windows name each file: what they put in place is what they take away, and nothing else."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from tests.packs import ROOT


@pytest.fixture(scope="module")
def files() -> ModuleType:
    """Load the module where it lies."""
    spec = importlib.util.spec_from_file_location("files", ROOT / "packaging" / "windows" / "files.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Make a small program."""
    for name in ("HubDesk.exe", "_internal/deep/a b.dll", "packs/guide.hubpack"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    return tmp_path


def test_the_remover_takes_each_file_and_only_folders_that_are_empty(files: ModuleType, tree: Path) -> None:
    """Folders go from the inside out, and never with what is in them."""
    taken = files.nsis(tree).partition("!macro TakeFiles\n")[2].splitlines()

    assert taken == [
        '  Delete "$INSTDIR\\HubDesk.exe"',
        '  Delete "$INSTDIR\\_internal\\deep\\a b.dll"',
        '  Delete "$INSTDIR\\packs\\guide.hubpack"',
        '  RMDir "$INSTDIR\\packs"',
        '  RMDir "$INSTDIR\\_internal\\deep"',
        '  RMDir "$INSTDIR\\_internal"',
        "!macroend",
    ]
    assert "RMDir /r" not in (ROOT / "packaging/windows/hubdesk.nsi").read_text(encoding="utf-8")


def test_a_file_keeps_its_id_from_version_to_version(files: ModuleType, tree: Path) -> None:
    """Windows Installer counts copies of a component by its id; a file that is added changes no other's."""
    before = set(re.findall(r'<Component Id="(\w+)"', files.wix(tree)))
    (tree / "new.dll").write_bytes(b"y")
    after = set(re.findall(r'<Component Id="(\w+)"', files.wix(tree)))

    assert len(before) == 3
    assert before < after


def test_a_name_that_an_installer_would_misread_is_refused(files: ModuleType, tree: Path) -> None:
    """A dollar begins a variable there."""
    (tree / "a$b.txt").write_bytes(b"")

    with pytest.raises(ValueError, match="cannot name this file"):
        files.nsis(tree)
