"""A slide that does not fit, made into two. There is always a smaller one, down to a single word."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeAlias

from hubdesk.model import document as tree
from hubdesk.model.slide import Slide, SlideKind
from hubdesk.services.presenting.pieces import pieces, sentences, weight

Halves: TypeAlias = tuple[Slide, Slide]
Blocks: TypeAlias = tuple[tree.Block, ...]
Row: TypeAlias = tuple[tuple[tree.Inline, ...], ...]

_MOST_HEADING, _MOST_TITLE, _SHORT_HEADING = 120, 300, 48
"""Letters of a heading, of a title, and of what is left of one that is longer."""
_MOST_LETTERS = 60
"""Letters without a space: a longer row of them is broken, because no slide need show it on one line."""


def split_slide(slide: Slide) -> Halves | None:
    """Make two slides of one, with the heading on both; None if it holds nothing that can be parted."""
    if len(slide.title) > (_MOST_TITLE if slide.kind == SlideKind.TITLE else _MOST_HEADING):
        return _long_heading(slide)
    if len(slide.facts) > 1 and slide.kind == SlideKind.FACTS:
        middle = (len(slide.facts) + 1) // 2
        return (
            replace(slide, facts=slide.facts[:middle]),
            replace(slide, facts=slide.facts[middle:], path=(*slide.path, middle)),
        )
    if slide.kind in (SlideKind.FACTS, SlideKind.CARE) and slide.facts:
        return _facts_as_text(slide)
    if slide.kind == SlideKind.PICTURE:
        return _without_caption(slide)
    if slide.kind in (SlideKind.TITLE, SlideKind.FIGURE, SlideKind.CALLOUT):
        return _headline_apart(slide)
    halves = _split_blocks(slide.blocks)
    if halves is None:
        return _long_heading(slide)
    return _two(slide, *halves)


def _two(slide: Slide, first: Blocks, second: Blocks) -> Halves:
    rest = replace(slide, blocks=second, path=(*slide.path, 1), countdown=0)
    if slide.kind in (SlideKind.QUESTION, SlideKind.ACTIVITY, SlideKind.BREAK):
        rest = replace(rest, kind=SlideKind.TEXT)
    return replace(slide, blocks=first, path=(*slide.path, 0)), rest


def _facts_as_text(slide: Slide) -> Halves:
    """Set the facts of a box as a list, which can be parted further."""
    items = tuple((_plain(f"{fact.label}: {fact.value}"),) for fact in slide.facts)
    rest = replace(slide, kind=SlideKind.TEXT, facts=(), blocks=(tree.Listing(None, items),), path=(*slide.path, 1))
    if slide.blocks:
        return replace(slide, facts=(), path=(*slide.path, 0)), rest
    halves = _split_blocks(rest.blocks)
    return _two(rest, *halves) if halves else (replace(rest, blocks=()), rest)


def _without_caption(slide: Slide) -> Halves | None:
    block = slide.blocks[0]
    if not isinstance(block, tree.Picture) or not (block.caption or slide.title):
        return None
    words = (_plain(block.caption),) if block.caption else ()
    return (
        replace(slide, blocks=(replace(block, caption=""),), title="" if not words else slide.title),
        replace(slide, kind=SlideKind.TEXT, blocks=words, path=(*slide.path, 1)),
    )


def _headline_apart(slide: Slide) -> Halves | None:
    """Keep what stands large on the first slide, and say the rest as plain text on the next."""
    block = slide.blocks[0] if slide.blocks else None
    if isinstance(block, tree.Callout):
        words = (_plain(block.title),) if block.title else ()
        whole = replace(slide, kind=SlideKind.TEXT, blocks=(*words, *block.children))
        halves = _split_blocks(whole.blocks)
        return _two(whole, *halves) if halves else None
    if slide.blocks:
        return (
            replace(slide, blocks=(), path=(*slide.path, 0)),
            replace(slide, kind=SlideKind.TEXT, path=(*slide.path, 1)),
        )
    return _long_heading(slide)


def _long_heading(slide: Slide) -> Halves | None:
    """Say a heading that fills a slide by itself as text, and keep its beginning as the heading."""
    short = slide.title[:_SHORT_HEADING].rsplit(" ", 1)[0].rstrip() + "…"
    if len(short) >= len(slide.title):
        return None
    said = Slide(SlideKind.TEXT, slide.part, (*slide.path, 0), blocks=(_plain(slide.title),), foot=slide.foot)
    return replace(said, accent=slide.accent, pack=slide.pack), replace(slide, title=short, path=(*slide.path, 1))


def _plain(text: str) -> tree.Paragraph:
    return tree.Paragraph((tree.Text(text),))


def _split_blocks(blocks: Blocks) -> tuple[Blocks, Blocks] | None:
    """Part blocks where half of their weight is reached; a single one is parted inside."""
    if len(blocks) == 1:
        return _split_block(blocks[0])
    if not blocks:
        return None
    at = _middle([weight(block) for block in blocks])
    return blocks[:at], blocks[at:]


def _middle(weights: list[int]) -> int:
    half, filled = sum(weights) / 2, 0.0
    for at, heavy in enumerate(weights):
        filled += heavy
        if filled >= half:
            return min(max(1, at + (filled - half < heavy / 2)), len(weights) - 1)
    return len(weights) - 1


def _split_block(block: tree.Block) -> tuple[Blocks, Blocks] | None:
    match block:
        case tree.Listing(start, items) if len(items) > 1:
            at = _middle([sum(map(weight, item)) for item in items])
            later = None if start is None else start + at
            return (tree.Listing(start, items[:at]),), (tree.Listing(later, items[at:]),)
        case tree.Listing(_, (item,)):
            return _split_blocks(item) or ((), item)
        case tree.Definitions(items) if len(items) > 1:
            return (tree.Definitions(items[:-1]),), (tree.Definitions(items[-1:]),)
        case tree.Definitions(((term, body),)):
            return (tree.Paragraph((tree.Styled("strong", term),)),), body
        case tree.Table(_, head, rows) if len(rows) > 1:
            at = _middle([sum(len(tree.plain_text(cell)) + 40 for cell in row) for row in rows])
            return (replace(block, rows=rows[:at]),), (replace(block, rows=rows[at:]),)
        case tree.Table(_, head, rows):
            return _table_as_text(head, rows)
        case tree.Quote(children) | tree.Callout(_, _, children):
            return _split_blocks(children)
        case tree.Code(text):
            lines = text.split("\n")
            at = max(1, len(lines) // 2)
            if len(lines) == 1:
                return _split_block(_plain(text))
            return (tree.Code("\n".join(lines[:at])),), (tree.Code("\n".join(lines[at:])),)
        case tree.Paragraph(children):
            parts = sentences(block)
            if len(parts) > 1:
                at = _middle([weight(part) for part in parts])
                return _run_on(parts[:at]), _run_on(parts[at:])
            halves = _split_words(children)
            return None if halves is None else ((tree.Paragraph(halves[0]),), (tree.Paragraph(halves[1]),))
        case _:
            return None


def _run_on(parts: list[tree.Paragraph]) -> Blocks:
    return tuple(block for _, block in pieces(tuple(parts)))


def _table_as_text(
    head: tuple[tuple[tree.Inline, ...], ...], rows: tuple[tuple[tuple[tree.Inline, ...], ...], ...]
) -> tuple[Blocks, Blocks] | None:
    """Say one row that fills a slide as lines: what the column is called, and what stands in it."""
    cells = zip(head, rows[0] if rows else head, strict=True)
    blocks = tuple(tree.Paragraph((tree.Styled("strong", name), tree.Text(": "), *cell)) for name, cell in cells)
    return _split_blocks(blocks)


def _split_words(nodes: tuple[tree.Inline, ...]) -> tuple[tuple[tree.Inline, ...], tuple[tree.Inline, ...]] | None:
    """Part a run of words in the middle, and a word of more letters than a line holds too."""
    text = tree.plain_text(nodes)
    middle = len(text) // 2
    spaces = [at for at, char in enumerate(text) if char.isspace() and text[:at].strip() and text[at:].strip()]
    if spaces:
        at = min(spaces, key=lambda one: abs(one - middle))
    elif len(text) > _MOST_LETTERS:
        at = middle
    else:
        return None
    first, second = _take(nodes, at)
    return first, second


def _take(nodes: tuple[tree.Inline, ...], count: int) -> tuple[tuple[tree.Inline, ...], tuple[tree.Inline, ...]]:
    first: list[tree.Inline] = []
    for number, node in enumerate(nodes):
        size = len(tree.plain_text((node,)))
        if count >= size:
            first.append(node)
            count -= size
            continue
        rest = nodes[number + 1 :]
        match node:
            case tree.Text(text):
                return (*first, tree.Text(text[:count])), (tree.Text(text[count:].lstrip()), *rest)
            case tree.Styled(style, children):
                before, after = _take(children, count)
                return (*first, tree.Styled(style, before)), (tree.Styled(style, after), *rest)
            case _:
                return tuple(first), nodes[number:]
    return tuple(first), ()
