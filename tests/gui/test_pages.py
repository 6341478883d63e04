"""Pages of partnerships, themes and entries, and the ways between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hubdesk.errors import PackDamagedError
from hubdesk.gui.panels import kept_documents
from hubdesk.gui.panels.page_view import PageView
from hubdesk.model.address import EntryPlace
from hubdesk.services.pages import make_page
from tests.gui.windows import CTRL, address_shown, click_link, links_of, search, show_page, top_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from hubdesk.gui.main_window import MainWindow
    from hubdesk.gui.theme import Theme
    from tests.gui.windows import OpenWindow

WALK = "hubdesk:small/harbour/walk-and-talk"
BUDDIES = "hubdesk:small/harbour/buddies"


def test_the_page_of_a_partnership_gathers_its_entries_by_theme(window: MainWindow, qtbot: QtBot) -> None:
    """Harbour Town: place and count, what it is, its introduction, then each theme with its entries."""
    show_page(qtbot, window, "hubdesk:/partnership/harbour")
    lines = window.page.toPlainText().split("\n")

    assert lines[:3] == [
        "Partnership · Town by the sea · 3 entries",
        "Harbour Town",
        "A town by the sea that began with its schools.",
    ]
    assert window.windowTitle() == "Harbour Town - HubDesk"
    at = lines.index("Whole-school approaches")
    assert lines[at : at + 3] == ["Whole-school approaches", "2 entries", "Buddies for the first term"]
    assert lines[-2:] == [
        "Sources",
        "1.\tHarbour Town: what we tried, year by year. Harbour Town Council, 2019. example.org",
    ]


def test_the_page_of_a_theme_gathers_entries_by_partnership(window: MainWindow, qtbot: QtBot) -> None:
    """Peer mentoring: its count, its introduction, then partnership after partnership."""
    show_page(qtbot, window, "hubdesk:/theme/peer-mentoring")
    lines = window.page.toPlainText().split("\n")

    assert lines[0] == "Theme · 5 entries"
    assert [name for name in lines if name in ("Harbour Town", "Hill Villages", "River City")] == [
        "Harbour Town",
        "Hill Villages",
        "River City",
    ]


@pytest.mark.parametrize(
    ("begin", "words", "end"),
    [
        ("hubdesk:/theme/peer-mentoring", "Mentors on bikes", "hubdesk:small/hills/mentors-on-bikes"),
        ("hubdesk:/partnership/harbour", "the walks", WALK),
        (WALK, "Harbour Town", "hubdesk:/partnership/harbour"),
        (WALK, "Whole-school approaches", "hubdesk:/theme/whole-school-approaches"),
        ("hubdesk:small/harbour/buddies", "Café afternoons", "hubdesk:small/harbour/cafe-afternoons"),
        ("hubdesk:small/harbour/buddies", "page on peer mentoring", "hubdesk:/theme/peer-mentoring"),
    ],
    ids=["entry of a theme", "introduction", "partnership chip", "theme chip", "entry to entry", "entry to theme"],
)
def test_a_click_on_a_link_leads_on_and_back_leads_back(
    window: MainWindow, qtbot: QtBot, begin: str, words: str, end: str
) -> None:
    """The reader clicks a chip, a title or a link in the text, reads there, and comes back."""
    show_page(qtbot, window, begin)
    with qtbot.waitSignal(window.page.shown):
        click_link(qtbot, window.page, links_of(window.page.document())[words])
    assert address_shown(window) == end
    window.go_back()

    assert address_shown(window) == begin


def test_a_link_to_a_heading_shows_that_heading(window: MainWindow, qtbot: QtBot) -> None:
    """A link into the middle of another entry shows it from there, as far up as the page allows."""
    window.resize(1000, 420)
    show_page(qtbot, window, WALK)
    with qtbot.waitSignal(window.page.shown):
        click_link(qtbot, window.page, "entry:hills/youth-bus#what-helped-what-was-hard")

    assert address_shown(window) == "hubdesk:small/hills/youth-bus#what-helped-what-was-hard"
    assert -2 <= top_of(window.page, "what-helped-what-was-hard") <= 60


@pytest.mark.parametrize("address", [WALK, BUDDIES, "hubdesk:/partnership/harbour"])
def test_a_heading_that_is_not_there_any_more_leaves_the_page_at_its_top(
    window: MainWindow, qtbot: QtBot, address: str
) -> None:
    """An address that was kept since an older edition may name a heading that is gone: the page is shown, and works."""
    show_page(qtbot, window, address)
    window.page.go_to_anchor("long-gone")
    if address == WALK:
        show_page(qtbot, window, BUDDIES)
        show_page(qtbot, window, f"{WALK}#long-gone")

    assert window.page.verticalScrollBar().value() == 0
    assert window.page.toPlainText()


def test_the_number_of_a_note_scrolls_to_the_note_and_back_to_the_text(window: MainWindow, qtbot: QtBot) -> None:
    """The raised 1 in the text brings the first source into sight; Back leads to the line that was read."""
    window.resize(1000, 420)
    show_page(qtbot, window, WALK)
    assert top_of(window.page, "note-1") > window.page.viewport().height()
    click_link(qtbot, window.page, "#note-1")

    assert 0 <= top_of(window.page, "note-1") < window.page.viewport().height()
    assert address_shown(window) == f"{WALK}#note-1"
    assert window.named_actions["back"].isEnabled()
    window.go_back()
    assert address_shown(window) == WALK
    assert window.page.verticalScrollBar().value() > 0
    assert top_of(window.page, "note-1") > window.page.viewport().height()
    window.go_forward()
    assert 0 <= top_of(window.page, "note-1") < window.page.viewport().height()
    window.go_back()
    window.go_back()
    assert address_shown(window) == "hubdesk:"


def test_what_a_search_found_stays_marked_on_the_way_to_a_note_and_back(window: MainWindow, qtbot: QtBot) -> None:
    """The page is the same one: nothing on it is set anew, and the next step back leads to the results."""
    search(qtbot, window, "walk")
    with qtbot.waitSignal(window.page.shown):
        qtbot.keyClick(window.top.field, Qt.Key.Key_Enter)
    marks = len(window.page.extraSelections())
    assert marks
    click_link(qtbot, window.page, "#note-1")
    window.go_back()

    assert len(window.page.extraSelections()) == marks
    window.go_back()
    assert window.is_searching


def test_tab_and_enter_follow_a_link(window: MainWindow, qtbot: QtBot) -> None:
    """In the page, Tab marks the first link, the partnership's chip; Enter follows it."""
    show_page(qtbot, window, WALK)
    window.page.setFocus()
    qtbot.keyClick(window.page, Qt.Key.Key_Tab)
    with qtbot.waitSignal(window.page.shown):
        qtbot.keyClick(window.page, Qt.Key.Key_Return)

    assert address_shown(window) == "hubdesk:/partnership/harbour"


