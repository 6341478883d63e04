"""Workshops and sheets in a pack's tables: writing them, and making values of rows again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hubdesk.model.workshop import MAX_MINUTES, Step, StepKind, Workshop, WorkshopLine
from hubdesk.pack.pages import deflate

if TYPE_CHECKING:
    from sqlite_utils import Database

    from hubdesk.model.content import NewSheet

WORKSHOP_LINES = (
    "SELECT id, title, purpose, minutes, audience, themes, sheets FROM workshops ORDER BY position, id",
    "tttnttt",
)
WORKSHOP = (
    "SELECT title, purpose, minutes, audience, themes, people, prepare, sheets, notes FROM workshops WHERE id = ?",
    "ttntttttt",
)
STEPS = (
    (
        "SELECT kind, minutes, title, text, notes, countdown, entry, parts, hidden, sheet "
        "FROM workshop_steps WHERE workshop = ? ORDER BY position"
    ),
    "tntttntttt",
)
"""Queries, each with its columns' kinds (see `connection.as_stored`)."""

_IDS = ", "  # between ids, which hold no commas
_LINES = "\n"


def write_workshops(db: Database, workshops: tuple[Workshop, ...]) -> None:
    """Write workshops; they are listed in this order."""
    db.table("workshops").insert_all({
        "id": one.id, "position": position, "title": one.title, "purpose": one.purpose, "minutes": one.minutes,
        "audience": _IDS.join(one.audience), "themes": _IDS.join(one.themes), "people": one.people,
        "prepare": _LINES.join(one.prepare), "sheets": _IDS.join(one.sheets), "notes": one.notes,
    } for position, one in enumerate(workshops))  # fmt: skip
    db.table("workshop_steps").insert_all({
        "workshop": one.id, "position": position, "kind": str(step.kind), "minutes": step.minutes,
        "title": step.title, "text": step.text, "notes": step.notes, "countdown": step.countdown,
        "entry": step.entry, "parts": _IDS.join(step.parts), "hidden": _IDS.join(step.hidden), "sheet": step.sheet,
    } for one in workshops for position, step in enumerate(one.steps))  # fmt: skip


def write_sheets(db: Database, sheets: tuple[NewSheet, ...]) -> None:
    """Write sheets."""
    db.table("sheets").insert_all(
        {"id": one.id, "title": one.title, "purpose": one.purpose, "page": deflate(one.page)} for one in sheets
    )
    db.table("sheet_sources").insert_all(
        {"sheet": one.id, "position": position, "source": key}
        for one in sheets
        for position, key in enumerate(one.sources)
    )


def workshop_lines(pack: str, rows: list[Any]) -> list[WorkshopLine]:
    """Make lines of `WORKSHOP_LINES`; raises ValueError for minutes that no workshop can have."""
    return [
        WorkshopLine(pack, id_, title, purpose, _minutes(minutes), _split(audience), _split(themes), _split(sheets))
        for id_, title, purpose, minutes, audience, themes, sheets in rows
    ]


def read_workshop(pack: str, id_: str, row: tuple[Any, ...], steps: list[Any]) -> Workshop:
    """Make a workshop of a row of `WORKSHOP` and the rows of `STEPS`.

    Its entries' pack is the workshop's own. Raises ValueError for a kind or minutes that no step can have.
    """
    title, purpose, minutes, audience, themes, people, prepare, sheets, notes = row
    return Workshop(
        pack=pack,
        id=id_,
        title=title,
        purpose=purpose,
        minutes=_minutes(minutes),
        steps=tuple(_step(pack, *step) for step in steps),
        audience=_split(audience),
        themes=_split(themes),
        people=people,
        prepare=_split(prepare, _LINES),
        sheets=_split(sheets),
        notes=notes,
    )


def _step(
    pack: str, kind: str, minutes: int, title: str, text: str, notes: str, countdown: int, entry: str, parts: str,
    hidden: str, sheet: str,
) -> Step:  # fmt: skip
    return Step(
        kind=StepKind(kind),
        minutes=_minutes(minutes),
        title=title,
        text=text,
        notes=notes,
        countdown=_minutes(countdown),
        entry=entry,
        pack=pack if entry else "",
        parts=_split(parts),
        hidden=_split(hidden),
        sheet=sheet,
    )


def _split(text: str, sign: str = _IDS) -> tuple[str, ...]:
    return tuple(text.split(sign)) if text else ()


def _minutes(untrusted_number: int) -> int:
    if not 0 <= untrusted_number <= MAX_MINUTES:
        raise ValueError("minutes out of range")
    return untrusted_number
