"""Nothing is cut off: in small windows, in text two and three times as large, and in other languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget

from hubdesk.gui import room
from hubdesk.gui.panels.hits_view import HitsView
from hubdesk.model.words import speak
from tests.fakes.languages import LONG, MIRRORED
from tests.gui import scenes
from tests.gui.fit import cut_off, too_large
from tests.gui.scenes import DIALOGS, PAGES, World, assert_none, each_scene, stops_of
from tests.packs import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from hubdesk.model.words import Speech
    from tests.gui.windows import OpenWindow

pytestmark = pytest.mark.usefixtures("no_inhibitor")

PICTURES = ROOT / "build" / "pictures"
LANGUAGES = {"english": None, "long": LONG, "mirrored": MIRRORED}


@pytest.fixture(autouse=True)
def _english_again(qapp: QApplication) -> Iterator[None]:
    """Speak English after each test."""
    yield
    speak(None)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def take_up(qapp: QApplication, speech: Speech | None) -> None:
    """Speak a language from now on."""
    speak(speech)
    way = Qt.LayoutDirection.RightToLeft if speech is MIRRORED else Qt.LayoutDirection.LeftToRight
    qapp.setLayoutDirection(way)


def keep_picture(shown: QWidget, *names: str) -> None:
    """Keep a picture of a window, to be looked at."""
    file = PICTURES.joinpath(*names).with_suffix(".png")
    file.parent.mkdir(parents=True, exist_ok=True)
    shown.grab().save(str(file))


@pytest.mark.parametrize("kind", ["pages", "dialogs"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_has_room_in_every_language(
    qapp: QApplication,
    qtbot: QtBot,
    open_window: OpenWindow,
    small_pack: Path,
    guide_pack: Path,
    tmp_path: Path,
    language: str,
    kind: str,
) -> None:
    """Words that are 40 % longer, and words from right to left, stand whole on every page and in every window."""
    take_up(qapp, LANGUAGES[language])
    world = World(qtbot, open_window(small_pack, guide_pack), tmp_path)
    faults: dict[str, list[str]] = {}
    for name, shown in each_scene(world, PAGES if kind == "pages" else DIALOGS):
        keep_picture(shown, language, name)
        faults[name] = cut_off(shown) + (too_large(shown, 1366, 768) if name in DIALOGS else [])

    assert_none(faults)


SIZES = {"a small window": (800, 600), "twice as large": (683, 384), "three times as large": (455, 256)}
"""Windows in pixels: a screen of 1366 by 768 has so many at 200 and at 300 %."""


@pytest.mark.parametrize("size", SIZES)
def test_every_page_has_room_in_a_small_window(
    qtbot: QtBot, open_window: OpenWindow, small_pack: Path, guide_pack: Path, tmp_path: Path, size: str
) -> None:
    """Nothing has to be scrolled sideways, and nothing stands where it cannot be seen or scrolled to."""
    world = World(qtbot, open_window(small_pack, guide_pack, size=SIZES[size]), tmp_path)
    faults: dict[str, list[str]] = {}
    for name, shown in each_scene(world, PAGES):
        world.window.resize(*SIZES[size])
        QApplication.processEvents()
        keep_picture(shown, size.replace(" ", "-"), name)
        is_wide = shown.width() > SIZES[size][0] or shown.height() > SIZES[size][1]
        faults[name] = [*cut_off(shown), *([f"the window is {shown.size()}"] if is_wide else [])]

    assert_none(faults)


@pytest.mark.parametrize("size", ["a window of its first size", *SIZES])
@pytest.mark.parametrize("zoom", [2.0, 3.0])
def test_every_page_has_room_for_large_text(
    qtbot: QtBot, open_window: OpenWindow, small_pack: Path, guide_pack: Path, tmp_path: Path, size: str, zoom: float
) -> None:
    """The text of pages is set two and three times as large: all of it can be read by scrolling down alone."""
    room = SIZES.get(size, (1180, 760))
    world = World(qtbot, open_window(small_pack, guide_pack, size=room), tmp_path)
    world.window.reading.set_zoom(zoom)
    faults: dict[str, list[str]] = {}
    for name, shown in each_scene(world, PAGES):
        world.window.resize(*room)
        QApplication.processEvents()
        keep_picture(shown, f"zoom-{zoom:g}-{size}".replace(" ", "-"), name)
        faults[name] = [*cut_off(shown), *too_large(shown, *room)]

    assert_none(faults)


SMALL_SCREEN = QSize(683, 384)
"""A screen of 1366 by 768 pixels at 200 %."""
SMALLEST_SCREEN = QSize(455, 256)
"""The same at 300 %."""


@pytest.mark.parametrize("screen", [SMALL_SCREEN, SMALLEST_SCREEN], ids=["at 200 %", "at 300 %"])
def test_every_dialog_has_room_on_a_small_screen(
    qtbot: QtBot, open_window: OpenWindow, small_pack: Path, guide_pack: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, screen: QSize,
) -> None:  # fmt: skip
    """On a laptop at 200 or 300 % no dialog is larger than the screen, and all of it is dressed and can be scrolled to."""
    made: Callable[..., None] = room.make_room
    monkeypatch.setattr(room, "make_room", lambda dialog: made(dialog, screen))
    world = World(qtbot, open_window(small_pack, guide_pack), tmp_path)
    faults: dict[str, list[str]] = {}
    for name, shown in each_scene(world, {name: show for name, show in DIALOGS.items() if name != "console"}):
        keep_picture(shown, f"small-screen-{screen.width()}", name)
        stops = [one for one in stops_of(shown) if isinstance(one, QAbstractButton)]
        for stop in stops:
            stop.setFocus(Qt.FocusReason.TabFocusReason)
            around = area_around(stop)
            if around is not None:
                around.ensureWidgetVisible(stop)
            QApplication.processEvents()
            if stop.visibleRegion().boundingRect().height() < stop.height() - 1:
                faults.setdefault(name, []).append(f"{stop.text()} cannot be seen whole")
        is_dressed = bool(shown.styleSheet())
        is_smallest = screen == SMALLEST_SCREEN  # narrower than a few words and a button: sideways is better than cut
        faults[name] = [
            *faults.get(name, []), *cut_off(shown, may_scroll_sideways=is_smallest), *too_large(shown, screen.width(), screen.height()),
            *([] if is_dressed else ["is not dressed"]),
        ]  # fmt: skip

    assert_none(faults)


def area_around(widget: QWidget) -> QScrollArea | None:
    """Give what scrolls a widget, if anything does."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around


