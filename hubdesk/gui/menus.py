"""The window's menus and commands, made from the table in `actions`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from hubdesk.gui.actions import ACTIONS, MENUS
from hubdesk.model.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMainWindow


def make_commands(window: QMainWindow, carry_out: Callable[[str], object]) -> dict[str, QAction]:
    """Fill a window's menu bar and give its commands by name.

    Args:
        window: the window that has the menu bar and keeps the commands.
        carry_out: is called with a command's slot when it is given.
    """
    named: dict[str, QAction] = {}
    menus = {key: window.menuBar().addMenu(tr(words)) for key, words in MENUS.items()}
    for spec in ACTIONS:
        words = tr(spec.words)
        action = QAction(words, window)
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        action.setCheckable(spec.is_checkable)
        action.setEnabled(bool(spec.slot) and spec.when != "aloud")
        action.setToolTip(words.replace("&", "").removesuffix("…"))
        if spec.slot:
            action.triggered.connect(partial(carry_out, spec.slot))
        if spec.line_above:
            menus[spec.menu].addSeparator()
        menus[spec.menu].addAction(action)
        named[spec.name] = action
    named["side_pane"].setChecked(True)
    return named
