"""The text of a page in pieces that a slide can hold: without notes and links, down to list items and sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from hubdesk.model import document as tree
from hubdesk.model.text import cut_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

Path: TypeAlias = tuple[int, ...]
Piece: TypeAlias = tuple[Path, tree.Block]
"""A block, and where it stands in its part: number of the block, then of the item or sentence in it."""

LINE = 34
"""What each new paragraph or item costs in characters, when a slide is filled: the space round it."""
_SHORT = 45
"""Characters; a sentence shorter than this stays with the next one."""
_UNCUT = 170
"""Characters; a paragraph up to this long is not cut into sentences."""


def for_wall(nodes: tuple[tree.Inline, ...]) -> tuple[tree.Inline, ...]:
    """Leave out the numbers of notes and the targets of links: nobody can follow them on a wall."""
    made: list[tree.Inline] = []
    for node in nodes:
        match node:
            case tree.NoteRef():
                continue
            case tree.Link(_, children):
                _add(made, for_wall(children))
            case tree.Styled(style, children):
                made.append(tree.Styled(style, for_wall(children)))
            case _:
                _add(made, (node,))
    return tuple(made)


def _add(made: list[tree.Inline], nodes: tuple[tree.Inline, ...]) -> None:
    """Add nodes; text that follows text becomes one run, so that sentences are found in it."""
    for node in nodes:
        if isinstance(node, tree.Text) and made and isinstance(made[-1], tree.Text):
            made[-1] = tree.Text(made[-1].text + node.text)
        else:
            made.append(node)


def wall_blocks(blocks: tuple[tree.Block, ...]) -> tuple[tree.Block, ...]:
    """Give blocks as the wall shows them."""
    return tuple(_wall_block(block) for block in blocks)


def _wall_block(block: tree.Block) -> tree.Block:
    match block:
        case tree.Paragraph(children):
            return tree.Paragraph(for_wall(children))
        case tree.Listing(start, items):
            return tree.Listing(start, tuple(wall_blocks(item) for item in items))
        case tree.Quote(children):
            return tree.Quote(wall_blocks(children))
        case tree.Callout(kind, title, children):
            return tree.Callout(kind, title, wall_blocks(children))
        case tree.Table(alignments, head, rows):
            return tree.Table(
                alignments,
                tuple(for_wall(cell) for cell in head),
                tuple(tuple(for_wall(cell) for cell in row) for row in rows),
            )
        case tree.Definitions(items):
            return tree.Definitions(tuple((for_wall(term), wall_blocks(body)) for term, body in items))
        case _:
            return block


def notes_in(blocks: tuple[tree.Block, ...]) -> list[int]:
    """Give the numbers of the notes that blocks refer to, in order, each once."""
    found: list[int] = []

    def look(nodes: tuple[tree.Inline, ...]) -> None:
        for node in nodes:
            match node:
                case tree.NoteRef(number):
                    found.append(number)
                case tree.Styled(_, children) | tree.Link(_, children):
                    look(children)

    def go(inner: tuple[tree.Block, ...]) -> None:
        for block in inner:
            match block:
                case tree.Paragraph(children):
                    look(children)
                case tree.Listing(_, items):
                    for item in items:
                        go(item)
                case tree.Quote(children) | tree.Callout(_, _, children):
                    go(children)
                case tree.Table(_, head, rows):
                    for row in (head, *rows):
                        for cell in row:
                            look(cell)
                case tree.Definitions(items):
                    for term, body in items:
                        look(term)
                        go(body)

    go(blocks)
    return list(dict.fromkeys(found))


def pieces(blocks: tuple[tree.Block, ...]) -> Iterator[Piece]:
    """Give the pieces of a part in order: sentences of long paragraphs, items of lists, other blocks whole."""
    for number, block in enumerate(blocks):
        match block:
            case tree.Rule():
                continue
            case tree.Listing(start, items):
                for at, item in enumerate(items):
                    yield (number, at), tree.Listing(None if start is None else start + at, (item,))
            case tree.Definitions(items):
                for at, one in enumerate(items):
                    yield (number, at), tree.Definitions((one,))
            case tree.Paragraph() if len(tree.plain_text(block.children)) > _UNCUT:
                for at, sentence in enumerate(sentences(block)):
                    yield (number, at), sentence
            case _:
                yield (number,), block


def join(parts: list[Piece]) -> tuple[tree.Block, ...]:
    """Put pieces together again: items that follow each other in one list become one list."""
    made: list[tree.Block] = []
    before = -1
    for path, block in parts:
        last = made[-1] if made and path[0] == before else None
        if isinstance(last, tree.Listing) and isinstance(block, tree.Listing):
            made[-1] = tree.Listing(last.start, last.items + block.items)
        elif isinstance(last, tree.Definitions) and isinstance(block, tree.Definitions):
            made[-1] = tree.Definitions(last.items + block.items)
        else:
            made.append(block)
        before = path[0]
    return tuple(made)


def sentences(paragraph: tree.Paragraph) -> list[tree.Paragraph]:
    """Cut a paragraph where a sentence ends; short sentences stay together. What has no end stays whole."""
    made: list[list[tree.Inline]] = [[]]
    for node in paragraph.children:
        if not isinstance(node, tree.Text):
            made[-1].append(node)
            continue
        rest = node.text
        for part in cut_sentences(rest):
            head, rest = part, rest[len(part) :]
            made[-1].append(tree.Text(head.rstrip() if rest else head))
            if rest:
                made.append([])
    whole = [tuple(one) for one in made if tree.plain_text(tuple(one)).strip()]
    joined: list[tuple[tree.Inline, ...]] = []
    for one in whole:
        if joined and len(tree.plain_text(joined[-1])) < _SHORT:
            joined[-1] = (*joined[-1], tree.Text(" "), *one)
        else:
            joined.append(one)
    return [tree.Paragraph(one) for one in joined]


def weight(block: tree.Block) -> int:
    """Say how much room a block takes, in characters."""
    match block:
        case tree.Listing(_, items):
            return sum(weight(child) for item in items for child in item)
        case tree.Definitions(items):
            return sum(len(tree.plain_text(term)) + LINE + sum(map(weight, body)) for term, body in items)
        case tree.Quote(children) | tree.Callout(_, _, children):
            return LINE + sum(map(weight, children))
        case _:
            return LINE + len(tree.block_text((block,)))


def is_aside(block: tree.Block) -> bool:
    """Say whether a paragraph is a remark beside the text: it is slanted from end to end."""
    return isinstance(block, tree.Paragraph) and all(
        isinstance(node, tree.Styled) and node.style == "emphasis" for node in block.children
    )
