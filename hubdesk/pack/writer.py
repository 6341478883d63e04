"""Writing a pack. The file appears under its name only when it is whole; the same content gives the same bytes."""

from __future__ import annotations

import sqlite3
import threading
from collections import defaultdict
from contextlib import closing, suppress
from itertools import islice, product
from typing import TYPE_CHECKING, Any

from sqlite_utils import Database

from hubdesk.durable import part_of, settle
from hubdesk.errors import WriteFailedError
from hubdesk.model.progress import CancelToken, Progress, Report, no_report
from hubdesk.model.vocabulary import TermKind
from hubdesk.pack import seal
from hubdesk.pack.indexing import HEADING, SUMMARY, TERM, TITLE, IndexBuilder, phrase_key
from hubdesk.pack.pages import deflate
from hubdesk.pack.planes import mask_of
from hubdesk.pack.relating import write_related
from hubdesk.pack.schema import APPLICATION_ID, FORMAT, INDEXES, TABLES
from hubdesk.pack.workshops import write_sheets, write_workshops

if TYPE_CHECKING:
    from pathlib import Path

    from hubdesk.model.content import NewEntry, PackContent

_BATCH = 500
_FORMS_OF_A_PHRASE = 64
_INSERT_ENTRY = (
    "INSERT INTO entries VALUES (:id, :partnership, :slug, :title, :summary, :headings, :body, :words, :files, :ages,"
    " :years, :cost, :time, :evidence_why, :reviewed, :sensitive)"
)


def write_pack(
    content: PackContent, target: Path, report: Report = no_report, token: CancelToken | None = None
) -> None:
    """Write a pack and seal it.

    Args:
        content: what goes in; checked by who made it.
        target: the pack's path. An older file there stays as it is until the new one is whole.
        report: called as entries are written, then as the index is made.
        token: asked between batches of 500 entries.
    Raises:
        WriteFailedError: no room, no right to write, or the drive is gone.
        CancelledError: somebody asked to stop. In both cases nothing half-written is left.
    """
    part = part_of(target)
    token = token or CancelToken()
    try:
        part.unlink(missing_ok=True)
        with closing(sqlite3.connect(part, check_same_thread=False)) as connection:
            _fill(Database(connection, execute_plugins=False), content, report, token)
        digest = seal.digest_body(part, token=token, tail=0)
        with part.open("ab") as file:
            file.write(seal.Seal(digest).to_bytes())
        settle(part, target)
    except (OSError, sqlite3.OperationalError) as error:
        raise WriteFailedError.of(target, error) from error
    finally:
        for leftover in (part, part.with_name(part.name + "-journal")):
            with suppress(OSError):  # what cannot be deleted was not made here, or went with its drive
                leftover.unlink(missing_ok=True)


def _fill(db: Database, content: PackContent, report: Report, token: CancelToken) -> None:
    for pragma in (
        "page_size = 4096",
        "journal_mode = OFF",  # a build that dies is thrown away whole; readers find the file in DELETE mode
        "synchronous = OFF",
        f"application_id = {APPLICATION_ID}",
        f"user_version = {FORMAT}",
    ):
        db.execute(f"PRAGMA {pragma}")
    for statement in TABLES:
        db.execute(statement)
    # Numbered by title: see pack.schema.
    entries = sorted(content.entries, key=lambda entry: (entry.title.casefold(), entry.id))
    index = IndexBuilder(len(entries))
    with db.conn:
        _insert_entries(db, content, entries, report, token)
        _insert_rest(db, content, entries)
        report(Progress(0, 1, "Relating entries to each other"))
        write_related(db, entries, token)
        write_workshops(db, content.workshops)
        write_sheets(db, content.sheets)
    # SQLite makes its index of phrases on one core while we make ours of words on another.
    failed: list[sqlite3.Error] = []
    maker = threading.Thread(target=_make_phrase_index, args=(db, failed), name="phrases")
    maker.start()
    try:
        _index_words(content, entries, index, report, token)
    finally:
        maker.join()
    if failed:
        raise failed[0]
    token.check()
    with db.conn:
        _insert_index(db, content, entries, index)
        for statement in INDEXES:
            db.execute(statement)
    db.vacuum()


