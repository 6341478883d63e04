"""The page "My lists": favourites, lists, notes and sheets at the left, what is in them at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from hubdesk.gui.panels.chips import Flow
from hubdesk.gui.panels.collected_rows import CollectedRows
from hubdesk.gui.panels.list_names import ListNames, Shelf
from hubdesk.model.text import count_of
from hubdesk.model.words import tr
from hubdesk.paths import LIST_SUFFIX

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent

    from hubdesk.gui.theme import Theme
    from hubdesk.services.collecting import Collected

_BUTTON_LINES = 7
_NARROW = 620
"""Below so many pixels the page is narrow: in a window of 800 by 600, with the tree beside it."""


class ListsPage(QWidget):
    """Shows what it is given, and says what is wanted; `files_dropped` carries the paths of list files."""

    new_wanted = Signal()
    import_wanted = Signal()
    export_wanted = Signal()
    rename_wanted = Signal()
    delete_wanted = Signal()
    remove_wanted = Signal()
    print_wanted = Signal()
    compare_wanted = Signal()
    take_wanted = Signal()
    files_dropped = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("listsPage")
        self.setAcceptDrops(True)
        self.names = ListNames(theme, self)
        self.names.setAccessibleName(tr("My lists"))
        self.rows = CollectedRows(theme, self)
        self.rows.setAccessibleName(tr("Entries of the list"))
        self._outer = outer = QHBoxLayout(self)
        outer.addLayout(self._make_left(), 0)
        outer.addLayout(self._make_right(theme), 1)
        self.names.rename_wanted.connect(self.rename_wanted)
        self.names.removal_wanted.connect(self.delete_wanted)
        self.rows.removal_wanted.connect(self.remove_wanted)
        self._arrange()
        theme.dress(self, "lists")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Keep most of a narrow page for the entries, whose titles are longer than the names of lists."""
        is_narrow = self.width() < _NARROW
        self._outer.setContentsMargins(*((12, 26, 10, 12) if is_narrow else (26, 26, 18, 16)))
        self._outer.setSpacing(12 if is_narrow else 26)
        self.names.setMaximumWidth(150 if is_narrow else 230)

    def focus_first(self) -> None:
        """Put the keyboard on the names of the lists."""
        self.names.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_shelves(self, shelves: Sequence[Shelf], current: str) -> None:
        """Show the names at the left."""
        self.names.show_shelves(shelves, current)

    def show_shelf(self, shelf: Shelf, rows: Sequence[Collected], notes: Sequence[str], empty: str) -> None:
        """Show what is on a shelf; `empty` says in a sentence what to do where nothing is."""
        self._title.setText(shelf.title)
        missing = sum(row.line is None for row in rows)
        said = [count_of(len(rows), tr("entry"), tr("entries"))]
        if missing:
            said.append(tr("{count} not in the library now").format(count=missing))
        self._count.setText(" · ".join(said) if rows else "")
        self.rows.show_rows(rows, notes, is_ordered=shelf.takes_entries)
        self._empty.setText(empty)
        if not rows and self.rows.hasFocus():  # the sentence that comes in their place takes no keyboard
            self.focus_first()
        self._stack.setCurrentIndex(0 if rows else 1)
        is_there = any(row.line for row in rows)
        wanted = (
            (self._print, is_there),
            (self._compare, is_there),
            (self._take, is_there),
            (self._export, bool(rows)),
            (self._rename, shelf.is_movable),
            (self._remove, bool(rows)),
            (self._delete, shelf.is_movable),
        )
        if any(button.hasFocus() and not is_wanted for button, is_wanted in wanted):
            self.focus_first()
        self._buttons.show_row(button for button, is_wanted in wanted if is_wanted)
        self._hint.setVisible(shelf.takes_entries and len(rows) > 1)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(bool(_list_files(event)))

    def dropEvent(self, event: QDropEvent) -> None:
        event.accept()
        self.files_dropped.emit(_list_files(event))

    def _make_left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(12)
        title = _label(tr("My lists"), "listsTitle")
        self.names.setMinimumWidth(140)
        column.addWidget(title)
        column.addWidget(self.names, 1)
        column.addWidget(self._button(tr("New list…"), self.new_wanted))
        column.addWidget(self._button(tr("Open a list file…"), self.import_wanted))
        return column

    def _make_right(self, theme: Theme) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        self._title, self._count = _label("", "shelfTitle"), _label("", "shelfCount")
        self._title.setWordWrap(True)
        self._rename = self._button(tr("Rename…"), self.rename_wanted)
        self._delete = self._button(tr("Delete the list"), self.delete_wanted)
        self._export = self._button(tr("Save as a file…"), self.export_wanted)
        self._remove = self._button(tr("Take off"), self.remove_wanted)
        self._remove.setAccessibleName(tr("Take the chosen entries off"))
        self._export.setAccessibleName(tr("Save the list as a file for HubDesk"))
        self._print = self._button(tr("Print or PDF…"), self.print_wanted)
        self._take = self._button(tr("Web page…"), self.take_wanted)
        self._take.setToolTip(tr("Save these entries as a web page or an e-book"))
        self._take.setAccessibleName(tr("Save the entries as a web page or an e-book"))
        self._compare = self._button(tr("Side by side"), self.compare_wanted)
        self._compare.setAccessibleName(tr("Show the chosen entries side by side"))
        for button in (self._print, self._take, self._compare, self._export, self._rename, self._remove, self._delete):
            button.hide()
        self._buttons = Flow(theme, _BUTTON_LINES, self)
        self._empty = _label("", "emptyShelf")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._empty.setMaximumWidth(560)
        self._hint = _label(tr("Drag to change the order, or press Alt with the up and down keys."), "shelfHint")
        self._hint.setWordWrap(True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.rows)
        self._stack.addWidget(self._empty)
        column.addWidget(self._title)
        column.addWidget(self._count)
        column.addSpacing(8)
        column.addWidget(self._buttons)
        column.addSpacing(10)
        column.addWidget(self._stack, 1)
        column.addWidget(self._hint)
        return column

    def _button(self, words: str, signal: object) -> QPushButton:
        button = QPushButton(words, self)
        button.clicked.connect(signal)
        return button


def _label(text: str, name: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setObjectName(name)
    return label


def _list_files(event: QDropEvent) -> list[str]:
    files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
    return [file for file in files if file.lower().endswith(LIST_SUFFIX)]
