"""A sheet: one page or two to print and fill in.

Its text is a page like any other. On paper a rule across is a line to write on, and an empty cell of a table is room to
write in; an item that begins with `☐` has a box to tick.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from hubdesk.model.document import Paragraph, plain_text

if TYPE_CHECKING:
    from hubdesk.model.document import Block, Document
    from hubdesk.model.source import Source

EMPTY_BOX, TICKED_BOX = "☐", "☑"
"""What `[ ]` and `[x]` at the beginning of a list's item become."""


def is_to_tick(item: tuple[Block, ...]) -> bool:
    """Say whether a list's item has a box to tick."""
    words = plain_text(item[0].children) if item and isinstance(item[0], Paragraph) else ""
    return words.startswith((EMPTY_BOX, TICKED_BOX))


class SheetLine(NamedTuple):
    """A sheet as a list shows it."""

    pack: str
    id: str
    title: str
    purpose: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole sheet; `purpose` is one sentence. `sources` are those that its text cites."""

    pack: str
    id: str
    title: str
    purpose: str
    document: Document
    sources: tuple[Source, ...] = ()
