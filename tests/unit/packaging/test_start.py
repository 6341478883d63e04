"""What a start of the built program touches is read from the words of strace, and what nothing explains is named."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "packaging" / "linux"))

import glibc
import start

TRACE = """
7 openat(AT_FDCWD, "/opt/HubDesk/_internal/libQt6Core.so.6", O_RDONLY|O_CLOEXEC) = 3
7 openat(AT_FDCWD, "/usr/lib/x86_64-linux-gnu/libGL.so.1", O_RDONLY|O_CLOEXEC) = 3
7 openat(AT_FDCWD, "/home/reader/.netrc", O_RDONLY) = 4
7 openat(AT_FDCWD, "/home/reader/not-there", O_RDONLY) = -1 ENOENT (No such file or directory)
7 socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0) = 5
7 connect(5, {sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr("192.0.2.1")}, 16) = 0
"""


def test_a_file_that_nothing_explains_is_named() -> None:
    """Its own files, the system's libraries and what was not there are left out."""
    assert start.strange_files(TRACE, [Path("/opt/HubDesk")]) == ["/home/reader/.netrc"]


def test_a_call_for_a_network_is_named_and_one_for_the_screen_is_not() -> None:
    """Sockets of this computer lead to the screen and to D-Bus."""
    (call,) = start.network(TRACE)

    assert "htons(443)" in call


@pytest.mark.skipif(not shutil.which("objdump"), reason="objdump is not here; `make package` asks for it")
def test_glibc_is_asked_for_by_version_and_text_files_are_no_programs(tmp_path: Path) -> None:
    """Python's own extension asks for some version; a text beside it has none."""
    import _sqlite3

    (tmp_path / "sqlite.so").write_bytes(Path(_sqlite3.__file__).read_bytes())
    (tmp_path / "words.txt").write_text("GLIBC_9.9", encoding="utf-8")

    (version,) = glibc.floor(tmp_path).values()
    assert (2,) < version < (3,)
