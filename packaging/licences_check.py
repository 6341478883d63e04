"""Fails when a built program carries something that `resources/licences/parts.toml` does not name.

    python packaging/licences_check.py dist/HubDesk

Looked at are every file of the tree, every distribution whose papers lie in it, and every Python module in its
launchers.
"""

from __future__ import annotations

import re
import sys
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from hubdesk.services.parts import Part, licences_folder, read_parts

PAPERS = ".dist-info"
OWN_MARKERS = ("portable",)


def of_no_part(tree: Path, parts: tuple[Part, ...], modules: frozenset[str] = frozenset()) -> list[str]:
    """Name what no part says that it is.

    Args:
        tree: the folder of a built program.
        parts: the list.
        modules: first names of the Python modules that the program carries packed.
    """
    patterns = [pattern for part in parts for pattern in part.files]
    distributions = {_plain(part.distribution) for part in parts if part.distribution}
    found = []
    for path in sorted(tree.rglob("*")):
        name = path.relative_to(tree)
        papers = next((folder for folder in name.parts if folder.endswith(PAPERS)), None)
        if papers is not None:
            if path.name == papers and _plain(papers.removesuffix(PAPERS).rpartition("-")[0]) not in distributions:
                found.append(f"{name.as_posix()}: a distribution that is not on the list of parts")
        elif path.is_file() and path.name not in OWN_MARKERS and not is_one_of(name.as_posix(), patterns):
            found.append(f"{name.as_posix()}: a file that is of no part")
    known = [pattern for part in parts for pattern in part.modules]
    found += [
        f"{module}: a Python module that is of no part"
        for module in sorted(modules)
        if module not in sys.stdlib_module_names and not any(fnmatch(module, pattern) for pattern in known)
    ]
    return found


def without_text(parts: tuple[Part, ...], folder: Path) -> list[str]:
    """Name texts that are asked for and not there, and texts that no part asks for."""
    asked = {text for part in parts for text in part.texts}
    there = {path.name for path in folder.glob("*.txt")}
    return [f"{name}: not there" for name in sorted(asked - there)] + [
        f"{name}: no part has this licence" for name in sorted(there - asked)
    ]


def is_one_of(name: str, patterns: list[str]) -> bool:
    """Whether a pattern fits the end of a path; `folder/**` is all that lies in such a folder, however deep."""
    path = PurePosixPath(name)
    return any(
        any(folder.match(pattern.removesuffix("/**")) for folder in path.parents)
        if pattern.endswith("/**")
        else path.match(pattern)
        for pattern in patterns
    )


def packed_modules(tree: Path) -> frozenset[str]:
    """Give the first names of the modules that the launchers of a tree carry. Asks PyInstaller, which made them."""
    from PyInstaller.archive.readers import ArchiveReadError, CArchiveReader  # not where the tests are

    found: set[str] = set()
    for path in tree.iterdir():
        if path.is_file():
            try:
                archive = CArchiveReader(str(path))
            except ArchiveReadError:  # no launcher
                continue
            inner = archive.open_embedded_archive("PYZ.pyz")
            found |= {name.split(".")[0] for name in inner.toc}
    return frozenset(found)


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def main() -> int:
    """Look at the tree that the command line names."""
    tree, parts = Path(sys.argv[1]), read_parts()
    launchers = tree / "Contents" / "MacOS" if (tree / "Contents").is_dir() else tree
    modules = packed_modules(launchers)
    found = of_no_part(tree, parts, modules) + without_text(parts, licences_folder())
    if not modules:
        found.append(f"{launchers}: no launcher with modules in it")
    for line in found:
        print(line, file=sys.stderr)
    print(f"Licences: {len(parts)} parts, {len(found)} findings")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
