"""Paints a set slide at any size: on the wall, in the console, in the overview, on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QFontMetricsF, QImage, QPainter, QPen

from hubdesk.typeset.ornaments import paint_ornaments
from hubdesk.typeset.stage.look import FOOT_SIZE, HEIGHT, stage_font
from hubdesk.typeset.stage.parts import Fill

if TYPE_CHECKING:
    from hubdesk.typeset.stage.parts import Ring, SetSlide

_FOOT_Y = HEIGHT - 46.0


def paint_slide(painter: QPainter, made: SetSlide, number: str = "") -> None:
    """Paint a slide into a painter whose units are the slide's own.

    Args:
        painter: scaled so that 1080 is the slide's height.
        made: the slide.
        number: what stands at the right of the footer.
    """
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing
        | QPainter.RenderHint.TextAntialiasing
        | QPainter.RenderHint.SmoothPixmapTransform
    )
    painter.fillRect(made.room, QColor(made.ground))
    painter.save()
    painter.setClipRect(made.room)
    for shape in made.shapes:
        if isinstance(shape, Fill):
            _fill(painter, shape)
        else:
            _ring(painter, shape)
    for picture in made.pictures:
        painter.drawImage(picture.rect, picture.image)
    for text in made.texts:
        painter.save()
        painter.translate(text.at)
        clip = QRectF(QPointF(0, 0), text.document.size())
        paint_ornaments(painter, text.document, clip, text.unit)
        context = QAbstractTextDocumentLayout.PaintContext()
        text.document.documentLayout().draw(painter, context)
        painter.restore()
    _foot(painter, made, number)
    painter.restore()


def draw_slide(made: SetSlide, size: QSize, number: str = "") -> QImage:
    """Draw a slide into a picture as large as it goes into `size` (in device pixels)."""
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor(made.ground))
    painter = QPainter(image)
    scale = min(size.width() / made.room.width(), size.height() / HEIGHT)
    painter.translate((size.width() - made.room.width() * scale) / 2, (size.height() - HEIGHT * scale) / 2)
    painter.scale(scale, scale)
    paint_slide(painter, made, number)
    painter.end()
    return image


def _fill(painter: QPainter, shape: Fill) -> None:
    painter.setPen(QPen(QColor(shape.line), 2) if shape.line else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(shape.colour))
    painter.drawRoundedRect(shape.rect, shape.radius, shape.radius)


def _ring(painter: QPainter, shape: Ring) -> None:
    colour = QColor(shape.colour)
    colour.setAlphaF(shape.opacity)
    painter.setPen(QPen(colour, shape.thickness))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(shape.rect)


def _foot(painter: QPainter, made: SetSlide, number: str) -> None:
    """The footer: where the slide is from, and its number."""
    colour = QColor(made.foot_colour)
    if made.foot_colour == "#ffffff":
        colour.setAlphaF(0.86)
    font = stage_font(FOOT_SIZE)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(colour)
    margin = round(made.room.width() * 0.065)
    right = made.room.width() - margin
    if number:
        wide = metrics.horizontalAdvance(number)
        painter.drawText(QPointF(right - wide, _FOOT_Y), number)
        right -= wide + 50
    if made.slide.foot:
        words = metrics.elidedText(made.slide.foot, Qt.TextElideMode.ElideRight, right - margin)
        painter.drawText(QPointF(margin, _FOOT_Y), words)
