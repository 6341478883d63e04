"""Searching one pack. Words and phrases come from `model.query`; the typed text itself never gets here."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from hubdesk.model.hit import Hit, Marked
from hubdesk.model.text import anchors_for
from hubdesk.model.vocabulary import Term, TermKind
from hubdesk.pack.connection import as_stored, connect, damage_named
from hubdesk.pack.schema import FTS_WEIGHTS, MARK_OFF, MARK_ON

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hubdesk.model.query import Part, Query

_SNIPPET_TOKENS = 32
_ELLIPSIS = "…"
_MARK = re.compile(f"[{MARK_ON}{MARK_OFF}]")
_RANK = f"bm25({', '.join(map(str, FTS_WEIGHTS))})"

_FOUND = """
SELECT e.partnership || '/' || e.slug, e.partnership, -f.rank, e.headings, e.body, f.title, f.summary, f.body,
    coalesce((SELECT group_concat(term, char(10)) FROM entry_terms t WHERE t.entry_id = e.id AND t.kind = 'themes'), '')
FROM (
    SELECT rowid, rank, highlight(entries_fts, 0, :on, :off) AS title, highlight(entries_fts, 1, :on, :off) AS summary,
        snippet(entries_fts, 3, :on, :off, :ellipsis, :tokens) AS body
    FROM entries_fts WHERE entries_fts MATCH :words AND rank MATCH :rank {where} ORDER BY rank LIMIT :limit
) f JOIN entries e ON e.id = f.rowid ORDER BY f.rank, e.id
"""
_ONLY = " AND rowid IN (SELECT entry_id FROM entry_terms WHERE kind = '{kind}' AND term IN ({terms}))"
_COUNT = "SELECT count(*) FROM entries_fts WHERE entries_fts MATCH :words {where}"
_CARRIED = """
SELECT kind, term, count(*) FROM entry_terms WHERE entry_id IN (
    SELECT rowid FROM entries_fts WHERE entries_fts MATCH :words {where}
) GROUP BY kind, term
"""


class PackSearch:
    """A connection of its own to one pack, for the thread that searches; `interrupt` may come from any thread."""

    def __init__(self, path: Path, pack_id: str) -> None:
        self._path, self.id = path, pack_id
        self._connection = connect(path)
        try:
            with damage_named(path):
                rows = self._connection.execute("SELECT title FROM pack").fetchall()
                self.origin: str = as_stored(rows, "t")[0][0]
        except BaseException:
            self._connection.close()
            raise

    @cached_property
    def terms(self) -> list[tuple[Term, int]]:
        """The pack's words in the vocabulary's order, each with how many entries carry it."""
        sql = "SELECT kind, id, name, summary, place, accent, entries FROM terms ORDER BY position"
        with damage_named(self._path, self._connection):
            rows = as_stored(self._connection.execute(sql).fetchall(), "ttttttn")
            return [(Term(TermKind(kind), *rest), entries) for kind, *rest, entries in rows]

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def interrupt(self) -> None:
        """Make a search that is running in another thread give up; it raises sqlite3.OperationalError there."""
        self._connection.interrupt()

    def search(self, query: Query, limit: int, *, any_part: bool = False) -> tuple[int, list[Hit]]:
        """Find entries that have every part of the query, or with `any_part` at least one.

        Returns:
            How many there are in all, and the best `limit` of them, best first.
        """
        if not query.parts:
            return 0, []
        where, values = _narrowed(query)
        values |= {
            "words": _expression(query, any_part=any_part),
            "rank": _RANK,
            "limit": limit,
            "on": MARK_ON,
            "off": MARK_OFF,
            "ellipsis": _ELLIPSIS,
            "tokens": _SNIPPET_TOKENS,
        }
        with damage_named(self._path, self._connection):
            total = self._connection.execute(_COUNT.format(where=where), values).fetchone()[0]
            rows = self._connection.execute(_FOUND.format(where=where), values).fetchall() if total else []
            rows = as_stored(rows, "ttftttttt")
        return total, [self._hit(row) for row in rows]

    def count_terms(self, query: Query, *, any_part: bool = False) -> dict[tuple[str, str], int]:
        """Count, for each kind and id of a term, the entries found that carry it."""
        if not query.parts:
            return {}
        where, values = _narrowed(query)
        values["words"] = _expression(query, any_part=any_part)
        with damage_named(self._path, self._connection):
            rows = as_stored(self._connection.execute(_CARRIED.format(where=where), values).fetchall(), "ttn")
        return {(kind, term): count for kind, term, count in rows}

    def _hit(self, row: tuple[str, str, float, str, str, str, str, str, str]) -> Hit:
        id_, partnership, score, headings, body, title, summary, passage, themes = row
        heading, anchor = "", ""
        if MARK_ON in passage:
            listed = headings.split("\n")
            snippet = _read_marks(_without_headings(passage, listed))
            heading, anchor = _heading_above(passage, listed, body)
        else:
            snippet = _read_marks(summary)
        return Hit(
            pack=self.id,
            id=id_,
            title=_read_marks(title),
            partnership=partnership,
            themes=tuple(themes.split("\n")) if themes else (),
            heading=heading,
            anchor=anchor,
            snippet=snippet,
            score=score,
            forms=_forms(_read_marks(title), snippet),
            origin=self.origin,
        )


def _narrowed(query: Query) -> tuple[str, dict[str, object]]:
    where = ""
    values: dict[str, object] = {}
    for number, kind in enumerate(dict.fromkeys(filter_.kind for filter_ in query.filters)):
        ids = query.ids(kind)
        names = [f"term_{number}_{place}" for place in range(len(ids))]
        listed = ", ".join(f":{name}" for name in names)
        where += _ONLY.format(kind=kind, terms=listed)
        values |= dict(zip(names, ids, strict=True))
    return where, values


def _expression(query: Query, *, any_part: bool) -> str:
    """Say a query in FTS5's language."""
    wanted: list[str] = []
    unwanted: list[str] = []
    for part in query.parts:
        if part.is_excluded:
            unwanted.append(_phrase(part))
        elif part.is_or:
            wanted[-1] += f" OR {_phrase(part)}"
        else:
            wanted.append(_phrase(part))
    said = (" OR " if any_part else " AND ").join(f"({one})" for one in wanted)
    return f"({said}) NOT ({' OR '.join(unwanted)})" if unwanted else said


