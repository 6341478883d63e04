"""A pack as its author has made it, checked and ready to be written."""

from __future__ import annotations

from dataclasses import dataclass

from hubdesk.model.pack_info import PackInfo
from hubdesk.model.source import Source
from hubdesk.model.vocabulary import Term, TermKind
from hubdesk.model.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the pack; `path` is relative to `assets/`, with forward slashes; `text`: its words, for searching."""

    path: str
    media_type: str
    content: bytes
    text: str = ""


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An entry to be written.

    `page` is the document as `document.encode` gives it, `body` its plain text, `headings` one heading a line;
    `terms` are ids kind by kind in the author's order; `sources` are keys, cited ones first in order of citation.
    """

    id: str
    title: str
    summary: str
    terms: tuple[tuple[TermKind, str], ...]
    page: bytes
    body: str
    headings: str
    sources: tuple[str, ...]
    ages: str = ""
    years: str = ""
    cost: str = ""
    time: str = ""
    evidence_why: str = ""
    reviewed: str = ""
    sensitive: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()

    def ids_of(self, kind: TermKind) -> tuple[str, ...]:
        """Give the entry's term ids of one kind."""
        return tuple(id_ for kind_, id_ in self.terms if kind_ == kind)


@dataclass(frozen=True, slots=True)
class Introduction:
    """The opening text of a partnership's or a theme's page; `sources` as in NewEntry."""

    kind: TermKind
    id: str
    page: bytes
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NewSheet:
    """A sheet to be written; `page` and `sources` as in NewEntry."""

    id: str
    title: str
    purpose: str
    page: bytes
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PackContent:
    """Everything that goes into a pack.

    `terms` stand in the vocabulary's order, `entries` and `sheets` in order of id, `workshops` as they are listed.
    `synonyms`: rows of words, or of several words each, that mean the same.
    """

    info: PackInfo
    terms: tuple[Term, ...]
    sources: tuple[Source, ...]
    entries: tuple[NewEntry, ...]
    introductions: tuple[Introduction, ...] = ()
    assets: tuple[Asset, ...] = ()
    workshops: tuple[Workshop, ...] = ()
    sheets: tuple[NewSheet, ...] = ()
    synonyms: tuple[tuple[str, ...], ...] = ()
