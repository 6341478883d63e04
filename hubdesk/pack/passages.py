"""Where in a text what was looked for stands: marks, the best passage, and the heading above it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from hubdesk.model.hit import Marked
from hubdesk.model.text import anchors_for
from hubdesk.pack.words import fold_with_places

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WIDTH = 220
"""Characters of a passage, about two lines of a list."""

_BEFORE = 70  # of them at most, before the first match
_ENDS = (".", "?", "!", ":", ";", ",", "…")
_BETWEEN = " · "
_EACH = 24  # places of one form that are looked at
_FEW_FORMS = 10  # so many are looked for one by one; of more, first those that occur are picked out
_SPACES = {code: " " for code in range(128) if not chr(code).isalnum()}


@dataclass(frozen=True)
class Sought:
    """One thing to mark: its forms, folded, several words with one space between, and how much it counts."""

    forms: tuple[str, ...]
    weight: int

    @cached_property
    def single(self) -> frozenset[str]:
        """The forms of one word."""
        return frozenset(form for form in self.forms if " " not in form)

    @cached_property
    def phrases(self) -> tuple[str, ...]:
        """The forms of several words."""
        return tuple(form for form in self.forms if " " in form)


class Place(NamedTuple):
    """A match: characters `first` to before `past` of the text, of which sought thing, in which form."""

    first: int
    past: int
    sought: int
    form: str


@lru_cache(maxsize=384)
def prepare(text: str) -> tuple[str, list[int] | None]:
    """Make a text quick to look through: words as folded, one space for each other sign, one at either end."""
    folded, places = fold_with_places(text)
    return f" {folded.translate(_SPACES)} ", places


@lru_cache(maxsize=384)
def words_in(text: str) -> frozenset[str]:
    """Give the words of a text, folded."""
    return frozenset(prepare(text)[0].split())


@lru_cache(maxsize=128)
def _anchors(headings: tuple[str, ...]) -> list[str]:
    return anchors_for(list(headings))


def find_places(text: str, sought: Sequence[Sought]) -> list[Place]:
    """Find every place of every form in a text, in order; where two overlap the longer one stays."""
    prepared, places = prepare(text)
    found: list[Place] = []
    for number, one in enumerate(sought):
        forms: Iterable[str] = one.forms
        if len(one.forms) > _FEW_FORMS:
            among = words_in(text)
            forms = [*(one.single & among), *(form for form in one.phrases if form.partition(" ")[0] in among)]
        for form in forms:
            padded, at = f" {form} ", -1
            for _ in range(_EACH):
                at = prepared.find(padded, at + 1)
                if at < 0:
                    break
                past = at + len(form)
                if places is not None:
                    found.append(Place(places[at], places[past - 1] + 1, number, form))
                else:
                    found.append(Place(at, past, number, form))
    found.sort(key=lambda place: (place.first, -place.past))
    kept: list[Place] = []
    for place in found:
        if not kept or place.first >= kept[-1].past:
            kept.append(place)
    return [_with_marks(text, place) for place in kept] if places is not None else kept


def _with_marks(text: str, place: Place) -> Place:
    """Take in the accents that stand behind a letter as signs of their own."""
    past = place.past
    while past < len(text) and "\u0300" <= text[past] <= "\u036f":
        past += 1
    return Place(place.first, past, place.sought, place.form)


def mark(text: str, sought: Sequence[Sought]) -> tuple[Marked, list[Place]]:
    """Mark a short text."""
    places = find_places(text, sought)
    return Marked(text, tuple((place.first, place.past) for place in places)), places


def closeness(places: Sequence[Place], sought: Sequence[Sought], width: int = _WIDTH) -> tuple[float, int]:
    """Find the part of a text, `width` characters, that says most of what was looked for.

    Returns:
        What it says, from 0 to about 1.5 (1: everything; more, where it stands word by word in the order of the
        question), and the number of its first place, -1 if there is none.
    """
    if len(sought) == 1:
        return (1.0, 0) if places else (0.0, -1)
    whole = sum(one.weight for one in sought) or 1
    best, best_at = 0.0, -1
    for at, start in enumerate(places):
        seen = {start.sought: sought[start.sought].weight}
        together = extra = 0.0
        before = start
        for place in places[at + 1 :]:
            if place.past - start.first > width:
                break
            weight = sought[place.sought].weight
            if place.sought in seen:
                extra += weight
            seen[place.sought] = weight
            if place.sought == before.sought + 1 and place.first - before.past <= 4:
                together += weight + sought[before.sought].weight
            before = place
        value = (sum(seen.values()) + together / 4 + extra / 16) / whole
        if value > best + 1e-9:
            best, best_at = value, at
    return best, best_at


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
            marks += [
                (max(place.first - line_first, 0) + size, min(place.past - line_first, len(line)) + size)
                for place in places
                if place.past > line_first and place.first < line_first + len(line)
            ]
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
