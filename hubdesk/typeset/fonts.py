"""The typeface that HubDesk brings along: Atkinson Hyperlegible Next (SIL Open Font License 1.1)."""

from __future__ import annotations

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFontDatabase

from hubdesk.paths import resources_folder

FAMILY = "Atkinson Hyperlegible Next"
UPRIGHT = ("Regular", "Bold")
SLANTED = ("Italic", "BoldItalic")

_loaded: set[str] = set()


def load_fonts(faces: tuple[str, ...]) -> None:
    """Make faces known to Qt; each is read once. A page of text needs the slanted ones, the first window does not."""
    for face in faces:
        if face not in _loaded:
            path = resources_folder() / "fonts" / f"AtkinsonHyperlegibleNext-{face}.ttf"
            QFontDatabase.addApplicationFontFromData(QByteArray(path.read_bytes()))
            _loaded.add(face)
