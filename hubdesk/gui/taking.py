"""Taking away: print with a preview, and save as PDF."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from hubdesk.errors import HubDeskError
from hubdesk.gui.areas import Area
from hubdesk.gui.dialogs.print_preview import PrintPreview
from hubdesk.gui.dialogs.progress_dialog import ProgressDialog
from hubdesk.gui.entries_to_take import choice_of, printable_entries
from hubdesk.gui.file_places import suggested_path
from hubdesk.gui.jobs import Job
from hubdesk.gui.printable import Printable, Wish
from hubdesk.gui.slices import SlicedJob
from hubdesk.model.address import EntryPlace, TermPlace
from hubdesk.model.file_names import safe_file_name
from hubdesk.model.say import say_size
from hubdesk.model.vocabulary import TermKind
from hubdesk.model.words import tr
from hubdesk.services.export import Choice
from hubdesk.typeset.paper import Paper, usual_paper
from hubdesk.typeset.pdf import write_pdf
from hubdesk.typeset.printing import print_pages

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping, Sequence

    from hubdesk.export.contents import Exported
    from hubdesk.model.progress import Progress
    from hubdesk.typeset.printing import Sheets


class Taking(Area):
    """What a reader takes along on paper, or in a file that looks like it."""

    def print_page(self) -> None:
        """Show how what is in front will be printed: a page, a list, a comparison or a sheet."""
        if self._is_page_shown():
            if (printable := self._printable_here()) is not None:
                self.preview(printable)
        elif (wanted := getattr(self.window.stack.currentWidget(), "print_wanted", None)) is not None:
            wanted.emit()  # a page of an area's own knows what of it can be printed, or says why nothing can
        else:
            self.window.notice.mention(self._say_what_to_open())

    def save_pdf(self) -> None:
        """Save what is in front as a PDF; a list or a comparison shows its preview first, which has a button for it."""
        if not self._is_page_shown():
            self.print_page()
        elif (printable := self._printable_here()) is not None:
            self.save(printable, self._wish())

    def take(self, places: Sequence[EntryPlace], title: str, notes: Mapping[EntryPlace, str] | None = None) -> None:
        """Show how a list of entries will be printed, in its order, with what the reader wrote about them."""
        if (printable := self._printable(choice_of(places), title, notes)) is not None:
            self.preview(printable)

    def save_list(
        self, places: Sequence[EntryPlace], title: str, notes: Mapping[EntryPlace, str] | None = None
    ) -> None:
        """Save a list of entries as a PDF."""
        if (printable := self._printable(choice_of(places), title, notes)) is not None:
            self.save(printable, self._wish())

    def preview(self, printable: Printable) -> None:
        """Show how something will be printed."""
        preview = PrintPreview(printable, self._wish(), self.window.theme, self.window.jobs, self.window)
        preview.wished.connect(self._keep)
        preview.failed.connect(self._say_failed)
        preview.print_asked.connect(self.print_sheets)
        preview.save_asked.connect(lambda wish, sheets: self.save(printable, wish, sheets, preview))
        self.window.theme.open_dialog(preview)

    def save(
        self, printable: Printable, wish: Wish, sheets: Sheets | None = None, preview: PrintPreview | None = None
    ) -> None:
        """Ask for a name, and write a PDF.

        Args:
            printable: what is saved.
            wish: how.
            sheets: its pages, where they are set already.
            preview: what it is saved from; it closes when that is done, and lets the line be read that says so.
        """
        suggested = suggested_path(safe_file_name(f"{printable.title}.pdf", "HubDesk.pdf"))
        name, _ = QFileDialog.getSaveFileName(self.window, tr("Save as PDF"), suggested, tr("PDF files (*.pdf)"))
        if not name:
            return
        target = Path(name) if Path(name).suffix.lower() == ".pdf" else Path(f"{name}.pdf")
        write = printable.write
        if write is not None:
            job = Job(lambda report, token: (target, write(wish, target, report, token)))
        else:
            job = SlicedJob(self._write(printable, wish, target, sheets))
        job.succeeded.connect(self._say_saved)
        if preview is not None:
            job.succeeded.connect(preview.accept)
        job.failed.connect(self._say_failed)
        ProgressDialog(tr("Saving {name}").format(name=target.name), job, self.window.theme, self.window)
        self.window.jobs.start(job)

    def print_sheets(self, sheets: Sheets) -> None:
        """Ask for a printer, and print."""
        from hubdesk.gui.printers import question_for_printer  # what knows printers is not loaded to save a PDF

        asking = question_for_printer(sheets, self.window)
        if asking is None:
            self.window.notice.say(tr("This computer has no printer set up. You can save a PDF instead."))
            return
        asking.chosen.connect(self._print)
        asking.ask()

    def _print(self, printer: object, sheets: Sheets, pages: Sequence[int]) -> None:
        from hubdesk.gui.printers import abort

        job = SlicedJob(print_pages(sheets, printer, pages))  # type: ignore[arg-type]  # a QPrinter
        job.failed.connect(self._say_failed)
        job.cancelled.connect(lambda: abort(printer))
        ProgressDialog(tr("Printing {title}").format(title=sheets.title), job, self.window.theme, self.window)
        self.window.jobs.start(job)

    def _write(
        self, printable: Printable, wish: Wish, target: Path, sheets: Sheets | None
    ) -> Generator[Progress, None, tuple[Path, Exported]]:
        """Write few pages in the window's thread, which set them."""
        if sheets is None:
            sheets = yield from printable.bind(wish)
        return target, write_pdf(sheets, target)

    def _is_page_shown(self) -> bool:
        window = self.window
        return not window.is_searching and not window.is_aside and window.stack.currentWidget() is not window.home

    def _say_what_to_open(self) -> str:
        """Say in a sentence or two why nothing is printed here, and what to do."""
        if self.window.is_searching:
            return tr("Open a result first, then print it. To print several entries, put them on a list.")
        if self.window.is_aside:
            return tr("A workshop is printed as slides or pages to give away: choose Present, Hand out.")
        return tr("Open an entry, a partnership or a theme first, then print it. My lists can be printed too.")

    def _printable_here(self) -> Printable | None:
        place = self.window.history.current.place
        if isinstance(place, EntryPlace):
            return self._printable(choice_of([place]))
        if isinstance(place, TermPlace):
            is_theme = place.kind == TermKind.THEME
            return self._printable(Choice(theme=place.id) if is_theme else Choice(partnership=place.id))
        return None

    def _printable(
        self, choice: Choice, title: str = "", notes: Mapping[EntryPlace, str] | None = None
    ) -> Printable | None:
        try:
            session = self.window.session
            return printable_entries(session.library, choice, title, notes, session.settings.contact)
        except HubDeskError as error:
            self.window.tell(error)
            return None

    def _wish(self) -> Wish:
        """Give what was chosen the last time."""
        value = self.window.session.user.value
        usual = usual_paper()
        return Wish(
            Paper(
                is_letter=value("print_letter", str(int(usual.is_letter))) == "1",
                is_large=value("print_large", "0") == "1",
                is_black=value("print_black", "0") == "1",
                font=self.window.session.settings.text_look.font,
            ),
            with_own_parts=value("print_own", "1") == "1",
        )

    def _keep(self, wish: Wish) -> None:
        keep = self.window.session.user.keep
        for name, is_on in (
            ("print_letter", wish.paper.is_letter),
            ("print_large", wish.paper.is_large),
            ("print_black", wish.paper.is_black),
            ("print_own", wish.with_own_parts),
        ):
            keep(name, str(int(is_on)))

    def _say_saved(self, saved: tuple[Path, Exported]) -> None:
        path, done = saved
        words = tr("Saved {name} ({size}) in {folder}.")
        self.window.notice.mention(words.format(name=path.name, size=say_size(done.size), folder=path.parent))

    def _say_failed(self, error: Exception) -> None:
        if isinstance(error, HubDeskError):
            self.window.tell(error)
        elif isinstance(error, OSError):
            self.window.notice.say(tr("It could not be printed: {reason}.").format(reason=error.strerror or error))
        else:  # a mistake of ours is shown whole
            sys.excepthook(type(error), error, error.__traceback__)
