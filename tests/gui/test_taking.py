"""Printing with a preview, and saving as PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QFileDialog, QProgressBar

from hubdesk.errors import PackDamagedError
from hubdesk.gui.dialogs.print_preview import PrintPreview
from hubdesk.gui.dialogs.progress_dialog import ProgressDialog
from hubdesk.gui.printable import printable_document
from hubdesk.gui.printers import pages_wanted
from hubdesk.gui.taking import Taking
from hubdesk.model.address import EntryPlace
from hubdesk.typeset.paper import Paper
from hubdesk.typeset.printing import Sheets, sheets_of
from tests.fakes.desktop import FakeFileDialog
from tests.gui.windows import dialog_of, press, show_page
from tests.pdf import pdf_pages

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from hubdesk.gui.main_window import MainWindow
    from tests.gui.windows import OpenWindow, dialog_of, press, show_page

WALK = "hubdesk:small/harbour/walk-and-talk"
THEME = "hubdesk:/theme/peer-mentoring"


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> FakeFileDialog:
    """Stand in for the dialog that asks for a file's name."""
    dialog = FakeFileDialog(tmp_path / "mine.pdf")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", dialog.ask)
    return dialog


def preview_of(qtbot: QtBot, window: MainWindow, address: str) -> PrintPreview:
    """Ask for the preview of a page, and wait until its pages are there."""
    show_page(qtbot, window, address)
    window.named_actions["print"].trigger()
    preview = dialog_of(window, PrintPreview)
    if preview.sheets is None:
        with qtbot.waitSignal(preview.bound):
            pass
    return preview


