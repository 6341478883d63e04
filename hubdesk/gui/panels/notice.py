"""A quiet line across the top for what the user should know: a damaged pack, notes that are not kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget
from shiboken6 import isValid

from hubdesk.gui.qt_numbers import PLAIN_TEXT, TEXT_SELECTABLE_BY_MOUSE
from hubdesk.gui.told import announce
from hubdesk.model.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from hubdesk.gui.theme import Theme


class Notice(QFrame):
    """Hidden until there is something to say. When it goes, the keyboard goes back to where it was before."""

    def __init__(self, theme: Theme, focus_middle: Callable[[], object], parent: QWidget | None = None) -> None:
        """Begin with nothing to say.

        Args:
            theme: the look that is on.
            focus_middle: puts the keyboard where it goes if what it was on before is not there any more.
            parent: the window.
        """
        super().__init__(parent)
        self._focus_middle = focus_middle
        self._before: QWidget | None = None
        self.setObjectName("notice")
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 8, 12, 8)
        self._label = QLabel(self)
        self._label.setProperty("textFormat", PLAIN_TEXT)
        self._label.setWordWrap(True)
        self._label.setMinimumSize(60, 16)  # else Qt keeps room for it as high as it is at its narrowest
        self._label.setProperty("textInteractionFlags", TEXT_SELECTABLE_BY_MOUSE)
        self._offer = QPushButton(self)
        self._offer.hide()
        self._offer.clicked.connect(self._take_offer)
        self._carry_out: Callable[[], object] | None = None
        self._lasting = self._hint = self._passing = ""
        self._told: list[str] = []
        close = QPushButton(tr("Close"), self)
        close.setAccessibleName(tr("Close this message"))
        close.clicked.connect(self.clear)
        row.addWidget(self._label, 1)
        row.addWidget(self._offer)
        row.addWidget(close)
        theme.dress(self, "notice")
        self.hide()

    @property
    def text(self) -> str:
        """What it says now."""
        return self._label.text()

    def say(self, text: str) -> None:
        """Say one more thing; the same thing is not said twice. It stays until it is closed."""
        if text in self._lasting:
            return
        self._lasting = f"{self._lasting}\n{text}".strip()
        self._show()

    def unsay(self, text: str) -> None:
        """Take away what was said and is so no longer, line by line."""
        gone = text.split("\n")
        self._lasting = "\n".join(line for line in self._lasting.split("\n") if line not in gone)
        self._show()

    def hint(self, text: str) -> None:
        """Say calmly how things stand, in place of the last hint; it is no fault, and stays until it is closed."""
        self._hint = text
        self._show()

    def mention(self, text: str, words: str = "", carry_out: Callable[[], object] | None = None) -> None:
        """Say what was just done, in place of what was mentioned before, until the reader goes elsewhere.

        Args:
            text: what was done.
            words: for a button beside it, that takes it back; empty for none.
            carry_out: what the button does.
        """
        self._passing, self._carry_out = text, carry_out
        self._offer.setText(words)
        self._offer.setAccessibleName(f"{words}: {text}")
        self._show()

    def forget(self) -> None:
        """Take away what was mentioned."""
        if self._passing:
            self._passing, self._carry_out = "", None
            self._show()

    def clear(self) -> None:
        """Take away all that it says."""
        self._lasting = self._hint = self._passing = ""
        self._carry_out = None
        self._show()

    def _show(self) -> None:
        self._label.setText("\n".join(filter(None, (self._lasting, self._hint, self._passing))))
        self._label.setAccessibleName(self._label.text())
        self._offer.setVisible(self._carry_out is not None)
        self.setProperty("passing", not self._lasting)
        self._announce()
        self.style().unpolish(self)
        self.style().polish(self)
        has_keyboard = self._has_keyboard()
        if not has_keyboard:
            self._before = QApplication.focusWidget()
        self.setVisible(bool(self._label.text()))
        if has_keyboard and not self._has_keyboard():
            self._give_back()

    def _has_keyboard(self) -> bool:
        now = QApplication.focusWidget()
        return now is not None and now.isVisible() and self.isAncestorOf(now)

    def _give_back(self) -> None:
        """Put the keyboard where it was when this came: Qt would take what follows in the order of Tab."""
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus()
        else:
            self._focus_middle()

    def _announce(self) -> None:
        """Have a screen reader say what is new: nobody looks at a line that was not there before."""
        now = [line for line in self._label.text().split("\n") if line]
        if new := [line for line in now if line not in self._told]:
            announce(self, " ".join((*new, *((self._offer.text(),) if self._carry_out is not None else ()))))
        self._told = now

    def _take_offer(self) -> None:
        carry_out, self._passing, self._carry_out = self._carry_out, "", None
        if carry_out is not None:
            carry_out()
        self._show()
