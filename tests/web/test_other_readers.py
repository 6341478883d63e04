"""What other programs say of what is handed on: EPUBCheck of the book, Kiwix of the archive."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

from hubdesk.library.library import open_library
from hubdesk.services.export import Choice, export_archive, export_book

pytestmark = pytest.mark.web

EPUBCHECK = Path("/usr/share/java/epubcheck.jar")


@pytest.mark.skipif(not EPUBCHECK.exists(), reason="There is no EPUBCheck here: apt-get install epubcheck.")
def test_epubcheck_finds_nothing_in_the_book(headstart_pack: Path, tmp_path: Path) -> None:
    """The checker of those who made EPUB: no error and no warning."""
    target = tmp_path / "headstart.epub"
    with open_library([headstart_pack]) as library:
        export_book(library, Choice(), target)
    done = subprocess.run(["java", "-jar", EPUBCHECK, target], capture_output=True, text=True, check=False)

    assert "0 fatals / 0 errors / 0 warnings" in done.stdout, done.stderr
    assert done.returncode == 0


@pytest.mark.skipif(shutil.which("zimcheck") is None, reason="There is no zimcheck here: apt-get install zim-tools.")
@pytest.mark.skipif(sys.version_info >= (3, 14), reason="Its libzim writes what a zimcheck before 3.7 does not know.")
def test_zimcheck_finds_nothing_in_the_archive(headstart_pack: Path, tmp_path: Path) -> None:
    """The checker of those who made ZIM, all its checks: structure, metadata, icon, first page, links, doubles."""
    target = tmp_path / "headstart.zim"
    with open_library([headstart_pack]) as library:
        export_archive(library, Choice(), target)
    done = subprocess.run(["zimcheck", "-A", target], capture_output=True, text=True, check=False)

    assert (done.returncode, "Overall Test Status: Pass" in done.stdout) == (0, True), done.stdout
    assert "ERROR" not in done.stdout
    assert "WARNING" not in done.stdout


@pytest.mark.skipif(shutil.which("kiwix-serve") is None, reason="There is no Kiwix here: apt-get install kiwix-tools.")
def test_kiwix_shows_the_archive_and_finds_in_it(headstart_pack: Path, tmp_path: Path) -> None:
    """Kiwix's own server, on this computer alone: the first page comes, and a search finds the entry."""
    target = tmp_path / "headstart.zim"
    with open_library([headstart_pack]) as library:
        export_archive(library, Choice(), target)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with subprocess.Popen(
        ["kiwix-serve", "--address", "127.0.0.1", "--port", str(port), target],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        try:
            home = _read(f"http://127.0.0.1:{port}/headstart/index.html")
            found = _read(f"http://127.0.0.1:{port}/search?content=headstart&pattern=bullying")
        finally:
            server.terminate()

    assert "HeadStart practice library" in home
    assert "entries/headstart/blackpool/beating-bullying.html" in found


def _read(address: str) -> str:
    """Read a page as soon as the server is up."""
    for left in range(50, -1, -1):
        try:
            with urlopen(address, timeout=5) as answer:  # noqa: S310 - of this computer alone
                return str(answer.read().decode())
        except OSError:
            if not left:
                raise
            time.sleep(0.1)
    raise AssertionError
