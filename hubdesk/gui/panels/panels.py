"""The two panels of the window: the tree, and the middle. In a narrow window the middle has all the room."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from hubdesk.gui.told import tell_edge
from hubdesk.model.words import tr

_SIDE, _MIDDLE = 300, 880
"""How wide they are at first, in pixels."""
_NARROW = 600
"""A window narrower than this many pixels puts the side pane away: the page would be a thin strip."""


def stacked(*parts: QWidget) -> QWidget:
    """Put parts one above the other without gaps; the last one has the room that is left."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        column.addWidget(part, part is parts[-1])
    return holder


class Panels(QSplitter):
    """Both panels. `side_shown` tells that the side pane was put away, or brought back, because of the width."""

    side_shown = Signal(bool)

    def __init__(self, side: QWidget, middle: QWidget) -> None:
        super().__init__()  # with a parent, PySide weighs the form that takes an orientation, and asks for `Qt`
        self._side = side
        self.is_pinched = False
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(side)
        self.addWidget(middle)
        self.setStretchFactor(1, 1)
        self.setSizes([_SIDE, _MIDDLE])
        middle.setMinimumWidth(200)
        more = tr("A mouse can drag it. Shift+F9 and Ctrl+F9 make the side pane wider and narrower, F9 puts it away.")
        tell_edge(self, tr("Edge of the side pane"), more)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width, former = event.size().width(), event.oldSize().width()
        was_narrow = 0 < former < _NARROW  # then its reader has called the pane back
        if width < _NARROW and not was_narrow and not self._side.isHidden():
            self._show_side(is_shown=False)
        elif width >= _NARROW and self.is_pinched:
            self._show_side(is_shown=True)

    def _show_side(self, *, is_shown: bool) -> None:
        self.is_pinched = not is_shown
        self._side.setVisible(is_shown)
        self.side_shown.emit(is_shown)
