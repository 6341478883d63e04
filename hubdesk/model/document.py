"""The text of a page as a tree of plain values: what Markdown becomes, and what every page is typeset from.

A pack carries this tree and no HTML, so nothing in a pack can reach a renderer as mark-up. `encode` and
`decode` turn it into JSON and back; `decode` believes nothing it reads.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MAX_DEPTH = 24
MAX_NODES, MAX_LETTERS = 20_000, 200_000
"""A page may be so large: forty times the longest that we know, and set on an old computer in a second or two."""

_CELL, _ITEM, _HEADING = 4, 8, 16
"""As how many nodes these count, because Qt takes so much longer to set them."""

InlineStyle: TypeAlias = Literal["strong", "emphasis", "code"]
Alignment: TypeAlias = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Text:
    """A run of characters in the style of what is around it."""

    text: str


@dataclass(frozen=True, slots=True)
class Styled:
    """Words that stand out."""

    style: InlineStyle
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere.

    `target` is `entry:<partnership>/<slug>#<heading>`, `term:partnership/<id>`, `term:theme/<id>`, `#<heading>`, or an
    outside address.
    """

    target: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class NoteRef:
    """The raised number of a note, counted from 1."""

    number: int


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line inside a paragraph."""


Inline: TypeAlias = Text | Styled | Link | NoteRef | LineBreak


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 2 to 6 (1 is the page's title), `anchor` unique on the page."""

    level: int
    anchor: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; `start` is the first number of an ordered one, None for bullets."""

    start: int | None
    items: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words set apart as somebody else's."""

    children: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Callout:
    """A box beside the flow; `kind` is note, tip, care or figure."""

    kind: str
    title: str
    children: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; every row has as many cells as `head`."""

    alignments: tuple[Alignment, ...]
    head: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Definitions:
    """Terms, each with what it means."""

    items: tuple[tuple[tuple[Inline, ...], tuple[Block, ...]], ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Text to be shown letter by letter."""

    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the pack, named by its path below `assets/`."""

    asset: str
    alternative: str
    caption: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across."""


Block: TypeAlias = Heading | Paragraph | Listing | Quote | Callout | Table | Definitions | Code | Picture | Rule


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered note: a source's key, or text of its own. One of the two is empty."""

    source: str
    children: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One page: its blocks in order, and its notes, the first being number 1."""

    blocks: tuple[Block, ...] = ()
    notes: tuple[Note, ...] = ()


class NotADocumentError(ValueError):
    """Bytes that do not describe a page."""


def encode(document: Document) -> bytes:
    """Give the page as compact UTF-8 JSON; the same page gives the same bytes."""
    tree = [
        [_pack_block(block) for block in document.blocks],
        [[note.source, [_pack_block(block) for block in note.children]] for note in document.notes],
    ]
    return json.dumps(tree, ensure_ascii=False, separators=(",", ":")).encode()


def decode(untrusted_bytes: bytes | str) -> Document:
    """Read what `encode` wrote.

    Raises:
        NotADocumentError: the bytes are anything else, nested deeper than 24, or larger than a page can be.
    """
    try:
        blocks, notes = json.loads(untrusted_bytes)
        reader = _Reader()
        return Document(reader.blocks(blocks, 0), reader.notes(notes))
    except (ValueError, TypeError, KeyError, IndexError, RecursionError) as error:
        raise NotADocumentError(str(error)) from error


def plain_text(nodes: tuple[Inline, ...]) -> str:
    """Give the characters of a run of inline nodes, without note numbers."""
    parts: list[str] = []
    for node in nodes:
        match node:
            case Text(text):
                parts.append(text)
            case Styled(_, children) | Link(_, children):
                parts.append(plain_text(children))
            case LineBreak():
                parts.append("\n")
            case NoteRef():
                pass
    return "".join(parts)


def block_text(blocks: tuple[Block, ...]) -> str:
    """Give the words of blocks for searching: one line a paragraph, cell, item or picture, headings included."""
    return "\n".join(line for line in _lines(blocks) if line)


def headings(document: Document) -> tuple[Heading, ...]:
    """Give the page's headings in order."""
    return tuple(block for block in document.blocks if isinstance(block, Heading))


