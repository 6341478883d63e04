"""The first page: what this is, the cards, and what was read lately."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hubdesk.gui.panels.cards import Card, CardText
from hubdesk.model.address import HomePlace
from tests.gui.windows import address_shown, cards_of, labels_of, show_page
from tests.packs import make_entry, make_pack

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from hubdesk.gui.main_window import MainWindow
    from tests.gui.windows import OpenWindow


def recent_titles(window: MainWindow) -> list[str]:
    """Give the titles under "Read lately", as they stand on the page."""
    named = ("Harbour Town", "Hill Villages", "River City", "Peer mentoring", "Parenting support")
    cards = [card for name, card in cards_of(window.home).items() if name not in (*named, "Whole-school approaches")]
    at = [(card.mapTo(window, card.rect().topLeft()), card.text()) for card in cards]
    return [text for _, text in sorted(at, key=lambda place: (place[0].y(), place[0].x()))]


def test_the_first_page_says_what_this_is(window: MainWindow) -> None:
    """The reader sees the library's name, what it is, how many entries it has, and that it sends nothing."""
    said = labels_of(window.home)

    assert said[:2] == [
        "Small practice library",
        (
            "Eight invented examples from three invented places. 8 entries to search, read and share, each with its"
            " sources."
        ),
    ]
    assert said[2:] == ["Partnerships", "Themes", "Works without internet. Sends nothing."]


def test_every_partnership_and_theme_has_a_card(window: MainWindow) -> None:
    """A card says name, place or meaning, and how many entries there are; a screen reader hears it all, and once."""
    heard = [(card.accessibleName(), card.accessibleDescription()) for card in cards_of(window.home).values()]

    assert heard == [
        ("Harbour Town. 3 entries", "Town by the sea"),
        ("Hill Villages. 3 entries", "Nine villages in the hills"),
        ("River City. 2 entries", "City on a wide river"),
        ("Peer mentoring. 5 entries", "Young people who are trained to support others."),
        ("Parenting support. 1 entry", "Help for parents and carers."),
        ("Whole-school approaches. 4 entries", "Work that involves everybody in a school."),
    ]


def test_partnerships_wear_their_accents_and_themes_none(window: MainWindow) -> None:
    """Each partnership's card has its own colour; themes' cards have none."""
    assert [card.text_.accent for card in cards_of(window.home).values()] == ["sea", "green", "amber", "", "", ""]


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter], ids=["Space", "Return", "Enter"]
)
def test_tab_walks_over_the_cards_and_a_key_opens_one(window: MainWindow, qtbot: QtBot, key: Qt.Key) -> None:
    """From the first card, Tab leads to the next; Space and both Enter keys open it."""
    window.home.focus_first()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is cards_of(window.home)["Hill Villages"]
    qtbot.keyClick(QApplication.focusWidget(), key)

    assert address_shown(window) == "hubdesk:/partnership/hills"


def test_a_click_on_a_card_opens_it(window: MainWindow, qtbot: QtBot) -> None:
    """The card of a theme leads to the theme's page."""
    qtbot.mouseClick(cards_of(window.home)["Parenting support"], Qt.MouseButton.LeftButton)

    assert address_shown(window) == "hubdesk:/theme/parenting-support"


def test_what_was_read_stands_on_the_first_page_newest_first(window: MainWindow, qtbot: QtBot) -> None:
    """Two entries are read, one of them again: it stands first, and its card opens it."""
    for slug in ("harbour/buddies", "hills/youth-bus", "harbour/buddies"):
        show_page(qtbot, window, f"hubdesk:small/{slug}")
    window.go_home()
    QApplication.processEvents()

    assert "Read lately" in labels_of(window.home)
    assert recent_titles(window) == ["Buddies for the first term", "A youth bus that comes every Tuesday"]
    card = cards_of(window.home)["A youth bus that comes every Tuesday"]
    assert card.accessibleName() == "A youth bus that comes every Tuesday"
    assert card.accessibleDescription() == "Hill Villages"
    with qtbot.waitSignal(window.page.shown):
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert address_shown(window) == "hubdesk:small/hills/youth-bus"


