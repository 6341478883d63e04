"""Reading a pack: what it is, its words, its tree, its entries and its pictures. Searching is `pack.search`'s."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from hubdesk.errors import PackDamagedError
from hubdesk.model.entry import Attachment, Entry, EntryLine
from hubdesk.model.pack_info import PackInfo, is_edition, is_pack_id
from hubdesk.model.source import Source
from hubdesk.model.vocabulary import Term, TermKind
from hubdesk.model.words import tr
from hubdesk.pack.connection import as_stored, connect, damage_named, read_frame
from hubdesk.pack.schema import MOST_ENTRIES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hubdesk.model.around import Around
    from hubdesk.model.document import Document
    from hubdesk.model.sheet import Sheet, SheetLine
    from hubdesk.model.workshop import Workshop, WorkshopLine

_LONGEST = 1000
_LINKS_SHOWN = 12
_MOST_ROWS, _LONGEST_TEXT = 10_000, 20_000
"""More terms, branches or sources than any library has, and more letters than any title, summary or step."""
_TERM = "kind, id, name, summary, place, accent"


class PackTerm(NamedTuple):
    """A term of one pack, and how many of the pack's entries carry it."""

    term: Term
    entries: int


class Pack:
    """An open pack. Use it in the thread that opened it; close it, or use it as a context manager."""

    def __init__(self, path: Path) -> None:
        """Open a pack: a few milliseconds, whatever its size.

        Raises:
            PackError: it cannot be used; which child says why.
        """
        self.path = path
        self._connection = connect(path)
        try:
            row = self._row(
                "SELECT id, title, edition, language, publisher, licence, contact, summary, entries,"
                " (SELECT coalesce(max(id), 0) FROM entries) FROM pack",
                "ttttttttnn",
            )
            if row is None:
                raise PackDamagedError(path, tr("it does not say what it is."))
            *said, count, highest = row
            self.info = _read_info(PackInfo(*said), path)
            if not 0 <= count <= highest <= MOST_ENTRIES:  # they are numbered from 1
                raise PackDamagedError(path, tr("it says that it has more entries than it has."))
            self.entry_count: int = count
        except BaseException:
            self._connection.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @cached_property
    def is_signed(self) -> bool:
        """Whether somebody has signed it; whom one trusts was asked when it was installed."""
        return bool(read_frame(self.path).key)

    @cached_property
    def terms(self) -> dict[tuple[TermKind, str], PackTerm]:
        """The pack's words, in the vocabulary's order."""
        rows = self._rows(f"SELECT {_TERM}, entries FROM terms ORDER BY position", "ttttttn")  # noqa: S608 - a constant
        with damage_named(self.path):
            found = [PackTerm(Term(TermKind(kind), *rest), entries) for kind, *rest, entries in rows]
        self._check_counts(item.entries for item in found)
        return {(item.term.kind, item.term.id): item for item in found}

    @cached_property
    def branches(self) -> dict[tuple[str, str], int]:
        """How many entries stand under each pair of partnership and theme."""
        rows = self._rows("SELECT partnership, theme, entries FROM branches", "ttn")
        self._check_counts(entries for *_, entries in rows)
        return {(partnership, theme): entries for partnership, theme, entries in rows}

    def _check_counts(self, counts: Iterable[int]) -> None:
        """Refuse counts that cannot be: a tree of so many rows would end the program, or never come."""
        if any(not 0 <= count <= self.entry_count for count in counts):
            raise PackDamagedError(self.path, tr("it counts entries that it does not have."))

    def lines(self, partnership: str, theme: str, first: int, count: int) -> list[EntryLine]:
        """Give entries of a branch by title, from row `first`, at most `count`."""
        rows = self._rows(
            "SELECT e.partnership || '/' || e.slug, e.title, e.summary FROM branch_entries b"
            " JOIN entries e ON e.id = b.entry_id"
            " WHERE b.partnership = ? AND b.theme = ? AND b.position >= ? ORDER BY b.position LIMIT ?",
            "ttt",
            (partnership, theme, first, count),
        )
        return [EntryLine(self.info.id, *row) for row in rows]

    def places(self, entry_id: str) -> list[tuple[str, str, int]]:
        """Give where an entry stands in the tree: partnership, theme, row."""
        partnership, _, slug = entry_id.partition("/")
        return self._rows(
            "SELECT b.partnership, b.theme, b.position FROM entries e JOIN branch_entries b ON b.entry_id = e.id"
            " WHERE e.partnership = ? AND e.slug = ?",
            "ttn",
            (partnership, slug),
        )

    def line(self, entry_id: str) -> EntryLine | None:
        """Give an entry as a list shows it, or None."""
        partnership, _, slug = entry_id.partition("/")
        row = self._row(
            "SELECT title, summary FROM entries WHERE partnership = ? AND slug = ?", "tt", (partnership, slug)
        )
        return EntryLine(self.info.id, entry_id, *row) if row else None

    def entry(self, entry_id: str) -> Entry | None:
        """Give a whole entry, or None if there is none of that id."""
        partnership, _, slug = entry_id.partition("/")
        row = self._row(
            "SELECT e.id, e.title, e.summary, e.ages, e.years, e.cost, e.time, e.evidence_why, e.reviewed,"
            " e.sensitive, e.body, p.page FROM entries e JOIN pages p ON p.entry_id = e.id"
            " WHERE e.partnership = ? AND e.slug = ?",
            "ntttttttttTb",
            (partnership, slug),
        )
        if row is None:
            return None
        number, title, summary, ages, years, cost, time, evidence_why, reviewed, sensitive, body, page = row
        carried = self._rows(
            "SELECT t.kind, t.id FROM entry_terms et JOIN terms t ON t.kind = et.kind AND t.id = et.term"
            " WHERE et.entry_id = ? ORDER BY t.position",
            "tt",
            (number,),
        )
        attachments = self._rows(
            "SELECT a.path, a.media_type, a.size FROM attachments x JOIN assets a ON a.path = x.asset"
            " WHERE x.entry_id = ? ORDER BY x.position",
            "ttn",
            (number,),
        )
        sources = self._rows(
            "SELECT s.id, s.title, s.publisher, s.year, s.url FROM entry_sources x JOIN sources s ON s.id = x.source"
            " WHERE x.entry_id = ? ORDER BY x.position",
            "ttttt",
            (number,),
        )
        with damage_named(self.path):
            return Entry(
                pack=self.info.id,
                id=entry_id,
                title=title,
                summary=summary,
                terms=tuple(self.terms[TermKind(kind), id_].term for kind, id_ in carried),
                document=_inflate(page, body),
                sources=tuple(Source(*source) for source in sources),
                ages=ages,
                years=years,
                cost=cost,
                time=time,
                evidence_why=evidence_why,
                reviewed=reviewed,
                sensitive=tuple(word for word in sensitive.split(", ") if word),
                attachments=tuple(Attachment(*attachment) for attachment in attachments),
            )

    def around(self, entry_id: str) -> Around:
        """Give what stands round an entry in this pack, its neighbours in the tree apart."""
        from hubdesk.model.around import Around, Related
        from hubdesk.pack import relating  # a start shows no page

        partnership, _, slug = entry_id.partition("/")
        key = (partnership, slug)
        pack, named = self.info.id, self.terms
        related = [
            Related(
                EntryLine(pack, *line),
                tuple(named[TermKind.TOPIC, id_].term for id_ in topics.split("\n") if (TermKind.TOPIC, id_) in named),
                tuple(words.split("\n")) if words else (),
            )
            for *line, topics, words in self._rows(*relating.RELATED, key)
        ]
        links, linked_from = (
            tuple(EntryLine(pack, *row) for row in self._rows(*query, (*key, _LINKS_SHOWN)))
            for query in (relating.LINKS, relating.LINKED_FROM)
        )
        return Around(tuple(one for one in related if one.topics or one.words), links, linked_from)

    def introduction(self, kind: TermKind, term_id: str) -> tuple[Document, tuple[Source, ...]] | None:
        """Give the opening text of a term's page and its sources, if one was written."""
        row = self._row("SELECT page FROM introductions WHERE kind = ? AND id = ?", "b", (kind, term_id))
        if row is None:
            return None
        sources = self._rows(
            "SELECT s.id, s.title, s.publisher, s.year, s.url FROM introduction_sources x"
            " JOIN sources s ON s.id = x.source WHERE x.kind = ? AND x.id = ? ORDER BY x.position",
            "ttttt",
            (kind, term_id),
        )
        with damage_named(self.path):
            return _inflate(row[0]), tuple(Source(*source) for source in sources)

    def workshops(self) -> list[WorkshopLine]:
        """Give the pack's workshops as a list shows them, in the pack's order."""
        from hubdesk.pack.workshops import WORKSHOP_LINES, workshop_lines  # a start lists none

        with damage_named(self.path):
            return workshop_lines(self.info.id, self._rows(*WORKSHOP_LINES))

    def workshop(self, workshop_id: str) -> Workshop | None:
        """Give a whole workshop, or None if there is none of that id."""
        from hubdesk.pack.workshops import STEPS, WORKSHOP, read_workshop

        row = self._row(*WORKSHOP, (workshop_id,))
        if row is None:
            return None
        steps = self._rows(*STEPS, (workshop_id,))
        with damage_named(self.path):
            return read_workshop(self.info.id, workshop_id, row, steps)

    def sheets(self) -> list[SheetLine]:
        """Give the pack's sheets as a list shows them, by title."""
        from hubdesk.model.sheet import SheetLine

        rows = self._rows("SELECT id, title, purpose FROM sheets ORDER BY title, id", "ttt")
        return [SheetLine(self.info.id, *row) for row in rows]

    def sheet(self, sheet_id: str) -> Sheet | None:
        """Give a whole sheet, or None if there is none of that id."""
        from hubdesk.model.sheet import Sheet

        row = self._row("SELECT title, purpose, page FROM sheets WHERE id = ?", "ttb", (sheet_id,))
        if row is None:
            return None
        title, purpose, page = row
        sources = self._rows(
            "SELECT s.id, s.title, s.publisher, s.year, s.url FROM sheet_sources x JOIN sources s ON s.id = x.source"
            " WHERE x.sheet = ? ORDER BY x.position",
            "ttttt",
            (sheet_id,),
        )
        with damage_named(self.path):
            return Sheet(
                self.info.id, sheet_id, title, purpose, _inflate(page), tuple(Source(*source) for source in sources)
            )

    def synonyms(self) -> list[tuple[str, ...]]:
        """Give rows of words, or of several words each, that mean the same, in the author's order."""
        rows: dict[int, list[str]] = {}
        for row, words in self._rows("SELECT row, words FROM synonyms ORDER BY row, position", "nt"):
            rows.setdefault(row, []).append(words)
        return [tuple(words) for words in rows.values()]

    def ids(self, limit: int) -> list[str]:
        """Give ids of entries in order, at most `limit`."""
        rows = self._rows(
            "SELECT partnership || '/' || slug FROM entries ORDER BY partnership, slug LIMIT ?", "t", (limit,), limit
        )
        return [row[0] for row in rows]

    def titles(self, limit: int) -> dict[str, str]:
        """Give titles of entries, at most `limit`, each with the id of its entry."""
        sql = "SELECT title, partnership || '/' || slug FROM entries ORDER BY title LIMIT ?"
        return dict(self._rows(sql, "tt", (limit,), limit))

    def asset(self, path: str) -> bytes | None:
        """Give a file of the pack, or None. Its bytes come from outside: decode them with care."""
        row = self._row("SELECT content FROM assets WHERE path = ?", "b", (path,))
        return row[0] if row else None

    def _rows(self, sql: str, kinds: str, values: tuple[object, ...] = (), most: int = _MOST_ROWS) -> list[Any]:
        """Ask; rows or texts beyond all measure are damage: showing them would hold up the window for minutes."""
        with damage_named(self.path, self._connection):
            rows = as_stored(self._connection.execute(sql, values).fetchmany(most + 1), kinds)
        short = [column for column, kind in enumerate(kinds) if kind == "t"]
        if len(rows) > most or any(len(row[column]) > _LONGEST_TEXT for row in rows for column in short):
            raise PackDamagedError(self.path, tr("it holds more than a page or a list can show."))
        return rows

    def _row(self, sql: str, kinds: str, values: tuple[object, ...] = ()) -> Any:
        rows = self._rows(sql, kinds, values)
        return rows[0] if rows else None


def _read_info(untrusted: PackInfo, path: Path) -> PackInfo:
    """Check what becomes part of a file's name, and take out of the rest what could pretend to be something else.

    Raises:
        PackDamagedError: the id or the edition is none.
    """
    if not (is_pack_id(untrusted.id) and is_edition(untrusted.edition)):
        raise PackDamagedError(path, tr("it does not say what it is."))
    if all(text.isprintable() and len(text) <= _LONGEST for text in untrusted):  # a start imports nothing for that
        return untrusted
    from hubdesk.model.text import plain_line

    return PackInfo(*(plain_line(text, _LONGEST) for text in untrusted))


def _inflate(untrusted_bytes: bytes, text: str = "") -> Document:
    from hubdesk.pack.pages import inflate  # the window's first page needs no tree of text, and waits for nothing

    return inflate(untrusted_bytes, text)
