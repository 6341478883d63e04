"""Draws the pictures of the window that the documents show, from the packs in build/packs: `make shots`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "screenshots"
SHOTS = {
    "home": [],
    "entry": ["hubdesk:headstart/hull/turn-2-us"],
    "theme": ["hubdesk:/theme/peer-mentoring"],
    "search": ["--search", "trusted adult"],
    "dark": ["hubdesk:headstart/newham/bounce-back-trial", "--theme", "dark"],
}


def main() -> int:
    """Draw each picture at 1366 by 768."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, words in SHOTS.items():
        file = FOLDER / f"{name}.png"
        command = [sys.executable, "-m", "hubdesk", "--shot", str(file), "--library", str(ROOT / "build" / "packs")]
        subprocess.run([*command, *words], check=True, cwd=ROOT)
        sys.stdout.write(f"{file.relative_to(ROOT)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
