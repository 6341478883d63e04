"""Presenting from the window: a page or a workshop goes on the wall, is left and taken up again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QTimer

from hubdesk.gui.areas import Area
from hubdesk.gui.stage.show import Show
from hubdesk.model.address import EntryPlace
from hubdesk.model.words import tr
from hubdesk.services.presenting.deck import deck_of_entry, deck_of_workshop
from hubdesk.services.presenting.keeping import TalkKeeper, deck_of, seen_again

if TYPE_CHECKING:
    from hubdesk.gui.main_window import MainWindow
    from hubdesk.gui.stage.handing import Handing
    from hubdesk.model.workshop import Workshop
    from hubdesk.services.presenting.deck import Deck
    from hubdesk.services.presenting.keeping import Source


_KEEP_MS = 300
"""A slide that was only passed over need not be written down."""
_LOCK = "talk.lock"


class Presenting(Area):
    """The talk of this window: at most one, until its user ends it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.show: Show | None = None
        self._hander: Handing | None = None
        self._keeper = TalkKeeper(window.session.user)
        self._lock: QLockFile | None = None
        self._keep_timer = QTimer(self)
        self._keep_timer.setSingleShot(True)
        self._keep_timer.setInterval(_KEEP_MS)
        self._keep_timer.timeout.connect(self._keep)
        if self._keeper.waiting() is not None and self._may_keep():
            self.window.notice.hint(tr("A talk was under way when HubDesk ended. F5 goes on at the same slide."))
            self._update()

    def present(self) -> None:
        """Go on with the talk that waits, at the same slide; if none does, put this page on the wall."""
        if self.show is not None:
            self.window.areas.set_before_people(True)
            self.show.start(is_rehearsal=self.show.is_rehearsal)
        elif self._take_up():
            pass
        elif (workshop := self._workshop_shown()) is not None:
            self.present_workshop(workshop)
        else:
            self.present_page()

    def present_page(self) -> None:
        """Put this page on the wall, from its beginning."""
        self._begin(is_rehearsal=False)

    def rehearse(self) -> None:
        """Show this page or workshop in two windows that can be moved, to practise or to share one of them."""
        if (workshop := self._workshop_shown()) is not None:
            self.present_workshop(workshop, is_rehearsal=True)
        else:
            self._begin(is_rehearsal=True)

    def check_room(self) -> None:
        """Check screens, sizes, clicker and sleep before people come."""
        from hubdesk.gui.stage.desktop_awake import DesktopAwake
        from hubdesk.gui.stage.room_check import RoomCheck

        self.window.theme.open_dialog(RoomCheck(self.window.session.user, DesktopAwake(), self.window))

    def _workshop_shown(self) -> Workshop | None:
        """Give the workshop that is being changed, if one is."""
        if not self.window.is_aside:
            return None
        from hubdesk.gui.workshops.area import WorkshopsArea  # it knows this area too

        return self.window.areas.of(WorkshopsArea).workshop_shown()

    def present_workshop(self, workshop: Workshop, *, is_rehearsal: bool = False) -> None:
        """Put a workshop on the wall, from its beginning."""
        self._start(workshop, is_rehearsal=is_rehearsal)

    def end_talk(self) -> None:
        """End the talk that waits."""
        if self.show is None and not self._take_up(is_shown=False):
            self.window.notice.mention(tr("No talk is waiting."))
            return
        assert self.show is not None
        talk = self.show.talk
        self._close()
        self._keeper.end()
        self._unlock()
        self._update()
        self.window.notice.clear()
        if talk.has_begun:
            self._handing().ask(talk.deck, talk, tr("The talk is over. This is what the room has seen."))

    def hand_out(self) -> None:
        """Hand out what was shown in the talk that waits, or this page or workshop."""
        if self.show is not None:
            self._handing().ask(self.show.talk.deck, self.show.talk)
        elif (workshop := self._workshop_shown()) is not None:
            self.hand_out_workshop(workshop)
        elif (place := self._page()) is not None:
            self._handing().ask(deck_of_entry(place, self.window.session.library))

    def hand_out_workshop(self, workshop: Workshop) -> None:
        """Hand out what a workshop plans for the wall."""
        self._handing().ask(deck_of_workshop(workshop, self.window.session.library))

    def close(self) -> None:
        """The window closes. A talk that was not ended waits for the next start."""
        if self.show is not None:
            self._keep()
        self._close()
        self._unlock()

    def _close(self) -> None:
        self._keep_timer.stop()
        if self.show is not None:
            show, self.show = self.show, None
            show.end()
            self.window.areas.set_before_people(False)

    def _begin(self, *, is_rehearsal: bool) -> None:
        if (place := self._page()) is not None:
            self._start(place, is_rehearsal=is_rehearsal)

    def _page(self) -> EntryPlace | None:
        """Give the page that is shown; where none is, say so."""
        place = self.window.history.current.place
        if not isinstance(place, EntryPlace) or self.window.is_searching or self.window.is_aside:
            self.window.notice.mention(tr("Open an entry or a workshop first; then F5 puts it on the wall."))
            return None
        return place

    def _handing(self) -> Handing:
        from hubdesk.gui.stage.handing import Handing  # F5 does not wait for what is only handed out afterwards

        if self._hander is None:
            self._hander = Handing(self.window)
        return self._hander

    def _start(self, source: Source, *, is_rehearsal: bool) -> None:
        self._close()
        show = self._make(deck_of(source, self.window.session.library))
        if self._may_keep():
            self._keeper.begin(source)
        self._show(show, is_rehearsal=is_rehearsal)

    def _make(self, deck: Deck) -> Show:
        self.window.notice.clear()
        show = self.show = Show(deck, self.window.session, is_dark=self.window.theme.palette.is_dark, parent=self)
        show.left.connect(self._left)
        show.presenter.changed.connect(self._keep_soon)
        return show

    def _show(self, show: Show, *, is_rehearsal: bool) -> None:
        self.window.areas.set_before_people(True)
        show.start(is_rehearsal=is_rehearsal)
        self._update()

    # ---- the place of a talk is kept as it goes

    def _take_up(self, *, is_shown: bool = True) -> bool:
        """Take up the talk that was under way when HubDesk ended; say whether there is one."""
        waiting = self._keeper.waiting() if self._may_keep() else None
        if waiting is None:
            return False
        library = self.window.session.library
        show = self._make(waiting.deck(library))
        show.talk.answers = waiting.answer_items(library)
        self._keeper.earlier = waiting.seen
        show.presenter.fitted.connect(self._remember)
        if is_shown:
            self._show(show, is_rehearsal=False)
            show.presenter.take_up(waiting.place)
        else:
            self._remember()
        return True

    def _remember(self) -> None:
        """Put what was seen before a restart into the talk's record, once its slides are cut as they were."""
        if self.show is None or not (seen := self._keeper.earlier):
            return
        talk = self.show.talk
        self._keeper.earlier = ()
        talk.shown[:0] = seen_again(seen, talk.deck, self.show.presenter.fitted_items(talk.answers))

    def _keep_soon(self) -> None:
        if not self._keep_timer.isActive():
            self._keep_timer.start()

    def _keep(self) -> None:
        if self.show is not None and self._may_keep():
            self._keeper.keep(self.show.talk)

    def _may_keep(self) -> bool:
        """Say whether the kept place is this window's; of two windows, only one gives the talk that is kept."""
        folder = self.window.session.user.folder
        if self._lock is None and folder is not None and folder.is_dir():
            self._lock = QLockFile(str(folder / _LOCK))
            self._lock.setStaleLockTime(0)  # however long the talk takes; whoever failed has let go
        return self._lock is None or self._lock.isLocked() or self._lock.tryLock(0)

    def _unlock(self) -> None:
        if self._lock is not None:
            self._lock.unlock()

    def _left(self) -> None:
        if self.show is None:  # it was ended, not left
            return
        number = self.show.talk.deck.leaves[self.show.talk.at].number
        self._keep()
        self.window.notice.clear()
        self.window.notice.hint(
            tr("The talk waits at slide {number}. F5 goes on with it; Present, End the talk ends it.").format(
                number=number
            )
        )
        self.window.activateWindow()
        self._update()
        self.window.areas.set_before_people(False)

    def _update(self) -> None:
        actions = self.window.named_actions
        is_waiting = self.show is not None or self._keeper.waiting() is not None
        actions["end_talk"].setEnabled(is_waiting)
        words = tr("&Go on with the talk") if is_waiting else tr("&Present this page")
        actions["present"].setText(words)
