"""Larger and smaller text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hubdesk.gui.zoom import larger, smaller
from hubdesk.model.settings import ZOOMS
from hubdesk.typeset.style import TITLE
from tests.gui.windows import CTRL, blocks_of, show_page, top_of

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from hubdesk.gui.main_window import MainWindow
    from hubdesk.typeset.style import TITLE
from tests.gui.windows import OpenWindow

WALK = "hubdesk:small/harbour/walk-and-talk"


def title_pixels(window: MainWindow) -> int:
    """Give the height of the letters of the page's title."""
    block = next(block for block in blocks_of(window.page.document()) if block.text() == window.page.title)
    return block.begin().fragment().charFormat().font().pixelSize()


@pytest.mark.parametrize(
    ("key", "step"), [(Qt.Key.Key_Plus, larger), (Qt.Key.Key_Equal, larger), (Qt.Key.Key_Minus, smaller)]
)
def test_ctrl_plus_and_minus_change_the_size_and_ctrl_0_takes_it_back(
    window: MainWindow, qtbot: QtBot, key: Qt.Key, step: object
) -> None:
    """One step either way changes the size of every text on the page; Ctrl+0 is the size of the first day."""
    assert callable(step)
    show_page(qtbot, window, WALK)
    normal = title_pixels(window)
    qtbot.keyClick(window, key, CTRL)
    assert title_pixels(window) == round(TITLE.px * step(1.0))
    qtbot.keyClick(window, Qt.Key.Key_0, CTRL)

    assert title_pixels(window) == normal == TITLE.px


@pytest.mark.parametrize(("name", "last"), [("larger", 3.0), ("smaller", 0.8)])
def test_the_size_has_an_end_either_way(window: MainWindow, qtbot: QtBot, name: str, last: float) -> None:
    """However often the command is given, the page stays readable."""
    show_page(qtbot, window, WALK)
    for _ in range(len(ZOOMS) + 2):
        window.named_actions[name].trigger()

    assert window.reading.zoom == last
    assert title_pixels(window) == round(TITLE.px * last)


def test_what_stands_at_the_top_stays_there(window: MainWindow, qtbot: QtBot) -> None:
    """The reader is in the middle of a page; larger text shows the same heading, about where it was."""
    window.resize(1180, 400)
    show_page(qtbot, window, WALK)
    bar = window.page.verticalScrollBar()
    bar.setValue(bar.value() + round(top_of(window.page, "what-changed-and-how-we-know")) - 1)
    for name in ("larger", "larger", "smaller", "normal"):
        window.named_actions[name].trigger()
        QApplication.processEvents()

        assert abs(top_of(window.page, "what-changed-and-how-we-know")) <= 40 * window.reading.zoom


def test_the_size_is_the_same_on_the_next_page_and_the_next_day(
    open_window: OpenWindow, small_pack: Path, qtbot: QtBot
) -> None:
    """Larger text stays larger on other pages, and when HubDesk is opened again."""
    window = open_window(small_pack)
    show_page(qtbot, window, WALK)
    window.named_actions["larger"].trigger()
    window.named_actions["larger"].trigger()
    show_page(qtbot, window, "hubdesk:/theme/peer-mentoring")
    assert title_pixels(window) == round(TITLE.px * 1.25)
    window.close()
    again = open_window(small_pack)
    show_page(qtbot, again, WALK)

    assert again.reading.zoom == 1.25
    assert title_pixels(again) == round(TITLE.px * 1.25)


@pytest.mark.parametrize("kept", ["17", "nan", "-1", "large", ""])
def test_a_size_that_cannot_be_is_not_believed(open_window: OpenWindow, small_pack: Path, kept: str) -> None:
    """The user's file says something that no HubDesk has written: text has its normal size."""
    window = open_window(small_pack)
    window.session.user.keep("setting.text_size", kept)
    window.close()

    assert open_window(small_pack).reading.zoom == 1.0


def test_pictures_and_tables_fit_at_every_size(window: MainWindow, qtbot: QtBot) -> None:
    """At the largest size nothing has to be pushed sideways to be read."""
    show_page(qtbot, window, WALK)
    for _ in ZOOMS:
        window.named_actions["larger"].trigger()
    with qtbot.waitSignal(window.page.shown):
        window.go_to_address(WALK)

    assert window.page.horizontalScrollBar().maximum() == 0
    assert top_of(window.page, "top") > 0
