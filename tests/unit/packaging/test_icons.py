"""Icons of every size are made of two drawings, and what Windows shows of a program is made of its version."""

from __future__ import annotations

from typing import TYPE_CHECKING

import icons
import pytest
import windows_version
from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path


def test_icons_are_there_in_every_size_and_are_the_same_twice(tmp_path: Path) -> None:
    """Desktops look for PNG files by size; Windows and macOS look for one file with all of them."""
    made = icons.make_icons(tmp_path / "a")
    again = icons.make_icons(tmp_path / "b")

    assert [path.read_bytes() for path in made] == [path.read_bytes() for path in again]
    for size in icons.SIZES:
        with Image.open(tmp_path / "a" / f"hubdesk-{size}.png") as picture:
            assert picture.size == (size, size)
            assert picture.convert("RGBA").getpixel((0, 0)) == (0, 0, 0, 0)  # round corners, nothing behind them
    with Image.open(tmp_path / "a" / "hubdesk.ico") as ico:
        assert ico.info["sizes"] == {(size, size) for size in icons.IN_ICO}
    with Image.open(tmp_path / "a" / "hubdesk.icns") as icns:
        assert (256, 256, 2) in icns.info["sizes"]


def test_a_drawing_that_is_damaged_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No empty icon is written."""
    (tmp_path / "hubdesk-small.svg").write_text("<svg", encoding="utf-8")
    monkeypatch.setattr(icons, "DRAWINGS", tmp_path)

    with pytest.raises(ValueError, match=r"hubdesk-small\.svg cannot be drawn"):
        icons.make_icons(tmp_path / "out")


@pytest.mark.parametrize(
    ("version", "numbers"), [("0.1.0", "(0, 1, 0, 0)"), ("1.2rc1", "(1, 2, 0, 0)"), ("1.2.3.4.5", "(1, 2, 3, 4)")]
)
def test_windows_is_told_the_version_in_four_numbers(version: str, numbers: str) -> None:
    """The text is an expression that PyInstaller evaluates; what is not a number is shown, but does not count."""
    text = windows_version.version_info(version, "hubdesk-verbs.exe", "HubDesk, for the command line")

    compile(text, "version", "eval")
    assert f"filevers={numbers}, prodvers={numbers}" in text
    assert f"StringStruct('ProductVersion', {version!r})" in text
    assert "StringStruct('InternalName', 'hubdesk-verbs')" in text
