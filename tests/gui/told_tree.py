"""What a screen reader can walk through: the tree that Qt tells, as AT-SPI, UI Automation and NSAccessibility get it.

Keep nothing of it past the next change in the window: PySide takes what Qt puts in a gone one's place for that one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QAccessibleInterface
    from PySide6.QtWidgets import QWidget

Role = QAccessible.Role

FRAMES = {
    Role.Client, Role.Pane, Role.LayeredPane, Role.Window, Role.Border, Role.Splitter, Role.MenuBar, Role.ToolBar,
    Role.ScrollBar, Role.Grouping, Role.Separator, Role.Whitespace, Role.ColumnHeader, Role.RowHeader,
}  # fmt: skip
"""Roles of what only holds other things, or draws a line between them."""


def told_tree(shown: QWidget) -> Iterator[QAccessibleInterface]:
    """Give all that is told of a window and can be seen, from the top."""
    yield from _told(QAccessible.queryAccessibleInterface(shown.window()))


def name_of(told: QAccessibleInterface) -> str:
    """Give what something is called."""
    return told.text(QAccessible.Text.Name).strip()


def told_anew(told: QAccessibleInterface) -> QAccessibleInterface:
    """Give what is told of a list now: Qt keeps its rows, and where no screen reader is, nothing says that they changed."""
    view = told.object()
    QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(told))
    return QAccessible.queryAccessibleInterface(view)


def _told(told: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    if isinstance(told.object(), QAbstractItemView):
        told = told_anew(told)
    yield told
    for at in range(told.childCount()):
        child = told.child(at)
        if child is not None and child.isValid() and not child.state().invisible:  # type: ignore[attr-defined]
            yield from _told(child)
