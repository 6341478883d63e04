"""Collecting findings file by file, and guessing which name was meant."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from hubdesk.model.finding import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterable

_MANY = 2_000  # names beyond which guessing costs more than it helps: a library can have 10,000 dead links


class FileFindings:
    """The findings of one file. `file` is relative to the pack's folder, with forward slashes."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[Finding] = []

    def error(self, line: int, rule: str, what: str, mend: str) -> None:
        """Add what keeps a pack from being built."""
        self.found.append(Finding(self.file, max(line, 1), Level.ERROR, rule, what, mend))

    def warning(self, line: int, rule: str, what: str, mend: str) -> None:
        """Add what should be looked at."""
        self.found.append(Finding(self.file, max(line, 1), Level.WARNING, rule, what, mend))

    @property
    def has_errors(self) -> bool:
        """Whether anything found is an error."""
        return any(finding.level is Level.ERROR for finding in self.found)


class Names:
    """Names that may be used in one place, and the guess at what a wrong one was meant to be."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = sorted(set(names))
        self._guesses: dict[str, str] = {}

    def did_you_mean(self, wrong: str, otherwise: str = "") -> str:
        """Ask about the nearest name in a sentence; give `otherwise` if none is near."""
        if wrong not in self._guesses:
            self._guesses[wrong] = self._nearest(wrong)
        guess = self._guesses[wrong]
        return f"Did you mean “{guess}”?" if guess else otherwise

    def listed(self, most: int = 12) -> str:
        """Write the names out for a message, at most `most` of them."""
        shown = ", ".join(self._names[:most])
        return f"{shown} …" if len(self._names) > most else shown

    def _nearest(self, wrong: str) -> str:
        if len(self._names) > _MANY:
            return ""
        folded = {name.casefold(): name for name in reversed(self._names)}
        near = difflib.get_close_matches(wrong.casefold(), folded, n=1, cutoff=0.6)
        return folded[near[0]] if near else ""