def _insert_entries(
    db: Database, content: PackContent, entries: list[NewEntry], report: Report, token: CancelToken
) -> None:
    texts = _Texts(content)
    total = len(entries)
    for first in range(0, total, _BATCH):
        token.check()
        report(Progress(first, total, "Writing entries"))
        batch = [
            (number, entry, _entry_row(number, entry, texts))
            for number, entry in enumerate(entries[first : first + _BATCH], first + 1)
        ]
        db.conn.executemany(_INSERT_ENTRY, [row for _, _, row in batch])
        db.conn.executemany(
            "INSERT INTO pages VALUES (?, ?)", [(number, deflate(entry.page, entry.body)) for number, entry, _ in batch]
        )
        db.conn.executemany(
            "INSERT INTO entry_terms VALUES (?, ?, ?)",
            sorted({(number, str(kind), id_) for number, entry, _ in batch for kind, id_ in entry.terms}),
        )


class _Texts:
    """What an entry's row says beside its own text, so that it is found by it."""

    def __init__(self, content: PackContent) -> None:
        self._names = {(term.kind, term.id): term.name for term in content.terms}
        self._files = {asset.path: asset.text.replace("\f", " ") for asset in content.assets}

    def words(self, entry: NewEntry) -> str:
        """Give the names of an entry's terms and what it says of cost and time, as its page shows them, one a line."""
        names = [self._names.get(key, "") for key in entry.terms]
        facts = [f"{name} {fact}" for name, fact in (("Cost", entry.cost), ("Time it takes", entry.time)) if fact]
        return "\n".join([*names, *facts])

    def files(self, entry: NewEntry) -> str:
        """Give the texts of its files, a form feed between them, so that a place in the text tells the file."""
        return "\f".join(self._files.get(asset, "") for asset in entry.attachments)


def _make_phrase_index(db: Database, failed: list[sqlite3.Error]) -> None:
    try:
        db.table("entries").rebuild_fts()
        db.table("entries").optimize()
    except sqlite3.Error as error:
        failed.append(error)


def _index_words(
    content: PackContent, entries: list[NewEntry], index: IndexBuilder, report: Report, token: CancelToken
) -> None:
    texts = _Texts(content)
    for number, entry in enumerate(entries, 1):
        if number % _BATCH == 1:
            token.check()
            report(Progress(number - 1, len(entries), "Making the search index"))
        index.add(number, entry, texts.words(entry), texts.files(entry))
    report(Progress(len(entries), len(entries), "Making the search index"))


def _insert_index(db: Database, content: PackContent, entries: list[NewEntry], index: IndexBuilder) -> None:
    synonyms = [
        (row, position, words, phrase_key(words))
        for row, meaning in enumerate(content.synonyms)
        for position, words in enumerate(meaning)
    ]
    phrases = dict.fromkeys(key for _, _, _, key in synonyms if " " in key)
    forms = index.forms_of({stem for key in phrases for stem in key.split()})
    for key in phrases:
        index.add_phrase(key, _entries_with(db, [forms[stem] for stem in key.split()]))
    carriers: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, entry in enumerate(entries, 1):
        for kind, id_ in dict.fromkeys(entry.terms):
            carriers[str(kind), id_].append(number)
    size = len(entries) // 8 + 1
    for statement, rows in (
        ("INSERT INTO words VALUES (?, ?, ?)", index.word_rows()),
        ("INSERT INTO stems VALUES (?, ?, ?, ?, ?)", index.stem_rows()),
        ("INSERT INTO beginnings VALUES (?, ?)", index.beginning_rows()),
        ("INSERT INTO spellings VALUES (?, ?, ?, ?)", index.spelling_rows()),
        ("INSERT INTO synonyms VALUES (?, ?, ?, ?)", synonyms),
        (
            "INSERT INTO term_masks VALUES (?, ?, ?)",
            ((*key, mask_of(carriers[key], len(entries)).to_bytes(size, "little")) for key in sorted(carriers)),
        ),
    ):
        db.conn.executemany(statement, rows)


