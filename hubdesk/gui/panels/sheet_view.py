"""Shows printed pages, one at a time, as they will be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hubdesk.model.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QWheelEvent

    from hubdesk.gui.theme import Theme
    from hubdesk.typeset.printing import Sheets

_AROUND = 18
_STEPS = {
    Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageDown: 1, Qt.Key.Key_Space: 1,
    Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Backspace: -1,
}  # fmt: skip


class SheetView(QWidget):
    """One page of several. `turned` carries its number, counted from 0."""

    turned = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sheets: Sheets | None = None
        self._number = 0
        self._drawn: tuple[int, QSize, QImage] | None = None
        self._turned_by = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 200)
        self._say()

    @property
    def number(self) -> int:
        """The page that is shown, counted from 0."""
        return self._number

    def show_sheets(self, sheets: Sheets | None) -> None:
        """Show pages, from the one that was looked at before if there are so many; None while they are being made."""
        self._sheets, self._drawn = sheets, None
        if sheets is not None:
            self._number = min(self._number, sheets.count - 1)
            self.turned.emit(self._number)
        self._say()
        self.update()

    def turn_to(self, number: int) -> None:
        """Show a page; the first or last one where there is none."""
        if self._sheets is None:
            return
        self._number = max(0, min(number, self._sheets.count - 1))
        self.turned.emit(self._number)
        self._say()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, 640)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.turn_to(self._number + _STEPS[key])
        elif key == Qt.Key.Key_Home:
            self.turn_to(0)
        elif key == Qt.Key.Key_End and self._sheets is not None:
            self.turn_to(self._sheets.count - 1)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._turned_by += event.angleDelta().y()
        steps = int(self._turned_by / 120)
        if steps:
            self._turned_by -= steps * 120
            self.turn_to(self._number - steps)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.palette.pane))
        if self._sheets is None:
            return
        sheet = self._sheets.paper.sheet
        room = QRectF(self.rect()).adjusted(_AROUND, _AROUND, -_AROUND, -_AROUND)
        scale = min(room.width() / sheet.width(), room.height() / sheet.height())
        place = QRect(0, 0, round(sheet.width() * scale), round(sheet.height() * scale))
        place.moveCenter(room.center().toPoint())
        painter.drawImage(place.topLeft(), self._image(place.size(), scale))
        colours = self._theme.palette
        painter.setPen(QPen(QColor(colours.focus), 2) if self.hasFocus() else QPen(QColor(colours.line), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place)

    def _image(self, size: QSize, scale: float) -> QImage:
        """Draw the page, or give it as it was drawn last."""
        assert self._sheets is not None
        if self._drawn is not None and self._drawn[:2] == (self._number, size):
            return self._drawn[2]
        ratio = self.devicePixelRatioF()
        image = QImage(size * ratio, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        image.fill("#ffffff")
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.scale(scale, scale)
        self._sheets.paint(painter, self._number)
        painter.end()
        self._drawn = (self._number, size, image)
        return image

    def _say(self) -> None:
        """Say to a screen reader which page it is, and which headings stand on it."""
        if self._sheets is None:
            self.setAccessibleName(tr("The pages are being made"))
            self.setAccessibleDescription("")
            return
        self.setAccessibleName(tr("Page {number} of {count}").format(number=self._number + 1, count=self._sheets.count))
        words = [place.words for place in self._sheets.places if place.page == self._number]
        self.setAccessibleDescription("; ".join(words))
