"""An entry of the library, as lists show it and as its page shows it. Its id is `<partnership>/<slug>`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from hubdesk.model.document import Document
    from hubdesk.model.source import Source
    from hubdesk.model.vocabulary import Term


class Attachment(NamedTuple):
    """A file that belongs to an entry; `size` in bytes."""

    asset: str
    media_type: str
    size: int


class EntryLine(NamedTuple):
    """An entry as a list shows it."""

    pack: str
    id: str
    title: str
    summary: str = ""

    @property
    def partnership(self) -> str:
        """The id of the entry's partnership."""
        return self.id.partition("/")[0]


class Entry(NamedTuple):
    """A whole entry. Fields that were left out are empty; `terms` holds every term it carries, kind by kind."""

    pack: str
    id: str
    title: str
    summary: str
    terms: tuple[Term, ...]
    document: Document
    sources: tuple[Source, ...]
    ages: str = ""
    years: str = ""
    cost: str = ""
    time: str = ""
    evidence_why: str = ""
    reviewed: str = ""
    sensitive: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()

    def of_kind(self, kind: str) -> tuple[Term, ...]:
        """Give the entry's terms of one kind, in the vocabulary's order."""
        return tuple(term for term in self.terms if term.kind == kind)
