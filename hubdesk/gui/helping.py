"""Help: the guide, the list of keys, and what HubDesk is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shiboken6 import isValid

from hubdesk.gui.areas import Area
from hubdesk.gui.dialogs.text_dialog import TextDialog, about_page, keys_page
from hubdesk.model.guide import GUIDE_HOME
from hubdesk.model.words import tr

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from hubdesk.errors import PackError
    from hubdesk.gui.panels.link_browser import LinkBrowser
    from hubdesk.services.passport import Passport


class Helping(Area):
    """Answers from the Help menu."""

    _about: LinkBrowser | None = None

    def show_guide(self) -> None:
        """Show the guide's first page; where the guide is not at hand, the keys."""
        if self.window.session.library.guide is None:
            self.show_keys()
        else:
            self.window.go(GUIDE_HOME)

    def show_keys(self) -> None:
        """Show the list of keys."""
        self.window.theme.open_dialog(TextDialog(tr("Keys"), keys_page(), self.window))

    def show_about(self) -> None:
        """Show what HubDesk is, and the packs; and once each pack has been read, whether it is whole."""
        from PySide6.QtWidgets import QPushButton

        from hubdesk.gui.jobs import Job
        from hubdesk.services.passport import read_passports
        from hubdesk.services.trust import Trust

        library, places = self.window.session.library, self.window.session.places
        dialog = TextDialog(tr("About HubDesk"), about_page(library), self.window)
        self._about = dialog.view
        licences = QPushButton(tr("&Licences…"), dialog)
        licences.setAutoDefault(False)
        licences.clicked.connect(lambda: self.show_licences(dialog))
        dialog.buttons.insertWidget(0, licences)
        self.window.theme.open_dialog(dialog)
        trust, paths = Trust(self.window.session.user), [pack.path for pack in library.packs]
        job = Job(lambda report, token: read_passports(paths, places, trust, report, token))
        job.succeeded.connect(self._show_passports)
        dialog.finished.connect(job.cancel)
        self.window.jobs.start(job)

    def show_licences(self, above: QWidget | None = None) -> None:
        """Show every part that HubDesk is made of, with its licence; above a dialog that is open."""
        from hubdesk.gui.dialogs.licences_dialog import LicencesDialog

        self.window.theme.open_dialog(LicencesDialog(above or self.window))

    def _show_passports(self, found: dict[Path, Passport | PackError]) -> None:
        from hubdesk.services.passport import say_passport

        if self._about is not None and isValid(self._about):
            proofs = {path: say_passport(one) for path, one in found.items()}
            place = self._about.verticalScrollBar().value()
            self._about.setHtml(about_page(self.window.session.library, proofs))
            self._about.verticalScrollBar().setValue(place)
