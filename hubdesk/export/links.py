"""Where the links of a page may lead: each kind of export has places of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from hubdesk.model.address import EntryPlace, TermPlace

_ANCHOR = re.compile(r"[^\W\d_][\w-]*")


class Shown(NamedTuple):
    """A picture that can be shown: its address, and its size in pixels, 0 where it is not known."""

    address: str
    width: int
    height: int


class Links(Protocol):
    """Gives the address of a thing of the library as it stands in the page at hand; None if it is not to be had."""

    def to_entry(self, place: EntryPlace) -> str | None:
        """Give the address of an entry, with its heading if it names one."""
        ...

    def to_term(self, place: TermPlace) -> str | None:
        """Give the address of a partnership's or a theme's page."""
        ...

    def to_picture(self, pack: str, asset: str) -> Shown | None:
        """Give a picture that may be shown."""
        ...

    def to_file(self, pack: str, asset: str) -> str | None:
        """Give the address of a file that may be taken away."""
        ...


def anchor_id(untrusted_anchor: str, prefix: str = "") -> str:
    """Give the `id` that stands for a heading's anchor. Ids of our own begin with `_`, which no anchor's does."""
    if prefix or _ANCHOR.fullmatch(untrusted_anchor):
        return prefix + "-".join(untrusted_anchor.split())
    return "h-" + "-".join(untrusted_anchor.split())
