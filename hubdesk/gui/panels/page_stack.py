"""The middle of the window: one page of several, scrolled as a whole where the window is too small for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QStackedWidget

from hubdesk.gui.qt_numbers import NO_FOCUS

if TYPE_CHECKING:
    from hubdesk.gui.theme import Theme


class PageStack(QStackedWidget):
    """Pages, of which one is shown. Only that one says how much room is needed at least."""

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return page.minimumSizeHint().expandedTo(page.minimumSize()) if page is not None else QSize()

    def heightForWidth(self, width: int) -> int:
        """Give the least height that the page which is shown needs in so many pixels, not the height it wishes for."""
        page = self.currentWidget()
        layout = page.layout() if page is not None else None
        if layout is None or not layout.hasHeightForWidth():
            return self.minimumSizeHint().height()
        return max(layout.totalMinimumHeightForWidth(width), page.minimumHeight())


def scrolled(stack: PageStack, theme: Theme) -> QScrollArea:
    """Put the pages into an area that scrolls where their page needs more room than there is."""
    area = QScrollArea()
    area.setProperty("focusPolicy", NO_FOCUS)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setWidget(stack)
    stack.currentChanged.connect(lambda _row: stack.updateGeometry())
    for bar in (area.verticalScrollBar(), area.horizontalScrollBar()):
        _dress_when_needed(bar, theme)
    return area


def _dress_when_needed(bar: QScrollBar, theme: Theme) -> None:
    """Give a scroll bar the look of the others when it is first needed: at most starts it never is."""

    def dress(_least: int, most: int) -> None:
        if most > 0:
            bar.rangeChanged.disconnect(dress)
            theme.dress(bar, "middle")

    bar.rangeChanged.connect(dress)
