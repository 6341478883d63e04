"""Packs for tests: the small library of `tests/data/small`, built, and packs made of a few lines."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from hubdesk.model.content import NewEntry, PackContent
from hubdesk.model.document import Block, Document, Heading, Paragraph, Text, block_text, encode, headings, plain_text
from hubdesk.model.pack_info import PackInfo
from hubdesk.model.source import Source
from hubdesk.model.text import slugify
from hubdesk.model.vocabulary import Term, TermKind
from hubdesk.pack.seal import SIZE, Seal, digest_body
from hubdesk.pack.writer import write_pack
from hubdesk.services.publish import build_pack

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parent.parent
SMALL_SOURCE = Path(__file__).parent / "data" / "small"

TERMS = (
    Term(TermKind.PARTNERSHIP, "harbour", "Harbour Town", "A town by the sea.", "Town by the sea", "sea"),
    Term(TermKind.PARTNERSHIP, "hills", "Hill Villages", "Nine villages.", "Nine villages", "green"),
    Term(TermKind.THEME, "mentoring", "Peer mentoring", "Young people who support others."),
    Term(TermKind.THEME, "parents", "Parenting support", "Help for parents."),
    Term(TermKind.LEVEL, "universal", "Universal", "For everybody."),
)
SOURCE = Source("harbour-1", "What we tried", "Harbour Town Council", "2019", "https://example.org/harbour")


SAID = "said"
"""A property under which a test records a line that is printed at the end of a run."""


def build_small(target: Path) -> Path:
    """Build the small library into a pack."""
    build_pack(SMALL_SOURCE, target)
    return target


def build_guide(target: Path) -> Path:
    """Build the guide as a pack."""
    build_pack(ROOT / "content" / "guide", target)
    return target


def heading(text: str) -> Heading:
    """Make a heading, with the anchor that authoring gives it when it is the only one of its name."""
    return Heading(2, slugify(text), (Text(text),))


def make_entry(
    id_: str = "harbour/first",
    title: str = "First steps",
    *texts: str | Block,
    summary: str = "How it began.",
    themes: Sequence[str] = ("mentoring",),
    page: bytes | None = None,
) -> NewEntry:
    """Make an entry of paragraphs and blocks; `page` stands for bytes that no author has written."""
    blocks = tuple(Paragraph((Text(text),)) if isinstance(text, str) else text for text in texts)
    document = Document(blocks)
    partnership = id_.partition("/")[0]
    return NewEntry(
        id=id_,
        title=title,
        summary=summary,
        terms=((TermKind.PARTNERSHIP, partnership), *((TermKind.THEME, theme) for theme in themes)),
        page=encode(document) if page is None else page,
        body=block_text(blocks),
        headings="\n".join(plain_text(one.children) for one in headings(document)),
        sources=(SOURCE.key,),
    )


def make_content(
    *entries: NewEntry,
    pack_id: str = "test",
    edition: str = "2026-01-01",
    title: str = "A pack for a test",
    terms: tuple[Term, ...] = TERMS,
) -> PackContent:
    """Make the content of a pack; its entries are put in order of id."""
    ordered = tuple(sorted(entries, key=lambda entry: entry.id))
    return PackContent(PackInfo(pack_id, title, edition), terms, (SOURCE,), ordered)


def make_pack(
    target: Path,
    *entries: NewEntry,
    pack_id: str = "test",
    edition: str = "2026-01-01",
    title: str = "A pack for a test",
    terms: tuple[Term, ...] = TERMS,
) -> Path:
    """Write a pack of these entries, or of one plain entry."""
    content = make_content(*(entries or (make_entry(),)), pack_id=pack_id, edition=edition, title=title, terms=terms)
    write_pack(content, target)
    return target


def seal_again(path: Path) -> Path:
    """Put a right seal behind a database, as somebody could who knows how."""
    seal = Seal(digest_body(path, tail=0)).to_bytes()
    with path.open("ab") as file:
        file.write(seal)
    return path


def rework_pack(path: Path, *statements: str) -> Path:
    """Change a pack with an SQLite tool, and seal it again."""
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size - SIZE)
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
        connection.execute("VACUUM")
    return seal_again(path)
