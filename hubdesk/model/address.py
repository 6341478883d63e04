"""Places in the library, and their addresses.

`hubdesk:` is home, `hubdesk:<pack>/<partnership>/<slug>#<heading>` an entry, `hubdesk:/partnership/<id>` and
`hubdesk:/theme/<id>` the pages that gather entries of every pack.
"""

from __future__ import annotations

from typing import ClassVar, NamedTuple, TypeAlias
from urllib.parse import quote, unquote

from hubdesk.errors import AddressError
from hubdesk.model.vocabulary import TermKind

SCHEME = "hubdesk:"
_KINDS = {"partnership": TermKind.PARTNERSHIP, "theme": TermKind.THEME}
_NAMES = {kind: name for name, kind in _KINDS.items()}


class HomePlace:
    """The first page. There is only one."""

    _only: ClassVar[HomePlace | None] = None

    def __new__(cls) -> HomePlace:
        if cls._only is None:
            cls._only = super().__new__(cls)
        return cls._only

    def __repr__(self) -> str:
        return "HomePlace()"


class TermPlace(NamedTuple):
    """The page of a partnership or a theme."""

    kind: TermKind
    id: str


ENTRIES_MIME = "application/x-hubdesk-entries"
"""The kind of what is dragged when entries are; see `gui.carrying`."""


class EntryPlace(NamedTuple):
    """An entry, or a heading in it. An empty `pack` means: whichever pack has it."""

    pack: str
    id: str
    heading: str = ""


Place: TypeAlias = HomePlace | TermPlace | EntryPlace


def address_of(place: Place) -> str:
    """Write a place as its address; pure ASCII."""
    match place:
        case HomePlace():
            return SCHEME
        case TermPlace(kind, id_):
            return f"{SCHEME}/{_NAMES[kind]}/{quote(id_)}"
        case EntryPlace(pack, id_, heading):
            path = "/".join(quote(part) for part in (pack, *id_.split("/")) if part)
            return f"{SCHEME}{path}{'#' + quote(heading) if heading else ''}"


def is_address(text: str) -> bool:
    """Say whether text means to be an address: it begins with the scheme."""
    return text.strip()[: len(SCHEME)].lower() == SCHEME


def parse_address(text: str) -> Place:
    """Read an address, or an entry's id with or without its pack.

    Raises:
        AddressError: it is neither.
    """
    rest = text.strip()
    if is_address(rest):
        rest = rest[len(SCHEME) :]
        if rest in ("", "/"):
            return HomePlace()
    path, _, heading = rest.partition("#")
    parts = [unquote(part) for part in path.split("/")]
    if len(parts) == 3 and not parts[0] and parts[1] in _KINDS and parts[2]:
        return TermPlace(_KINDS[parts[1]], parts[2])
    if len(parts) not in (2, 3) or not all(parts) or any(part in (".", "..") for part in parts):
        raise AddressError(text)
    return EntryPlace(parts[0] if len(parts) == 3 else "", "/".join(parts[-2:]), unquote(heading))


def place_of_target(target: str, pack: str) -> EntryPlace | TermPlace | None:
    """Read a link's target within a pack (`model.document.Link`): an entry, a partnership or a theme; else None."""
    kind, _, rest = target.partition(":")
    path, _, heading = rest.partition("#")
    if kind == "entry" and path.count("/") == 1:
        return EntryPlace(pack, path, heading)
    name, _, term = path.partition("/")
    if kind == "term" and name in _KINDS and term:
        return TermPlace(_KINDS[name], term)
    return None


def is_outside(target: str) -> bool:
    """Say whether an address leads out of the library, to a page or a letter: the only kinds that a pack may name."""
    scheme, _, rest = target.partition(":")
    if scheme.lower() in ("http", "https"):
        return rest.startswith("//") and bool(rest[2:3].strip("/ \t\r\n"))
    return scheme.lower() == "mailto" and bool(rest[:1].strip())
