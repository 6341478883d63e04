"""Going from place to place: back, forward, home, up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hubdesk.gui.panels.cards import Card
from tests.gui.windows import ALT, address_shown, hit_titles, search, show_page

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from hubdesk.gui.main_window import MainWindow
    from tests.gui.windows import OpenWindow

WALK = "hubdesk:small/harbour/walk-and-talk"
BUS = "hubdesk:small/hills/youth-bus"
HOME = "hubdesk:"


def test_back_and_forward_come_to_pages_as_they_were_left(window: MainWindow, qtbot: QtBot) -> None:
    """The reader scrolls one page and then another; Alt+Left and Alt+Right show each as far down as it was."""
    bar = window.page.verticalScrollBar
    show_page(qtbot, window, WALK)
    bar().setValue(500)
    show_page(qtbot, window, BUS)
    bar().setValue(120)
    with qtbot.waitSignal(window.page.shown):
        qtbot.keyClick(window, Qt.Key.Key_Left, ALT)
    assert (address_shown(window), bar().value()) == (WALK, 500)
    with qtbot.waitSignal(window.page.shown):
        qtbot.keyClick(window, Qt.Key.Key_Right, ALT)

    assert (address_shown(window), bar().value()) == (BUS, 120)


def test_back_as_far_as_home_and_forward_again(window: MainWindow, qtbot: QtBot) -> None:
    """Back leads home, where nothing is behind; forward leads to the entry again, where nothing is ahead."""
    can = {name: window.named_actions[name].isEnabled for name in ("back", "forward")}
    assert (can["back"](), can["forward"]()) == (False, False)
    show_page(qtbot, window, WALK)
    assert (can["back"](), can["forward"]()) == (True, False)
    window.named_actions["back"].trigger()
    assert (address_shown(window), window.stack.currentWidget()) == (HOME, window.home)
    assert (can["back"](), can["forward"]()) == (False, True)
    window.named_actions["forward"].trigger()

    assert (address_shown(window), window.stack.currentWidget()) == (WALK, window.reading.frame)


def test_a_new_way_forgets_the_old_one(window: MainWindow, qtbot: QtBot) -> None:
    """Back, then another entry: forward is grey, and back skips what was left behind."""
    show_page(qtbot, window, WALK)
    window.go_back()
    show_page(qtbot, window, BUS)

    assert not window.named_actions["forward"].isEnabled()
    window.go_back()
    assert address_shown(window) == HOME


def test_alt_home_leads_home(window: MainWindow, qtbot: QtBot) -> None:
    """From an entry, Alt+Home shows the first page, and the title of the window is HubDesk's own."""
    show_page(qtbot, window, WALK)
    qtbot.keyClick(window, Qt.Key.Key_Home, ALT)

    assert address_shown(window) == HOME
    assert window.windowTitle() == "HubDesk"
    assert not window.named_actions["home"].isEnabled()


@pytest.mark.parametrize(
    ("order", "above"),
    [("by_partnership", "hubdesk:/partnership/harbour"), ("by_theme", "hubdesk:/theme/whole-school-approaches")],
)
def test_alt_up_leads_to_the_branch_as_the_tree_is_sorted(
    window: MainWindow, qtbot: QtBot, order: str, above: str
) -> None:
    """Up from an entry: its partnership, or its theme if the tree is sorted by theme; once more leads home."""
    window.named_actions[order].trigger()
    show_page(qtbot, window, WALK)
    qtbot.keyClick(window, Qt.Key.Key_Up, ALT)
    assert address_shown(window) == above
    qtbot.keyClick(window, Qt.Key.Key_Up, ALT)

    assert address_shown(window) == HOME


def test_back_from_a_search_leads_to_where_it_was_begun(window: MainWindow, qtbot: QtBot) -> None:
    """The reader reads far down, searches, and goes back: the page stands where it stood, the field is empty."""
    show_page(qtbot, window, WALK)
    window.page.verticalScrollBar().setValue(400)
    search(qtbot, window, "bus")
    qtbot.keyClick(window, Qt.Key.Key_Left, ALT)

    assert address_shown(window) == WALK
    assert window.page.isVisible()
    assert window.page.verticalScrollBar().value() == 400
    assert window.top.field.text() == ""


