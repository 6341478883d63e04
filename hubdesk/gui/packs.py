"""Opening a pack from a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from hubdesk.errors import HubDeskError
from hubdesk.gui.areas import Area
from hubdesk.model.words import tr
from hubdesk.paths import PACK_SUFFIX
from hubdesk.services.session import check_pack_opens


class Packs(Area):
    """What can be done with packs."""

    def choose(self) -> None:
        """Ask for a pack and open it, together with those that are open."""
        name, _ = QFileDialog.getOpenFileName(
            self.window, tr("Open a pack"), "", tr("HubDesk packs (*{suffix})").format(suffix=PACK_SUFFIX)
        )
        if name:
            self.open(Path(name))

    def open(self, path: Path) -> None:
        """Check that a pack can be opened, and ask for a window that has it too."""
        try:
            check_pack_opens(path)
        except HubDeskError as error:
            self.window.tell(error)
        else:
            self.window.pack_chosen.emit(path)
