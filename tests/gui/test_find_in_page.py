"""Finding words on the page that is shown, and walking from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hubdesk.gui.marking import Marking
from tests.fakes.desktop import FakeScreenReader
from tests.gui.windows import CTRL, SHIFT, show_page

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from hubdesk.gui.main_window import MainWindow

WALK = "hubdesk:small/harbour/walk-and-talk"


def find(qtbot: QtBot, window: MainWindow, words: str) -> Marking:
    """Press Ctrl+F on the page and type."""
    window.page.setFocus()
    qtbot.keyClick(window.page, Qt.Key.Key_F, CTRL)
    area = window.areas.of(Marking)
    area.bar.field.clear()
    qtbot.keyClicks(area.bar.field, words)
    return area


def marked(window: MainWindow) -> list[str]:
    """Give the words that are marked on the page, in order."""
    return [mark.cursor.selectedText() for mark in window.page.extraSelections()]  # type: ignore[attr-defined]


def chosen(window: MainWindow) -> tuple[str, int]:
    """Give what is chosen on the page, and where."""
    cursor = window.page.textCursor()
    return cursor.selectedText(), cursor.selectionStart()


@pytest.fixture
def reading(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """Show an entry."""
    show_page(qtbot, window, WALK)
    return window


def test_every_place_is_marked_and_counted(reading: MainWindow, qtbot: QtBot) -> None:
    """The reader types "cafe": each Café is marked, the first is chosen, and the bar says which of how many."""
    area = find(qtbot, reading, "walk")

    assert {word.lower() for word in marked(reading)} == {"walk"}
    assert area.bar.count.text() == f"1 of {len(marked(reading))}"
    assert chosen(reading)[0] == "Walk"
    area.bar.field.setText("cafe")
    assert marked(reading) == ["Café"]
    assert area.bar.count.text() == "1 of 1"


def test_enter_and_f3_walk_round_the_page(reading: MainWindow, qtbot: QtBot) -> None:
    """Enter in the field, F3 on the page and Shift+F3 back; after the last comes the first, and each can be seen."""
    area = find(qtbot, reading, "walk")
    total = len(marked(reading))
    places = [chosen(reading)[1]]
    for _ in range(total - 1):
        qtbot.keyClick(area.bar.field, Qt.Key.Key_Return)
        places.append(chosen(reading)[1])
        assert reading.page.viewport().rect().contains(reading.page.cursorRect().center())
    assert places == sorted(set(places))
    assert area.bar.count.text() == f"{total} of {total}"

    qtbot.keyClick(reading.page, Qt.Key.Key_F3)
    assert chosen(reading)[1] == places[0]
    qtbot.keyClick(reading.page, Qt.Key.Key_F3, SHIFT)
    assert chosen(reading)[1] == places[-1]
    qtbot.keyClick(area.bar.field, Qt.Key.Key_Return, SHIFT)
    assert chosen(reading)[1] == places[-2]


def test_a_word_that_is_not_there_is_said_so(
    reading: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is marked, the buttons that walk on are grey, and a screen reader says it too."""
    reader = FakeScreenReader()
    monkeypatch.setattr("PySide6.QtGui.QAccessible", reader)
    area = find(qtbot, reading, "x")
    area.bar.field.setText("xylophone")
    qtbot.keyClick(reading.page, Qt.Key.Key_F3)

    assert marked(reading) == []
    assert area.bar.count.text() == "Not on this page"
    assert reader.heard[-1] == "Not on this page"
    assert [button.isEnabled() for button, _ in area.bar._buttons] == [False, False, True]


@pytest.mark.parametrize("on_page", [True, False], ids=["page", "field"])
def test_esc_takes_the_marks_away(reading: MainWindow, qtbot: QtBot, on_page: bool) -> None:
    """Esc closes the bar from the field and from the page; the keyboard is on the page, on what was found."""
    area = find(qtbot, reading, "walk")
    target = reading.page if on_page else area.bar.field
    target.setFocus()
    qtbot.keyClick(target, Qt.Key.Key_Escape)

    assert marked(reading) == []
    assert not area.bar.isVisible()
    assert QApplication.focusWidget() is reading.page
    assert chosen(reading)[0] == "Walk"


def test_the_same_words_are_looked_for_on_the_next_page(reading: MainWindow, qtbot: QtBot) -> None:
    """The bar stays open from page to page, as long as the reader wants it."""
    area = find(qtbot, reading, "bus")
    show_page(qtbot, reading, "hubdesk:small/hills/youth-bus")

    assert len(marked(reading)) > 3
    assert area.bar.count.text() == f"{len(marked(reading))} on this page"
    reading.go_home()
    reading.go_back()
    assert len(marked(reading)) > 3


def test_marks_stay_when_the_text_grows(reading: MainWindow, qtbot: QtBot) -> None:
    """Ctrl and + sets the page anew: the same words are marked."""
    find(qtbot, reading, "walk")
    before = marked(reading)
    reading.named_actions["larger"].trigger()

    assert marked(reading) == before


def test_words_that_are_chosen_stand_in_the_field(reading: MainWindow, qtbot: QtBot) -> None:
    """The reader chooses a word on the page and presses Ctrl+F: it need not be typed."""
    cursor = reading.page.document().find("drink")
    reading.page.setTextCursor(cursor)
    reading.named_actions["find_in_page"].trigger()

    assert reading.areas.of(Marking).bar.field.text() == "drink"
    assert len(marked(reading)) == 2


def test_f3_asks_for_words_where_nothing_is_marked(reading: MainWindow, qtbot: QtBot) -> None:
    """F3 on a page where nothing was looked for opens the field."""
    reading.page.setFocus()
    qtbot.keyClick(reading.page, Qt.Key.Key_F3)

    assert QApplication.focusWidget() is reading.areas.of(Marking).bar.field
