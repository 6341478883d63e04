"""Saving entries for others: as one HTML file, web pages, an e-book or an archive."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from hubdesk.errors import HubDeskError
from hubdesk.export.contents import Exported
from hubdesk.gui.areas import Area
from hubdesk.gui.dialogs.progress_dialog import ProgressDialog
from hubdesk.gui.dialogs.save_dialog import Offer, SaveDialog
from hubdesk.gui.entries_to_take import choice_of as entries_of
from hubdesk.gui.file_places import documents_folder, suggested_path
from hubdesk.gui.jobs import Job
from hubdesk.model.address import EntryPlace, HomePlace
from hubdesk.model.text import count_of
from hubdesk.model.words import tr
from hubdesk.services.export import Choice
from hubdesk.services.forms import Form, choice_of, export_packs, forms, suggested_name


class Saving(Area):
    """Asks, writes in another thread, and says what was written."""

    def choose(self) -> None:
        """Ask what is to be saved and in what form; what the window shows is offered first."""
        try:
            offers = self._offers()
        except HubDeskError as error:
            self.window.tell(error)
            return
        if not offers:
            self.window.notice.say(tr("There is nothing to save yet: no pack is open."))
            return
        dialog = SaveDialog(offers, forms(), self.window)
        dialog.chosen.connect(self._ask_where)
        self.window.theme.open_dialog(dialog)

    def save(self, choice: Choice, form: Form, target: Path) -> None:
        """Write, with a window that says how far it is and can stop it."""
        library = self.window.session.library
        packs = [pack.path for pack in (*library.packs, library.guide) if pack is not None]
        choice = choice._replace(contact=self.window.session.settings.contact)
        job = Job(lambda report, token: export_packs(packs, form, choice, target, report, token))
        job.succeeded.connect(lambda done: self._say_saved(done, form, target))
        job.failed.connect(self._fail)
        ProgressDialog(tr("Saving {name}").format(name=target.name), job, self.window.theme, self.window)
        self.window.jobs.start(job)

    def _offers(self) -> list[Offer]:
        """Give what can be saved, what is in front first: a list or a comparison, else the page."""
        library, place = self.window.session.library, self.window.history.current.place
        offers: list[Offer] = []
        if self.window.is_aside:
            offers += self._offer_aside()
        elif isinstance(place, EntryPlace):
            if line := library.line(place):
                offers.append(Offer(tr("This entry: {title}").format(title=line.title), line.title, choice_of(place)))
        elif not isinstance(place, HomePlace) and (page := library.term_page(place.kind, place.id)) and page.entries:
            count = count_of(page.entries, tr("entry"), tr("entries"))
            words = tr("{name}: {count}").format(name=page.term.name, count=count)
            offers.append(Offer(words, page.term.name, choice_of(place)))
        if library.packs:
            count = count_of(library.entry_count, tr("entry"), tr("entries"))
            words = tr("The whole library: {count}").format(count=count)
            offers.append(Offer(words, library.packs[0].info.title, Choice()))
        return offers

    def _offer_aside(self) -> list[Offer]:
        from hubdesk.gui.collecting import Collecting
        from hubdesk.gui.comparing import Comparing

        pages = self.window.areas.of(Collecting).pages
        if pages.is_shown:
            return [offer] if (offer := pages.offer()) else []
        comparing = self.window.areas.of(Comparing)
        if comparing.is_shown and comparing.places:
            count = count_of(len(comparing.places), tr("entry"), tr("entries"))
            words = tr("Side by side: {count}").format(count=count)
            title = tr("Side by side")
            return [Offer(words, title, entries_of(comparing.places)._replace(title=title))]
        return []

    def _ask_where(self, offer: Offer, form: Form) -> None:
        name = suggested_name(offer.title, form)
        if form.ending:
            kinds = f"{tr(form.title)} (*{form.ending})"
            chosen, _ = QFileDialog.getSaveFileName(self.window, tr("Save as"), suggested_path(name), kinds)
            if chosen:
                self.save(offer.choice, form, _with_ending(Path(chosen), form.ending))
            return
        question = tr("Choose where the folder “{name}” is to go").format(name=name)
        if chosen := QFileDialog.getExistingDirectory(self.window, question, str(documents_folder())):
            self.save(offer.choice, form, Path(chosen) / name)

    def _say_saved(self, done: Exported, form: Form, target: Path) -> None:
        count = count_of(done.entries, tr("entry"), tr("entries"))
        said = tr("Saved {count}: {path}").format(count=count, path=target)
        if form.is_for_browsers:
            start = target if form.ending else target / "index.html"
            open_it = partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(start)))
            self.window.notice.mention(said, tr("Open it"), open_it)
        else:
            self.window.notice.mention(said)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, HubDeskError):
            raise error
        self.window.tell(error)


def _with_ending(path: Path, ending: str) -> Path:
    """Add the ending that somebody left away."""
    return path if path.suffix.lower() == ending else path.with_name(path.name + ending)
