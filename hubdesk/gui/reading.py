"""Going from place to place: history, pages, links and zoom. The page view is made when the first page is shown."""

from __future__ import annotations

import time
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hubdesk import timings
from hubdesk.errors import AddressError, HubDeskError
from hubdesk.gui.zoom import larger, smaller
from hubdesk.model.address import (
    EntryPlace,
    HomePlace,
    Place,
    TermPlace,
    is_outside,
    parse_address,
    place_of_target,
)
from hubdesk.model.guide import GUIDE_HOME, GUIDE_ID
from hubdesk.model.settings import ON
from hubdesk.services.history import History, Scroll, Visit

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from hubdesk.gui.panels.page_frame import PageFrame
    from hubdesk.gui.panels.page_view import PageView
    from hubdesk.gui.panels.side_pane import TreeBranch
    from hubdesk.gui.theme import Theme
    from hubdesk.model.entry import EntryLine
    from hubdesk.model.vocabulary import TermKind
    from hubdesk.services.pages import Page
    from hubdesk.services.session import Session

_KEPT_PAGES = 32
"""Pages that are kept as they were gathered: a pack that is open does not change. The view keeps their documents."""


class Reading(QObject):
    """Where the reader is.

    `place_shown` carries a place, and the page's title, once it is on the screen (an empty title is home);
    `moved` comes when another part of the same page is shown; `failed` carries an error of the world's; `page_made`
    the frame that holds the page view, once.
    """

    place_shown = Signal(object, str)
    moved = Signal()
    failed = Signal(object)
    file_chosen = Signal(str, str)
    page_made = Signal(object)
    target_set_apart = Signal(str)

    def __init__(
        self, session: Session, theme: Theme, branch_of_tree: Callable[[], TreeBranch | None], window: QWidget
    ) -> None:
        super().__init__(window)
        self._session, self._theme, self._window = session, theme, window
        self._branch_of_tree = branch_of_tree
        self.history = History()
        self.zoom = session.settings.zoom
        self._page: PageView | None = None
        self._frame: PageFrame | None = None
        self._is_behind = False
        self._opened_at = 0.0
        self._set_place: Place | None = None
        self._gathered = lru_cache(_KEPT_PAGES)(self._gather)

    @property
    def page(self) -> PageView:
        """The page view; made at the first question, so that a start at home does not wait for it."""
        if self._page is None:
            from hubdesk.gui.panels.page_frame import PageFrame
            from hubdesk.gui.panels.page_view import PageView

            self._page = PageView(self._theme, self._session.library.asset, self._window)
            self._page.zoom, self._page.text_look = self.zoom, self._session.settings.text_look
            self._page.contact = lambda: self._session.settings.contact
            self._page.target_followed.connect(self.follow_target)
            self._page.target_set_apart.connect(self.target_set_apart)
            self._page.size_asked.connect(self.step_zoom)
            self._page.shown.connect(self._mark_entry)
            self._frame = PageFrame(self._page, self._window)
            self._theme.dress(self._frame, "page")
            self.page_made.emit(self._frame)
        return self._page

    @property
    def frame(self) -> PageFrame:
        """The frame round the page view."""
        assert self.page is not None
        assert self._frame is not None
        return self._frame

    @property
    def title(self) -> str:
        """The title of the place that is looked at; home has none."""
        is_home = isinstance(self.history.current.place, HomePlace)
        return "" if is_home or self._page is None else self._page.title

    @property
    def is_behind(self) -> bool:
        """Whether the way back was begun, and the place before is not shown yet; see `step_back`."""
        return self._is_behind

    @property
    def is_page_made(self) -> bool:
        """Whether a page was shown yet."""
        return self._page is not None

    def go(self, place: Place) -> None:
        """Show a place and remember it in the history; what cannot be shown is said and leaves all as it was."""
        self.note_scroll()
        branch = self._branch()
        shown = self._show(place, branch)
        if shown is not None:
            self.history.go(shown)
            self.history.current.branch = branch
            self._say_shown(shown)

    def go_to_address(self, address: str) -> None:
        """Show the place of an address."""
        try:
            self.go(parse_address(address))
        except AddressError as error:
            self.failed.emit(error)

    def go_within(self, anchor: str) -> None:
        """Go to an anchor of the page that is shown; the way back leads to where the reader was on it."""
        self.note_scroll()
        self.page.go_to_anchor(anchor)
        here = self.history.current
        self.history.go_on(here.place._replace(heading=anchor) if isinstance(here.place, EntryPlace) else here.place)
        self.history.current.branch = here.branch
        self.moved.emit()

    def back(self) -> None:
        """Show the place before this one, as it was left."""
        self.note_scroll()
        self._revisit(self.history.back)

    def step_back(self) -> None:
        """Go to the place before this one without showing it yet; `show_current` does."""
        self.note_scroll()
        self.history.back()
        self._is_behind = True

    def show_current(self) -> None:
        """Show the place that the history stands at, if another is still on the screen."""
        if self._is_behind:
            self._revisit(lambda: self.history.current)

    def show_history(self, history: History) -> None:
        """Go on in another history, at the place where it stands; the one that was gone through is left as it is."""
        self.note_scroll()
        self.history = history
        self._revisit(lambda: history.current)

    def forward(self) -> None:
        """Show the place after this one, as it was left."""
        self.note_scroll()
        self._revisit(self.history.forward)

    def up(self, order: TermKind) -> None:
        """Show the partnership or theme that this entry belongs to; from a page of the guide its first; else home."""
        from hubdesk.services.pages import EntryPage

        page = self._page.page if self._page is not None else None
        here = self.history.current.place
        if isinstance(here, EntryPlace) and here.pack == GUIDE_ID:
            self.go(HomePlace() if here.id == GUIDE_HOME.id else GUIDE_HOME)
            return
        if isinstance(here, EntryPlace) and isinstance(page, EntryPage):
            terms = page.entry.of_kind(order)
            if terms:
                self.go(TermPlace(order, terms[0].id))
                return
        self.go(HomePlace())

    def show_next(self) -> None:
        """Show the entry after this one in the branch of the tree."""
        self._go_to_neighbour(1)

    def show_last(self) -> None:
        """Show the entry before this one in the branch of the tree."""
        self._go_to_neighbour(-1)

    def neighbour(self, step: int) -> EntryLine | None:
        """Give the entry before this one in the branch (-1), or after it (1), if there is one."""
        page = self._page.page if self._page is not None else None
        around = getattr(page, "around", None)
        if around is None or around.neighbours is None:
            return None
        found: EntryLine | None = around.neighbours.after if step > 0 else around.neighbours.before
        return found

    def _go_to_neighbour(self, step: int) -> None:
        if (line := self.neighbour(step)) is not None:
            self.go(EntryPlace(line.pack, line.id))

    def restore(self, address: str, history: str = "") -> None:
        """Show a place of an earlier day, if the library still has it, with the way that led there."""
        library = self._session.library
        try:
            place = parse_address(address)
            is_there = (
                library.line(place) is not None
                if isinstance(place, EntryPlace)
                else isinstance(place, HomePlace) or library.term(place.kind, place.id) is not None
            )
        except HubDeskError:
            return
        if not is_there:
            return
        former = History()
        if former.take_up(history) and former.current.place == place and self.history.take_up(history):
            self._revisit(lambda: self.history.current)
        else:
            self.go(place)

    def set_zoom(self, zoom: float) -> None:
        """Show text larger or smaller, and keep it so."""
        self.zoom = zoom
        self._session.settings.set("text_size", str(zoom))
        if self._page is not None:
            self._page.set_zoom(zoom)

    def zoom_in(self) -> None:
        """Show larger text."""
        self.set_zoom(larger(self.zoom))

    def zoom_out(self) -> None:
        """Show smaller text."""
        self.set_zoom(smaller(self.zoom))

    def step_zoom(self, steps: int) -> None:
        """Show text larger by some steps, or smaller by steps below 0."""
        zoom = self.zoom
        for _ in range(abs(steps)):
            zoom = larger(zoom) if steps > 0 else smaller(zoom)
        self.set_zoom(zoom)

    def zoom_reset(self) -> None:
        """Show text as large as it was at first."""
        self.set_zoom(1.0)

    def set_text_look(self) -> None:
        """Set the page in the letters, spacing and width that are on now."""
        if self._page is not None:
            self._page.set_text_look(self._session.settings.text_look)

    def refresh(self) -> None:
        """Set the page anew in the colours that are on."""
        if self._page is not None:
            self._page.refresh()

    def copy_selection(self) -> None:
        """Copy the words that are chosen on the page."""
        self.page.copy()

    def select_page(self) -> None:
        """Choose every word of the page."""
        self.page.selectAll()

    def follow_target(self, target: str) -> None:
        """Follow a link of the page that is shown."""
        from hubdesk.services.pages import pack_of

        pack = pack_of(self.page.page)
        if target.startswith("#"):
            self.go_within(target[1:])
        elif target.startswith("hubdesk:"):
            self.go_to_address(target)
        elif (place := place_of_target(target, pack)) is not None:
            self.go(place)
        elif target.startswith("file:"):
            self.file_chosen.emit(pack, target.removeprefix("file:"))
        elif is_outside(target):
            from hubdesk.gui.dialogs.outside_address import OutsideAddressDialog

            self._theme.open_dialog(OutsideAddressDialog(target, self._window))

    def _branch(self) -> tuple[str, str]:
        branch = self._branch_of_tree()
        return (branch.partnership, branch.theme) if branch is not None else ("", "")

    def _show(self, place: Place, branch: tuple[str, str], scroll: Scroll | None = None) -> Place | None:
        """Put a place on the screen; give it as the library names it, or None if it cannot be shown."""
        self._opened_at = time.perf_counter()
        self._is_behind = False
        if isinstance(place, HomePlace):
            return place
        from hubdesk.services.pages import EntryPage, opens_at_top

        try:
            whole = _without_heading(place)
            page = self._gathered(whole, branch)
        except HubDeskError as error:
            self.failed.emit(error)
            return None
        self._set_place = whole
        heading = place.heading if isinstance(place, EntryPlace) else ""
        if isinstance(page, EntryPage) and opens_at_top(page.entry, heading):
            heading = ""
        self.page.show_page(page, heading, scroll)
        if isinstance(page, EntryPage):
            if page.entry.pack != GUIDE_ID and self._session.settings.value("keep_recent") == ON:
                self._session.user.note_read(page.entry.pack, page.entry.id, page.entry.title)
            return EntryPlace(page.entry.pack, page.entry.id, heading)
        return place

    def _gather(self, place: EntryPlace | TermPlace, branch: tuple[str, str]) -> Page:
        """Gather what a place shows, an entry's surroundings as they are in a branch of the tree."""
        from hubdesk.services.pages import EntryPage, make_page, with_surroundings

        page = make_page(self._session.library, place)
        return with_surroundings(self._session.library, page, *branch) if isinstance(page, EntryPage) else page

    def _revisit(self, step: Callable[[], Visit]) -> None:
        before = self.history.current
        visit = step()
        if visit.scroll is not None and self._is_shown(visit.place):
            self.page.scroll_to(visit.scroll)
            self.moved.emit()
            return
        visit.branch = visit.branch or self._branch()
        shown = self._show(visit.place, visit.branch, visit.scroll)
        if shown is None:
            self.history.stay_at(before)
            return
        self._say_shown(shown)

    def _is_shown(self, place: Place) -> bool:
        """Say whether a place is a part of the page that is on the screen."""
        is_page_on = not self._is_behind and self._frame is not None and self._frame.isVisible()
        return is_page_on and _without_heading(place) == self._set_place

    def _say_shown(self, place: Place) -> None:
        self.place_shown.emit(place, self.title)

    def note_scroll(self) -> None:
        """Remember how far down the page is, for whoever comes back to it."""
        is_shown = not self._is_behind and not isinstance(self.history.current.place, HomePlace)
        if self._page is not None and is_shown:
            self.history.current.scroll = self._page.scroll_place()

    def _mark_entry(self) -> None:
        timings.mark("entry", ms=round((time.perf_counter() - self._opened_at) * 1000, 2))


def _without_heading(place: Place) -> Place:
    return place._replace(heading="") if isinstance(place, EntryPlace) else place
