"""Draws a talk for the guide: the wall above the console. `make shots` runs it in a process of its own."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "1.5"

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from hubdesk.gui.app import make_application, open_window
from hubdesk.gui.presenting import Presenting
from hubdesk.gui.theme import Theme
from hubdesk.gui.workshops.area import WorkshopsArea
from hubdesk.services.presenting.awake import KeepAwake
from hubdesk.services.session import open_session

WORKSHOP = "a-calm-place-in-school"
_STEP = 8
_WALL, _CONSOLE, _WINDOW = (640, 360), (1180, 720), (1180, 720)


def main() -> int:
    """Draw `talk.png` and `workshop.png` into a folder: `talk_shots.py PACK FOLDER`."""
    pack, folder = Path(sys.argv[1]), Path(sys.argv[2])
    app = make_application()
    session = open_session([pack], is_kept=False)
    window = open_window(session, Theme(app, "light"))
    window.resize(*_WINDOW)
    window.show()
    workshop = session.library.workshop(session.library.packs[0].info.id, WORKSHOP)
    assert workshop is not None
    area = window.areas.of(WorkshopsArea)
    area.change(area.kept.add(workshop), 2)
    app.processEvents()
    window.grab().save(str(folder / "workshop.png"), "PNG")
    KeepAwake.commands = lambda _self: []
    presenting = window.areas.of(Presenting)
    presenting.present_workshop(workshop, is_rehearsal=True)
    show = presenting.show
    assert show is not None
    show.stage.resize(*_WALL)
    show.console.resize(*_CONSOLE)
    app.processEvents()
    while not show.presenter.is_ready:
        app.processEvents()
    for _ in range(_STEP):
        show.carry_out("next")
        app.processEvents()
    show.talk.elapsed = 21 * 60 + 4
    show.console.refresh()
    app.processEvents()
    _join(show.console.grab().toImage(), show.stage.grab().toImage()).save(str(folder / "talk.png"), "PNG")
    presenting.close()
    window.close()
    return 0


def _join(console: QImage, wall: QImage) -> QImage:
    """Put the wall above the console, each in a frame, so that both can be read on a page."""
    console.setDevicePixelRatio(1)
    wall.setDevicePixelRatio(1)
    gap = 24
    both = QImage(console.width(), console.height() + wall.height() + gap, QImage.Format.Format_RGB32)
    both.fill(QColor("#000000"))
    painter = QPainter(both)
    left = (console.width() - wall.width()) // 2
    painter.drawImage(QRect(left, 0, wall.width(), wall.height()), wall)
    painter.drawImage(QRect(0, wall.height() + gap, console.width(), console.height()), console)
    painter.end()
    return both


if __name__ == "__main__":
    sys.exit(main())
