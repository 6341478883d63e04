"""From the words of the command line to what the window is to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from hubdesk import __version__
from hubdesk.gui.app import _wear_the_icon, sort_targets
from hubdesk.gui.icons import icon_pixmap, make_icon
from hubdesk.gui.zoom import larger, smaller
from hubdesk.model.settings import ZOOMS
from hubdesk.window_command import run_window_command

if TYPE_CHECKING:
    from pathlib import Path


def test_a_pack_that_is_not_there_is_still_a_pack(tmp_path: Path) -> None:
    """What ends in .hubpack is a file, there or not; a folder that is there is one; the rest is an address."""
    gone = str(tmp_path / "GONE.HUBPACK")

    assert sort_targets([gone, str(tmp_path), "hubdesk:a/b/c"]) == (
        "hubdesk:a/b/c",
        (tmp_path / "GONE.HUBPACK", tmp_path),
    )


def test_a_file_that_a_desktop_hands_on_as_an_address_is_a_file(tmp_path: Path) -> None:
    """Spaces and letters with accents are written in another way there."""
    file = tmp_path / "Übung 1 50%.hubpack"

    assert sort_targets([file.as_uri()]) == ("", (file,))


@pytest.mark.parametrize(
    ("words", "target"), [([], ""), (["kent/safe-spaces"], "kent/safe-spaces"), (["a/b", "c/d"], "c/d")]
)
def test_of_two_addresses_the_last_is_shown(words: list[str], target: str) -> None:
    """An address, or the last of several; none is the place of the last day."""
    assert sort_targets(words) == (target, ())


def test_the_application_says_what_it_is(qapp: QApplication) -> None:
    """The system shows the program's name, and knows its version."""
    assert (qapp.applicationName(), qapp.applicationDisplayName()) == ("HubDesk", "HubDesk")
    assert qapp.applicationVersion() == __version__


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--size", "big"], "give a size such as 1366x768"),
        (["--size", "100x100"], "give a size such as 1366x768"),
        (["--size", "1366x9999"], "give a size such as 1366x768"),
        (["--size", "1366"], "give a size such as 1366x768"),
        (["--size", "-1x500"], "argument --size"),
        (["--scale", "9"], "give a number from 0.5 to 4"),
        (["--scale", "double"], "give a number from 0.5 to 4"),
        (["--scale", "nan"], "give a number from 0.5 to 4"),
        (["--theme", "pink"], "invalid choice: 'pink'"),
        (["--colour", "red"], "unrecognized arguments: --colour"),
    ],
    ids=" ".join,
)
def test_words_that_make_no_sense_are_said(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong size, scale, look or option ends with 2 and a sentence, before any window is made."""
    assert run_window_command(words) == 2
    assert said in capsys.readouterr().err


def test_the_steps_of_text_size_lead_up_and_down() -> None:
    """From any size, one step up and one down; from between two steps, to the next."""
    assert [larger(zoom) for zoom in (0.8, 1.0, 1.2, 3.0)] == [0.9, 1.1, 1.25, 3.0]
    assert [smaller(zoom) for zoom in (0.8, 1.0, 1.2, 3.0)] == [0.8, 0.9, 1.1, 2.5]
    assert sorted(ZOOMS) == list(ZOOMS)


def test_an_icon_is_drawn_in_the_colour_asked_for(qapp: QApplication) -> None:
    """An icon at twice the pixels is twice as large, and has the one colour; it is fainter where it cannot be used."""
    image = icon_pixmap("house", "#a01020", 20, 2.0).toImage()
    solid = {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    icon = make_icon("house", "#a01020")

    assert (image.width(), image.height(), image.devicePixelRatio()) == (40, 40, 2.0)
    assert solid == {"#a01020"}
    faint = icon.pixmap(20, 20, icon.Mode.Disabled).toImage()
    assert max(faint.pixelColor(x, y).alpha() for x in range(20) for y in range(20)) == pytest.approx(0.35 * 255, abs=2)


def test_the_task_bar_shows_the_programs_icon(qapp: QApplication) -> None:
    """The drawing that all icons are made of is there, and Qt can read it."""
    _wear_the_icon()

    assert not qapp.windowIcon().pixmap(64, 64).isNull()
