"""Small parts that several dialogs are made of: labels that wrap, titles, and text from outside shown as it stands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

MARGINS = (26, 22, 26, 18)


def label(text: str, name: str = "", parent: QWidget | None = None) -> QLabel:
    """Make a label that wraps and takes its text as it is: a pack's name is never read as HTML."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    if name:
        made.setObjectName(name)
    return made


def readable(text: str, name: str, parent: QWidget | None = None) -> QLabel:
    """Make a label whose text can be chosen and copied, also by keyboard."""
    made = label(text, name, parent)
    flags = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    made.setTextInteractionFlags(flags)
    return made


def column(dialog: QDialog) -> QVBoxLayout:
    """Give a dialog its column, with the room around it that all dialogs have."""
    made = QVBoxLayout(dialog)
    made.setContentsMargins(*MARGINS)
    made.setSpacing(12)
    return made


def foot(*left: QPushButton, right: tuple[QPushButton, ...]) -> QHBoxLayout:
    """Put buttons in a row: some at the left, those that close the dialog at the right."""
    row = QHBoxLayout()
    row.setSpacing(10)
    for button in left:
        row.addWidget(button)
    row.addStretch(1)
    for button in right:
        row.addWidget(button)
    return row
