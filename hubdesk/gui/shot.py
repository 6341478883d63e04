"""Draws the window into a picture without a screen: for documents, and for tests that look."""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hubdesk.errors import WriteFailedError
from hubdesk.model.words import tr

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QPixmap

    from hubdesk.gui.app import WindowOptions
    from hubdesk.gui.main_window import MainWindow

_WAIT_MS = 10_000
_PATIENCE_MS = 500


@dataclass(frozen=True, slots=True)
class ShotOptions:
    """The picture asked for: its file, its size in pixels at 100 %, and how many device pixels each becomes.

    `command` names a command of `gui.actions` that is carried out first; a window that it opens stands in the picture.
    """

    file: Path
    size: tuple[int, int] = (1366, 768)
    scale: float = 1.0
    command: str = ""


def take_shot(options: WindowOptions, shot: ShotOptions) -> int:
    """Draw the window and write the picture; give the exit code.

    Nothing of the user's is read or kept.

    Raises:
        WriteFailedError: the picture could not be written.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = str(shot.scale)
    from PySide6.QtCore import QEventLoop, QTimer, qInstallMessageHandler

    from hubdesk.gui.app import make_application, open_window
    from hubdesk.gui.theme import Theme
    from hubdesk.services.session import open_session

    qInstallMessageHandler(_say_warning)
    app = make_application()
    app.setCursorFlashTime(0)  # the same window gives the same picture
    theme = Theme(app, options.theme or "light")
    window = open_window(open_session(options.packs, is_kept=False), theme)
    window.setMinimumSize(1, 1)  # the size asked for, even where a window would not become so small
    window.resize(*shot.size)
    if options.target:
        window.go_to_address(options.target)
    window.show()
    if options.search:
        loop = QEventLoop()
        window.results.shown.connect(loop.quit)
        QTimer.singleShot(_WAIT_MS, loop.quit)
        window.finding.show(options.search)
        loop.exec()
    app.processEvents()
    picture = None
    if shot.command:
        picture = _carry_out(window, shot.command)
        until = time.monotonic() + _WAIT_MS / 1000
        app.processEvents()
        while window.jobs.is_busy and time.monotonic() < until:  # what the command has begun is shown done
            app.processEvents()
        app.processEvents()
    picture = picture or _picture_of(window)
    is_written = picture.save(str(shot.file), "PNG")
    window.close()
    if not is_written:
        raise WriteFailedError(shot.file, tr("the folder is not there, or may not be written to"))
    return 0


def _carry_out(window: MainWindow, command: str) -> QPixmap | None:
    """Carry out a command. Where it waits for an answer, as for a file's name, draw that and give no answer."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QDialog

    drawn: list[QPixmap] = []

    def draw_and_leave() -> None:
        drawn.append(_picture_of(window))
        for dialog in window.findChildren(QDialog):
            dialog.reject()

    patience = QTimer()
    patience.setSingleShot(True)
    patience.timeout.connect(draw_and_leave)
    patience.start(_PATIENCE_MS)
    window.named_actions[command].trigger()
    patience.stop()
    return drawn[0] if drawn else None


def _picture_of(window: MainWindow) -> QPixmap:
    """Draw the window, and in front of it the window that it has opened, if there is one."""
    from PySide6.QtCore import QPropertyAnimation
    from PySide6.QtGui import QColor, QPainter
    from PySide6.QtWidgets import QDialog

    for fading in window.findChildren(QPropertyAnimation):  # the cross in a field fades in: the picture shows it whole
        fading.setCurrentTime(fading.duration())
    picture = window.grab()
    for dialog in window.findChildren(QDialog):
        if dialog.isVisible():
            room = dialog.rect()
            room.moveCenter(window.rect().center())
            painter = QPainter(picture)
            painter.fillRect(window.rect(), QColor(0, 0, 0, 96))
            painter.drawPixmap(room.topLeft(), dialog.grab())
            painter.end()
    return picture


def _say_warning(_kind: object, _context: object, message: str) -> None:
    """Pass on what Qt says, but for a line that the screenless platform says of every window."""
    if "propagateSizeHints" not in message:
        sys.stderr.write(f"{message}\n")
