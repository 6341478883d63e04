"""The question that is asked before a window closes on changes that no drive has taken."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox

from hubdesk.model.text import count_of
from hubdesk.model.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Unkept(Enum):
    """What the reader wants."""

    SAVE = "save a copy"
    GO_BACK = "go back"
    CLOSE = "close"


def ask_unkept(window: QWidget, count: int, trouble: str) -> Unkept:
    """Ask what becomes of changes that could not be kept; Esc goes back to the window.

    Args:
        window: the window that is to close.
        count: of changes.
        trouble: why they could not be kept, in plain words.
    """
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(tr("Not kept yet"))
    box.setText(tr("{count} could not be kept.").format(count=count_of(count, tr("change"), tr("changes"))))
    box.setInformativeText(trouble)
    save = box.addButton(tr("Save a copy…"), QMessageBox.ButtonRole.AcceptRole)
    back = box.addButton(tr("Go back"), QMessageBox.ButtonRole.RejectRole)
    close = box.addButton(tr("Close without them"), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(save)
    box.setEscapeButton(back)
    box.exec()
    if box.clickedButton() is save:
        return Unkept.SAVE
    return Unkept.CLOSE if box.clickedButton() is close else Unkept.GO_BACK
