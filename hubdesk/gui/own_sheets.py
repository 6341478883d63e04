"""Sheets "Could we do this here?": begun on an entry, filled in, printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdesk.errors import HubDeskError
from hubdesk.gui.areas import Area
from hubdesk.gui.collecting import Collecting
from hubdesk.gui.panels.own_sheet_page import OwnSheetPage
from hubdesk.model.address import EntryPlace
from hubdesk.model.words import tr
from hubdesk.services.collecting import first_lines, hints, kept_of
from hubdesk.services.own_sheet import TITLE
from hubdesk.services.pages import EntryPage, make_page
from hubdesk.userdata.sheets import Sheets

if TYPE_CHECKING:
    from hubdesk.gui.main_window import MainWindow
    from hubdesk.userdata.sheets import SheetLine


class OwnSheets(Area):
    """The page of one sheet at a time."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.sheets = Sheets(window.session.user)
        self._collecting = window.areas.of(Collecting)
        self._shown: EntryPage | None = None
        self.page = OwnSheetPage(window.theme, window)
        self.page.answered.connect(self._answer)
        self.page.line_added.connect(self._add)
        self.page.line_changed.connect(self._set)
        self.page.line_removed.connect(self._remove_line)
        self.page.print_wanted.connect(self.print_sheet)
        self.page.entry_wanted.connect(self._read)
        self.page.removal_wanted.connect(self._remove)
        self._collecting.changed.connect(self._take_up)

    def show_here(self) -> None:
        """Show the sheet of the entry that is looked at; one that it does not have yet is begun."""
        kept = self._collecting.kept
        if kept is not None:
            self.show(EntryPlace(kept.pack, kept.entry))

    def show(self, place: EntryPlace) -> None:
        """Show the sheet of an entry; one that it does not have yet is begun."""
        try:
            page = make_page(self.window.session.library, place)
        except HubDeskError as error:
            self.window.tell(error)
            return
        assert isinstance(page, EntryPage)
        self.page.save()
        self._shown, entry = page, page.entry
        if self.sheets.sheet(entry.pack, entry.id) is None:
            self.sheets.begin(kept_of(entry), first_lines(entry))
            self._collecting.changed.emit()
        self._refresh()
        self.window.show_aside(self.page, tr(TITLE))

    def print_sheet(self) -> None:
        """Show how the sheet will be printed."""
        from hubdesk.gui.printable import printable_document
        from hubdesk.gui.taking import Taking
        from hubdesk.typeset.own_sheet import print_own_sheet

        self.page.save()
        page = self._shown
        if page is None:
            return
        sheet = self.sheets.sheet(page.entry.pack, page.entry.id)
        if sheet is not None:
            title = f"{tr(TITLE)} {sheet.title}"
            make = printable_document(title, lambda paper: print_own_sheet(sheet, page, paper))
            self.window.areas.of(Taking).preview(make)

    def close(self) -> None:
        """Save what is being typed."""
        self.page.save()

    def _take_up(self) -> None:
        """Show what another window has written on the sheet."""
        if self._shown is None or self.window.stack.currentWidget() is not self.page:
            return
        self.page.save()
        sheet = self.sheets.sheet(self._shown.entry.pack, self._shown.entry.id)
        if sheet is not None and sheet != self.page.sheet:
            self._refresh()

    def _refresh(self) -> None:
        if self._shown is not None:
            entry = self._shown.entry
            sheet = self.sheets.sheet(entry.pack, entry.id)
            if sheet is not None:
                self.page.show_sheet(sheet, hints(entry))

    def _answer(self, answer: str, why: str) -> None:
        if self._shown is not None:
            self.sheets.answer(self._shown.entry.pack, self._shown.entry.id, answer, why)

    def _add(self, line: SheetLine) -> None:
        if self._shown is not None:
            self.sheets.add(self._shown.entry.pack, self._shown.entry.id, line)

    def _set(self, line: SheetLine, former: SheetLine) -> None:
        if self._shown is not None:
            self.sheets.set(self._shown.entry.pack, self._shown.entry.id, line, former)

    def _remove_line(self, line: SheetLine) -> None:
        undo = self.sheets.remove_line(line.id)

        def put_back() -> None:
            undo()
            self._refresh()

        self._collecting.removed(tr("The line was taken off."), put_back)

    def _remove(self) -> None:
        if self._shown is None:
            return
        entry = self._shown.entry
        self.page.save()
        undo = self.sheets.remove(entry.pack, entry.id)
        self._shown = None
        self.window.leave_aside()
        self._collecting.removed(tr("The sheet on “{title}” was taken off.").format(title=entry.title), undo)

    def _read(self) -> None:
        if self._shown is not None:
            self.window.go(EntryPlace(self._shown.entry.pack, self._shown.entry.id))
