"""What of Qt and of the system goes into the built program, and why. `hubdesk.spec` asks here for every file.

A build takes what PyInstaller has found and leaves out what nothing needs: Qt plugins that are not on the list,
libraries
that no kept file asks for, and libraries that every desktop has and that must fit its own drivers. Shortcuts to files
are left out too: a stick with FAT32 or exFAT has none.
"""

from __future__ import annotations

import subprocess
import sys
from fnmatch import fnmatch
from functools import cache
from pathlib import Path, PurePosixPath

import icu

Toc = list[tuple[str, str, str]]
"""PyInstaller's table: where a file goes, where it comes from, its kind."""

QT_PLUGINS = {
    "platforms/*qxcb*": "a window under X11",
    "platforms/*qwayland*": "a window under Wayland",
    "platforms/*qoffscreen*": "pictures and PDFs without a screen",
    "platforms/*qwindows*": "a window under Windows",
    "platforms/*qcocoa*": "a window under macOS",
    "wayland-shell-integration/*xdg-shell*": "a window under Wayland",
    "wayland-decoration-client/*": "its frame, where the desktop draws none",
    "platformthemes/*xdgdesktopportal*": "the desktop's own look and file windows",
    "platforminputcontexts/*compose*": "accents by two keys",
    "platforminputcontexts/*ibus*": "writing systems with more letters than keys",
    "imageformats/*qsvg*": "the drawings of the library and our icons",
    "imageformats/*qjpeg*": "photographs in packs",
    "imageformats/*qgif*": "pictures in packs",
    "imageformats/*qwebp*": "pictures in packs",
    "printsupport/*": "printers",
    "styles/*qmacstyle*": "controls of macOS in file windows",
}
"""Plugins that are kept, and what each is for. PNG, the style and the fonts are in Qt's own libraries."""

QT_MODULES_UNUSED = ("WebEngine", "Qml", "Quick", "Network", "Pdf", "VirtualKeyboard", "Sql")
"""Parts of names of Qt's modules that must not come in."""

LXML_PARTS = ("lxml/__init__.py", "lxml/etree.*", "lxml/_elementpath.*")
"""PowerPoint files are written with lxml's trees; its HTML, its schemas and its other ways in are not used."""

LEFT_OUT = (
    "libssl*",
    "libcrypto*",
    "_ssl*",
    "_hashlib*",
    "_asyncio*",
    "_codecs_jp*",
    "_codecs_cn*",
    "_codecs_kr*",
    "_codecs_tw*",
    "_codecs_hk*",
    "_codecs_iso2022*",
    "_multibytecodec*",
    "opengl32sw.dll",
    "d3dcompiler*",
)
"""Nothing asks for the network, for old Asian encodings, or for a drawing of 3D without a graphics card."""

FROM_THE_SYSTEM = (
    "libX*",
    "libxcb.so*",
    "libxcb-*",
    "libxkbcommon*",
    "libwayland-*",
    "libGL*",
    "libEGL*",
    "libdrm*",
    "libglib-2*",
    "libgobject-2*",
    "libgio-2*",
    "libgmodule-2*",
    "libgthread-2*",
    "libdbus-1*",
    "libfontconfig*",
    "libfreetype*",
    "libstdc++*",
    "libgcc_s*",
    "libz.so*",
    "libexpat*",
    "libcups*",
    "libsystemd*",
    "libselinux*",
    "libmount*",
    "libblkid*",
    "libbrotli*",
    "libpng16*",
    "libpcre2*",
    "libuuid*",
    "libgssapi*",
    "libkrb5*",
    "libk5crypto*",
    "libcom_err*",
    "libkeyutils*",
    "libgnutls*",
    "libavahi*",
    "libbsd*",
    "libmd.so*",
    "libcap*",
    "liblzma*",
    "liblz4*",
    "libzstd*",
    "libgcrypt*",
    "libgpg-error*",
    "libICE*",
    "libSM*",
    "libbz2*",
    "libtirpc*",
    "libnsl*",
    "libffi*",
    "libatk*",
    "libgtk*",
    "libgdk*",
    "libpango*",
    "libcairo*",
    "libharfbuzz*",
    "libgraphite*",
    "libepoxy*",
    "libfribidi*",
    "libthai*",
    "libdatrie*",
    "libpixman*",
    "libjpeg.so*",
)
"""Linux: libraries that each desktop has, in the version that fits its drivers; TAKEN_ALONG has the exceptions."""

