"""A copy of the small library, to be broken, and short ways to ask what is found in it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hubdesk.authoring.draft import Draft, read_pack

if TYPE_CHECKING:
    from collections.abc import Callable

    from hubdesk.model.finding import Finding

SMALL = Path(__file__).parents[2] / "data" / "small"
BUDDIES = "entries/harbour/buddies.md"


class Twin:
    """A copy of the small library that may be changed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, file: str, text: str | bytes) -> Path:
        """Write a file, with the folders above it."""
        place = self.folder / file
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text if isinstance(text, bytes) else text.encode())
        return place

    def change(self, file: str, old: str, new: str) -> None:
        """Put one text in the place of another that stands in the file once."""
        place = self.folder / file
        text = place.read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        place.write_text(text.replace(old, new), "utf-8")

    def add(self, file: str, text: str) -> int:
        """Add text at the end of a file, after an empty line; give the line that it begins on."""
        place = self.folder / file
        before = place.read_text("utf-8").rstrip("\n") + "\n\n"
        place.write_text(before + text + "\n", "utf-8")
        return before.count("\n") + 1

    def read(self) -> Draft:
        """Read the copy as it is now."""
        return read_pack(self.folder)

    def line(self, file: str, text: str) -> int:
        """Give the line that a text stands on."""
        lines = (self.folder / file).read_text("utf-8").splitlines()
        return next(number for number, line in enumerate(lines, 1) if text in line)

    def only(self, rule: str) -> Finding:
        """Give the one finding, which must be of this rule."""
        findings = self.read().findings
        assert [finding.rule for finding in findings] == [rule], [str(finding) for finding in findings]
        return findings[0]


@pytest.fixture
def small() -> Path:
    """The small library itself; not to be changed."""
    return SMALL


@pytest.fixture
def twin(tmp_path: Path) -> Twin:
    """A copy of the small library."""
    folder = tmp_path / "small"
    shutil.copytree(SMALL, folder)
    return Twin(folder)


@pytest.fixture
def where() -> Callable[[Finding], str]:
    """Say where a finding stands and how bad it is: `file:line: level`."""
    return lambda finding: f"{finding.file}:{finding.line}: {finding.level}"