def _entries_with(db: Database, words: list[list[str]]) -> list[tuple[int, float]]:
    """Find the entries that have a phrase, and what it counts in each: as much as a word in the same places.

    Each of its words is given in all forms that entries have: young person and young people are the same phrase.
    """
    counts: dict[int, float] = defaultdict(float)
    said = " OR ".join(f'"{" ".join(one)}"' for one in islice(product(*words), _FORMS_OF_A_PHRASE))
    if not said:
        return []
    for column, weight in (("title", TITLE), ("summary", SUMMARY), ("headings", HEADING), ("words", TERM), ("body", 1)):
        found = db.conn.execute("SELECT rowid FROM entries_fts WHERE entries_fts MATCH ?", (f"{column} : ({said})",))
        for (number,) in found:
            counts[number] += weight
    return sorted(counts.items())


def _entry_row(number: int, entry: NewEntry, texts: _Texts) -> dict[str, Any]:
    partnership, _, slug = entry.id.partition("/")
    return {
        "id": number,
        "partnership": partnership,
        "slug": slug,
        "title": entry.title,
        "summary": entry.summary,
        "headings": entry.headings,
        "body": entry.body,
        "words": texts.words(entry),
        "files": texts.files(entry),
        "ages": entry.ages,
        "years": entry.years,
        "cost": entry.cost,
        "time": entry.time,
        "evidence_why": entry.evidence_why,
        "reviewed": entry.reviewed,
        "sensitive": ", ".join(entry.sensitive),
    }


def _insert_rest(db: Database, content: PackContent, entries: list[NewEntry]) -> None:
    info = content.info
    db.table("pack").insert({
        "id": info.id, "title": info.title, "edition": info.edition, "language": info.language,
        "publisher": info.publisher, "licence": info.licence, "contact": info.contact, "summary": info.summary,
        "entries": len(entries),
    })  # fmt: skip
    numbers = list(enumerate(entries, 1))
    carried: dict[tuple[TermKind, str], int] = defaultdict(int)
    for entry in entries:
        for key in entry.terms:
            carried[key] += 1
    db.table("terms").insert_all({
        "kind": str(term.kind), "id": term.id, "position": position, "name": term.name, "summary": term.summary,
        "place": term.place, "accent": term.accent, "entries": carried[term.kind, term.id],
    } for position, term in enumerate(content.terms))  # fmt: skip
    db.table("introductions").insert_all(
        {"kind": str(page.kind), "id": page.id, "page": deflate(page.page)} for page in content.introductions
    )
    db.table("sources").insert_all({
        "id": source.key, "title": source.title, "publisher": source.publisher, "year": source.year, "url": source.url,
    } for source in content.sources)  # fmt: skip
    db.table("entry_sources").insert_all(
        {"entry_id": number, "position": position, "source": key}
        for number, entry in numbers
        for position, key in enumerate(entry.sources)
    )
    db.table("introduction_sources").insert_all(
        {"kind": str(page.kind), "id": page.id, "position": position, "source": key}
        for page in content.introductions
        for position, key in enumerate(page.sources)
    )
    db.table("assets").insert_all({
        "path": asset.path, "media_type": asset.media_type, "size": len(asset.content), "content": asset.content,
    } for asset in content.assets)  # fmt: skip
    db.table("attachments").insert_all(
        {"entry_id": number, "position": position, "asset": asset}
        for number, entry in numbers
        for position, asset in enumerate(entry.attachments)
    )
    branches = _branches(numbers)
    db.table("branches").insert_all(
        {"partnership": partnership, "theme": theme, "entries": len(members)}
        for (partnership, theme), members in branches
    )
    db.table("branch_entries").insert_all(
        {"partnership": partnership, "theme": theme, "position": position, "entry_id": number}
        for (partnership, theme), members in branches
        for position, number in enumerate(members)
    )


def _branches(numbers: list[tuple[int, NewEntry]]) -> list[tuple[tuple[str, str], list[int]]]:
    """Work out the tree once, here, so that no reader ever counts or sorts: branch by branch, entries by title."""
    members: dict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
    for number, entry in numbers:
        partnership = entry.id.partition("/")[0]
        for theme in entry.ids_of(TermKind.THEME):
            members[partnership, theme].append((entry.title.casefold(), number))
    return [(branch, [number for _, number in sorted(members[branch])]) for branch in sorted(members)]
