"""What is to be handed on: which entries, in what order, under what title, and how their parts are read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hubdesk.model.say import say_date
from hubdesk.model.text import count_of
from hubdesk.model.words import tr

if TYPE_CHECKING:
    from hubdesk.model.address import EntryPlace
    from hubdesk.model.around import Around
    from hubdesk.model.entry import Entry
    from hubdesk.model.pack_info import PackInfo
    from hubdesk.model.term_page import TermPage
    from hubdesk.model.vocabulary import Term, TermKind


@dataclass(frozen=True, slots=True)
class Contents:
    """Entries to be handed on. They are read one by one, as they are written, so that a large library fits.

    `places` in reading order, each once, at least one; `partnerships` and `themes` in the vocabulary's order.
    `subtitle` is empty where the title says all; `narrowed` are the partnership and the theme that all of it is about;
    `contact` is the school's own safeguarding lead and how to reach them, two empty texts where none is to be named.
    """

    title: str
    subtitle: str
    summary: str
    packs: tuple[PackInfo, ...]
    places: tuple[EntryPlace, ...]
    partnerships: tuple[Term, ...]
    themes: tuple[Term, ...]
    synonyms: tuple[tuple[str, ...], ...]
    read_entry: Callable[[EntryPlace], Entry]
    read_around: Callable[[EntryPlace], Around]
    read_term_page: Callable[[TermKind, str], TermPage | None]
    read_asset: Callable[[str, str], bytes | None]
    narrowed: tuple[Term, ...] = ()
    contact: tuple[str, str] = ("", "")

    def info_of(self, pack: str) -> PackInfo:
        """Give what a pack says of itself."""
        return next(info for info in self.packs if info.id == pack)

    @property
    def language(self) -> str:
        """The language that most of it is in: the first pack's."""
        return self.packs[0].language or "en"

    @property
    def count(self) -> str:
        """How many entries there are, in words."""
        return count_of(len(self.places), tr("entry"), tr("entries"))

    @property
    def editions(self) -> tuple[str, ...]:
        """What each pack is, in a line: title, edition, publisher, licence."""
        return tuple(
            " · ".join(
                part
                for part in (
                    info.title,
                    tr("edition of {date}").format(date=say_date(info.edition)),
                    info.publisher,
                    info.licence,
                )
                if part
            )
            for info in self.packs
        )


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: how many entries, files, and bytes in all."""

    entries: int
    files: int
    size: int
