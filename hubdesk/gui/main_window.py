"""The window: holds the parts together and carries out the commands of `actions`. What it shows comes from below."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from hubdesk import timings
from hubdesk.errors import AddressError, HubDeskError
from hubdesk.gui.actions import ACTIONS, MENUS
from hubdesk.gui.panels.home import HomePage
from hubdesk.gui.panels.notice import Notice
from hubdesk.gui.panels.page_view import ZOOMS, PageFrame, PageView
from hubdesk.gui.panels.results import ResultsPage
from hubdesk.gui.panels.side_pane import SidePane
from hubdesk.gui.panels.top_bar import TopBar
from hubdesk.gui.searching import Searcher
from hubdesk.model.address import EntryPlace, HomePlace, Place, TermPlace, address_of, parse_address
from hubdesk.model.query import read_query
from hubdesk.model.vocabulary import TermKind
from hubdesk.paths import PACK_SUFFIX
from hubdesk.services.messages import explain
from hubdesk.services.pages import EntryPage, make_page, place_of_target
from hubdesk.services.session import History, Session

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from hubdesk.gui.theme import Theme
    from hubdesk.model.hit import Answer

_SIZE = (1180, 760)
_PANE_WIDTH = 300
_OUTSIDE = ("http://", "https://", "mailto:")


class MainWindow(QMainWindow):
    """HubDesk's window over one session."""

    painted = Signal()
    place_shown = Signal(object)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.session, self.theme = session, theme
        self.history = History()
        self.named_actions: dict[str, QAction] = {}
        self._asked_at = self._opened_at = 0.0
        self._is_painted = False
        self.setWindowTitle("HubDesk")
        self.resize(*_SIZE)
        self._make_actions()
        self._make_parts()
        self._searcher = Searcher(session.make_search(), self)
        self._connect()
        self._restore()
        self.top.field.setFocus(Qt.FocusReason.OtherFocusReason)
        for problem in session.library.problems:
            self._tell(problem)
        if session.user.notice:
            self.notice.say(session.user.notice)

    # ---- places

    def go(self, place: Place) -> None:
        """Show a place and remember it in the history; what cannot be shown is said in the notice."""
        self._note_scroll()
        if self._show(place):
            self.history.go(place)
            self._update_commands()

    def go_to_address(self, address: str) -> None:
        """Show the place of an address."""
        try:
            self.go(parse_address(address))
        except AddressError as error:
            self._tell(error)

    def go_back(self) -> None:
        """Show the place before this one, as it was left; from a search, the place it was begun at."""
        if self.stack.currentWidget() is self.results:
            self.leave_search()
            return
        self._note_scroll()
        visit = self.history.back()
        self._show(visit.place, visit.scroll)
        self._update_commands()

    def go_forward(self) -> None:
        """Show the place after this one, as it was left."""
        self._note_scroll()
        visit = self.history.forward()
        self._show(visit.place, visit.scroll)
        self._update_commands()

    def go_home(self) -> None:
        """Show the first page."""
        self.go(HomePlace())

    def go_up(self) -> None:
        """Show the partnership or theme that this page belongs to, as the tree is sorted."""
        place = self.history.current.place
        if isinstance(place, EntryPlace) and isinstance(self.page.page, EntryPage):
            terms = self.page.page.entry.of_kind(self.side.order)
            if terms:
                self.go(TermPlace(self.side.order, terms[0].id))
                return
        self.go_home()

    def _show(self, place: Place, scroll: int = 0) -> bool:
        self._opened_at = time.perf_counter()
        if isinstance(place, HomePlace):
            self.home.show_recent(self.session.user.recent)
            self.stack.setCurrentWidget(self.home)
            self.setWindowTitle("HubDesk")
        else:
            try:
                page = make_page(self.session.library, place)
            except HubDeskError as error:
                self._tell(error)
                return False
            heading = place.heading if isinstance(place, EntryPlace) else ""
            self.page.show_page(page, heading if not scroll else "", scroll)
            self.stack.setCurrentWidget(self.page_frame)
            if isinstance(page, EntryPage):
                self.session.user.note_read(page.entry.pack, page.entry.id, page.entry.title)
                place = EntryPlace(page.entry.pack, page.entry.id)
                self.setWindowTitle(f"{page.entry.title} - HubDesk")
            else:
                self.setWindowTitle(f"{page.page.term.name} - HubDesk")
        self.side.reveal(place)
        self.place_shown.emit(place)
        return True

    def _note_scroll(self) -> None:
        if self.stack.currentWidget() is self.page_frame:
            self.history.current.scroll = self.page.verticalScrollBar().value()

    def _follow_target(self, target: str) -> None:
        """Follow a link of the page that is shown."""
        page = self.page.page
        pack = page.entry.pack if isinstance(page, EntryPage) else page.page.pack if page else ""
        if target.startswith("#"):
            self.page.scrollToAnchor(target[1:])
        elif target.startswith("hubdesk:"):
            self.go_to_address(target)
        elif (place := place_of_target(target, pack)) is not None:
            self.go(place)
        elif target.startswith("file:"):
            self.save_attachment(pack, target.removeprefix("file:"))
        elif target.lower().startswith(_OUTSIDE):
            self.show_outside_address(target)

    # ---- commands

    def choose_pack(self) -> None:
        """Ask for a pack and show it, together with those that are open."""
        name, _ = QFileDialog.getOpenFileName(self, "Open a pack", "", f"HubDesk packs (*{PACK_SUFFIX})")
        if name:
            self.open_pack(Path(name))

    def open_pack(self, path: Path) -> None:
        """Open one more pack for as long as the window is open."""
        from hubdesk.gui.app import open_window  # the two modules make each other's windows
        from hubdesk.services.session import open_session

        try:
            from hubdesk.pack.reader import Pack

            Pack(path).close()
        except HubDeskError as error:
            self._tell(error)
            return
        paths = [pack.path for pack in self.session.library.packs if pack.path != path]
        window = open_window(open_session([path, *paths]), self.theme)
        window.setGeometry(self.geometry())
        window.show()
        self.close()

    def copy_selection(self) -> None:
        """Copy the words that are chosen on the page."""
        self.page.copy()

    def select_page(self) -> None:
        """Choose every word of the page."""
        if self.stack.currentWidget() is self.page_frame:
            self.page.selectAll()

    def copy_address(self) -> None:
        """Copy the address of what is shown; it works in every copy of the library."""
        QGuiApplication.clipboard().setText(address_of(self.history.current.place))

    def save_attachment(self, pack: str, asset: str) -> None:
        """Ask where a file of an entry goes and write it there."""
        content = self.session.library.asset(pack, asset)
        name, _ = QFileDialog.getSaveFileName(self, "Save a copy", asset.rpartition("/")[2])
        if not name or content is None:
            return
        try:
            Path(name).write_bytes(content)
        except OSError as error:
            self.notice.say(f"{name} could not be written: {error.strerror}. Choose another folder.")

    def show_outside_address(self, address: str) -> None:
        """Show an address that leads out of the library, before anything opens it."""
        from hubdesk.gui.dialogs.outside_address import OutsideAddressDialog

        OutsideAddressDialog(address, self).open()

    def show_side_pane(self) -> None:
        """Show the pane at the side, or hide it."""
        self.side.setVisible(self.named_actions["side_pane"].isChecked())

    def show_full_screen(self) -> None:
        """Fill the screen, or go back to a window."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def zoom_in(self) -> None:
        """Show larger text."""
        self._zoom_to(next((zoom for zoom in ZOOMS if zoom > self.page.zoom + 0.01), ZOOMS[-1]))

    def zoom_out(self) -> None:
        """Show smaller text."""
        self._zoom_to(next((zoom for zoom in reversed(ZOOMS) if zoom < self.page.zoom - 0.01), ZOOMS[0]))

    def zoom_reset(self) -> None:
        """Show text as large as it was at first."""
        self._zoom_to(1.0)

    def _zoom_to(self, zoom: float) -> None:
        self.page.set_zoom(zoom)
        self.session.user.keep("zoom", str(zoom))

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

    def _move_focus(self, step: int) -> None:
        panes: list[QWidget] = [self.top.field]
        if self.side.isVisible():
            panes.append(self.side.tree)
        panes.append(self._main_widget())
        now = QApplication.focusWidget()
        at = next((row for row, pane in enumerate(panes) if pane is now or (now and pane.isAncestorOf(now))), -1)
        target = panes[(at + step) % len(panes)] if at >= 0 else panes[0]
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if target is self.home:
            self.home.focus_first()

    def _main_widget(self) -> QWidget:
        shown = self.stack.currentWidget()
        if shown is self.page_frame:
            return self.page
        return self.results.list if shown is self.results else self.home

    def show_keys(self) -> None:
        """Show the list of keys."""
        from hubdesk.gui.dialogs.text_dialog import TextDialog, keys_page

        TextDialog("Keys", keys_page(), self).open()

    def show_about(self) -> None:
        """Show what HubDesk is, the packs and the licences."""
        from hubdesk.gui.dialogs.text_dialog import TextDialog, about_page

        TextDialog("About HubDesk", about_page(self.session.library), self).open()

    # ---- searching

    def focus_search(self) -> None:
        """Put the keyboard into the search field, with what stands there chosen."""
        self.top.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top.field.selectAll()

    def search(self, typed: str) -> None:
        """Search for typed text; an empty field leaves the search."""
        self._asked_at = time.perf_counter()
        if not typed.strip():
            self._end_search()
            return
        self._searcher.ask(read_query(typed, while_typing=True))

    def leave_search(self) -> None:
        """Empty the field and show what was shown before."""
        self.top.field.clear()
        self._end_search()

    def _end_search(self) -> None:
        self._searcher.drop()
        if self.stack.currentWidget() is self.results:
            shown = self.home if isinstance(self.history.current.place, HomePlace) else self.page_frame
            self.stack.setCurrentWidget(shown)
            self._main_widget().setFocus(Qt.FocusReason.OtherFocusReason) if not self.top.field.hasFocus() else None
        self._update_commands()

    def _show_answer(self, answer: Answer) -> None:
        self._note_scroll()
        self.results.show_answer(answer)
        self.stack.setCurrentWidget(self.results)
        self._update_commands()

    def _enter_search(self) -> None:
        if self.stack.currentWidget() is self.results:
            self.results.follow_current()
        elif self.top.field.text().strip():
            self.search(self.top.field.text())

    def _open_hit(self, place: EntryPlace) -> None:
        self.go(place)
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
        library = self.session.library
        self.top = TopBar(self.named_actions, self.theme, self)
        self.notice = Notice(self)
        self.side = SidePane(library, self.theme, self)
        self.home = HomePage(library, self.theme, self)
        self.page = PageView(self.theme, library.asset, self)
        self.page_frame = PageFrame(self.page, self)
        self.results = ResultsPage(library, self.theme, self)
        self.stack = QStackedWidget(self)
        for widget in (self.home, self.page_frame, self.results):
            self.stack.addWidget(widget)
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

    def _connect(self) -> None:
        self.side.place_chosen.connect(self.go)
        self.home.place_chosen.connect(self.go)
        self.results.hit_chosen.connect(self._open_hit)
        self.results.shown.connect(self._mark_search)
        self.page.target_followed.connect(self._follow_target)
        self.page.shown.connect(self._mark_entry)
        field = self.top.field
        field.textEdited.connect(self.search)
        field.textChanged.connect(lambda text: None if text else self._end_search())
        field.moved.connect(self.results.move)
        field.entered.connect(self._enter_search)
        field.left.connect(self.leave_search)
        self._searcher.answered.connect(self._show_answer)
        self.theme.changed.connect(self._dress)

    def _dress(self) -> None:
        self.top.dress()
        self.page.refresh()

    def _update_commands(self) -> None:
        is_searching = self.stack.currentWidget() is self.results
        is_page = self.stack.currentWidget() is self.page_frame
        place = self.history.current.place
        for name, can in (
            ("back", self.history.can_go_back or is_searching),
            ("forward", self.history.can_go_forward and not is_searching),
            ("home", is_searching or not isinstance(place, HomePlace)),
            ("up", not isinstance(place, HomePlace)),
            ("clear_search", is_searching),
            ("copy", is_page),
            ("select_all", is_page),
            ("larger", is_page),
            ("smaller", is_page),
            ("normal", is_page),
        ):
            self.named_actions[name].setEnabled(can)

    def _tell(self, error: HubDeskError) -> None:
        said = explain(error)
        self.notice.say(f"{said.what} {said.next_step}")

    # ---- what is kept

    def _restore(self) -> None:
        user = self.session.user
        if geometry := user.value("geometry"):
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))
        if panes := user.value("panes"):
            self.splitter.restoreState(QByteArray.fromBase64(panes.encode()))
        if user.value("side_pane") == "hidden":
            self.named_actions["side_pane"].setChecked(False)
            self.side.hide()
        if user.value("order") == TermKind.THEME.value:
            self.side.show_order(TermKind.THEME)
        zoom = user.value("zoom", "1.0")
        self.page.zoom = float(zoom) if zoom in map(str, ZOOMS) else 1.0
        self.home.show_recent(user.recent)
        self._update_commands()

    def restore_place(self) -> None:
        """Show what was shown when HubDesk was last closed, if the library still has it."""
        try:
            place = parse_address(self.session.user.value("place", "hubdesk:"))
        except AddressError:
            return
        if not isinstance(place, EntryPlace) or self.session.library.line(place) is not None:
            self.go(place)

    def closeEvent(self, event: QCloseEvent) -> None:
        user = self.session.user
        user.keep("geometry", bytes(self.saveGeometry().toBase64().data()).decode())
        user.keep("panes", bytes(self.splitter.saveState().toBase64().data()).decode())
        user.keep("side_pane", "shown" if self.named_actions["side_pane"].isChecked() else "hidden")
        user.keep("order", self.side.order.value)
        user.keep("place", address_of(self.history.current.place))
        self._searcher.close()
        self.session.close()
        super().closeEvent(event)

    # ---- milestones

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self._say_painted)

    def _say_painted(self) -> None:
        timings.mark("painted")
        self.painted.emit()

    def _mark_entry(self) -> None:
        timings.mark("entry", ms=_ms_since(self._opened_at))

    def _mark_search(self, total: int) -> None:
        timings.mark("search", ms=_ms_since(self._asked_at), total=total)


def _ms_since(began: float) -> float:
    return round((time.perf_counter() - began) * 1000, 2)
