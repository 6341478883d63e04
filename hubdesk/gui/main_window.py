"""The window: holds the parts together and carries out the commands of `actions`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from hubdesk import timings
from hubdesk.errors import HubDeskError
from hubdesk.gui import window_state
from hubdesk.gui.actions import ACTIONS
from hubdesk.gui.areas import Areas
from hubdesk.gui.dropping import PackTaker
from hubdesk.gui.finding import Finding
from hubdesk.gui.menus import make_commands
from hubdesk.gui.panels.first_stop import FirstStop
from hubdesk.gui.panels.home import HomePage
from hubdesk.gui.panels.notice import Notice
from hubdesk.gui.panels.page_stack import PageStack, scrolled
from hubdesk.gui.panels.panels import Panels, stacked
from hubdesk.gui.panels.side_pane import SidePane
from hubdesk.gui.panels.top_bar import TopBar
from hubdesk.gui.reading import Reading
from hubdesk.model.address import EntryPlace, HomePlace, Place, is_address
from hubdesk.model.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent

    from hubdesk.gui.jobs import Jobs
    from hubdesk.gui.panels.page_view import PageView
    from hubdesk.gui.panels.results import ResultsPage
    from hubdesk.gui.theme import Theme
    from hubdesk.model.hit import Hit
    from hubdesk.services.history import History, Visit
    from hubdesk.services.session import Session

_SIZE = (1180, 760)


class MainWindow(PackTaker):
    """HubDesk's window over one session."""

    painted = Signal()
    place_shown = Signal(object)
    pack_chosen = Signal(object)
    library_changed = Signal(str)
    """Packs were installed or taken back: a window over the packs of this device is wanted, with this line in it."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.session, self.theme = session, theme
        self.areas = Areas(self)
        self._asides: list[QWidget] = []
        self._jobs: Jobs | None = None
        self._is_painted = False
        self._hit: Visit | None = None
        self._is_hit_apart = True
        self.setWindowTitle("HubDesk")
        room = self.screen().availableGeometry().size()
        self.resize(min(_SIZE[0], room.width() * 95 // 100), min(_SIZE[1], room.height() * 92 // 100))
        self.named_actions = make_commands(self, self.carry_out)
        self._make_parts()
        window_state.take_up(self)
        self.home.show_recent(session.user.recent)
        self._update_commands()
        self.top.field.setFocus()
        for problem in session.library.problems:
            self.tell(problem)
        if session.settings.policy.problem:
            self.notice.say(session.settings.policy.problem)
        if session.user.notice:
            self.notice.say(session.user.notice)

    @property
    def page(self) -> PageView:
        """The page view."""
        return self.reading.page

    @property
    def results(self) -> ResultsPage:
        """The page of results."""
        return self.finding.results

    @property
    def jobs(self) -> Jobs:
        """The long work of this window; made at the first question."""
        if self._jobs is None:
            from hubdesk.gui.jobs import Jobs

            self._jobs = Jobs(self)
        return self._jobs

    @property
    def history(self) -> History:
        """The places looked at."""
        return self.reading.history

    # ---- places

    def go(self, place: Place) -> None:
        """Show a place."""
        self.reading.go(place)

    def go_to_address(self, address: str) -> None:
        """Show the place of an address."""
        self.reading.go_to_address(address)

    def quit(self) -> None:
        """Close the window, and with the last one HubDesk."""
        self.close()

    def go_back(self) -> None:
        """Show the place before this one; from a hit, the results; from those, the place the search was begun at."""
        if self.is_searching:
            self.finding.leave()
        elif self.is_aside:
            self.leave_aside()
        elif self.history.current is self._hit and self.finding.is_on:
            if self._is_hit_apart:  # else the search was begun on the page that it found
                self.reading.step_back()
            self._show_results()
            self.focus_middle()
        else:
            self.reading.back()

    def go_forward(self) -> None:
        """Show the place after this one; from the results, the hit that was looked at last."""
        self.reading.forward()

    def go_home(self) -> None:
        """Show the first page, where one begins afresh: the words of the last search go."""
        self.reading.go(HomePlace())
        self.finding.forget()

    def go_up(self) -> None:
        """Show the partnership or theme that this page belongs to, as the tree is sorted."""
        self.reading.up(self.side.order)

    def restore_place(self) -> None:
        """Show what was shown when HubDesk was last closed, if the library still has it."""
        user = self.session.user
        self.reading.restore(user.value("place", "hubdesk:"), user.value("history"))

    @property
    def is_searching(self) -> bool:
        """Whether results are shown."""
        return self.finding.are_results_made and self.stack.currentWidget() is self.finding.results

    def _place_shown(self, place: Place, title: str) -> None:
        focus = QApplication.focusWidget()
        was_in_stack = focus is not None and self.stack.isAncestorOf(focus)
        self.finding.drop()  # what was opened meanwhile is not to be covered by an answer
        self.notice.forget()  # what was mentioned belongs to the last page
        if isinstance(place, HomePlace):
            self.home.show_recent(self.session.user.recent)
            self.stack.setCurrentWidget(self.home)
        else:
            self.stack.setCurrentWidget(self.reading.frame)
        self.entitle(title)
        self.side.reveal(EntryPlace(place.pack, place.id) if isinstance(place, EntryPlace) else place)
        self._update_commands()
        if was_in_stack:  # the keyboard stays in the middle, on what is shown there now
            self.focus_middle()
        self.areas.place_shown(place, is_page=not isinstance(place, HomePlace))
        self.place_shown.emit(place)

    # ---- the middle

    @property
    def middle(self) -> QWidget:
        """What takes the keyboard in the middle of the window: the page, the cards at home, or the list of hits."""
        shown = self.stack.currentWidget()
        if self.is_searching:
            return self.results.rescue if self.results.is_empty else self.results.list
        if shown is self.home or shown in self._asides:
            return shown
        return self.page

    def focus_middle(self) -> None:
        """Put the keyboard into the middle of the window."""
        if isinstance(middle := self.middle, FirstStop):
            middle.focus_first()
        else:
            from PySide6.QtCore import Qt

            middle.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_aside(self, widget: QWidget, title: str) -> None:
        """Show an area's own page in the middle, in front of the place that is looked at; `leave_aside` goes back.

        Args:
            widget: the page; the window keeps it. Its `focus_first` says where the keyboard goes in it.
            title: for the window's title.
        """
        self.finding.drop()
        if widget not in self._asides:
            self._asides.append(widget)
            self.stack.addWidget(widget)
        self.stack.setCurrentWidget(widget)
        self.entitle(title)
        self._update_commands()
        self.focus_middle()

    def leave_aside(self) -> None:
        """Show the place again that an area's own page stood in front of."""
        if self.is_aside:
            self._place_shown(self.history.current.place, self.reading.title)

    @property
    def is_aside(self) -> bool:
        """Whether an area's own page is shown, in front of the place that is looked at."""
        return self.stack.currentWidget() in self._asides

    def entitle(self, title: str) -> None:
        """Say in the title of the window what is shown."""
        self.setWindowTitle(f"{title} - HubDesk" if title else "HubDesk")

    # ---- searching

    def _show_results(self) -> None:
        self.stack.setCurrentWidget(self.results)
        typed = self.finding.query.typed.strip()
        self.entitle(tr("Search: {words}").format(words=typed) if typed else tr("Search"))
        self._update_commands()

    def _end_search(self) -> None:
        if self.is_searching:
            self.reading.show_current()
            is_home = isinstance(self.history.current.place, HomePlace)
            self.stack.setCurrentWidget(self.home if is_home else self.reading.frame)
            self.entitle("" if is_home else self.reading.title)
            if not self.top.field.hasFocus():
                self.focus_middle()
        self._update_commands()

    def _enter_search(self) -> None:
        if is_address(self.top.field.text()):
            self.go_to_address(self.top.field.text())
        else:
            self.finding.enter()

    def _open_hit(self, hit: Hit) -> None:
        from hubdesk.gui.marking import Marking

        self._open_found(EntryPlace(hit.pack, hit.id, hit.anchor or ("files" if hit.attachment else "")))
        self.areas.of(Marking).mark_hit(hit)

    def _open_found(self, place: Place) -> None:
        before = self.history.current
        self.go(place)
        self._hit, self._is_hit_apart = self.history.current, self.history.current is not before
        QTimer.singleShot(0, self, partial(self.carry_out, "past_searches.note"))  # once the page is drawn
        self.page.setFocus()

    # ---- making

    def carry_out(self, slot: str, _is_checked: bool = False) -> None:
        """Carry out a command of the table: `part.method`, of a part of the window or of an area."""
        self.slot_of(slot)()

    def slot_of(self, slot: str) -> Callable[..., object]:
        """Give what a command's slot names."""
        part, _, name = slot.partition(".")
        owner: object = self._parts[part] if part in self._parts else self.areas.named(part)
        found: Callable[..., object] = getattr(owner, name)
        return found

    def _make_parts(self) -> None:
        session, theme = self.session, self.theme
        self.top = TopBar(self.named_actions, theme, self)
        self.notice = Notice(theme, self.focus_middle, self)
        self.side = SidePane(session.library, theme, self)
        self.home = HomePage(session.library, theme, self)
        self.stack = PageStack(self)
        self.stack.addWidget(self.home)
        self.reading = Reading(session, theme, lambda: self.side.branch, self)
        self.finding = Finding(session, theme, self.top.field, lambda: self.side.branch, self)
        self._parts = {"window": self, "reading": self.reading, "finding": self.finding, "side": self.side}
        self.splitter = Panels(self.side, scrolled(self.stack, theme))
        self.splitter.side_shown.connect(self.named_actions["side_pane"].setChecked)
        self.setCentralWidget(stacked(self.top, self.notice, self.splitter))
        self.theme.dress(self.menuBar(), "menu_bar")
        self._connect()

    def _connect(self) -> None:
        self.side.place_chosen.connect(self.go)
        self.side.search_wanted.connect(self.finding.search_branch)
        self.side.menu_asked.connect(partial(self._show_menu, "row"))
        self.home.place_chosen.connect(self.go)
        self.reading.place_shown.connect(self._place_shown)
        self.reading.moved.connect(self._update_commands)
        self.reading.failed.connect(self.tell)
        self.reading.file_chosen.connect(self._offer_file)
        self.reading.page_made.connect(self._take_page)
        self.finding.results_made.connect(self.stack.addWidget)
        self.finding.answered.connect(self._show_results)
        self.finding.ended.connect(self._end_search)
        self.finding.hit_chosen.connect(self._open_hit)
        self.finding.place_chosen.connect(self._open_found)
        self.finding.material_chosen.connect(lambda found: self.slot_of("workshops.show_found")(found))
        self.finding.menu_asked.connect(partial(self._show_menu, "hit"))
        self.finding.save_wanted.connect(partial(self.carry_out, "past_searches.save"))
        self.finding.branch_missed.connect(self.notice.mention)
        self.finding.past_wanted.connect(partial(self.carry_out, "past_searches.show"))
        self.top.field.entered.connect(self._enter_search)
        self.theme.changed.connect(self._dress)

    def _take_page(self, frame: QWidget) -> None:
        self.stack.addWidget(frame)
        self.page.menu_asked.connect(partial(self._show_menu, "page"))

    def _show_menu(self, kind: str, *what: object) -> None:
        self.slot_of(f"menus.show_for_{kind}")(*what)

    def _dress(self) -> None:
        self.top.dress()
        self.home.dress()
        self.reading.refresh()

    def _update_commands(self) -> None:
        is_searching, is_aside = self.is_searching, self.is_aside
        place = self.history.current.place
        is_page = not is_searching and not is_aside and self.stack.currentWidget() is not self.home
        can = {
            "page": is_page,
            "text": is_page or bool(is_aside and self.stack.currentWidget().property("hasSizedText")),
            "entry": is_page and isinstance(place, EntryPlace),
            "search": is_searching,
            "voice": is_page and bool(self.slot_of("aloud.has_voice")()),
            "tabs": self.session.settings.value("tabs") == "on",
            "away": is_searching or is_aside or not isinstance(place, HomePlace),
            "back": is_searching or is_aside or self.history.can_go_back,
            "forward": self.reading.is_behind if is_searching else not is_aside and self.history.can_go_forward,
        }
        for spec in ACTIONS:
            if spec.slot and spec.when in can:
                self.named_actions[spec.name].setEnabled(can[spec.when])

    def tell(self, error: HubDeskError) -> None:
        """Say in the notice what the world did, and what to do next."""
        from hubdesk.services.messages import explain

        said = explain(error)
        self.notice.say(f"{said.what} {said.next_step}")

    def _offer_file(self, pack: str, asset: str) -> None:
        from hubdesk.gui.attachments import Attachments

        self.areas.of(Attachments).offer(pack, asset)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that nothing in the window took: Esc leaves what stands in front, Enter presses a button."""
        from PySide6.QtCore import Qt

        focus = QApplication.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focus, QPushButton):
            focus.click()  # Qt itself takes only Space outside a dialog
        elif event.key() == Qt.Key.Key_Escape and self.is_aside:
            self.leave_aside()
        elif event.key() == Qt.Key.Key_Escape and self.notice.isVisible():
            self.notice.clear()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.session.user.unkept:
            from hubdesk.gui.collecting import Collecting

            if not self.areas.of(Collecting).may_close():
                event.ignore()
                return
        window_state.keep(self)
        self.areas.close()
        if self._jobs is not None:
            self._jobs.close()
        self.finding.close()
        self.session.close()
        super().closeEvent(event)
        self.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self._say_painted)

    def _say_painted(self) -> None:
        timings.mark("painted")
        self.painted.emit()
        if self.session.user.has_file:  # what was collected stands on the first page as well, once that is there
            QTimer.singleShot(0, self, lambda: self.areas.named("collecting"))
