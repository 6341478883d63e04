"""A workshop: what a trainer shows and does, step by step, with minutes and notes. Plain values, for packs and users.

Texts (`text`, `notes`) are plain words; `text_blocks` turns their paragraphs and lists into the blocks of a page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from hubdesk.model.document import Block, LineBreak, Listing, Paragraph, Text

TITLE_PART, SOURCES_PART = "title", "sources"
"""The parts of an entry that are no heading: its title with summary and facts, and its list of sources."""

MAX_MINUTES = 24 * 60
"""A step or a workshop takes a day at most."""

_BULLET = re.compile(r"[-*•]\s+")
_NUMBER = re.compile(r"(\d{1,3})[.)]\s+")


class StepKind(StrEnum):
    """What a step is, named as the field that begins it in an author's file."""

    ENTRY = "entry"
    SLIDE = "slide"
    QUESTION = "question"
    ACTIVITY = "activity"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a workshop. What its kind has no use for is empty.

    Attributes:
        kind: what it is.
        minutes: how long it is meant to take; 0 for what passes by.
        title: the words on the wall. An entry's step has the entry's own title and leaves this empty.
        text: more words for the wall: a slide's text, what to do in an activity.
        notes: for the trainer alone; never on the wall.
        countdown: minutes counted down on the wall; 0 shows no clock.
        entry: an entry's id, `<partnership>/<slug>`.
        pack: the pack of that entry; empty means whichever has it.
        parts: which parts of the entry, in this order: anchors of its headings, `title` or `sources`.
            Empty means the whole entry in its own order, without its sources.
        hidden: those of the parts that are not for the wall: the trainer sees them, the room does not.
        sheet: the id of a sheet that goes with it.
    """

    kind: StepKind
    minutes: int = 0
    title: str = ""
    text: str = ""
    notes: str = ""
    countdown: int = 0
    entry: str = ""
    pack: str = ""
    parts: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    sheet: str = ""


class WorkshopLine(NamedTuple):
    """A workshop as a list shows it; `audience` and `themes` are ids of terms, `sheets` of sheets."""

    pack: str
    id: str
    title: str
    purpose: str
    minutes: int
    audience: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Workshop:
    """A whole workshop.

    Attributes:
        pack: the pack it came from; empty for one that its user has made.
        id: within its pack.
        title: what it is called.
        purpose: one sentence.
        minutes: the time there is. The plan's own sum is `planned_minutes`.
        steps: in order.
        audience: ids of terms.
        themes: ids of terms.
        people: for how many, in plain words.
        prepare: what to bring and get ready, one thing an item.
        sheets: ids of the sheets to print; in a user's own workshop `<pack>/<id>`.
        notes: for the trainer, about the whole.
    """

    pack: str
    id: str
    title: str
    purpose: str
    minutes: int
    steps: tuple[Step, ...] = ()
    audience: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    people: str = ""
    prepare: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()
    notes: str = ""

    @property
    def planned_minutes(self) -> int:
        """The minutes of all steps together."""
        return sum(step.minutes for step in self.steps)

    @property
    def whole_sheets(self) -> tuple[str, ...]:
        """Its sheets as `<pack>/<id>`, so that a copy still finds those of the pack it came from."""
        return tuple(f"{self.pack}/{id_}" if self.pack and "/" not in id_ else id_ for id_ in self.sheets)


def text_blocks(text: str) -> tuple[Block, ...]:
    """Turn plain words into the blocks of a page.

    An empty line ends a paragraph; a line's end stays a line's end; lines that begin with `- ` or `1. ` make a list.
    """
    blocks: list[Block] = []
    lines: list[str] = []
    items: list[list[str]] = []
    start: int | None = None

    def close() -> None:
        if lines:
            blocks.append(Paragraph(_broken_lines(lines)))
        if items:
            blocks.append(Listing(start, tuple((Paragraph(_broken_lines(item)),) for item in items)))
        lines.clear()
        items.clear()

    for line in text.splitlines():
        bare = line.strip()
        mark = _BULLET.match(bare) or _NUMBER.match(bare)
        if not bare:
            close()
        elif mark is not None:
            number = int(mark[1]) if mark.re is _NUMBER else None
            if lines or (items and (start is None) != (number is None)):
                close()
            if not items:
                start = number
            items.append([bare[mark.end() :]])
        elif items and line[0].isspace():
            items[-1].append(bare)
        else:
            if items:
                close()
            lines.append(bare)
    close()
    return tuple(blocks)


def _broken_lines(lines: list[str]) -> tuple[Text | LineBreak, ...]:
    nodes: list[Text | LineBreak] = []
    for line in lines:
        if nodes:
            nodes.append(LineBreak())
        nodes.append(Text(line))
    return tuple(nodes)
