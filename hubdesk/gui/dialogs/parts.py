"""Small parts that several dialogs are made of: labels that wrap, titles, and text from outside shown as it stands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

MARGINS = (26, 22, 26, 18)
_LINE = 470
"""A line of a box's words, in pixels: with its margins it has room in the narrowest dialog."""


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
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)  # never cut on a low screen
    return made


def check_box(words: str, parent: QWidget | None = None) -> QCheckBox:
    """Make a box to tick whose words stand on as many lines as they need; Qt would set them on one."""
    made = QCheckBox(parent)
    made.setText(_in_lines(words, made.fontMetrics(), _LINE).replace("&", "&&"))
    made.setAccessibleName(words)
    return made


def _in_lines(words: str, metrics: QFontMetrics, width: int) -> str:
    lines = [""]
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and metrics.horizontalAdvance(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return "\n".join(lines)


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