def _phrase(part: Part) -> str:
    """Say a part: a quoted phrase, with a star outside the quotes for a beginning."""
    return f'"{" ".join(part.words)}"{"*" if part.is_prefix else ""}'


def _forms(*texts: Marked) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.text[first:past].lower() for one in texts for first, past in one.marks))


def _read_marks(text: str) -> Marked:
    pieces = _MARK.split(text)
    marks, at = [], 0
    for number, piece in enumerate(pieces):
        if number % 2 and piece:
            marks.append((at, at + len(piece)))
        at += len(piece)
    return Marked("".join(pieces), tuple(marks))


def _without_headings(passage: str, headings: list[str]) -> str:
    """Join a passage's lines, leaving out headings, which are shown above it."""
    kept = [line for line in _marked_lines(passage) if _MARK.sub("", line).strip(_ELLIPSIS) not in headings]
    text = " ".join(" ".join(kept).split())
    return text if MARK_ON in text else " ".join(passage.split())


def _marked_lines(passage: str) -> Iterator[str]:
    """Split into lines, each with marks of its own: a phrase may begin in one line and end in the next."""
    is_on = False
    for line in passage.split("\n"):
        marked = MARK_ON + line if is_on else line
        is_on = marked.rfind(MARK_ON) > marked.rfind(MARK_OFF)
        yield marked + MARK_OFF if is_on else marked


def _heading_above(passage: str, headings: list[str], body: str) -> tuple[str, str]:
    """Find the heading under which a passage's first match stands, and its anchor."""
    plain = _MARK.sub("", passage).strip(_ELLIPSIS)
    start = body.find(plain)
    if start < 0:
        return "", ""
    place = start + len(_MARK.sub("", passage.lstrip(_ELLIPSIS).split(MARK_ON, 1)[0]))
    coming = list(zip(headings, anchors_for(headings), strict=True))
    found, at = ("", ""), 0
    for line in body.split("\n"):
        if at > place or not coming:
            break
        if line == coming[0][0]:
            found = coming.pop(0)
        at += len(line) + 1
    return found
