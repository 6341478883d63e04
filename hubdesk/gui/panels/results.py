"""What a search found: a line that says what was looked for, and the hits with the words marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFont,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QListView,
    QStackedLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from hubdesk.gui.models.hits_model import HIT_ROLE, HitsModel, Index
from hubdesk.model.address import EntryPlace
from hubdesk.model.text import count_of
from hubdesk.model.vocabulary import TermKind

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from hubdesk.gui.theme import Theme
    from hubdesk.library.library import Library
    from hubdesk.model.hit import Answer, Hit, Marked

_WIDTH = 780
_ROW = 118
_PADDING = 14
_HELP = (
    "Try fewer words, or a part of a word: “bull” finds bully and bullying. Quotation marks keep words together: "
    "“safe space”. The tree at the side shows every entry by partnership and by theme."
)


class ResultsPage(QWidget):
    """The page of results.

    `hit_chosen` carries the place of a hit that the user follows; `shown` comes once an answer stands on the screen,
    with the number of hits in all.
    """

    hit_chosen = Signal(object)
    shown = Signal(int)

    def __init__(self, library: Library, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library, self._theme = library, theme
        self._count = _label("resultsCount")
        self._count.setIndent(_PADDING)
        self.model = HitsModel(self.describe, self)
        self.list = HitsView(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(_HitDelegate(theme, self))
        self.list.activated.connect(self._follow)
        self.list.clicked.connect(self._follow)
        self.list.painted.connect(self._painted)
        self._total: int | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(28, 24, 12, 0)
        outer.setSpacing(12)
        outer.addWidget(self._count)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._make_empty())
        theme.dress(self, "results")
        outer.addLayout(self._stack, 1)

    def show_answer(self, answer: Answer) -> None:
        """Show an answer; the best hit is chosen."""
        self.model.set_hits(answer.hits)
        self._total = answer.total
        if answer.hits:
            self._stack.setCurrentIndex(0)
            self._count.setText(_say_count(answer))
            self.list.setCurrentIndex(self.model.index(0))
            self.list.scrollToTop()
        else:
            is_question = bool(answer.typed.strip())
            self._count.setText(answer.explained.replace("Entries with", "No entry with", 1))
            self._empty_title.setText("Nothing found" if is_question else "What are you looking for?")
            self._stack.setCurrentIndex(1)
            self._painted()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.list, self._count.text()))

    def move(self, rows: int) -> None:  # type: ignore[override]
        """Choose another hit, so many rows down (or up, if negative), from wherever the keyboard is."""
        row = min(max(self.list.currentIndex().row() + rows, 0), len(self.model.hits) - 1)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))

    def follow_current(self) -> None:
        """Open the hit that is chosen."""
        if self.list.currentIndex().isValid():
            self._follow(self.list.currentIndex())

    def describe(self, hit: Hit) -> str:
        """Say where a hit belongs: partnership, heading."""
        term = self._library.term(TermKind.PARTNERSHIP, hit.partnership)
        name = term.name if term else hit.partnership
        themes = [found.name for id_ in hit.themes[:2] if (found := self._library.term(TermKind.THEME, id_))]
        parts = [name, *themes]
        if hit.heading:
            parts.append(f"under “{hit.heading}”")
        return "  ·  ".join(parts)

    def accent(self, hit: Hit) -> str:
        """Give the accent of a hit's partnership."""
        term = self._library.term(TermKind.PARTNERSHIP, hit.partnership)
        return term.accent if term else ""

    def _follow(self, index: QModelIndex) -> None:
        hit: Hit | None = index.data(HIT_ROLE)
        if hit is not None:
            self.hit_chosen.emit(EntryPlace(hit.pack, hit.id, hit.anchor))

    def _painted(self) -> None:
        if self._total is not None:
            total, self._total = self._total, None
            self.shown.emit(total)

    def _make_empty(self) -> QWidget:
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(_PADDING, 30, 40, 0)
        layout.setSpacing(10)
        self._empty_title = _label("emptyTitle")
        help_ = _label("emptyText")
        help_.setText(_HELP)
        help_.setWordWrap(True)
        help_.setMaximumWidth(620)
        layout.addWidget(self._empty_title)
        layout.addWidget(help_)
        layout.addStretch(1)
        return holder


