"""Copying: words with their source, and the address of what is being read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu

from hubdesk.gui.panels.outline import headings_of
from tests.gui.windows import CTRL, SHIFT, show_page

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from hubdesk.gui.main_window import MainWindow

WALK = "hubdesk:small/harbour/walk-and-talk"


def clipboard() -> str:
    """Give what was copied."""
    return QGuiApplication.clipboard().text()


def choose(window: MainWindow, first: int, past: int) -> None:
    """Choose words of the page by their places."""
    cursor = QTextCursor(window.page.document())
    cursor.setPosition(first)
    cursor.setPosition(past, QTextCursor.MoveMode.KeepAnchor)
    window.page.setTextCursor(cursor)


def test_chosen_words_are_copied_with_their_source(window: MainWindow, qtbot: QtBot) -> None:
    """A sentence goes onto the clipboard with the entry, the edition, the address of its heading and what it cites."""
    show_page(qtbot, window, WALK)
    text = window.page.document().toPlainText()
    note = next(
        place for place in range(len(text)) if text[place] == "\u202f" and text[place + 1 : place + 2].isdigit()
    )
    heading = [one for one in headings_of(window.page.document()) if one.position < note][-1]
    choose(window, text.rindex("\n", 0, note) + 1, note + 2)
    window.named_actions["copy_with_source"].trigger()
    copied = clipboard()
    words, _, source = copied.partition("\n\n")

    assert words.endswith(f"[{text[note + 1]}]")
    assert f"— {window.page.title}" in source
    assert "Small practice library, edition of 1 February 2026" in source
    assert f"{WALK}#{heading.anchor}" in source.splitlines()
    assert f"[{text[note + 1]}] " in source.partition("Sources:")[2]


def test_without_a_choice_the_whole_page_is_copied(window: MainWindow, qtbot: QtBot) -> None:
    """Title, text and lists, each source by its number, and the page's address."""
    show_page(qtbot, window, WALK)
    window.named_actions["copy_with_source"].trigger()
    copied = clipboard()

    own, _, source = copied.partition("\n— ")
    assert window.page.title in own
    assert "Related entries" not in own
    assert "[1] " in source.partition("Sources:")[2]
    assert WALK in copied.splitlines()
    assert "\u202f" not in copied
    assert "\ufffc" not in copied


def test_the_page_of_a_theme_is_copied_with_its_address(window: MainWindow, qtbot: QtBot) -> None:
    """A theme's page gathers entries of every pack; its address stands below."""
    show_page(qtbot, window, "hubdesk:/theme/peer-mentoring")
    window.named_actions["copy_with_source"].trigger()

    assert "hubdesk:/theme/peer-mentoring" in clipboard().splitlines()
    assert "— Peer mentoring" in clipboard()


def test_the_address_goes_down_to_the_heading_that_is_read(window: MainWindow, qtbot: QtBot) -> None:
    """At the top it is the entry's address; further down that of the heading in view; it leads back there."""
    window.resize(900, 420)
    show_page(qtbot, window, WALK)
    qtbot.keyClick(window, Qt.Key.Key_C, CTRL | SHIFT)
    assert clipboard() == WALK
    heading = headings_of(window.page.document())[2]
    window.page.go_to_anchor(heading.anchor)
    qtbot.keyClick(window, Qt.Key.Key_C, CTRL | SHIFT)

    assert clipboard() == f"{WALK}#{heading.anchor}"
    assert window.notice.text == f"Copied: {WALK}#{heading.anchor}"


def test_at_home_and_on_a_theme_the_address_is_the_pages(window: MainWindow, qtbot: QtBot) -> None:
    """Every place has an address."""
    qtbot.keyClick(window, Qt.Key.Key_C, CTRL | SHIFT)
    assert clipboard() == "hubdesk:"
    show_page(qtbot, window, "hubdesk:/theme/peer-mentoring")
    qtbot.keyClick(window, Qt.Key.Key_C, CTRL | SHIFT)
    assert clipboard() == "hubdesk:/theme/peer-mentoring"


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)
@pytest.mark.parametrize("reason", [QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard])
def test_the_menu_of_a_heading_copies_its_address(
    window: MainWindow, qtbot: QtBot, reason: QContextMenuEvent.Reason
) -> None:
    """A right click on a heading, or the menu key on it, offers its own address."""
    show_page(qtbot, window, WALK)
    heading = headings_of(window.page.document())[1]
    window.page.go_to_anchor(heading.anchor)
    cursor = QTextCursor(window.page.document())
    cursor.setPosition(heading.position)
    at = window.page.cursorRect(cursor).center()
    event = QContextMenuEvent(reason, at, window.page.viewport().mapToGlobal(at))
    QApplication.sendEvent(window.page.viewport(), event)
    (menu,) = window.page.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)
    wanted = f"Copy the address of “{heading.text}”"
    (action,) = [action for action in menu.actions() if action.text().replace("&&", "&") == wanted]
    action.trigger()
    menu.close()

    assert clipboard() == f"{WALK}#{heading.anchor}"
    assert window.named_actions["copy"].isEnabled()


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)
def test_the_menu_above_the_first_heading_copies_the_entrys_address(window: MainWindow, qtbot: QtBot) -> None:
    """On the title there is no heading of its own: the menu offers the page's address, printing and PDF."""
    show_page(qtbot, window, WALK)
    window.page.menu_asked.emit(window.page.mapToGlobal(window.page.rect().center()), 0)
    (menu,) = window.page.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)
    names = [action.text().replace("&", "") for action in menu.actions() if action.text()]
    menu.close()

    assert names[:3] == ["Copy", "Copy with the source", "Copy the address of this place"]
    assert names[-3:] == ["Select all of the page", "Print…", "Save as PDF…"]
