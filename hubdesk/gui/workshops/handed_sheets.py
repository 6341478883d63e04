"""The printable sheets that a workshop brings along."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from hubdesk.model.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from hubdesk.gui.main_window import MainWindow
    from hubdesk.model.sheet import Sheet
    from hubdesk.model.workshop import Workshop
    from hubdesk.typeset.paper import Paper
    from hubdesk.typeset.printing import Sheets


def sheets_with(workshop: Workshop, window: MainWindow) -> list[Sheet]:
    """Give a workshop's sheets that a pack here has."""
    found = []
    for name in workshop.whole_sheets:
        pack, _, id_ = name.partition("/")
        sheet = window.session.library.sheet(pack, id_)
        if sheet is not None:
            found.append(sheet)
    return found


def add_sheets(menu: QMenu, window: MainWindow, workshop: Workshop) -> None:
    """Offer to print each of a workshop's sheets."""
    sheets = sheets_with(workshop, window)
    if sheets and menu.actions():
        menu.addSeparator()
    for sheet in sheets:
        words = tr("Print the sheet “{title}”…").format(title=sheet.title.replace("&", "&&"))
        menu.addAction(words, partial(print_sheet, sheet, window))


def print_sheet(sheet: Sheet, window: MainWindow) -> None:
    """Show how a sheet will be printed, to print or save it."""
    from hubdesk.gui.printable import printable_document
    from hubdesk.gui.taking import Taking

    info = window.session.library.info_of(sheet.pack)

    def make(paper: Paper) -> Sheets:
        from hubdesk.typeset.paper_pages import sheet_on_paper
        from hubdesk.typeset.printing import sheets_of

        composer = paper.composer(lambda _asset, _width: QImage())  # sheets have no pictures
        return sheets_of(sheet_on_paper(composer, sheet, info), sheet.title, paper)

    window.areas.of(Taking).preview(printable_document(sheet.title, make))
