"""The check of the room: the wall chosen, the clicker's buttons lit, and nothing left behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QRadioButton

from hubdesk.gui.stage import room_check
from hubdesk.gui.stage.room_check import RoomCheck, WallCheck
from hubdesk.gui.stage.screens import ScreenFacts
from hubdesk.services.presenting.awake import KeepAwake
from tests.gui.windows import dialog_of, labels_of, let_go

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from hubdesk.gui.main_window import MainWindow

LAPTOP = ScreenFacts("laptop", QRect(0, 0, 1366, 768), is_primary=True)
WALL = ScreenFacts("projector", QRect(1366, 0, 1920, 1080))


@pytest.fixture
def check(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> RoomCheck:
    """Open the check with a projector plugged in."""
    monkeypatch.setattr(KeepAwake, "start", lambda _self: None)
    monkeypatch.setattr(room_check, "screens_now", lambda: [LAPTOP, WALL])
    window.named_actions["check_room"].trigger()
    return dialog_of(window, RoomCheck)


def test_the_wall_is_chosen_and_remembered(window: MainWindow, check: RoomCheck) -> None:
    """The projector is proposed; choosing the other screen is remembered by its name."""
    buttons = {button.text(): button for button in check.findChildren(QRadioButton)}
    assert buttons["projector, 1920 by 1080"].isChecked()
    buttons["laptop, 1366 by 768 (the main screen)"].setChecked(True)

    assert window.session.user.value("wall_screen") == "laptop"
    check.close()
    let_go()


def test_each_button_of_the_clicker_lights_up(qtbot: QtBot, check: RoomCheck) -> None:
    """PgDn, PgUp, `.` and F5 are heard wherever the keyboard is, and do nothing else."""
    qtbot.waitUntil(check.isActiveWindow)
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Period, Qt.Key.Key_F5):
        qtbot.keyClick(check, key)

    assert [lamp.text()[0] for lamp in check.lamps.values()] == ["●"] * 4
    check.close()
    let_go()


def test_it_says_what_stands_in_the_way(check: RoomCheck, monkeypatch: pytest.MonkeyPatch) -> None:
    """Mirrored screens, a single screen and a computer that falls asleep are said in words."""
    assert any("Turn off its sleep" in words for words in labels_of(check))
    monkeypatch.setattr(room_check, "screens_now", lambda: [LAPTOP, ScreenFacts("projector", LAPTOP.geometry)])
    check._look_again()
    assert "same picture" in check.mirrored.text()
    monkeypatch.setattr(room_check, "screens_now", lambda: [LAPTOP])
    check._look_again()
    assert "one screen" in check.mirrored.text()
    assert not check.wall.isVisible()
    check.close()
    let_go()


def test_the_wall_shows_its_edges_and_both_sizes(qtbot: QtBot) -> None:
    """A frame runs round all of it, and there is text in it."""
    wall = WallCheck()
    qtbot.addWidget(wall)
    wall.resize(960, 540)
    picture = wall.grab().toImage()

    assert picture.pixelColor(2, 270) == QColor("#0a5f94")
    assert picture.pixelColor(957, 270) == QColor("#0a5f94")
    assert len({picture.pixel(x, y) for y in range(70, 110) for x in range(60, 500)}) > 3
