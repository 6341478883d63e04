"""Says whether a stick is whole, and names each file that is not as it was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QPlainTextEdit, QPushButton, QWidget

from hubdesk.gui.dialogs.parts import column, foot, label, readable
from hubdesk.model.text import count_of
from hubdesk.model.words import tr
from hubdesk.pack.fingerprint import copy_in_words, key_in_words
from hubdesk.services.passport import FAULT_WORDS
from hubdesk.transfer.verify import Fault

if TYPE_CHECKING:
    from pathlib import Path

    from hubdesk.transfer.verify import StickProof


class ProofDialog(QDialog):
    """Shows the proof of a stick."""

    def __init__(self, root: Path, proof: StickProof, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Is this stick whole?"))
        self.setMinimumWidth(560)
        rows = column(self)
        head = tr("This stick is whole") if proof.is_whole else tr("This stick is not whole")
        rows.addWidget(label(head, "groupTitle", self))
        good = proof.total - sum(one.fault is not Fault.ADDED for one in proof.faults)
        counted = tr("{good} of {total} as they were made.").format(
            good=f"{good:,}", total=count_of(proof.total, tr("file"), tr("files"))
        )
        self.said = label(f"{counted} {self._who(proof)}", "", self)
        rows.addWidget(self.said)
        if proof.faults:
            listed = "\n".join(f"{one.path}: {tr(FAULT_WORDS[one.fault])}" for one in proof.faults)
            faults = QPlainTextEdit(listed, self)
            faults.setObjectName("address")
            faults.setReadOnly(True)
            faults.setTabChangesFocus(True)
            faults.setAccessibleName(tr("Files that are not as they were made"))
            faults.setMinimumHeight(140)
            rows.addWidget(faults, 1)
            rows.addWidget(label(tr("Make the stick anew, or ask whoever gave it to you."), "", self))
        rows.addWidget(label(tr("To compare by telephone:"), "quietLine", self))
        code = readable(copy_in_words(proof.digest), "keyWords", self)
        code.setAccessibleName(tr("Code of this stick"))
        rows.addWidget(code)
        rows.addWidget(readable(str(root), "quietLine", self))
        close = QPushButton(tr("Close"), self)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        rows.addLayout(foot(right=(close,)))

    @staticmethod
    def _who(proof: StickProof) -> str:
        if not proof.signed.key:
            return tr("Nobody has signed its list of files.")
        if not proof.signed.is_right:
            return tr("Its list of files was changed after it was signed: do not trust it.")
        words = key_in_words(proof.signed.key)
        return tr("Its list of files is signed with this key: {words}.").format(words=words)
