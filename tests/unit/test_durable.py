"""Putting files in their place: whole, and never in the place of what is no file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from hubdesk.durable import write_whole


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    """The new bytes stand under the name, and nothing is left beside them."""
    target = tmp_path / "a.txt"
    target.write_bytes(b"old")
    write_whole(target, b"new")

    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no such files")
def test_what_is_no_file_is_left_alone(tmp_path: Path) -> None:
    """Somebody names a device or a folder as the file to write: it is refused, and still there after it."""
    device, folder = tmp_path / "device", tmp_path / "folder"
    os.mkfifo(device)
    folder.mkdir()
    for target in (device, folder):
        with pytest.raises(OSError, match="no file"):
            write_whole(target, b"new")

    assert device.is_fifo()
    assert folder.is_dir()
    assert {path.name for path in tmp_path.iterdir()} == {"device", "folder"}
