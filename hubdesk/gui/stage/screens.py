"""Which screen is the wall and which the trainer's, chosen anew whenever a screen comes, goes or changes."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication, QScreen


class Choice(NamedTuple):
    """Names of screens: the wall, and the trainer's own, which is empty where there is only one picture."""

    wall: str
    desk: str


class ScreenFacts(NamedTuple):
    """What is known of a screen."""

    name: str
    geometry: QRect
    is_primary: bool = False


def choose_screens(screens: list[ScreenFacts], remembered: str = "") -> Choice:
    """Choose the wall and the trainer's screen.

    The wall is the screen chosen last time, by its name, if it is there; else one that is not the main screen: a
    projector, wherever it was put, left or right. Two screens that show the same (mirrored) are one.

    Args:
        screens: all of them; at least one.
        remembered: the name of the wall chosen last.
    """
    distinct: list[ScreenFacts] = []
    for screen in sorted(screens, key=lambda one: not one.is_primary):
        if all(screen.geometry != other.geometry for other in distinct):
            distinct.append(screen)
    if len(distinct) == 1:
        return Choice(distinct[0].name, "")
    wall = next((one for one in distinct if one.name == remembered), distinct[1])
    desk = next(one for one in distinct if one is not wall)
    return Choice(wall.name, desk.name)


def screens_now() -> list[ScreenFacts]:
    """Give the screens that are there now."""
    primary = QGuiApplication.primaryScreen()
    return [ScreenFacts(one.name(), one.geometry(), one == primary) for one in QGuiApplication.screens()]


def screen_named(name: str) -> QScreen:
    """Give a screen by its name, or the main one."""
    found = next((one for one in QGuiApplication.screens() if one.name() == name), None)
    return found or QGuiApplication.primaryScreen()