def test_a_mirrored_hit_begins_at_the_right(
    qapp: QApplication, qtbot: QtBot, open_window: OpenWindow, small_pack: Path, guide_pack: Path, tmp_path: Path
) -> None:
    """From right to left, the coloured dot of a hit stands at its right, and nothing of its title at its left."""
    take_up(qapp, MIRRORED)
    world = World(qtbot, open_window(small_pack, guide_pack), tmp_path)
    scenes.results(world)
    hits = world.window.findChild(HitsView)
    assert hits is not None
    row = hits.visualRect(hits.model().index(2, 0))
    picture = hits.viewport().grab().toImage()
    ground = picture.pixelColor(row.right() - 3, row.bottom() - 3)

    def is_drawn(left: int) -> bool:
        place = QRect(left, row.top() + 8, 24, 42)
        return any(
            picture.pixelColor(x, y) != ground
            for x in range(place.left(), place.right())
            for y in range(place.top(), place.bottom())
        )

    assert is_drawn(row.right() - 40)
    assert not is_drawn(row.left() + 14)


def test_the_bar_of_the_middle_looks_like_the_others(
    qtbot: QtBot, open_window: OpenWindow, small_pack: Path, guide_pack: Path, tmp_path: Path
) -> None:
    """The bar that scrolls the middle in a very small window is drawn in the colours that are on."""
    size = SIZES["three times as large"]
    world = World(qtbot, open_window(small_pack, guide_pack, size=size), tmp_path)
    scenes.editor(world)
    world.window.resize(*size)
    around = next(one for one in world.window.findChildren(QScrollArea) if one.widget() is world.window.stack)
    bar = around.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.isVisible())

    assert "QScrollBar::handle" in bar.styleSheet()
    assert bar.width() == 12


def test_the_words_of_a_key_are_whole_however_low_the_window_is_made(
    qtbot: QtBot, open_window: OpenWindow, small_pack: Path, guide_pack: Path, tmp_path: Path
) -> None:
    """They are read out by telephone: half a line of them is worse than none."""
    world = World(qtbot, open_window(small_pack, guide_pack), tmp_path)
    for name, shown in each_scene(world, {"install": DIALOGS["install"], "proof": DIALOGS["proof"]}):
        shown.resize(shown.width(), 1)
        QApplication.processEvents()
        words = shown.findChildren(QLabel, "keyWords")
        assert words, name
        assert all(label.height() >= label.heightForWidth(label.width()) for label in words), name