def test_forward_from_the_results_leads_to_the_hit_again(window: MainWindow, qtbot: QtBot) -> None:
    """A hit is opened, back shows the results, forward the hit where it was left, and back the results again."""
    search(qtbot, window, "bus")
    with qtbot.waitSignal(window.page.shown):
        qtbot.keyClick(window.top.field, Qt.Key.Key_Return)
    hit = address_shown(window)
    window.page.verticalScrollBar().setValue(90)
    window.named_actions["back"].trigger()
    assert window.is_searching
    with qtbot.waitSignal(window.page.shown):
        window.named_actions["forward"].trigger()
    assert (window.is_searching, address_shown(window)) == (False, hit)
    assert window.page.verticalScrollBar().value() == 90
    window.named_actions["back"].trigger()

    assert window.is_searching
    assert hit_titles(window)


def test_back_from_a_hit_that_is_the_page_itself_leads_to_the_results(window: MainWindow, qtbot: QtBot) -> None:
    """The same hit is opened twice: back shows the results, and once more back the entry, where the search began."""
    for _ in range(2):
        search(qtbot, window, "bus")
        with qtbot.waitSignal(window.page.shown):
            qtbot.keyClick(window.top.field, Qt.Key.Key_Return)
    hit = address_shown(window)
    window.named_actions["back"].trigger()
    assert window.is_searching
    window.named_actions["back"].trigger()

    assert (window.is_searching, address_shown(window)) == (False, hit)


def test_alt_and_an_arrow_move_nothing_where_nothing_is_behind(window: MainWindow, qtbot: QtBot) -> None:
    """At home, with the keyboard on a card, Alt+Left and Alt+Right leave it there."""
    window.home.focus_first()
    card = QApplication.focusWidget()
    assert isinstance(card, Card)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
        qtbot.keyClick(card, key, ALT)

    assert QApplication.focusWidget() is card


def test_back_and_forward_at_the_ends_stay(window: MainWindow) -> None:
    """With nothing behind or ahead the window stays as it is."""
    window.go_back()
    window.go_forward()

    assert address_shown(window) == HOME
    assert window.stack.currentWidget() is window.home


def test_the_same_place_twice_is_one_step(window: MainWindow, qtbot: QtBot) -> None:
    """Who follows the link to the page that is open has to go back only once."""
    show_page(qtbot, window, WALK)
    show_page(qtbot, window, WALK)
    window.go_back()

    assert address_shown(window) == HOME


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("hubdesk:small/harbour/walk-and-talks", "The library has no entry harbour/walk-and-talks. Did you mean"),
        ("hubdesk:/theme/gardening", "The library has no entry hubdesk:/theme/gardening."),
        ("over the hills", "“over the hills” is not a file or an address that HubDesk knows."),
    ],
)
def test_an_address_that_leads_nowhere_is_said_calmly(
    window: MainWindow, qtbot: QtBot, address: str, said: str
) -> None:
    """The notice names the address; what was shown stays, and the history knows nothing of it."""
    show_page(qtbot, window, BUS)
    window.go_to_address(address)

    assert window.notice.isVisible()
    assert window.notice.text.startswith(said)
    assert address_shown(window) == BUS
    assert window.page.title == "A youth bus that comes every Tuesday"
    window.go_back()
    assert address_shown(window) == HOME


def test_a_page_that_can_no_longer_be_read_does_not_break_the_way_back(
    open_window: OpenWindow, small_pack: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    """The drive is pulled between two pages: back says so and stays, and home is still there."""
    copy = tmp_path / "stick.hubpack"
    copy.write_bytes(small_pack.read_bytes())
    window = open_window(copy)
    window.history.take_up(f"0\n{WALK}")
    show_page(qtbot, window, BUS)
    data = bytearray(copy.read_bytes())
    data[4096:-144] = b"\xff" * (len(data) - 4096 - 144)
    copy.write_bytes(data)
    connection = window.session.library.packs[0]._connection
    connection.set_authorizer(None)  # a pack lets itself only be read; a real drive forgets by itself
    connection.execute("PRAGMA cache_size = 0")
    window.go_back()

    assert window.notice.text.startswith("stick.hubpack is damaged:")
    assert address_shown(window) == BUS
    assert window.page.title == "A youth bus that comes every Tuesday"
    window.go_home()
    assert window.home.isVisible()
    with qtbot.waitSignal(window.page.shown):
        window.go_back()
    assert "bus" in window.page.toPlainText()  # what was read lately can still be read
