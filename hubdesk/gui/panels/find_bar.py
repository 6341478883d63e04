"""The bar below the page: find words on it, see how many there are, and walk from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from hubdesk.gui.icons import make_icon
from hubdesk.gui.told import tell_button, tell_field
from hubdesk.model.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from hubdesk.gui.theme import Theme


class FindField(QLineEdit):
    """Takes the words. Enter and Shift+Enter walk on, Esc closes the bar."""

    walked = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.walked.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            case Qt.Key.Key_Down:
                self.walked.emit(1)
            case Qt.Key.Key_Up:
                self.walked.emit(-1)
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)


class FindBar(QFrame):
    """Either a field to type in, or a line that says which words of a search are marked.

    `typed` carries what stands in the field; `walked` 1 for the next place and -1 for the one before; `closed` comes
    when the reader has had enough.
    """

    typed = Signal(str)
    walked = Signal(int)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self._theme = theme
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 7, 12, 7)
        row.setSpacing(6)
        self.field = FindField(self)
        self.field.setObjectName("findField")
        self.field.setClearButtonEnabled(True)
        more = tr("F3 goes to the next place, Shift+F3 to the one before.")
        tell_field(self.field, tr("Find on this page"), more)
        self.field.setMinimumWidth(90)
        self.field.setMaximumWidth(280)
        self.field.textChanged.connect(self.typed)
        self.field.walked.connect(self.walked)
        self.field.left.connect(self.closed)
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self.count = QLabel(self)
        self.count.setObjectName("findCount")
        row.addWidget(self.field, 4)
        row.addWidget(self._words)
        row.addSpacing(6)
        row.addWidget(self.count)
        row.addSpacing(6)
        self._buttons: list[tuple[QToolButton, str]] = []
        self._add_button(row, "chevron-up", (tr("Previous place"), "Shift+F3"), lambda: self.walked.emit(-1))
        self._add_button(row, "chevron-down", (tr("Next place"), "F3"), lambda: self.walked.emit(1))
        row.addStretch(1)
        self._add_button(row, "x", (tr("Close"), "Esc"), self.closed.emit)
        theme.dress(self, "find_bar")
        theme.changed.connect(self._dress)
        self._dress()

    def show_field(self) -> None:
        """Show the field, with what stands in it chosen, and give it the keyboard."""
        self._words.hide()
        self.field.show()
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def show_words(self, words: str) -> None:
        """Show which words of a search are marked, and leave the keyboard where it is."""
        self.field.hide()
        self._words.setText(words)
        self._words.show()
        self.show()

    def say_count(self, text: str, *, can_walk: bool) -> None:
        """Say how many places there are, and whether there is anywhere to walk to."""
        self.count.setText(text)
        for button, _ in self._buttons[:2]:
            button.setEnabled(can_walk)

    def _add_button(self, row: QHBoxLayout, icon: str, said: tuple[str, str], act: object) -> None:
        button = QToolButton(self)
        button.setIconSize(QSize(18, 18))
        tell_button(button, said[0], keys=said[1])
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(act)
        row.addWidget(button)
        self._buttons.append((button, icon))

    def _dress(self) -> None:
        for button, icon in self._buttons:
            button.setIcon(make_icon(icon, self._theme.palette.ink, 18, self.devicePixelRatioF()))
