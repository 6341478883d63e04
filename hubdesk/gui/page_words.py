"""Words of a page to be copied, and the heading that they stand under."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from hubdesk.gui.panels.outline import headings_of
from hubdesk.typeset.structure import NOTE

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

    from hubdesk.gui.panels.outline import HeadingLine

BELOW_THE_TEXT = ("files", "related", "links", "linked-from", "sources")
"""Anchors of what stands below an entry's own text, in the order that it stands in."""


def heading_at(document: QTextDocument, position: int) -> HeadingLine | None:
    """Give the heading that a place of a page stands under, the title at the top; None on a page without any."""
    headings = headings_of(document)
    at = bisect_right([heading.position for heading in headings], position) - 1
    return headings[max(0, at)] if headings else None


def selected_words(document: QTextDocument, cursor: QTextCursor | None) -> tuple[str, set[int]]:
    """Give the words that are chosen, or the page's own text, with notes as `[1]`, and the numbers of those notes."""
    first, past = (cursor.selectionStart(), cursor.selectionEnd()) if cursor else (0, end_of_text(document))
    lines: list[str] = []
    notes: set[int] = set()
    block = document.findBlock(first)
    while block.isValid() and block.position() < past:
        if block.text().strip():
            lines.append(_words_of(block, first, past, notes))
        block = block.next()
    return "\n".join(line for line in lines if line), notes


def end_of_text(document: QTextDocument) -> int:
    """Give the position where a page's own text ends: below stand files, related entries and sources."""
    last = {heading.anchor: heading.position for heading in headings_of(document)}
    return next((last[anchor] for anchor in BELOW_THE_TEXT if anchor in last), document.characterCount())


def _words_of(block: QTextBlock, first: int, past: int, notes: set[int]) -> str:
    parts: list[str] = []
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        start = max(first, fragment.position()) - fragment.position()
        words = fragment.text()[start : max(start, past - fragment.position())]
        target = fragment.charFormat().anchorHref()
        if words and target.startswith(NOTE):
            number = target.removeprefix(NOTE)
            notes.add(int(number))
            parts.append(f"[{number}]")
        elif words != ",":  # what stands between two raised numbers
            parts.append(words)
        iterator += 1
    marker = "" if block.textList() is None or first > block.position() else f"{block.textList().itemText(block)} "
    text = marker + "".join(parts)
    return text.replace("\u2028", "\n").replace("\u00a0", " ").replace("\u2060", "").replace("\ufffc", "").strip()
