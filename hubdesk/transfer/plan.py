"""What goes on a stick, file by file, and whether every drive and system can hold it."""

from __future__ import annotations

import io
import stat
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from hubdesk.errors import StickRuleError
from hubdesk.model.file_names import is_safe_file_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LARGEST_FILE = (4 << 30) - 1
"""FAT32 holds no larger file. Source: Microsoft, "FAT: General Overview of On-Disk Format": 32 bits for a size."""

LONGEST_PATH = 150
"""Below the stick's folder; together with a folder of 100 characters Windows can still open it (260 in all)."""

KEPT_BACK = frozenset({"my hubdesk"})
"""What is the user's own beside a portable program, and is never handed on."""


class Piece(NamedTuple):
    """One file for the stick: its path there, with `/`, and where its bytes come from: a file, or these bytes."""

    target: str
    source: Path | bytes

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return len(self.source) if isinstance(self.source, bytes) else self.source.stat().st_size

    @property
    def is_program(self) -> bool:
        """Whether its owner may run it. Where there is no such thing, on Windows, it has no meaning."""
        return isinstance(self.source, Path) and bool(self.source.stat().st_mode & stat.S_IXUSR)

    def open(self) -> BinaryIO:
        """Open it for reading."""
        return io.BytesIO(self.source) if isinstance(self.source, bytes) else self.source.open("rb")


class Plan(NamedTuple):
    """Everything that goes on a stick, in the order in which it is written: what leads in comes last."""

    pieces: tuple[Piece, ...]
    total_bytes: int

    def room_on(self, cluster_bytes: int) -> int:
        """Say how many bytes it takes on a drive that gives out room in clusters; a folder takes one too."""
        folders = {parent for piece in self.pieces for parent in Path(piece.target).parents}
        clusters = sum(-(-piece.size // cluster_bytes) for piece in self.pieces) + len(folders)
        return (clusters + 1) * cluster_bytes


def pieces_of(folder: Path, target: str) -> Iterator[Piece]:
    """List the files of a folder, in order of name; links are followed, and the user's own is left out.

    Args:
        folder: a folder on this computer.
        target: the path on the stick that stands for it, empty for the top.
    """
    for entry in sorted(folder.iterdir(), key=lambda path: path.name):
        name = f"{target}/{entry.name}" if target else entry.name
        if entry.is_dir():
            if entry.name.casefold() not in KEPT_BACK and entry.name != "__pycache__":
                yield from pieces_of(entry, name)
        elif entry.is_file():
            yield Piece(name, entry)


def make_plan(pieces: Iterable[Piece]) -> Plan:
    """Put pieces together and check them against what FAT32, exFAT and Windows can hold.

    Raises:
        StickRuleError: a name, a path or a size that cannot be held, or two names that are one there.
        OSError: a file on this computer cannot be read.
    """
    found = tuple(pieces)
    seen: dict[str, str] = {}
    for piece in found:
        reason = _trouble(piece, seen)
        if reason:
            raise StickRuleError(Path(), piece.target, reason)
    return Plan(found, sum(piece.size for piece in found))


def _trouble(piece: Piece, seen: dict[str, str]) -> str:
    parts = piece.target.split("/")
    folded = unicodedata.normalize("NFC", piece.target).casefold()
    if not all(is_safe_file_name(part.removeprefix(".")) for part in parts):
        return "some systems cannot hold that name"
    if len(piece.target) > LONGEST_PATH:
        return f"its path has more than {LONGEST_PATH} characters"
    if folded in seen:
        return f"on a stick it is the same name as {seen[folded]}"
    if piece.size > LARGEST_FILE:
        return "it has more than 4 GiB, and sticks with FAT32 hold no such file"
    seen[folded] = piece.target
    return ""
