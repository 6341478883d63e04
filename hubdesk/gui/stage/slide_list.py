"""The slides of a talk as a list beside it: step by step, those that are not for the wall paler."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from hubdesk.gui.stage.console_style import QUIET
from hubdesk.gui.told import tell_places
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
        self.setUniformItemSizes(True)  # of two hundred rows only those are looked at that are seen
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
            item = deck.items[leaf.item]
            is_alone = len(item.slides) == 1 or len(deck.items) == 1
            if leaf.item != former and len(item.slides) > 1 and len(deck.items) > 1:
                self._make_bold(self._row(_say_step(item.title, item.step.minutes), at))
            former = leaf.item
            words = _say_leaf(leaf, minutes=item.step.minutes if len(deck.items) > 1 and is_alone else 0)
            row = self._row(words if is_alone else f"    {words}", at)
            self._rows[at] = self.count() - 1
            if len(item.slides) == 1:
                self._make_bold(row)
            if not leaf.number:
                row.setForeground(QColor(QUIET))
                row.setToolTip(tr("Not on the wall unless you click it"))
        tell_places(self)
        self.refresh()

    def _make_bold(self, item: QListWidgetItem) -> None:
        font = item.font()
        font.setBold(True)
        item.setFont(font)

    def _row(self, words: str, at: int) -> QListWidgetItem:
        item = QListWidgetItem(words, self)
        item.setData(_LEAF, at)
        return item


def _say_step(title: str, minutes: int) -> str:
    return f"{title}   {tr('{minutes} min').format(minutes=minutes)}" if minutes else title


def _say_leaf(leaf: Leaf, minutes: int) -> str:
    slide = leaf.slide
    title = f"{slide.title} ({slide.number}/{slide.count})" if slide.count > 1 else slide.title
    said = title if leaf.number else tr("{title}, not on the wall").format(title=title)
    return f"{leaf.number or '–'}   {_say_step(said, minutes)}"
