"""A page as plain text, for a terminal."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from hubdesk.model import document as tree
from hubdesk.model.facts import notes_title, numbered_notes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdesk.model.entry import Entry
    from hubdesk.model.source import Source

_WIDTH = 78


def plain_page(entry: Entry) -> str:
    """Give an entry's text, notes and sources, wrapped at 78 characters."""
    return "\n".join((*_blocks(entry.document.blocks, ""), *_notes(entry)))


def _notes(entry: Entry) -> Iterator[str]:
    """Give the numbered notes, then the sources that no note cites, on one count."""
    numbered = numbered_notes(entry.document.notes, entry.sources)
    if numbered:
        title = notes_title(entry.document.notes)
        yield from (title, "-" * len(title))
    for note in numbered:
        if note.source is not None:
            yield from _source(note.number, note.source)
        else:
            text = "\n".join(_blocks(note.children, "   ")).strip()
            yield f"{note.number}. {text}"


def _source(number: int, source: Source) -> Iterator[str]:
    facts = ", ".join(part for part in (source.title, source.publisher, source.year) if part)
    yield textwrap.fill(f"{number}. {facts}", _WIDTH, subsequent_indent="   ")
    if source.url:
        yield f"   {source.url}"


def _blocks(blocks: tuple[tree.Block, ...], margin: str) -> Iterator[str]:
    for block in blocks:
        match block:
            case tree.Heading(_, _, children):
                text = tree.plain_text(children)
                yield from (text, "-" * len(text))
            case tree.Paragraph(children):
                yield from (_wrap(_with_notes(children), margin), "")
            case tree.Listing(start, items):
                for number, item in enumerate(items, 1 if start is None else start):
                    marker = "- " if start is None else f"{number}. "
                    text = "\n".join(_blocks(item, margin + " " * len(marker))).rstrip()
                    yield margin + marker + text.removeprefix(margin + " " * len(marker))
                yield ""
            case tree.Quote(children):
                yield from _blocks(children, f"{margin}> ")
            case tree.Callout(_, title, children):
                yield from (f"{margin}[{title}]", *_blocks(children, f"{margin}  "))
            case tree.Table(_, head, rows):
                for row in (head, *rows):
                    yield margin + " | ".join(_with_notes(cell) for cell in row)
                yield ""
            case tree.Definitions(items):
                for term, children in items:
                    yield from (margin + tree.plain_text(term), *_blocks(children, f"{margin}    "))
            case tree.Code(text):
                yield from (textwrap.indent(text, f"{margin}    "), "")
            case tree.Picture(_, alternative, _):
                yield from (f"{margin}[Picture: {alternative}]", "")
            case tree.Rule():
                yield from (f"{margin}* * *", "")


def _wrap(text: str, margin: str) -> str:
    return textwrap.fill(text, _WIDTH, initial_indent=margin, subsequent_indent=margin)


def _with_notes(nodes: tuple[tree.Inline, ...]) -> str:
    parts = []
    for node in nodes:
        match node:
            case tree.NoteRef(number):
                parts.append(f"[{number}]")
            case tree.Styled(_, children) | tree.Link(_, children):
                parts.append(_with_notes(children))
            case tree.Text(text):
                parts.append(text)
            case tree.LineBreak():
                parts.append("\n")
    return "".join(parts)
