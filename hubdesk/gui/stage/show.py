"""A talk on its screens: stage and console, where they stand, and what keys and clicks do. Leaving is never the end."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from hubdesk import timings
from hubdesk.gui.stage.console_window import ConsoleWindow
from hubdesk.gui.stage.desktop_awake import DesktopAwake
from hubdesk.gui.stage.keys import MOVES, command_of
from hubdesk.gui.stage.presenter import Presenter
from hubdesk.gui.stage.screens import Choice, choose_screens, screen_named, screens_now
from hubdesk.gui.stage.stage_window import StageWindow
from hubdesk.model.workshop import Step, StepKind
from hubdesk.services.presenting.deck import item_of
from hubdesk.services.presenting.talk import Talk

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QScreen

    from hubdesk.model.address import EntryPlace
    from hubdesk.services.presenting.awake import KeepAwake
    from hubdesk.services.presenting.deck import Deck
    from hubdesk.services.session import Session

WALL_KEY, NOTES_KEY = "wall_screen", "notes_size"
_NOTES_SIZE = 18
_SETTLE_MS = 250
"""A projector that is plugged in comes with several changes; they are taken together."""


class Show(QObject):
    """One talk. `left`: both windows are gone, and the talk waits. `ended`: it is over for good, as its user asked."""

    left = Signal()

    def __init__(
        self,
        deck: Deck,
        session: Session,
        *,
        is_dark: bool,
        awake: KeepAwake | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.talk = Talk(deck)
        self.presenter = Presenter(self.talk, session.library, is_dark=is_dark, parent=self)
        self.stage = StageWindow(self.presenter)
        size = session.user.value(NOTES_KEY)
        self.console = ConsoleWindow(self.presenter, session, int(size) if size.isdigit() else _NOTES_SIZE)
        self.is_left = True
        self.is_rehearsal = False
        self.choice = Choice("", "")
        self._awake = awake or DesktopAwake()
        self._asked_at = 0.0
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._arrange_again)
        self._own = {
            "find": self._open_finder,
            "overview": self._open_overview,
            "swap": self._swap,
            "console": self._call_console,
            "help": self._show_keys,
            "leave": self._escape,
            "resume": self.presenter.wake,
            "pointer": self.presenter.toggle_pointer,
            "larger_notes": lambda: self._step_notes(1),
            "smaller_notes": lambda: self._step_notes(-1),
        }
        self._connect()

    def _connect(self) -> None:
        for window in (self.stage, self.console):
            window.key_pressed.connect(self.take_key)
            window.closing.connect(self.leave)
        self.stage.clicked.connect(lambda way: self.carry_out("next" if way > 0 else "back"))
        self.stage.resized.connect(self._measure_wall)
        self.stage.view.painted.connect(self._note_painted)
        self.console.command.connect(self.carry_out)
        self.console.leaf_chosen.connect(self._go_to)
        self.console.finder.chosen.connect(self._answer)
        self.console.finder.left.connect(self._close_finder)
        for grid in (self.stage.overview, self.console.overview):
            grid.chosen.connect(self._go_to)
            grid.left.connect(self._close_overview)
        self.presenter.changed.connect(self.stage.view.update)
        self.presenter.ticked.connect(self._tick_wall)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self._screen_came)
        app.screenRemoved.connect(self._settle_screens)
        app.primaryScreenChanged.connect(self._settle_screens)
        for screen in app.screens():
            self._screen_came(screen)

    # ---- coming and going

    def start(self, *, is_rehearsal: bool = False) -> None:
        """Show the talk, or show it again at the slide it was left at.

        Args:
            is_rehearsal: in two windows that can be moved, on whatever screen, instead of filling them.
        """
        self._asked_at = time.perf_counter()
        was_left, self.is_left = self.is_left, False
        self.is_rehearsal = is_rehearsal
        self._awake.start()
        self._arrange()
        if was_left:
            self.presenter.wake()
        self.console.refresh()

    def leave(self) -> None:
        """Take both windows away. The talk waits at its slide, and its clock goes on."""
        if self.is_left:
            return
        self.is_left = True
        self._close_panels()
        self.presenter.rest()
        self.stage.hide()
        self.console.hide()
        self._awake.stop()
        self.left.emit()

    def end(self) -> None:
        """End the talk: its windows are gone for good."""
        self.leave()
        self._settle.stop()
        self.presenter.stop()
        self.console.finder.stop()
        for window in (self.stage, self.console):
            window.deleteLater()
        self.deleteLater()

    # ---- keys

    def take_key(self, event: QKeyEvent) -> None:
        """Do what a key says, in whichever of the windows it was pressed."""
        text = event.text()
        if text.isascii() and text.isdigit() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.presenter.type_digit(text)
            return
        is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if is_shifted and self.presenter.follows_pointer and (way := MOVES.get(Qt.Key(event.key()))):
            self.presenter.move_pointer(*way)
        elif name := command_of(event.key(), event.modifiers()):
            self.carry_out(name)
        else:
            event.ignore()

    def carry_out(self, name: str) -> None:
        """Carry out a command of `keys`."""
        if name not in self._own:  # those change the wall
            self._asked_at = time.perf_counter()
        act: Callable[[], object] = self._own.get(name) or getattr(self.presenter, name)
        act()
        if name not in self._own:
            self.stage.view.repaint()  # the room comes first; the console is drawn when there is time

    # ---- screens

    def _arrange(self) -> None:
        """Put each window on its screen."""
        if self.is_rehearsal:
            self._arrange_windows()
            return
        self.choice = choose_screens(screens_now(), self._session.user.value(WALL_KEY))
        wall = screen_named(self.choice.wall)
        _fill_screen(self.stage, wall)
        self._measure_wall()
        if self.choice.desk:
            _fill_screen(self.console, screen_named(self.choice.desk))
            self.console.activateWindow()
            self.console.setFocus()
        else:
            self.console.hide()
            self.stage.activateWindow()
            self.stage.setFocus()

    def _arrange_windows(self) -> None:
        room = QGuiApplication.primaryScreen().availableGeometry()
        half = QRect(room.left() + 20, room.top() + 20, room.width() * 55 // 100, room.height() * 62 // 100)
        if self.stage.isFullScreen() or not self.stage.isVisible():
            self.stage.showNormal()
            self.stage.setGeometry(half)
            self.console.showNormal()
            self.console.setGeometry(half.translated(room.width() * 40 // 100, room.height() * 30 // 100))
        self._measure_wall()
        self.console.activateWindow()
        self.console.setFocus()

    def _screen_came(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._settle_screens)
        self._settle_screens()

    def _settle_screens(self) -> None:
        """Screens have changed: wait until they have stopped doing so."""
        if not self.is_left:
            self._settle.start()

    def _arrange_again(self) -> None:
        if not self.is_left:
            self._arrange()

    def _swap(self) -> None:
        """Put the wall on the other screen, and remember it by its name."""
        if self.choice.desk and not self.is_rehearsal:
            self._session.user.keep(WALL_KEY, self.choice.desk)
            self._arrange()

    def _call_console(self) -> None:
        """With one screen: bring the console over the slide, or put it away."""
        if self.choice.desk or self.is_rehearsal:
            self.console.activateWindow()
        elif self.console.isVisible():
            self._close_panels()
            self.console.hide()
            self.stage.activateWindow()
            self.stage.setFocus()
        else:
            _fill_screen(self.console, screen_named(self.choice.wall))
            self.console.activateWindow()
            self.console.setFocus()

    def _measure_wall(self) -> None:
        if not self.is_left:
            self.presenter.set_wall(self.stage.size(), self.stage.devicePixelRatioF())

    # ---- panels

    def _open_finder(self) -> None:
        if not self.console.isVisible():
            self._call_console()
        self.console.lay_panels()
        self.console.finder.open()

    def _close_finder(self) -> None:
        self.console.finder.close_panel()
        self.console.setFocus()
        if not self.choice.desk and not self.is_rehearsal:
            self._call_console()

    def _answer(self, place: EntryPlace) -> None:
        """Put a page that was found on the wall; the clocks go on."""
        step = Step(StepKind.ENTRY, entry=place.id, pack=place.pack)
        self.presenter.answer(item_of(step, self._session.library))
        self._close_finder()

    def _open_overview(self) -> None:
        grid = self.console.overview if self.console.isVisible() else self.stage.overview
        grid.open()

    def _close_overview(self) -> None:
        for window in (self.stage, self.console):
            if window.overview.isVisible():
                window.overview.close_grid()
                window.setFocus()

    def _go_to(self, at: int) -> None:
        """Show a slide that was chosen in a list or the overview."""
        self._close_overview()
        self._asked_at = time.perf_counter()
        if self.talk.is_aside and at < len(self.talk.deck.leaves):
            self.presenter.go_aside(at)
        else:
            self.presenter.go_to(at)
        self.stage.view.repaint()

    def _show_keys(self) -> None:
        if not self.console.isVisible():
            self._call_console()
        self.console.lay_panels()
        self.console.toggle_keys()

    def _escape(self) -> None:
        """Take away what lies in front; with nothing in front, leave."""
        if self.presenter.typed:
            self.presenter.forget_digits()
        elif self.console.keys.isVisible():
            self.console.toggle_keys()
        elif self.presenter.is_zoomed:
            self.presenter.zoom()
        else:
            self.leave()

    def _close_panels(self) -> None:
        self.console.finder.close_panel()
        self.console.keys.hide()
        self._close_overview()

    def _step_notes(self, by: int) -> None:
        self.console.step_notes_size(by)
        self._session.user.keep(NOTES_KEY, str(self.console.notes_size))

    # ---- drawing

    def _tick_wall(self) -> None:
        """Draw a countdown on; a slide without one stays as it is."""
        if self.talk.on_wall.slide.countdown:
            self.stage.view.update()

    def _note_painted(self) -> None:
        if self._asked_at:
            timings.mark("stage", ms=round((time.perf_counter() - self._asked_at) * 1000, 2))
            self._asked_at = 0.0


def _fill_screen(window: StageWindow | ConsoleWindow, screen: QScreen) -> None:
    """Let a window fill a screen; one that fills another is moved there first."""
    if window.isVisible() and window.isFullScreen() and window.geometry() == screen.geometry():
        return
    window.winId()  # there is a native window to move from here on
    handle = window.windowHandle()
    if window.isVisible() and handle.screen() is not screen:
        window.hide()
    handle.setScreen(screen)
    window.setGeometry(screen.geometry())
    window.showFullScreen()
