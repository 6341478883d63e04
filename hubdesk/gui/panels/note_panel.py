"""The user's note beside an entry: a sheet of paper that saves what is typed and never asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from hubdesk.model.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from hubdesk.gui.theme import Theme
    from hubdesk.userdata.lists import Kept

WIDTH = 300
_PAUSE_MS = 400


class _Editor(QPlainTextEdit):
    """`left` is sent when the keyboard goes elsewhere, `closed` at Esc."""

    left = Signal()
    closed = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class NotePanel(QFrame):
    """One note. `changed` carries the entry, the text, and the text that stood there before; it follows a pause."""

    changed = Signal(object, str, str)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notePanel")
        self._kept: Kept | None = None
        self._base = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 14, 14)
        column.setSpacing(8)
        head = QHBoxLayout()
        title = QLabel(tr("My note"))
        title.setObjectName("noteTitle")
        close = QPushButton(tr("Close"))
        close.setAccessibleName(tr("Close the note"))
        close.clicked.connect(self.closed)
        head.addWidget(title, 1)
        head.addWidget(close)
        self.editor = _Editor(self)
        self.editor.setAccessibleName(tr("My note on this entry"))
        self.editor.setPlaceholderText(tr("What do you want to remember about this?"))
        self.editor.setTabChangesFocus(True)
        self.editor.setFrameShape(QFrame.Shape.NoFrame)
        self._is_saved = self._has_trouble = False
        self._foot = QLabel()
        self._foot.setObjectName("noteFoot")
        self._foot.setWordWrap(True)
        column.addLayout(head)
        column.addWidget(self.editor, 1)
        column.addWidget(self._foot)
        self.setTabOrder(close, self.editor)
        self.setMinimumWidth(200)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.save)
        self.editor.textChanged.connect(self._begin_to_wait)
        self.editor.left.connect(self.save)
        self.editor.closed.connect(self.closed)
        theme.dress(self, "note")

    def focus_first(self) -> None:
        """Put the keyboard on the note."""
        self.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_note(self, kept: Kept, text: str) -> None:
        """Show the note of an entry; the one that was shown before is saved first.

        The note of the same entry is taken up anew only where nothing is being typed: another window may have changed
        it.
        """
        self.save()
        self._kept = kept
        if text == self.editor.toPlainText() and text == self._base:
            return
        self._base = text
        at = self.editor.textCursor().position()
        self.editor.blockSignals(True)
        self.editor.setPlainText(text)
        self.editor.blockSignals(False)
        cursor = self.editor.textCursor()
        cursor.setPosition(min(at, len(self.editor.toPlainText().encode("utf-16-le")) // 2))
        self.editor.setTextCursor(cursor)
        self._say_foot()

    def save(self) -> None:
        """Save now what has been typed."""
        self._pause.stop()
        text = self.editor.toPlainText()
        if self._kept is not None and text != self._base:
            base, self._base = self._base, text
            self.changed.emit(self._kept, text, base)
            self._say_foot(is_saved=True)

    def _begin_to_wait(self) -> None:
        if not self._pause.isActive():
            self._pause.start()

    def set_trouble(self, *, is_there: bool) -> None:
        """Say that what was typed is not in the user's file yet, or that it is there now."""
        if is_there != self._has_trouble:
            self._has_trouble = is_there
            self._say_foot(is_saved=self._is_saved)

    def _say_foot(self, *, is_saved: bool = False) -> None:
        self._is_saved = is_saved
        if self._has_trouble:
            words = tr("Not saved yet. HubDesk keeps trying; the line at the top says why.")
        elif is_saved:
            words = tr("Saved. Only you see it.")
        else:
            words = tr("Saves as you type. Only you see it, and it stays here.")
        self._foot.setText(words)
