"""Keeps the screen on where a desktop has nothing but the bus for that: org.freedesktop.ScreenSaver, method Inhibit.

Xfce, MATE, Cinnamon, LXQt and others answer there (specifications.freedesktop.org/idle-inhibit-spec). The desktop
lets go when the connection that asked is closed, so that a program which fails holds nothing.
"""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from PySide6.QtCore import QTimer

from hubdesk.model.words import tr
from hubdesk.services.presenting.awake import KeepAwake

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusPendingCall

_SERVICE, _PATH = "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"
_AFTER_MS = 150
"""The first slide comes first."""
_PATIENCE_MS = 5000
_NUMBERS = count(1)


class DesktopAwake(KeepAwake):
    """Holds the system awake by its tools, and on Linux by the desktop's bus too."""

    def __init__(self) -> None:
        super().__init__()
        self._connection = ""
        self._answer: QDBusPendingCall | None = None
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self._ask)

    @property
    def is_held(self) -> bool:
        """Whether the system is held awake now; a desktop that has not answered holds nothing."""
        answer = self._answer
        return super().is_held or (answer is not None and answer.isFinished() and not answer.isError())

    def start(self) -> None:
        """Begin; doing so twice is doing it once."""
        super().start()
        if not self._connection and _bus_address():
            self._timer.start()

    def stop(self) -> None:
        """Let the system sleep again when it likes."""
        super().stop()
        self._timer.stop()
        if self._connection:
            from PySide6.QtDBus import QDBusConnection

            self._answer = None
            QDBusConnection.disconnectFromBus(self._connection)
            self._connection = ""

    def _ask(self) -> None:
        from PySide6.QtDBus import QDBusConnection, QDBusMessage  # not before a talk

        self._connection = f"hubdesk-talk-{next(_NUMBERS)}"
        # By its address: what Qt calls the session's bus is the one that this process met first, if any.
        bus = QDBusConnection.connectToBus(_bus_address(), self._connection)
        if not bus.isConnected():
            return
        asked = QDBusMessage.createMethodCall(_SERVICE, _PATH, _SERVICE, "Inhibit")
        asked.setArguments(["HubDesk", tr("A talk is on")])
        self._answer = bus.asyncCall(asked, _PATIENCE_MS)


def _bus_address() -> str:
    """Give the address of the desktop's bus, empty if it has none; asking where there is none would start one.

    Source: the D-Bus specification, "Server Addresses" and "Well-known Message Bus Instances".
    """
    if address := os.environ.get("DBUS_SESSION_BUS_ADDRESS", ""):
        return address
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    socket = Path(folder, "bus")
    return f"unix:path={quote(str(socket), safe='/-_.')}" if folder and socket.exists() else ""
