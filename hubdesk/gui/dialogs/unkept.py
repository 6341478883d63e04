"""The question that is asked before a window closes on changes that no drive has taken."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QMessageBox

from hubdesk.model.text import count_of
from hubdesk.model.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Unkept(Enum):
    """What the reader wants."""

    SAVE = "save a copy"
    GO_BACK = "go back"
    CLOSE = "close"


class UnkeptBox(QMessageBox):
    """Asks what becomes of changes that could not be kept; Esc goes back to the window."""

    def __init__(self, window: QWidget, count: int, trouble: str) -> None:
        """Make the question.

        Args:
            window: the window that is to close.
            count: of changes.
            trouble: why they could not be kept, in plain words.
        """
        super().__init__(window)
        self.setIcon(QMessageBox.Icon.Warning)
        for picture in self.findChildren(QLabel, "qt_msgboxex_icon_label"):
            picture.setAccessibleName(tr("Warning"))  # Qt leaves it nameless
        self.setWindowTitle(tr("Not kept yet"))
        self.setText(tr("{count} could not be kept.").format(count=count_of(count, tr("change"), tr("changes"))))
        self.setInformativeText(trouble)
        self._save = self.addButton(tr("Save a copy…"), QMessageBox.ButtonRole.AcceptRole)
        back = self.addButton(tr("Go back"), QMessageBox.ButtonRole.RejectRole)
        self._close = self.addButton(tr("Close without them"), QMessageBox.ButtonRole.DestructiveRole)
        self.setDefaultButton(self._save)
        self.setEscapeButton(back)

    @property
    def answer(self) -> Unkept:
        """What was chosen."""
        if self.clickedButton() is self._save:
            return Unkept.SAVE
        return Unkept.CLOSE if self.clickedButton() is self._close else Unkept.GO_BACK


def ask_unkept(window: QWidget, count: int, trouble: str) -> Unkept:
    """Ask, and wait for the answer; see `UnkeptBox`."""
    box = UnkeptBox(window, count, trouble)
    box.exec()
    return box.answer
