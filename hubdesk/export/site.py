"""The web edition's folder: where each page, picture and file lies, and how one page leads to another."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from hubdesk.export.links import Shown, anchor_id
from hubdesk.export.names import asset_name, file_name
from hubdesk.export.pictures import check_picture, may_be_taken_away
from hubdesk.model.address import EntryPlace, TermPlace
from hubdesk.model.vocabulary import Term, TermKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from hubdesk.export.contents import Contents
    from hubdesk.export.sink import Sink

HOME, ALL, ABOUT = "index.html", "all-entries.html", "about.html"
_Made = TypeVar("_Made")
_TERM_FOLDERS = {TermKind.PARTNERSHIP: "partnerships", TermKind.THEME: "themes"}


class Row(NamedTuple):
    """An entry as lists show it, and the ids of the terms that it stands under."""

    place: EntryPlace
    title: str
    summary: str
    partnership: str
    themes: tuple[str, ...]


class Site:
    """Everything that gets a page. Pictures and files are written when a page first shows them."""

    def __init__(self, contents: Contents, rows: tuple[Row, ...], sink: Sink, *, has_search: bool) -> None:
        self.contents, self.rows, self.has_search = contents, rows, has_search
        self._sink = sink
        self._by_place = {row.place: row for row in rows}
        under: dict[TermPlace, list[Row]] = defaultdict(list)
        for row in rows:
            under[TermPlace(TermKind.PARTNERSHIP, row.partnership)].append(row)
            for theme in row.themes:
                under[TermPlace(TermKind.THEME, theme)].append(row)
        self._rows_under = {place: tuple(found) for place, found in under.items()}
        self.partnerships = tuple(term for term in contents.partnerships if TermPlace(term.kind, term.id) in under)
        self.themes = tuple(term for term in contents.themes if TermPlace(term.kind, term.id) in under)
        self._terms = {TermPlace(term.kind, term.id): term for term in (*self.partnerships, *self.themes)}
        self._pictures: dict[tuple[str, str], tuple[str, int, int] | None] = {}
        self._files: dict[tuple[str, str], str | None] = {}

    def term(self, kind: TermKind, term_id: str) -> Term | None:
        """Give a partnership or theme that has a page."""
        return self._terms.get(TermPlace(kind, term_id))

    def rows_of(self, term: Term) -> tuple[Row, ...]:
        """Give the entries under a partnership or theme."""
        return self._rows_under[TermPlace(term.kind, term.id)]

    def path_of(self, place: EntryPlace | TermPlace) -> str | None:
        """Give the path of a page from the folder's top, or None if it has none."""
        if isinstance(place, TermPlace):
            return f"{_TERM_FOLDERS[place.kind]}/{file_name(place.id)}.html" if place in self._terms else None
        if EntryPlace(place.pack, place.id) not in self._by_place:
            return None
        parts = [file_name(part) for part in (place.pack, *place.id.split("/"))]
        return f"entries/{'/'.join(parts)}.html"

    def picture(self, pack: str, asset: str) -> tuple[str, int, int] | None:
        """Give a picture's path and size, and see that it is there; None if it may not be shown."""

        def make(content: bytes) -> tuple[str, int, int] | None:
            picture = check_picture(asset, content)
            if picture is None:
                return None
            path = f"pictures/{file_name(pack)}/{asset_name(asset)}"
            self._sink.write(path, picture.content)
            return path, picture.width, picture.height

        return self._once(self._pictures, pack, asset, make)

    def file(self, pack: str, asset: str) -> str | None:
        """Give the path of a file to take away, and see that it is there; None if a browser could run it."""

        def make(content: bytes) -> str | None:
            if not may_be_taken_away(asset, content):
                return None
            path = f"files/{file_name(pack)}/{asset_name(asset)}"
            self._sink.write(path, content)
            return path

        return self._once(self._files, pack, asset, make)

    def _once(
        self, made: dict[tuple[str, str], _Made | None], pack: str, asset: str, make: Callable[[bytes], _Made | None]
    ) -> _Made | None:
        if (pack, asset) not in made:
            content = self.contents.read_asset(pack, asset)
            made[pack, asset] = make(content) if content is not None else None
        return made[pack, asset]


class PageLinks:
    """Links as they are written into one page: relative, so that the folder works wherever it lies."""

    def __init__(self, site: Site, page: str) -> None:
        self.page = page
        self._site = site
        self._from = posixpath.dirname(page) or "."

    def to(self, path: str) -> str:
        """Give the way to a path of the folder."""
        return posixpath.relpath(path, self._from)

    @property
    def to_root(self) -> str:
        """The way to the folder's top: empty, or ending with a slash."""
        return "../" * self.page.count("/")

    def to_entry(self, place: EntryPlace) -> str | None:
        path = self._site.path_of(place)
        return path and self.to(path) + (f"#{anchor_id(place.heading)}" if place.heading else "")

    def to_term(self, place: TermPlace) -> str | None:
        path = self._site.path_of(place)
        return path and self.to(path)

    def to_picture(self, pack: str, asset: str) -> Shown | None:
        found = self._site.picture(pack, asset)
        return Shown(self.to(found[0]), found[1], found[2]) if found else None

    def to_file(self, pack: str, asset: str) -> str | None:
        path = self._site.file(pack, asset)
        return path and self.to(path)
