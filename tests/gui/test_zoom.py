"""Larger and smaller text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QTextCursor, QTextTableFormat, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from hubdesk.gui.zoom import larger, smaller
from hubdesk.model.settings import ZOOMS
from hubdesk.typeset.style import TITLE
from tests.gui.windows import CTRL, blocks_of, show_page, top_of

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from hubdesk.gui.main_window import MainWindow
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


def turn_wheel(widget: QWidget, by: int, keys: Qt.KeyboardModifier) -> None:
    """Turn the wheel over a widget; `by` is 120 for a notch."""
    at = QPointF(widget.rect().center())
    phase, buttons = Qt.ScrollPhase.NoScrollPhase, Qt.MouseButton.NoButton
    turned = QWheelEvent(at, widget.mapToGlobal(at), QPoint(), QPoint(0, by), buttons, keys, phase, False)
    QApplication.sendEvent(widget, turned)


def test_ctrl_and_the_wheel_change_the_size(window: MainWindow, qtbot: QtBot) -> None:
    """A notch is a step, a touch pad's small turns add up to one; without Ctrl the page is scrolled."""
    show_page(qtbot, window, WALK)
    wide = window.page.viewport()
    turn_wheel(wide, 240, CTRL)
    assert title_pixels(window) == round(TITLE.px * 1.25)
    turn_wheel(wide, -60, CTRL)
    assert window.reading.zoom == 1.25
    turn_wheel(wide, -60, CTRL)
    assert window.reading.zoom == 1.1
    turn_wheel(wide, -120, Qt.KeyboardModifier.NoModifier)

    assert window.reading.zoom == 1.1
    assert window.page.verticalScrollBar().value() > 0


@pytest.mark.parametrize(("name", "step"), [("larger", larger), ("smaller", smaller)])
def test_buttons_change_the_size(window: MainWindow, qtbot: QtBot, name: str, step: object) -> None:
    """Who knows no key finds a button in the bar at the top; at home there is no page to change."""
    assert callable(step)
    button = next(
        button
        for button in window.top.findChildren(QToolButton)
        if button.defaultAction() is window.named_actions[name]
    )
    assert not button.isEnabled()
    show_page(qtbot, window, WALK)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert title_pixels(window) == round(TITLE.px * step(1.0))


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


@pytest.mark.parametrize(
    ("address", "zoom"),
    [("hubdesk:headstart/newham/overview", 1.25), ("hubdesk:headstart/national/first-survey-prevalence", 1.1)],
)
def test_no_bar_for_a_hair(
    open_window: OpenWindow, headstart_pack: Path, qtbot: QtBot, address: str, zoom: float
) -> None:
    """Qt finds these pages a pixel wider than they are, by a space at a line's end and by a table: no bar is shown."""
    window = open_window(headstart_pack, size=(1366, 740))
    window.reading.set_zoom(zoom)
    show_page(qtbot, window, address)

    assert not window.page.horizontalScrollBar().isVisible()


def test_what_cannot_be_narrower_is_seen_by_a_bar(window: MainWindow, qtbot: QtBot) -> None:
    """Where something on a page is truly wider than its place, the page can be pushed sideways."""
    show_page(qtbot, window, WALK)
    form = QTextTableFormat()
    form.setWidth(3000)
    QTextCursor(window.page.document()).insertTable(1, 1, form)

    assert window.page.horizontalScrollBar().isVisible()
