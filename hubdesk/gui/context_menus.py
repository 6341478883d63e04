"""Menus of the right button: what can be done with an entry, wherever it is met: its page, a link, a hit, the tree."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QMenu

from hubdesk.errors import AddressError
from hubdesk.gui.areas import Area
from hubdesk.gui.models.catalogue_model import PLACE_ROLE
from hubdesk.gui.page_words import BELOW_THE_TEXT, heading_at
from hubdesk.model.address import EntryPlace, Place, address_of, parse_address, place_of_target
from hubdesk.model.settings import ON
from hubdesk.model.words import tr
from hubdesk.services.pages import pack_of

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QWidget

    from hubdesk.model.hit import Hit
    from hubdesk.services.collecting import Collected


class EntryCommand(NamedTuple):
    """A command of `actions` that can also be given for an entry that is not shown: its slot then takes the place."""

    name: str
    slot: str


ENTRY_COMMANDS = (
    EntryCommand("favourite", "collecting.toggle_favourite"),
    EntryCommand("add_to_list", "collecting.add_to_list"),
    EntryCommand("compare_add", "comparing.add"),
)
"""What each of these menus offers for an entry, in this order. One more command is one more row."""


class ContextMenus(Area):
    """Shows the menus; each lasts until it is put away."""

    def show_for_page(self, at: QPoint, position: int) -> None:
        """Show what can be done with the page, and with the place in it that is pointed at.

        Args:
            at: where on the screen.
            position: the place in the document.
        """
        from hubdesk.gui.copying import Copying

        window, named = self.window, self.window.named_actions
        menu = self._menu(window.page)
        self._offer_link(menu, at, position)
        heading = heading_at(window.page.document(), position)
        part = heading if heading is not None and heading.level > 1 else None
        named["copy"].setEnabled(window.page.textCursor().hasSelection())
        menu.aboutToHide.connect(lambda: named["copy"].setEnabled(True))
        menu.addActions([named["copy"], named["copy_with_source"]])
        if part is not None:
            words = tr("Copy the address of “{heading}”").format(heading=part.text.replace("&", "&&"))
            menu.addAction(words, lambda: window.areas.of(Copying).copy_address_of(part))
        else:
            menu.addAction(named["copy_address"])
        menu.addSeparator()
        if named["favourite"].isEnabled():
            menu.addActions([named[command.name] for command in ENTRY_COMMANDS])
            menu.addAction(named["note"])
            menu.addSeparator()
        if isinstance(place := window.history.current.place, EntryPlace) and named["add_to_workshop"].isEnabled():
            self._offer_workshops(menu, tr("Add to a workshop"), place)
            if part is not None and part.anchor not in BELOW_THE_TEXT:
                words = tr("Add “{heading}” to a workshop").format(heading=part.text.replace("&", "&&"))
                self._offer_workshops(menu, words, place, part.anchor)
            menu.addSeparator()
        if named["read_aloud"].isEnabled():
            menu.addAction(tr("Read aloud from here"), lambda: self._read_from(position))
            menu.addSeparator()
        menu.addActions([named["select_all"], named["print"], named["save_pdf"]])
        menu.popup(at)

    def show_for_row(self, at: QPoint) -> None:
        """Show what can be done with the row of the tree that the keyboard or the pointer is on."""
        side = self.window.side
        index = side.tree.currentIndex()
        place: Place | None = index.data(PLACE_ROLE)
        if place is None:
            return
        menu = self._menu(side)
        self._offer_place(menu, place)
        if (branch := side.branch) is not None:
            words = tr("Search only in {branch}").format(branch=branch.name.replace("&", "&&"))
            menu.addAction(words, side.search_wanted.emit)
        menu.popup(at)

    def show_for_hit(self, at: QPoint, hit: Hit) -> None:
        """Show what can be done with a hit."""
        results = self.window.results
        menu = self._menu(results)
        menu.addAction(tr("Open"), lambda: results.hit_chosen.emit(hit))
        self._offer_place(menu, EntryPlace(hit.pack, hit.id), with_open=False)
        menu.popup(at)

    def show_for_collected(self, at: QPoint, row: Collected) -> None:
        """Show what can be done with an entry on a list."""
        from hubdesk.gui.collecting import Collecting

        page = self.window.areas.of(Collecting).pages.page
        menu = self._menu(page)
        if row.place is not None:
            menu.addAction(tr("Open"), lambda: page.rows.followed.emit(row))
        if row.line is not None:
            self._offer_place(menu, EntryPlace(row.line.pack, row.line.id), with_open=False)
        menu.addAction(tr("Take off"), page.remove_wanted.emit)
        menu.popup(at)

    # ---- inside

    def _menu(self, parent: QWidget) -> QMenu:
        menu = QMenu(parent)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _offer_place(self, menu: QMenu, place: Place, *, with_open: bool = True) -> None:
        """Offer what can be done with a place that is not shown."""
        if with_open:
            menu.addAction(tr("Open"), lambda: self.window.go(place))
        self._offer_tab(menu, place)
        menu.addSeparator()
        if isinstance(place, EntryPlace):
            self._offer_entry(menu, place)
            menu.addSeparator()

    def _offer_tab(self, menu: QMenu, place: Place) -> None:
        from hubdesk.gui.tabs import Tabs

        if self.window.session.settings.value("tabs") == ON:
            menu.addAction(tr("Open in a new tab"), lambda: self.window.areas.of(Tabs).open_target(address_of(place)))

    def _offer_entry(self, menu: QMenu, place: EntryPlace) -> None:
        from hubdesk.gui.collecting import Collecting

        for name, slot in ENTRY_COMMANDS:
            shown = self.window.named_actions[name]
            action = menu.addAction(shown.text())
            action.triggered.connect(partial(self._carry_out, slot, place))
            if shown.isCheckable():
                action.setCheckable(True)
                action.setChecked(self.window.areas.of(Collecting).is_favourite(place))
        self._offer_workshops(menu, tr("Add to a workshop"), place)

    def _carry_out(self, slot: str, place: EntryPlace, _is_checked: bool = False) -> None:
        self.window.slot_of(slot)(place)

    def _offer_link(self, menu: QMenu, at: QPoint, position: int) -> None:
        page = self.window.page
        target = page.anchorAt(page.viewport().mapFromGlobal(at))
        chosen = page.chosen_link  # Tab went to it
        if not target and chosen is not None and chosen.first == position:
            target = chosen.target
        place = self._place_of(target)
        if place is not None:
            menu.addAction(tr("Open the link"), lambda: self.window.go(place))
            self._offer_tab(menu, place)
            menu.addSeparator()

    def _place_of(self, target: str) -> Place | None:
        if not target.startswith("hubdesk:"):
            return place_of_target(target, pack_of(self.window.page.page))
        try:
            return parse_address(target)
        except AddressError:
            return None

    def _read_from(self, position: int) -> None:
        from hubdesk.gui.aloud import Aloud

        self.window.areas.of(Aloud).read_from(position)

    def _offer_workshops(self, menu: QMenu, words: str, place: EntryPlace, part: str = "") -> None:
        """Offer the user's workshops in a menu of their own, which is filled when it is opened."""
        offered = menu.addMenu(words)

        def fill() -> None:
            from hubdesk.gui.workshops.area import WorkshopsArea  # a page that is read needs none of it

            if offered.isEmpty():
                self.window.areas.of(WorkshopsArea).fill_menu(offered, EntryPlace(place.pack, place.id), part)

        offered.aboutToShow.connect(fill)