def test_six_of_what_was_read_are_listed(window: MainWindow, qtbot: QtBot) -> None:
    """All eight entries are read; the last six stand on the first page, in two rows, and once each."""
    for id_ in window.session.library.packs[0].ids(10):
        show_page(qtbot, window, f"hubdesk:small/{id_}")
    window.go_home()
    QApplication.processEvents()

    assert recent_titles(window) == [
        "Three evenings to train a youth panel",
        "Asked first: young people choose what is paid for",
        "A youth bus that comes every Tuesday",
        "Knowing what to say when somebody is hurting",
        "Mentors on bikes",
        "Walk and talk along the sea wall",
    ]


def test_an_entry_that_left_the_library_is_left_out(open_window: OpenWindow, tmp_path: Path, qtbot: QtBot) -> None:
    """A new edition of the pack comes without an entry that was read: it is not offered any more."""
    kept, gone = make_entry("harbour/kept", "Kept"), make_entry("harbour/gone", "Gone")
    former = open_window(make_pack(tmp_path / "former.hubpack", kept, gone))
    for slug in ("kept", "gone"):
        show_page(qtbot, former, f"hubdesk:test/harbour/{slug}")
    former.close()
    window = open_window(make_pack(tmp_path / "later.hubpack", kept, edition="2026-06-01"))

    assert set(cards_of(window.home)) == {"Harbour Town", "Peer mentoring", "Kept"}


@pytest.mark.parametrize(("width", "columns"), [(1366, 3), (1000, 2), (640, 1)])
def test_cards_stand_in_as_many_columns_as_there_is_room_for(
    open_window: OpenWindow, small_pack: Path, width: int, columns: int
) -> None:
    """In a narrow window the cards stand below each other, and none is cut off at the side."""
    window = open_window(small_pack, size=(width, 700))
    cards = cards_of(window.home)
    lefts = {card.mapTo(window, card.rect().topLeft()).x() for card in cards.values()}

    assert len(lefts) == columns
    assert window.home.horizontalScrollBar().maximum() == 0


def test_a_card_that_is_left_over_takes_a_whole_row(open_window: OpenWindow, small_pack: Path) -> None:
    """Three cards in two columns: the third is as wide as the two above it."""
    window = open_window(small_pack, size=(1000, 700))
    cards = cards_of(window.home)
    pair = [cards["Harbour Town"], cards["Hill Villages"]]

    assert cards["River City"].width() == sum(card.width() for card in pair) + 12


@pytest.mark.parametrize(("width", "height", "lines"), [(240, 92, 3), (1200, 92, 3), (240, 140, 5)])
def test_what_does_not_fit_on_a_card_is_cut(
    window: MainWindow, qtbot: QtBot, width: int, height: int, lines: int
) -> None:
    """A long text takes the lines there is room for, runs neither into the foot nor over the edge, and is in the tip."""
    words = "A sentence that goes on and on, far longer than a card has room for, and some more words, and then more."
    card = Card(CardText("Name", words, "3 entries", "sea"), HomePlace(), window.theme, height)
    qtbot.addWidget(card)
    card.resize(width, height)
    image = card.grab().toImage()
    paper = image.pixelColor(width - 8, height // 2)
    inked = [any(image.pixelColor(x, y) != paper for x in range(16, width - 16)) for y in range(4, height - 4)]
    right = {image.pixelColor(x, y).name() for x in range(width - 15, width - 4) for y in range(8, height - 8)}

    assert sum(now and not before for before, now in itertools.pairwise([False, *inked])) == lines
    assert right == {paper.name()}
    assert card.toolTip() == words


def test_home_begins_at_its_top(open_window: OpenWindow, headstart_pack: Path, qtbot: QtBot) -> None:
    """From the text of a page home is shown from its title on, though the keyboard goes to a card."""
    window = open_window(headstart_pack, size=(1000, 620))
    show_page(qtbot, window, "hubdesk:headstart/kent/safe-spaces")
    window.page.setFocus()
    qtbot.keyClick(window.page, Qt.Key.Key_Home, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), Card))
    QApplication.processEvents()

    assert window.home.verticalScrollBar().value() == 0
