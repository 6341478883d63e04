"""Cards: large buttons that lead to a partnership, a theme or an entry, and the grid that they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from hubdesk.gui.paints import brush, pen, rounded
from hubdesk.gui.qt_numbers import ALIGN_BOTTOM, ALIGN_LEFT, ALIGN_TOP, TEXT_WORD_WRAP
from hubdesk.model.text import as_tip

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QEnterEvent, QKeyEvent, QPaintEvent, QResizeEvent

    from hubdesk.gui.theme import Theme
    from hubdesk.model.address import Place

_RADIUS = 10
_PADDING = 16


class CardText(NamedTuple):
    """What a card says: a name, a line below it, a few words at the foot, and the accent it wears, if any."""

    name: str
    line: str
    foot: str = ""
    accent: str = ""


class Card(QAbstractButton):
    """A card that can be clicked, or chosen with Tab and Space or Enter."""

    def __init__(self, text: CardText, place: Place, theme: Theme, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text_, self.place, self._theme, self._height = text, place, theme, height
        self.setText(text.name)
        self.setAccessibleName(" ".join(_sentence(part) for part in (text.name, text.foot) if part).rstrip("."))
        self.setAccessibleDescription(text.line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(as_tip(text.line))

    def sizeHint(self) -> QSize:
        return QSize(240, self._height)

    def enterEvent(self, event: QEnterEvent) -> None:
        from PySide6.QtCore import Qt

        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt

        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # Qt itself takes only Space
            self.click()
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()  # Alt+Left with nothing behind: Qt would go to the next button
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = self._theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        accent = palette.accent(self.text_.accent) if self.text_.accent else ""
        shape = rounded(rect, _RADIUS)
        painter.fillPath(shape, brush(palette.raised))
        if accent:
            painter.save()
            painter.setClipPath(shape)
            bar = QRectF(rect.right() - 5 if self.isRightToLeft() else rect.left(), rect.top(), 5, rect.height())
            painter.fillPath(rounded(bar, 0), brush(accent))
            painter.restore()
        if self.hasFocus():
            edge = pen(palette.focus, 2)
        else:
            edge = pen(accent or palette.focus) if self.underMouse() else pen(palette.line)
        painter.strokePath(shape, edge)
        start = _PADDING + (4 if accent else 0)  # where a line begins
        left, right = (_PADDING, start) if self.isRightToLeft() else (start, _PADDING)
        room = self.rect().adjusted(left, 13, -right, -12)
        self._draw_words(painter, room)
        painter.end()

    def _draw_words(self, painter: QPainter, rect: QRect) -> None:
        name_font = self._font(17 if self.text_.accent else 15, is_bold=True)
        painter.setFont(name_font)
        metrics = QFontMetrics(name_font)
        flags = TEXT_WORD_WRAP | ALIGN_LEFT | ALIGN_TOP
        used = painter.boundingRect(rect, flags, self.text_.name)
        painter.drawText(rect, flags, self.text_.name)
        small = self._font(13)
        painter.setFont(small)
        painter.setOpacity(self._theme.palette.quiet_share)
        top = min(used.height(), metrics.lineSpacing() * 2) + 4
        foot = QFontMetrics(small).lineSpacing() if self.text_.foot else 0
        room = rect.adjusted(0, top, 0, -foot - (4 if foot else 0))
        painter.drawText(room, flags, _fit(QFontMetrics(small), self.text_.line, room))
        painter.drawText(rect, ALIGN_LEFT | ALIGN_BOTTOM, self.text_.foot)

    def _font(self, pixels: int, *, is_bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(pixels)
        font.setBold(is_bold)
        return font


class CardGrid(QWidget):
    """Cards in as many columns as there is room for; one that is left over at the end takes a whole row."""

    def __init__(self, cards: list[Card], least_width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards, self._least = cards, least_width
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self._lay_out(3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out(max(1, min(3, (event.size().width() + 12) // (self._least + 12))))

    def _lay_out(self, columns: int) -> None:
        if columns == self._columns:
            return
        for column in range(max(columns, self._columns)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._columns = columns
        for number, card in enumerate(self._cards):
            is_alone = number == len(self._cards) - 1 and not number % columns and number
            self._grid.addWidget(card, number // columns, number % columns, 1, columns if is_alone else 1)


def _fit(metrics: QFontMetrics, text: str, room: QRect) -> str:
    """Cut text at a word so that it fits into a box, with an ellipsis where something was left out."""
    flags = TEXT_WORD_WRAP
    words = text.split(" ")
    kept = len(words)
    while kept > 1:
        shown = " ".join(words[:kept]) + ("" if kept == len(words) else "…")
        if metrics.boundingRect(QRect(0, 0, room.width(), 10_000), flags, shown).height() <= room.height():
            return shown
        kept -= 1
    letters = text  # not even the first word has room; `elidedText` would ask for `Qt`
    while len(letters) > 1 and metrics.horizontalAdvance(f"{letters}…") > room.width():
        letters = letters[:-1]
    return letters if letters == text else f"{letters.rstrip()}…"


def _sentence(words: str) -> str:
    """End words so that a screen reader pauses after them."""
    return words if words.endswith((".", "?", "!")) else f"{words}."
