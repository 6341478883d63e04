"""Chips: words that can be clicked, and the row that they stand in, which breaks into lines where it must."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QWidget

from hubdesk.model.hit import Marked
from hubdesk.model.words import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from hubdesk.gui.theme import Theme

_SIDE, _HEIGHT, _CROSS, _WIDEST = 11, 30, 22, 520
_GAP, _LINE_GAP = 7, 6
_ROOM_FOR_DOTS = 24
_NARROW = 420
"""A row this narrow may take one line more: hardly two chips stand side by side in it."""


class Weight(IntEnum):
    """What a chip is to the reader. Where there is no room for all, the lightest are hidden first."""

    ASIDE = 0
    OFFER = 1
    WORD = 2
    LIMIT = 3


class Chip(QAbstractButton):
    """A word or two in a pill that can be clicked, taken away with Delete, or only says something."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pieces: list[tuple[str, bool]] = []
        self._said = self._short = Marked("")
        self.weight = Weight.OFFER
        self._is_removable = self._is_offer = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_part(self, said: Marked, removal: str, short: Marked | None = None, weight: Weight = Weight.WORD) -> None:
        """Show a part of an explanation; with words for its removal it can be taken away, else it only says something.

        Args:
            said: the words; its marks stand out.
            removal: what taking it away does; empty if that cannot be done.
            short: the same in fewer words, for where there is little room.
            weight: how soon it may be hidden.
        """
        self._is_removable, self._is_offer, self.weight = bool(removal), False, weight
        self._show(said, short or said, f"{said.text}. {removal}" if removal else said.text, removal)

    def show_offer(self, said: Marked, accessible: str) -> None:
        """Show something that can be taken up."""
        self._is_removable, self._is_offer, self.weight = False, True, Weight.OFFER
        self._show(said, said, accessible, accessible)

    @property
    def words(self) -> str:
        """What it says where there is room."""
        return self._said.text

    def be_short(self, is_short: bool) -> None:
        """Say it in fewer words where there are such, or whole again."""
        said = self._short if is_short else self._said
        if said.text != self.text():
            self._pieces = list(_pieces(said))
            self.setText(said.text)
            self.updateGeometry()
            self.update()

    def _show(self, said: Marked, short: Marked, accessible: str, tip: str) -> None:
        self._said, self._short = said, short
        self._pieces = list(_pieces(said))
        self.setText(said.text)
        self.setAccessibleName(accessible)
        self.setToolTip(tip)
        can_act = self._is_removable or self._is_offer
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if can_act else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if can_act else Qt.CursorShape.ArrowCursor)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = sum(QFontMetrics(self._font(is_strong)).horizontalAdvance(text) for text, is_strong in self._pieces)
        return QSize(min(width + 2 * _SIDE + (_CROSS if self._is_removable else 0) + 2, _WIDEST), _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {Qt.Key.Key_Return, Qt.Key.Key_Enter}  # Qt itself takes only Space
        if self._is_removable:
            keys |= {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}
        if event.key() in keys:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = self._theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        is_lit = (self.underMouse() and (self._is_removable or self._is_offer)) or self.hasFocus()
        edge = palette.focus if is_lit else palette.line
        painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(palette.selection if self._is_offer else palette.surface))
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        begin = _SIDE + (_CROSS if self._is_removable and is_mirrored else 0)
        end = self.width() - _SIDE - (_CROSS if self._is_removable and not is_mirrored else 0)
        left = float(begin)
        for number, (text, is_strong) in enumerate(self._pieces):
            painter.setFont(self._font(is_strong))
            painter.setPen(QColor(palette.ink if is_strong or self._is_offer else palette.quiet))
            metrics, room = painter.fontMetrics(), max(0, round(end - left))
            rest = sum(QFontMetrics(self._font(strong)).horizontalAdvance(one) for one, strong in self._pieces[number:])
            fits = rest <= room or metrics.horizontalAdvance(text) + _ROOM_FOR_DOTS <= room
            shown = text if fits else metrics.elidedText(f"{text}…", Qt.TextElideMode.ElideRight, room)
            at = begin + end - left - room - 4 if is_mirrored else left  # the pieces follow each other from the right
            side = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
            ways = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute | side
            painter.drawText(QRectF(at + (4 if is_mirrored else 0), 0, room + 4, self.height()), ways, shown)
            if not fits:
                break
            left += metrics.horizontalAdvance(text)
        if self._is_removable:
            painter.setPen(QPen(QColor(palette.ink if is_lit else palette.quiet), 1.6))
            x, y = (_CROSS // 2 + 4 if is_mirrored else self.width() - _CROSS // 2 - 4), self.height() / 2
            painter.drawLine(QPoint(x - 4, round(y) - 4), QPoint(x + 4, round(y) + 4))
            painter.drawLine(QPoint(x - 4, round(y) + 4), QPoint(x + 4, round(y) - 4))

    def _font(self, is_strong: bool) -> QFont:
        font = QFont(self.font())
        font.setBold(is_strong)
        return font


class Flow(QWidget):
    """A row of widgets that breaks into lines, and is as high as they are.

    Where `most_lines` are too few, chips first say what they say in fewer words; then the lightest are hidden behind a
    chip that says how many there are, until that is clicked.
    """

    def __init__(self, theme: Theme, most_lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: list[QWidget] = []
        self._most_lines, self._is_whole = most_lines, False
        self._more = Chip(theme, self)
        self._more.hide()
        self._more.show_offer(Marked(""), "")
        self._more.clicked.connect(self._show_whole)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def shown(self) -> tuple[QWidget, ...]:
        """What stands in the row, in order, hidden or not."""
        return tuple(self._shown)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """The chips that can take the keyboard, in order, hidden or not, and the one that shows what is hidden."""
        return *(one for one in self._shown if one.focusPolicy() != Qt.FocusPolicy.NoFocus), self._more

    def show_row(self, widgets: Iterable[QWidget]) -> None:
        """Show these widgets, in this order; others that were shown are hidden."""
        former, self._shown = self._shown, list(widgets)
        for widget in former:
            if widget not in self._shown:
                widget.hide()
        for widget in self._shown:
            if widget.parentWidget() is not self:
                widget.setParent(self)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    def _show_whole(self) -> None:
        self._is_whole = True
        self._arrange()

    def _arrange(self) -> None:
        """Place as many widgets as there are lines for, and leave room for the chip that speaks of the others."""
        lines = self._most_lines + (self.width() < _NARROW)
        chips = [widget for widget in self._shown if isinstance(widget, Chip)]
        kept, placed = self._shown, None
        for is_short in (False, True):
            for chip in chips:
                chip.be_short(is_short)
            placed = self._places(kept, None if self._is_whole else lines)
            if placed is not None:
                break
        if placed is None:
            kept, placed = self._without_lightest(chips, lines)
        is_mirrored = self.isRightToLeft()
        standing = [*kept, self._more] if len(kept) < len(self._shown) else kept
        for widget, rect in zip(standing, placed, strict=True):
            if is_mirrored:
                rect.moveRight(self.width() - 1 - rect.left())
            widget.setGeometry(rect)
            widget.show()
        for widget in (*self._shown, self._more):
            if widget not in standing:
                widget.hide()
        self.setFixedHeight(max((rect.bottom() + 1 for rect in placed), default=0))

    def _without_lightest(self, chips: list[Chip], lines: int) -> tuple[list[QWidget], list[QRect]]:
        """Leave out the lightest chips until the rest fits; give that, and its places, the last for “more”."""
        kept = list(self._shown)
        places: list[QRect] | None = None
        for light in sorted(reversed(chips), key=lambda chip: chip.weight):  # noqa: C414 - the last of them first
            kept.remove(light)
            words = tr("{number} more").format(number=len(self._shown) - len(kept))
            self._more.show_offer(Marked(words), words)
            places = self._places([*kept, self._more], lines)
            if places is not None:
                break
        return kept, places or self._places([*kept, self._more], None) or []

    def _places(self, widgets: list[QWidget], most_lines: int | None) -> list[QRect] | None:
        """Give where widgets stand; None if they need more lines than there are to be."""
        rects: list[QRect] = []
        room = max(self.width(), 80)
        left, top, height, line = 0, 0, 0, 1
        for widget in widgets:
            width, tall = _size(widget, room)
            if left and left + width > room:
                left, top, height, line = 0, top + height + _LINE_GAP, 0, line + 1
                if most_lines is not None and line > most_lines:
                    return None
            rects.append(QRect(left, top, width, tall))
            left, height = left + width + _GAP, max(height, tall)
        return rects


def _size(widget: QWidget, room: int) -> tuple[int, int]:
    """Give the width and height of a chip or a button, or of a text that may take several lines."""
    if isinstance(widget, QLabel):
        widget.ensurePolished()  # the style sheet makes it larger
        width = min(widget.fontMetrics().horizontalAdvance(widget.text()) + 4, room)
        return width, max(_HEIGHT, widget.heightForWidth(width))
    return min(widget.sizeHint().width(), room), max(_HEIGHT, widget.sizeHint().height())


def _pieces(said: Marked) -> Iterator[tuple[str, bool]]:
    at = 0
    for first, past in said.marks:
        if first > at:
            yield said.text[at:first], False
        yield said.text[first:past], True
        at = past
    if at < len(said.text):
        yield said.text[at:], False
