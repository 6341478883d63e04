"""Searching in the window: from the first letter to the entry, and back to where it was begun."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QApplication

from hubdesk.gui.dialogs.text_dialog import TextDialog
from hubdesk.gui.models.hits_model import HIT_ROLE
from hubdesk.library.search import LibrarySearch
from hubdesk.model.vocabulary import TermKind
from tests.fakes.desktop import FakeScreenReader
from tests.gui.windows import CTRL, address_shown, hit_titles, labels_of, links_of, search, show_page, top_of
from tests.packs import make_entry, make_pack

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from hubdesk.gui.main_window import MainWindow
    from hubdesk.model.hit import Answer
    from hubdesk.model.query import Query
    from tests.gui.windows import OpenWindow

WALK = "hubdesk:small/harbour/walk-and-talk"


def test_typing_lists_entries_letter_by_letter(window: MainWindow, qtbot: QtBot) -> None:
    """The reader types a word as people type; the list ends with what the whole word finds."""
    field = window.top.field
    with qtbot.waitSignal(window.results.shown):
        qtbot.keyClicks(field, "cafe")
    qtbot.waitUntil(lambda: hit_titles(window)[:1] == ["Café afternoons for parents"])

    assert field.text() == "cafe"
    assert field.hasFocus()
    assert window.stack.currentWidget() is window.results
    assert set(hit_titles(window)) == {
        "Café afternoons for parents",
        "Walk and talk along the sea wall",
        "Buddies for the first term",
    }


def test_the_words_are_marked_where_they_were_found(window: MainWindow, qtbot: QtBot) -> None:
    """In the title and in the passage, what was looked for is marked, with or without its accent."""
    search(qtbot, window, "cafe")
    title = window.results.model.hits[0].title

    assert [title.text[first:past] for first, past in title.marks] == ["Café"]


def test_down_up_and_enter_act_from_the_field(window: MainWindow, qtbot: QtBot) -> None:
    """The keyboard stays in the field: Down and Up choose, never past an end, and Enter opens what is chosen."""
    search(qtbot, window, "mentor")
    field, rows = window.top.field, []
    total = len(hit_titles(window))
    assert total == 5
    down, up = Qt.Key.Key_Down, Qt.Key.Key_Up
    for key in (up, down, down, down, down, down, up, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, up):
        qtbot.keyClick(field, key)
        rows.append(window.results.list.currentIndex().row())
    assert rows == [0, 1, 2, 3, 4, 4, 3, 0, 4, 3]
    chosen = window.results.model.hits[3]
    with qtbot.waitSignal(window.page.shown):
        qtbot.keyClick(field, Qt.Key.Key_Return)

    assert window.page.title == chosen.title.text
    assert address_shown(window).startswith(f"hubdesk:small/{chosen.id}")
    assert QApplication.focusWidget() is window.page
    assert field.text() == "mentor"


def test_a_hit_opens_at_the_heading_it_was_found_under(window: MainWindow, qtbot: QtBot) -> None:
    """The passage stands under a heading far down: Enter opens the entry there."""
    window.resize(1000, 420)
    search(qtbot, window, "timetable")
    assert window.results.model.hits[0].heading == "What helped, what was hard"
    with qtbot.waitSignal(window.page.shown):
        qtbot.keyClick(window.top.field, Qt.Key.Key_Enter)

    assert address_shown(window) == "hubdesk:small/hills/youth-bus#what-helped-what-was-hard"
    assert -2 <= top_of(window.page, "what-helped-what-was-hard") <= 60


@pytest.mark.parametrize(("word", "is_seen"), [("sofa", True), ("drivers", False)])
def test_what_stands_under_the_first_heading_is_seen_at_once(
    window: MainWindow, qtbot: QtBot, word: str, is_seen: bool
) -> None:
    """An entry opens at its top for its first heading; the page goes on to the word, but where help comes first."""
    window.resize(1000, 420)
    search(qtbot, window, word)
    assert window.results.model.hits[0].heading == "What it is"
    with qtbot.waitSignal(window.page.shown):
        qtbot.keyClick(window.top.field, Qt.Key.Key_Enter)

    assert window.page.is_in_view(window.page.toPlainText().index(word)) == is_seen
    assert (window.page.verticalScrollBar().value() > 0) == is_seen


def test_a_click_on_a_hit_opens_it(window: MainWindow, qtbot: QtBot) -> None:
    """The second hit is clicked and opened."""
    search(qtbot, window, "mentor")
    hits = window.results.list
    expected = hit_titles(window)[1]
    with qtbot.waitSignal(window.page.shown):
        qtbot.mouseClick(
            hits.viewport(), Qt.MouseButton.LeftButton, pos=hits.visualRect(hits.model().index(1, 0)).center()
        )

    assert window.page.title == expected


def test_enter_opens_a_hit_from_the_list_too(window: MainWindow, qtbot: QtBot) -> None:
    """F6 leads to the list; Down and Enter there open the second hit."""
    search(qtbot, window, "mentor")
    window.results.list.setFocus()
    qtbot.keyClick(window.results.list, Qt.Key.Key_Down)
    expected = hit_titles(window)[1]
    with qtbot.waitSignal(window.page.shown):
        qtbot.keyClick(window.results.list, Qt.Key.Key_Return)

    assert window.page.title == expected


@pytest.mark.parametrize("begun_at", ["hubdesk:", WALK], ids=["home", "entry"])
def test_esc_empties_the_field_and_shows_what_was_shown(window: MainWindow, qtbot: QtBot, begun_at: str) -> None:
    """The reader thinks better of it: Esc leads back to the page, as far down as it was."""
    if begun_at != "hubdesk:":
        show_page(qtbot, window, begun_at)
        window.page.verticalScrollBar().setValue(300)
    search(qtbot, window, "mentor")
    assert window.named_actions["clear_search"].isEnabled()
    qtbot.keyClick(window.top.field, Qt.Key.Key_Escape)

    assert window.top.field.text() == ""
    assert address_shown(window) == begun_at
    assert window.home.isVisible() is (begun_at == "hubdesk:")
    assert begun_at == "hubdesk:" or window.page.verticalScrollBar().value() == 300
    assert not window.named_actions["clear_search"].isEnabled()


def test_deleting_the_last_letter_ends_the_search(window: MainWindow, qtbot: QtBot) -> None:
    """With nothing left in the field the page is there again, and the keyboard is still in the field."""
    search(qtbot, window, "bus")
    for _ in range(3):
        qtbot.keyClick(window.top.field, Qt.Key.Key_Backspace)

    assert window.home.isVisible()
    assert window.top.field.hasFocus()


def test_the_search_menu_leaves_the_search_from_the_list(window: MainWindow, qtbot: QtBot) -> None:
    """From the list of hits, Leave the search shows the page and gives it the keyboard."""
    show_page(qtbot, window, WALK)
    search(qtbot, window, "bus")
    window.results.list.setFocus()
    window.named_actions["clear_search"].trigger()

    assert window.page.isVisible()
    assert QApplication.focusWidget() is window.page


def test_an_answer_that_comes_late_is_dropped(window: MainWindow, qtbot: QtBot) -> None:
    """Esc comes before the answer: the next search's answer is the only one that is ever shown."""
    shown: list[int] = []
    window.results.shown.connect(shown.append)
    window.finding.search("mentor")
    qtbot.keyClick(window.top.field, Qt.Key.Key_Escape)
    window.finding.search("harbour")
    window.finding.search("bus")
    with qtbot.waitSignal(window.results.shown):
        pass

    assert len(shown) == 1
    assert "bus" in window.results.said


