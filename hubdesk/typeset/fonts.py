"""The typefaces that HubDesk brings along, both under the SIL Open Font License 1.1.

Atkinson Hyperlegible Next is the usual one; Lexend, with wider letters, is for those who read it more easily.
"""

from __future__ import annotations

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFontDatabase

from hubdesk.paths import resources_folder

FAMILY = "Atkinson Hyperlegible Next"
UPRIGHT = ("AtkinsonHyperlegibleNext-Regular", "AtkinsonHyperlegibleNext-Bold")
SLANTED = ("AtkinsonHyperlegibleNext-Italic", "AtkinsonHyperlegibleNext-BoldItalic")
LEXEND = ("Lexend-Regular", "Lexend-Bold")

_loaded: set[str] = set()


def load_fonts(faces: tuple[str, ...]) -> None:
    """Make faces known to Qt; each is read once. A page of text needs the slanted ones, the first window does not."""
    for face in faces:
        if face not in _loaded:
            content = (resources_folder() / "fonts" / f"{face}.ttf").read_bytes()
            QFontDatabase.addApplicationFontFromData(QByteArray(content))
            _loaded.add(face)


def reading_family(font: str) -> str:
    """Give the family for running text, by the value of the setting `font`, and make it known to Qt."""
    load_fonts(SLANTED)
    if font != "lexend":
        return FAMILY
    load_fonts(LEXEND)  # it has no slanted faces: Qt slants the upright ones
    return "Lexend"
