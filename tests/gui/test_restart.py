"""What is as it was when HubDesk is opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hubdesk.model.vocabulary import TermKind
from tests.gui.windows import address_shown, cards_of, path_to, show_page
from tests.packs import make_entry, make_pack

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.gui.windows import OpenWindow

WALK = "hubdesk:small/harbour/walk-and-talk"


def test_size_panes_order_and_place_are_as_they_were(open_window: OpenWindow, small_pack: Path, qtbot: QtBot) -> None:
    """The reader closes the window in the middle of an entry, and opens it the next day."""
    window = open_window(small_pack)
    window.resize(760, 560)  # the screen of these tests is 800 pixels wide
    window.splitter.setSizes([250, 510])
    window.named_actions["by_theme"].trigger()
    show_page(qtbot, window, WALK)
    panes = window.splitter.sizes()
    window.close()
    again = open_window(small_pack)
    with qtbot.waitSignal(again.page.shown):
        again.restore_place()

    assert (again.width(), again.height()) == (760, 560)
    assert again.splitter.sizes() == panes
    assert panes[0] == 250
    assert again.side.order == TermKind.THEME
    assert address_shown(again) == WALK
    assert path_to(again.side.tree.currentIndex())[0] == "Whole-school approaches"


@pytest.mark.parametrize("address", ["hubdesk:", "hubdesk:/theme/peer-mentoring", f"{WALK}#how-it-works"])
def test_each_kind_of_place_is_found_again(open_window: OpenWindow, small_pack: Path, address: str) -> None:
    """Home, a theme's page and a heading in an entry are shown again."""
    window = open_window(small_pack)
    window.go_to_address(address)
    window.close()
    again = open_window(small_pack)
    again.restore_place()

    assert address_shown(again) == address


@pytest.mark.parametrize(
    "address", ["hubdesk:small/harbour/gone", "hubdesk:/theme/gone", "no address", "hubdesk:a/b/../c"]
)
def test_a_place_that_is_gone_is_home_without_a_word(open_window: OpenWindow, small_pack: Path, address: str) -> None:
    """The entry, the theme or the words of the last day are not there any more: home, and no message."""
    window = open_window(small_pack)
    window.session.user.keep("place", address)
    window.session.user.close()
    again = open_window(small_pack)
    again.restore_place()

    assert again.home.isVisible()
    assert not again.notice.isVisible()


@pytest.mark.parametrize("damage", ["geometry", "panes"])
def test_sizes_that_make_no_sense_are_left_aside(open_window: OpenWindow, small_pack: Path, damage: str) -> None:
    """The user's file holds something else where a size should be: the window opens in its first size."""
    window = open_window(small_pack)
    window.session.user.keep(damage, "bm90IGEgc2l6ZQ==")
    window.session.user.close()
    again = open_window(small_pack)

    room = again.screen().availableGeometry()
    first = (min(1180, room.width() * 95 // 100), min(760, room.height() * 92 // 100))
    assert (again.width(), again.height()) == (first if damage == "geometry" else (1180, 760))
    assert min(again.splitter.sizes()) >= 180


def test_a_hidden_pane_stays_hidden(open_window: OpenWindow, small_pack: Path) -> None:
    """F9 hid the tree; the next day it is still hidden, and the command has no tick."""
    window = open_window(small_pack)
    window.named_actions["side_pane"].trigger()
    assert not window.side.isVisible()
    window.close()
    again = open_window(small_pack)

    assert not again.side.isVisible()
    assert not again.named_actions["side_pane"].isChecked()


def test_what_was_read_yesterday_stands_on_the_first_page(
    open_window: OpenWindow, small_pack: Path, qtbot: QtBot
) -> None:
    """The entry read yesterday is on the first page before anything is opened today."""
    window = open_window(small_pack)
    show_page(qtbot, window, "hubdesk:small/hills/mentors-on-bikes")
    window.close()

    assert "Mentors on bikes" in cards_of(open_window(small_pack).home)


def test_where_nothing_can_be_kept_one_quiet_line_says_so(
    open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """HubDesk runs where no folder may be written to: it works, and says that nothing is kept."""
    blocked = tmp_path / "a file, and no folder"
    blocked.touch()
    monkeypatch.setenv("HUBDESK_HOME", str(blocked))
    window = open_window(make_pack(tmp_path / "one.hubpack", make_entry()))

    assert window.notice.text == (
        "Nothing you do here is kept: HubDesk has no folder on this computer that it may write to. "
        "To take your things with you, choose Lists, Save everything."
    )
    assert list(cards_of(window.home)) == ["Harbour Town", "Peer mentoring"]
