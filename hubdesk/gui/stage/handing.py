"""Handing out from the window: the dialog, and the work in the background that writes the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hubdesk.errors import HubDeskError
from hubdesk.gui.dialogs.progress_dialog import ProgressDialog
from hubdesk.gui.jobs import Job
from hubdesk.gui.stage.handout_dialog import HandoutDialog
from hubdesk.library.library import open_library
from hubdesk.model.words import tr
from hubdesk.services.messages import explain
from hubdesk.services.presenting.handout import Handout, handout_of_plan, handout_of_talk
from hubdesk.typeset.stage.handing_out import Form, Printing, write_handout

if TYPE_CHECKING:
    from pathlib import Path

    from hubdesk.export.contents import Exported
    from hubdesk.gui.main_window import MainWindow
    from hubdesk.model.progress import CancelToken, Report
    from hubdesk.services.presenting.deck import Deck
    from hubdesk.services.presenting.talk import Talk


class Handing(QObject):
    """Hands out what one window's talks and workshops hold."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._dialog: HandoutDialog | None = None

    def ask(self, deck: Deck, talk: Talk | None = None, title: str = "") -> HandoutDialog:
        """Ask what of a plan, or of a talk that was given, is to be handed out, and how."""
        library = self._window.session.library

        def make(is_shown: bool, with_notes: bool) -> Handout:
            if is_shown and talk is not None:
                return handout_of_talk(talk, library, with_notes=with_notes)
            return handout_of_plan(deck, library, with_notes=with_notes)

        said = title or tr("Hand out: {title}").format(title=deck.title)
        dialog = HandoutDialog(said, make, self.write, self._window, has_talk=talk is not None)
        self._dialog = dialog
        dialog.finished.connect(self._forget)
        self._window.theme.open_dialog(dialog)
        return dialog

    def write(self, form: Form, handout: Handout, target: Path, printing: Printing) -> None:
        """Write a handout in the background, with a window that can stop it if it takes a while."""
        printing = printing._replace(is_dark=self._window.theme.palette.is_dark)  # as the wall was
        packs = [pack.path for pack in self._window.session.library.packs]

        def work(report: Report, token: CancelToken) -> tuple[Path, Exported]:
            with open_library(packs) as library:  # connections belong to the thread that opened them
                return target, write_handout(form, handout, library, target, printing, report, token)

        job = Job(work)
        job.succeeded.connect(self._say_done)
        job.failed.connect(self._say_failed)
        ProgressDialog(tr("Writing the handout"), job, self._window.theme, self._window)
        self._window.jobs.start(job)

    def _say_done(self, done: tuple[Path, Exported]) -> None:
        self._window.notice.mention(tr("Wrote {file}.").format(file=done[0]))
        if self._dialog is not None:
            said = tr("Wrote {file}. You can save it in another form too.")
            self._dialog.say(said.format(file=done[0].name))

    def _say_failed(self, error: Exception) -> None:
        if not isinstance(error, HubDeskError):
            raise error
        self._window.tell(error)
        if self._dialog is not None:
            said = explain(error)
            self._dialog.say(f"{said.what} {said.next_step}")

    def _forget(self) -> None:
        self._dialog = None
