"""A source: where a fact comes from."""

from __future__ import annotations

from typing import NamedTuple


class Source(NamedTuple):
    """Where a fact comes from. `year` is plain words: "2019", "about 2021", "undated"."""

    key: str
    title: str
    publisher: str = ""
    year: str = ""
    url: str = ""
