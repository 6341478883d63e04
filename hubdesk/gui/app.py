"""From the words of the command line to a window. Everything is made here and handed to what needs it."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QApplication

from hubdesk import __version__, timings
from hubdesk.errors import HubDeskError
from hubdesk.gui.language import take_up_language
from hubdesk.gui.main_window import MainWindow
from hubdesk.gui.sight import keep_in_sight
from hubdesk.gui.theme import Theme
from hubdesk.paths import LIST_SUFFIX, PACK_SUFFIX, is_there, resources_folder
from hubdesk.services.session import Session, open_session

if TYPE_CHECKING:
    from types import TracebackType


class WindowOptions(NamedTuple):
    """What the command line asks of the window. `target` is an address; empty shows what was shown last.

    `is_offered`: the first pack was named by itself, as a double-click does, and may be installed.
    """

    target: str = ""
    packs: tuple[Path, ...] = ()
    theme: str = ""
    search: str = ""
    lists: tuple[str, ...] = ()
    language: str = ""
    is_offered: bool = False


def run_window(options: WindowOptions) -> int:
    """Open the window and stay until it is closed; give the exit code."""
    app = make_application()
    take_up_language(app, options.language)
    session = open_session(options.packs)
    theme = Theme(app, options.theme or session.settings.value("look"))
    timings.mark("library_open", packs=len(session.library.packs))
    window = open_window(session, theme)
    window.painted.connect(_collect_again)
    window.painted.connect(_wear_the_icon)
    if timings.is_wanted():
        window.painted.connect(lambda: timings.mark("modules", names=sorted(sys.modules)))
    window.painted.connect(lambda: _warm(window))
    if options.target:
        window.go_to_address(options.target)
    else:
        window.restore_place()
    window.show()
    if options.packs and options.is_offered:
        window.painted.connect(lambda: _offer(window, options.packs[0]))
    if options.search:
        window.finding.show(options.search)
    if options.lists:
        from hubdesk.gui.collecting import Collecting

        window.areas.of(Collecting).open_files(options.lists)
    return app.exec()


def _offer(window: MainWindow, path: Path) -> None:
    from hubdesk.gui.sharing import SharingArea

    window.areas.of(SharingArea).offer_opened(path)


def _warm(window: MainWindow) -> None:
    """Load what a first page needs, once the window stands."""
    from hubdesk.gui.warming import Warming  # no part of a start

    Warming(window)


def _collect_again() -> None:
    """Take up collecting garbage, which a start leaves off; what the start made is no garbage and is left out."""
    gc.freeze()
    gc.enable()


def _wear_the_icon() -> None:
    """Give the window its icon, for the task bar; its drawing is read when the window is painted already."""
    from PySide6.QtGui import QIcon

    QApplication.setWindowIcon(QIcon(str(resources_folder() / "program" / "hubdesk.svg")))


def make_application() -> QApplication:
    """Make the one application object."""
    _start_no_bus()
    app = QApplication(
        [*sys.argv[:1], "-style", "fusion"]
    )  # setStyle() would hand the style to Python: 6 ms of a start
    app.setApplicationName("HubDesk")
    app.setApplicationDisplayName("HubDesk")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("hubdesk")
    app.focusChanged.connect(keep_in_sight)
    return app


def _start_no_bus() -> None:
    """Let Qt use the desktop's message bus where there is one, and start none where there is not.

    libdbus would start one for us alone, which stays when we are gone and leaves a file in the home.
    """
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    if sys.platform == "linux" and not (runtime and is_there(Path(runtime, "bus"))):
        os.environ.setdefault("DBUS_SESSION_BUS_ADDRESS", "disabled:")


def open_window(session: Session, theme: Theme) -> MainWindow:
    """Make a window over a session."""
    window = MainWindow(session, theme)
    window.pack_chosen.connect(lambda path: _open_with(window, path))
    window.library_changed.connect(lambda said: _open_anew(window, said))
    if session.places.is_portable:
        _keep_qt_portable(session)
    sys.excepthook = _CrashHook(window)
    return window


def _open_with(former: MainWindow, path: Path) -> None:
    """Open a window that has one more pack, in the place of a former one."""
    paths = [path, *(pack.path for pack in former.session.library.packs if pack.path != path)]
    former.session.user.keep("place", "hubdesk:")
    _replace(former, open_window(open_session(paths), former.theme))


def _open_anew(former: MainWindow, said: str) -> None:
    """Open a window over the packs of this device, in the place of a former one: packs have come or gone."""
    former.session.user.finish()
    window = open_window(open_session(()), former.theme)
    window.restore_place()
    window.notice.say(said)
    _replace(former, window)


def _replace(former: MainWindow, window: MainWindow) -> None:
    window.setGeometry(former.geometry())
    window.show()
    former.close()


def _keep_qt_portable(session: Session) -> None:
    """Let Qt's own dialogs keep what they keep (folders visited) beside the program too, and not on this computer."""
    from PySide6.QtCore import QSettings

    folder = str(session.places.user_folder) if session.places.user_folder else os.devnull
    for scope in (QSettings.Scope.UserScope, QSettings.Scope.SystemScope):
        for kind in (QSettings.Format.IniFormat, QSettings.Format.NativeFormat):
            QSettings.setPath(kind, scope, folder)


def sort_targets(words: list[str]) -> tuple[str, tuple[Path, ...]]:
    """Tell packs from addresses: what ends in .hubpack or .hublist or is there as a file or folder is a path.

    A desktop that can hand on addresses (`hubdesk:…`) hands on files as addresses too: `file:///home/…`.
    """
    words = [_without_file_scheme(word) for word in words]
    paths = tuple(
        Path(word) for word in words if word.lower().endswith((PACK_SUFFIX, LIST_SUFFIX)) or is_there(Path(word))
    )
    addresses = [word for word in words if Path(word) not in paths]
    return (addresses[-1] if addresses else ""), paths


def _without_file_scheme(word: str) -> str:
    if not word.startswith("file://"):
        return word
    from urllib.parse import urlsplit  # seldom needed, and a start counts every millisecond
    from urllib.request import url2pathname

    return url2pathname(urlsplit(word).path)


class _CrashHook:
    """Shows a mistake of ours whole, so that it can be copied and sent to us; the window goes on.

    While people watch a talk, nothing is shown: it waits until the talk is left.
    """

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._waiting: list[str] = []

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, HubDeskError):  # the world's: a drive was pulled while a page was read
            self._window.tell(error)
            return
        from hubdesk.gui.mistakes import report_of

        report = report_of(error.with_traceback(trace))
        if issubclass(kind, KeyboardInterrupt):
            self._window.close()
            return
        self._waiting.append(report)
        self._window.areas.in_private(self._show_waiting)

    def _show_waiting(self) -> None:
        if self._waiting:
            reports, self._waiting = self._waiting, []
            self._show("\n\n".join(dict.fromkeys(reports)))

    def _show(self, report: str) -> None:
        from hubdesk.gui.dialogs.text_dialog import mistake_dialog

        self._window.theme.open_dialog(mistake_dialog(report, self._window))
