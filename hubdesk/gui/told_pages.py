"""What a screen reader is told of a page beside its text: headings, paragraphs, lists, tables, links and pictures.

Qt tells one long text. Here the part of a view in which the page is painted tells the rest, as a document with all that
as its parts. Nothing of it is made before somebody asks, and who asks is a screen reader.

Whatever is told belongs to Qt's own store of such things, by number: Qt deletes it, and Python may not do so first. So
each part is put there when it is made, is kept in a list as long as it is there, and is taken out before it leaves the
list. That is never done while one of them answers: Qt would come back to what is gone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, QTimer, QUrl
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAttributesInterface,
    QAccessibleEvent,
    QAccessibleInterface,
    QTextCursor,
    QWindow,
)
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6.Shiboken import VoidPtr

from hubdesk.model.text import place_of
from hubdesk.typeset.structure import Kind, parts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QTextDocument
    from PySide6.QtWidgets import QWidget

    from hubdesk.gui.panels.link_browser import LinkBrowser
    from hubdesk.typeset.structure import Part

_NOTHING = VoidPtr(0)  # None would be followed as a pointer
_ROLES = {
    Kind.HEADING: QAccessible.Role.Heading,
    Kind.PARAGRAPH: QAccessible.Role.Paragraph,
    Kind.LIST: QAccessible.Role.List,
    Kind.ITEM: QAccessible.Role.ListItem,
    Kind.TABLE: QAccessible.Role.Table,
    Kind.ROW: QAccessible.Role.Row,
    Kind.CELL: QAccessible.Role.Cell,
    Kind.LINK: QAccessible.Role.Link,
    Kind.PICTURE: QAccessible.Role.Graphic,
}
_WORDS = (Kind.HEADING, Kind.PARAGRAPH, Kind.ITEM, Kind.CELL)
"""What holds words of its own, and nothing that does."""
_kept: set[ToldPage] = set()
"""What Qt has been given and has not let go yet."""


class ToldPage(QAccessibleWidget):
    """The page of a view as a document with parts."""

    def __init__(self, viewport: QWidget, view: LinkBrowser) -> None:
        """Tell nothing yet.

        Args:
            viewport: where the view paints the page.
            view: shows it.
        """
        super().__init__(viewport, QAccessible.Role.Document)
        self.view = view
        self._document: QTextDocument | None = None
        self._revision = -1
        self._parts: list[ToldPart] = []
        _kept.add(self)
        viewport.destroyed.connect(self._let_go)

    def text(self, kind: QAccessible.Text) -> str:
        return self.view.accessibleName() if kind == QAccessible.Text.Name else ""

    def childCount(self) -> int:
        self._take_up()
        return len(self._parts)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # the stubs forget None
        return self._parts[index] if 0 <= index < len(self._parts) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return _index(self._parts, child)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return next((part for part in self._parts if part.rect().contains(x, y)), None)

    def part_with_cursor(self) -> ToldPart | None:
        """Give the link that is chosen, or what the text cursor stands in."""
        self._take_up()
        every = [one for part in self._parts for one in part.walk()]
        return next((one for one in every if one.has_cursor()), None)

    def is_true(self) -> bool:
        """Say whether the page that was read is the one that is shown, as it is now."""
        document = self.view.document()
        return document is self._document and document.revision() == self._revision

    def _take_up(self) -> None:
        """Read the page anew if it is another one, or was changed."""
        if self.is_true():
            return
        document = self.view.document()
        gone, self._parts = self._parts, []
        for part in gone:
            part.is_there = False
        QTimer.singleShot(0, lambda: _take_out(gone))
        self._document, self._revision = document, document.revision()
        self._parts = [ToldPart(self, self, part) for part in parts_of(document)]

    def _let_go(self, _viewport: QObject) -> None:
        gone, self._parts = self._parts, []
        _take_out(gone)
        _kept.discard(self)


class ToldPart(QAccessibleInterface):
    """A part of a page."""

    def __init__(self, page: ToldPage, above: QAccessibleInterface, part: Part, said: str = "") -> None:
        """Tell of a part.

        Args:
            page: the document that it belongs to.
            above: what it is a part of.
            part: what it is.
            said: what more there is to know.
        """
        super().__init__()
        self._page, self._above, self._part, self._said = page, above, part, said or part.head
        self._parts: list[ToldPart] | None = None
        self._level = _Level(part.level) if part.kind is Kind.HEADING else None
        self._press = _Press(self.follow) if part.kind is Kind.LINK else None
        self.is_there = True
        self.number = QAccessible.registerAccessibleInterface(self)

    def parts(self) -> list[ToldPart]:
        """Give what it is made of."""
        if self._parts is None:
            inner = self._part.parts
            is_list = self._part.kind is Kind.LIST
            said = [place_of(at, len(inner)) if is_list else "" for at in range(len(inner))]
            self._parts = [ToldPart(self._page, self, *one) for one in zip(inner, said, strict=True)]
        return self._parts

    def walk(self) -> Iterator[ToldPart]:
        """Give it and all that it is made of."""
        yield self
        for part in self.parts():
            yield from part.walk()

    def made(self) -> Iterator[ToldPart]:
        """Give all of its parts that were made, the innermost first, and itself."""
        for part in self._parts or ():
            yield from part.made()
        yield self

    def has_cursor(self) -> bool:
        """Say whether it is the link that is chosen, or holds the text cursor while none is."""
        chosen = self._page.view.chosen_link
        if self._part.kind is Kind.LINK:
            return chosen is not None and (chosen.first, chosen.past) == (self._part.first, self._part.past)
        cursor = self._page.view.textCursor()
        is_here = self._part.first <= cursor.position() <= self._part.past
        return is_here and chosen is None and self._part.kind in _WORDS and not cursor.hasSelection()

    def follow(self) -> None:
        """Follow the link, as a click does, once whoever asks has been answered."""
        view, target = self._page.view, self._part.target
        QTimer.singleShot(0, view, lambda: view.anchorClicked.emit(QUrl(target)))

    # ---- what Qt asks

    def isValid(self) -> bool:
        return self.is_there and self._page in _kept and self._page.is_true()

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def window(self) -> QWindow:
        return self._page.window()

    def parent(self) -> QAccessibleInterface:
        return self._above

    def childCount(self) -> int:
        return len(self.parts())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return self.parts()[index] if 0 <= index < len(self.parts()) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return _index(self.parts(), child)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return next((part for part in self.parts() if part.rect().contains(x, y)), None)

    def role(self) -> QAccessible.Role:
        return _ROLES[self._part.kind]

    def text(self, kind: QAccessible.Text) -> str:
        match kind:
            case QAccessible.Text.Name:
                return self._part.words
            case QAccessible.Text.Description:
                return self._said
        return ""

    def setText(self, _kind: QAccessible.Text, _text: str) -> None:
        """Change nothing: a page is there to be read."""

    def rect(self) -> QRect:
        view = self._page.view
        if not self.isValid():
            return QRect()
        rect = self._rect_in(view)
        return QRect(view.viewport().mapToGlobal(rect.topLeft()), rect.size())

    def _rect_in(self, view: LinkBrowser) -> QRect:
        """Give where it stands in the part of the view in which the page is painted."""
        cursor = QTextCursor(view.document())
        cursor.setPosition(self._part.first)
        begin = view.cursorRect(cursor)
        cursor.setPosition(self._part.past)
        end = view.cursorRect(cursor)
        if begin.top() == end.top() and self._part.kind is Kind.LINK:
            return begin.united(end)
        layout = view.document().documentLayout()
        rect = layout.blockBoundingRect(view.document().findBlock(self._part.first))
        rect = rect.united(layout.blockBoundingRect(view.document().findBlock(self._part.past)))
        right, down = view.horizontalScrollBar().value(), view.verticalScrollBar().value()
        return rect.translated(-right, -down).toAlignedRect()

    def state(self) -> QAccessible.State:
        state: Any = QAccessible.State()  # the stubs leave out what it is made of
        if not self.isValid():
            state.invalid = True
            return state  # type: ignore[no-any-return]
        view = self._page.view
        state.readOnly = True
        state.offscreen = not self._rect_in(view).intersects(view.viewport().rect())
        state.invisible = not view.viewport().isVisible()
        state.linked = self._part.kind is Kind.LINK
        state.focused = self.has_cursor() and view.hasFocus()
        state.focusable = state.linked or state.focused  # to words the keyboard is led, and Tab passes them by
        return state  # type: ignore[no-any-return]

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        match kind:
            case QAccessible.InterfaceType.AttributesInterface:
                return self._level or _NOTHING
            case QAccessible.InterfaceType.ActionInterface:
                return self._press or _NOTHING
        return _NOTHING


class _Level(QAccessibleAttributesInterface):
    """Says how deep a heading is."""

    def __init__(self, level: int) -> None:
        super().__init__()
        self._value = level

    def attributeKeys(self) -> list[QAccessible.Attribute]:
        return [QAccessible.Attribute.Level]

    def attributeValue(self, key: QAccessible.Attribute) -> Any:
        return self._value if key == QAccessible.Attribute.Level else None


class _Press(QAccessibleActionInterface):
    """Lets a screen reader follow a link."""

    def __init__(self, follow: Callable[[], None]) -> None:
        super().__init__()
        self._follow = follow

    def actionNames(self) -> list[str]:
        return [QAccessibleActionInterface.pressAction()]

    def doAction(self, name: str) -> None:
        if name == QAccessibleActionInterface.pressAction():
            self._follow()

    def keyBindingsForAction(self, _name: str) -> list[str]:
        return []


def tell_cursor(view: LinkBrowser) -> None:
    """Tell that the link which is chosen, or what the text cursor was led to, has the keyboard now."""
    page = QAccessible.queryAccessibleInterface(view.viewport())
    part = page.part_with_cursor() if isinstance(page, ToldPage) else None
    if part is not None:
        QAccessible.updateAccessibility(QAccessibleEvent(part, QAccessible.Event.Focus))


def _index(parts: list[ToldPart], child: QAccessibleInterface) -> int:
    return next((at for at, part in enumerate(parts) if part is child), -1)


def _take_out(parts: list[ToldPart]) -> None:
    """Have Qt delete parts of a page that is not shown any more."""
    for part in (one for top in parts for one in top.made()):
        QAccessible.deleteAccessibleInterface(part.number)
