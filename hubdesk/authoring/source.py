"""Finding the files of a pack's folder, and reading them as text. What they say is left to others."""

from __future__ import annotations

import os
import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hubdesk.authoring.findings import FileFindings
from hubdesk.errors import SourceFolderError

if TYPE_CHECKING:
    from pathlib import Path

    from hubdesk.model.finding import Finding

PACK, VOCABULARY, SOURCES, SYNONYMS = "pack.yaml", "vocabulary.yaml", "sources.yaml", "synonyms.yaml"
_NEEDED = (PACK, VOCABULARY, SOURCES)
_FOLDERS = ("entries", "introductions", "assets", "workshops", "sheets")
MAX_TEXT_BYTES = 8 * 1024 * 1024

_FORBIDDEN = frozenset('<>:"\\|?*') | {chr(code) for code in range(32)}
_RESERVED = frozenset({"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)})
_PLAIN_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini", "__macosx"})


@dataclass(frozen=True, slots=True)
class SourceFolder:
    """The files of a pack's folder, in order. Paths are relative, with forward slashes, in composed Unicode.

    `on_disk` has the name that the drive uses, for the few files where it is another (macOS takes accents apart).
    """

    root: Path
    settings: frozenset[str]
    entries: tuple[str, ...]
    introductions: tuple[str, ...]
    assets: tuple[str, ...]
    workshops: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()
    on_disk: dict[str, str] = field(default_factory=dict)

    def place_of(self, path: str) -> Path:
        """Give where a file lies."""
        return self.root / self.on_disk.get(path, path)


def gather(root: Path, found: list[Finding]) -> SourceFolder:
    """Find every file of the pack.

    Args:
        root: the folder with `pack.yaml`, `vocabulary.yaml`, `sources.yaml` and `entries/`.
        found: takes files that are missing, misplaced, or named so that other systems cannot keep them.
    Raises:
        SourceFolderError: there is no such folder, it cannot be read, or it holds nothing of a pack.
    """
    try:
        names = {item.name for item in os.scandir(root)}
    except FileNotFoundError as error:
        raise SourceFolderError(root, "there is no such folder.") from error
    except NotADirectoryError as error:
        raise SourceFolderError(root, "it is a file, not a folder.") from error
    except OSError as error:
        raise SourceFolderError(root, f"{error.strerror}.") from error
    if not names.intersection((*_NEEDED, "entries")):
        raise SourceFolderError(root, "nothing of a pack is in it.")
    for name in _NEEDED:
        if name not in names:
            _missing(name, found)
    walk = _Walk(root, found)
    for name in _FOLDERS:
        if name in names:
            walk.enter(name)
    entries = _entries(walk, found)
    if not entries:
        _add(
            found,
            "entries",
            "no-entries",
            "The pack has no entries.",
            "Write the first as entries/<partnership>/<name>.md.",
        )
    settings = frozenset(names.intersection((*_NEEDED, SYNONYMS)))
    return SourceFolder(
        root,
        settings,
        entries,
        _introductions(walk, found),
        tuple(walk.below("assets")),
        _flat(walk, "workshops", (".yaml", ".yml"), found),
        _flat(walk, "sheets", (".md",), found),
        walk.on_disk,
    )


def read_text(place: Path, found: FileFindings) -> str:
    """Read a file as UTF-8, with or without a byte order mark, lines ended in any way.

    Bytes that are no UTF-8 are reported with their line and replaced, so that the rest can be checked as well.
    """
    try:
        size = place.stat().st_size
        if size > MAX_TEXT_BYTES:
            found.error(
                1,
                "too-large",
                f"The file is too large ({size // 1024 // 1024} MB; at most {MAX_TEXT_BYTES // 1024 // 1024}).",
                "Split it.",
            )
            return ""
        raw = place.read_bytes()
    except OSError as error:
        found.error(1, "unreadable", f"The file cannot be read: {error.strerror}.", "Check that you may open it.")
        return ""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = 1 + error.object.count(b"\n", 0, error.start)
        found.error(line, "not-utf-8", "There are signs here that are not UTF-8.", "Save the file as UTF-8.")
        text = raw.decode("utf-8-sig", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _entries(walk: _Walk, found: list[Finding]) -> tuple[str, ...]:
    kept: list[str] = []
    ids: dict[str, str] = {}
    for path in walk.below("entries"):
        full = f"entries/{path}"
        if not path.lower().endswith(".md"):
            _warn(
                found,
                full,
                "misplaced",
                "Only pages (files that end in .md) belong here; this is left out.",
                "Put pictures and attachments in assets/.",
            )
        elif path.count("/") != 1:
            _add(
                found,
                full,
                "misplaced",
                "An entry must stand in the folder of its partnership.",
                "Move it to entries/<partnership>/<name>.md.",
            )
        else:
            id_ = path[:-3].casefold()
            if id_ in ids:
                _add(
                    found,
                    full,
                    "duplicate-id",
                    f"Its id is the same as that of {ids[id_]}, but for small and large letters.",
                    "Rename one of the two.",
                )
            ids.setdefault(id_, full)
            kept.append(full)
    return tuple(kept)


def _introductions(walk: _Walk, found: list[Finding]) -> tuple[str, ...]:
    kept = []
    for path in walk.below("introductions"):
        full = f"introductions/{path}"
        folder, _, name = path.partition("/")
        if folder in ("partnerships", "themes") and name.lower().endswith(".md") and "/" not in name:
            kept.append(full)
        else:
            _add(
                found,
                full,
                "misplaced",
                "This is not read: it is not where introductions stand.",
                "Move it to introductions/partnerships/<id>.md or introductions/themes/<id>.md.",
            )
    return tuple(kept)


def _flat(walk: _Walk, folder: str, endings: tuple[str, ...], found: list[Finding]) -> tuple[str, ...]:
    """Find the files of a folder without folders of its own."""
    kept = []
    for path in walk.below(folder):
        full = f"{folder}/{path}"
        stem, ending = os.path.splitext(path)  # noqa: PTH122 - names alone
        if "/" not in path and ending.lower() in endings:
            kept.append(full)
            if not _PLAIN_NAME.fullmatch(stem):
                _add(
                    found,
                    full,
                    "file-name",
                    "Its name is its id, and cannot be one.",
                    "Use small letters, digits and hyphens.",
                )
        else:
            _warn(
                found,
                full,
                "misplaced",
                f"Only files that end in {endings[0]} belong in {folder}/, and no folders; this is left out.",
                f"Rename it to {folder}/<name>{endings[0]}, or move it.",
            )
    return tuple(kept)


class _Walk:
    """Walks folders by name, so that the order is the same on every system; links may not lead out of the pack."""

    def __init__(self, root: Path, found: list[Finding]) -> None:
        self.on_disk: dict[str, str] = {}
        self._root, self._found = root, found
        self._real_root = os.path.realpath(root)
        self._files: list[str] = []

    def below(self, folder: str) -> list[str]:
        """List the files below a folder, relative to it."""
        start = folder + "/"
        return [path[len(start) :] for path in self._files if path.startswith(start)]

    def enter(self, folder: str) -> None:
        """Take in a folder with all that is below it; `folder` as it is on the drive."""
        pending = [folder]
        while pending:
            current = pending.pop()
            seen: dict[str, str] = {}
            try:
                items = sorted(os.scandir(self._root / current), key=lambda item: item.name)
            except OSError as error:
                _add(
                    self._found,
                    current,
                    "unreadable",
                    f"The folder cannot be read: {error.strerror}.",
                    "Check that it is a folder and that you may open it.",
                )
                continue
            for item in items:
                if item.name.startswith((".", "~$")) or item.name.lower() in _SYSTEM_FILES:
                    continue
                on_disk = f"{current}/{item.name}"
                path = unicodedata.normalize("NFC", on_disk)
                if not self._may_enter(item, path):
                    continue
                self._check_name(item.name, path, seen)
                if item.is_dir():
                    pending.append(on_disk)
                else:
                    self._files.append(path)
                    if path != on_disk:
                        self.on_disk[path] = on_disk
        self._files.sort()

    def _may_enter(self, item: os.DirEntry[str], path: str) -> bool:
        if not item.is_symlink():
            return True
        real = os.path.realpath(item.path)
        inside = os.path.commonpath([real, self._real_root]) == self._real_root
        if inside and os.path.isfile(real):  # noqa: PTH113 - realpath gave text
            return True
        _add(
            self._found,
            path,
            "outside-folder",
            "This is a shortcut (symbolic link) that cannot be followed.",
            "Put the file itself here.",
        )
        return False

    def _check_name(self, name: str, path: str, seen: dict[str, str]) -> None:
        folded = unicodedata.normalize("NFC", name).casefold()
        if folded in seen and not path.startswith("entries/"):  # entries have a rule of their own
            _add(
                self._found,
                path,
                "name-clash",
                f"Windows cannot tell this name from {seen[folded]}.",
                "Rename one of the two.",
            )
        seen.setdefault(folded, name)
        bad = sorted(_FORBIDDEN.intersection(name))
        if bad or name[-1] in ". " or name.split(".")[0].strip().casefold() in _RESERVED:
            why = f"it holds {bad[0]!r}" if bad else "it is kept for the system, or ends in a dot or a space"
            _add(
                self._found,
                path,
                "file-name",
                f"Windows cannot keep a file of this name: {why}.",
                "Use small letters, digits and hyphens.",
            )


def _missing(name: str, found: list[Finding]) -> None:
    _add(found, name, "missing-file", f"The pack has no {name}.", "content/README.md in HubDesk shows what it holds.")


def _add(found: list[Finding], file: str, rule: str, what: str, mend: str) -> None:
    findings = FileFindings(file)
    findings.error(1, rule, what, mend)
    found.extend(findings.found)


def _warn(found: list[Finding], file: str, rule: str, what: str, mend: str) -> None:
    findings = FileFindings(file)
    findings.warning(1, rule, what, mend)
    found.extend(findings.found)
