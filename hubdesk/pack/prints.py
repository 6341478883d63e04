"""A digest of all that a reader sees of each entry, so that two editions can be compared."""

from __future__ import annotations

import hashlib
from contextlib import closing
from typing import TYPE_CHECKING

from hubdesk.pack.connection import as_stored, connect, damage_named
from hubdesk.pack.pages import unpack

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hubdesk.pack.guard import GuardedConnection

_ENTRIES = (
    "SELECT e.id, e.partnership || '/' || e.slug, e.title, e.summary, e.ages, e.years, e.cost, e.time,"
    " e.evidence_why, e.reviewed, e.sensitive, e.body, p.page"
    " FROM entries e JOIN pages p ON p.entry_id = e.id WHERE e.id > ? ORDER BY e.id LIMIT 100"
)
_BESIDE = (  # what stands beside an entry's own row; each gives one text a row
    "SELECT kind || '/' || term FROM entry_terms WHERE entry_id = ? ORDER BY kind, term",
    (
        "SELECT s.title || char(10) || s.publisher || char(10) || s.year || char(10) || s.url FROM entry_sources x"
        " JOIN sources s ON s.id = x.source WHERE x.entry_id = ? ORDER BY x.position"
    ),
    "SELECT asset FROM attachments WHERE entry_id = ? ORDER BY position",
)


def entry_prints(path: Path) -> Iterator[tuple[str, str, bytes]]:
    """Give each entry's id, its title, and the digest (16 bytes) of its words, terms, sources, pictures and files.

    Raises:
        PackError: the pack cannot be read.
    """
    with damage_named(path), closing(connect(path)) as connection:
        assets = _asset_digests(connection)
        last = 0
        while rows := as_stored(connection.execute(_ENTRIES, (last,)).fetchall(), "ntttttttttttb"):
            for number, id_, *texts, body, page in rows:
                beside = [
                    text for sql in _BESIDE for (text,) in as_stored(connection.execute(sql, (number,)).fetchall(), "t")
                ]
                plain = unpack(page, body)
                named = [digest for name, digest in assets.items() if name in plain or name.decode() in beside]
                yield id_, texts[0], _digest([*(text.encode() for text in (*texts, *beside)), plain, *named])
                last = number


def _asset_digests(connection: GuardedConnection) -> dict[bytes, bytes]:
    paths = as_stored(connection.execute("SELECT path FROM assets ORDER BY path").fetchall(), "t")
    found = {}
    for (path,) in paths:
        ((content,),) = as_stored(
            connection.execute("SELECT content FROM assets WHERE path = ?", (path,)).fetchall(), "b"
        )
        found[path.encode()] = hashlib.sha256(content).digest()
    return found


def _digest(parts: list[bytes]) -> bytes:
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.digest()
