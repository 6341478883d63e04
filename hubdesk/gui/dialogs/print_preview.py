"""Shows what will be printed, with the few choices that there are, and hands it to a printer or into a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from hubdesk.gui.icons import make_icon
from hubdesk.gui.panels.choice_box import ChoiceBox
from hubdesk.gui.panels.sheet_view import SheetView
from hubdesk.gui.printable import Wish
from hubdesk.gui.slices import SlicedJob
from hubdesk.gui.told import tell_button
from hubdesk.model.words import tr
from hubdesk.typeset.paper import Paper

if TYPE_CHECKING:
    from hubdesk.gui.jobs import Jobs
    from hubdesk.gui.printable import Printable
    from hubdesk.gui.theme import Theme
    from hubdesk.model.progress import Progress
    from hubdesk.typeset.printing import Sheets

_CHOICES_WIDTH = 250
_SIZE = QSize(900, 760)


class PrintPreview(QDialog):
    """A preview. `print_asked` carries the pages, `save_asked` the wish and the pages, `wished` each new wish."""

    print_asked = Signal(object)
    save_asked = Signal(object, object)
    wished = Signal(object)
    bound = Signal()
    failed = Signal(object)

    def __init__(
        self, printable: Printable, wish: Wish, theme: Theme, jobs: Jobs, parent: QWidget | None = None
    ) -> None:
        """Begin to set the pages.

        Args:
            printable: what is printed.
            wish: what was chosen the last time.
            theme: the look that is on.
            jobs: the long work of the window.
            parent: the window.
        """
        super().__init__(parent)
        self._printable, self._theme, self._jobs = printable, theme, jobs
        self._font = wish.paper.font
        self._job: SlicedJob | None = None
        self.sheets: Sheets | None = None
        self.setWindowTitle(tr("Print: {title}").format(title=printable.title))
        room = parent.size() if parent is not None else self.screen().availableGeometry().size()
        self.resize(min(_SIZE.width(), room.width() - 40), min(_SIZE.height(), room.height() - 40))
        self.view = SheetView(theme, self)
        self._make_choices(wish)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.view, 1)
        left.addLayout(self._make_walk())
        row.addLayout(left, 1)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._scrolled(self._choices), 1)
        right.addLayout(self._make_buttons())
        row.addLayout(right)
        self.view.turned.connect(self._say_page)
        self.view.setFocus()
        self.bind()

    @property
    def wish(self) -> Wish:
        """What is chosen."""
        is_letter = self._paper.currentIndex() == 1
        return Wish(Paper(is_letter, self.large.isChecked(), self.black.isChecked(), self._font), self.own.isChecked())

    def bind(self) -> None:
        """Set the pages anew, as they are wished for now."""
        self._stop()
        self.sheets = None
        self.view.show_sheets(None)
        self._bar.setRange(0, 0)
        self._bar.show()
        self._words.setText(tr("Making the pages…"))
        for button in (self.print_button, self.save_button, self.back, self.on):
            button.setEnabled(False)
        job = SlicedJob(self._printable.bind(self.wish))
        job.progressed.connect(self._show_progress)
        job.succeeded.connect(self._show_sheets)
        job.failed.connect(self._fail)
        self._job = job
        self._jobs.start(job)

    def done(self, result: int) -> None:
        """Stop what is under way and close."""
        self._stop()
        super().done(result)

    def _stop(self) -> None:
        if self._job is not None and self._job.is_running:
            self._job.cancel()
        self._job = None

    def _show_progress(self, progress: Progress) -> None:
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)
        said = tr("{what}: {done} of {total}")
        self._words.setText(said.format(what=progress.what, done=f"{progress.done:,}", total=f"{progress.total:,}"))

    def _show_sheets(self, sheets: Sheets) -> None:
        self.sheets = sheets
        self._bar.hide()
        self.print_button.setEnabled(True)
        self.save_button.setEnabled(True)
        self.view.show_sheets(sheets)
        self.bound.emit()

    def _fail(self, error: Exception) -> None:
        self.failed.emit(error)
        self.reject()

    def _say_page(self, number: int) -> None:
        assert self.sheets is not None
        self._words.setText(tr("Page {number} of {count}").format(number=number + 1, count=self.sheets.count))
        self.back.setEnabled(number > 0)
        self.on.setEnabled(number < self.sheets.count - 1)

    def _make_walk(self) -> QHBoxLayout:
        """Make the row below the page: back, which page, on; or how far the pages are."""
        self.back = self._arrow("arrow-left", tr("Previous page"), tr("Page Up"), -1)
        self.on = self._arrow("arrow-right", tr("Next page"), tr("Page Down"), 1)
        self._words = QLabel(self)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setMinimumWidth(140)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(100)
        self._bar.setAccessibleName(tr("How far the pages are"))
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 16, 12)
        row.addStretch(1)
        for widget in (self.back, self._words, self._bar, self.on):
            row.addWidget(widget)
        row.addStretch(1)
        return row

    def _arrow(self, icon: str, words: str, keys: str, step: int) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(make_icon(icon, self._theme.palette.ink))
        button.setIconSize(QSize(18, 18))
        tell_button(button, words, keys=keys)
        button.clicked.connect(lambda: self.view.turn_to(self.view.number + step))
        return button

    def _make_choices(self, wish: Wish) -> None:
        """Make what can be chosen."""
        self._choices = QWidget(self)
        self._choices.setObjectName("choices")
        self.own = QCheckBox(tr("With our own suggestions"), self._choices)
        self.own.setToolTip(tr("First steps and questions that are not from a source"))
        self.own.setChecked(wish.with_own_parts)
        self.own.setVisible(self._printable.has_own_parts)
        self.large = QCheckBox(tr("&Large print"), self._choices)
        self.large.setChecked(wish.paper.is_large)
        self.black = QCheckBox(tr("&Black and white"), self._choices)
        self.black.setChecked(wish.paper.is_black)
        self._paper = ChoiceBox(self._choices)
        self._paper.addItems(["A4", tr("US Letter")])
        self._paper.setCurrentIndex(int(wish.paper.is_letter))
        self._paper.tell_as(tr("Paper"))
        title = QLabel(self._printable.title, self._choices)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setWordWrap(True)
        font = title.font()
        font.setBold(True)
        font.setPixelSize(17)
        title.setFont(font)
        ink = QLabel(tr("Nothing is filled with colour, to save ink."), self._choices)
        ink.setWordWrap(True)
        column = QVBoxLayout(self._choices)
        column.setContentsMargins(22, 22, 22, 8)
        column.setSpacing(10)
        column.addWidget(title)
        column.addSpacing(8)
        for choice in (self.own, self.large, self.black):
            column.addWidget(choice)
            choice.toggled.connect(self._wish_anew)
        row = QHBoxLayout()
        label = QLabel(tr("Paper"), self._choices)
        label.setBuddy(self._paper)
        row.addWidget(label)
        row.addWidget(self._paper, 1)
        column.addLayout(row)
        self._paper.currentIndexChanged.connect(self._wish_anew)
        column.addWidget(ink)
        column.addStretch(1)

    def _make_buttons(self) -> QVBoxLayout:
        """Make what can be done with the pages."""
        self.print_button = QPushButton(tr("&Print…"), self)
        self.save_button = QPushButton(tr("&Save as PDF…"), self)
        close = QPushButton(tr("Close"), self)
        self.print_button.setDefault(True)
        self.print_button.clicked.connect(lambda: self.print_asked.emit(self.sheets))
        self.save_button.clicked.connect(lambda: self.save_asked.emit(self.wish, self.sheets))
        close.clicked.connect(self.reject)
        column = QVBoxLayout()
        column.setContentsMargins(22, 8, 22, 20)
        column.setSpacing(10)
        for button in (self.print_button, self.save_button, close):
            column.addWidget(button)
        return column

    def _scrolled(self, choices: QWidget) -> QScrollArea:
        """Let the choices scroll where the screen is low."""
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFixedWidth(_CHOICES_WIDTH)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(choices)
        return area

    def _wish_anew(self) -> None:
        self.wished.emit(self.wish)
        self.bind()
