"""Which screen becomes the wall."""

from __future__ import annotations

from PySide6.QtCore import QRect

from hubdesk.gui.stage.screens import Choice, ScreenFacts, choose_screens

LAPTOP = ScreenFacts("eDP-1", QRect(0, 0, 1366, 768), is_primary=True)
RIGHT = ScreenFacts("HDMI-1", QRect(1366, 0, 1920, 1080))
LEFT = ScreenFacts("HDMI-1", QRect(-1920, 0, 1920, 1080))
THIRD = ScreenFacts("DP-2", QRect(3286, 0, 1280, 800))


def test_the_projector_is_the_wall_wherever_it_stands() -> None:
    """Right or left of the laptop, and in whatever order the system lists them."""
    assert choose_screens([LAPTOP, RIGHT]) == Choice("HDMI-1", "eDP-1")
    assert choose_screens([LEFT, LAPTOP]) == Choice("HDMI-1", "eDP-1")


def test_the_choice_of_last_time_is_kept_by_name() -> None:
    """Whoever swapped the screens finds them swapped; a screen that is not there is forgotten for today."""
    assert choose_screens([LAPTOP, RIGHT], "eDP-1") == Choice("eDP-1", "HDMI-1")
    assert choose_screens([LAPTOP, RIGHT, THIRD], "DP-2") == Choice("DP-2", "eDP-1")
    assert choose_screens([LAPTOP, RIGHT], "DP-2") == Choice("HDMI-1", "eDP-1")


def test_one_screen_is_the_wall_alone() -> None:
    """There is no second picture for the console."""
    assert choose_screens([LAPTOP]) == Choice("eDP-1", "")


def test_mirrored_screens_are_one() -> None:
    """Two screens that show the same picture leave no room for private notes."""
    mirror = ScreenFacts("HDMI-1", LAPTOP.geometry)

    assert choose_screens([LAPTOP, mirror]) == Choice("eDP-1", "")
