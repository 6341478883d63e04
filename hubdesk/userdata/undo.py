"""Taking a removal back: the rows that are about to go are remembered, and put back as they were."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from hubdesk.userdata.store import UserStore
    from hubdesk.userdata.user_file import Statement

Undo: TypeAlias = Callable[[], None]
"""Puts back what was removed; what was made anew meanwhile is left as it is."""


def rows_back(store: UserStore, *chosen: tuple[str, str, tuple[object, ...]]) -> Undo:
    """Remember rows before they are removed.

    Args:
        store: where they are.
        chosen: table, condition and its values, in the order in which the rows are to be put back.
    """
    back: list[Statement] = []
    for table, where, values in chosen:
        for row in store.rows(f"SELECT * FROM {table} WHERE {where}", *values):  # noqa: S608 - words of our own
            back.append((f"INSERT OR IGNORE INTO {table} VALUES ({', '.join('?' * len(row))})", row))  # noqa: S608, PERF401
    return lambda: store.change(*back)
