"""What is dropped on the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hubdesk.paths import PACK_SUFFIX

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

_MOST = 8


def dropped_packs(data: QMimeData) -> list[Path]:
    """Give the pack files among what is dropped, at most eight; anything else is left."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() == PACK_SUFFIX][:_MOST]
