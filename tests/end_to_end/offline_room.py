"""A room without a way out: run by `test_offline.py` in a network namespace of its own, with a listener in it.

Opens every page of a hostile pack in the real window, then knocks at the listener once itself. Prints what the listener
heard before and after, as JSON.
"""

from __future__ import annotations

import fcntl
import json
import socket
import struct
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

PORT = 8099
_UP = 0x8914, 0x1 | 0x40  # SIOCSIFFLAGS; IFF_UP | IFF_RUNNING


class Listener:
    """Hears every connection to the port, and every packet at all that leaves any program of this room."""

    def __init__(self) -> None:
        self._server = socket.create_server(("127.0.0.1", PORT))
        self._wire = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(0x0003))
        self._wire.setblocking(False)
        self.heard: list[str] = []
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            connection, _ = self._server.accept()
            connection.settimeout(2)
            self.heard.append(connection.recv(200).decode("latin-1").partition("\r\n")[0])
            connection.close()

    def packets(self) -> int:
        """Count packets since the last count."""
        count = 0
        while True:
            try:
                self._wire.recv(65536)
            except BlockingIOError:
                return count
            count += 1


def _lift_loopback() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        fcntl.ioctl(sock, _UP[0], struct.pack("16sh", b"lo", _UP[1]))


def _look_at_everything(pack: Path) -> int:
    from hubdesk.gui import app as start
    from hubdesk.gui.theme import Theme
    from hubdesk.model.address import EntryPlace
    from hubdesk.services.session import open_session

    application = start.make_application()
    session = open_session((pack,))
    window = start.open_window(session, Theme(application, "light"))
    window.resize(1200, 900)
    window.show()
    pages = 0
    for id_ in session.library.packs[0].ids(99):
        window.go(EntryPlace(session.library.packs[0].info.id, id_))
        QTest.qWait(50)
        for y in range(40, window.height(), 60):  # the mouse rests here and there, and tips come up
            QTest.mouseMove(window, QPoint(window.width() // 2, y))
        QApplication.processEvents()
        pages += 1
    window.grab()
    QTest.qWait(100)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    window.close()
    return pages


def main() -> None:
    """Listen, look, knock, tell."""
    _lift_loopback()
    listener = Listener()
    listener.packets()
    pages = _look_at_everything(Path(sys.argv[1]))
    before = (list(listener.heard), listener.packets())
    with socket.create_connection(("127.0.0.1", PORT)) as knock:
        knock.sendall(b"GET /knock HTTP/1.0\r\n\r\n")
        knock.recv(1)
    sys.stdout.write(json.dumps({"pages": pages, "heard": before[0], "packets": before[1], "after": listener.heard}))


if __name__ == "__main__":
    main()