TAKEN_ALONG = (
    "libffi*",
    "libbz2*",
    "liblzma*",
    "libz.so*",
    "libsqlite3*",
    "libuuid*",
    "libxcb-cursor*",
    "libxcb-icccm*",
    "libxcb-image*",
    "libxcb-keysyms*",
    "libxcb-render-util*",
    "libxcb-util*",
    "libxcb-xkb*",
    "libxkbcommon-x11*",
)
"""Linux: small libraries that not every desktop has: asked for by Python itself, or by Qt's windows under X11. libexpat
is not among them: every desktop has it, and Debian's asks for a newer glibc (2.36) than all the rest (2.35)."""

QT_LIBRARIES = {
    "libQt6Core*": "the base",
    "libQt6Gui*": "fonts, pictures, text",
    "libQt6Widgets*": "the window's parts",
    "libQt6PrintSupport*": "printing and PDF",
    "libQt6Svg*": "asked for by the plugin for drawings",
    "libQt6DBus*": "asked for by the plugins for X11, IBus and the desktop's file windows",
    "libQt6OpenGL*": "asked for by the plugins for X11 and Wayland",
    "libQt6XcbQpa*": "a window under X11",
    "libQt6Wayland*": "a window under Wayland",
    "libicudata*": "asked for by the base; made small by `icu`",
    "libicui18n*": "asked for by the base",
    "libicuuc*": "asked for by the base",
    "libpyside6.*": "Qt for Python",
    "QtCore.*": "Qt for Python",
    "QtGui.*": "Qt for Python",
    "QtWidgets.*": "Qt for Python",
    "QtPrintSupport.*": "Qt for Python",
    "QtSvg.*": "Qt for Python",
    "QtDBus.*": "Qt for Python",
}
"""Linux: all of Qt that may lie below `PySide6`, plugins apart, and what each is for."""

PIL_PARTS = (
    "PIL/_imaging.*",
    "pillow.libs/libjpeg*",
    "pillow.libs/libz*",
    "pillow.libs/libxcb*",
    "pillow.libs/libXau*",
    "pillow.libs/libopenjp2*",
    "pillow.libs/libtiff*",
    "pillow.libs/liblzma*",
    "pillow.libs/libzstd*",
)
"""Pillow serves only the pictures in PowerPoint files: its core, and what the core is linked with."""


def trim_binaries(binaries: Toc) -> Toc:
    """Leave out libraries and plugins that the program does not need."""
    wanted = [item for item in binaries if item[2] != "SYMLINK" and _may_stay(item[0])]
    if not sys.platform.startswith("linux"):
        return wanted
    return _reachable(wanted)


def trim_datas(datas: Toc) -> Toc:
    """Leave out translations, tools and notes of Qt that the program does not need."""
    return [item for item in datas if item[2] != "SYMLINK" and _data_may_stay(item[0])]


def unexpected(tree: Path) -> list[str]:
    """Name what lies in a built program although nothing here says that it may, each with the reason."""
    found = []
    for path in sorted(tree.rglob("*")):
        name = path.relative_to(tree).as_posix()
        if path.is_symlink():
            found.append(f"{name}: a shortcut, which a stick cannot hold")
        elif path.is_file() and (reason := _objection(name)):
            found.append(f"{name}: {reason}")
    return found


