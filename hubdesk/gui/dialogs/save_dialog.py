"""Asks what is to be saved for others, and in what form."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from hubdesk.model.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hubdesk.services.export import Choice
    from hubdesk.services.forms import Form


class Offer(NamedTuple):
    """Something that can be saved: what it is in words, its title for a file's name, and how the service knows it."""

    words: str
    title: str
    choice: Choice


class SaveDialog(QDialog):
    """Two questions and a button. `chosen` carries an Offer and a Form."""

    chosen = Signal(object, object)

    def __init__(self, offers: Sequence[Offer], forms: Sequence[Form], parent: QWidget | None = None) -> None:
        """Ask.

        Args:
            offers: what can be saved; the first is marked.
            forms: the forms that can be had; the first is marked.
            parent: the window.
        """
        super().__init__(parent)
        self.setWindowTitle(tr("Save as web page or e-book"))
        self.setMinimumWidth(520)
        self._offers, self._forms = offers, forms
        self.what, self.how = QButtonGroup(self), QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(26, 22, 26, 18)
        layout.setSpacing(0)
        layout.addWidget(self._title(tr("What do you want to save?")))
        layout.addSpacing(6)
        for number, offer in enumerate(offers):
            layout.addWidget(self._option(self.what, number, offer.words))
        layout.addSpacing(18)
        layout.addWidget(self._title(tr("In what form?")))
        layout.addSpacing(6)
        for number, form in enumerate(forms):
            layout.addWidget(self._option(self.how, number, tr(form.title), tr(form.good_for)))
            line = QLabel(tr(form.good_for), self)
            line.setObjectName("quietLine")
            line.setWordWrap(True)
            line.setContentsMargins(33, 0, 0, 10)
            layout.addWidget(line)
        layout.addSpacing(10)
        save = QPushButton(tr("&Choose where…"), self)
        save.setDefault(True)
        save.clicked.connect(self.accept)
        cancel = QPushButton(tr("Cancel"), self)
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(save)
        layout.addLayout(row)

    def accept(self) -> None:
        """Say what was chosen, and go."""
        super().accept()
        self.chosen.emit(self._offers[self.what.checkedId()], self._forms[self.how.checkedId()])

    def _title(self, words: str) -> QLabel:
        label = QLabel(words, self)
        label.setObjectName("groupTitle")
        return label

    def _option(self, group: QButtonGroup, number: int, words: str, description: str = "") -> QRadioButton:
        button = QRadioButton(words.replace("&", "&&"), self)
        button.setAccessibleDescription(description)
        button.setChecked(number == 0)
        group.addButton(button, number)
        return button