def wait_saved(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until the notice says that something was saved."""
    qtbot.waitUntil(lambda: "Saved" in window.notice.text)


def test_an_entry_is_shown_as_it_will_be_printed(window: MainWindow, qtbot: QtBot) -> None:
    """Ctrl+P shows the first page, says how many there are, and arrows, keys and wheel turn them."""
    preview = preview_of(qtbot, window, WALK)
    sheets = preview.sheets
    assert sheets is not None
    count = sheets.count

    assert window.named_actions["print"].shortcut().toString() == "Ctrl+P"
    assert count >= 2
    assert preview.view.hasFocus()
    assert preview.view.accessibleName() == f"Page 1 of {count}"
    assert window.page.title in preview.view.accessibleDescription()
    assert not preview.back.isEnabled()
    qtbot.keyClick(preview.view, Qt.Key.Key_PageDown)
    assert preview.view.accessibleName() == f"Page 2 of {count}"
    qtbot.mouseClick(preview.back, Qt.MouseButton.LeftButton)
    assert preview.view.number == 0
    qtbot.keyClick(preview.view, Qt.Key.Key_End)
    assert preview.view.number == count - 1
    assert not preview.on.isEnabled()
    qtbot.keyClick(preview.view, Qt.Key.Key_Home)
    _turn_wheel(preview.view, -120)
    assert preview.view.number == 1
    qtbot.keyClick(preview.view, Qt.Key.Key_Escape)
    assert not preview.isVisible()


def _turn_wheel(widget: Any, by: int) -> None:
    nothing = QPoint()
    event = QWheelEvent(
        QPointF(20, 20), QPointF(widget.mapToGlobal(QPoint(20, 20))), nothing, QPoint(0, by),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def test_the_page_that_is_shown_is_the_page_that_is_printed(window: MainWindow, qtbot: QtBot) -> None:
    """What is on the screen is black words on white, in the middle of the view, and changes with the page."""
    preview = preview_of(qtbot, window, WALK)
    first = preview.view.grab().toImage()
    qtbot.keyClick(preview.view, Qt.Key.Key_Right)
    second = preview.view.grab().toImage()

    middle = first.pixelColor(first.width() // 2, first.height() - 60)
    assert middle.lightness() > 250
    assert first != second


@pytest.mark.parametrize("choice", ["large", "black"])
def test_a_choice_sets_the_pages_anew_and_is_kept(window: MainWindow, qtbot: QtBot, choice: str) -> None:
    """Large print takes more pages, black and white has no colour; the next preview begins with the same choice."""
    preview = preview_of(qtbot, window, WALK)
    before = preview.sheets
    assert before is not None
    box: QCheckBox = getattr(preview, choice)
    with qtbot.waitSignal(preview.bound):
        box.click()
    after = preview.sheets

    assert after is not None
    assert getattr(after.paper, f"is_{choice}")
    assert after.count > before.count if choice == "large" else after.count == before.count
    preview.reject()
    assert getattr(preview_of(qtbot, window, WALK), choice).isChecked()


def test_paper_of_america(window: MainWindow, qtbot: QtBot) -> None:
    """The reader has Letter in the printer: the pages are wider and lower."""
    preview = preview_of(qtbot, window, WALK)
    assert preview.sheets is not None
    a4 = preview.sheets.paper.sheet
    with qtbot.waitSignal(preview.bound):
        preview._paper.setCurrentIndex(1 - preview._paper.currentIndex())
    other = preview.sheets.paper.sheet

    assert sorted((round(size.width()), round(size.height())) for size in (a4, other)) == [(4961, 7016), (5100, 6600)]


def test_a_theme_is_set_step_by_step(window: MainWindow, qtbot: QtBot, ask: FakeFileDialog) -> None:
    """A theme is all of its entries, with a cover; meanwhile a bar says how far it is, and nothing can be printed yet."""
    show_page(qtbot, window, THEME)
    window.named_actions["print"].trigger()
    preview = dialog_of(window, PrintPreview)
    (bar,) = preview.findChildren(QProgressBar)

    assert bar.isVisible()
    assert not preview.print_button.isEnabled()
    with qtbot.waitSignal(preview.bound):
        pass
    assert bar.isHidden()
    assert preview.print_button.isEnabled()
    press(qtbot, preview, "Save as PDF…")
    wait_saved(qtbot, window)
    assert ask.suggested == ["Peer mentoring.pdf"]
    assert ask.answer is not None
    assert "Contents" in pdf_pages(ask.answer)[1]


def test_closing_the_preview_stops_what_is_under_way(window: MainWindow, qtbot: QtBot) -> None:
    """The reader closes it before the pages are there: nothing goes on, nothing is said."""
    show_page(qtbot, window, THEME)
    window.named_actions["print"].trigger()
    preview = dialog_of(window, PrintPreview)
    job = preview._job
    assert job is not None
    with qtbot.waitSignal(job.cancelled):
        preview.reject()

    assert not job.is_running
    assert not window.notice.isVisible()


def test_save_as_pdf_needs_no_preview(window: MainWindow, qtbot: QtBot, ask: FakeFileDialog, tmp_path: Path) -> None:
    """File, Save as PDF writes the entry under the name that is given; the ending is added."""
    ask.answer = tmp_path / "mine"
    show_page(qtbot, window, WALK)
    window.named_actions["save_pdf"].trigger()
    wait_saved(qtbot, window)

    assert window.page.title in pdf_pages(tmp_path / "mine.pdf")[0]
    assert window.notice.text.startswith("Saved mine.pdf (")
    assert list(tmp_path.iterdir()) == [tmp_path / "mine.pdf"]


def test_a_preview_closes_when_it_was_saved(
    window: MainWindow, qtbot: QtBot, ask: FakeFileDialog, tmp_path: Path
) -> None:
    """Save as PDF offers the user's documents, and the line that says where the file is stands in front afterwards."""
    ask.answer = tmp_path / "mine.pdf"
    preview = preview_of(qtbot, window, WALK)
    preview.save_button.click()
    wait_saved(qtbot, window)

    qtbot.waitUntil(lambda: not any(shown.isVisible() for shown in window.findChildren(PrintPreview)))
    assert ask.folders[-1] in (Path.home(), Path.home() / "Documents")


def test_cancelling_the_name_writes_nothing(
    window: MainWindow, qtbot: QtBot, ask: FakeFileDialog, tmp_path: Path
) -> None:
    """The reader thinks again: no file, no message."""
    ask.answer = None
    show_page(qtbot, window, WALK)
    window.named_actions["save_pdf"].trigger()

    assert list(tmp_path.iterdir()) == []
    assert not window.notice.isVisible()


def test_where_it_cannot_be_written_is_said(
    window: MainWindow, qtbot: QtBot, ask: FakeFileDialog, tmp_path: Path
) -> None:
    """The folder is gone: the notice names the file and says what to do."""
    ask.answer = tmp_path / "gone" / "mine.pdf"
    show_page(qtbot, window, WALK)
    window.named_actions["save_pdf"].trigger()
    qtbot.waitUntil(window.notice.isVisible)

    assert window.notice.text.startswith(f"{ask.answer} could not be written: the folder is not there.")


def test_a_long_pdf_can_be_stopped(
    window: MainWindow, qtbot: QtBot, ask: FakeFileDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A PDF that takes a while shows how far it is; Stop ends it, and no file is left."""
    monkeypatch.setattr("hubdesk.gui.dialogs.progress_dialog.SHOWN_AFTER_MS", 0)
    taking = window.areas.of(Taking)
    places = [EntryPlace("small", id_) for id_ in window.session.library.packs[0].ids(100)]
    printable = taking._printable(_many(places), "All of it")
    assert printable is not None
    taking.save(printable, taking._wish())
    (progress,) = window.findChildren(ProgressDialog)
    with qtbot.waitSignal(progress._job.cancelled):
        progress.reject()

    assert list(tmp_path.iterdir()) == []
    assert not window.notice.isVisible()


def _many(places: list[EntryPlace]) -> Any:
    from hubdesk.gui.entries_to_take import choice_of

    return choice_of(places)


def test_a_list_is_taken_in_its_order_with_its_notes(window: MainWindow, qtbot: QtBot, ask: FakeFileDialog) -> None:
    """A list of two entries, one with a note: its name is on the cover, the entries stand as the reader put them."""
    places = [EntryPlace("small", "river/asked-first"), EntryPlace("small", "harbour/walk-and-talk")]
    titles = [window.session.library.entry(place).title for place in places]
    window.areas.of(Taking).save_list(places, "For Monday", {places[0]: "Ring first."})
    wait_saved(qtbot, window)
    assert ask.answer is not None
    pages = pdf_pages(ask.answer)

    assert ask.suggested == ["For Monday.pdf"]
    assert "For Monday" in pages[0]
    assert pages[1].index(titles[0]) < pages[1].index(titles[1])
    assert any("Ring first." in page for page in pages)
    window.areas.of(Taking).take(places, "For Monday")
    preview = dialog_of(window, PrintPreview)
    with qtbot.waitSignal(preview.bound):
        pass
    assert preview.windowTitle() == "Print: For Monday"


def test_what_is_no_longer_there_is_said(window: MainWindow) -> None:
    """A list names an entry that no pack has any more: the notice says so, and nothing opens."""
    window.areas.of(Taking).take([EntryPlace("small", "harbour/gone")], "Old")

    assert "harbour/gone" in window.notice.text
    assert not window.findChildren(PrintPreview)


def test_a_page_of_somebody_elses_is_printed_the_same_way(
    window: MainWindow, qtbot: QtBot, ask: FakeFileDialog
) -> None:
    """A sheet that another part of the window composes has preview and PDF too."""

    def make(paper: Paper) -> Sheets:
        composer = paper.composer(lambda *_: QImage())
        composer.line("Could we do this here?", _size())
        return sheets_of(composer.finish(), "A sheet", paper)

    taking = window.areas.of(Taking)
    taking.preview(printable_document("A sheet", make))
    preview = dialog_of(window, PrintPreview)
    with qtbot.waitSignal(preview.bound):
        pass
    assert not preview.own.isVisible()
    press(qtbot, preview, "Save as PDF…")
    wait_saved(qtbot, window)
    assert ask.answer is not None
    assert "Could we do this here?" in pdf_pages(ask.answer)[0]
    ask.answer = ask.answer.with_name("other.pdf")
    taking.save(printable_document("A sheet", make), taking._wish())
    qtbot.waitUntil(lambda: "other.pdf" in window.notice.text)


def _size() -> Any:
    from hubdesk.typeset.style import BODY

    return BODY


@pytest.fixture
def printer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[QPrintDialog]:
    """Have a printer that prints into a file; its dialog is answered with Print. Gives the dialogs that were asked."""
    asked: list[QPrintDialog] = []

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, QPrintDialog)
        asked.append(dialog)
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(tmp_path / "printed.pdf"))
        dialog.accepted.emit(dialog.printer())
        dialog.finished.emit(1)

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Office"])
    monkeypatch.setattr(
        QDialog, "open", lambda dialog: answer(dialog) if isinstance(dialog, QPrintDialog) else dialog.show()
    )
    return asked


def test_printing_prints_every_page(
    window: MainWindow, qtbot: QtBot, printer: list[QPrintDialog], tmp_path: Path
) -> None:
    """Print, and a printer: each page of the preview comes out, on that paper, under the entry's name."""
    preview = preview_of(qtbot, window, WALK)
    assert preview.sheets is not None
    with qtbot.waitSignal(preview.print_asked):
        press(qtbot, preview, "Print…")
    count = preview.sheets.count
    qtbot.waitUntil(lambda: (tmp_path / "printed.pdf").exists() and not window.jobs.is_busy)
    pages = pdf_pages(tmp_path / "printed.pdf")

    assert len(pages) == count
    assert printer[0].printer().docName() == window.page.title
    assert printer[0].printer().fullPage()
    assert window.page.title in pages[0]


def test_no_printer_is_said(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """This computer has none: the reader is told, and that a PDF can be saved instead."""
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    press(qtbot, preview_of(qtbot, window, WALK), "Print…")

    assert window.notice.text == "This computer has no printer set up. You can save a PDF instead."


@pytest.mark.parametrize(
    ("set_up", "pages"),
    [
        (lambda _printer: None, [0, 1, 2, 3]),
        (lambda printer: printer.setFromTo(2, 3), [1, 2]),
        (lambda printer: printer.setFromTo(3, 9), [2, 3]),
        (lambda printer: printer.setPageOrder(QPrinter.PageOrder.LastPageFirst), [3, 2, 1, 0]),
        (lambda printer: printer.setCopyCount(2), [0, 1, 2, 3, 0, 1, 2, 3]),
        (lambda printer: (printer.setCopyCount(2), printer.setCollateCopies(False)), [0, 0, 1, 1, 2, 2, 3, 3]),
    ],
)
def test_pages_come_as_the_printer_was_told(set_up: Any, pages: list[int]) -> None:
    """From page to page, last first, twice each: what was chosen in the printer's dialog is what comes out."""
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    set_up(printer)
    if printer.fromPage():
        printer.setPrintRange(QPrinter.PrintRange.PageRange)

    assert list(pages_wanted(printer, 4)) == pages


def test_a_pack_that_cannot_be_read_is_said(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """The drive is pulled while the pages are made: the notice says so and the preview goes."""
    show_page(qtbot, window, THEME)

    def fail(*_: object) -> None:
        raise PackDamagedError(Path("small.hubpack"), "it ends too early.")

    taking = window.areas.of(Taking)
    printable = taking._printable_here()
    assert printable is not None
    monkeypatch.setattr("hubdesk.gui.entries_to_take.Book.steps", fail)
    taking.preview(printable)
    qtbot.waitUntil(window.notice.isVisible)

    assert window.notice.text.startswith("small.hubpack is damaged")
    assert not window.findChildren(PrintPreview) or not window.findChildren(PrintPreview)[0].isVisible()


def test_every_control_of_the_preview_has_a_name(open_window: OpenWindow, small_pack: Path, qtbot: QtBot) -> None:
    """A screen reader says of each control what it is; Tab reaches all of them."""
    window = open_window(small_pack)
    preview = preview_of(qtbot, window, WALK)
    reached = set()
    widget: Any = preview.view
    for _ in range(40):
        widget = widget.nextInFocusChain()
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            reached.add(widget.accessibleName() or widget.text())

    assert {"Next page", "&Large print", "&Black and white", "Paper", "&Print…", "&Save as PDF…", "Close"} <= reached
