"""Find out by trying what this system lacks, and install it or say in one line how to.

    python packaging/system_needs.py     what drawing needs, with or without a screen
        --window    also what the screen at hand needs
        --venv      also what this Python needs to make a virtual environment
        --start     instead of looking for files, start Qt with this Python
        --screen    only say which screen there is: xcb, wayland, native, other or none

Standard library only: it runs before anything is installed. Ends with 0 when nothing is lacking, 1 otherwise.
"""

from __future__ import annotations

import argparse
import ctypes
import importlib.util
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

# What Qt loads from the system, and Debian's package for it: found in a system with nothing else on it, for
# Qt 6.9.3 and 6.11.3. The first group is needed by all drawing, the others by windows on such a screen.
LIBRARIES: dict[str, dict[str, str]] = {
    "offscreen": {
        "libEGL.so.1": "libegl1",
        "libGL.so.1": "libgl1",
        "libX11.so.6": "libx11-6",
        "libdbus-1.so.3": "libdbus-1-3",
        "libfontconfig.so.1": "libfontconfig1",
        "libfreetype.so.6": "libfreetype6",
        "libglib-2.0.so.0": "libglib2.0-0",
        "libgthread-2.0.so.0": "libglib2.0-0",
        "libxkbcommon.so.0": "libxkbcommon0",
    },
    "xcb": {
        "libX11-xcb.so.1": "libx11-xcb1",
        "libxcb-cursor.so.0": "libxcb-cursor0",
        "libxcb-icccm.so.4": "libxcb-icccm4",
        "libxcb-image.so.0": "libxcb-image0",
        "libxcb-keysyms.so.1": "libxcb-keysyms1",
        "libxcb-randr.so.0": "libxcb-randr0",
        "libxcb-render-util.so.0": "libxcb-render-util0",
        "libxcb-render.so.0": "libxcb-render0",
        "libxcb-shape.so.0": "libxcb-shape0",
        "libxcb-shm.so.0": "libxcb-shm0",
        "libxcb-sync.so.1": "libxcb-sync1",
        "libxcb-util.so.1": "libxcb-util1",
        "libxcb-xfixes.so.0": "libxcb-xfixes0",
        "libxcb-xkb.so.1": "libxcb-xkb1",
        "libxcb.so.1": "libxcb1",
        "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    },
    "wayland": {
        "libwayland-client.so.0": "libwayland-client0",
        "libwayland-cursor.so.0": "libwayland-cursor0",
        "libwayland-egl.so.1": "libwayland-egl1",
    },
}
PACKAGES = {name: package for group in LIBRARIES.values() for name, package in group.items()}
FONT = "a font"
VENV = "Python's module ensurepip"
PACKAGES[FONT] = "fonts-dejavu-core"
PACKAGES[VENV] = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"

NO_LETTERS = 9  # how START ends when every letter is drawn as the same box
START = f"""
import sys
from PySide6 import QtPrintSupport, QtSvg
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication(sys.argv[:1])
def drawn(text):
    label = QLabel(text)
    label.resize(200, 40)
    return label.grab().toImage()
sys.exit({NO_LETTERS} if drawn("HHH") == drawn("EEE") else 0)
"""


def say(text: str) -> None:
    """Put a line in front of the person at the keyboard."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


# --- which screen there is


def answers(family: int, address: Any) -> bool:  # an address is what its family says
    """Whether something listens there."""
    try:
        with socket.socket(family, socket.SOCK_STREAM) as one:
            one.settimeout(2)
            one.connect(address)
    except (OSError, ValueError):
        return False
    return True


def x11_answers(display: str) -> bool:
    """Whether the X server that DISPLAY names is there (it is often set where none is)."""
    found = re.fullmatch(r"([^:/]*):(\d+)(?:\.\d+)?", display)
    if found is None:
        return False
    host, number = found[1], int(found[2])
    if host not in {"", "unix"}:
        try:
            places = socket.getaddrinfo(host, 6000 + number, type=socket.SOCK_STREAM)
        except OSError:
            return False
        return any(answers(family, address) for family, _, _, _, address in places)
    place = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - where X puts it
    return answers(socket.AF_UNIX, place) or answers(socket.AF_UNIX, "\0" + place)


def wayland_answers(display: str) -> bool:
    """Whether the compositor that WAYLAND_DISPLAY names is there."""
    return bool(display) and answers(socket.AF_UNIX, str(Path(os.environ.get("XDG_RUNTIME_DIR", "/"), display)))


def screens() -> list[str]:
    """The ways to a screen here, in Qt's words; empty when there is none."""
    if not sys.platform.startswith("linux"):
        return ["native"]
    asked = os.environ.get("QT_QPA_PLATFORM", "").split(":")[0].split(";")[0]
    if asked.startswith(("offscreen", "minimal")):
        return []
    if asked and not asked.startswith(("xcb", "wayland")):
        return ["other"]
    found = []
    if not asked.startswith("wayland") and x11_answers(os.environ.get("DISPLAY", "")):
        found.append("xcb")
    if not asked.startswith("xcb") and wayland_answers(os.environ.get("WAYLAND_DISPLAY", "")):
        found.append("wayland")
    return found


# --- what is lacking


def loads(library: str) -> bool:
    """Whether the system's loader finds this library and all that it needs."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_font() -> bool:
    """Whether there is a font file where fontconfig looks."""
    for folder in ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts"):
        for _, _, names in os.walk(os.path.expanduser(folder)):  # noqa: PTH111 - Path's raises without a home
            if any(name.lower().endswith((".ttf", ".otf", ".ttc")) for name in names):
                return True
    return False


def lacking_for(group: str) -> list[str]:
    """The libraries of this group that do not load."""
    return [name for name in LIBRARIES.get(group, ()) if not loads(name)]


def lacking(*, window: bool, venv: bool) -> list[str]:
    """What is lacking, as far as can be known without Qt."""
    found = []
    if venv and importlib.util.find_spec("ensurepip") is None:
        found.append(VENV)
    if not sys.platform.startswith("linux"):
        return found
    found += lacking_for("offscreen")
    if not has_font():
        found.append(FONT)
    if window:
        # Where there are two ways to the screen, Qt takes the one that loads.
        ways = [lacking_for(screen) for screen in screens()]
        found += min(ways, key=bool, default=[])
    return found


def start_qt(screen: str) -> tuple[list[str], str]:
    """Start Qt for real; what was lacking, and what Qt said where that is not plain."""
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    if screen in LIBRARIES:
        environment["QT_QPA_PLATFORM"] = screen
    run = subprocess.run([sys.executable, "-c", START], env=environment, capture_output=True, text=True, check=False)
    if run.returncode == 0:
        return [], ""
    if run.returncode == NO_LETTERS:
        return [FONT], "Letters are drawn as boxes."
    return sorted(set(not_found(screen))), run.stderr.strip()


def not_found(screen: str) -> Iterator[str]:
    """The libraries that the loader misses for Qt and for its part for this screen."""
    spec = importlib.util.find_spec("PySide6")
    tool = shutil.which("ldd")
    if spec is None or spec.origin is None or tool is None:
        return
    qt = Path(spec.origin).parent
    modules = [qt / f"Qt{name}.abi3.so" for name in ("Core", "Gui", "Widgets", "Svg", "PrintSupport")]
    for file in [*modules, *qt.glob(f"Qt/plugins/platforms/libq{screen}*.so")]:
        run = subprocess.run([tool, file], capture_output=True, text=True, check=False)
        yield from re.findall(r"^\s*(\S+) => not found", run.stdout, re.MULTILINE)


# --- what to do about it


def commands(packages: Iterable[str]) -> tuple[list[str], list[str]]:
    """How apt learns what there is, and how it installs these packages."""
    return ["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", *packages]


def provide(names: list[str]) -> bool:
    """Install what is lacking, where that can be done here; else say how. Whether it was done."""
    packages = sorted({PACKAGES[name] for name in names if name in PACKAGES})
    unknown = [name for name in names if name not in PACKAGES]
    if shutil.which("apt-get") is None or unknown:
        say(f"HubDesk needs this from the system, and it is not here: {', '.join(names)}.")
        return False
    listed = f"{names[0]} and {len(names) - 1} more" if len(names) > 4 else ", ".join(names)
    update, install = commands(packages)
    if os.geteuid() == 0:
        say(f"The system lacks {listed}. Installing: {' '.join(packages)} …")
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        quiet = ["-q", "-o", "DPkg::Lock::Timeout=120"]
        for command in ([*update, *quiet], [*install, *quiet]):
            run = subprocess.run(
                command,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                errors="replace",
                check=False,
            )
            if run.returncode:
                say(run.stdout.strip())
        if run.returncode == 0:
            return True
        say("That did not work; what apt says is above. When it is put right, this line does it:")
    else:
        say(f"The system lacks {listed}, which HubDesk needs.")
        say("Copy this line, then give the same command again:")
    line = f"{shlex.join(update)} && {shlex.join(install)}"
    if os.geteuid() == 0:
        say(f"    {line}")
    elif shutil.which("sudo"):
        say(f"    sudo {shlex.join(update)} && sudo {shlex.join(install)}")
    else:
        say(f"    su - -c {shlex.quote(line)}")
    return False


def look(*, window: bool, venv: bool) -> bool:
    """Look for it without Qt, and provide it."""
    names = lacking(window=window, venv=venv)
    return not names or provide(names)


def try_qt(*, window: bool) -> bool:
    """Start Qt in each way that is needed, and provide what it lacks.

    That is done once in a virtual environment, and again when something is not where it was looked for.
    """
    ways = screens() if window else []
    ways.sort(key=lambda way: bool(lacking_for(way)))
    complete = not lacking(window=window, venv=False)
    for screen in ["offscreen", *ways[:1]]:
        mark = Path(sys.prefix, f"started-{screen}")
        if complete and mark.exists():
            continue
        for _ in range(3):  # what is installed may bring to light what else is lacking
            names, words = start_qt(screen)
            if not names:
                break
            if not provide(sorted({*names, *lacking(window=window, venv=False)})):
                return False
        if words:
            say(words)
            say("Qt could not be started; what it says is above.")
            if screen != "offscreen":
                say("For a picture instead of a window: make run QT_QPA_PLATFORM=offscreen")
            return False
        mark.touch()
    return True


def main() -> int:
    """Do what the command line asks."""
    parser = argparse.ArgumentParser(description="Find out what this system lacks for HubDesk.")
    parser.add_argument("--window", action="store_true", help="also what the screen at hand needs")
    parser.add_argument("--venv", action="store_true", help="also what making a virtual environment needs")
    parser.add_argument("--start", action="store_true", help="start Qt with this Python")
    parser.add_argument("--screen", action="store_true", help="only say which screen there is")
    asked = parser.parse_args()
    if asked.screen:
        say((screens() or ["none"])[0])
        return 0
    if asked.start:
        return 0 if try_qt(window=asked.window) else 1
    return 0 if look(window=asked.window, venv=asked.venv) else 1


if __name__ == "__main__":
    sys.exit(main())
