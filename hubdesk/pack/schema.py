"""What stands in a pack file: its marks, its tables, and the statements that make them.

The same statements lay out a new pack and tell a reader what to expect: a file whose tables differ in a letter is
not opened. `entries_fts` takes its text from `entries`, so no text is kept twice for searching, and Datasette and
sqlite-utils find the index by themselves. We ask it for phrases; words are ranked by `stems` (see `pack.planes`).
Entries are numbered by title, so that the lowest bits of a mask are the first in a list.
"""

from __future__ import annotations

APPLICATION_ID = 0x48754244
""""HuBD" in SQLite's header, so that `file` and we can tell a pack from another database."""

FORMAT = 1
"""Kept as `user_version`. A reader refuses what is newer than itself."""

MOST_ENTRIES = 4_000_000
"""A mask of so many takes half a megabyte; a number without end from a hostile pack would take all memory."""

TABLES = (
    """CREATE TABLE pack (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, edition TEXT NOT NULL, language TEXT NOT NULL,
    publisher TEXT NOT NULL, licence TEXT NOT NULL, contact TEXT NOT NULL, summary TEXT NOT NULL,
    entries INTEGER NOT NULL
) STRICT""",
    """CREATE TABLE successions (
    position INTEGER PRIMARY KEY, old_key BLOB NOT NULL, new_key BLOB NOT NULL, signature BLOB NOT NULL
) STRICT""",
    """CREATE TABLE terms (
    kind TEXT NOT NULL, id TEXT NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL, summary TEXT NOT NULL,
    place TEXT NOT NULL, accent TEXT NOT NULL, entries INTEGER NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT""",
    """CREATE TABLE introductions (
    kind TEXT NOT NULL, id TEXT NOT NULL, page BLOB NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT""",
    """CREATE TABLE entries (
    id INTEGER PRIMARY KEY, partnership TEXT NOT NULL, slug TEXT NOT NULL, title TEXT NOT NULL,
    summary TEXT NOT NULL, headings TEXT NOT NULL, body TEXT NOT NULL, words TEXT NOT NULL,
    files TEXT NOT NULL, ages TEXT NOT NULL, years TEXT NOT NULL, cost TEXT NOT NULL, time TEXT NOT NULL,
    evidence_why TEXT NOT NULL, reviewed TEXT NOT NULL, sensitive TEXT NOT NULL
) STRICT""",
    """CREATE TABLE pages (
    entry_id INTEGER PRIMARY KEY REFERENCES entries(id), page BLOB NOT NULL
) STRICT""",
    """CREATE TABLE entry_terms (
    entry_id INTEGER NOT NULL REFERENCES entries(id), kind TEXT NOT NULL, term TEXT NOT NULL,
    PRIMARY KEY (entry_id, kind, term)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE branches (
    partnership TEXT NOT NULL, theme TEXT NOT NULL, entries INTEGER NOT NULL,
    PRIMARY KEY (partnership, theme)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE branch_entries (
    partnership TEXT NOT NULL, theme TEXT NOT NULL, position INTEGER NOT NULL,
    entry_id INTEGER NOT NULL REFERENCES entries(id),
    PRIMARY KEY (partnership, theme, position)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE related (
    entry_id INTEGER NOT NULL REFERENCES entries(id), position INTEGER NOT NULL,
    related_id INTEGER NOT NULL REFERENCES entries(id), topics TEXT NOT NULL, words TEXT NOT NULL,
    PRIMARY KEY (entry_id, position)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE entry_links (
    entry_id INTEGER NOT NULL REFERENCES entries(id), position INTEGER NOT NULL,
    target_id INTEGER NOT NULL REFERENCES entries(id),
    PRIMARY KEY (entry_id, position)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE sources (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, publisher TEXT NOT NULL, year TEXT NOT NULL, url TEXT NOT NULL
) STRICT""",
    """CREATE TABLE entry_sources (
    entry_id INTEGER NOT NULL REFERENCES entries(id), position INTEGER NOT NULL,
    source TEXT NOT NULL REFERENCES sources(id),
    PRIMARY KEY (entry_id, position)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE introduction_sources (
    kind TEXT NOT NULL, id TEXT NOT NULL, position INTEGER NOT NULL, source TEXT NOT NULL REFERENCES sources(id),
    PRIMARY KEY (kind, id, position)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE assets (
    path TEXT PRIMARY KEY, media_type TEXT NOT NULL, size INTEGER NOT NULL, content BLOB NOT NULL
) STRICT""",
    """CREATE TABLE attachments (
    entry_id INTEGER NOT NULL REFERENCES entries(id), position INTEGER NOT NULL,
    asset TEXT NOT NULL REFERENCES assets(path),
    PRIMARY KEY (entry_id, position)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE workshops (
    id TEXT PRIMARY KEY, position INTEGER NOT NULL, title TEXT NOT NULL, purpose TEXT NOT NULL,
    minutes INTEGER NOT NULL, audience TEXT NOT NULL, themes TEXT NOT NULL, people TEXT NOT NULL,
    prepare TEXT NOT NULL, sheets TEXT NOT NULL, notes TEXT NOT NULL
) STRICT""",
    """CREATE TABLE workshop_steps (
    workshop TEXT NOT NULL REFERENCES workshops(id), position INTEGER NOT NULL, kind TEXT NOT NULL,
    minutes INTEGER NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL, notes TEXT NOT NULL,
    countdown INTEGER NOT NULL, entry TEXT NOT NULL, parts TEXT NOT NULL, hidden TEXT NOT NULL, sheet TEXT NOT NULL,
    PRIMARY KEY (workshop, position)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE sheets (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, purpose TEXT NOT NULL, page BLOB NOT NULL
) STRICT""",
    """CREATE TABLE sheet_sources (
    sheet TEXT NOT NULL REFERENCES sheets(id), position INTEGER NOT NULL,
    source TEXT NOT NULL REFERENCES sources(id),
    PRIMARY KEY (sheet, position)
) STRICT, WITHOUT ROWID""",
    """CREATE VIRTUAL TABLE entries_fts USING fts5(
    title, summary, headings, body, words, files,
    content="entries", content_rowid="id",
    tokenize="porter unicode61 remove_diacritics 2"
)""",
    # The list of all words: every form, with the stem it has.
    """CREATE TABLE words (
    word TEXT PRIMARY KEY, stem INTEGER NOT NULL, entries INTEGER NOT NULL
) STRICT, WITHOUT ROWID""",
    # What each stem tells of each entry (pack.postings). A stem of several words is a phrase of synonyms.
    """CREATE TABLE stems (
    id INTEGER PRIMARY KEY, stem TEXT NOT NULL, forms TEXT NOT NULL, entries INTEGER NOT NULL, postings BLOB NOT NULL
) STRICT""",
    # The most frequent words that begin with one or two letters.
    """CREATE TABLE beginnings (
    letters TEXT PRIMARY KEY, words TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
    # All words by length, with the set of letters of each (32 bits) and its entries: slips are mended from these.
    """CREATE TABLE spellings (
    length INTEGER PRIMARY KEY, words TEXT NOT NULL, letters BLOB NOT NULL, entries BLOB NOT NULL
) STRICT""",
    # Words that mean the same stand in one row, by position.
    """CREATE TABLE synonyms (
    row INTEGER NOT NULL, position INTEGER NOT NULL, words TEXT NOT NULL, stem TEXT NOT NULL,
    PRIMARY KEY (row, position)
) STRICT, WITHOUT ROWID""",
    # Bit n is set if entry n carries the term.
    """CREATE TABLE term_masks (
    kind TEXT NOT NULL, id TEXT NOT NULL, mask BLOB NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID""",
)

INDEXES = (
    "CREATE UNIQUE INDEX entries_by_name ON entries(partnership, slug)",
    "CREATE INDEX entry_terms_by_term ON entry_terms(kind, term)",
    "CREATE UNIQUE INDEX stems_by_name ON stems(stem)",
    "CREATE INDEX entry_links_by_target ON entry_links(target_id, entry_id)",
    "CREATE INDEX branch_entries_by_entry ON branch_entries(entry_id, partnership, theme)",
)

_SHADOWS = (
    "CREATE TABLE '{0}_data'(id INTEGER PRIMARY KEY, block BLOB)",
    "CREATE TABLE '{0}_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID",
    "CREATE TABLE '{0}_docsize'(id INTEGER PRIMARY KEY, sz BLOB)",
    "CREATE TABLE '{0}_config'(k PRIMARY KEY, v) WITHOUT ROWID",
)
"""The tables that FTS5 makes for an index with external content. Source: fts5_storage.c and fts5_index.c of SQLite."""


def _expected() -> frozenset[str]:
    indexes = [table.split()[3] for table in TABLES if table.startswith("CREATE VIRTUAL TABLE") and "fts5(" in table]
    shadows = [shadow.format(index) for index in indexes for shadow in _SHADOWS]
    return frozenset((*TABLES, *INDEXES, *shadows))


EXPECTED = _expected()
"""The `sql` column of `sqlite_schema`: every statement of a pack, and no other."""

MOST_TABLES = len(EXPECTED)