def test_an_answer_does_not_cover_an_entry_that_was_opened_meanwhile(window: MainWindow, qtbot: QtBot) -> None:
    """The reader types and clicks an entry in the tree before the answer is there: the entry stays."""
    window.finding.search("mentor")
    searcher = window.finding._searcher
    assert searcher is not None
    typed: list[str] = []
    searcher.answered.connect(lambda answer: typed.append(answer.typed))
    show_page(qtbot, window, WALK)
    assert window.page.isVisible()
    with qtbot.waitSignal(window.results.shown):
        window.finding.search("sofa")

    assert typed == ["sofa"]


def test_enter_searches_again_for_what_stands_in_the_field(window: MainWindow, qtbot: QtBot) -> None:
    """The reader has opened a hit; the words still stand in the field, and Enter there lists the hits again."""
    search(qtbot, window, "mentor")
    titles = hit_titles(window)
    with qtbot.waitSignal(window.page.shown):
        qtbot.keyClick(window.top.field, Qt.Key.Key_Return)
    with qtbot.waitSignal(window.results.shown):
        qtbot.keyClick(window.top.field, Qt.Key.Key_Return)

    assert hit_titles(window) == titles
    assert window.stack.currentWidget() is window.results


def test_enter_in_an_empty_field_does_nothing(window: MainWindow, qtbot: QtBot) -> None:
    """Nothing is searched for, and home stays."""
    qtbot.keyClick(window.top.field, Qt.Key.Key_Return)
    qtbot.keyClick(window.top.field, Qt.Key.Key_Space)

    assert window.home.isVisible()
    assert not window.is_searching


