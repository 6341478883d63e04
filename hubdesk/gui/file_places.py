"""Where a file is offered to be saved: among the user's own documents, not where the program was started from."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths


def documents_folder() -> Path:
    """Give the folder of the user's documents, or their home where there is none yet."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return folder if folder.is_dir() else Path.home()


def suggested_path(name: str) -> str:
    """Give the whole path that a question for a file's name begins with."""
    return str(documents_folder() / name)
