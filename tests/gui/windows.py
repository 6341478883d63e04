"""What a user does with a window, in one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel

from hubdesk.gui.panels.cards import Card
from hubdesk.model.address import address_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QTextBlock, QTextDocument
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from hubdesk.gui.main_window import MainWindow
    from hubdesk.gui.panels.page_view import PageView
    from hubdesk.gui.theme import Theme
    from hubdesk.model.address import Place

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

D = TypeVar("D", bound=QDialog)


class OpenWindow(Protocol):
    """Opens a window over packs; see the fixture of that name."""

    def __call__(
        self, *packs: Path, theme: Theme | None = None, size: tuple[int, int] = ..., is_watched: bool = ...
    ) -> MainWindow:
        """Open a window."""
        ...


def let_go() -> None:
    """Carry out what was put off: what was closed goes now, and not in the middle of the next test."""
    QApplication.sendPostedEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def show_page(qtbot: QtBot, window: MainWindow, address: str) -> None:
    """Go to an address and wait until its page is drawn."""
    with qtbot.waitSignal(window.page.shown):
        window.go_to_address(address)


def search(qtbot: QtBot, window: MainWindow, words: str) -> int:
    """Paste words into the empty field and wait for the results; give how many there are."""
    window.top.field.clear()
    QGuiApplication.clipboard().setText(words)
    with qtbot.waitSignal(window.results.shown) as shown:
        qtbot.keyClick(window.top.field, Qt.Key.Key_V, CTRL)
    assert shown.args is not None
    return int(shown.args[0])


def hit_titles(window: MainWindow) -> list[str]:
    """Give the titles of the hits that are listed."""
    return [hit.title.text for hit in window.results.model.hits]


def address_shown(window: MainWindow) -> str:
    """Give the address of what is shown, as it stands in the history."""
    return address_of(window.history.current.place)


def click_row(qtbot: QtBot, window: MainWindow, index: QModelIndex) -> None:
    """Click a row of the tree."""
    tree = window.side.tree
    tree.scrollTo(index)
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(index).center())


def row_of(window: MainWindow, *names: str) -> QModelIndex:
    """Find a row of the tree by what stands there, from the top: partnership, theme, title."""
    model = window.side.tree.model()
    index = window.side.tree.rootIndex()
    for name in names:
        index = next(
            found for row in range(model.rowCount(index)) if (found := model.index(row, 0, index)).data() == name
        )
    return index


def path_to(index: QModelIndex) -> list[str]:
    """Give what stands in the rows that lead to one, from the top."""
    names: list[str] = []
    while index.isValid():
        names.insert(0, str(index.data()))
        index = index.parent()
    return names


def cards_of(widget: QWidget) -> dict[str, Card]:
    """Give the cards that are shown, by name."""
    return {card.text(): card for card in widget.findChildren(Card) if card.isVisible()}


def labels_of(widget: QWidget) -> list[str]:
    """Give the words of every label that is shown."""
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text()]


def links_of(document: QTextDocument) -> dict[str, str]:
    """Give the links of a page: the words of each, without the space round them, and where it leads."""
    found: dict[str, str] = {}
    for block in blocks_of(document):
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            if target := fragment.charFormat().anchorHref():
                words = fragment.text().replace("\u2060", "").replace("\u00a0", " ").replace("\u202f", "")
                found[words.strip()] = target
            iterator += 1
    return found


def blocks_of(document: QTextDocument) -> Iterator[QTextBlock]:
    """Give the blocks of a document in order, those in tables too."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def click_link(qtbot: QtBot, page: PageView, target: str) -> None:
    """Scroll to the first link that leads to a target, and click it."""
    for block in blocks_of(page.document()):
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            if fragment.charFormat().anchorHref() == target:
                qtbot.mouseClick(
                    page.viewport(),
                    Qt.MouseButton.LeftButton,
                    pos=_point_at(page, fragment.position(), fragment.length()),
                )
                return
            iterator += 1
    raise AssertionError(f"no link to {target} among {sorted(links_of(page.document()).values())}")


def _point_at(page: PageView, first: int, length: int) -> QPoint:
    cursor = QTextCursor(page.document())
    cursor.setPosition(first + length // 2)
    bar = page.verticalScrollBar()
    bar.setValue(bar.value() + page.cursorRect(cursor).center().y() - page.viewport().height() // 2)
    return page.cursorRect(cursor).center() + QPoint(2 if length == 1 else 0, 0)


def top_of(page: PageView, anchor: str) -> float:
    """Give how far below the upper edge of the view an anchor stands, in pixels."""
    for block in blocks_of(page.document()):
        iterator = block.begin()
        while not iterator.atEnd():
            if anchor in iterator.fragment().charFormat().anchorNames():
                rect = page.document().documentLayout().blockBoundingRect(block)
                return rect.top() - page.verticalScrollBar().value()
            iterator += 1
    raise AssertionError(f"no anchor {anchor}")


def dialog_of(window: QWidget, kind: type[D]) -> D:
    """Give the one dialog of a kind that is open."""
    (found,) = [dialog for dialog in window.findChildren(kind) if dialog.isVisible()]
    return found


def press(qtbot: QtBot, widget: QWidget, words: str) -> None:
    """Click the button that says these words."""
    (button,) = [one for one in widget.findChildren(QAbstractButton) if one.text().replace("&", "") == words]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def tree_place(window: MainWindow) -> Place | None:
    """Give the place that is marked in the tree."""
    from hubdesk.gui.models.catalogue_model import PLACE_ROLE

    found: Place | None = window.side.tree.currentIndex().data(PLACE_ROLE)
    return found
