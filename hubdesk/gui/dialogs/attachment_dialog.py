"""Says what a file of the library is, before it is opened or saved."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from hubdesk.gui.dialogs.parts import column, foot, label
from hubdesk.model.attachment_kinds import kind_of
from hubdesk.model.file_names import safe_file_name
from hubdesk.model.say import say_size
from hubdesk.model.words import tr


class AttachmentDialog(QDialog):
    """Name, kind and size, and what can be done with it."""

    open_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, asset: str, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        kind = kind_of(asset)
        self.setWindowTitle(tr("A file to take away"))
        self.setMinimumWidth(480)
        rows = column(self)
        rows.addWidget(label(safe_file_name(asset), "groupTitle", self))
        rows.addWidget(label(f"{tr(kind.words)}, {say_size(size)}", "quietLine", self))
        if not kind.may_save:
            said = tr("HubDesk neither opens nor saves programs from a pack: they could harm this computer.")
        elif not kind.may_open:
            said = tr("HubDesk does not open files of this kind. You can save a copy.")
        else:
            said = tr("It opens in the program that your computer has for it.")
        rows.addWidget(label(said, "", self))
        self.open_button, self.save = QPushButton(tr("&Open"), self), QPushButton(tr("&Save a copy…"), self)
        cancel = QPushButton(tr("Cancel") if kind.may_save else tr("Close"), self)
        self.open_button.setVisible(kind.may_open)
        self.save.setVisible(kind.may_save)
        self.open_button.clicked.connect(self._open)
        self.save.clicked.connect(self._save)
        cancel.clicked.connect(self.reject)
        (self.save if kind.may_save else cancel).setDefault(True)
        rows.addStretch(1)
        rows.addLayout(foot(right=(self.open_button, self.save, cancel)))

    def _open(self) -> None:
        self.accept()
        self.open_wanted.emit()

    def _save(self) -> None:
        self.accept()
        self.save_wanted.emit()
