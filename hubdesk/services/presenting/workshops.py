"""What can be done with workshops: make, copy, hand on as a file, take in again, and say how their time adds up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from hubdesk.durable import write_whole
from hubdesk.errors import NotAWorkshopFileError, WriteFailedError
from hubdesk.model.address import EntryPlace
from hubdesk.model.words import tr
from hubdesk.model.workshop import Step, StepKind, Workshop
from hubdesk.model.workshop_file import MAX_BYTES, SUFFIX, NotAWorkshopError, decode_workshop, encode_workshop

if TYPE_CHECKING:
    from pathlib import Path

    from hubdesk.library.library import Library


class Planned(NamedTuple):
    """A step's place in time: it begins and ends after so many minutes."""

    begins: int
    ends: int


class TakenIn(NamedTuple):
    """A workshop out of a file, and the titles of its entries that no pack here has."""

    workshop: Workshop
    missing: tuple[str, ...]


MINUTES = 10
"""What a step takes until its trainer says otherwise."""


def step_of(place: EntryPlace, part: str = "") -> Step:
    """Make a step of an entry, or of a single part of it, named by its heading's anchor."""
    return Step(StepKind.ENTRY, MINUTES, entry=place.id, pack=place.pack, parts=(part,) if part else ())


def new_workshop() -> Workshop:
    """Make an empty workshop of an hour."""
    return Workshop("", "", tr("My workshop"), "", 60)


def copy_of(workshop: Workshop) -> Workshop:
    """Make a copy to be changed."""
    title = tr("{title} (copy)").format(title=workshop.title)
    return replace(workshop, pack="", id="", title=title, sheets=workshop.whole_sheets)


def plan_of(workshop: Workshop) -> list[Planned]:
    """Say when each step begins and ends."""
    made, at = [], 0
    for step in workshop.steps:
        made.append(Planned(at, at + step.minutes))
        at += step.minutes
    return made


def missing_entries(workshop: Workshop, library: Library, titles: dict[str, str] | None = None) -> tuple[str, ...]:
    """Name the entries of a workshop that no pack here has, by title where it is known, each once."""
    names = {
        f"{step.pack}/{step.entry}": (titles or {}).get(f"{step.pack}/{step.entry}") or step.entry
        for step in workshop.steps
        if step.kind == StepKind.ENTRY and library.line(EntryPlace(step.pack, step.entry)) is None
    }
    return tuple(dict.fromkeys(names.values()))


def titles_of(workshop: Workshop, library: Library) -> dict[str, str]:
    """Give the titles of a workshop's entries, by `pack/partnership/slug`."""
    lines = {
        f"{step.pack}/{step.entry}": library.line(EntryPlace(step.pack, step.entry))
        for step in workshop.steps
        if step.kind == StepKind.ENTRY
    }
    return {key: line.title for key, line in lines.items() if line is not None}


def title_of(step: Step, library: Library) -> str:
    """Give the words that name a step in a list."""
    if step.kind != StepKind.ENTRY:
        return step.title or tr("Without a title")
    line = library.line(EntryPlace(step.pack, step.entry))
    return line.title if line else tr("Not in this library: {entry}").format(entry=step.entry)


def hand_on(workshop: Workshop, library: Library, target: Path) -> Path:
    """Write a workshop into a file; give its path, which ends as such files do.

    Raises:
        WriteFailedError: it could not be written; what was there before is as it was.
    """
    path = target if target.suffix == SUFFIX else target.with_name(target.name + SUFFIX)
    try:
        write_whole(path, encode_workshop(workshop, titles_of(workshop, library)))
    except OSError as error:
        raise WriteFailedError.of(path, error) from error
    return path


def take_in(source: Path, library: Library) -> TakenIn:
    """Read a workshop out of a file.

    Raises:
        NotAWorkshopFileError: it cannot be read, or is no workshop.
    """
    try:
        with source.open("rb") as file:
            untrusted_bytes = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise NotAWorkshopFileError(source, error.strerror or str(error)) from error
    try:
        workshop, titles = decode_workshop(untrusted_bytes)
    except NotAWorkshopError as error:
        raise NotAWorkshopFileError(source, is_too_new=error.is_too_new) from error
    return TakenIn(workshop, missing_entries(workshop, library, titles))
