"""Reading a page as a browser does, and links for pages that stand alone."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import NamedTuple

from hubdesk.export.links import Shown
from hubdesk.model.address import EntryPlace, TermPlace

_VOID = frozenset(("br", "hr", "img", "input", "link", "meta", "wbr"))


class Tag(NamedTuple):
    """An element as it was met: its name, its attributes, and the elements that it stands in."""

    name: str
    attributes: dict[str, str]
    inside: tuple[str, ...]


class ReadPage(HTMLParser):
    """A page as a browser reads it: elements in order, and the words that are seen. It fails on bad nesting."""

    def __init__(self, page: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[Tag] = []
        self.words = ""
        self._open: list[str] = []
        self.feed(page.decode())
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(Tag(tag, {name: value or "" for name, value in attrs}, tuple(self._open)))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & set(self._open):
            self.words += data

    def named(self, name: str) -> list[Tag]:
        """Give the elements of a name."""
        return [tag for tag in self.tags if tag.name == name]

    def values(self, attribute: str) -> list[str]:
        """Give all values of an attribute, in order."""
        return [tag.attributes[attribute] for tag in self.tags if attribute in tag.attributes]

    @property
    def dead_links(self) -> list[str]:
        """Give the links within the page that lead nowhere."""
        ids = set(self.values("id"))
        return [href for href in self.values("href") if href.startswith("#") and href[1:] not in ids]


class Places:
    """Links that lead to everything, by plain names."""

    def to_entry(self, place: EntryPlace) -> str | None:
        return f"{place.id}.html" + (f"#{place.heading}" if place.heading else "")

    def to_term(self, place: TermPlace) -> str | None:
        return f"{place.id}.html"

    def to_picture(self, pack: str, asset: str) -> Shown | None:
        return Shown(f"{pack}/{asset}", 40, 30)

    def to_file(self, pack: str, asset: str) -> str | None:
        return f"{pack}/{asset}"


class Nowhere:
    """Links that lead to nothing: the entry stands alone."""

    def to_entry(self, place: EntryPlace) -> str | None:
        return None

    def to_term(self, place: TermPlace) -> str | None:
        return None

    def to_picture(self, pack: str, asset: str) -> Shown | None:
        return None

    def to_file(self, pack: str, asset: str) -> str | None:
        return None
