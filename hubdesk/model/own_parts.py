"""Which parts of an entry are its authors' own suggestions, and not from a source.

Such a part opens with one line in italics that says so: *These first steps are our own suggestions.* No other part
opens with a paragraph that is in italics from end to end.
"""

from __future__ import annotations

from hubdesk.model.document import Block, Document, Heading, Paragraph, Styled


def without_own_parts(document: Document) -> Document:
    """Give a document without the parts of level 2 that are its authors' own; notes keep their numbers."""
    kept: list[Block] = []
    is_own = False
    for block, following in zip(document.blocks, (*document.blocks[1:], None), strict=True):
        if isinstance(block, Heading) and block.level <= 2:
            is_own = _says_own(following)
        if not is_own:
            kept.append(block)
    return Document(tuple(kept), document.notes)


def _says_own(block: Block | None) -> bool:
    match block:
        case Paragraph((Styled("emphasis", _),)):
            return True
        case _:
            return False
