"""Copying: words with their source, and the address of a heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from hubdesk.gui.areas import Area
from hubdesk.gui.page_words import heading_at, selected_words
from hubdesk.model.address import EntryPlace, address_of
from hubdesk.model.words import tr
from hubdesk.services.citing import with_source
from hubdesk.services.pages import pack_of

if TYPE_CHECKING:
    from hubdesk.gui.panels.outline import HeadingLine

_LOOK_BELOW = 80
"""A heading counts as read once it stands so near the upper edge, in pixels."""


class Copying(Area):
    """What a reader takes along on the clipboard."""

    def copy_with_source(self) -> None:
        """Copy the words that are chosen, or the whole page, with where they are from."""
        view = self.window.page
        page = view.page
        if page is None:
            return
        cursor = view.textCursor()
        is_part = cursor.hasSelection()
        words, notes = selected_words(view.document(), cursor if is_part else None)
        heading = heading_at(view.document(), cursor.selectionStart()) if is_part else None
        info = self.window.session.library.info_of(pack) if (pack := pack_of(page)) else None
        text = with_source(words, page, info, heading.anchor if heading and heading.level > 1 else "", notes)
        QGuiApplication.clipboard().setText(text)
        self.window.notice.mention(tr("Copied, with the source."))

    def copy_address(self) -> None:
        """Copy the address of what is shown, down to the heading that is being read; it works in every copy."""
        place = self.window.history.current.place
        view = self.window.page if isinstance(place, EntryPlace) else None
        heading = None
        if view is not None and view.isVisible() and view.verticalScrollBar().value():
            heading = heading_at(view.document(), view.position_at_top(_LOOK_BELOW))
        self.copy_address_of(heading)

    def copy_address_of(self, heading: HeadingLine | None) -> None:
        """Copy the address of a heading of the page that is shown; without one, or with the title, the page's."""
        place = self.window.history.current.place
        if isinstance(place, EntryPlace):
            is_part = heading is not None and heading.level > 1
            place = EntryPlace(place.pack, place.id, heading.anchor if heading and is_part else "")
        address = address_of(place)
        QGuiApplication.clipboard().setText(address)
        self.window.notice.mention(tr("Copied: {address}").format(address=address))
