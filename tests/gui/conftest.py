"""Windows for tests: real ones, over real packs, drawn without a screen."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is imported

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from hubdesk.gui import app
from hubdesk.gui.main_window import MainWindow
from hubdesk.gui.theme import Theme
from hubdesk.services.presenting.awake import KeepAwake
from hubdesk.services.session import open_session
from tests.gui.scenes import World
from tests.gui.windows import let_go
from tests.packs import build_guide

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.gui.windows import OpenWindow


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """Give the application, made as the program makes it."""
    found = QApplication.instance()
    return found if isinstance(found, QApplication) else app.make_application()


@pytest.fixture(scope="session")
def light_theme(qapp: QApplication) -> Theme:
    """Dress the application light, whatever the system says."""
    return Theme(qapp, "light")


@pytest.fixture
def make_theme(qapp: QApplication, light_theme: Theme) -> Iterator[Callable[[str], Theme]]:
    """Dress the application otherwise for one test: `light`, `dark`, or as the system has it (empty)."""
    made: list[Theme] = []

    def make(forced: str) -> Theme:
        made.append(Theme(qapp, forced))
        return made[-1]

    yield make
    for theme in made:
        theme.setParent(None)
        theme.deleteLater()
    let_go()
    light_theme._dress()


@pytest.fixture
def open_window(qtbot: QtBot, light_theme: Theme) -> Iterator[OpenWindow]:
    """Open windows over packs, each of them shown and drawn; all that are open are closed after the test."""

    def open_(
        *packs: Path, theme: Theme | None = None, size: tuple[int, int] = (1180, 760), is_watched: bool = False
    ) -> MainWindow:
        hook = sys.excepthook
        window = app.open_window(open_session(packs), theme or light_theme)
        if not is_watched:
            sys.excepthook = hook  # a mistake is to fail the test, not to open a dialog
        if not window.session.user.value("geometry"):
            window.resize(*size)
        with qtbot.waitSignal(window.painted):
            window.show()
        return window

    former = sys.excepthook
    yield open_
    sys.excepthook = former
    for window in QApplication.topLevelWidgets():
        if isinstance(window, MainWindow):
            window.close()
    let_go()
    light_theme.set_look("light")  # it is shared: a test may have chosen another look


@pytest.fixture(autouse=True)
def _no_voice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no voice, whatever this computer has; tests of reading aloud bring their own."""
    monkeypatch.setattr("hubdesk.gui.aloud.find_voice", lambda: None)


@pytest.fixture
def window(open_window: OpenWindow, small_pack: Path) -> MainWindow:
    """Open the small library in a window."""
    return open_window(small_pack)


@pytest.fixture(scope="session")
def guide_pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the guide, once."""
    return build_guide(tmp_path_factory.mktemp("guide") / "guide.hubpack")


@pytest.fixture
def no_inhibitor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the sleep of this computer alone."""
    monkeypatch.setattr(KeepAwake, "start", lambda _self: None)


@pytest.fixture
def world(
    qtbot: QtBot, open_window: OpenWindow, small_pack: Path, guide_pack: Path, tmp_path: Path, no_inhibitor: None
) -> World:
    """Open a window over the small library and the guide."""
    return World(qtbot, open_window(small_pack, guide_pack), tmp_path)