def _lines(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading(_, _, children) | Paragraph(children):
                yield plain_text(children)
            case Listing(_, items):
                for item in items:
                    yield from _lines(item)
            case Quote(children):
                yield from _lines(children)
            case Callout(_, title, children):
                yield title
                yield from _lines(children)
            case Table(_, head, rows):
                for row in (head, *rows):
                    yield from (plain_text(cell) for cell in row)
            case Definitions(items):
                for term, children in items:
                    yield plain_text(term)
                    yield from _lines(children)
            case Code(text):
                yield text
            case Picture(_, alternative, caption):
                yield alternative
                yield caption
            case Rule():
                pass


def _pack_inline(node: Inline) -> Any:
    match node:
        case Text(text):
            return text
        case Styled(style, children):
            return [style[0], [_pack_inline(child) for child in children]]
        case Link(target, children):
            return ["a", target, [_pack_inline(child) for child in children]]
        case NoteRef(number):
            return number
        case LineBreak():
            return None


def _pack_row(row: tuple[tuple[Inline, ...], ...]) -> list[Any]:
    return [[_pack_inline(node) for node in cell] for cell in row]


def _pack_block(block: Block) -> list[Any]:
    match block:
        case Heading(level, anchor, children):
            return ["h", level, anchor, [_pack_inline(child) for child in children]]
        case Paragraph(children):
            return ["p", [_pack_inline(child) for child in children]]
        case Listing(start, items):
            return ["l", start, [[_pack_block(child) for child in item] for item in items]]
        case Quote(children):
            return ["q", [_pack_block(child) for child in children]]
        case Callout(kind, title, children):
            return ["b", kind, title, [_pack_block(child) for child in children]]
        case Table(alignments, head, rows):
            return ["t", alignments, _pack_row(head), [_pack_row(row) for row in rows]]
        case Definitions(items):
            return ["d", [[_pack_row((term,))[0], [_pack_block(child) for child in body]] for term, body in items]]
        case Code(text):
            return ["c", text]
        case Picture(asset, alternative, caption):
            return ["i", asset, alternative, caption]
        case Rule():
            return ["r"]


_STYLES: dict[str, InlineStyle] = {"s": "strong", "e": "emphasis", "c": "code"}
_ALIGNMENTS: dict[str, Alignment] = {"left": "left", "center": "center", "right": "right"}


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 1_000_000:
        raise TypeError("number expected")
    return value


class _Reader:
    """Builds the tree from JSON values; counts nodes, so that a small file cannot grow without end."""

    def __init__(self) -> None:
        self._left, self._letters_left = MAX_NODES, MAX_LETTERS

    def _enter(self, depth: int) -> None:
        self._left -= 1
        if depth > MAX_DEPTH or self._left < 0:
            raise ValueError("nested too deep or too large")

    def blocks(self, values: Any, depth: int) -> tuple[Block, ...]:
        if not isinstance(values, list):
            raise TypeError("list expected")
        return tuple([self._block(value, depth) for value in values])

    def notes(self, values: Any) -> tuple[Note, ...]:
        return tuple([Note(self.text(source), self.blocks(children, 0)) for source, children in self._parts(values)])

    def text(self, value: object) -> str:
        """Take a text, and count its letters."""
        if not isinstance(value, str):
            raise TypeError("text expected")
        self._letters_left -= len(value)
        if self._letters_left < 0:
            raise ValueError("too much text")
        if not value.isascii():
            value.encode()  # JSON can hold half of a letter, which nothing can print
        return value

    def listing(self, value: Any, depth: int) -> Listing:
        start = None if value[1] is None else _number(value[1])
        return Listing(start, tuple([self.blocks(item, depth) for item in self._parts(value[2], _ITEM)]))

    def definitions(self, value: Any, depth: int) -> Definitions:
        pairs = self._parts(value[1])
        return Definitions(tuple([(self.inlines(term, depth), self.blocks(body, depth)) for term, body in pairs]))

    def _parts(self, values: Any, weight: int = 1) -> list[Any]:
        """Count items, rows or cells: empty ones take memory too."""
        if not isinstance(values, list):
            raise TypeError("list expected")
        self._left -= len(values) * weight
        if self._left < 0:
            raise ValueError("too large")
        return values

    def _block(self, value: Any, depth: int) -> Block:
        self._enter(depth)
        return _BLOCK_READERS[value[0]](self, value, depth + 1)

    def inlines(self, values: Any, depth: int) -> tuple[Inline, ...]:
        if not isinstance(values, list):
            raise TypeError("list expected")
        return tuple([self._inline(value, depth) for value in values])

    def _inline(self, value: Any, depth: int) -> Inline:
        self._enter(depth)
        if isinstance(value, str):
            return Text(self.text(value))
        if value is None:
            return LineBreak()
        if not isinstance(value, list):
            return NoteRef(_number(value))
        if value[0] == "a":
            return Link(self.text(value[1]), self.inlines(value[2], depth + 1))
        return Styled(_STYLES[value[0]], self.inlines(value[1], depth + 1))

    def row(self, values: Any, depth: int) -> tuple[tuple[Inline, ...], ...]:
        return tuple([self.inlines(cell, depth) for cell in self._parts(values, _CELL)])

    def table(self, value: Any, depth: int) -> Table:
        head = self.row(value[2], depth)
        rows = tuple([self.row(row, depth) for row in self._parts(value[3])])
        alignments = tuple([_ALIGNMENTS[name] for name in value[1]])
        if not head or any(len(row) != len(head) for row in (alignments, *rows)):
            raise ValueError("ragged table")
        return Table(alignments, head, rows)

    def heading(self, value: Any, depth: int) -> Heading:
        self._parts([value], _HEADING)
        level = _number(value[1])
        if not 1 <= level <= 6:
            raise ValueError("heading level")
        return Heading(level, self.text(value[2]), self.inlines(value[3], depth))


_BLOCK_READERS: dict[str, Callable[[_Reader, Any, int], Block]] = {
    "h": _Reader.heading,
    "p": lambda reader, value, depth: Paragraph(reader.inlines(value[1], depth)),
    "l": _Reader.listing,
    "q": lambda reader, value, depth: Quote(reader.blocks(value[1], depth)),
    "b": lambda reader, value, depth: Callout(
        reader.text(value[1]), reader.text(value[2]), reader.blocks(value[3], depth)
    ),
    "t": _Reader.table,
    "d": _Reader.definitions,
    "c": lambda reader, value, _depth: Code(reader.text(value[1])),
    "i": lambda reader, value, _depth: Picture(reader.text(value[1]), reader.text(value[2]), reader.text(value[3])),
    "r": lambda _reader, _value, _depth: Rule(),
}