def test_keys_for_hits_open_nothing_where_there_are_none(window: MainWindow, qtbot: QtBot) -> None:
    """Enter where nothing was found leaves the message where it is; Down leads into it."""
    search(qtbot, window, "zzzz")
    qtbot.keyClick(window.top.field, Qt.Key.Key_Return)
    assert window.is_searching
    assert window.results.said == "No entry with “zzzz…”."
    qtbot.keyClick(window.top.field, Qt.Key.Key_Down)

    assert QApplication.focusWidget() is window.results.rescue


@pytest.mark.parametrize(
    ("words", "tried"),
    [
        ("xylophone", "We looked for “xylophone” in titles,"),
        ("'!?", "“'!?” holds no word to search for. Type a word,"),
        ("🎈", "“🎈” holds no word to search for. Type a word,"),
    ],
)
def test_nothing_found_is_said_kindly_and_with_help(window: MainWindow, qtbot: QtBot, words: str, tried: str) -> None:
    """What was looked for, that nothing was found, and where to go on: the page is never a dead end."""
    assert search(qtbot, window, words) == 0
    said = window.results.rescue.toPlainText().split("\n")

    assert said[0] == "Nothing found"
    assert said[1].startswith(tried)
    assert "Begin with a theme" in said
    theme = next(name for name in links_of(window.results.rescue.document()))
    with qtbot.waitSignal(window.results.shown):
        window.results.rescue.anchorClicked.emit(QUrl(links_of(window.results.rescue.document())[theme]))
    assert hit_titles(window)


@pytest.mark.parametrize(
    "words",
    [
        "don't",
        "self-harm",
        "C++",
        "AND",
        "NOT",
        '"',
        '"open',
        "*",
        "(",
        "bus OR",
        "NEAR(bus)",
        "title:bus",
        "bus " * 500,
    ],
)
def test_whatever_is_typed_gives_hits_or_a_calm_message(window: MainWindow, qtbot: QtBot, words: str) -> None:
    """Signs, half a quotation and words that mean something to a search engine do no harm."""
    total = search(qtbot, window, words)

    assert total == len(hit_titles(window))
    assert window.results.said != ""
    assert not window.notice.isVisible()


def test_a_word_can_stand_in_the_field_five_hundred_times(window: MainWindow, qtbot: QtBot) -> None:
    """The first 32 words are used, and the line above the hits says so."""
    search(qtbot, window, "bus " * 500)

    assert window.results.said.endswith("Only the first 32 words were used.")


def test_the_line_above_the_hits_says_what_was_looked_for(window: MainWindow, qtbot: QtBot) -> None:
    """How many, and with which words; a screen reader is told the same."""
    search(qtbot, window, "kitchen sofa")

    assert window.results.said == "1 entry with “kitchen” and “sofa…”."
    assert window.results.explanation.text == "1 entry with “kitchen” “sofa…”"


def test_where_not_all_words_are_found_some_will_do(window: MainWindow, qtbot: QtBot) -> None:
    """Two words that no entry has both: those with one are listed, and the line says so."""
    search(qtbot, window, "bike sofa")

    assert window.results.said == "No entry has all of these words. 2 entries have some of them."
    assert window.results.said in labels_of(window.results)
    assert set(hit_titles(window)) == {"Mentors on bikes", "A youth bus that comes every Tuesday"}


