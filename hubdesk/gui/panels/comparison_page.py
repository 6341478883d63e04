"""The page that shows entries side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from hubdesk.gui.panels.comparison_help import ComparisonHelp
from hubdesk.gui.panels.flow_layout import FlowLayout
from hubdesk.gui.panels.link_browser import LinkBrowser
from hubdesk.model.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent, QTextDocument

    from hubdesk.gui.theme import Theme
    from hubdesk.model.address import EntryPlace

_SIDE, _MOST_WIDE = 40, 1240
_NARROW_SIDE = 14
_COLUMN = 190
"""Pixels that a column takes, at zoom 1, for long words in the usual letters of a comparison."""


class ComparisonPage(QWidget):
    """A title with buttons, and the comparison below; `followed` carries the target of a link.

    While too few entries are chosen, it says how that is done: `add_wanted` carries the place of one to be added.
    """

    followed = Signal(str)
    print_wanted = Signal()
    clear_wanted = Signal()
    add_wanted = Signal(object)
    search_wanted = Signal()
    lists_wanted = Signal()
    narrowed = Signal()
    """The comparison is to be set anew, smaller or in its usual size: see `is_narrow`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("comparisonPage")
        self.setProperty("hasSizedText", True)  # the commands for the size of text can be given
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 26, 0, 0)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setContentsMargins(_SIDE, 0, _SIDE, 0)
        row.setSpacing(8)
        title = QLabel(tr("Side by side"))
        title.setObjectName("shelfTitle")
        title.setWordWrap(True)
        row.addWidget(title, 1)
        buttons = FlowLayout()
        self._buttons = [QPushButton(tr("Print…")), QPushButton(tr("Take all off"))]
        for button, signal in zip(self._buttons, (self.print_wanted, self.clear_wanted), strict=True):
            button.clicked.connect(signal)
            buttons.addWidget(button)
        row.addLayout(buttons)
        self.view = LinkBrowser()
        self.view.setAccessibleName(tr("Entries side by side"))
        self.view.setOpenLinks(False)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.anchorClicked.connect(self._hand_on)
        self.help = ComparisonHelp(_SIDE, self)
        self.help.add_wanted.connect(self.add_wanted)
        self.help.search_wanted.connect(self.search_wanted)
        self.help.lists_wanted.connect(self.lists_wanted)
        self._document: QTextDocument | None = None
        self._asked: tuple[int, float, bool] | None = None
        column.addLayout(row)
        column.addWidget(self.help)
        column.addWidget(self.view, 1)
        column.addStretch(0)
        theme.dress(self, "lists")

    def is_narrow(self, columns: int, zoom: float) -> bool:
        """Say whether so many columns have little room for the usual letters; `narrowed` tells when that changes."""
        is_narrow = self.width() - 2 * _SIDE < columns * _COLUMN * zoom
        self._asked = (columns, zoom, is_narrow)
        return is_narrow

    def focus_first(self) -> None:
        """Put the keyboard on the comparison, or where one is begun."""
        first = self.help.first_stop if self._document is None else self.view
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_document(self, document: QTextDocument | None, offers: Sequence[tuple[str, EntryPlace]] | None) -> None:
        """Show a comparison, or how one is made, or both.

        Args:
            document: the comparison; None if nothing is chosen yet.
            offers: entries that could be added, by title; None where enough are chosen.
        """
        former = QApplication.focusWidget()
        had_keyboard = former is not None and self.isAncestorOf(former)
        for button in self._buttons:
            button.setVisible(document is not None)
        self.help.setVisible(offers is not None)
        self.help.show_offers(offers or (), is_one_there=document is not None)
        self.view.setVisible(document is not None)
        if document is None:
            self.view.clear()
        else:
            self._centre(document)
            self.view.show_document(document)
        self._document = document
        if had_keyboard and former is not None and not former.isVisible():
            self.focus_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._document is None:
            return
        self._centre(self._document)
        if self._asked is not None:
            columns, zoom, was_narrow = self._asked
            if self.is_narrow(columns, zoom) != was_narrow:
                self.narrowed.emit()

    def _centre(self, document: QTextDocument) -> None:
        form = document.rootFrame().frameFormat()
        side = _NARROW_SIDE if self._asked is not None and self._asked[2] else _SIDE
        form.setLeftMargin(side)
        form.setRightMargin(max(side, self.width() - side - _MOST_WIDE))
        form.setTopMargin(10)
        form.setBottomMargin(40)
        document.rootFrame().setFrameFormat(form)

    def _hand_on(self, url: QUrl) -> None:
        self.followed.emit(url.toString())
