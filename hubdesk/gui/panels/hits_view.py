"""The list of hits, and how one is drawn: where it belongs, its title, and its text around the match, marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from hubdesk.gui.models.hits_model import HIT_ROLE, Index
from hubdesk.gui.panels.menu_point import point_of_menu
from hubdesk.model.folding import unit_counter
from hubdesk.model.hit import Marked
from hubdesk.model.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPaintEvent

    from hubdesk.gui.theme import Theme
    from hubdesk.model.hit import Hit, Shown

_WIDTH = 780
_ROW = 118
PADDING = 14
_ROOM_FOR_DOTS = 14
_SMALL, _TITLE, _BODY = 13, 17, 15
"""Pixels: where a hit belongs, its title, its text."""


class HitsView(QListView):
    """The list of hits; says when it has been drawn, and when its end was reached.

    `menu_asked` carries where on the screen, and the hit.
    """

    painted = Signal()
    left = Signal()
    end_reached = Signal()
    menu_asked = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Search results"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(self._look_at_end)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at, index = point_of_menu(self, event)
        if index.isValid():
            self.menu_asked.emit(at, index.data(HIT_ROLE))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted.emit()

    def _look_at_end(self, value: int) -> None:
        if value and value == self.verticalScrollBar().maximum():
            self.end_reached.emit()


class Look(NamedTuple):
    """What a hit's row shows beside its own words: where it belongs, in a line, and its accent's name."""

    where: str
    accent: str


class _Set(NamedTuple):
    """A text laid out: how high it is, and where dots say that it goes on, if it does."""

    layout: QTextLayout
    height: float
    tail: QPointF | None

    def draw(self, painter: QPainter, font: QFont, at: QPointF) -> None:
        self.layout.draw(painter, at)
        if self.tail is not None:
            painter.setFont(font)
            painter.drawText(at + self.tail, "…")


class _Drawn(NamedTuple):
    """A hit made ready to be drawn at one width: texts laid out once, drawn many times, while `shown` is the same."""

    shown: Shown
    where: str
    title: _Set
    snippet: _Set
    accent: str


class HitDelegate(QStyledItemDelegate):
    """Draws hits. A hit that was drawn for one key is not laid out again for the next."""

    def __init__(self, theme: Theme, look: Callable[[Hit], Look], parent: QWidget) -> None:
        """Make it.

        Args:
            theme: the look that is on.
            look: says where a hit belongs, and in which colour.
            parent: the widget that keeps it.
        """
        super().__init__(parent)
        self._theme, self._look = theme, look
        self._drawn: dict[tuple[str, str], _Drawn] = {}
        self._width = 0
        self._fonts = _fonts(parent.font())
        theme.changed.connect(self._drawn.clear)

    def keep(self, hits: tuple[Hit, ...]) -> None:
        """Forget what was laid out for other hits than these."""
        kept = {(hit.pack, hit.id) for hit in hits}
        self._drawn = {key: drawn for key, drawn in self._drawn.items() if key in kept}

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette = self._theme.palette
        rect: QRect = option.rect.adjusted(0, 3, -8, -3)  # type: ignore[attr-defined]  # the stubs leave these out
        if option.direction == Qt.LayoutDirection.RightToLeft:  # type: ignore[attr-defined]
            rect.setLeft(max(rect.left() + 8, rect.right() + 1 - _WIDTH))
            rect.translate(8, 0)
        else:
            rect.setWidth(min(rect.width(), _WIDTH))
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        if is_chosen or state & QStyle.StateFlag.State_MouseOver:
            has_keyboard = is_chosen and bool(state & QStyle.StateFlag.State_HasFocus)
            ring = QPen(QColor(palette.focus), 2.5 if has_keyboard else 1.5)
            painter.setPen(ring if is_chosen else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.selection if has_keyboard else palette.surface))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 8, 8)
        inner = rect.adjusted(PADDING, 10, -PADDING, -8)
        drawn = self._lay_out(index.data(HIT_ROLE), inner.width())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.accent(drawn.accent)))
        is_mirrored = option.direction == Qt.LayoutDirection.RightToLeft  # type: ignore[attr-defined]
        painter.drawEllipse(QRect(inner.right() - 7 if is_mirrored else inner.left(), inner.top() + 5, 8, 8))
        painter.setFont(self._fonts[0])
        painter.setPen(QColor(palette.quiet))
        line = painter.fontMetrics().lineSpacing()
        beside = inner.adjusted(0, 0, -16, 0) if is_mirrored else inner.adjusted(16, 0, 0, 0)
        beside.setHeight(line)
        painter.drawText(beside, Qt.AlignmentFlag.AlignLeading, drawn.where)
        painter.setPen(QColor(palette.ink))
        top = inner.top() + line + 2
        drawn.title.draw(painter, self._fonts[1], QPointF(inner.left(), top))
        drawn.snippet.draw(painter, self._fonts[2], QPointF(inner.left(), top + drawn.title.height + 3))
        painter.restore()

    def _is_mirrored(self) -> bool:
        parent = self.parent()
        return isinstance(parent, QWidget) and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _lay_out(self, hit: Hit, width: int) -> _Drawn:
        if width != self._width:
            self._drawn.clear()
            self._width = width
        key, shown = (hit.pack, hit.id), hit.shown
        drawn = self._drawn.get(key)
        if drawn is None or drawn.shown != shown:
            look = self._look(hit)
            metrics = QFontMetrics(self._fonts[0])
            where = metrics.elidedText(look.where, Qt.TextElideMode.ElideRight, width - 16)
            lead = _lead(hit)
            title = self._set(shown.title, 0, self._fonts[1], width, 1)
            snippet = self._set(_behind(lead, shown.snippet), len(lead), self._fonts[2], width, 2)
            drawn = self._drawn[key] = _Drawn(shown, where, title, snippet, look.accent)
        return drawn

    def _set(self, marked: Marked, lead: int, font: QFont, width: int, most_lines: int) -> _Set:
        """Lay out text on at most so many lines. The first `lead` letters are quiet."""
        palette, units = self._theme.palette, unit_counter(marked.text)
        layout = QTextLayout(marked.text, font)
        layout.setCacheEnabled(True)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if self._is_mirrored():  # each text keeps its own order of words, and begins where the row does
            option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        layout.setTextOption(option)
        formats = [_span(0, lead, ink=palette.quiet, is_bold=True)] if lead else []
        formats += [_span(units(first), units(past), paper=palette.mark) for first, past in marked.marks]
        layout.setFormats(formats)
        layout.beginLayout()
        height, tail = 0.0, None
        for number in range(most_lines):
            line = layout.createLine()
            if not line.isValid():
                break
            is_last = number == most_lines - 1
            line.setLineWidth(width - (_ROOM_FOR_DOTS if is_last else 0))
            line.setPosition(QPointF(0, height))
            if is_last and line.textStart() + line.textLength() < units(len(marked.text)):
                tail = QPointF(line.naturalTextRect().right(), height + line.ascent())
            elif is_last and self._is_mirrored():  # the room for dots is not needed
                line.setPosition(QPointF(_ROOM_FOR_DOTS, height))
            height += line.height()
        layout.endLayout()
        return _Set(layout, height, tail)


def _lead(hit: Hit) -> str:
    """Say what a snippet stands under: its file, or its heading."""
    if hit.attachment:
        return tr("In {file}").format(file=hit.attachment.rpartition("/")[2]) + "  "
    return f"{hit.heading}  " if hit.heading else ""


def _behind(lead: str, snippet: Marked) -> Marked:
    by = len(lead)
    return Marked(lead + snippet.text, tuple((first + by, past + by) for first, past in snippet.marks))


def _span(first: int, past: int, *, paper: str = "", ink: str = "", is_bold: bool = False) -> QTextLayout.FormatRange:
    look = QTextCharFormat()
    if paper:
        look.setBackground(QColor(paper))
    if ink:
        look.setForeground(QColor(ink))
    if is_bold:
        look.setFontWeight(QFont.Weight.DemiBold)
    span = QTextLayout.FormatRange()
    span.start, span.length, span.format = first, past - first, look  # type: ignore[attr-defined]
    return span


def _fonts(base: QFont) -> tuple[QFont, QFont, QFont]:
    made = []
    for pixels in (_SMALL, _TITLE, _BODY):
        font = QFont(base)
        font.setPixelSize(pixels)
        font.setBold(pixels == _TITLE)
        made.append(font)
    return made[0], made[1], made[2]