def test_a_link_that_tab_came_to_is_seen_and_marks_no_words(window: MainWindow, qtbot: QtBot) -> None:
    """It looks like marked words while the keyboard is there; what is copied or read aloud is still the page."""
    show_page(qtbot, window, WALK)
    page = window.page
    page.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(page, Qt.Key.Key_Tab)

    def seen() -> list[str]:
        return [one.cursor.selectedText().strip() for one in page.extraSelections()]  # type: ignore[attr-defined]

    assert seen() == ["Harbour\u00a0Town"]
    assert not page.textCursor().hasSelection()
    window.top.field.setFocus()
    assert seen() == []
    page.setFocus()
    assert seen() == ["Harbour\u00a0Town"]
    qtbot.keyClick(page, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert page.chosen_link is None
    assert seen() == []


def test_the_ring_round_the_page_says_where_the_keyboard_is(window: MainWindow, qtbot: QtBot) -> None:
    """The ring is painted in the colour of the focus while keys act on the page, and is gone after that."""
    show_page(qtbot, window, WALK)
    frame, palette = window.reading.frame, window.theme.palette
    colours = []
    for widget in (window.page, window.top.field):
        widget.setFocus()
        colours.append(frame.grab().toImage().pixelColor(0, 200).name())

    assert colours == [palette.focus, palette.paper]


def test_the_text_stays_a_column_however_wide_the_window(
    open_window: OpenWindow, small_pack: Path, qtbot: QtBot
) -> None:
    """On a wide screen the column keeps its width and stands in the middle; in a small window it fits."""
    window = open_window(small_pack)
    show_page(qtbot, window, WALK)
    widths = []
    for width in (2400, 1200, 640):
        window.resize(width, 700)
        QApplication.processEvents()
        form = window.page.document().rootFrame().frameFormat()
        room = window.page.viewport().width()
        widths.append(room - form.leftMargin() - form.rightMargin())
        assert form.leftMargin() == form.rightMargin()
        assert window.page.horizontalScrollBar().maximum() == 0

    assert widths[0] == pytest.approx(widths[1], abs=1)
    assert widths[2] < widths[1]


def test_select_all_and_copy_take_the_words_of_the_page(window: MainWindow, qtbot: QtBot) -> None:
    """Edit, Select all and Copy put the page's words on the clipboard."""
    from PySide6.QtGui import QGuiApplication

    show_page(qtbot, window, "hubdesk:small/harbour/buddies")
    window.named_actions["select_all"].trigger()
    window.named_actions["copy"].trigger()

    assert "The best buddies are not always the loudest pupils." in QGuiApplication.clipboard().text()


def test_a_link_of_no_known_kind_does_nothing(window: MainWindow, qtbot: QtBot) -> None:
    """A pack that leads to javascript:, data: or a topic leads nowhere."""
    show_page(qtbot, window, WALK)
    for target in ("javascript:alert(1)", "data:text/html,x", "term:topics/self-harm", "entry:a/b/c", "term:theme/"):
        window.reading.follow_target(target)

    assert address_shown(window) == WALK
    assert not window.notice.isVisible()


def test_nothing_but_the_pack_is_loaded_by_a_page(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """Whatever a document names, a file of this computer or an address outside, the page loads nothing."""
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QTextDocument

    show_page(qtbot, window, WALK)
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    kinds = (QTextDocument.ResourceType.ImageResource, QTextDocument.ResourceType.HtmlResource)
    loaded = [
        window.page.loadResource(kind.value, QUrl(name))  # type: ignore[func-returns-value]
        for kind in kinds
        for name in (secret.as_uri(), "http://127.0.0.1:9/x.png", "https://example.org/x.png", "qrc:/x", "x.png")
    ]

    assert loaded == [None] * 10


def test_a_picture_that_cannot_be_read_any_more_is_described(window: MainWindow, qtbot: QtBot) -> None:
    """The drive is pulled while a page is set: in place of its picture stand its words, and the text is all there."""

    def gone(_pack: str, _asset: str) -> bytes | None:
        raise PackDamagedError(window.session.library.packs[0].path, "a part of it cannot be read.")

    view = PageView(window.theme, gone)
    qtbot.addWidget(view)
    view.refresh()
    assert (view.title, view.toPlainText()) == ("", "")
    view.show_page(make_page(window.session.library, EntryPlace("small", "harbour/walk-and-talk")))

    assert view.title == "Walk and talk along the sea wall"
    assert "Picture: Three steps that rise from left to right" in view.toPlainText()
    assert "Pupils missed fewer days" in view.toPlainText()


def test_the_way_back_shows_what_was_set_before(window: MainWindow, qtbot: QtBot) -> None:
    """Back and forward between two entries set neither of them again; larger text sets both."""
    show_page(qtbot, window, WALK)
    walk = window.page.document()
    show_page(qtbot, window, BUDDIES)
    buddies = window.page.document()
    with qtbot.waitSignal(window.page.shown):
        window.go_back()
    assert window.page.document() is walk
    with qtbot.waitSignal(window.page.shown):
        window.go_forward()
    assert window.page.document() is buddies
    with qtbot.waitSignal(walk.destroyed):
        window.named_actions["larger"].trigger()
    with qtbot.waitSignal(window.page.shown):
        window.go_back()

    assert window.page.document() is not buddies
    assert "Walk and talk along the sea wall" in window.page.toPlainText()


def test_a_page_comes_back_in_the_width_colours_and_with_the_contact_of_now(
    window: MainWindow, make_theme: Callable[[str], Theme], qtbot: QtBot
) -> None:
    """Between two entries the window grows, the look changes and the school enters its contact: back shows all that."""
    window.resize(700, 500)
    show_page(qtbot, window, WALK)
    show_page(qtbot, window, BUDDIES)
    window.resize(1366, 768)
    with qtbot.waitSignal(window.page.shown):
        window.go_back()
    side = window.page.document().rootFrame().frameFormat().leftMargin()
    assert side == (window.page.viewport().width() - (window.page.column - 2 * 40)) // 2
    window.go_forward()
    light = window.page.document()
    window.session.settings.set("contact_name", "Ms Ali")
    window.theme.set_look("dark")
    with qtbot.waitSignal(window.page.shown):
        window.go_back()

    assert window.page.document() is not light


def test_marks_stay_with_their_page(window: MainWindow, qtbot: QtBot) -> None:
    """Words are marked on a page and something else is opened: nothing is marked there, nor on the way back."""
    show_page(qtbot, window, WALK)
    window.page.show_marks([(0, 5)])
    show_page(qtbot, window, BUDDIES)
    assert window.page.extraSelections() == []
    with qtbot.waitSignal(window.page.shown):
        window.go_back()

    assert window.page.extraSelections() == []


def test_pages_go_when_there_are_too_many(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody reads all day: the last few pages stay in memory, those before them go."""
    monkeypatch.setattr(kept_documents, "MOST_PAGES", 2)
    show_page(qtbot, window, WALK)
    walk = window.page.document()
    show_page(qtbot, window, BUDDIES)
    with qtbot.waitSignal(walk.destroyed):
        show_page(qtbot, window, "hubdesk:small/hills/youth-bus")
    monkeypatch.setattr(kept_documents, "MOST_CHARACTERS", 1)
    bus = window.page.document()
    with qtbot.waitSignal(bus.destroyed):
        show_page(qtbot, window, BUDDIES)

    assert window.page.title == "Buddies for the first term"


@pytest.mark.parametrize("keys", [Qt.KeyboardModifier.NoModifier, CTRL])
def test_home_and_end_lead_to_the_ends_of_the_page(window: MainWindow, qtbot: QtBot, keys: Qt.KeyboardModifier) -> None:
    """With Ctrl, as in a word processor, and without, as in a browser."""
    window.resize(900, 400)
    show_page(qtbot, window, WALK)
    bar = window.page.verticalScrollBar()
    qtbot.keyClick(window.page, Qt.Key.Key_End, keys)
    assert bar.value() == bar.maximum() > 0
    qtbot.keyClick(window.page, Qt.Key.Key_Home, keys)

    assert bar.value() == 0
