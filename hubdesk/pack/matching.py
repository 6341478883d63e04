"""Where in a text the forms of what was looked for stand."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from hubdesk.pack.words import fold, fold_with_places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_EACH = 24  # places of one form that are looked at
_BEGINNING = 3  # letters that forms have in common to be looked for at once
_SPACES = {code: " " for code in range(128) if not chr(code).isalnum()}
_SPACES_OF_BYTES = bytes(32 if code in _SPACES else code for code in range(256))


class Sought(NamedTuple):
    """One thing to mark: its forms, folded, several words with one space between, and how much it counts."""

    forms: tuple[str, ...]
    weight: int


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
    if folded.isascii():  # in half the time
        return f" {folded.encode('ascii').translate(_SPACES_OF_BYTES).decode('ascii')} ", places
    return f" {folded.translate(_SPACES)} ", places


def taken_apart(texts: Sequence[str], sought: Sequence[Sought]) -> list[Sought]:
    """Add to what is sought, for each word that one of the texts writes as two (selfharm: self-harm), these two."""
    prepared = [prepare(text)[0] for text in texts]
    apart: list[Sought] = []
    for one in sought:
        words = [form for form in one.forms if " " not in form]
        pairs = (f"{word[:at]} {word[at:]}" for word in words for at in range(2, len(word) - 1))
        found = [pair for pair in pairs if any(f" {pair} " in text for text in prepared)]
        apart.append(Sought((*one.forms, *found), one.weight))
    return apart


class _Run(NamedTuple):
    """Forms that begin alike. `phrases` have a space behind, and the longest comes first."""

    beginning: str
    words: dict[str, int]
    phrases: tuple[tuple[str, int], ...]


class Matcher:
    """Finds what was looked for in texts.

    Forms that begin alike (school, schools, school nurse) are looked for at once, by what they have in common.
    """

    def __init__(self, sought: Sequence[Sought]) -> None:
        self.weights = tuple(one.weight for one in sought)
        numbers: dict[str, int] = {}
        for number, one in enumerate(sought):
            for form in one.forms:
                numbers.setdefault(form, number)
        alike: list[list[str]] = []
        for form in sorted(numbers):
            if alike and form[:_BEGINNING] == alike[-1][0][:_BEGINNING]:
                alike[-1].append(form)
            else:
                alike.append([form])
        self._runs = [_run(forms, numbers) for forms in alike]

    def may_stand_in(self, title: str) -> bool:
        """Say of a short text, quicker than by looking for places, whether it may have some of what was looked for."""
        folded = fold(title)
        return any(run.beginning.partition(" ")[0] in folded for run in self._runs)

    def find(self, text: str) -> list[Place]:
        """Find every place of every form in a text, in order; where two overlap the longer one stays."""
        prepared, places = prepare(text)
        found: list[Place] = []
        for run in self._runs:
            if len(run.words) == 1 and not run.phrases:
                found += _each(prepared, *run.words.items())
            else:
                found += _any(prepared, run)
        found.sort(key=_order)
        kept: list[Place] = []
        past = 0
        for place in found:
            if place.first >= past:
                kept.append(place)
                past = place.past
        return kept if places is None else [_in_text(text, place, places) for place in kept]


def _run(forms: Sequence[str], numbers: dict[str, int]) -> _Run:
    first, last = forms[0], forms[-1]  # of sorted words these two differ most
    size = next((at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), len(first))
    phrases = sorted((form for form in forms if " " in form), key=len, reverse=True)
    return _Run(
        first[:size],
        {form: numbers[form] for form in forms if " " not in form},
        tuple((f"{form} ", numbers[form]) for form in phrases),
    )


def _each(prepared: str, only: tuple[str, int]) -> Iterator[Place]:
    form, number = only
    padded, size, at = f" {form} ", len(form), -1
    for _ in range(_EACH):
        at = prepared.find(padded, at + 1)
        if at < 0:
            break
        yield Place(at, at + size, number, form)


def _any(prepared: str, run: _Run) -> Iterator[Place]:
    beginning, words, phrases = run
    find, starts = prepared.find, prepared.startswith
    begun, size = f" {beginning}", len(beginning)
    left = _EACH * (len(words) + len(phrases))
    at = find(begun)
    while at >= 0 and left:
        number = -1
        for padded, its in phrases:
            if starts(padded, at + 1):
                form, number = padded[:-1], its
                break
        else:
            form = prepared[at + 1 : find(" ", at + 1 + size)]
            number = words.get(form, -1)
        if number >= 0:
            yield Place(at, at + len(form), number, form)
            left -= 1
        at = find(begun, at + 1)


def _order(place: Place) -> tuple[int, int]:
    return place.first, -place.past


def _in_text(text: str, place: Place, places: Sequence[int]) -> Place:
    """Say where a place stands in the text as it is, with accents that stand as signs of their own behind a letter."""
    past = places[place.past - 1] + 1
    while past < len(text) and "\u0300" <= text[past] <= "\u036f":
        past += 1
    return Place(places[place.first], past, place.sought, place.form)
