"""Areas of the window: one object for each thing that a reader can do, made when it is first needed.

So the window stays small however much it can do, and a start loads only what the first page needs.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from hubdesk.gui.main_window import MainWindow
    from hubdesk.model.address import Place


class Area(QObject):
    """One area. A command's slot `area.method` names a method of it; see `actions`."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window

    def place_shown(self, place: Place) -> None:
        """Take note that the window shows another place, so that this area's commands are true for it."""

    def close(self) -> None:
        """Stop what is under way, because the window closes."""


A = TypeVar("A", bound=Area)

AREAS: dict[str, str] = {
    "aloud": "hubdesk.gui.aloud:Aloud",
    "collecting": "hubdesk.gui.collecting:Collecting",
    "attachments": "hubdesk.gui.attachments:Attachments",
    "comparing": "hubdesk.gui.comparing:Comparing",
    "contents": "hubdesk.gui.contents:Contents",
    "copying": "hubdesk.gui.copying:Copying",
    "helping": "hubdesk.gui.helping:Helping",
    "menus": "hubdesk.gui.context_menus:ContextMenus",
    "marking": "hubdesk.gui.marking:Marking",
    "own_sheets": "hubdesk.gui.own_sheets:OwnSheets",
    "packs": "hubdesk.gui.packs:Packs",
    "panes": "hubdesk.gui.panes:Panes",
    "sharing": "hubdesk.gui.sharing:SharingArea",
    "past_searches": "hubdesk.gui.past_searches:PastSearches",
    "presenting": "hubdesk.gui.presenting:Presenting",
    "preferences": "hubdesk.gui.preferences:Preferences",
    "saving": "hubdesk.gui.saving:Saving",
    "tabs": "hubdesk.gui.tabs:Tabs",
    "text_cursor": "hubdesk.gui.text_cursor:TextCursor",
    "workshops": "hubdesk.gui.workshops.area:WorkshopsArea",
    "taking": "hubdesk.gui.taking:Taking",
}
"""Each area's name, and its module and class."""

WOKEN_BY_A_PAGE: tuple[str, ...] = (
    "contents",
    "tabs",
    "text_cursor",
)
"""Areas that must know of every page that is shown: they are made with the first one, never at a start at home."""


class Areas:
    """The areas of one window that have been made."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._made: dict[str, Area] = {}
        self._is_before_people = False
        self._put_off: list[Callable[[], None]] = []

    def set_before_people(self, is_before_people: bool) -> None:
        """Say whether a room full of people sees this screen; afterwards what was put off is done."""
        self._is_before_people = is_before_people
        if not is_before_people:
            put_off, self._put_off = self._put_off, []
            for act in put_off:
                act()

    def in_private(self, act: Callable[[], None]) -> None:
        """Do what opens a window of itself: now, or when the talk is left, so that no room of people sees it."""
        if self._is_before_people:
            self._put_off.append(act)
        else:
            act()

    def named(self, name: str) -> Area:
        """Give an area by its name; it is made at the first question."""
        if name not in self._made:
            module, _, kind = AREAS[name].partition(":")
            self._made[name] = getattr(import_module(module), kind)(self._window)
        return self._made[name]

    def of(self, kind: type[A]) -> A:
        """Give an area by its class; it is made at the first question."""
        wanted = f"{kind.__module__}:{kind.__qualname__}"
        area = self.named(next(name for name, found in AREAS.items() if found == wanted))
        assert isinstance(area, kind)
        return area

    def place_shown(self, place: Place, *, is_page: bool) -> None:
        """Tell the areas what the window shows."""
        for name in WOKEN_BY_A_PAGE if is_page else ():
            self.named(name)
        for area in self._made.values():
            area.place_shown(place)

    def close(self) -> None:
        """Stop what is under way in any of them."""
        for area in self._made.values():
            area.close()
