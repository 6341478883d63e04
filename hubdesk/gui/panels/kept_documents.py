"""The last pages that were set, kept as documents, so that going back to one need not set it again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QTextDocument

    from hubdesk.model.palette import Palette
    from hubdesk.model.settings import TextLook
    from hubdesk.services.pages import Page

MOST_PAGES = 32
"""An entry of 800 words takes a quarter of a megabyte."""
MOST_CHARACTERS = 400_000
"""In all of them; so that many long pages take no more memory than many of the usual length."""

Look: TypeAlias = "tuple[Palette, float, float, TextLook, tuple[str, str]]"
"""What a page was set with: colours, zoom, device pixels per pixel, letters, the school's own contact."""


class KeptDocument(NamedTuple):
    """A page, the document that it was set into, and the width of its column in pixels."""

    page: Page
    document: QTextDocument
    column: int


class KeptDocuments:
    """Documents of one look, the one that was shown last at the end. They go with their holder, in its thread."""

    def __init__(self, holder: QObject) -> None:
        self._holder = holder
        self._look: Look | None = None
        self._kept: list[KeptDocument] = []

    def take(self, page: Page, look: Look) -> KeptDocument | None:
        """Give the document of a page, if it is kept and was set so; all that was set otherwise is let go."""
        if look != self._look:
            self.let_go()
            self._look = look
        found = next((kept for kept in self._kept if kept.page is page), None)
        if found is not None:
            self._kept.remove(found)
            self._kept.append(found)
        return found

    def keep(self, kept: KeptDocument) -> None:
        """Keep the document that is shown from now on; those that were not looked at for longest make room."""
        kept.document.setParent(self._holder)
        self._kept.append(kept)
        while len(self._kept) > 1 and (len(self._kept) > MOST_PAGES or self._characters() > MOST_CHARACTERS):
            self._kept.pop(0).document.deleteLater()

    def let_go(self) -> None:
        """Let all of them go, once whoever asks has put another document in the place of the one that is shown."""
        for kept in self._kept:
            kept.document.deleteLater()
        self._kept.clear()

    def _characters(self) -> int:
        return sum(kept.document.characterCount() for kept in self._kept)
