"""What a check reports about the source of a pack."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum


class Level(StrEnum):
    """How bad it is: an error keeps a pack from being built; a warning does so only where the check is strict."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing found. `file` is relative to the pack's folder, with forward slashes; `line` counts from 1."""

    file: str
    line: int
    level: Level
    rule: str
    what: str
    mend: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.level}: {self.what} {self.mend}"

    def as_dict(self) -> dict[str, str | int]:
        """Give the finding as the command line's JSON has it."""
        return asdict(self)
