"""Icons, drawn from resources/icons in the colour that the theme asks for."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QColor, QIcon, QImageReader, QPainter, QPixmap

from hubdesk.paths import resources_folder

_FAINT = 0.35


@lru_cache(maxsize=128)
def icon_pixmap(name: str, colour: str, side: int, ratio: float = 1.0) -> QPixmap:
    """Draw an icon.

    Args:
        name: a file of resources/icons, without its ending.
        colour: of its lines.
        side: its width and height in pixels.
        ratio: device pixels per pixel.
    """
    svg = (resources_folder() / "icons" / f"{name}.svg").read_bytes().replace(b"currentColor", colour.encode())
    buffer = QBuffer()
    buffer.setData(QByteArray(svg))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"svg"))
    reader.setScaledSize(QSize(round(side * ratio), round(side * ratio)))
    pixmap = QPixmap.fromImage(reader.read())
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def make_icon(name: str, colour: str, side: int = 20, ratio: float = 1.0) -> QIcon:
    """Make an icon with a fainter look for when it cannot be used."""
    pixmap = icon_pixmap(name, colour, side, ratio)
    faint = QPixmap(pixmap.size())
    faint.setDevicePixelRatio(ratio)
    faint.fill(QColor(0, 0, 0, 0))
    painter = QPainter(faint)
    painter.setOpacity(_FAINT)
    painter.drawPixmap(0, 0, pixmap)
    painter.end()
    icon = QIcon(pixmap)
    icon.addPixmap(faint, QIcon.Mode.Disabled)
    icon.addPixmap(faint, QIcon.Mode.Disabled, QIcon.State.On)  # Qt would show the one for On in grey
    return icon
