"""Searching during a talk: only the trainer sees it. Enter puts the entry on the wall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from hubdesk.gui.mistakes import report_of
from hubdesk.gui.searching import Searcher
from hubdesk.gui.told import tell_chosen, tell_field, tell_places
from hubdesk.model.address import EntryPlace
from hubdesk.model.query import read_query
from hubdesk.model.words import tr
from hubdesk.userdata.lists import Kept

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QKeyEvent

    from hubdesk.library.library import Library
    from hubdesk.model.hit import Answer
    from hubdesk.services.session import Session

_PLACE = Qt.ItemDataRole.UserRole
_SHOWN = 12


class FindPanel(QFrame):
    """A field and the best hits. `chosen` carries an EntryPlace; `left` comes with Esc; `answered` when hits stand."""

    chosen = Signal(object)
    left = Signal()
    answered = Signal()

    def __init__(
        self, session: Session, parent: QWidget | None = None, *, asked: str = "", explained: str = ""
    ) -> None:
        """Make the panel.

        Args:
            session: what is searched.
            parent: the widget that it lies in.
            asked: what stands in the empty field.
            explained: what stands below as long as nothing was searched for.
        """
        super().__init__(parent)
        asked = asked or tr("Search; the room does not see this")
        explained = explained or tr("Enter puts a page on the wall. Backspace then comes back to your slide.")
        self.setObjectName("panel")
        self._session = session
        self._searcher: Searcher | None = None
        self.field = QLineEdit(self)
        tell_field(self.field, asked, explained)
        self.field.textEdited.connect(self._search)
        self.field.installEventFilter(self)
        self.hits = QListWidget(self)
        self.hits.setAccessibleName(tr("What was found"))
        self.hits.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hits.setWordWrap(True)
        self.hits.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hits.itemClicked.connect(self._choose)
        self._said = QLabel(explained, self)
        self._said.setObjectName("quiet")
        self._said.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.field)
        column.addWidget(self.hits, 1)
        column.addWidget(self._said)
        self.hide()

    def open(self) -> None:
        """Show the field, empty, with the keyboard in it."""
        self.field.clear()
        self.hits.clear()
        self.show()
        self.raise_()
        self.field.setFocus()

    def close_panel(self) -> None:
        """Take it away."""
        self.hide()

    def entry_at(self, at: QPoint) -> Kept | None:
        """Give the entry that is found at a point of the list of hits, or None."""
        index = self.hits.indexAt(at)
        if not index.isValid():
            return None
        place: EntryPlace = index.data(_PLACE)
        return Kept(place.pack, place.id, index.data().partition("\n")[0])

    def stop(self) -> None:
        """Let go of the packs."""
        if self._searcher is not None:
            self._searcher.close()
            self._searcher = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() == QEvent.Type.KeyPress:
            return self._key(event)  # type: ignore[arg-type]
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if item := self.hits.currentItem():
                self._choose(item)
        elif key in steps and self.hits.count():
            row = self.hits.currentRow() + steps[Qt.Key(key)]
            self.hits.setCurrentRow(min(self.hits.count() - 1, max(0, row)))
            tell_chosen(self.hits, self.hits.currentRow())
        else:
            return False
        return True

    def _search(self, typed: str) -> None:
        if not typed.strip():
            self.hits.clear()
            return
        if self._searcher is None:
            self._searcher = Searcher(self._session.make_search(), self)
            self._searcher.answered.connect(self._show)
            self._searcher.failed.connect(self._show_failure)
        self._searcher.ask(read_query(typed, while_typing=True))

    def _show(self, answer: Answer) -> None:
        self.hits.clear()
        library: Library = self._session.library
        for hit in answer.hits[:_SHOWN]:
            place = EntryPlace(hit.pack, hit.id)
            line = library.line(place)
            words = hit.title.text if line is None or not line.summary else f"{hit.title.text}\n{line.summary}"
            item = QListWidgetItem(words, self.hits)
            item.setData(_PLACE, place)
        tell_places(self.hits)
        self.hits.setCurrentRow(0)
        self._said.setText(answer.explained)
        self.answered.emit()

    def _show_failure(self, error: Exception) -> None:
        report_of(error)
        self.hits.clear()
        self._said.setText(tr("The search failed. Change a word to try again."))
        self.answered.emit()

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_PLACE))
