"""Presenting from the window: a page or a workshop goes on the wall, is left and taken up again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdesk.gui.areas import Area
from hubdesk.gui.stage.show import Show
from hubdesk.model.address import EntryPlace
from hubdesk.model.words import tr
from hubdesk.services.presenting.deck import deck_of_entry, deck_of_workshop

if TYPE_CHECKING:
    from hubdesk.gui.main_window import MainWindow
    from hubdesk.gui.stage.handing import Handing
    from hubdesk.model.workshop import Workshop
    from hubdesk.services.presenting.deck import Deck


class Presenting(Area):
    """The talk of this window: at most one, until its user ends it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.show: Show | None = None
        self._hander: Handing | None = None

    def present(self) -> None:
        """Go on with the talk that waits, at the same slide; if none does, put this page on the wall."""
        if self.show is not None:
            self.window.areas.set_before_people(True)
            self.show.start(is_rehearsal=self.show.is_rehearsal)
        elif (workshop := self._workshop_shown()) is not None:
            self.present_workshop(workshop)
        else:
            self.present_page()

    def present_page(self) -> None:
        """Put this page on the wall, from its beginning."""
        self._begin(is_rehearsal=False)

    def rehearse(self) -> None:
        """Show this page in two windows that can be moved, to practise or to share one of them."""
        self._begin(is_rehearsal=True)

    def check_room(self) -> None:
        """Check screens, sizes, clicker and sleep before people come."""
        from hubdesk.gui.stage.room_check import RoomCheck
        from hubdesk.services.presenting.awake import KeepAwake

        self.window.theme.open_dialog(RoomCheck(self.window.session.user, KeepAwake(), self.window))

    def _workshop_shown(self) -> Workshop | None:
        """Give the workshop that is being changed, if one is."""
        if not self.window.is_aside:
            return None
        from hubdesk.gui.workshops.area import WorkshopsArea  # it knows this area too

        return self.window.areas.of(WorkshopsArea).workshop_shown()

    def present_workshop(self, workshop: Workshop, *, is_rehearsal: bool = False) -> None:
        """Put a workshop on the wall, from its beginning."""
        self._start(deck_of_workshop(workshop, self.window.session.library), is_rehearsal=is_rehearsal)

    def end_talk(self) -> None:
        """End the talk that waits."""
        if self.show is None:
            self.window.notice.say(tr("No talk is waiting."))
            return
        talk = self.show.talk
        self.close()
        self._update()
        self.window.notice.clear()
        if talk.has_begun:
            self._handing().ask(talk.deck, talk, tr("The talk is over. This is what the room has seen."))

    def hand_out(self) -> None:
        """Hand out what was shown in the talk that waits, or this page as slides."""
        if self.show is not None:
            self._handing().ask(self.show.talk.deck, self.show.talk)
        elif (deck := self._deck_of_page()) is not None:
            self._handing().ask(deck)

    def hand_out_workshop(self, workshop: Workshop) -> None:
        """Hand out what a workshop plans for the wall."""
        self._handing().ask(deck_of_workshop(workshop, self.window.session.library))

    def close(self) -> None:
        """The window closes, and its talk with it."""
        if self.show is not None:
            show, self.show = self.show, None
            show.end()
            self.window.areas.set_before_people(False)

    def _begin(self, *, is_rehearsal: bool) -> None:
        if (deck := self._deck_of_page()) is not None:
            self._start(deck, is_rehearsal=is_rehearsal)

    def _deck_of_page(self) -> Deck | None:
        """Make the deck of the page that is shown; where none is, say so."""
        place = self.window.history.current.place
        if not isinstance(place, EntryPlace) or self.window.is_searching or self.window.is_aside:
            self.window.notice.mention(tr("Open an entry or a workshop first; then F5 puts it on the wall."))
            return None
        return deck_of_entry(place, self.window.session.library)

    def _handing(self) -> Handing:
        from hubdesk.gui.stage.handing import Handing  # F5 does not wait for what is only handed out afterwards

        if self._hander is None:
            self._hander = Handing(self.window)
        return self._hander

    def _start(self, deck: Deck, *, is_rehearsal: bool) -> None:
        self.close()
        self.window.notice.clear()
        self.show = Show(deck, self.window.session, is_dark=self.window.theme.palette.is_dark, parent=self)
        self.show.left.connect(self._left)
        self.window.areas.set_before_people(True)
        self.show.start(is_rehearsal=is_rehearsal)
        self._update()

    def _left(self) -> None:
        if self.show is None:  # it was ended, not left
            return
        number = self.show.talk.deck.leaves[self.show.talk.at].number
        self.window.notice.clear()
        self.window.notice.say(
            tr("The talk waits at slide {number}. F5 goes on with it; Present, End the talk ends it.").format(
                number=number
            )
        )
        self.window.activateWindow()
        self._update()
        self.window.areas.set_before_people(False)

    def _update(self) -> None:
        actions = self.window.named_actions
        actions["end_talk"].setEnabled(self.show is not None)
        words = tr("&Go on with the talk") if self.show is not None else tr("&Present this page")
        actions["present"].setText(words)
