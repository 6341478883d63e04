"""What Qt's rich text cannot draw: rounded boxes, bars and chips, painted beneath the text.

The composer leaves a name in the format of a frame or of a run of characters; whoever draws the document calls
`paint_ornaments` first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock, QTextFormat, QTextFrame, QTextFrameFormat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextDocument

_USER = QTextFormat.Property.UserProperty.value
BOX = _USER + 1
"""On a frame or table: "fill|line|bar", each a colour or empty."""
CHIP = _USER + 2
"""On characters: "fill|line"."""
HAS_CHIPS = _USER + 3
"""On a block that holds chips, so that others need not be looked at."""


class Box(NamedTuple):
    """A rounded box: what fills it, the line round it and a bar at its left, each a colour or empty."""

    fill: str = ""
    line: str = ""
    bar: str = ""

    def __str__(self) -> str:
        return f"{self.fill}|{self.line}|{self.bar}"


def paint_ornaments(
    painter: QPainter, document: QTextDocument, clip: QRectF, unit: float, *, is_outlined: bool = False
) -> None:
    """Paint boxes and chips of the part of a document that lies in `clip`.

    Args:
        painter: in the document's coordinates.
        document: laid out.
        clip: what will be seen.
        unit: the length of one pixel at zoom 1; radii and bars scale with it.
        is_outlined: draw a thin line in a colour where it would fill, to save ink.
    """
    layout = document.documentLayout()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for frame in _frames(document.rootFrame()):
        box = frame.frameFormat().property(BOX)
        if box:
            rect = _outer_rect(layout.frameBoundingRect(frame), frame.frameFormat())
            if rect.intersects(clip):
                _paint_box(painter, rect, _outlined(str(box)) if is_outlined else str(box), unit)
    block = document.begin()
    while block.isValid():
        if block.blockFormat().hasProperty(HAS_CHIPS):
            rect = layout.blockBoundingRect(block)
            if rect.intersects(clip):
                _paint_chips(painter, block, rect.topLeft(), unit)
        block = block.next()


def _outlined(box: str) -> str:
    fill, line, bar = box.split("|")
    return str(Box(line=line or fill, bar=bar))


def _frames(root: QTextFrame) -> Iterator[QTextFrame]:
    for frame in root.childFrames():
        yield frame
        yield from _frames(frame)


def _outer_rect(rect: QRectF, form: QTextFrameFormat) -> QRectF:
    """Say where a table really lies.

    Qt gives the place of the first cell's text, and adds the table's own margins to its height.
    """
    padding = form.toTableFormat().cellPadding()
    height = rect.height() - form.topMargin() - form.bottomMargin()
    return QRectF(rect.left() - padding, rect.top() - padding, rect.width(), height)


def _paint_box(painter: QPainter, rect: QRectF, box: str, unit: float) -> None:
    fill, line, bar = box.split("|")
    rect = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    radius = 8 * unit
    if fill or line:
        painter.setPen(QPen(QColor(line), max(1.0, 0.8 * unit)) if line else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect, radius, radius)
    if bar:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(bar))
        inset = radius if fill else 0
        painter.drawRoundedRect(
            QRectF(rect.left(), rect.top() + inset, 3.5 * unit, rect.height() - 2 * inset), 1.75 * unit, 1.75 * unit
        )


def _paint_chips(painter: QPainter, block: QTextBlock, at: QPointF, unit: float) -> None:
    layout = block.layout()
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        chip = fragment.charFormat().property(CHIP)
        if chip:
            first = fragment.position() - block.position()
            line = layout.lineForTextPosition(first)
            left = line.cursorToX(first)[0]  # type: ignore[index]  # PySide gives (x, position)
            right = line.cursorToX(first + fragment.length())[0]  # type: ignore[index]
            height = fragment.charFormat().font().pixelSize() * 1.75
            middle = at.y() + line.y() + line.ascent() - fragment.charFormat().font().pixelSize() * 0.34
            rect = QRectF(at.x() + left, middle - height / 2, right - left, height)
            fill, edge = str(chip).split("|")
            painter.setPen(QPen(QColor(edge), 1 * unit) if edge else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect, height / 2, height / 2)
        iterator += 1
