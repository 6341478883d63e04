"""What the page of a partnership or a theme says."""

from __future__ import annotations

from dataclasses import dataclass, field

from hubdesk.model.document import Document
from hubdesk.model.source import Source
from hubdesk.model.vocabulary import Term


@dataclass(frozen=True, slots=True)
class TermPage:
    """A term with what its page says: how many entries carry it, and its introduction, if one was written.

    `pack` is the id of the pack whose introduction it is.
    """

    term: Term
    entries: int
    introduction: Document = field(default_factory=Document)
    sources: tuple[Source, ...] = ()
    pack: str = ""
