"""Asks what is to be handed out and how: what was shown with its times, or what is planned; parts, form and print."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QRadioButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from hubdesk.gui.file_places import suggested_path
from hubdesk.gui.panels.choice_box import ChoiceBox
from hubdesk.model.text import place_of, slugify
from hubdesk.model.words import QT_TR_NOOP, tr
from hubdesk.services.presenting.handout import Handout
from hubdesk.services.presenting.state import say_clock, say_time
from hubdesk.typeset.stage.handing_out import Form, Printing

if TYPE_CHECKING:
    from hubdesk.services.presenting.handout import HandoutSlide

Make: TypeAlias = Callable[[bool, bool], Handout]
"""Makes a handout: of what was shown (True) or of the plan, with the trainer's notes or without."""
Write: TypeAlias = Callable[[Form, Handout, Path, Printing], None]

_FORMS = {
    Form.LINES: QT_TR_NOOP("Slides with lines for notes (PDF)"),
    Form.SLIDES: QT_TR_NOOP("Slides, one to a page (PDF)"),
    Form.WORDS: QT_TR_NOOP("The words of the slides, as text (PDF)"),
    Form.WORDS_HTML: QT_TR_NOOP("The words of the slides, for a browser (HTML)"),
    Form.PAGES: QT_TR_NOOP("The whole pages of the library (PDF)"),
    Form.PAGES_HTML: QT_TR_NOOP("The whole pages of the library (HTML)"),
    Form.POWERPOINT: QT_TR_NOOP("Slides for PowerPoint"),
}
_HIGH, _LOW = 620, 420
_KINDS = {".pdf": "PDF", ".html": "HTML", ".pptx": "PowerPoint"}


