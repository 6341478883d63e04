"""The contents of the page that is shown: beside it where there is room, else as a menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QMenu

from hubdesk.gui.areas import Area
from hubdesk.gui.panels.outline import WIDTH, Outline, headings_of
from hubdesk.model.address import HomePlace

if TYPE_CHECKING:
    from hubdesk.gui.main_window import MainWindow
    from hubdesk.model.address import Place

_FEWEST = 3
"""Headings, the title among them, that a list is worth showing for."""
_LOOK_BELOW = 80
"""A heading counts as read once it stands so near the upper edge, in pixels."""


class Contents(Area):
    """Keeps the list of headings true for the page and its scroll place; see `actions` for its commands."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._panel: Outline | None = None
        self._is_listed = False
        self._is_wanted = window.session.user.value("contents", "shown") == "shown"
        window.named_actions["contents_beside"].setChecked(self._is_wanted)
        page, frame = window.page, window.reading.frame
        page.verticalScrollBar().valueChanged.connect(self._follow_scroll)
        page.shown.connect(self._list_soon)
        page.set_anew.connect(self._list)
        frame.resized.connect(lambda _width: self._list())

    def show_beside(self) -> None:
        """Show the contents beside the page whenever there is room, or never; kept for the next day."""
        self._is_wanted = self.window.named_actions["contents_beside"].isChecked()
        self.window.session.user.keep("contents", "shown" if self._is_wanted else "hidden")
        self._list()

    def focus(self) -> None:
        """Put the keyboard into the contents of this page; where they are not shown, open them as a menu."""
        if self._panel is not None and self._panel.isVisible():
            self._panel.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        page = self.window.page
        menu = QMenu(page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for heading in headings_of(page.document()):
            words = ("" if heading.level < 3 else "\u2003") + heading.text.replace("&", "&&")
            menu.addAction(words, lambda anchor=heading.anchor: self._go_to(anchor))
        menu.popup(page.mapToGlobal(QPoint(page.viewport().width() - menu.sizeHint().width() - 8, 8)))
        menu.setActiveAction(menu.actions()[0])

    def place_shown(self, place: Place) -> None:
        """Forget the headings of the page before; the new ones are listed once the page has been drawn."""
        if not isinstance(place, HomePlace):
            self._is_listed = False

    def _list_soon(self) -> None:
        QTimer.singleShot(0, self, self._list)  # first the page, then what stands beside it

    def _list(self) -> None:
        page, frame = self.window.page, self.window.reading.frame
        if page.page is None:
            return
        headings = headings_of(page.document())
        has_room = frame.room - WIDTH >= page.column
        is_shown = self._is_wanted and has_room and len(headings) >= _FEWEST
        if is_shown and self._panel is None:
            self._panel = Outline(self.window.theme, page)
            self._panel.heading_chosen.connect(self._go_to)
        if self._panel is not None:
            self._panel.show_headings(headings)
            if not is_shown and self._panel.list.hasFocus():
                page.setFocus(Qt.FocusReason.OtherFocusReason)
            page.put_beside(self._panel, WIDTH if is_shown else 0)
        self._is_listed = True
        self._follow_scroll()

    def _follow_scroll(self) -> None:
        if self._is_listed and self._panel is not None and self._panel.isVisible():
            self._panel.mark(self.window.page.position_at_top(self._look_below()))

    def _look_below(self) -> int:
        """Say how far below the upper edge the reader is, in pixels: lower near the end, to meet the last heading."""
        page, bar = self.window.page, self.window.page.verticalScrollBar()
        last = min(bar.maximum(), page.viewport().height())
        left = bar.maximum() - bar.value()
        share = max(0.0, 1 - left / last) if last else 0.0
        return round(_LOOK_BELOW + share * (page.viewport().height() - 1 - _LOOK_BELOW))

    def _go_to(self, anchor: str) -> None:
        page = self.window.page
        page.go_to_anchor(anchor)
        if self._panel is not None:
            self._panel.mark(page.textCursor().position())  # it was asked for, however far down it stands now
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        page.tell_cursor()
