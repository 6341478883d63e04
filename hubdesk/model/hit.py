"""What a search answers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Marked:
    """Text with the places where what was looked for stands: (first, past the last) in characters, in order."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One entry found. `score`: higher is better. `heading` and its `anchor`: where the snippet stands, if known."""

    pack: str
    id: str
    title: Marked
    partnership: str
    themes: tuple[str, ...]
    heading: str
    anchor: str
    snippet: Marked
    score: float


@dataclass(frozen=True, slots=True)
class Answer:
    """The best hits first, and how many there are in all. `explained` says in plain words what was looked for."""

    typed: str
    explained: str
    total: int
    hits: tuple[Hit, ...]
    elapsed_ms: float = 0.0
