"""Several pages open at once, each in a tab with a way back of its own. Off until somebody wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QTabBar, QToolButton, QVBoxLayout

from hubdesk.errors import HubDeskError
from hubdesk.gui.areas import Area
from hubdesk.gui.icons import make_icon
from hubdesk.model.address import EntryPlace, HomePlace
from hubdesk.model.settings import OFF, ON
from hubdesk.model.words import tr
from hubdesk.services.history import History

if TYPE_CHECKING:
    from hubdesk.gui.main_window import MainWindow
    from hubdesk.model.address import Place

_RIGHT = QTabBar.ButtonPosition.RightSide
_BETWEEN = "\n\n"
_MOST_KEPT = 20
_COMMANDS = ("new_tab", "close_tab", "next_tab", "last_tab")


class Tabs(Area):
    """The row of tabs. Each holds a history; the one in front is the window's own."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._histories: list[History] = [window.history]
        self._bar: QTabBar | None = None
        window.session.settings.listen(self._take_up)
        window.reading.target_set_apart.connect(self.open_target)
        if self.is_on:
            self._turn_on()

    @property
    def is_on(self) -> bool:
        """Whether the reader wants tabs."""
        return self.window.session.settings.value("tabs") == ON

    @property
    def bar(self) -> QTabBar:
        """The row itself; made when tabs are first wanted."""
        if self._bar is None:
            self._bar = QTabBar(self.window)
            self._bar.setAccessibleName(tr("Tabs"))
            self._bar.setMovable(True)
            self._bar.setExpanding(False)
            self._bar.setDocumentMode(True)
            self._bar.setDrawBase(False)
            self._bar.setUsesScrollButtons(True)
            self._bar.setElideMode(Qt.TextElideMode.ElideRight)
            self.window.theme.changed.connect(self._dress)
            self.window.theme.dress(self._bar, "tabs")
            self._bar.addTab(self._title_of(self.window.history))
            self._make_closable(0)
            self._bar.currentChanged.connect(self._show)
            self._bar.tabMoved.connect(self._move)
            column = self.window.centralWidget().layout()
            assert isinstance(column, QVBoxLayout)
            column.insertWidget(column.indexOf(self.window.splitter), self._bar)
        return self._bar

    def show_tabs(self) -> None:
        """Work with tabs, or with one page at a time; kept for the next day."""
        is_wanted = self.window.named_actions["tabs"].isChecked()
        self.window.session.settings.set("tabs", ON if is_wanted else OFF)
        self.window.named_actions["tabs"].setChecked(self.is_on)  # an administrator may have fixed it

    def open(self) -> None:
        """Open a new tab, at home, ready to search."""
        if self.is_on:
            self._add(History())
            self.bar.setCurrentIndex(self.bar.count() - 1)
            self.window.finding.focus()

    def open_target(self, target: str) -> None:
        """Open what a link leads to in a new tab; without tabs it is followed as any link."""
        if self.is_on:
            history = History()
            history.go(self.window.history.current.place)
            self._add(history)
            self.bar.setCurrentIndex(self.bar.count() - 1)
        self.window.reading.follow_target(target)

    def close_tab(self) -> None:
        """Close the tab in front; the last one stays."""
        if self.is_on:
            self._close(self.bar.currentIndex())

    def show_next(self) -> None:
        """Go to the tab at the right, and from the last to the first."""
        self._step(1)

    def show_last(self) -> None:
        """Go to the tab at the left, and from the first to the last."""
        self._step(-1)

    def place_shown(self, place: Place) -> None:
        """Write the page's title on the tab in front."""
        if self._bar is not None:
            title = tr("Home") if isinstance(place, HomePlace) else self.window.reading.title
            self._name(self._bar.currentIndex(), title)

    def close(self) -> None:
        """Keep the tabs for the next day, if what was read is to be kept."""
        user, settings = self.window.session.user, self.window.session.settings
        if not self.is_on or settings.value("keep_recent") == OFF:
            user.keep("tabs", "")
            return
        at = self.bar.currentIndex()
        kept = self._histories[:_MOST_KEPT]
        user.keep("tabs", _BETWEEN.join([str(min(at, len(kept) - 1)), *(history.to_text() for history in kept)]))

    def _turn_on(self) -> None:
        self.window.named_actions["tabs"].setChecked(True)
        self.bar.show()
        self._restore(self.window.session.user.value("tabs"))

    def _restore(self, untrusted_text: str) -> None:
        """Open the tabs of the last day behind and before the one that the window itself restores."""
        number, *texts = untrusted_text.split(_BETWEEN)
        if self.bar.count() > 1 or not number.isdigit() or int(number) >= len(texts):
            return
        at = int(number)
        self.bar.blockSignals(True)
        for place, text in enumerate(texts):
            history = History()
            if place != at and history.take_up(text):
                self._insert(min(place, self.bar.count()), history)
        self.bar.setCurrentIndex(self._histories.index(self.window.history))
        self.bar.blockSignals(False)

    def _take_up(self, name: str) -> None:
        if name != "tabs":
            return
        self.window.named_actions["tabs"].setChecked(self.is_on)
        for command in _COMMANDS:
            self.window.named_actions[command].setEnabled(self.is_on)
        if self.is_on:
            self.bar.show()
        elif self._bar is not None:
            for row in reversed(range(self._bar.count())):
                if row != self._bar.currentIndex():
                    self._close(row)
            self._bar.hide()

    def _add(self, history: History) -> None:
        self._insert(self.bar.count(), history)

    def _insert(self, row: int, history: History) -> None:
        self._histories.insert(row, history)
        self.bar.insertTab(row, "")
        self._make_closable(row)
        self._name(row, self._title_of(history))

    def _make_closable(self, row: int) -> None:
        """Give a tab a small cross of our own: the system's is a red box in some looks."""
        button = QToolButton(self.bar)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Ctrl+W is for the keyboard
        button.setIconSize(QSize(14, 14))
        button.setToolTip(tr("Close this tab"))
        button.setAccessibleName(tr("Close this tab"))
        button.clicked.connect(lambda: self._close(self._row_of(button)))
        self.bar.setTabButton(row, _RIGHT, button)
        self._dress()

    def _row_of(self, button: QToolButton) -> int:
        return next(row for row in range(self.bar.count()) if self.bar.tabButton(row, _RIGHT) is button)

    def _dress(self) -> None:
        palette, ratio = self.window.theme.palette, self.window.devicePixelRatioF()
        for row in range(self.bar.count()):
            button = self.bar.tabButton(row, _RIGHT)
            if isinstance(button, QToolButton):
                button.setIcon(make_icon("x", palette.quiet, 14, ratio))

    def _name(self, row: int, title: str) -> None:
        self.bar.setTabText(row, title.replace("&", "&&"))
        self.bar.setTabToolTip(row, title)

    def _show(self, row: int) -> None:
        if 0 <= row < len(self._histories) and self._histories[row] is not self.window.history:
            self.window.reading.show_history(self._histories[row])

    def _step(self, step: int) -> None:
        if self.is_on:
            self.bar.setCurrentIndex((self.bar.currentIndex() + step) % self.bar.count())

    def _close(self, row: int) -> None:
        if self.bar.count() > 1:
            self.bar.blockSignals(True)  # which tab comes to the front is known once one is gone
            del self._histories[row]
            self.bar.removeTab(row)
            self.bar.blockSignals(False)
            self._show(self.bar.currentIndex())

    def _move(self, before: int, behind: int) -> None:
        self._histories.insert(behind, self._histories.pop(before))

    def _title_of(self, history: History) -> str:
        """Say what a tab shows that has not been looked at yet."""
        place, library = history.current.place, self.window.session.library
        if isinstance(place, HomePlace):
            return tr("Home")
        try:
            if isinstance(place, EntryPlace):
                line = library.line(place)
                title = line.title if line else ""
            else:
                term = library.term(place.kind, place.id)
                title = term.name if term else ""
        except HubDeskError:  # the page will say so itself, when the tab is shown
            title = ""
        return title or place.id