def test_of_many_hits_the_best_fifty_are_listed_and_more_at_the_end(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    """Sixty entries have the word: the line says how many are shown; whoever goes on to the last gets the others."""
    entries = [make_entry(f"harbour/e{number}", f"Kite {number}") for number in range(60)]
    window = open_window(make_pack(tmp_path / "kites.hubpack", *entries))

    assert search(qtbot, window, "kite") == 60
    assert len(hit_titles(window)) == 50
    assert window.results.said == "The best 50 of 60 entries with “kite…”."
    for _ in range(9):
        qtbot.keyClick(window.top.field, Qt.Key.Key_PageDown)
    chosen = hit_titles(window)[45]
    assert window.results.list.currentIndex().data() == chosen
    with qtbot.waitSignal(window.results.shown):
        qtbot.keyClick(window.top.field, Qt.Key.Key_PageDown)

    assert len(hit_titles(window)) == 60
    assert window.results.list.currentIndex().row() == 49
    assert window.results.said == "60 entries with “kite…”."


def test_the_answer_is_announced(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who listens instead of looking hears, once nobody types, how many were found, or that nothing was."""
    reader = FakeScreenReader()
    monkeypatch.setattr("PySide6.QtGui.QAccessible", reader)
    for words in ("kitc", "kitchen"):
        search(qtbot, window, words)
    qtbot.waitUntil(lambda: len(reader.heard) == 1)
    search(qtbot, window, "zzzz")
    qtbot.waitUntil(lambda: len(reader.heard) == 2)

    assert reader.heard == ["1 entry with “kitchen…”.", "No entry with “zzzz…”. Press Down for what to try next."]


def test_a_hit_says_where_it_belongs(window: MainWindow, qtbot: QtBot) -> None:
    """Partnership, two themes and the heading of the passage, for eyes and for ears."""
    search(qtbot, window, "every new pupil")
    hit = window.results.model.hits[0]

    assert window.results.describe(hit) == "Harbour Town  ·  Peer mentoring  ·  Whole-school approaches"
    heard = window.results.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Under What it is: " in heard
    assert window.results.accent(hit) == "sea"


def test_a_second_search_starts_at_its_best_hit(window: MainWindow, qtbot: QtBot) -> None:
    """The third hit was chosen; another search chooses its first again."""
    search(qtbot, window, "mentor")
    for _ in range(2):
        qtbot.keyClick(window.top.field, Qt.Key.Key_Down)
    search(qtbot, window, "young")

    assert window.results.list.currentIndex().row() == 0
    assert window.results.list.verticalScrollBar().value() == 0


@pytest.mark.parametrize("key", [(Qt.Key.Key_K, CTRL), (Qt.Key.Key_L, CTRL), (Qt.Key.Key_Slash, None)], ids=str)
def test_keys_that_lead_to_the_field(
    window: MainWindow, qtbot: QtBot, key: tuple[Qt.Key, Qt.KeyboardModifier | None]
) -> None:
    """From the tree, Ctrl+K, Ctrl+L and / put the keyboard into the field, with the old words chosen."""
    search(qtbot, window, "bus")
    window.side.tree.setFocus()
    qtbot.keyClick(window, key[0], key[1] or Qt.KeyboardModifier.NoModifier)

    assert QApplication.focusWidget() is window.top.field
    assert window.top.field.selectedText() == "bus"


def test_the_marks_are_painted(window: MainWindow, qtbot: QtBot) -> None:
    """The colour of a marker stands behind the words in the list."""
    search(qtbot, window, "cafe")
    image = window.results.list.viewport().grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(300) for y in range(110)}

    assert window.theme.palette.mark in colours


def test_back_from_a_hit_leads_to_the_results_and_on_to_where_the_search_began(
    window: MainWindow, qtbot: QtBot
) -> None:
    """Reading one entry, the reader searches and opens a hit; Back shows the results again, Esc the first entry."""
    show_page(qtbot, window, WALK)
    search(qtbot, window, "cafe")
    with qtbot.waitSignal(window.place_shown):
        qtbot.keyClick(window.top.field, Qt.Key.Key_Return)
    assert address_shown(window) != WALK
    window.named_actions["back"].trigger()

    assert window.is_searching
    assert QApplication.focusWidget() is window.results.list
    assert window.top.field.text() == "cafe"
    qtbot.keyClick(window.results.list, Qt.Key.Key_Escape)
    assert address_shown(window) == WALK
    assert window.page.title == "Walk and talk along the sea wall"


def test_back_to_home_leaves_the_keyboard_in_the_middle(window: MainWindow, qtbot: QtBot) -> None:
    """From a page that has the keyboard, Back leads home, and the ring is on the first card."""
    show_page(qtbot, window, WALK)
    window.page.setFocus()
    window.named_actions["back"].trigger()
    focus = QApplication.focusWidget()

    assert focus is not None
    assert focus.accessibleName().startswith("Harbour Town")


def test_an_address_in_the_field_is_followed(window: MainWindow, qtbot: QtBot) -> None:
    """The reader pastes the address of a page into the search field and presses Enter: the page opens."""
    window.top.field.setFocus()
    window.top.field.setText(WALK)
    with qtbot.waitSignal(window.place_shown):
        qtbot.keyClick(window.top.field, Qt.Key.Key_Return)

    assert address_shown(window) == WALK


def test_home_is_a_fresh_start(window: MainWindow, qtbot: QtBot) -> None:
    """Home empties the field, and what is typed there is not narrowed by what the last search was narrowed to."""
    search(qtbot, window, "mentor")
    window.finding.ask(window.finding.query.with_filter(TermKind.PARTNERSHIP, "harbour"))
    window.named_actions["home"].trigger()

    assert window.top.field.text() == ""
    assert not window.finding.is_on
    assert not window.finding.query.filters


def test_a_search_that_fails_says_so_plainly_and_leads_on(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A mistake of ours opens no window in the reader's way: a sentence, a way to try again, the report on demand."""
    search(qtbot, window, "mentor")
    searches = LibrarySearch.search

    def fail(_self: LibrarySearch, _query: Query, *_more: object) -> Answer:
        raise ZeroDivisionError

    monkeypatch.setattr(LibrarySearch, "search", fail)
    search(qtbot, window, "sofa")
    page = window.results.rescue
    assert page.toPlainText().startswith("The search failed.")
    assert "Change a word, or press Enter" in page.toPlainText()
    assert window.results.said.startswith("The search failed.")
    assert not window.results.explanation.isVisible()
    assert not hit_titles(window)
    assert "ZeroDivisionError" in capsys.readouterr().err

    page.anchorClicked.emit(QUrl(links_of(page.document())["Show what went wrong"]))
    (dialog,) = window.findChildren(TextDialog)
    assert "ZeroDivisionError" in dialog.view.toPlainText()
    dialog.accept()

    monkeypatch.setattr(LibrarySearch, "search", searches)
    with qtbot.waitSignal(window.results.shown):
        qtbot.keyClick(window.top.field, Qt.Key.Key_Return)
    assert hit_titles(window) == ["A youth bus that comes every Tuesday"]
    assert window.results.explanation.isVisible()


def test_the_hit_that_stays_chosen_stays_in_sight(open_window: OpenWindow, tmp_path: Path, qtbot: QtBot) -> None:
    """With the last letter gone the list is another, longer one: what was chosen is scrolled to where it stands now."""
    entries = [
        make_entry(f"harbour/kite-{number}", f"Kite {39 - number:02}", "kite " * (40 - number)) for number in range(40)
    ]
    window = open_window(make_pack(tmp_path / "many.hubpack", *entries))
    with qtbot.waitSignal(window.results.shown):
        window.finding.ask(window.finding.query.with_filter(TermKind.PARTNERSHIP, "harbour"))
    search(qtbot, window, "kite")
    for _ in range(6):
        qtbot.keyClick(window.top.field, Qt.Key.Key_PageDown)
    chosen = window.results.list.currentIndex().data(HIT_ROLE).id
    for _ in "kite":
        with qtbot.waitSignal(window.results.shown):
            qtbot.keyClick(window.top.field, Qt.Key.Key_Backspace)

    index = window.results.list.currentIndex()
    assert index.data(HIT_ROLE).id == chosen
    assert window.results.list.viewport().rect().contains(window.results.list.visualRect(index).center())
