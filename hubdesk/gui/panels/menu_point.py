"""Where a menu opens in a list or a tree: at the pointer, or below the row that the keyboard is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QContextMenuEvent

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPoint
    from PySide6.QtWidgets import QAbstractItemView


def point_of_menu(view: QAbstractItemView, event: QContextMenuEvent) -> tuple[QPoint, QModelIndex]:
    """Give the place on the screen, and the row that the menu is for; an invalid one where there is none."""
    if event.reason() == QContextMenuEvent.Reason.Mouse:
        return event.globalPos(), view.indexAt(view.viewport().mapFromGlobal(event.globalPos()))
    index = view.currentIndex()
    return view.viewport().mapToGlobal(view.visualRect(index).bottomLeft()), index
