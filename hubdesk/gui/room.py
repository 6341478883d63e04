"""Room on a small screen: no dialog is larger than the screen, and what does not fit on it can be scrolled to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QLayout

_FRAME = QSize(16, 40)
"""What a window's frame and title take, at most, in pixels: a window that is not shown yet does not know."""


def make_room(dialog: QDialog, screen: QSize | None = None) -> None:
    """Keep a dialog, with its frame, on its screen.

    Args:
        dialog: the dialog, not shown yet.
        screen: the room that there is, in pixels; None for that of the screen that the dialog will be shown on.
    """
    room = (screen or dialog.screen().availableSize()) - _FRAME
    layout = dialog.layout()
    least = layout.totalMinimumSize() if layout is not None else QSize()
    if layout is not None and (least.height() > room.height() or least.width() > room.width()):
        _scroll(dialog, layout)
    dialog.setMinimumWidth(min(dialog.minimumWidth(), room.width()))
    wanted = dialog.size() if dialog.testAttribute(Qt.WidgetAttribute.WA_Resized) else dialog.sizeHint()
    if wanted.height() > room.height() or wanted.width() > room.width():
        dialog.resize(wanted.boundedTo(room))


def _scroll(dialog: QDialog, layout: QLayout) -> None:
    """Put all that a dialog holds into a part that scrolls."""
    holder, area = QWidget(), QScrollArea()
    holder.setObjectName("settingsPage")
    holder.setLayout(layout)
    area.setWidget(holder)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what stands in it has the keyboard
    around = QVBoxLayout(dialog)
    around.setContentsMargins(0, 0, 0, 0)
    around.addWidget(area)