def _objection(path: str) -> str:
    name, inside = PurePosixPath(path).name, path.removeprefix("_internal/")
    if "/plugins/" in path:
        return "" if _plugin_may_stay(path) else "a Qt plugin that is not on the list"
    if any(part in name for part in QT_MODULES_UNUSED):
        return "a part of Qt that HubDesk does not use"
    if any(fnmatch(name, pattern) for pattern in LEFT_OUT):
        return "left out on purpose"
    if not fnmatch(name, "*.so*"):
        return ""
    if inside.startswith("PySide6/") and not any(fnmatch(name, pattern) for pattern in QT_LIBRARIES):
        return "a library of Qt that is not on the list"
    if (
        "/" not in inside
        and name.startswith("lib")
        and not any(fnmatch(name, pattern) for pattern in (*TAKEN_ALONG, "libpython3*"))
    ):
        return "a library of the system that is not on the list"
    return ""


def _may_stay(target: str) -> bool:
    name, path = PurePosixPath(target).name, PurePosixPath(target).as_posix()
    if "/plugins/" in path:
        return _plugin_may_stay(path)
    if any(fnmatch(name, pattern) for pattern in LEFT_OUT):
        return False
    for package, parts in (("PIL/", PIL_PARTS), ("pillow.libs/", PIL_PARTS), ("lxml/", LXML_PARTS)):
        if path.startswith(package):
            return any(fnmatch(path, pattern) for pattern in parts)
    if sys.platform.startswith("linux") and "/" not in path:
        is_kept = any(fnmatch(name, pattern) for pattern in TAKEN_ALONG)
        return is_kept or not any(fnmatch(name, pattern) for pattern in FROM_THE_SYSTEM)
    return True


def _plugin_may_stay(path: str) -> bool:
    return any(fnmatch(path.partition("/plugins/")[2], pattern) for pattern in QT_PLUGINS)


def _data_may_stay(target: str) -> bool:
    path = PurePosixPath(target).as_posix()
    if "/translations/" in path and "PySide6" in path:
        return PurePosixPath(path).name.removeprefix("qtbase_").removesuffix(".qm") in _languages()
    return not path.startswith(("PySide6/glue", "PySide6/typesystems", "PySide6/include", "PySide6/scripts", "lxml/"))


@cache
def _languages() -> frozenset[str]:
    """Give the languages that the interface speaks: of the others Qt's own words are not needed either."""
    folder = Path(__file__).resolve().parent.parent / "resources" / "translations"
    return frozenset(path.stem.removeprefix("hubdesk_") for path in folder.glob("hubdesk_*.qm"))


def _reachable(binaries: Toc) -> Toc:
    """Keep what an extension of Python, a kept plugin or the Python library asks for, and what that asks for."""
    by_name = {PurePosixPath(target).name: (target, source, kind) for target, source, kind in binaries}
    roots = [item for item in binaries if item[2] == "EXTENSION" or "/plugins/" in item[0] or "libpython" in item[0]]
    kept: dict[str, tuple[str, str, str]] = {}
    waiting = list(roots)
    while waiting:
        item = waiting.pop()
        if item[0] in kept:
            continue
        kept[item[0]] = item
        waiting += [by_name[name] for name in _needed(item[1]) if name in by_name]
    return [item for item in binaries if item[0] in kept]


def with_small_icu(binaries: Toc, folder: Path) -> Toc:
    """Put ICU's small data in the place of the full; see `icu`."""
    folder.mkdir(parents=True, exist_ok=True)
    return [
        (target, str(icu.make_small(Path(source), folder)), kind) if icu.is_icu_data(target) else (target, source, kind)
        for target, source, kind in binaries
    ]


@cache
def _needed(source: str) -> tuple[str, ...]:
    done = subprocess.run(["objdump", "-p", source], capture_output=True, text=True, check=False)  # noqa: S607
    return tuple(line.split()[1] for line in done.stdout.splitlines() if line.strip().startswith("NEEDED"))