class HitsView(QListView):
    """The list of hits; says when it has been drawn."""

    painted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Search results")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted.emit()


class _HitDelegate(QStyledItemDelegate):
    """Draws a hit: where it belongs, its title, and two lines of its text around the match."""

    def __init__(self, theme: Theme, results: ResultsPage) -> None:
        super().__init__(results)
        self._theme, self._results = theme, results

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette = self._theme.palette
        hit: Hit = index.data(HIT_ROLE)
        rect: QRect = option.rect.adjusted(0, 3, -8, -3)  # type: ignore[attr-defined]
        rect.setWidth(min(rect.width(), _WIDTH))
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        if is_chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(QPen(QColor(palette.focus), 1.5) if is_chosen else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.surface))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 8, 8)
        inner = rect.adjusted(_PADDING, 10, -_PADDING, -8)
        colour = palette.accent(self._results.accent(hit))
        small, title, body = (_font(option, 13), _font(option, 17, is_bold=True), _font(option, 15))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawEllipse(QRect(inner.left(), inner.top() + 5, 8, 8))
        painter.setFont(small)
        painter.setPen(QColor(palette.quiet))
        line = painter.fontMetrics().lineSpacing()
        room = inner.width() - 16
        where = painter.fontMetrics().elidedText(self._results.describe(hit), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(inner.left() + 16, inner.top(), room, line), 0, where)
        top = inner.top() + line + 2
        top += self._draw_marked(painter, hit.title, title, QRect(inner.left(), top, inner.width(), 26), 1) + 2
        self._draw_marked(painter, hit.snippet, body, QRect(inner.left(), top, inner.width(), 44), 2)
        painter.restore()

    def _draw_marked(self, painter: QPainter, marked: Marked, font: QFont, rect: QRect, most_lines: int) -> int:
        """Draw text with its marks on at most so many lines; give the height used."""
        palette = self._theme.palette
        layout = QTextLayout(marked.text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        formats = []
        for first, past in marked.marks:
            look = QTextCharFormat()
            look.setBackground(QColor(palette.mark))
            span = QTextLayout.FormatRange()
            span.start = _units(marked.text, first)  # type: ignore[attr-defined]  # the stubs leave these out
            span.length = _units(marked.text[first:past])  # type: ignore[attr-defined]
            span.format = look  # type: ignore[attr-defined]
            formats.append(span)
        layout.setFormats(formats)
        layout.beginLayout()
        height = 0.0
        for _ in range(most_lines):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(rect.width())
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        painter.setPen(QColor(palette.ink))
        layout.draw(painter, QPointF(rect.topLeft()))
        return round(height)


def _say_count(answer: Answer) -> str:
    """Say how many there are and what was looked for, in one sentence where it is one."""
    shown = len(answer.hits)
    count = count_of(answer.total, "entry", "entries")
    if answer.total > shown:
        count = f"The best {shown} of {count}"
    if answer.explained.startswith("Entries with"):
        return count + answer.explained.removeprefix("Entries")
    return answer.explained


def _units(text: str, until: int | None = None) -> int:
    """Count as Qt does, in UTF-16 units, so that marks stay right behind emoji."""
    part = text if until is None else text[:until]
    return len(part) + sum(char > "\uffff" for char in part)


def _font(option: QStyleOptionViewItem, pixels: int, *, is_bold: bool = False) -> QFont:
    font = QFont(option.font)  # type: ignore[attr-defined]
    font.setPixelSize(pixels)
    font.setBold(is_bold)
    return font


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
