"""A page of text in which Tab and Shift+Tab lead from link to link, and out of it at its ends.

Qt's own way never leaves a page on Shift+Tab once it comes to a link at the beginning of a paragraph (seen in 6.9).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSizeF, QUrl, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QPalette, QTextCursor
from PySide6.QtWidgets import QAbstractScrollArea, QTextBrowser, QTextEdit

from hubdesk.typeset.structure import links_of_block

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QAccessibleInterface, QTextDocument, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from hubdesk.typeset.structure import LinkPlace

_NOTCH = 120
"""How far a wheel says that it went from one notch to the next; a fine wheel and a touch pad say less, more often."""
_LINE = 40
"""How far down the first line stands that is seen whole, in pixels."""


class LinkBrowser(QTextBrowser):
    """Text with links. The one that has the keyboard looks like text that is marked, and is not: nobody marked it.

    So it is neither copied nor read aloud in place of the page, and no screen reader says that something was selected.

    `size_asked` says by how many steps the text is to be larger (or smaller, below 0): Ctrl and the wheel.
    """

    size_asked = Signal(int)

    _turned_by = 0
    _shown: QTextDocument | None = None
    _has_text_cursor = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chosen_link: LinkPlace | None = None
        self._others: Sequence[QTextEdit.ExtraSelection] = ()
        self.cursorPositionChanged.connect(self._look_at_cursor)
        self.selectionChanged.connect(self._look_at_cursor)
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
        self.chosen_link = None
        self.show_selections(())  # they belong to the document that goes
        self.setDocument(document)

    def show_selections(self, others: Sequence[QTextEdit.ExtraSelection]) -> None:
        """Mark parts of the text in place of those that were marked before; the link that is chosen stays marked."""
        self._others = others
        self._paint_link()

    def focusNextPrevChild(self, is_next: bool) -> bool:
        link = self._next_link(is_forward=is_next)
        if link is None:
            self._choose_nothing(is_forward=is_next)
            return QAbstractScrollArea.focusNextPrevChild(self, is_next)
        self._choose(link)
        return True

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or ask for another size: Qt changes only letters without a size of their own."""
        from PySide6.QtCore import Qt

        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._turned_by = 0
            super().wheelEvent(event)
            return
        event.accept()
        self._turned_by += event.angleDelta().y()
        steps = int(self._turned_by / _NOTCH)
        if steps:
            self._turned_by -= steps * _NOTCH
            self.size_asked.emit(steps)

    def choose_link(self, target: str) -> None:
        """Choose the first link that leads to a target, as Tab does; Enter then follows it."""
        for link in links_in(self.document()):
            if link.target == target:
                self._choose(link)
                return

    def _choose(self, link: LinkPlace) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(link.past)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        cursor.setPosition(link.first)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.chosen_link = link
        self._paint_link()
        self.tell_cursor()

    def _look_at_cursor(self) -> None:
        """Choose no link any more once the text cursor has gone elsewhere, or text was marked."""
        cursor = self.textCursor()
        link = self.chosen_link
        if link is not None and (cursor.hasSelection() or cursor.position() != link.first):
            self.chosen_link = None
            self._paint_link()

    def _paint_link(self) -> None:
        own = []
        if self.chosen_link is not None and self.hasFocus():
            look: Any = QTextEdit.ExtraSelection()  # the stubs leave out what it is made of
            look.cursor = QTextCursor(self.document())
            look.cursor.setPosition(self.chosen_link.first)
            look.cursor.setPosition(self.chosen_link.past, QTextCursor.MoveMode.KeepAnchor)
            look.format.setBackground(self.palette().brush(QPalette.ColorRole.Highlight))
            look.format.setForeground(self.palette().brush(QPalette.ColorRole.HighlightedText))
            own.append(look)
        self.setExtraSelections([*self._others, *own])

    def _next_link(self, *, is_forward: bool) -> LinkPlace | None:
        links, cursor, chosen = links_in(self.document()), self.textCursor(), self.chosen_link
        if is_forward:
            begin = chosen.past if chosen else cursor.selectionEnd()
            return next((link for link in links if link.first >= begin), None)
        return next((link for link in reversed(links) if link.past <= cursor.selectionStart()), None)

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
        if is_enter and (target := self._target_at_cursor()):  # Qt itself follows only what is marked
            self.anchorClicked.emit(QUrl(target))
            return
        bar = self.verticalScrollBar()
        ends = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        to = ends.get(Qt.Key(event.key())) if event.modifiers() == Qt.KeyboardModifier.ControlModifier else None
        if to is None or self._has_text_cursor:
            super().keyPressEvent(event)
        else:  # without a cursor in the text, Qt knows these keys only without Ctrl
            bar.setValue(to)

    def _target_at_cursor(self) -> str:
        """Say where the link leads that is chosen, or that the text cursor is in, where that is shown."""
        cursor = self.textCursor()
        if self.chosen_link is not None:
            return self.chosen_link.target
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
        self._paint_link()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._paint_link()

    def _choose_nothing(self, *, is_forward: bool) -> None:
        """Leave the cursor behind the link that was chosen, or before it, so that Tab does not come to it again."""
        cursor = self.textCursor()
        if self.chosen_link is not None and is_forward:
            cursor.setPosition(self.chosen_link.past)
        else:
            cursor.clearSelection()
        self.setTextCursor(cursor)
        self.chosen_link = None
        self._paint_link()


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
