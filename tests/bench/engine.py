"""The search engine beside raw FTS5, question by question and in turn, on the same file in the same run."""

from __future__ import annotations

import random
import sqlite3
import time
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from hubdesk.library import choosing
from hubdesk.library.search import LibrarySearch
from hubdesk.model.query import read_query
from tests.bench.corpus import known_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hubdesk.model.hit import Answer

_BEST, _DRAWN = 20, 6
_FULL = 400
_RAW = "SELECT rowid FROM entries_fts WHERE entries_fts MATCH ? ORDER BY rank LIMIT 20"
_RAW_SHOWN = (
    "SELECT rowid, highlight(entries_fts, 0, '[', ']'), snippet(entries_fts, 3, '[', ']', '…', 32) FROM entries_fts"
    " WHERE entries_fts MATCH ? ORDER BY rank LIMIT 20"
)


class Question(NamedTuple):
    """What is asked, in our words and in those of FTS5."""

    kind: str
    typed: str
    raw: str
    while_typing: bool = False


class Measured(NamedTuple):
    """Milliseconds of one question: the hits, these with passages, FTS5 with row numbers only, with title and passage."""

    kind: str
    hits: float
    ours: float
    raw: float
    raw_shown: float


def questions() -> list[Question]:
    """Give fifty whole questions, from the commonest words to rare ones, and every key of thirty words being typed."""
    chance = random.Random(11)
    known = known_words()

    def some(first: int, past: int, count: int) -> list[str]:
        return chance.sample(known[first:past], count)

    whole: list[tuple[str, ...]] = [
        (word,) for word in (*some(5, 60, 6), *some(60, 600, 8), *some(600, 6000, 8), *some(6000, 40000, 8))
    ]
    whole += list(zip(some(60, 600, 6), some(600, 6000, 6), strict=True))
    whole += list(zip(some(5, 60, 4), some(60, 600, 4), strict=True))
    whole += list(zip(some(20, 200, 5), some(200, 2000, 5), some(2000, 9000, 5), strict=True))
    asked = [Question("words", " ".join(words), " ".join(f'"{word}"' for word in words)) for words in whole]
    asked += [Question("phrase", f'"{one} {two}"', f'"{one} {two}"') for one, two in zip(
        some(5, 60, 5), some(60, 600, 5), strict=True)]  # fmt: skip
    for word in (*some(60, 600, 12), *some(600, 6000, 12), *some(6000, 20000, 6)):
        asked += [Question("key", word[:end], f'"{word[:end]}"*', while_typing=True) for end in range(1, len(word) + 1)]
    return asked


def measure(pack: Path) -> list[Measured]:
    """Ask everything once, after a first question that opens what is opened once."""
    connection = sqlite3.connect(f"{pack.as_uri()}?mode=ro&immutable=1", uri=True)
    found: list[Measured] = []
    with closing(connection), closing(LibrarySearch([(pack, "bench")])) as search:
        search.search(read_query("warm"), _BEST)
        for one in questions():
            query = read_query(one.typed, while_typing=one.while_typing)
            began = time.perf_counter()
            answer = search.search(query, _BEST)
            hits = (time.perf_counter() - began) * 1000
            found.append(
                Measured(
                    one.kind,
                    hits,
                    hits + _timed(partial(_look_at, answer)),
                    _timed(partial(_rows, connection, _RAW, one.raw)),
                    _timed(partial(_rows, connection, _RAW_SHOWN, one.raw)),
                )
            )
    return found


def same_tens(pack: Path) -> float:
    """Say for what share of the questions the first ten are those that a reading of many more would give."""

    def tens(search: LibrarySearch) -> list[list[str]]:
        queries = [read_query(one.typed, while_typing=one.while_typing) for one in questions() if one.kind != "key"]
        return [[hit.id for hit in search.search(query, 10).hits] for query in queries]

    former = choosing.READ
    with closing(LibrarySearch([(pack, "bench")])) as search:
        quick = tens(search)
        choosing.READ = _FULL
        try:
            full = tens(search)
        finally:
            choosing.READ = former
    return sum(one == other for one, other in zip(quick, full, strict=True)) / len(quick)


def _look_at(answer: Answer) -> None:
    """Take what a list shows: the passages of the first hits."""
    for hit in answer.hits[:_DRAWN]:
        assert hit.shown


def _rows(connection: sqlite3.Connection, sql: str, raw: str) -> list[object]:
    return connection.execute(sql, (raw,)).fetchall()


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000
