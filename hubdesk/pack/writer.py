"""Writing a pack. The file appears under its name only when it is whole; the same content gives the same bytes."""

from __future__ import annotations

import os
import sqlite3
from collections import defaultdict
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from sqlite_utils import Database

from hubdesk.errors import WriteFailedError
from hubdesk.model.progress import CancelToken, Progress, Report, no_report
from hubdesk.model.vocabulary import TermKind
from hubdesk.pack import seal
from hubdesk.pack.pages import deflate
from hubdesk.pack.schema import APPLICATION_ID, FORMAT, INDEXES, MARK_OFF, MARK_ON, TABLES
from hubdesk.pack.workshops import write_sheets, write_workshops

if TYPE_CHECKING:
    from pathlib import Path

    from hubdesk.model.content import NewEntry, PackContent

_NO_MARKS = {ord(MARK_ON): None, ord(MARK_OFF): None}
_BATCH = 500


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
    part = target.with_name(target.name + ".part")
    token = token or CancelToken()
    try:
        part.unlink(missing_ok=True)
        with closing(sqlite3.connect(part)) as connection:
            _fill(Database(connection, execute_plugins=False), content, report, token)
        digest = seal.digest_body(part, token=token, tail=0)
        with part.open("ab") as file:
            file.write(seal.Seal(digest).to_bytes())
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except (OSError, sqlite3.OperationalError) as error:
        raise WriteFailedError(target, getattr(error, "strerror", None) or str(error)) from error
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
    with db.conn:
        _insert_entries(db, content, report, token)
        _insert_rest(db, content)
        write_workshops(db, content.workshops)
        write_sheets(db, content.sheets)
        for statement in INDEXES:
            db.execute(statement)
    report(Progress(0, 2, "Making the search index"))
    token.check()
    db.table("entries").rebuild_fts()
    report(Progress(1, 2, "Making the search index"))
    token.check()
    db.table("entries").optimize()
    db.vacuum()


def _insert_entries(db: Database, content: PackContent, report: Report, token: CancelToken) -> None:
    names = {(term.kind, term.id): term.name for term in content.terms}
    total = len(content.entries)
    for first in range(0, total, _BATCH):
        token.check()
        report(Progress(first, total, "Writing entries"))
        batch = list(enumerate(content.entries[first : first + _BATCH], first + 1))
        db.table("entries").insert_all(_entry_row(number, entry, names) for number, entry in batch)
        db.table("pages").insert_all({"entry_id": number, "page": deflate(entry.page)} for number, entry in batch)
        db.table("entry_terms").insert_all(
            {"entry_id": number, "kind": str(kind), "term": id_} for number, entry in batch for kind, id_ in entry.terms
        )


def _entry_row(number: int, entry: NewEntry, names: dict[tuple[TermKind, str], str]) -> dict[str, object]:
    partnership, _, slug = entry.id.partition("/")
    words = "\n".join(names.get(key, "") for key in entry.terms)
    return {
        "id": number,
        "partnership": partnership,
        "slug": slug,
        "title": entry.title.translate(_NO_MARKS),
        "summary": entry.summary.translate(_NO_MARKS),
        "headings": entry.headings.translate(_NO_MARKS),
        "body": entry.body.translate(_NO_MARKS),
        "words": words.translate(_NO_MARKS),
        "ages": entry.ages,
        "years": entry.years,
        "cost": entry.cost,
        "time": entry.time,
        "evidence_why": entry.evidence_why,
        "reviewed": entry.reviewed,
        "sensitive": ", ".join(entry.sensitive),
    }


def _insert_rest(db: Database, content: PackContent) -> None:
    info = content.info
    db.table("pack").insert({
        "id": info.id, "title": info.title, "edition": info.edition, "language": info.language,
        "publisher": info.publisher, "licence": info.licence, "contact": info.contact, "summary": info.summary,
        "entries": len(content.entries),
    })  # fmt: skip
    numbers = list(enumerate(content.entries, 1))
    carried: dict[tuple[TermKind, str], int] = defaultdict(int)
    for entry in content.entries:
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
