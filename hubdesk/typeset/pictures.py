"""Pictures of a pack, decoded with care: their bytes come from outside."""

from __future__ import annotations

import math

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QTextCursor, QTextDocument, QTextFormat, QTextImageFormat

from hubdesk.model.drawings import is_tame

FULL_WIDTH = QTextFormat.Property.UserProperty.value + 4
"""On a picture in a document: how wide it is where there is room, in pixels."""
MAX_SIDE = 6000
"""Pixels; a larger picture is shown as its alternative text."""
_MAX_MEGABYTES = 256
_KINDS = (b"png", b"jpg", b"jpeg", b"gif", b"webp", b"svg")


def decode_picture(untrusted_bytes: bytes, width: int = 0) -> QImage:
    """Decode a picture; a null image if it is of no known kind, too large, or an SVG that reaches outside itself.

    Args:
        untrusted_bytes: PNG, JPEG, GIF, WebP or SVG.
        width: draw an SVG this many pixels wide, and shrink others that are wider; 0 takes it as it is.
    """
    QImageReader.setAllocationLimit(_MAX_MEGABYTES)
    buffer = QBuffer()
    buffer.setData(QByteArray(untrusted_bytes))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    kind = bytes(reader.format().data()).lower()
    is_svg = kind == b"svg"
    if kind not in _KINDS or (is_svg and not is_tame(untrusted_bytes)):  # before Qt reads on: it would do as it is told
        return QImage()
    size = reader.size()
    if not size.isValid() or max(size.width(), size.height()) > MAX_SIDE:
        return QImage()
    if width and (is_svg or size.width() > width):
        reader.setScaledSize(size.scaled(QSize(width, MAX_SIDE), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def fit_pictures(document: QTextDocument, room: float, tallest: float = math.inf) -> None:
    """Show the pictures of a document as wide as they are, or as there is room.

    Args:
        document: what the composer made.
        room: how wide a picture may be, in the document's unit.
        tallest: how high.
    """
    block = document.begin()
    while block.isValid():
        iterator = block.begin() if "\ufffc" in block.text() else block.end()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            form = fragment.charFormat().toImageFormat()
            full = form.property(FULL_WIDTH)
            if form.isValid() and full and (width := _width_of(form, full, room, tallest)) != form.width():
                form.setHeight(form.height() * width / form.width())
                form.setWidth(width)
                cursor = QTextCursor(document)
                cursor.setPosition(fragment.position())
                cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(form)
                break  # the fragments are others now; a picture stands alone in its block
            iterator += 1
        block = block.next()


def _width_of(form: QTextImageFormat, full: float, room: float, tallest: float) -> float:
    return max(1.0, min(full, room, tallest * form.width() / max(1.0, form.height())))
