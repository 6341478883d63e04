"""A terminal to type verbs into, and a folder with one good pack and one damaged one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.unit.cli.answers import Terminal


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str]) -> Terminal:
    """Somebody who types verbs."""
    return Terminal(capsys)


@pytest.fixture
def half_broken(small_pack: Path, tmp_path: Path) -> Path:
    """A folder with the small library, and with a copy of it that was cut short."""
    folder = tmp_path / "packs"
    folder.mkdir()
    shutil.copyfile(small_pack, folder / "small.hubpack")
    (folder / "cut.hubpack").write_bytes(small_pack.read_bytes()[:9999])
    return folder
