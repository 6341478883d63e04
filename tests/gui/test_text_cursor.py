"""A cursor in the text: words are chosen and links followed without a mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor

from tests.gui.scenes import ENTRY
from tests.gui.windows import CTRL, SHIFT, show_page

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from hubdesk.gui.main_window import MainWindow
    from tests.gui.windows import OpenWindow

Key = Qt.Key


def lead_to(window: MainWindow, words: str) -> None:
    """Put the cursor before words of the page, as the arrow keys would."""
    at = window.page.document().find(words).selectionStart()
    cursor = QTextCursor(window.page.document())
    cursor.setPosition(at)
    window.page.setTextCursor(cursor)


def test_words_are_chosen_and_copied_by_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    """F7, arrows with Shift, Ctrl+C: the words are in the clipboard."""
    show_page(qtbot, window, ENTRY)
    qtbot.keyClick(window, Key.Key_F7)
    assert window.page.hasFocus()
    lead_to(window, "Pupils missed fewer days")
    for _ in range(len("Pupils")):
        qtbot.keyClick(window.page, Key.Key_Right, SHIFT)
    qtbot.keyClick(window.page, Key.Key_C, CTRL)

    assert QGuiApplication.clipboard().text() == "Pupils"


def test_the_cursor_begins_where_the_eye_is_and_moves_by_lines(window: MainWindow, qtbot: QtBot) -> None:
    """It is on the first line that is seen whole; Down leads to the next one and not half a page away."""
    show_page(qtbot, window, f"{ENTRY}#how-it-works")
    at = window.page.verticalScrollBar().value()
    qtbot.keyClick(window, Key.Key_F7)
    assert window.page.verticalScrollBar().value() == at
    assert window.page.viewport().rect().contains(window.page.cursorRect())
    before = window.page.textCursor().position()
    qtbot.keyClick(window.page, Key.Key_Down)

    assert window.page.textCursor().position() > before
    assert window.page.verticalScrollBar().value() == at


def test_enter_follows_the_link_that_the_cursor_is_in(window: MainWindow, qtbot: QtBot) -> None:
    """Without a cursor Enter follows only a link that was chosen with Tab."""
    show_page(qtbot, window, ENTRY)
    lead_to(window, "the youth bus")
    qtbot.keyClick(window.page, Key.Key_Return)
    assert window.page.title == "Walk and talk along the sea wall"
    qtbot.keyClick(window, Key.Key_F7)
    lead_to(window, "the youth bus")
    with qtbot.waitSignal(window.page.shown):
        qtbot.keyClick(window.page, Key.Key_Return)

    assert window.page.title == "A youth bus that comes every Tuesday"


def test_the_cursor_is_there_on_the_next_day(open_window: OpenWindow, small_pack: Path, qtbot: QtBot) -> None:
    """It is kept; F7 takes it away, and the arrow keys scroll again."""
    window = open_window(small_pack)
    show_page(qtbot, window, ENTRY)
    qtbot.keyClick(window, Key.Key_F7)
    assert "F7 ends that" in window.notice.text
    window.close()
    window = open_window(small_pack, size=(900, 500))
    show_page(qtbot, window, ENTRY)
    window.page.setFocus()
    assert window.named_actions["text_cursor"].isChecked()
    qtbot.keyClick(window.page, Key.Key_Down)
    assert window.page.textCursor().position() > 0
    qtbot.keyClick(window, Key.Key_F7)
    before = window.page.textCursor().position()
    qtbot.keyClick(window.page, Key.Key_Down)

    assert window.page.textCursor().position() == before
    assert window.page.verticalScrollBar().value() > 0
    assert not window.notice.text
