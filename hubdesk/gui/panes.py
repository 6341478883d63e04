"""The parts of the window: which are shown, and moving the keyboard from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from hubdesk.gui.areas import Area
from hubdesk.gui.panels.first_stop import FirstStop

if TYPE_CHECKING:
    from collections.abc import Iterator

_BESIDE = ("findBar", "outline", "notePanel", "facets")
"""What may stand below or beside the middle, by the names of its widgets."""
_STEP = 40
"""How far one press of a key moves the edge of the side pane, in pixels."""


class Panes(Area):
    """Shows, hides and walks through the parts of the window."""

    def show_side_pane(self) -> None:
        """Show the pane at the side, or hide it."""
        self.window.side.setVisible(self.window.named_actions["side_pane"].isChecked())

    def widen_side_pane(self) -> None:
        """Give the pane at the side more room, and show it if it is hidden: what a mouse does at its edge."""
        if self.window.side.isHidden():
            self.window.named_actions["side_pane"].trigger()
        else:
            self._move_edge(_STEP)

    def narrow_side_pane(self) -> None:
        """Give the pane at the side less room, as long as its words can be read."""
        self._move_edge(-_STEP)

    def _move_edge(self, by: int) -> None:
        if not self.window.side.isHidden():
            side, middle = self.window.splitter.sizes()
            self.window.splitter.setSizes([side + by, middle - by])  # Qt keeps both as wide as they must be

    def show_full_screen(self) -> None:
        """Fill the screen, or go back to a window."""
        self.window.setWindowState(self.window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def focus_next(self) -> None:
        """Move the keyboard to the next part of the window."""
        self._move_focus(1)

    def focus_last(self) -> None:
        """Move the keyboard to the part before."""
        self._move_focus(-1)

    def _move_focus(self, step: int) -> None:
        window = self.window
        parts = [window.top.field, *self._parts()]
        now = QApplication.focusWidget()
        around = [part for part in parts if now is not None and (part is now or part.isAncestorOf(now))]
        at = parts.index(around[-1]) if around else -1  # a panel beside the middle may stand inside it
        target = parts[(at + step) % len(parts)] if at >= 0 else parts[0]
        if target is window.middle:
            window.focus_middle()
        elif isinstance(target, FirstStop):
            target.focus_first()
        else:
            (_first_stop(target) or target).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _parts(self) -> Iterator[QWidget]:
        """Give the parts that are shown and have something for the keyboard, behind the search field."""
        window = self.window
        if window.notice.isVisible():
            yield window.notice
        if window.side.isVisible():
            yield window.side.tree
        yield window.middle
        shown = window.stack.currentWidget()
        for name in _BESIDE:
            panel = shown.findChild(QWidget, name)
            if panel is not None and panel.isVisible() and _first_stop(panel) is not None:
                yield panel


def _first_stop(part: QWidget) -> QWidget | None:
    """Give the first widget of a part, or the part itself, that the keyboard can come to."""
    for widget in (part, *part.findChildren(QWidget)):
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return widget
    return None
