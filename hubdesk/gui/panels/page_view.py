"""The reader: shows one page as a calm column of text, and says which link was followed."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from PySide6.QtCore import QPoint, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QImage, QPainter, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from hubdesk.errors import HubDeskError
from hubdesk.gui.panels.kept_documents import KeptDocument, KeptDocuments
from hubdesk.gui.panels.link_browser import LinkBrowser
from hubdesk.model.settings import TextLook
from hubdesk.model.words import tr
from hubdesk.services.history import Scroll
from hubdesk.services.pages import EntryPage
from hubdesk.typeset.frames import anchors_of
from hubdesk.typeset.ornaments import paint_ornaments
from hubdesk.typeset.pages import typeset_page
from hubdesk.typeset.pictures import decode_picture, fit_pictures

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent, QShowEvent

    from hubdesk.gui.theme import Theme
    from hubdesk.services.pages import Page

_ENCODED = ("http", "https", "mailto", "hubdesk")
_SIDE = 40
_TOP, _BOTTOM = 34, 60
_HAIR = 2
"""Pixels by which Qt may find a page wider than it is: it rounds up columns of tables and the space at a line's end."""
_CLEAR = 30
"""How far from the upper and lower edge a word must stand to be seen well, in pixels."""


class PageView(LinkBrowser):
    """A page. Links are never followed here: `target_followed` hands each one on.

    `target_set_apart` hands on one that is to be shown beside this page (Ctrl and a click, or the middle button).
    `set_anew` comes when the page that is shown was set again, larger or in other colours: positions in its document
    are as they were, places on the screen are not. `escaped` comes with Esc.
    """

    target_followed = Signal(str)
    shown = Signal()
    target_set_apart = Signal(str)
    set_anew = Signal()
    escaped = Signal()
    focus_moved = Signal(bool)
    menu_asked = Signal(QPoint, int)
    """Where on the screen, and at which place in the document."""

    def __init__(self, theme: Theme, asset: Callable[[str, str], bytes | None], parent: QWidget | None = None) -> None:
        """Begin empty.

        Args:
            theme: the look that is on.
            asset: gives a pack's file by the pack's id and the file's path.
            parent: the widget that holds it.
        """
        super().__init__(parent)
        self.setAccessibleName(tr("Page"))
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalScrollBar().rangeChanged.connect(self._offer_sideways)
        self.anchorClicked.connect(self._hand_on)
        self._theme, self._asset = theme, asset
        self._page: Page | None = None
        self._kept = KeptDocuments(self)
        self._unit = 1.0
        self._column = 0
        self._beside: QWidget | None = None
        self._landing: tuple[str, Scroll | None] = ("", None)
        self._to_see: int | None = None
        self._is_shown_said = True
        self._marks: list[QTextEdit.ExtraSelection] = []
        self._spoken: list[QTextEdit.ExtraSelection] = []
        self.zoom = 1.0
        self.text_look = TextLook()
        self.contact: Callable[[], tuple[str, str]] = lambda: ("", "")

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

    def show_page(self, page: Page, heading: str = "", scroll: Scroll | None = None) -> None:
        """Show a page as far down as it was left, or from a heading, or from its top."""
        self._page = page
        self._set()
        self.setAccessibleName(tr("{title}, page").format(title=self.title))
        self._is_shown_said = False
        self._landing, self._to_see = (heading, scroll), None
        self._land()

    def _land(self) -> None:
        heading, scroll = self._landing
        if scroll is not None:
            self.scroll_to(scroll)
        elif heading:
            self.go_to_anchor(heading)
        else:
            self.verticalScrollBar().setValue(0)
        if self._to_see is not None:
            self.bring_into_view(self._to_see)

    def go_to_anchor(self, anchor: str) -> None:
        """Scroll to an anchor and put the text cursor there, so that Tab goes on from where the eye is."""
        self.scrollToAnchor(anchor)
        block = self.document().begin()
        while block.isValid():
            if anchor in anchors_of(block):
                at = self.verticalScrollBar().value()
                self.setTextCursor(QTextCursor(block))
                self.verticalScrollBar().setValue(at)
                self.tell_cursor()
                return
            block = block.next()

    def set_zoom(self, zoom: float) -> None:
        """Show the page larger or smaller; the line at the top stays there."""
        self.zoom = zoom
        self.refresh()

    def set_text_look(self, text_look: TextLook) -> None:
        """Show the page in other letters, spacing or width; the line at the top stays there."""
        self.text_look = text_look
        self.refresh()

    def refresh(self) -> None:
        """Set the page anew, in the theme and size that are on now; the line at the top stays there."""
        if self._page is None:
            return
        scroll = self.scroll_place()
        self._kept.let_go()
        self._set()
        self.scroll_to(scroll)
        self.set_anew.emit()

    def scroll_place(self) -> Scroll:
        """Say how far down the page is."""
        at_top = self.position_at_top()
        return Scroll(at_top, self._depth_of(at_top) - self.verticalScrollBar().value())

    def scroll_to(self, scroll: Scroll) -> None:
        """Show the part of the page that was left."""
        self.verticalScrollBar().setValue(self._depth_of(scroll.position) - scroll.below)

    @property
    def column(self) -> int:
        """The width that the text would take if there were room for it, in pixels."""
        return self._column + 2 * _SIDE

    def show_marks(self, ranges: Sequence[tuple[int, int]]) -> None:
        """Mark parts of the text, each given as (first, past the last) position in the document."""
        look = QTextCharFormat()
        look.setBackground(QColor(self._theme.palette.mark))
        self._marks = [self._coloured(first, past, look) for first, past in ranges]
        self.show_selections([*self._marks, *self._spoken])

    def show_spoken(self, place: tuple[int, int] | None) -> None:
        """Mark the part of the text that is being read aloud; None takes the mark away."""
        look = QTextCharFormat()
        look.setBackground(QColor(self._theme.palette.selection))
        self._spoken = [self._coloured(*place, look)] if place else []
        self.show_selections([*self._marks, *self._spoken])

    def _coloured(self, first: int, past: int, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        mark.cursor = self._cursor(first, past)  # type: ignore[attr-defined]  # the stubs leave these out
        mark.format = look  # type: ignore[attr-defined]
        return mark

    def show_range(self, first: int, past: int) -> None:
        """Choose a part of the text; scroll to it if it cannot be seen well, so that text above it is seen too."""
        at = self.verticalScrollBar().value()
        self.setTextCursor(self._cursor(first, past))
        self.verticalScrollBar().setValue(at)
        self.bring_into_view(first)

    def bring_into_view(self, position: int) -> None:
        """Scroll to a character if it cannot be seen well: it then stands a third down.

        Of a page that was not drawn yet this is done again where the window gives it another place.
        """
        self._to_see = position if not self._is_shown_said else None
        if not self.is_in_view(position):
            self.verticalScrollBar().setValue(self._depth_of(position) - self.viewport().height() // 3)

    def is_in_view(self, position: int) -> bool:
        """Say whether a character can be seen well."""
        top, at = self._depth_of(position), self.verticalScrollBar().value()
        return at + _CLEAR <= top <= at + self.viewport().height() - 2 * _CLEAR

    def position_at_top(self, below: int = 0) -> int:
        """Give the position in the document of the first character that can be seen, or so many pixels below it."""
        return self.cursorForPosition(QPoint(self.viewport().width() // 2, below)).position()

    def _cursor(self, first: int, past: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(first)
        cursor.setPosition(past, QTextCursor.MoveMode.KeepAnchor)
        return cursor

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

    def _offer_sideways(self, _least: int, most: int) -> None:
        """Show the lower scroll bar only where something is to be seen at the side."""
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if most > _HAIR else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(policy)

    def put_beside(self, panel: QWidget, width: int) -> None:
        """Give a panel the right edge of the page, so many pixels wide, left of the scroll bar; 0 takes it back."""
        self._beside = panel
        panel.setVisible(width > 0)
        panel.resize(width, panel.height())
        self.setViewportMargins(0, 0, width, 0)
        self._place_beside()

    def _place_beside(self) -> None:
        if self._beside is not None:
            left = self.viewport().geometry().right() + 1
            self._beside.setGeometry(left, 0, self._beside.width(), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        is_other_width = event.size().width() != event.oldSize().width() and self._page is not None
        scroll = self.scroll_place() if is_other_width else None
        if is_other_width:
            self._centre()
        super().resizeEvent(event)
        self._place_beside()
        if not self._is_shown_said:  # the page was set before the window gave it its place
            self._land()
        elif scroll is not None:  # the lines break elsewhere: the same words stay at the top
            self.scroll_to(scroll)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._is_shown_said:  # the first time, Qt scrolls to its text cursor
            self._land()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_pointed = event.reason() == QContextMenuEvent.Reason.Mouse
        at = event.pos() if is_pointed else self.cursorRect().bottomRight()
        position = self.cursorForPosition(at).position() if is_pointed else self.textCursor().position()
        self.menu_asked.emit(self.viewport().mapToGlobal(at), position)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        is_apart = event.button() == Qt.MouseButton.MiddleButton or (
            event.button() == Qt.MouseButton.LeftButton and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        )
        target = self.anchorAt(event.position().toPoint()) if is_apart else ""
        if target and not self.textCursor().hasSelection():
            self.target_set_apart.emit(target)
        else:
            super().mouseReleaseEvent(event)

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
        """Put the page's document on the screen: the one that is kept, if it was set in the look that is on."""
        assert self._page is not None
        self._marks, self._spoken = [], []
        look = (self._theme.palette, self.zoom, self.devicePixelRatioF(), self.text_look, self.contact())
        kept = self._kept.take(self._page, look)
        if kept is None:
            palette, zoom, ratio, text, contact = look
            document, style = typeset_page(
                self._page, palette, self._picture, zoom=zoom, ratio=ratio, text=text, contact=contact
            )
            kept = KeptDocument(self._page, document, style.column)
            self._kept.keep(kept)
        self._unit, self._column = self.zoom, kept.column
        self._centre_document(kept.document)
        self.set_document(kept.document)

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
