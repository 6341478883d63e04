"""Opening a pack's file for reading, and nothing but reading."""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack, closing, contextmanager
from typing import TYPE_CHECKING, Any

from hubdesk.errors import NotAPackError, PackDamagedError, PackError, PackMissingError, PackUnreadableError
from hubdesk.model.words import tr
from hubdesk.pack.guard import GuardedConnection
from hubdesk.pack.schema import EXPECTED, MOST_TABLES
from hubdesk.pack.seal import Seal, check_frame
from hubdesk.paths import is_folder, is_there

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_STATEMENTS = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL LIMIT ?"
_KINDS = {"t": str, "T": str, "n": int, "f": float, "b": bytes}


def read_frame(path: Path) -> Seal:
    """Check what can be checked without reading the file whole, and give its seal.

    Raises:
        PackMissingError, PackUnreadableError, NotAPackError, PackTooNewError, PackDamagedError
    """
    try:
        with path.open("rb") as file:
            return check_frame(file, path)
    except FileNotFoundError as error:
        raise PackMissingError(path) from error
    except OSError as error:
        if is_folder(path):
            raise NotAPackError(path) from error
        raise PackUnreadableError(path, error.strerror or str(error)) from error


def connect(path: Path) -> GuardedConnection:
    """Open a pack. It may lie on a write-protected drive: nothing is locked and nothing is written.

    The connection may be handed to one other thread, and interrupted from any.

    Raises:
        as `read_frame`; NotAPackError also if its tables are not those of a pack.
    """
    read_frame(path)
    uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    with ExitStack() as undo:  # closed on every bad way out: Windows will not replace an open file
        try:
            connection = undo.enter_context(
                closing(sqlite3.connect(uri, uri=True, check_same_thread=False, factory=GuardedConnection))
            )
            connection.close_doors()
            rows = connection.execute(_STATEMENTS, (MOST_TABLES + 1,)).fetchall()
            found = {sql for (sql,) in as_stored(rows, "t")}
        except (sqlite3.Error, ValueError) as error:
            raise PackDamagedError(path, tr("its list of tables cannot be read.")) from error
        if found != EXPECTED:
            raise NotAPackError(path)
        undo.pop_all()
    return connection


def as_stored(untrusted_rows: list[Any], kinds: str) -> list[Any]:
    """Give rows back if their values are of the kinds that the schema says; one bit can make bytes out of a title.

    Args:
        untrusted_rows: what a query gave.
        kinds: one letter a column: `t` text, `T` long text, `n` whole number, `f` fraction, `b` bytes.
    Raises:
        ValueError: a value is of another kind.
    """
    expected = [_KINDS[kind] for kind in kinds]
    if any(list(map(type, row)) != expected for row in untrusted_rows):
        raise ValueError("a value of another kind")
    return untrusted_rows


@contextmanager
def damage_named(path: Path, connection: GuardedConnection | None = None) -> Iterator[None]:
    """Turn what SQLite and Python say of bad bytes into PackDamagedError, and of a lost drive into PackMissingError.

    Args:
        path: the pack.
        connection: where the question was asked; without it, one without end looks like one that was interrupted.
    Raises:
        sqlite3.OperationalError: another thread interrupted the question.
    """
    try:
        yield
    except (sqlite3.Error, ValueError, LookupError) as error:
        if isinstance(error, sqlite3.OperationalError) and "interrupted" in str(error):
            if connection is not None and connection.ran_out:
                raise PackDamagedError(path, tr("reading a part of it takes without end.")) from error
            raise
        if isinstance(error, sqlite3.Error) and connection is not None and connection.was_interrupted:
            # What was going on may say so in its own way: a search index that was just being opened does.
            raise sqlite3.OperationalError("interrupted") from error
        raise _damage(path, tr("a part of it cannot be read.")) from error


def _damage(path: Path, detail: str) -> PackError:
    return PackDamagedError(path, detail) if is_there(path) else PackMissingError(path)
