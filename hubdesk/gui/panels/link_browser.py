"""A page of text in which Tab and Shift+Tab lead from link to link, and out of it at its ends.

Qt's own way never leaves a page on Shift+Tab once it comes to a link at the beginning of a paragraph (seen in 6.9).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF, QUrl
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QAbstractScrollArea, QTextBrowser

from hubdesk.typeset.structure import links_of_block

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QAccessibleInterface, QTextDocument
    from PySide6.QtWidgets import QWidget

    from hubdesk.typeset.structure import LinkPlace

_LINE = 40
"""How far down the first line stands that is seen whole, in pixels."""


class LinkBrowser(QTextBrowser):
    """Text with links. The one that has the keyboard is chosen, as text is, so that it can be seen well."""

    _shown: QTextDocument | None = None
    _has_text_cursor = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tell_pages()

    def show_document(self, document: QTextDocument) -> None:
        """Show a document, and let the one before go.

        PySide keeps whatever `setDocument` was ever given as long as the browser lives: 240 kB for each opened entry.
        """
        former, self._shown = self._shown, document
        self.set_document(document)
        if former is not None:
            former.deleteLater()

    def set_document(self, document: QTextDocument) -> None:
        """Show a document, of which somebody else will let go.

        Without a size, Qt would break the lines of a new document twice: once before it knows how wide the view is.
        """
        document.setPageSize(QSizeF(0, 0))
        self.setDocument(document)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        link = _next_link(self.textCursor(), is_forward=is_next)
        if link is None:
            self._choose_nothing()
            return QAbstractScrollArea.focusNextPrevChild(self, is_next)
        self._choose(link)
        return True

    def choose_link(self, target: str) -> None:
        """Choose the first link that leads to a target, as Tab does; Enter then follows it."""
        for link in links_in(self.document()):
            if link.target == target:
                self._choose(link)
                return

    def _choose(self, link: LinkPlace) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(link.first)
        cursor.setPosition(link.past, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.tell_cursor()

    def show_text_cursor(self, *, is_shown: bool) -> None:
        """Let the arrow keys move a cursor in the text, from the first line in sight, or scroll the page again."""
        from PySide6.QtCore import QPoint, Qt

        by_keyboard = Qt.TextInteractionFlag.TextSelectableByKeyboard
        usual = Qt.TextInteractionFlag.TextBrowserInteraction
        at = self.verticalScrollBar().value()
        if is_shown and not self.textCursor().hasSelection():
            self.setTextCursor(self.cursorForPosition(QPoint(self.viewport().width() // 2, _LINE)))
        self.setTextInteractionFlags(usual | by_keyboard if is_shown else usual)
        self.setCursorWidth(2)
        self._has_text_cursor = is_shown
        self.verticalScrollBar().setValue(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt

        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and (target := self._target_at_cursor()):  # Qt itself follows only what is chosen
            self.anchorClicked.emit(QUrl(target))
        else:
            super().keyPressEvent(event)

    def _target_at_cursor(self) -> str:
        """Say where the link leads that the text cursor is in, if it is shown, is in one, and nothing is chosen."""
        cursor = self.textCursor()
        if cursor.hasSelection() or not self._has_text_cursor:
            return ""
        links = links_of_block(cursor.block())
        return next((link.target for link in links if link.first <= cursor.position() <= link.past), "")

    def tell_cursor(self) -> None:
        """Have a screen reader say where in the page the keyboard was led: to a link, a heading, a note."""
        if QAccessible.isActive() and self.hasFocus():
            from hubdesk.gui.told_pages import tell_cursor

            tell_cursor(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        from PySide6.QtCore import Qt

        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.BacktabFocusReason:  # whoever comes from behind begins behind
            cursor = self.textCursor()
            cursor.movePosition(QTextCursor.MoveOperation.End)
            at = self.verticalScrollBar().value()
            self.setTextCursor(cursor)
            self.verticalScrollBar().setValue(at)

    def _choose_nothing(self) -> None:
        cursor = self.textCursor()
        if cursor.hasSelection():
            cursor.clearSelection()
            self.setTextCursor(cursor)


@cache
def tell_pages() -> None:
    """Have what `told_pages` tells of each page told from now on; done once, however often it is asked for."""
    QAccessible.installFactory(_tell_page)


def _tell_page(kind: str, widget: QObject | None) -> QAccessibleInterface | None:
    """Answer Qt, which asks for every widget as soon as a screen reader comes to it."""
    view = widget.parent() if kind == "QWidget" and widget is not None else None
    if not isinstance(view, LinkBrowser) or view.viewport() is not widget:
        return None
    from hubdesk.gui.told_pages import ToldPage

    return ToldPage(view.viewport(), view)


def links_in(document: QTextDocument) -> list[LinkPlace]:
    """Give the links of a page in order."""
    found: list[LinkPlace] = []
    block = document.begin()
    while block.isValid():
        found += links_of_block(block)
        block = block.next()
    return found


def _next_link(cursor: QTextCursor, *, is_forward: bool) -> LinkPlace | None:
    links = links_in(cursor.document())
    if is_forward:
        return next((link for link in links if link.first >= cursor.selectionEnd()), None)
    return next((link for link in reversed(links) if link.past <= cursor.selectionStart()), None)
