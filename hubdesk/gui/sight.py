"""What has the keyboard is in sight: where it stands in an area that scrolls, the area scrolls to it."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

_AROUND_X, _AROUND_Y = 12, 24
"""Pixels that are shown around it, if there is room."""


def keep_in_sight(_former: QWidget | None, now: QWidget | None) -> None:
    """Scroll to the widget that the keyboard has come to. Qt does so only where it was in the same area before."""
    if now is None:
        return
    around = now.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            if QApplication.mouseButtons():  # under a mouse that is pressed, nothing may move away
                return
            around.ensureWidgetVisible(now, _AROUND_X, _AROUND_Y)
        around = around.parentWidget()
