"""Light and dark: forced, or as the system has it, and changed while the window is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from hubdesk.gui import theme
from hubdesk.gui.theme import mix
from hubdesk.model.palette import DARK, LIGHT, Palette
from tests.contrast import contrast
from tests.fakes.desktop import FakeStyleHints, FakeSystem
from tests.gui.windows import address_shown, blocks_of, search, show_page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from hubdesk.gui.main_window import MainWindow
    from hubdesk.gui.theme import Theme
    from tests.gui.windows import OpenWindow

LOOKS = pytest.mark.parametrize(("look", "palette"), [("light", LIGHT), ("dark", DARK)], ids=["light", "dark"])


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> FakeStyleHints:
    """Have a system that is light at first."""
    fake = FakeSystem()
    monkeypatch.setattr(theme, "QGuiApplication", fake)
    return fake.hints


def colours_at(window: MainWindow) -> dict[str, str]:
    """Give the colours of the bar, the pane, the page's margin, and the page's title."""
    image = window.grab().toImage()
    origin = window.page.viewport().mapTo(window, window.page.viewport().rect().topLeft())
    pane = window.side.mapTo(window, window.side.rect().bottomLeft())
    title = next(block for block in blocks_of(window.page.document()) if block.text() == window.page.title)
    return {
        "bar": image.pixelColor(window.width() - 4, window.top.y() + window.menuBar().height() + 4).name(),
        "pane": image.pixelColor(pane.x() + 3, pane.y() - 5).name(),
        "page": image.pixelColor(origin.x() + 10, origin.y() + 10).name(),
        "title": title.begin().fragment().charFormat().foreground().color().name(),
    }


def worn(palette: Palette) -> dict[str, str]:
    """Give what `colours_at` finds where a palette is on."""
    return {"bar": palette.pane, "pane": palette.pane, "page": palette.paper, "title": palette.ink}


@LOOKS
def test_a_look_can_be_forced(
    open_window: OpenWindow,
    small_pack: Path,
    make_theme: Callable[[str], Theme],
    system: FakeStyleHints,
    qtbot: QtBot,
    look: str,
    palette: Palette,
) -> None:
    """Light is light and dark is dark, in every part of the window, whatever the system has."""
    window = open_window(small_pack, theme=make_theme(look))
    show_page(qtbot, window, "hubdesk:small/harbour/buddies")
    system.turn(Qt.ColorScheme.Light if palette.is_dark else Qt.ColorScheme.Dark)

    assert colours_at(window) == worn(palette)


def test_the_window_follows_the_system_while_it_is_open(
    open_window: OpenWindow, small_pack: Path, make_theme: Callable[[str], Theme], system: FakeStyleHints, qtbot: QtBot
) -> None:
    """Night falls: the page, the pane and the bar are dark, and the page is as far down as it was; and back."""
    window = open_window(small_pack, theme=make_theme(""))
    show_page(qtbot, window, "hubdesk:small/harbour/walk-and-talk")
    window.page.verticalScrollBar().setValue(350)
    for scheme, palette in ((Qt.ColorScheme.Dark, DARK), (Qt.ColorScheme.Light, LIGHT)):
        with qtbot.waitSignal(window.theme.changed):
            system.turn(scheme)
        QApplication.processEvents()

        assert colours_at(window) == worn(palette)
        assert window.page.verticalScrollBar().value() == 350
        assert QApplication.palette().color(QPalette.ColorRole.Window).name() == palette.paper
    assert address_shown(window) == "hubdesk:small/harbour/walk-and-talk"


def test_home_follows_the_system_too(
    open_window: OpenWindow, small_pack: Path, make_theme: Callable[[str], Theme], system: FakeStyleHints, qtbot: QtBot
) -> None:
    """The system goes dark while home is shown, before any page was: home and its icon are dark."""
    window = open_window(small_pack, theme=make_theme(""))
    before = window.home._icon.pixmap().toImage()
    with qtbot.waitSignal(window.theme.changed):
        system.turn(Qt.ColorScheme.Dark)
    QApplication.processEvents()
    origin = window.home.mapTo(window, window.home.rect().topLeft())

    assert window.grab().toImage().pixelColor(origin.x() + 10, origin.y() + 10).name() == DARK.paper
    assert window.home._icon.pixmap().toImage() != before


@pytest.mark.parametrize(
    ("scheme", "palette"),
    [(Qt.ColorScheme.Dark, DARK), (Qt.ColorScheme.Light, LIGHT), (Qt.ColorScheme.Unknown, LIGHT)],
    ids=["dark", "light", "unknown"],
)
def test_the_first_look_is_the_systems(
    make_theme: Callable[[str], Theme], system: FakeStyleHints, scheme: Qt.ColorScheme, palette: Palette
) -> None:
    """HubDesk opens dark where the system is dark, and light where it is light or says nothing."""
    system.turn(scheme)

    assert make_theme("").palette is palette


def test_looking_at_the_system_again_changes_nothing_if_it_is_the_same(
    make_theme: Callable[[str], Theme], system: FakeStyleHints
) -> None:
    """The system says once more that it is light: nothing is dressed anew."""
    made = make_theme("")
    heard: list[bool] = []
    made.changed.connect(lambda: heard.append(True))
    system.turn(Qt.ColorScheme.Light)

    assert heard == []
    assert made.palette is LIGHT


@LOOKS
def test_the_words_in_the_empty_field_can_be_read(
    open_window: OpenWindow, small_pack: Path, make_theme: Callable[[str], Theme], look: str, palette: Palette
) -> None:
    """The words “Search the library” stand in the field in a colour that keeps 4.5 to 1, though it is quiet."""
    window = open_window(small_pack, theme=make_theme(look))
    window.side.tree.setFocus()
    field = window.top.field
    QApplication.processEvents()
    image = field.grab().toImage()
    seen = [image.pixelColor(x, y) for x in range(38, 160) for y in range(8, field.height() - 8)]
    best = max(contrast(colour.name(), palette.raised) for colour in seen)

    assert best >= 4.5


@LOOKS
def test_results_are_drawn_in_the_look_that_is_on(
    open_window: OpenWindow,
    small_pack: Path,
    make_theme: Callable[[str], Theme],
    qtbot: QtBot,
    look: str,
    palette: Palette,
) -> None:
    """The chosen hit stands on a card of the palette's, with a ring in the colour of the focus."""
    window = open_window(small_pack, theme=make_theme(look))
    search(qtbot, window, "sofa")
    view = window.results.list
    row = view.visualRect(view.currentIndex())
    image = view.viewport().grab(row).toImage()
    ring = image.pixelColor(row.height(), 3 + 1).name()

    assert image.pixelColor(6, row.height() // 2).name() == palette.surface
    assert contrast(ring, palette.surface) >= 3


@pytest.mark.parametrize(("share", "mixed"), [(1.0, "#102030"), (0.0, "#f0f0f0"), (0.5, "#808890")])
def test_colours_are_mixed_by_share(share: float, mixed: str) -> None:
    """The whole of one colour, the whole of the other, or the middle."""
    assert mix("#102030", "#f0f0f0", share) == mixed
    assert QColor(mixed).isValid()