class HandoutDialog(QDialog):
    """Chooses a handout, and has it written."""

    def __init__(
        self, title: str, make: Make, write: Write, parent: QWidget | None = None, *, has_talk: bool = False
    ) -> None:
        """Make the dialog.

        Args:
            title: says what it is about.
            make: makes the handout that is chosen.
            write: writes it.
            parent: the window.
            has_talk: there is a talk, so that what was shown can be handed out.
        """
        super().__init__(parent)
        self._make, self._write = make, write
        self._handout: Handout | None = None
        self.setWindowTitle(title)
        room = parent.height() - 40 if parent is not None else _HIGH
        self.resize(640, max(_LOW, min(_HIGH, room)))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        head = QLabel(title, self)
        font = head.font()
        font.setPixelSize(20)
        font.setBold(True)
        head.setFont(font)
        head.setWordWrap(True)
        column.addWidget(head)
        column.addLayout(self._make_source(has_talk=has_talk))
        self.list = self._make_list()
        column.addWidget(self.list, 1)
        column.addLayout(self._make_form())
        column.addLayout(self._make_buttons())
        self._fill()
        self._form_chosen()

    # ---- making

    def _make_source(self, *, has_talk: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        self.shown = QRadioButton(tr("What was sh&own"), self)
        self.planned = QRadioButton(tr("All that was &planned"), self)
        self._group = QButtonGroup(self)
        for button in (self.shown, self.planned):
            self._group.addButton(button)
            row.addWidget(button)
            button.setVisible(has_talk)
        (self.shown if has_talk else self.planned).setChecked(True)
        self.shown.toggled.connect(self._fill)
        row.addStretch(1)
        return row

    def _make_list(self) -> QTreeWidget:
        made = QTreeWidget(self)
        made.setAccessibleName(tr("What is handed out"))
        made.setColumnCount(2)
        made.setHeaderHidden(True)
        made.setRootIsDecorated(True)
        made.setStyleSheet("QTreeWidget::item { padding: 3px 0; }")
        made.header().setStretchLastSection(False)
        made.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        made.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        return made

    def _make_form(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        self.form = ChoiceBox(self)
        self.form.tell_as(tr("Form of the handout"))
        for form, words in _FORMS.items():
            self.form.addItem(tr(words), form)
        self.form.currentIndexChanged.connect(self._form_chosen)
        column.addWidget(self.form)
        row = QHBoxLayout()
        self.large = QCheckBox(tr("&Large print"), self)
        self.black = QCheckBox(tr("&Black on white"), self)
        self.notes = QCheckBox(tr("With my &notes"), self)
        self.notes.setToolTip(tr("Your notes are private. They go into the file only if you tick this."))
        self.notes.toggled.connect(self._fill)
        for box in (self.large, self.black, self.notes):
            row.addWidget(box)
        row.addStretch(1)
        column.addLayout(row)
        return column

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.save = QPushButton(tr("&Save as…"), self)
        self.save.setDefault(True)
        self.save.clicked.connect(self._save)
        close = QPushButton(tr("&Close"), self)
        close.clicked.connect(self.reject)
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        row.addWidget(self.said, 1)
        row.addWidget(close)
        row.addWidget(self.save)
        return row

    # ---- showing

    @property
    def chosen_form(self) -> Form:
        """The form that is chosen."""
        return Form(self.form.currentData())

    def chosen(self) -> Handout:
        """Give the handout with the slides that are ticked, and with the pages that they come from."""
        assert self._handout is not None
        slides: list[HandoutSlide] = []
        for row in range(self.list.topLevelItemCount()):
            step = self.list.topLevelItem(row)
            assert step is not None
            slides += [
                self._handout.slides[step.child(number).data(0, Qt.ItemDataRole.UserRole)]
                for number in range(step.childCount())
                if step.child(number).checkState(0) == Qt.CheckState.Checked
            ]
        return self._handout.only_slides(tuple(slides))

    def _fill(self) -> None:
        self._handout = self._make(self.shown.isChecked(), self.notes.isChecked())
        self.list.clear()
        step: QTreeWidgetItem | None = None
        former = ""
        for number, one in enumerate(self._handout.slides):
            if step is None or one.item != former:
                former = one.item
                step = QTreeWidgetItem(self.list, [one.item, ""])
                step.setFlags(step.flags() | Qt.ItemFlag.ItemIsAutoTristate | Qt.ItemFlag.ItemIsUserCheckable)
            row = QTreeWidgetItem(step, [_say_slide(one), _say_times(one.began, one.seconds)])
            row.setData(0, Qt.ItemDataRole.UserRole, number)
            row.setData(1, Qt.ItemDataRole.AccessibleTextRole, row.text(1) or tr("not shown yet"))
            row.setFlags(row.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            row.setCheckState(0, Qt.CheckState.Checked)
        for number in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(number)
            assert item is not None
            times = [
                self._handout.slides[item.child(at).data(0, Qt.ItemDataRole.UserRole)]
                for at in range(item.childCount())
            ]
            place = place_of(number, self.list.topLevelItemCount())
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{item.text(0)}, {place}")
            for at in range(item.childCount()):
                told = f"{item.child(at).text(0)}, {place_of(at, item.childCount())}"
                item.child(at).setData(0, Qt.ItemDataRole.AccessibleTextRole, told)
            item.setText(1, _say_times(times[0].began, sum(one.seconds for one in times)))
            item.setData(1, Qt.ItemDataRole.AccessibleTextRole, item.text(1) or tr("not shown yet"))
        if self.list.topLevelItemCount() == 1:
            self.list.expandAll()
        self.save.setEnabled(bool(self._handout.slides))

    def _form_chosen(self) -> None:
        form = self.chosen_form
        self.large.setEnabled(form.can_be_large)
        self.black.setEnabled(form.can_be_black)
        self.notes.setEnabled(form not in (Form.SLIDES, Form.PAGES, Form.PAGES_HTML))

    def _save(self) -> None:
        handout, form = self.chosen(), self.chosen_form
        if not handout.slides:
            return
        if not self.notes.isEnabled():
            handout = handout.without_notes()
        name, _ = QFileDialog.getSaveFileName(
            self,
            tr("Save the handout"),
            suggested_path(f"{slugify(handout.title) or 'handout'}{form.ending}"),
            f"{_KINDS[form.ending]} (*{form.ending})",
        )
        if not name:
            return
        target = Path(name)
        if target.suffix.lower() != form.ending:
            target = target.with_name(target.name + form.ending)
        printing = Printing(self.large.isChecked() and form.can_be_large, self.black.isChecked() and form.can_be_black)
        self._write(form, handout, target, printing)
        self.said.clear()

    def say(self, words: str) -> None:
        """Say what became of the file. What a talk that is over has shown is known only here, so this stays open."""
        self.said.setText(words)


def _say_slide(one: HandoutSlide) -> str:
    slide = one.slide
    return f"{slide.title} ({slide.number}/{slide.count})" if slide.count > 1 else slide.title or one.item


def _say_times(began: float, seconds: float) -> str:
    if not began:
        return ""
    return tr("{time}, for {length}").format(time=say_time(began), length=say_clock(seconds))
