"""Drives that lie, mounted for a test: see tests/fakes/lying_drive.py for what they do."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from tests.packs import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

needs_lying_drives = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0 or not os.access("/dev/fuse", os.W_OK),
    reason="mounting a drive that lies needs root and /dev/fuse on Linux",
)


@contextmanager
def mounted(beside: Path, lie: str, limit: int = 0) -> Iterator[Path]:
    """Mount a drive that tells this lie at `beside/drive`. What it really holds is in the folder `beside/truth`."""
    folder, truth = beside / "drive", beside / "truth"
    for made in (folder, truth):
        made.mkdir(exist_ok=True)
    words: list[str | Path] = [sys.executable, "-m", "tests.fakes.lying_drive", folder, truth, lie, str(limit)]
    with subprocess.Popen(words, cwd=ROOT, stderr=subprocess.PIPE, text=True) as server:
        try:
            while not os.path.ismount(folder):
                if server.poll() is not None:
                    pytest.skip(server.stderr.read() if server.stderr else "it cannot be mounted here")
                time.sleep(0.02)
            yield folder
        finally:
            subprocess.run(["umount", folder], check=False, stderr=subprocess.DEVNULL)
            server.terminate()
