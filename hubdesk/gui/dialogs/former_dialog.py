"""Asks of which pack the former edition should be shown again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from hubdesk.gui.dialogs.parts import column, foot, label
from hubdesk.model.say import say_date
from hubdesk.model.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hubdesk.services.installing import Former


class FormerDialog(QDialog):
    """One button for each pack that has a former edition here. `pack_chosen` carries the pack's id."""

    pack_chosen = Signal(str)

    def __init__(self, former: Sequence[Former], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Go back to a former edition"))
        self.setMinimumWidth(480)
        rows = column(self)
        said = (
            tr("The later edition is kept, and your lists and notes stay as they are.")
            if former
            else tr("No pack has a former edition here. One is kept from the next update on.")
        )
        rows.addWidget(label(said, "", self))
        self.buttons: list[QPushButton] = []
        for one in former:
            words = tr("{title}: from {present} back to {former}").format(
                title=one.title, present=say_date(one.present), former=say_date(one.former)
            )
            button = QPushButton(words.replace("&", "&&"), self)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, pack_id=one.pack_id: self._choose(pack_id))
            self.buttons.append(button)
            rows.addWidget(button)
        close = QPushButton(tr("Cancel") if former else tr("Close"), self)
        close.clicked.connect(self.reject)
        close.setDefault(True)
        rows.addStretch(1)
        rows.addLayout(foot(right=(close,)))

    def _choose(self, pack_id: str) -> None:
        self.accept()
        self.pack_chosen.emit(pack_id)
