"""A slide: what stands on the wall at one time. Plain values; how they look is `typeset`'s."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hubdesk.model.document import Block
    from hubdesk.model.facts import Fact


class SlideKind(StrEnum):
    """What a slide shows, and so how it is set."""

    TITLE = "title"
    FACTS = "facts"
    CARE = "care"
    TEXT = "text"
    TABLE = "table"
    PICTURE = "picture"
    FIGURE = "figure"
    QUOTE = "quote"
    CALLOUT = "callout"
    SOURCES = "sources"
    QUESTION = "question"
    ACTIVITY = "activity"
    BREAK = "break"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide.

    Attributes:
        kind: how it is set.
        part: the part of its entry that it belongs to: a heading's anchor, `title` or `sources`.
        path: where its first block stands in that part. It stays the same however the part is cut, so a place on the
            wall is found again after the text was set for another screen.
        title: its heading.
        blocks: its text.
        above: a few words over the heading: the partnership, or the heading that a lower one stands under.
        foot: what the footer says: the entry, and where the slide's facts are from.
        facts: the lines of a fact box, or of the lines to call.
        pack: where its pictures come from.
        accent: the name of a colour.
        label: the kind of a callout (note, tip or care).
        number: which slide of its part it is, from 1.
        count: how many slides its part has.
        countdown: minutes that are counted down on it; 0 shows no clock.
        is_hidden: whether it is for the trainer only, not for the wall.
        size: how large its running text may be, in units of which 1080 make the height; 0 sets no limit.
    """

    kind: SlideKind
    part: str = ""
    path: tuple[int, ...] = ()
    title: str = ""
    blocks: tuple[Block, ...] = ()
    above: str = ""
    foot: str = ""
    facts: tuple[Fact, ...] = ()
    pack: str = ""
    accent: str = ""
    label: str = ""
    number: int = 1
    count: int = 1
    countdown: int = 0
    is_hidden: bool = False
    size: float = 0.0
