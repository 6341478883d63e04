"""Which entries the user has marks on, whoever keeps them: asked before an edition takes the place of another."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hubdesk.model.words import QT_TR_NOOP

if TYPE_CHECKING:
    from hubdesk.userdata.store import UserStore

_IN_LISTS = """SELECT pack, entry, list_entries.title, lists.title FROM list_entries JOIN lists ON lists.id = list
    WHERE list != 'favourites' ORDER BY lists.position"""
_IN_WORKSHOPS = """SELECT step.value ->> 'pack', step.value ->> 'entry', step.value ->> 'entry_title', workshops.title
    FROM workshops, json_each(iif(json_valid(content), content, '{}'), '$.steps') AS step
    WHERE json_valid(step.value) AND step.value ->> 'entry' IS NOT NULL ORDER BY workshops.title, step.key"""
"""A workshop that cannot be read is named where workshops are listed; here it has nothing to say."""

MARKS = (
    (QT_TR_NOOP("favourites"), "SELECT pack, entry, title, '' FROM list_entries WHERE list = 'favourites'"),
    (QT_TR_NOOP("your list “{name}”"), _IN_LISTS),
    (QT_TR_NOOP("your workshop “{name}”"), _IN_WORKSHOPS),
    (QT_TR_NOOP("your note"), "SELECT pack, entry, title, '' FROM notes WHERE text != ''"),
    (QT_TR_NOOP("your sheet"), "SELECT pack, entry, title, '' FROM sheets"),
)
"""Each kind of mark: what it is called, and its rows: pack, entry, the entry's title then, and the name of what it is
kept in. A workshop may leave the pack open (None): whichever has the entry. Whoever keeps more adds a row."""


class Kept(NamedTuple):
    """What an entry is kept in: words of MARKS, and the name that goes into them."""

    words: str
    name: str


class MarkedEntry(NamedTuple):
    """An entry with marks on it, its title as it was then, and the marks. `pack` is empty for an entry of any pack."""

    pack: str
    entry: str
    title: str
    marks: tuple[Kept, ...]

    @property
    def address(self) -> str:
        """`<pack>/<partnership>/<slug>`."""
        return f"{self.pack}/{self.entry}"


def marked_entries(store: UserStore, pack: str = "") -> list[MarkedEntry]:
    """Give the entries that the user has marks on, of one pack or of all, by pack and id."""
    found: dict[tuple[str, str], tuple[str, list[Kept]]] = {}
    for words, sql in MARKS:
        for pack_id, entry, title, name in store.rows(sql):
            marks = found.setdefault((pack_id or "", entry), (title or "", []))[1]
            if (mark := Kept(words, name)) not in marks:
                marks.append(mark)
    return [
        MarkedEntry(*key, title, tuple(marks))
        for key, (title, marks) in sorted(found.items())
        if not pack or key[0] in ("", pack)
    ]
