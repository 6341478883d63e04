"""Reading aloud: the page that is shown, sentence by sentence, with the sentence marked and kept in view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from hubdesk.gui.areas import Area
from hubdesk.model.words import tr
from hubdesk.services.pages import pack_of
from hubdesk.services.voices import find_voice

if TYPE_CHECKING:
    from hubdesk.gui.main_window import MainWindow
    from hubdesk.gui.panels.aloud_bar import AloudBar
    from hubdesk.gui.speaker import Speaker
    from hubdesk.gui.spoken_pieces import Piece
    from hubdesk.model.address import Place

_SETTING = "reading_speed"
_LOOK_BELOW = 40
"""What stands so near the upper edge of the page is where the reader is, in pixels."""


class Aloud(Area):
    """Reads what is chosen, or from where the reader is; a pause keeps the place, another page ends it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._voice = find_voice()
        self._speaker: Speaker | None = None
        self._bar: AloudBar | None = None
        self._pieces: list[Piece] = []
        self._at = 0
        self._marked: Piece | None = None
        self._is_paused = self._has_spoken = False
        self._show_state()

    def has_voice(self) -> bool:
        """Say whether this computer has a voice that can be used."""
        return self._voice is not None

    @property
    def is_on(self) -> bool:
        """Whether a page is being read, or waits in a pause."""
        return bool(self._pieces)

    def read_or_pause(self) -> None:
        """Begin to read, pause, or go on: the key does what comes next."""
        if not self.is_on:
            page = self.window.page
            cursor = page.textCursor()
            chosen = (cursor.selectionStart(), cursor.selectionEnd()) if cursor.hasSelection() else None
            is_at_top = not page.verticalScrollBar().value()
            self._begin(0 if is_at_top or chosen else page.position_at_top(_LOOK_BELOW), chosen)
        elif self._is_paused:
            self._is_paused = False
            self._say()
        else:
            self._is_paused = True
            self._hush()
            self._show_state()

    def read_from(self, position: int) -> None:
        """Read from the sentence that stands at a position of the page."""
        self.stop()
        self._begin(position, None)

    def step(self, sentences: int) -> None:
        """Go so many sentences on, or back."""
        if self.is_on:
            self._at = min(max(0, self._at + sentences), len(self._pieces) - 1)
            self._is_paused, self._marked = False, None
            self._say()

    def stop(self) -> None:
        """End the reading and take the mark away."""
        if not self.is_on:
            return
        self._hush()
        self._pieces, self._is_paused, self._marked = [], False, None
        page = self.window.page
        page.removeEventFilter(self)
        page.show_spoken(None)
        self._show_state()

    def place_shown(self, _place: Place) -> None:
        """End the reading: another page is shown."""
        self.stop()

    def close(self) -> None:
        """End the reading with the window: nothing speaks on after it."""
        self._hush()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """End the reading when something else is shown in the page's place; a window made small reads on."""
        if event.type() == QEvent.Type.Hide and not event.spontaneous():
            self.stop()
        return False

    # ---- inside

    def _begin(self, position: int, chosen: tuple[int, int] | None) -> None:
        from hubdesk.gui.spoken_pieces import pieces_of

        if self._voice is None:
            return
        page = self.window.page
        pieces = pieces_of(page.document(), by_sentence=not self._voice.is_slow_to_begin, chosen=chosen)
        if not pieces:
            self.window.notice.mention(tr("There are no words to read aloud here."))
            return
        self._pieces = pieces
        self._at = next((at for at, piece in enumerate(pieces) if piece.past > position), 0)
        page.installEventFilter(self)
        self._say()

    def _say(self) -> None:
        page, piece = self.window.page, self._pieces[self._at]
        is_followed = self._marked is None or page.is_in_view(self._marked.first)
        self._marked = piece
        page.show_spoken(piece[:2])
        if is_followed:  # whoever has scrolled away is left in peace
            page.bring_into_view(piece.first)
        pack = pack_of(page.page)
        info = self.window.session.library.info_of(pack) if pack else None
        self._speaking.say(piece.words, self.window.session.settings.value(_SETTING), info.language if info else "")
        self._show_state()

    def _go_on(self) -> None:
        self._has_spoken = True
        if self._at + 1 < len(self._pieces):
            self._at += 1
            self._say()
        else:
            self.stop()

    def _give_up(self) -> None:
        self.stop()
        if not self._has_spoken:  # a locked-down computer has the program and refuses it: there is no voice here
            self._voice = None
            self.window.named_actions["read_aloud"].setEnabled(False)
            self._show_state()
        self.window.notice.say(
            tr("This computer’s voice does not answer, so HubDesk cannot read aloud. Everything else works as before.")
        )

    @property
    def _speaking(self) -> Speaker:
        if self._speaker is None:
            from hubdesk.gui.speaker import Speaker

            assert self._voice is not None
            self._speaker = Speaker(self._voice, self)
            self._speaker.said.connect(self._go_on)
            self._speaker.failed.connect(self._give_up)
            self.window.page.escaped.connect(self.stop)
            self.window.page.set_anew.connect(self._mark_again)
            self.window.session.settings.listen(self._take_up)
        return self._speaker

    def _hush(self) -> None:
        if self._speaker is not None:
            self._speaker.hush()

    def _mark_again(self) -> None:
        if self.is_on:
            self.window.page.show_spoken(self._pieces[self._at][:2])

    def _take_up(self, name: str) -> None:
        """Take another speed at once: the sentence begins again with it."""
        if name == _SETTING and self.is_on and not self._is_paused:
            self._say()

    def _show_state(self) -> None:
        action, stop = self.window.named_actions["read_aloud"], self.window.named_actions["stop_aloud"]
        stop.setEnabled(self.is_on)
        if self._voice is None:
            action.setText(tr("Read aloud (this computer has no voice)"))
        elif self._is_paused:
            action.setText(tr("&Go on reading aloud"))
        else:
            action.setText(tr("Pause &reading aloud") if self.is_on else tr("&Read aloud"))
        if self.is_on and self._bar is None:
            from hubdesk.gui.panels.aloud_bar import AloudBar

            self._bar = AloudBar(self.window.theme, self.window.session.settings, self.window.reading.frame)
            self._bar.pause_wanted.connect(self.read_or_pause)
            self._bar.stop_wanted.connect(self.stop)
            self._bar.step_wanted.connect(self.step)
            self.window.reading.frame.add_below(self._bar)
        if self._bar is not None:
            self._bar.show_state(is_on=self.is_on, is_paused=self._is_paused)
