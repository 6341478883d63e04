"""What the page of a comparison shows while too few entries are chosen: how it is done, and entries to begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from hubdesk.gui.panels.flow_layout import FlowLayout
from hubdesk.gui.panels.short_label import ShortButton
from hubdesk.model.words import QT_TR_NOOP, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hubdesk.model.address import EntryPlace

_MOST_WIDE = 640
_NONE_YET = QT_TR_NOOP(
    "Put two to four entries side by side, to see at a glance how they differ: who they are for, what they cost, how "
    "sure we are that they help."
)
_ONE_YET = QT_TR_NOOP("One entry is here. Add at least one more, and you see at a glance how they differ.")
_HOW = QT_TR_NOOP(
    "Find an entry, then press Ctrl+Shift+X, or press the right button on it and choose “Add to compare”. "
    "Do the same with the next one."
)


class ComparisonHelp(QWidget):
    """Words and buttons. `add_wanted` carries the place of an entry that is to be added."""

    add_wanted = Signal(object)
    search_wanted = Signal()
    lists_wanted = Signal()

    def __init__(self, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(side, 12, side, 12)
        column.setSpacing(12)
        self.words, how = QLabel(), QLabel(tr(_HOW))
        self.words.setObjectName("comparisonLead")
        how.setObjectName("emptyShelf")
        for label in (self.words, how):
            label.setWordWrap(True)
            label.setMaximumWidth(_MOST_WIDE)
            column.addWidget(label)
        row = FlowLayout()
        for words, signal in (
            (tr("Search the library"), self.search_wanted),
            (tr("Choose from my lists"), self.lists_wanted),
        ):
            button = QPushButton(words)
            button.clicked.connect(signal)
            row.addWidget(button)
        column.addLayout(row)
        self._title = QLabel(tr("Or begin with one of these"))
        self._title.setObjectName("shelfCount")
        column.addSpacing(8)
        column.addWidget(self._title)
        self._buttons: list[QPushButton] = []
        self._offers = QVBoxLayout()
        self._offers.setSpacing(6)
        column.addLayout(self._offers)
        column.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_offers(self, offers: Sequence[tuple[str, EntryPlace]], *, is_one_there: bool) -> None:
        """Show entries that can be added, each by title."""
        self.words.setText(tr(_ONE_YET) if is_one_there else tr(_NONE_YET))
        for former in self._buttons:
            former.hide()
            former.deleteLater()
        self._buttons = []
        self._title.setVisible(bool(offers))
        for title, place in offers:
            button = ShortButton(title)
            button.setObjectName("entryOffer")
            button.setAccessibleName(tr("Add “{title}”").format(title=title))
            button.setAccessibleDescription(tr("It is put beside the others."))
            button.setMaximumWidth(_MOST_WIDE)
            button.clicked.connect(lambda _=False, wanted=place: self.add_wanted.emit(wanted))
            self._offers.addWidget(button)
            self._buttons.append(button)

    @property
    def first_stop(self) -> QWidget:
        """What the keyboard goes to first."""
        return self.findChildren(QPushButton)[0]
