"""The kinds of file that a pack may hold, by the ending of their names and by their first bytes."""

from __future__ import annotations

import posixpath

# A table of our own: what the system thinks of an ending differs from one computer to the next.
PICTURES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif",
    ".webp": "image/webp", ".svg": "image/svg+xml"}  # fmt: skip
_OFFICE = "application/vnd.openxmlformats-officedocument."
TYPES = {
    **PICTURES,
    ".pdf": "application/pdf", ".txt": "text/plain", ".csv": "text/csv", ".md": "text/markdown",
    ".rtf": "application/rtf",
    ".docx": f"{_OFFICE}wordprocessingml.document", ".xlsx": f"{_OFFICE}spreadsheetml.sheet",
    ".pptx": f"{_OFFICE}presentationml.presentation",
    ".odt": "application/vnd.oasis.opendocument.text", ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".odp": "application/vnd.oasis.opendocument.presentation", ".epub": "application/epub+zip",
    ".mp3": "audio/mpeg", ".mp4": "video/mp4", ".zip": "application/zip",
}  # fmt: skip
"""What may be handed on; a file of any other kind stays in its pack."""
_FIRST_BYTES = {
    ".png": (b"\x89PNG\r\n\x1a\n",), ".jpg": (b"\xff\xd8\xff",), ".jpeg": (b"\xff\xd8\xff",),
    ".gif": (b"GIF87a", b"GIF89a"), ".webp": (b"RIFF",),
}  # fmt: skip


def ending_of(path: str) -> str:
    """Give the ending of a file's name, in small letters."""
    return posixpath.splitext(path)[1].lower()


def begins_as(ending: str, untrusted_bytes: bytes) -> bool:
    """Say whether a picture begins as its ending says; a drawing (SVG) has no first bytes of its own."""
    return untrusted_bytes.startswith(_FIRST_BYTES.get(ending, ()))
