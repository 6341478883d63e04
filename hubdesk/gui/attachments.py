"""Files that belong to entries: what each is stands there before it is opened or saved, and programs are neither."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from hubdesk.durable import write_whole
from hubdesk.errors import HubDeskError, WriteFailedError
from hubdesk.gui.areas import Area
from hubdesk.gui.file_places import suggested_path
from hubdesk.model.attachment_kinds import kind_of
from hubdesk.model.file_names import safe_file_name
from hubdesk.model.words import tr

if TYPE_CHECKING:
    from hubdesk.gui.main_window import MainWindow


class Attachments(Area):
    """Opens and saves files of the library."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._opened: Path | None = None

    def offer(self, pack: str, asset: str) -> None:
        """Say what a file is, and let the reader open it or save a copy."""
        from hubdesk.gui.dialogs.attachment_dialog import AttachmentDialog

        try:
            content = self.window.session.library.asset(pack, asset)
        except HubDeskError as error:
            self.window.tell(error)
            return
        if content is None:
            return
        dialog = AttachmentDialog(asset, len(content), self.window)
        dialog.open_wanted.connect(lambda: self._open(asset, content))
        dialog.save_wanted.connect(lambda: self._save(asset, content))
        self.window.theme.open_dialog(dialog)

    def close(self) -> None:
        """Clear away what was opened: nothing of it stays on this computer."""
        if self._opened is not None:
            shutil.rmtree(
                self._opened, ignore_errors=True
            )  # a program may still hold a file; the system clears it later
            self._opened = None

    def _save(self, asset: str, content: bytes) -> None:
        if not kind_of(asset).may_save:
            return
        name, _ = QFileDialog.getSaveFileName(self.window, tr("Save a copy"), suggested_path(safe_file_name(asset)))
        if not name:
            return
        try:
            write_whole(Path(name), content)
        except OSError as error:
            self.window.tell(WriteFailedError.of(Path(name), error))

    def _open(self, asset: str, content: bytes) -> None:
        """Hand a copy to the system's program for its kind; changes made there are not kept, so it is read-only."""
        if not kind_of(asset).may_open:
            return
        try:
            folder = self._folder()
            path = folder / safe_file_name(asset)
            with suppress(FileNotFoundError):
                path.chmod(0o600)
            path.write_bytes(content)
            path.chmod(0o400)
        except OSError as error:
            self.window.tell(WriteFailedError.of(Path(asset), error))
            return
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.window.notice.say(
                tr("This computer has no program that opens {name}. Save a copy instead.").format(name=path.name)
            )

    def _folder(self) -> Path:
        """Give the folder for what is opened: on a stick its own, so that nothing is left on the computer."""
        if self._opened is None:
            places = self.window.session.places
            near = places.user_folder if places.is_portable else None
            self._opened = Path(tempfile.mkdtemp(prefix="hubdesk-", dir=near))
        return self._opened
