"""The window: holds the parts together and carries out the commands of `actions`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from hubdesk import timings
from hubdesk.errors import HubDeskError
from hubdesk.gui import window_state
from hubdesk.gui.actions import ACTIONS, MENUS
from hubdesk.gui.finding import Finding
from hubdesk.gui.panels.home import HomePage
from hubdesk.gui.panels.notice import Notice
from hubdesk.gui.panels.side_pane import SidePane
from hubdesk.gui.panels.top_bar import TopBar
from hubdesk.gui.reading import Reading
from hubdesk.gui.zoom import larger, smaller
from hubdesk.model.address import EntryPlace, HomePlace, Place, is_address
from hubdesk.model.vocabulary import TermKind

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from hubdesk.gui.panels.page_view import PageView
    from hubdesk.gui.panels.results import ResultsPage
    from hubdesk.gui.theme import Theme
    from hubdesk.services.session import History, Session, Visit

_SIZE = (1180, 760)
_PANE_WIDTH = 300


class MainWindow(QMainWindow):
    """HubDesk's window over one session."""

    painted = Signal()
    place_shown = Signal(object)
    pack_chosen = Signal(object)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.session, self.theme = session, theme
        self.named_actions: dict[str, QAction] = {}
        self._is_painted = False
        self._hit: Visit | None = None
        self.setWindowTitle("HubDesk")
        room = self.screen().availableGeometry().size()
        self.resize(min(_SIZE[0], room.width() * 95 // 100), min(_SIZE[1], room.height() * 92 // 100))
        self._make_actions()
        self._make_parts()
        window_state.take_up(self)
        self.home.show_recent(session.user.recent)
        self._update_commands()
        self.top.field.setFocus(Qt.FocusReason.OtherFocusReason)
        for problem in session.library.problems:
            self.tell(problem)
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

    def go_back(self) -> None:
        """Show the place before this one; from a hit, the results; from those, the place the search was begun at."""
        if self.is_searching:
            self.finding.leave()
        elif self.history.current is self._hit and self.top.field.text():
            self.reading.step_back()  # from a hit the way back leads to the results it was found in
            self._show_results()
        else:
            self.reading.back()

    def go_forward(self) -> None:
        """Show the place after this one."""
        self.reading.forward()

    def go_home(self) -> None:
        """Show the first page."""
        self.reading.go(HomePlace())

    def go_up(self) -> None:
        """Show the partnership or theme that this page belongs to, as the tree is sorted."""
        self.reading.up(self.side.order)

    def restore_place(self) -> None:
        """Show what was shown when HubDesk was last closed, if the library still has it."""
        self.reading.restore(self.session.user.value("place", "hubdesk:"))

    @property
    def is_searching(self) -> bool:
        """Whether results are shown."""
        return self.finding.are_results_made and self.stack.currentWidget() is self.finding.results

    def _place_shown(self, place: Place, title: str) -> None:
        focus = QApplication.focusWidget()
        was_in_stack = focus is not None and self.stack.isAncestorOf(focus)
        self.finding.drop()  # what was opened meanwhile is not to be covered by an answer
        if isinstance(place, HomePlace):
            self.home.show_recent(self.session.user.recent)
            self.stack.setCurrentWidget(self.home)
        else:
            self.stack.setCurrentWidget(self.reading.frame)
        self.setWindowTitle(f"{title} - HubDesk" if title else "HubDesk")
        self.side.reveal(EntryPlace(place.pack, place.id) if isinstance(place, EntryPlace) else place)
        self._update_commands()
        if was_in_stack:  # the keyboard stays in the middle, on what is shown there now
            self._focus_main()
        self.place_shown.emit(place)

    # ---- commands

    def choose_pack(self) -> None:
        """Ask for a pack and open it, together with those that are open."""
        from PySide6.QtWidgets import QFileDialog

        from hubdesk.paths import PACK_SUFFIX

        name, _ = QFileDialog.getOpenFileName(self, "Open a pack", "", f"HubDesk packs (*{PACK_SUFFIX})")
        if name:
            self.open_pack(Path(name))

    def open_pack(self, path: Path) -> None:
        """Check that a pack can be opened, and ask for a window that has it too."""
        from hubdesk.services.session import check_pack_opens

        try:
            check_pack_opens(path)
        except HubDeskError as error:
            self.tell(error)
        else:
            self.pack_chosen.emit(path)

    def copy_selection(self) -> None:
        """Copy the words that are chosen on the page."""
        self.page.copy()

    def select_page(self) -> None:
        """Choose every word of the page."""
        self.page.selectAll()

    def copy_address(self) -> None:
        """Copy the address of what is shown."""
        self.reading.copy_address()

    def show_side_pane(self) -> None:
        """Show the pane at the side, or hide it."""
        self.side.setVisible(self.named_actions["side_pane"].isChecked())

    def show_full_screen(self) -> None:
        """Fill the screen, or go back to a window."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def zoom_in(self) -> None:
        """Show larger text."""
        self.reading.set_zoom(larger(self.reading.zoom))

    def zoom_out(self) -> None:
        """Show smaller text."""
        self.reading.set_zoom(smaller(self.reading.zoom))

    def zoom_reset(self) -> None:
        """Show text as large as it was at first."""
        self.reading.set_zoom(1.0)

    def order_by_partnership(self) -> None:
        """Sort the tree by partnership."""
        self.side.show_order(TermKind.PARTNERSHIP)

    def order_by_theme(self) -> None:
        """Sort the tree by theme."""
        self.side.show_order(TermKind.THEME)

    def focus_next_pane(self) -> None:
        """Move the keyboard to the next part of the window."""
        self._move_focus(1)

    def focus_last_pane(self) -> None:
        """Move the keyboard to the part before."""
        self._move_focus(-1)

    def focus_search(self) -> None:
        """Put the keyboard into the search field, with what stands there chosen."""
        self.top.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top.field.selectAll()

    def leave_search(self) -> None:
        """Empty the field and show what was shown before."""
        self.finding.leave()

    def show_keys(self) -> None:
        """Show the list of keys."""
        from hubdesk.gui.dialogs.text_dialog import TextDialog, keys_page

        self.theme.open_dialog(TextDialog("Keys", keys_page(), self))

    def show_about(self) -> None:
        """Show what HubDesk is, the packs and the licences."""
        from hubdesk.gui.dialogs.text_dialog import TextDialog, about_page

        self.theme.open_dialog(TextDialog("About HubDesk", about_page(self.session.library), self))

    def _move_focus(self, step: int) -> None:
        panes: list[QWidget] = [self.top.field]
        if self.side.isVisible():
            panes.append(self.side.tree)
        panes.append(self._main_widget())
        now = QApplication.focusWidget()
        at = next((row for row, pane in enumerate(panes) if pane is now or (now and pane.isAncestorOf(now))), -1)
        target = panes[(at + step) % len(panes)] if at >= 0 else panes[0]
        if target is self._main_widget():
            self._focus_main()
        else:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _focus_main(self) -> None:
        if self._main_widget() is self.home:
            self.home.focus_first()
        else:
            self._main_widget().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _main_widget(self) -> QWidget:
        if self.is_searching:
            return self.results.list
        return self.home if self.stack.currentWidget() is self.home else self.page

    # ---- searching

    def _show_results(self) -> None:
        self.stack.setCurrentWidget(self.results)
        self._update_commands()

    def _end_search(self) -> None:
        if self.is_searching:
            self.reading.show_current()
            is_home = isinstance(self.history.current.place, HomePlace)
            self.stack.setCurrentWidget(self.home if is_home else self.reading.frame)
            if not self.top.field.hasFocus():
                self._focus_main()
        self._update_commands()

    def _enter_search(self) -> None:
        if is_address(self.top.field.text()):
            self.go_to_address(self.top.field.text())
        elif self.is_searching:
            self.results.follow_current()
        elif self.top.field.text().strip():
            self.finding.search(self.top.field.text())

    def _open_hit(self, place: EntryPlace) -> None:
        before = self.history.current
        self.go(place)
        self._hit = self.history.current if self.history.current is not before else None
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- making

    def _make_actions(self) -> None:
        menus = {key: self.menuBar().addMenu(words) for key, words in MENUS.items()}
        for spec in ACTIONS:
            action = QAction(spec.words, self)
            action.setShortcuts([QKeySequence(key) for key in spec.keys])
            action.setCheckable(spec.is_checkable)
            action.setEnabled(bool(spec.slot))
            action.setToolTip(spec.words.replace("&", "").removesuffix("…"))
            if spec.slot:
                action.triggered.connect(getattr(self, spec.slot))
            if spec.line_above:
                menus[spec.menu].addSeparator()
            menus[spec.menu].addAction(action)
            self.named_actions[spec.name] = action
        self.named_actions["side_pane"].setChecked(True)

    def _make_parts(self) -> None:
        session, theme = self.session, self.theme
        self.top = TopBar(self.named_actions, theme, self)
        self.notice = Notice(theme, self)
        self.side = SidePane(session.library, theme, self)
        self.home = HomePage(session.library, theme, self)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.home)
        self.reading = Reading(session, theme, self)
        self.finding = Finding(session, theme, self.top.field, self)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.side)
        self.splitter.addWidget(self.stack)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([_PANE_WIDTH, _SIZE[0] - _PANE_WIDTH])
        self.side.setMinimumWidth(180)
        self.stack.setMinimumWidth(320)
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.top, self.notice):
            column.addWidget(part)
        column.addWidget(self.splitter, 1)
        self.setCentralWidget(holder)
        self.theme.dress(self.menuBar(), "menu_bar")
        self._connect()

    def _connect(self) -> None:
        self.side.place_chosen.connect(self.go)
        self.home.place_chosen.connect(self.go)
        self.reading.place_shown.connect(self._place_shown)
        self.reading.failed.connect(self.tell)
        self.reading.refused.connect(self.notice.say)
        self.reading.page_made.connect(self.stack.addWidget)
        self.finding.results_made.connect(self.stack.addWidget)
        self.finding.answered.connect(self._show_results)
        self.finding.ended.connect(self._end_search)
        self.finding.hit_chosen.connect(self._open_hit)
        self.top.field.entered.connect(self._enter_search)
        self.theme.changed.connect(self._dress)

    def _dress(self) -> None:
        self.top.dress()
        self.home.dress()
        self.reading.refresh()

    def _update_commands(self) -> None:
        is_searching = self.is_searching
        is_page = not is_searching and self.stack.currentWidget() is not self.home
        place = self.history.current.place
        for name, can in (
            ("back", self.history.can_go_back or is_searching),
            ("forward", self.history.can_go_forward and not is_searching),
            ("home", is_searching or not isinstance(place, HomePlace)),
            ("up", is_page),
            ("clear_search", is_searching),
            ("copy", is_page),
            ("select_all", is_page),
            ("larger", is_page),
            ("smaller", is_page),
            ("normal", is_page),
        ):
            self.named_actions[name].setEnabled(can)

    def tell(self, error: HubDeskError) -> None:
        """Say in the notice what the world did, and what to do next."""
        from hubdesk.services.messages import explain

        said = explain(error)
        self.notice.say(f"{said.what} {said.next_step}")

    def closeEvent(self, event: QCloseEvent) -> None:
        window_state.keep(self)
        self.finding.close()
        self.session.close()
        super().closeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self._say_painted)

    def _say_painted(self) -> None:
        timings.mark("painted")
        self.painted.emit()
