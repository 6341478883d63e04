"""The printers of this computer. The one module that knows QtPrintSupport, so that only printing loads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QObject, Signal
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from hubdesk.typeset.printing import Sheets


class Asking(QObject):
    """A question for a printer. `chosen` carries it, the sheets, and the numbers of the pages as they are printed."""

    chosen = Signal(object, object, object)

    def __init__(self, sheets: Sheets, parent: QWidget) -> None:
        super().__init__(parent)
        self._sheets = sheets
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setDocName(sheets.title)
        self._printer.setCreator("HubDesk")
        self._printer.setFullPage(True)
        layout = QPageLayout(sheets.paper.page_size, QPageLayout.Orientation.Portrait, QMarginsF())
        self._printer.setPageLayout(layout)
        self._dialog = QPrintDialog(self._printer, parent)
        self._dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, on=False)
        self._dialog.setMinMax(1, sheets.count)
        self._dialog.accepted.connect(self._choose)
        self._dialog.finished.connect(self.deleteLater)

    def ask(self) -> None:
        """Open the dialog. On Windows it has been answered when this returns."""
        QDialog.open(self._dialog)  # its own `open` wants a slot in the way of C++

    def _choose(self) -> None:
        self._printer.setFullPage(True)
        self.chosen.emit(self._printer, self._sheets, pages_wanted(self._printer, self._sheets.count))


def question_for_printer(sheets: Sheets, parent: QWidget) -> Asking | None:
    """Make ready to ask for a printer; None where there is none."""
    return Asking(sheets, parent) if QPrinterInfo.availablePrinterNames() else None


def pages_wanted(printer: QPrinter, count: int) -> Sequence[int]:
    """Give the pages to print, counted from 0, in order; as often as the printer cannot repeat them by itself."""
    first, last = 1, count
    if printer.printRange() == QPrinter.PrintRange.PageRange and printer.fromPage():
        first, last = printer.fromPage(), min(printer.toPage() or count, count)
    pages = list(range(first - 1, last))
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    if printer.supportsMultipleCopies() or printer.copyCount() < 2:
        return pages
    if printer.collateCopies():
        return pages * printer.copyCount()
    return [page for page in pages for _ in range(printer.copyCount())]


def abort(printer: object) -> None:
    """Tell a printer to forget what it was given so far."""
    assert isinstance(printer, QPrinter)
    printer.abort()
