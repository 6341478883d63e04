"""Keeps the screen from going dark while a talk is on, as each system has it; where none does, nothing is said.

Windows: SetThreadExecutionState (Microsoft, winbase.h). macOS: the tool `caffeinate`. Linux: `systemd-inhibit` for
sleep, and `gnome-session-inhibit` or `kde-inhibit` for the screen saver. A child process holds it while it lives.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from hubdesk.model.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

_ES_CONTINUOUS, _ES_SYSTEM_REQUIRED, _ES_DISPLAY_REQUIRED = 0x80000000, 0x1, 0x2
_WAIT_SECONDS = 2.0


class KeepAwake:
    """Holds the system awake from `start` to `stop`."""

    def __init__(self, platform: str = sys.platform, find: Callable[[str], str | None] = shutil.which) -> None:
        """Take the system's name and a way to find its tools."""
        self._platform, self._find = platform, find
        self._holders: list[subprocess.Popen[bytes]] = []
        self._is_set = False

    @property
    def is_held(self) -> bool:
        """Whether the system is held awake now; a tool that was refused has ended by itself."""
        return self._is_set or any(holder.poll() is None for holder in self._holders)

    def start(self) -> None:
        """Begin; doing so twice is doing it once."""
        if self._is_set or self._holders:
            return
        if self._platform == "win32":
            self._is_set = _set_windows_state(_ES_CONTINUOUS | _ES_SYSTEM_REQUIRED | _ES_DISPLAY_REQUIRED)
            return
        for command in self.commands():
            try:
                holder = subprocess.Popen(  # noqa: S603 - a tool of the system, found by its name
                    command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
                )
            except OSError:  # not allowed on this computer: then it goes without
                continue
            self._holders.append(holder)

    def stop(self) -> None:
        """Let the system sleep again when it likes."""
        if self._is_set:
            _set_windows_state(_ES_CONTINUOUS)
        for holder in self._holders:
            if holder.stdin is not None:
                holder.stdin.close()
            holder.terminate()
            try:
                holder.wait(_WAIT_SECONDS)
            except subprocess.TimeoutExpired:
                holder.kill()
                holder.wait()
        self._holders.clear()
        self._is_set = False

    def commands(self) -> list[list[str]]:
        """Give the commands that hold this system awake for as long as they run; none if there is no such tool."""
        if self._platform == "darwin":
            tool = self._find("caffeinate")
            return [[tool, "-d", "-i"]] if tool else []
        waiting = self._find("cat")  # ends when HubDesk does, however it ends: its input is closed then
        if not waiting:
            return []
        known = (
            ("systemd-inhibit", "--what=idle:sleep", "--who=HubDesk", "--why=A talk is on", "--mode=block"),
            ("gnome-session-inhibit", "--inhibit", "idle", "--app-id", "hubdesk", "--reason", tr("A talk is on")),
            ("kde-inhibit", "--power", "--screenSaver"),
        )
        return [[tool, *words, waiting] for name, *words in known if (tool := self._find(name))]


def _set_windows_state(state: int) -> bool:
    import ctypes  # only where there is something to call

    library = getattr(ctypes, "windll", None)
    return bool(library and library.kernel32.SetThreadExecutionState(ctypes.c_uint(state)))
