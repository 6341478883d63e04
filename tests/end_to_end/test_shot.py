"""`hubdesk --shot`: the window as a picture, without a screen."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest
from PySide6.QtGui import QImage

from hubdesk.model.palette import DARK, LIGHT
from tests.packs import ROOT

if TYPE_CHECKING:
    from pathlib import Path


class Shot(NamedTuple):
    """What came of it."""

    code: int
    said: str
    image: QImage


def take(file: Path, *words: str | Path) -> Shot:
    """Draw the window into a file, in a process of its own that has no screen."""
    environment = {
        key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    done = subprocess.run(
        [sys.executable, "-m", "hubdesk", "--shot", file, *words],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stderr
    return Shot(done.returncode, done.stdout + done.stderr, QImage(str(file)))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give where the picture goes."""
    return tmp_path / "shot.png"


@pytest.mark.parametrize(
    ("words", "size"),
    [
        ([], (1366, 768)),
        (["--size", "640x480"], (640, 480)),
        (["--size", "300x200"], (300, 200)),
        (["--size", "683X384", "--scale", "2"], (1366, 768)),
        (["--size", "640x480", "--scale", "1.5"], (960, 720)),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_the_picture_has_the_size_asked_for(
    file: Path, small_pack: Path, words: list[str], size: tuple[int, int]
) -> None:
    """The picture is a PNG of that size, or of as many device pixels; nothing is said."""
    shot = take(file, "--library", small_pack, *words)

    assert (shot.code, shot.said) == (0, "")
    assert file.read_bytes().startswith(b"\x89PNG\r\n\x1a\n")
    assert (shot.image.width(), shot.image.height()) == size


@pytest.mark.parametrize(
    ("words", "paper"),
    [([], LIGHT.paper), (["--theme", "light"], LIGHT.paper), (["--theme", "dark"], DARK.paper)],
    ids=["as it is", "light", "dark"],
)
def test_dark_is_dark(file: Path, small_pack: Path, words: list[str], paper: str) -> None:
    """Light unless asked otherwise; dark from the page to the tree."""
    image = take(file, "--library", small_pack, *words).image

    assert image.pixelColor(image.width() - 60, image.height() - 20).name() == paper
    assert image.pixelColor(320, 100).name() == paper


def test_a_place_and_a_search_can_be_drawn(file: Path, small_pack: Path) -> None:
    """Home, an entry and the hits of a search are three different pictures; drawn again, each is the same."""
    words: tuple[list[str], ...] = ([], ["hubdesk:small/harbour/buddies"], ["--search", "mentor"])
    pictures = []
    for extra in words:
        for _ in range(2):
            assert take(file, small_pack, *extra).code == 0
            pictures.append(file.read_bytes())

    assert pictures[::2] == pictures[1::2]
    assert len(set(pictures)) == 3


def test_a_search_for_nothing_is_drawn(file: Path, small_pack: Path) -> None:
    """Where nothing is found, the picture shows that, and does not wait for hits."""
    shot = take(file, small_pack, "--search", "xylophone")

    assert (shot.code, shot.said) == (0, "")
    assert shot.image.width() == 1366


def test_nothing_of_the_users_is_read_or_kept(file: Path, small_pack: Path, home: Path) -> None:
    """A picture is taken: the folder of the user is as empty as before."""
    assert take(file, small_pack, "hubdesk:small/harbour/buddies").code == 0

    assert list(home.iterdir()) == []


@pytest.mark.parametrize(
    "words", [["--size", "big"], ["--size", "10x10"], ["--scale", "0"], ["--theme", "pink"]], ids=" ".join
)
def test_words_that_make_no_sense_end_with_2(file: Path, words: list[str]) -> None:
    """What was wrong is said, and no picture is drawn."""
    shot = take(file, *words)

    assert shot.code == 2
    assert f"argument {words[0]}: " in shot.said
    assert not file.exists()


def test_an_address_that_is_none_ends_with_2(file: Path, small_pack: Path) -> None:
    """A slip of the pen: the sentence names it and says how addresses look."""
    shot = take(file, small_pack, "over the hills")

    assert shot.code == 2
    assert shot.said.startswith(
        "“over the hills” is not a file or an address that HubDesk knows.\nAn address looks like"
    )
    assert not file.exists()


def test_a_file_that_cannot_be_written_ends_with_4(tmp_path: Path, small_pack: Path) -> None:
    """The folder is not there: the sentence names the file and says what to look at."""
    target = tmp_path / "gone" / "shot.png"
    shot = take(target, small_pack)

    assert shot.code == 4
    assert shot.said.splitlines() == [
        f"{target} could not be written: the folder is not there, or may not be written to.",
        "Check the room on the drive and whether you may write there.",
    ]


def test_a_pack_that_is_missing_is_named_in_the_picture(file: Path, tmp_path: Path, small_pack: Path) -> None:
    """One of two packs is not there: the window is drawn with its message, so the picture is another one."""
    assert take(file, small_pack).code == 0
    without = file.read_bytes()
    shot = take(file, small_pack, tmp_path / "gone.hubpack")

    assert shot.code == 0
    assert file.read_bytes() != without


def test_a_command_is_carried_out_first(file: Path, small_pack: Path) -> None:
    """`--do keys` shows the list of keys in front of a window that steps back; an unknown command names those there are."""
    plain = take(file, "--library", small_pack).image
    shown = take(file, "--library", small_pack, "--do", "keys").image

    assert shown.pixelColor(20, 20).lightness() < plain.pixelColor(20, 20).lightness()
    middle = shown.rect().center()
    assert shown.pixelColor(middle.x() - 280, middle.y() - 250).name() == LIGHT.paper
    wrong = take(file, "--library", small_pack, "--do", "dance")
    assert (wrong.code, "full_screen" in wrong.said) == (2, True)


def test_a_command_that_asks_for_a_file_is_drawn_asking(file: Path, small_pack: Path) -> None:
    """`--do open_pack` draws the question and comes to an end, although nobody answers."""
    shown = take(file, "--library", small_pack, "--do", "open_pack")

    assert shown.code == 0
    assert shown.image.pixelColor(20, 20).lightness() < 180
