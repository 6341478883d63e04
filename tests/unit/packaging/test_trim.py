"""What comes into the built program is on a list, and what is not is named."""

from __future__ import annotations

from pathlib import Path

import trim


def put(tree: Path, name: str) -> None:
    """Make a file, with its folders."""
    path = tree / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"")


def test_a_shortcut_a_stray_plugin_and_unused_parts_of_qt_are_named(tmp_path: Path) -> None:
    """Each finding says which file it is about, and nothing is said of what is on the list."""
    put(tmp_path, "_internal/PySide6/Qt/plugins/platforms/libqxcb.so")
    put(tmp_path, "_internal/PySide6/Qt/plugins/sqldrivers/libqodbc.so")
    put(tmp_path, "_internal/PySide6/Qt/lib/libQt6Network.so.6")
    put(tmp_path, "_internal/libssl.so.3")
    (tmp_path / "_internal/libQt6Core.so").symlink_to("libQt6Core.so.6")

    assert [found.partition(": ")[0].rpartition("/")[2] for found in trim.unexpected(tmp_path)] == [
        "libQt6Network.so.6",
        "libqodbc.so",
        "libQt6Core.so",
        "libssl.so.3",
    ]


def test_notes_and_shortcuts_among_the_data_are_left_out() -> None:
    """What is ours stays; Qt's tools and shortcuts do not."""
    ours = ("resources/words.txt", "/a/words.txt", "DATA")
    tool = ("PySide6/typesystems/core.xml", "/a/core.xml", "DATA")
    shortcut = ("resources/same.txt", "words.txt", "SYMLINK")

    assert trim.trim_datas([ours, tool, shortcut]) == [ours]
