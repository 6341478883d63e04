"""Which entries the user has marks on, whoever keeps them: asked before an edition takes the place of another."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hubdesk.model.words import QT_TR_NOOP

if TYPE_CHECKING:
    from hubdesk.userdata.store import UserStore

MARKS = (
    (QT_TR_NOOP("favourites"), "SELECT pack, entry, title FROM list_entries WHERE list = 'favourites'"),
    (QT_TR_NOOP("your lists"), "SELECT pack, entry, title FROM list_entries WHERE list != 'favourites'"),
    (QT_TR_NOOP("your notes"), "SELECT pack, entry, title FROM notes WHERE text != ''"),
    (QT_TR_NOOP("your sheets"), "SELECT pack, entry, title FROM sheets"),
)
"""Each kind of mark: what it is called, and where its entries stand. Whoever keeps more adds a row."""


class MarkedEntry(NamedTuple):
    """An entry with marks on it, its title as it was then, and what kinds of marks: words of MARKS, shown by tr."""

    pack: str
    entry: str
    title: str
    marks: tuple[str, ...]

    @property
    def address(self) -> str:
        """`<pack>/<partnership>/<slug>`."""
        return f"{self.pack}/{self.entry}"


def marked_entries(store: UserStore, pack: str = "") -> list[MarkedEntry]:
    """Give the entries that the user has marks on, of one pack or of all, by pack and id."""
    found: dict[tuple[str, str], tuple[str, list[str]]] = {}
    for words, sql in MARKS:
        for pack_id, entry, title in store.rows(sql):
            marks = found.setdefault((pack_id, entry), (title, []))[1]
            if words not in marks:
                marks.append(words)
    return [
        MarkedEntry(*key, title, tuple(marks)) for key, (title, marks) in sorted(found.items()) if pack in ("", key[0])
    ]
