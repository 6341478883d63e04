"""The reader: shows one page as a calm column of text, and says which link was followed."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from PySide6.QtCore import QPoint, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QTextBrowser, QVBoxLayout, QWidget

from hubdesk.errors import HubDeskError
from hubdesk.services.pages import EntryPage
from hubdesk.typeset.ornaments import paint_ornaments
from hubdesk.typeset.pages import typeset_page
from hubdesk.typeset.pictures import decode_picture, fit_pictures

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent, QPaintEvent, QResizeEvent

    from hubdesk.gui.theme import Theme
    from hubdesk.services.pages import Page

_ENCODED = ("http", "https", "mailto", "hubdesk")
_SIDE = 40
_TOP, _BOTTOM = 34, 60


class PageView(QTextBrowser):
    """A page. Links are never followed here: `target_followed` hands each one on."""

    target_followed = Signal(str)
    shown = Signal()
    focus_moved = Signal(bool)

    def __init__(self, theme: Theme, asset: Callable[[str, str], bytes | None], parent: QWidget | None = None) -> None:
        """Begin empty.

        Args:
            theme: the look that is on.
            asset: gives a pack's file by the pack's id and the file's path.
            parent: the widget that holds it.
        """
        super().__init__(parent)
        self.setAccessibleName("Page")
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.anchorClicked.connect(self._hand_on)
        self._theme, self._asset = theme, asset
        self._page: Page | None = None
        self._document: QTextDocument | None = None
        self._unit = 1.0
        self._column = 0
        self._is_shown_said = True
        self.zoom = 1.0

    @property
    def title(self) -> str:
        """The title of the page that is shown; empty if there is none."""
        if self._page is None:
            return ""
        return self._page.entry.title if isinstance(self._page, EntryPage) else self._page.page.term.name

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self._page

    def show_page(self, page: Page, heading: str = "", scroll: int = 0) -> None:
        """Show a page from its top, from a heading, or scrolled so many pixels down."""
        self._page = page
        self._set()
        self._is_shown_said = False
        if heading:
            self.go_to_anchor(heading)
        else:
            self.verticalScrollBar().setValue(scroll)

    def go_to_anchor(self, anchor: str) -> None:
        """Scroll to an anchor and put the text cursor there, so that Tab goes on from where the eye is."""
        self.scrollToAnchor(anchor)
        block = self.document().begin()
        while block.isValid():
            fragment = block.begin().fragment()
            if fragment.isValid() and anchor in fragment.charFormat().anchorNames():
                at = self.verticalScrollBar().value()
                self.setTextCursor(QTextCursor(block))
                self.verticalScrollBar().setValue(at)
                return
            block = block.next()

    def set_zoom(self, zoom: float) -> None:
        """Show the page larger or smaller; the line at the top stays there."""
        self.zoom = zoom
        self.refresh()

    def refresh(self) -> None:
        """Set the page anew, in the theme and size that are on now; the line at the top stays there."""
        if self._page is None:
            return
        bar = self.verticalScrollBar()
        at_top = self.cursorForPosition(QPoint(self.viewport().width() // 2, 0)).position()
        above = self._depth_of(at_top) - bar.value()
        self._set()
        bar.setValue(self._depth_of(at_top) - above)

    def _depth_of(self, position: int) -> int:
        """Say how far down the document a character stands, in pixels."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        return self.cursorRect(cursor).top() + self.verticalScrollBar().value()

    def loadResource(self, _kind: int, _name: QUrl | str) -> None:
        """Load nothing: pictures come with the document, out of the pack, and anything else stays outside."""
        return

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._page is not None:
            painter = QPainter(self.viewport())
            down, right = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
            painter.fillRect(event.rect(), QColor(self._theme.palette.paper))
            painter.translate(-right, -down)
            clip = QRectF(event.rect()).translated(right, down)
            paint_ornaments(painter, self.document(), clip, self._unit)
            painter.end()
        super().paintEvent(event)
        if not self._is_shown_said:
            self._is_shown_said = True
            self.shown.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width() and self._page is not None:
            self._centre()
        super().resizeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_moved.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_moved.emit(False)

    def _hand_on(self, url: QUrl) -> None:
        """Hand a link on: an address as a browser will ask for it, a target within the pack as it was written."""
        address = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
        self.target_followed.emit(address if url.scheme().lower() in _ENCODED else unquote(address))

    def _set(self) -> None:
        assert self._page is not None
        document, style = typeset_page(
            self._page, self._theme.palette, self._picture, zoom=self.zoom, ratio=self.devicePixelRatioF()
        )
        self._unit, self._column = self.zoom, style.column
        self._centre_document(document)
        self.setDocument(document)
        self._document = document  # Qt does not keep it for us; the one before goes here

    def _picture(self, asset: str, width: int) -> QImage:
        pack = (
            self._page.entry.pack if isinstance(self._page, EntryPage) else self._page.page.pack if self._page else ""
        )
        try:
            content = self._asset(pack, asset)
        except HubDeskError:  # its alternative text is shown, and the rest of the page can be read
            content = None
        return decode_picture(content, width) if content else QImage()

    def _centre(self) -> None:
        self._centre_document(self.document())

    def _centre_document(self, document: QTextDocument) -> None:
        """Keep the column in the middle, as wide as reads well and never wider than the window."""
        room = self.viewport().width()
        side = max(min(_SIDE, room // 16), (room - self._column) // 2)
        fit_pictures(document, room - 2 * side)
        root = document.rootFrame()
        form = root.frameFormat()
        if form.leftMargin() == side and form.topMargin() == _TOP:
            return
        form.setLeftMargin(side)
        form.setRightMargin(side)
        form.setTopMargin(_TOP)
        form.setBottomMargin(_BOTTOM)
        root.setFrameFormat(form)


class PageFrame(QFrame):
    """Draws a ring round the page while the keyboard is in it."""

    def __init__(self, view: PageView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pageFrame")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(view)
        view.focus_moved.connect(self._show_ring)

    def _show_ring(self, is_in: bool) -> None:
        self.setProperty("focused", is_in)
        self.style().unpolish(self)
        self.style().polish(self)
