"""What files that belong to an entry are, in plain words, and which of them could run."""

from __future__ import annotations

from typing import NamedTuple

from hubdesk.model.words import QT_TR_NOOP

PROGRAMS = frozenset({
    ".exe", ".com", ".bat", ".cmd", ".msi", ".msp", ".mst", ".msix", ".appx", ".scr", ".pif", ".cpl", ".ps1", ".psm1",
    ".vbs", ".vbe", ".js", ".jse", ".mjs", ".wsf", ".wsh", ".hta", ".lnk", ".url", ".webloc", ".desktop", ".reg",
    ".inf", ".jar", ".jnlp", ".sh", ".bash", ".zsh", ".command", ".app", ".dmg", ".pkg", ".deb", ".rpm", ".appimage",
    ".run", ".dll", ".so", ".dylib", ".sys", ".py", ".pyw", ".pyc", ".pl", ".rb", ".php", ".docm", ".dotm", ".xlsm",
    ".xltm", ".xlam", ".xll", ".pptm", ".potm", ".ppsm", ".sldm", ".iso", ".img", ".vhd", ".vhdx", ".chm", ".hlp",
    ".gadget", ".html", ".htm", ".xhtml", ".mht", ".mhtml", ".svgz", ".library-ms", ".search-ms",
    ".settingcontent-ms", ".scf",
    ".application", ".appref-ms", ".theme", ".one", ".slk", ".iqy",
})  # fmt: skip
"""Endings of what can run, or make something run, on some system: never opened, and not built into a pack."""

_OPENED = {
    ".pdf": QT_TR_NOOP("PDF document"),
    ".txt": QT_TR_NOOP("Text"),
    ".csv": QT_TR_NOOP("Table as text"),
    ".md": QT_TR_NOOP("Text"),
    ".rtf": QT_TR_NOOP("Text document"),
    ".docx": QT_TR_NOOP("Word document"),
    ".xlsx": QT_TR_NOOP("Excel workbook"),
    ".pptx": QT_TR_NOOP("PowerPoint slides"),
    ".odt": QT_TR_NOOP("Text document"),
    ".ods": QT_TR_NOOP("Table"),
    ".odp": QT_TR_NOOP("Slides"),
    ".epub": QT_TR_NOOP("E-book"),
    ".png": QT_TR_NOOP("Picture"),
    ".jpg": QT_TR_NOOP("Picture"),
    ".jpeg": QT_TR_NOOP("Picture"),
    ".gif": QT_TR_NOOP("Picture"),
    ".webp": QT_TR_NOOP("Picture"),
    ".mp3": QT_TR_NOOP("Sound"),
    ".mp4": QT_TR_NOOP("Film"),
}
_SAVED = {
    ".zip": QT_TR_NOOP("Packed folder"),
    ".svg": QT_TR_NOOP("Drawing"),
}


class AttachmentKind(NamedTuple):
    """What a file is, in plain words; whether it may be opened with the system's program; whether it may be saved."""

    words: str
    may_open: bool
    may_save: bool


def kind_of(untrusted_name: str) -> AttachmentKind:
    """Tell a file by its name, as the system would. What is not known may be saved, but is not opened."""
    dots = untrusted_name.lower().rstrip(". ").split(".")[1:]
    endings = [f".{ending.strip()}" for ending in dots]
    last = endings[-1] if endings else ""
    if any(ending in PROGRAMS for ending in endings):  # `list.exe.txt` is turned away too: no honest file is named so
        return AttachmentKind(QT_TR_NOOP("Program"), may_open=False, may_save=False)
    if last in _OPENED:
        return AttachmentKind(_OPENED[last], may_open=True, may_save=True)
    return AttachmentKind(_SAVED.get(last, QT_TR_NOOP("File of an unknown kind")), may_open=False, may_save=True)
