"""Says what a pack is, who made it and what it would change, before anything is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from hubdesk.gui.dialogs.parts import check_box, column, foot, label, readable
from hubdesk.model.say import say_date
from hubdesk.model.text import count_of, plain_line
from hubdesk.model.words import QT_TR_NOOP, tr
from hubdesk.services.installing import Question, Step
from hubdesk.services.trust import say_origin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hubdesk.library.update_sheet import Change, UpdateSheet
    from hubdesk.services.installing import Offer

MOST_SHOWN = 200
"""Entries listed of each kind; a longer list is counted. Nobody reads more, and each is a label."""

_QUESTIONS = {
    Question.UNSIGNED: QT_TR_NOOP("I know where this pack comes from, although nobody has signed it."),
    Question.NEW_PUBLISHER: QT_TR_NOOP("I have compared these words. Trust this publisher from now on."),
    Question.OLD_KEY: QT_TR_NOOP("I know that this is an old key, and want this pack all the same."),
    Question.OTHER_PUBLISHER: QT_TR_NOOP("It may take the place of another publisher’s pack."),
    Question.OLDER: QT_TR_NOOP("Go back to this older edition."),
}
_TITLES = {
    Step.NEW: QT_TR_NOOP("Install this pack?"),
    Step.UPDATE: QT_TR_NOOP("Install this new edition?"),
    Step.OLDER: QT_TR_NOOP("Go back to an older edition?"),
    Step.SAME: QT_TR_NOOP("This pack is here already"),
}


class OfferDialog(QDialog):
    """Shows an offer. `agreed_to` brings the questions that were said yes to; `look_wanted` the pack's path."""

    agreed_to = Signal(object, object)
    look_wanted = Signal(object)

    def __init__(self, offer: Offer, parent: QWidget | None = None, *, may_look: bool = True) -> None:
        super().__init__(parent)
        self._offer = offer
        self.setWindowTitle(tr(_TITLES[offer.step]))
        self.setMinimumWidth(580)
        self.setMaximumWidth(760)
        rows = column(self)
        rows.addWidget(label(offer.info.title, "groupTitle", self))
        entries = count_of(offer.entries, tr("entry"), tr("entries"))
        facts = tr("Edition of {date}, {entries}").format(date=say_date(offer.info.edition), entries=entries)
        rows.addWidget(label(facts, "quietLine", self))
        rows.addWidget(label(say_origin(offer.judgement, with_words=False), "", self))
        if offer.judgement.words and not offer.judgement.is_trusted:
            words = readable(offer.judgement.words, "keyWords", self)
            words.setAccessibleName(tr("The key in words"))
            rows.addWidget(words)
            rows.addWidget(label(tr("Ask the publisher for these words, by telephone or on paper."), "quietLine", self))
        if offer.sheet is not None and offer.present is not None:
            if _differs(offer.sheet):
                rows.addWidget(self._sheet(offer.sheet, offer.present.edition), 1)
            else:
                said = tr("Its entries are the same as those of the edition of {date} that you have.")
                rows.addWidget(label(said.format(date=say_date(offer.present.edition)), "", self))
        self.checks = {question: check_box(tr(_QUESTIONS[question]), self) for question in offer.questions}
        for check in self.checks.values():
            check.toggled.connect(self._weigh)
            rows.addWidget(check)
        rows.addLayout(self._make_foot(may_look=may_look))
        self._weigh()

    def _make_foot(self, *, may_look: bool) -> QHBoxLayout:
        self.install = QPushButton(tr("&Install"), self)
        self.look = QPushButton(tr("&Just look at it"), self)
        self.look.setVisible(may_look)
        cancel = QPushButton(tr("Close") if self._offer.step is Step.SAME else tr("Cancel"), self)
        self.install.setVisible(self._offer.step is not Step.SAME)
        self.install.clicked.connect(self._agree)
        self.look.clicked.connect(self._look)
        cancel.clicked.connect(self.reject)
        for button in (self.install, self.look, cancel):
            button.setAutoDefault(False)
        (self.install if not self.checks and self._offer.step is not Step.SAME else cancel).setDefault(True)
        return foot(self.look, right=(self.install, cancel))

    def _weigh(self) -> None:
        self.install.setEnabled(all(check.isChecked() for check in self.checks.values()))

    def _agree(self) -> None:
        self.accept()
        self.agreed_to.emit(self._offer, frozenset(self.checks))

    def _look(self) -> None:
        self.accept()
        self.look_wanted.emit(self._offer.path)

    def _sheet(self, sheet: UpdateSheet, present: str) -> QScrollArea:
        """List what changes; what touches the user's own comes first."""
        page = QWidget()
        page.setObjectName("settingsPage")
        rows = QVBoxLayout(page)
        rows.setContentsMargins(14, 10, 14, 12)
        rows.setSpacing(4)
        title = tr("Compared with the edition of {date} that you have").format(date=say_date(present))
        rows.addWidget(label(title, "settingWords"))
        rows.addWidget(label(_counts(sheet), "quietLine"))
        self._part(rows, tr("Where you have something"), sheet.touched)
        self._part(rows, tr("New"), sheet.new)
        self._part(rows, tr("Changed"), sheet.changed)
        self._part(rows, tr("No longer there"), sheet.removed)
        self._part(rows, tr("Under another name now"), [one.before for one in sheet.renamed])
        rows.addStretch(1)
        area = QScrollArea(self)
        area.setObjectName("sheet")
        area.setAccessibleName(tr("What would change"))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setMinimumHeight(110)  # at 200 % on a small screen the buttons below must still be in sight
        area.setWidget(page)
        said = [one.text() for one in page.findChildren(QLabel)]
        area.setAccessibleDescription(". ".join(said))  # a screen reader comes to the area, not to what stands in it
        return area

    def _part(self, rows: QVBoxLayout, title: str, changes: Sequence[Change]) -> None:
        if not changes:
            return
        head = label(f"{title} ({len(changes):,})", "sheetPart")
        head.setContentsMargins(0, 10, 0, 0)
        rows.addWidget(head)
        for change in changes[:MOST_SHOWN]:
            marks = f"  ·  {', '.join(change.marks)}" if change.marks else ""
            rows.addWidget(label(plain_line(change.title) + marks))
        if len(changes) > MOST_SHOWN:
            rows.addWidget(label(tr("and {count} more").format(count=f"{len(changes) - MOST_SHOWN:,}"), "quietLine"))


def _differs(sheet: UpdateSheet) -> bool:
    return bool(sheet.new or sheet.changed or sheet.removed or sheet.renamed)


def _counts(sheet: UpdateSheet) -> str:
    """Say how many entries are new, changed and so on; what there is none of is left out."""
    counted = (
        (len(sheet.new), tr("{count} new")),
        (len(sheet.changed), tr("{count} changed")),
        (len(sheet.removed), tr("{count} no longer there")),
        (len(sheet.renamed), tr("{count} renamed")),
        (sheet.same, tr("{count} as before")),
    )
    return ", ".join(words.format(count=f"{count:,}") for count, words in counted if count)
