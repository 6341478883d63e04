"""Lists the packs that were found on the drives that are plugged in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QPushButton, QWidget

from hubdesk.gui.dialogs.parts import column, foot, label
from hubdesk.gui.told import tell_places
from hubdesk.model.say import say_date
from hubdesk.model.text import count_of
from hubdesk.model.words import tr

if TYPE_CHECKING:
    from hubdesk.services.drive_scan import Scan


class DrivesDialog(QDialog):
    """Shows what a scan found. `pack_chosen` carries the path of a pack to look at."""

    pack_chosen = Signal(object)

    def __init__(self, scan: Scan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._packs = scan.packs
        self.setWindowTitle(tr("Packs on your drives"))
        self.setMinimumWidth(560)
        rows = column(self)
        rows.addWidget(label(self._say(scan), "", self))
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("Packs that were found"))
        self.list.setVisible(bool(scan.packs))
        for pack in scan.packs:
            entries = count_of(pack.entries, tr("entry"), tr("entries"))
            text = f"{pack.info.title}\n{say_date(pack.info.edition)}, {entries}, {pack.path}"
            self.list.addItem(QListWidgetItem(text))
        tell_places(self.list)
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(self._choose)
        rows.addWidget(self.list, 1)
        self.choose = QPushButton(tr("&Install…"), self)
        self.choose.setVisible(bool(scan.packs))
        self.choose.clicked.connect(self._choose)
        close = QPushButton(tr("Close"), self)
        close.clicked.connect(self.reject)
        (self.choose if scan.packs else close).setDefault(True)
        rows.addLayout(foot(right=(self.choose, close)))

    def _choose(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            self.accept()
            self.pack_chosen.emit(self._packs[row].path)

    @staticmethod
    def _say(scan: Scan) -> str:
        if scan.packs:
            return tr("Choose a pack. You will see what it is before anything is installed.")
        if scan.drives:
            names = ", ".join(drive.name for drive in scan.drives)
            return tr("No pack was found on {names}. Packs lie at the top of a drive or in its folder “packs”.").format(
                names=names
            )
        return tr("No drive was found. Plug one in, wait a moment, and try again.")
