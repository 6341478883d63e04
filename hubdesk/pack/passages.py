"""Of a text in which places are known: the best passage, and the heading above it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from hubdesk.model.hit import Marked
from hubdesk.model.text import anchors_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hubdesk.pack.matching import Place

_WIDTH = 220
"""Characters of a passage, about two lines of a list."""

_BEFORE = 70  # of them at most, before the first match
_ENDS = (".", "?", "!", ":", ";", ",", "…")
_BETWEEN = " · "


@lru_cache(maxsize=128)
def _anchors(headings: tuple[str, ...]) -> list[str]:
    return anchors_for(list(headings))


def closeness(places: Sequence[Place], weights: Sequence[int], width: int = _WIDTH) -> tuple[float, int]:
    """Find the part of a text, `width` characters, that says most of what was looked for.

    Args:
        places: where it stands, in order.
        weights: how much each thing counts that was looked for.
        width: characters.
    Returns:
        What it says, from 0 to about 1.5 (1: everything; more, where it stands word by word in the order of the
        question), and the number of its first place, -1 if there is none.
    """
    if len(weights) == 1:
        return (1.0, 0) if places else (0.0, -1)
    whole = sum(weights) or 1
    best, best_at = 0.0, -1
    for at, start in enumerate(places):
        before, past, number, _ = start
        seen = {number}
        value = float(weights[number])
        before, end = past, before + width
        for first, past, other, _ in places[at + 1 :]:
            if past > end:
                break
            weight = weights[other]
            if other in seen:
                value += weight / 16
            else:
                seen.add(other)
                value += weight
            if other == number + 1 and first - before <= 4:
                value += (weight + weights[number]) / 4
            before, number = past, other
        if value > best + 1e-9:
            best, best_at = value, at
    return best / whole, best_at


def passage(text: str, headings: Sequence[str], places: Sequence[Place], at: int) -> Marked:
    """Cut a passage out of a text, around the match number `at`, in one line and without headings.

    A line of the text is a paragraph, a heading, or a cell. Dots stand where the text goes on, and a middle dot between
    lines that are no sentences: cells side by side would read as one.
    """
    first = places[at].first
    known = set(headings)
    start = _start(text, first)
    pieces: list[str] = []
    marks: list[tuple[int, int]] = []
    size = 0
    line_first = start
    while line_first < len(text) and size < _WIDTH:
        line_past = text.find("\n", line_first)
        line_past = len(text) if line_past < 0 else line_past
        line = text[line_first:line_past]
        is_heading = line in known and (line_first == 0 or text[line_first - 1] == "\n")
        if line.strip() and not (is_heading and (pieces or first >= line_past)):
            joint = _joint_behind(pieces[-1]) if pieces else ""
            room = _WIDTH - size - len(joint)
            if pieces and len(line) > room and " " not in line[: max(room + 1, 0)]:
                pieces.append(" …")  # no line is begun with a part of a word
                break
            pieces.append(joint)
            size += len(joint)
            if len(line) > room:
                line = _cut(line, room)
            cut_at = line_first + len(line)
            marks += [
                (max(place.first - line_first, 0) + size, min(place.past - line_first, len(line)) + size)
                for place in places
                if place.past > line_first and place.first < cut_at and not cut_at < min(place.past, line_past)
            ]  # a phrase that the cut goes through is not marked
            pieces.append(line)
            size += len(line)
            if line_first + len(line) < line_past:
                pieces.append("…")
                break
        line_first = line_past + 1
    else:
        if text[line_first:].strip():
            pieces.append(" …")
    said = "".join(pieces)
    lead = "" if _has_only_headings(text[:start], known) else "…"
    return Marked(lead + said, tuple((one + len(lead), past + len(lead)) for one, past in marks))


def _joint_behind(line: str) -> str:
    return " " if line.rstrip("”’\"')").endswith(_ENDS) else _BETWEEN


def heading_above(text: str, headings: Sequence[str], place: int) -> tuple[str, str]:
    """Give the heading under which a place of a text stands, and its anchor; empty if there is none."""
    found, at = -1, -1
    padded = f"\n{text}\n"
    for number, heading in enumerate(headings):
        at = padded.find(f"\n{heading}\n", at + 1)
        if at < 0 or at > place:
            break
        found = number
    if found < 0:
        return "", ""
    return headings[found], _anchors(tuple(headings))[found]


def _start(text: str, first: int) -> int:
    """Choose where a passage begins: at its line's start, at a sentence, or at a word."""
    line = text.rfind("\n", 0, first) + 1
    if first - line <= _BEFORE:
        return line
    for ending in (". ", "? ", "! ", "; ", ": "):
        at = text.rfind(ending, max(line, first - _BEFORE - 40), first)
        if at >= 0:
            return at + len(ending)
    at = text.find(" ", first - _BEFORE, first)
    return at + 1 if at >= 0 else first


def _has_only_headings(before: str, headings: set[str]) -> bool:
    return all(not line.strip() or line in headings for line in before.split("\n"))


def _cut(line: str, room: int) -> str:
    """Cut a line after a word."""
    at = line.rfind(" ", 0, room + 1)
    return line[: at if at > 0 else room].rstrip()
