"""The system is kept awake while a talk is on, and nothing is said where that cannot be done."""

from __future__ import annotations

import ctypes
import sys
from typing import TYPE_CHECKING

import pytest

from hubdesk.services.presenting.awake import KeepAwake

if TYPE_CHECKING:
    from pathlib import Path


def test_a_mac_is_held_awake_by_its_own_tool() -> None:
    """On a Mac it is `caffeinate`, for the display too."""
    awake = KeepAwake("darwin", lambda name: f"/usr/bin/{name}")

    assert awake.commands() == [["/usr/bin/caffeinate", "-d", "-i"]]


def test_linux_holds_sleep_for_as_long_as_the_program_lives() -> None:
    """What holds it waits for input that ends when HubDesk ends, however it ends."""
    commands = KeepAwake("linux", lambda name: f"/usr/bin/{name}").commands()

    assert [command[0] for command in commands] == [
        "/usr/bin/systemd-inhibit", "/usr/bin/gnome-session-inhibit", "/usr/bin/kde-inhibit",
    ]  # fmt: skip
    assert {command[-1] for command in commands} == {"/usr/bin/cat"}
    assert KeepAwake("linux", lambda name: None if name == "cat" else name).commands() == []


@pytest.mark.parametrize("platform", ["linux", "darwin", "freebsd"])
def test_a_system_without_such_a_tool_goes_without(platform: str) -> None:
    """Nothing is started and nothing is said."""
    awake = KeepAwake(platform, lambda _name: None)
    awake.start()

    assert not awake.is_held
    awake.stop()


@pytest.mark.skipif(sys.platform == "win32", reason="a child process holds other systems awake")
def test_what_holds_it_ends_with_the_talk(tmp_path: Path) -> None:
    """A child is there while the talk is on, and gone after it; starting twice starts one."""
    tool = tmp_path / "caffeinate"
    tool.write_text("#!/bin/sh\nexec cat\n", encoding="ascii")
    tool.chmod(0o755)
    awake = KeepAwake("darwin", lambda _name: str(tool))
    awake.start()
    (holder,) = awake._holders
    awake.start()

    assert awake.is_held
    assert awake._holders == [holder]
    awake.stop()
    assert holder.poll() is not None
    assert not awake.is_held


@pytest.mark.skipif(sys.platform == "win32", reason="a child process holds other systems awake")
def test_a_tool_that_is_refused_holds_nothing(tmp_path: Path) -> None:
    """It has ended by itself, and nobody is told that the computer stays awake."""
    tool = tmp_path / "caffeinate"
    tool.write_text("#!/bin/sh\nexit 1\n", encoding="ascii")
    tool.chmod(0o755)
    awake = KeepAwake("darwin", lambda _name: str(tool))
    awake.start()
    (holder,) = awake._holders
    holder.wait(5)

    assert not awake.is_held
    awake.stop()


def test_a_tool_that_may_not_be_run_is_no_trouble(tmp_path: Path) -> None:
    """A tool that is gone or forbidden leaves the talk as it is."""
    awake = KeepAwake("darwin", lambda _name: str(tmp_path / "not-there"))
    awake.start()

    assert not awake.is_held


def test_windows_without_its_library_goes_without() -> None:
    """Where there is no Windows to ask, nothing is held."""
    awake = KeepAwake("win32")
    awake.start()
    awake.stop()

    assert not awake.is_held


def test_windows_is_asked_and_told_when_it_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """The display and the system stay on while the talk is on; after it only "continuous" is left, as before."""
    asked: list[int] = []

    class Kernel:
        @staticmethod
        def SetThreadExecutionState(state: ctypes.c_uint) -> int:  # noqa: N802 - Windows' own name
            asked.append(state.value)
            return 0x80000000

    monkeypatch.setattr(ctypes, "windll", type("Windll", (), {"kernel32": Kernel}), raising=False)
    awake = KeepAwake("win32")
    awake.start()
    awake.start()
    held = [awake.is_held]
    awake.stop()
    held.append(awake.is_held)

    assert held == [True, False]
    assert asked == [0x80000003, 0x80000000]
