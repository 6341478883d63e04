"""Icons, drawn from resources/icons in the colour that the theme asks for."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QIcon, QImageReader, QPixmap

from hubdesk.paths import resources_folder


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


def make_icon(name: str, colour: str, faint: str, side: int = 20, ratio: float = 1.0) -> QIcon:
    """Make an icon with a fainter look for when it cannot be used."""
    icon = QIcon(icon_pixmap(name, colour, side, ratio))
    icon.addPixmap(icon_pixmap(name, faint, side, ratio), QIcon.Mode.Disabled)
    return icon
