"""The slides of a talk as a list beside it: step by step, those that are not for the wall paler."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from hubdesk.gui.stage.console_style import QUIET
from hubdesk.model.words import tr

if TYPE_CHECKING:
    from hubdesk.gui.stage.presenter import Presenter
    from hubdesk.services.presenting.deck import Leaf

_LEAF = Qt.ItemDataRole.UserRole
_WIDTH = 252


class SlideList(QListWidget):
    """A row for each slide, under a row for each step. `leaf_chosen` carries the number of a leaf."""

    leaf_chosen = Signal(int)

    def __init__(self, presenter: Presenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._deck: object = None
        self._rows: dict[int, int] = {}
        self.setAccessibleName(tr("Slides"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedWidth(_WIDTH)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemClicked.connect(lambda item: self.leaf_chosen.emit(item.data(_LEAF)))

    def refresh(self) -> None:
        """Mark the slide that the talk is at; list others if it is another deck."""
        talk = self._presenter.talk
        if self._deck is not (talk.aside or talk.deck):
            self.fill()
        row = self._rows.get(talk.position, -1)
        if row != self.currentRow() and 0 <= row < self.count():
            self.setCurrentRow(row)
            self.scrollToItem(self.item(row))

    def fill(self) -> None:
        """List the slides of the deck that is shown."""
        talk = self._presenter.talk
        deck = talk.aside or talk.deck
        self._deck = deck
        self._rows.clear()
        self.clear()
        former = -1
        for at, leaf in enumerate(deck.leaves):
            if leaf.item != former and len(deck.items) > 1:
                former = leaf.item
                step = deck.items[leaf.item]
                minutes = tr("{minutes} min").format(minutes=step.step.minutes) if step.step.minutes else ""
                head = self._row(f"{step.title}   {minutes}".rstrip(), at)
                font = head.font()
                font.setBold(True)
                head.setFont(font)
            row = self._row(_say_leaf(leaf), at)
            self._rows[at] = self.count() - 1
            if not leaf.number:
                row.setForeground(QColor(QUIET))
                row.setToolTip(tr("Not on the wall unless you click it"))
        self.refresh()

    def _row(self, words: str, at: int) -> QListWidgetItem:
        item = QListWidgetItem(words, self)
        item.setData(_LEAF, at)
        return item


def _say_leaf(leaf: Leaf) -> str:
    slide = leaf.slide
    title = f"{slide.title} ({slide.number}/{slide.count})" if slide.count > 1 else slide.title
    said = title if leaf.number else tr("{title}, not on the wall").format(title=title)
    return f"    {leaf.number or '–'}   {said}"
