"""Brushes and pens for painting by hand, made the one way that does not build the enumerations of `Qt`.

PySide weighs every form of `QBrush(…)`, `QPen(…)`, `setPen(…)` and `fillRect(…)`, and some take an enumeration of `Qt`,
which costs a start 25 ms (see `qt_numbers`). So a brush comes out of a palette, shapes are filled and stroked as paths,
and text is drawn in the ink that a widget begins with: quiet text is ink that lets a little of the ground through.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QBrush, QColor, QPainterPath, QPalette, QPen


@lru_cache(maxsize=64)
def brush(colour: str, share: float = 1.0) -> QBrush:
    """Give a brush of one colour; `share` of it covers what lies under it."""
    mixed = QColor(colour)
    mixed.setAlphaF(share)
    scratch = QPalette()
    scratch.setColor(QPalette.ColorRole.Window, mixed)
    return scratch.brush(QPalette.ColorRole.Window)


@lru_cache(maxsize=64)
def pen(colour: str, width: float = 1.0) -> QPen:
    """Give a pen of one colour, so many pixels wide."""
    made = QPen()
    made.setColor(QColor(colour))
    made.setWidthF(width)
    return made


def rounded(rect: QRect | QRectF, radius: float) -> QPainterPath:
    """Give a rectangle with round corners; a radius of 0 leaves them square."""
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(rect), radius, radius)
    return shape
