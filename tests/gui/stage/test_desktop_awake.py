"""A desktop that has only its bus keeps the screen on too, for as long as the talk is on."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from PySide6.QtCore import ClassInfo, QObject, Slot

from hubdesk.gui.stage.desktop_awake import DesktopAwake
from hubdesk.services.presenting.awake import KeepAwake

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems have ways of their own")
NAME = "org.freedesktop.ScreenSaver"


@ClassInfo({"D-Bus Interface": NAME})  # type: ignore[call-arg]
class ScreenSaver(QObject):  # type: ignore[operator]
    """Stands in for a desktop: notes who asked for what."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[str, str]] = []

    @Slot(str, str, result="uint")  # type: ignore[arg-type]
    def Inhibit(self, who: str, why: str) -> int:  # noqa: N802 - the bus's own name
        """Keep the screen on; gives a cookie."""
        self.asked.append((who, why))
        return 7


@pytest.fixture(autouse=True)
def _no_tools(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(KeepAwake, "commands", lambda _self: [])


@pytest.fixture(params=["address", "folder"])
def bus(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Start a bus of our own, named by the environment or lying in the user's folder; gives its address."""
    daemon = shutil.which("dbus-daemon")
    if daemon is None:
        pytest.skip("There is no dbus-daemon here: apt-get install dbus-daemon.")
    folder = tmp_path / "a user's folder"
    folder.mkdir()
    listen = f"--address=unix:path={quote(str(folder / 'bus'), safe='/-_.')}"
    with subprocess.Popen(
        [daemon, "--session", "--nofork", "--nopidfile", "--print-address=1", listen], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        if request.param == "address":
            monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
            monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
        else:
            monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
            monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
        yield address
        process.terminate()


@pytest.mark.usefixtures("qapp")
def test_a_desktop_with_only_a_bus_keeps_the_screen_on(qtbot: QtBot, bus: str) -> None:
    """It is asked once, by a name of its own, and lets go when that name has left the bus."""
    from PySide6.QtDBus import QDBusConnection

    desktop = QDBusConnection.connectToBus(bus, "desktop")
    saver = ScreenSaver()
    assert desktop.registerService(NAME)
    assert desktop.registerObject("/org/freedesktop/ScreenSaver", saver, QDBusConnection.RegisterOption.ExportAllSlots)
    awake = DesktopAwake()
    awake.start()
    awake.start()
    assert not awake.is_held
    qtbot.waitUntil(lambda: awake.is_held)
    assert saver.asked == [("HubDesk", "A talk is on")]
    ours = QDBusConnection(awake._connection).baseService()
    known = desktop.interface()
    assert known.isServiceRegistered(ours).value()

    awake.stop()
    assert not awake.is_held
    qtbot.waitUntil(lambda: not known.isServiceRegistered(ours).value())
    QDBusConnection.disconnectFromBus("desktop")


@pytest.mark.usefixtures("qapp", "bus")
def test_a_bus_without_a_screen_saver_holds_nothing(qtbot: QtBot) -> None:
    """Nobody answers, and nobody is told that the screen stays on."""
    awake = DesktopAwake()
    awake.start()
    qtbot.waitUntil(lambda: awake._answer is not None and awake._answer.isFinished())
    assert not awake.is_held
    awake.stop()


@pytest.mark.usefixtures("qapp")
def test_without_a_bus_nothing_is_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No bus is started for the sake of asking."""
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    awake = DesktopAwake()
    awake.start()
    assert not awake._timer.isActive()
    awake.stop()
