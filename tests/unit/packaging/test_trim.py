"""What comes into the built program is on a list, and what is not is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import trim

if TYPE_CHECKING:
    from pathlib import Path


def put(tree: Path, name: str) -> None:
    """Make a file, with its folders."""
    path = tree / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"")


ON_THE_LIST = (
    "hubdesk",
    "packs/guide.hubpack",
    "_internal/PySide6/QtCore.abi3.so",
    "_internal/PySide6/Qt/lib/libQt6Core.so.6",
    "_internal/PySide6/Qt/lib/libicudata.so.73",
    "_internal/PySide6/Qt/plugins/platforms/libqxcb.so",
    "_internal/libpython3.11.so.1.0",
    "_internal/libxcb-cursor.so.0",
    "_internal/python3.11/lib-dynload/_json.cpython-311-x86_64-linux-gnu.so",
)


@pytest.mark.parametrize(
    ("stray", "reason"),
    [
        ("_internal/PySide6/Qt/plugins/sqldrivers/libqodbc.so", "a Qt plugin that is not on the list"),
        ("_internal/PySide6/Qt/lib/libQt6Network.so.6", "a part of Qt that HubDesk does not use"),
        ("_internal/PySide6/Qt/lib/libQt6Test.so.6", "a library of Qt that is not on the list"),
        ("_internal/PySide6/QtUiTools.abi3.so", "a library of Qt that is not on the list"),
        ("_internal/libssl.so.3", "left out on purpose"),
        ("_internal/libexpat.so.1", "a library of the system that is not on the list"),
        ("_internal/libgtk-3.so.0", "a library of the system that is not on the list"),
    ],
)
def test_what_is_on_no_list_is_named_with_the_reason(tmp_path: Path, stray: str, reason: str) -> None:
    """Nothing is said of a tree with what is on the lists only; one more file is found."""
    for name in ON_THE_LIST:
        put(tmp_path, name)
    assert trim.unexpected(tmp_path) == []

    put(tmp_path, stray)
    assert trim.unexpected(tmp_path) == [f"{stray}: {reason}"]


def test_a_shortcut_is_named(tmp_path: Path) -> None:
    """Sticks with FAT32 or exFAT have none."""
    (tmp_path / "libQt6Core.so").symlink_to("libQt6Core.so.6")

    assert trim.unexpected(tmp_path) == ["libQt6Core.so: a shortcut, which a stick cannot hold"]


def test_notes_and_shortcuts_among_the_data_are_left_out() -> None:
    """What is ours stays; Qt's tools and shortcuts do not."""
    ours = ("resources/words.txt", "/a/words.txt", "DATA")
    tool = ("PySide6/typesystems/core.xml", "/a/core.xml", "DATA")
    shortcut = ("resources/same.txt", "words.txt", "SYMLINK")

    assert trim.trim_datas([ours, tool, shortcut]) == [ours]
