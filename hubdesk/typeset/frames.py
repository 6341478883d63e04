"""What stands in a frame, a table's cell or a block of a document, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextBlock, QTextFragment, QTextFrame, QTextTableCell


def children_of(parent: QTextFrame | QTextTableCell) -> Iterator[QTextFrame | QTextBlock]:
    """Give the frames and blocks that stand right in a frame or a cell, in order."""
    iterator = parent.begin()
    while not iterator.atEnd():
        frame = iterator.currentFrame()
        yield frame if frame is not None else iterator.currentBlock()
        iterator += 1


def fragments_of(block: QTextBlock) -> Iterator[QTextFragment]:
    """Give the runs of one look that a block is made of, in order."""
    iterator = block.begin()
    while not iterator.atEnd():
        yield iterator.fragment()
        iterator += 1


def anchors_of(block: QTextBlock) -> list[str]:
    """Give the anchors that stand where a block begins.

    An empty block has no first fragment: to ask for it all the same, as Qt lets one do, reads what lies elsewhere.
    """
    first = next(fragments_of(block), None)
    return list(first.charFormat().anchorNames()) if first is not None else []
