"""Says from which glibc on a built program runs, and which files ask for it: `python glibc.py FOLDER --newest 2.35`."""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from pathlib import Path

_SYMBOL = re.compile(r"\bGLIBC_(\d+(?:\.\d+)+)")


def floor(tree: Path) -> dict[str, tuple[int, ...]]:
    """Give the newest version of glibc's symbols that each program and library of a folder asks for, by its path."""
    found = {}
    for path in sorted(tree.rglob("*")):
        if path.is_file() and _is_elf(path):
            done = subprocess.run(["objdump", "-T", path], capture_output=True, text=True, check=True)  # noqa: S607
            versions = [_numbers(version) for version in _SYMBOL.findall(done.stdout)]
            if versions:
                found[path.relative_to(tree).as_posix()] = max(versions)
    return found


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def main() -> int:
    """Print the version; give 1 if it is newer than may be."""
    parser = argparse.ArgumentParser(description="Say from which glibc on a built program runs.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--newest", type=_numbers, required=True, metavar="VERSION", help="newer is a failure")
    asked = parser.parse_args()
    by_file = floor(asked.folder)
    newest = max(by_file.values())
    print(".".join(map(str, newest)))
    asking = [name for name, version in by_file.items() if version > asked.newest]
    if asking:
        allowed = ".".join(map(str, asked.newest))
        print(f"Newer than glibc {allowed}, which the program is said to run on: {', '.join(asking)}", file=sys.stderr)
    return 1 if asking else 0


if __name__ == "__main__":
    sys.exit(main())
