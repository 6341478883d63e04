"""The parts of the window: which are shown, and moving the keyboard from one to the next."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from hubdesk.gui.areas import Area


class Panes(Area):
    """Shows, hides and walks through the parts of the window."""

    def show_side_pane(self) -> None:
        """Show the pane at the side, or hide it."""
        self.window.side.setVisible(self.window.named_actions["side_pane"].isChecked())

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
        panes: list[QWidget] = [window.top.field]
        if window.side.isVisible():
            panes.append(window.side.tree)
        panes.append(window.middle)
        now = QApplication.focusWidget()
        at = next((row for row, pane in enumerate(panes) if pane is now or (now and pane.isAncestorOf(now))), -1)
        target = panes[(at + step) % len(panes)] if at >= 0 else panes[0]
        if target is window.middle:
            window.focus_middle()
        else:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
