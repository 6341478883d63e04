"""Why a search found what it did, and how to narrow it, widen it and begin again: by mouse and by keyboard."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt, QUrl
from PySide6.QtWidgets import QApplication, QMenu

from hubdesk.gui.marking import Marking
from hubdesk.gui.models.facets_model import FacetRow
from hubdesk.gui.panels.chips import Chip
from hubdesk.model.content import Asset
from hubdesk.model.vocabulary import TermKind
from hubdesk.pack.writer import write_pack
from tests.gui.windows import CTRL, SHIFT, address_shown, click_row, hit_titles, row_of, search, show_page, top_of
from tests.packs import make_content, make_entry

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from hubdesk.gui.main_window import MainWindow
    from tests.gui.windows import OpenWindow


@pytest.fixture
def wide(open_window: OpenWindow, small_pack: Path) -> MainWindow:
    """Open a window with room for the panel that narrows."""
    return open_window(small_pack, size=(1366, 768))


def rows(window: MainWindow) -> dict[str, FacetRow]:
    """Give the lines of the panel, by what stands in them."""
    model = window.results.facets.model
    return {model.index(number).data(): row for number, row in enumerate(model.rows)}


def follow(qtbot: QtBot, window: MainWindow, name: str) -> None:
    """Click a term of the panel and wait for the answer."""
    panel = window.results.facets
    number = list(rows(window)).index(name)
    panel.list.scrollTo(panel.model.index(number))
    with qtbot.waitSignal(window.results.shown):
        qtbot.mouseClick(
            panel.list.viewport(),
            Qt.MouseButton.LeftButton,
            pos=panel.list.visualRect(panel.model.index(number)).center(),
        )


def chip(window: MainWindow, words: str) -> None:
    """Click a chip."""
    window.results.explanation.chips[words].click()


def count(window: MainWindow, name: str) -> int:
    """Give how many entries a line of the panel would leave."""
    term = rows(window)[name].term
    assert term is not None
    return term.count


def test_a_part_of_the_line_is_taken_away_by_click(window: MainWindow, qtbot: QtBot) -> None:
    """Two words find one entry; a click on the first takes it out of the field, and more is found."""
    search(qtbot, window, "kitchen sofa")
    with qtbot.waitSignal(window.results.shown):
        chip(window, "with “kitchen”")

    assert window.top.field.text() == "sofa"
    assert window.results.explanation.text == "1 entry with “sofa…”"


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Space], ids=lambda key: key.name)
def test_a_part_of_the_line_is_taken_away_by_key(window: MainWindow, qtbot: QtBot, key: Qt.Key) -> None:
    """Tab leads from the field's side to the chips; Delete, Enter and Space take one away."""
    search(qtbot, window, "kitchen sofa")
    window.finding.focus()
    qtbot.keyClick(window.top.field, Qt.Key.Key_Tab)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "with “kitchen”. Search without kitchen"
    with qtbot.waitSignal(window.results.shown):
        qtbot.keyClick(focus, key)

    assert window.top.field.text() == "sofa"


def test_the_panel_narrows_and_widens_again(wide: MainWindow, qtbot: QtBot) -> None:
    """A click on Hill Villages leaves its entries; the counts are true, and a second click gives all back."""
    search(qtbot, wide, "mentor")
    everywhere = hit_titles(wide)
    expected = count(wide, "Hill Villages")
    assert sum(count(wide, name) for name in ("Harbour Town", "Hill Villages", "River City")) == len(everywhere)
    follow(qtbot, wide, "Hill Villages")

    assert len(hit_titles(wide)) == expected < len(everywhere)
    assert wide.results.said.endswith("in Hill Villages.")
    assert count(wide, "Harbour Town") > 0  # it could be added
    follow(qtbot, wide, "Hill Villages")
    assert hit_titles(wide) == everywhere


def test_what_would_lead_nowhere_cannot_be_followed(wide: MainWindow, qtbot: QtBot) -> None:
    """A place that has none of the hits is grey: a click there asks nothing, and a screen reader says so."""
    search(qtbot, wide, "sofa")
    name = next(name for name in ("Harbour Town", "Hill Villages", "River City") if not count(wide, name))
    panel = wide.results.facets
    number = list(rows(wide)).index(name)
    asked: list[object] = []
    panel.query_chosen.connect(asked.append)
    qtbot.mouseClick(
        panel.list.viewport(), Qt.MouseButton.LeftButton, pos=panel.list.visualRect(panel.model.index(number)).center()
    )
    heard = panel.model.index(number).data(Qt.ItemDataRole.AccessibleTextRole)

    assert asked == []
    assert heard == f"{name}, no entry, cannot be chosen, 1 of 3"


def test_the_panel_is_worked_by_keyboard(wide: MainWindow, qtbot: QtBot) -> None:
    """Ctrl+Shift+N leads there, and hides it from there; arrows move, Right opens a kind, Space follows a line."""
    search(qtbot, wide, "mentor")
    panel = wide.results.facets
    for is_there in (True, False, True):
        qtbot.keyClick(wide, Qt.Key.Key_N, CTRL | SHIFT)
        assert panel.isVisible() is is_there
        assert QApplication.focusWidget() is (panel.list if is_there else wide.results.list)
    assert "School" not in rows(wide)
    number = list(rows(wide)).index("Where")
    panel.list.setCurrentIndex(panel.model.index(number))
    qtbot.keyClick(panel.list, Qt.Key.Key_Right)
    assert "School" in rows(wide)
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    assert count(wide, str(panel.list.currentIndex().data())) > 0  # what leads nowhere is passed by
    name = str(panel.list.currentIndex().data())
    with qtbot.waitSignal(wide.results.shown):
        qtbot.keyClick(panel.list, Qt.Key.Key_Space)

    assert QApplication.focusWidget() is panel.list
    assert panel.list.currentIndex().data() == name
    qtbot.keyClick(panel.list, Qt.Key.Key_Left)
    assert panel.list.currentIndex().data() == "Where"
    with qtbot.waitSignal(wide.finding.ended):
        qtbot.keyClick(panel.list, Qt.Key.Key_Escape)


def test_arrows_pass_by_what_leads_nowhere(wide: MainWindow, qtbot: QtBot) -> None:
    """Down and Up, Home and End stop at kinds and at places that have a hit, and at no grey one."""
    search(qtbot, wide, "sofa")
    panel = wide.results.facets
    assert any(row.term and not row.term.count for row in panel.model.rows)
    panel.focus_first()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
        seen = []
        for _ in range(len(panel.model.rows) + 1):
            seen.append(panel.list.currentIndex().row())
            qtbot.keyClick(panel.list, key)
        stops = {number for number, row in enumerate(panel.model.rows) if row.term is None or row.term.count}
        assert set(seen) == stops
    for key in (Qt.Key.Key_End, Qt.Key.Key_Home):
        qtbot.keyClick(panel.list, key)
        assert panel.list.currentIndex().row() in stops


def test_a_long_name_in_the_panel_takes_a_second_line(wide: MainWindow, qtbot: QtBot) -> None:
    """A theme's name that is too long for its line is read whole."""
    search(qtbot, wide, "mentor")
    panel = wide.results.facets
    number, row = next((number, row) for number, row in enumerate(panel.model.rows) if row.term and row.term.count)
    assert row.term is not None
    before = panel.list.sizeHintForIndex(panel.model.index(number)).height()
    long = row.term.term._replace(name="A theme with a name that is far too long for a line")
    panel.model.rows[number] = row._replace(term=replace(row.term, term=long))

    assert panel.list.sizeHintForIndex(panel.model.index(number)).height() > before


def test_a_kind_can_be_closed_by_click(wide: MainWindow, qtbot: QtBot) -> None:
    """A click on the heading of a kind closes it and opens it again."""
    search(qtbot, wide, "mentor")
    panel = wide.results.facets
    for is_open in (False, True):
        number = list(rows(wide)).index("Theme")
        qtbot.mouseClick(
            panel.list.viewport(),
            Qt.MouseButton.LeftButton,
            pos=panel.list.visualRect(panel.model.index(number)).center(),
        )
        assert rows(wide)["Theme"].is_open is is_open
        assert ("Peer mentoring" in rows(wide)) is is_open


def test_the_model_of_the_panel_keeps_the_rules(wide: MainWindow, qtbot: QtBot, qtmodeltester: object) -> None:
    """Qt's own tester finds nothing to say, before and after a line is opened."""
    search(qtbot, wide, "mentor")
    model = wide.results.facets.model
    qtmodeltester.check(model)  # type: ignore[attr-defined]
    model.toggle(TermKind.SETTING)
    qtmodeltester.check(model)  # type: ignore[attr-defined]


def test_a_narrow_window_gives_the_room_to_the_hits(window: MainWindow, qtbot: QtBot) -> None:
    """At 800 pixels there is no panel until it is asked for."""
    window.resize(800, 600)
    search(qtbot, window, "mentor")
    assert not window.results.facets.isVisible()
    window.named_actions["narrow"].trigger()

    assert window.results.facets.isVisible()


def test_a_typed_place_offers_itself(wide: MainWindow, qtbot: QtBot) -> None:
    """Both typed words are looked for; a click on the offer puts the filter in and takes the word out."""
    search(qtbot, wide, "harbour mentor")
    (offer,) = [words for words in wide.results.explanation.chips if words.startswith("Only Harbour Town")]
    with qtbot.waitSignal(wide.results.shown):
        chip(wide, offer)

    assert wide.top.field.text() == "mentor"
    assert wide.results.said.endswith("in Harbour Town.")
    assert all(hit.partnership == "harbour" for hit in wide.results.model.hits)


def test_only_in_the_branch_of_the_tree(wide: MainWindow, qtbot: QtBot) -> None:
    """A branch is chosen in the tree: the search offers to stay in it, and going back is one click."""
    wide.side.tree.expandAll()
    click_row(qtbot, wide, row_of(wide, "Harbour Town", "Peer mentoring"))
    search(qtbot, wide, "mentor")
    with qtbot.waitSignal(wide.results.shown):
        chip(wide, "Only in Harbour Town › Peer mentoring (1)")
    assert {hit.partnership for hit in wide.results.model.hits} == {"harbour"}
    assert wide.results.explanation.text.endswith("in Harbour Town in Peer mentoring")
    with qtbot.waitSignal(wide.results.shown):
        chip(wide, "in Harbour Town")

    assert {hit.partnership for hit in wide.results.model.hits} > {"harbour"}


def test_a_branch_that_has_none_or_all_of_the_hits_is_not_offered(wide: MainWindow, qtbot: QtBot) -> None:
    """The sofa is in the Hill Villages only: River City would lead nowhere, and these would change nothing."""
    click_row(qtbot, wide, row_of(wide, "River City"))
    search(qtbot, wide, "sofa")
    assert not [words for words in wide.results.explanation.chips if words.startswith("Only in")]
    wide.side.tree.setCurrentIndex(row_of(wide, "Hill Villages"))
    search(qtbot, wide, "sofa")

    assert not [words for words in wide.results.explanation.chips if words.startswith("Only in")]


def test_without_a_branch_the_key_says_what_to_do(wide: MainWindow, qtbot: QtBot) -> None:
    """Nothing is chosen in the tree: the key does not search as if it were, and the keyboard is in the field."""
    wide.side.tree.setCurrentIndex(QModelIndex())
    qtbot.keyClick(wide, Qt.Key.Key_K, CTRL | SHIFT)

    assert wide.notice.text.startswith("Nothing is chosen in the tree.")
    assert wide.top.field.hasFocus()


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)
def test_the_trees_menu_searches_a_branch(wide: MainWindow, qtbot: QtBot) -> None:
    """The menu of a row in the tree offers to search only there; the keyboard is in the field then."""
    from PySide6.QtGui import QContextMenuEvent

    search(qtbot, wide, "mentor")
    index = row_of(wide, "Hill Villages")
    wide.side.tree.setCurrentIndex(index)
    at = wide.side.tree.visualRect(index).center()
    QApplication.sendEvent(
        wide.side.tree.viewport(),
        QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, wide.side.tree.viewport().mapToGlobal(at)),
    )
    (menu,) = [menu for menu in wide.side.findChildren(QMenu) if menu.isVisible()]
    (action,) = [action for action in menu.actions() if action.text() == "Search only in Hill Villages"]
    with qtbot.waitSignal(wide.results.shown):
        action.trigger()
    menu.close()

    assert {hit.partnership for hit in wide.results.model.hits} == {"hills"}
    assert QApplication.focusWidget() is wide.top.field


def test_esc_forgets_the_filters_too(wide: MainWindow, qtbot: QtBot) -> None:
    """The next search begins in the whole library."""
    search(qtbot, wide, "mentor")
    total = len(hit_titles(wide))
    follow(qtbot, wide, "Hill Villages")
    qtbot.keyClick(wide.top.field, Qt.Key.Key_Escape)
    search(qtbot, wide, "mentor")

    assert len(hit_titles(wide)) == total


def test_more_letters_keep_what_was_chosen(wide: MainWindow, qtbot: QtBot) -> None:
    """The reader has gone to the third hit and types on: it stays chosen as long as it is found."""
    search(qtbot, wide, "ment")
    for _ in range(2):
        qtbot.keyClick(wide.top.field, Qt.Key.Key_Down)
    chosen = wide.results.list.currentIndex().data()
    with qtbot.waitSignal(wide.results.shown):
        qtbot.keyClicks(wide.top.field, "o")

    assert wide.results.list.currentIndex().data() == chosen


def test_enter_before_the_answer_opens_the_best_hit_when_it_comes(window: MainWindow, qtbot: QtBot) -> None:
    """A quick hand types a word and Enter at once: the best hit opens, not what stood there before."""
    search(qtbot, window, "sofa")
    window.top.field.selectAll()
    with qtbot.waitSignal(window.page.shown):
        qtbot.keyClicks(window.top.field, "buddies")
        qtbot.keyClick(window.top.field, Qt.Key.Key_Return)

    assert window.page.title == "Buddies for the first term"


def test_the_words_are_marked_on_the_page_and_f3_walks_on(window: MainWindow, qtbot: QtBot) -> None:
    """Every form that was found is marked in the opened entry; the bar says how many, F3 goes from one to the next."""
    search(qtbot, window, "mentor")
    with qtbot.waitSignal(window.page.shown):
        qtbot.keyClick(window.top.field, Qt.Key.Key_Return)
    marks = [mark.cursor.selectedText().lower() for mark in window.page.extraSelections()]  # type: ignore[attr-defined]
    bar = window.areas.of(Marking).bar
    assert len(marks) >= 2
    assert all(word.startswith("mentor") for word in marks)
    assert bar.isVisible()
    assert bar.count.text() == f"{len(marks)} on this page"
    assert QApplication.focusWidget() is window.page
    qtbot.keyClick(window.page, Qt.Key.Key_F3)

    assert window.page.textCursor().selectedText().lower() in marks
    show_page(qtbot, window, "hubdesk:small/hills/youth-bus")
    assert not bar.isVisible()
    assert window.page.extraSelections() == []


def rescue(qtbot: QtBot, window: MainWindow, words: str) -> str:
    """Search where nothing will be found; give what is said."""
    assert search(qtbot, window, words) == 0
    return window.results.rescue.toPlainText()


def test_nothing_found_with_a_filter_offers_to_drop_it(wide: MainWindow, qtbot: QtBot) -> None:
    """What was tried, what to leave out and what that gives, and entries that come close."""
    search(qtbot, wide, "mentor")
    follow(qtbot, wide, "River City")
    said = rescue(qtbot, wide, "sofa")
    assert "We looked only in River City." in said
    assert "Search without River City 1 entry" in said
    page = wide.results.rescue
    page.focus_first()
    with qtbot.waitSignal(wide.results.shown):
        qtbot.keyClick(page, Qt.Key.Key_Return)

    assert hit_titles(wide) == ["A youth bus that comes every Tuesday"]
    assert wide.top.field.text() == "sofa"


def test_the_nearest_entries_can_be_opened(wide: MainWindow, qtbot: QtBot) -> None:
    """An entry that comes close is a link."""
    search(qtbot, wide, "mentor")
    follow(qtbot, wide, "River City")
    assert "Entries that come close" in rescue(qtbot, wide, "sofa")
    page = wide.results.rescue
    number = next(number for number, way in enumerate(page._ways) if hasattr(way, "title"))
    with qtbot.waitSignal(wide.page.shown):
        page.anchorClicked.emit(QUrl(f"way:{number}"))

    assert wide.page.title == "A youth bus that comes every Tuesday"


def test_esc_leads_out_of_the_page_for_nothing_found(window: MainWindow, qtbot: QtBot) -> None:
    """Esc there ends the search as it does everywhere."""
    rescue(qtbot, window, "zzzz")
    qtbot.keyClick(window.results.rescue, Qt.Key.Key_Escape)

    assert window.home.isVisible()
    assert window.top.field.text() == ""


def test_tab_leads_from_the_field_through_all_of_the_search(wide: MainWindow, qtbot: QtBot) -> None:
    """The parts of the line, the buttons, the hits, the panel: each is a stop, in the order in which they are seen."""
    search(qtbot, wide, "kitchen sofa")
    wide.top.field.setFocus()
    stops = []
    for _ in range(6):
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        stops.append(focus.accessibleName())

    assert stops[0].startswith("with “kitchen”")
    assert stops[1].startswith("“sofa…”")
    assert stops[2:] == ["Save this search", "Narrow the search", "Search results", "Narrow the search"]


def test_a_hit_in_a_file_says_which_and_leads_to_it(open_window: OpenWindow, tmp_path: Path, qtbot: QtBot) -> None:
    """The word stands in one of three PDFs: the hit names it and quotes no other; Enter leads to its link in the entry."""
    files = (
        Asset("sheets/map.pdf", "application/pdf", b"%PDF", text="A map of the bay."),
        Asset("sheets/kit.pdf", "application/pdf", b"%PDF", text="Bring a thermos flask for each walk."),
        Asset("sheets/tide.pdf", "application/pdf", b"%PDF", text="When the sea comes in."),
    )
    entry = make_entry("harbour/a", "Walks", *["Nothing of it here."] * 40)
    entry = replace(entry, attachments=tuple(file.path for file in files))
    write_pack(replace(make_content(entry), assets=files), tmp_path / "files.hubpack")
    window = open_window(tmp_path / "files.hubpack")
    assert search(qtbot, window, "thermos") == 1
    heard = window.results.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "In the file kit.pdf: Bring a thermos flask for each walk. 1 of 1" in heard
    with qtbot.waitSignal(window.page.shown):
        qtbot.keyClick(window.top.field, Qt.Key.Key_Return)

    assert 0 <= top_of(window.page, "files") < window.page.viewport().height()
    chosen_link = window.page.chosen_link
    assert chosen_link is not None
    assert chosen_link.target.endswith("kit.pdf")
    with qtbot.waitSignal(window.reading.file_chosen) as chosen:
        qtbot.keyClick(window.page, Qt.Key.Key_Return)
    assert chosen.args is not None
    assert chosen.args[1] == "sheets/kit.pdf"
    assert not window.areas.of(Marking).bar.isVisible()


def test_a_long_question_takes_two_lines_until_its_parts_are_wanted(wide: MainWindow, qtbot: QtBot) -> None:
    """Twenty words: as many parts as two lines hold, and a chip that says how many more there are and shows them."""
    search(qtbot, wide, " ".join(letter * 9 for letter in "bcdfghjklmnpqrstvwxz"))
    line = next(iter(wide.results.explanation.chips.values())).parentWidget()
    assert line is not None
    chips = [chip for chip in wide.results.explanation.chips.values() if chip.parentWidget() is line]
    shown = [chip for chip in chips if chip.isVisible()]
    assert len(chips) >= 20
    assert len({chip.y() for chip in shown}) == 2
    (more,) = [chip for chip in line.findChildren(Chip) if chip.isVisible() and chip.text().endswith(" more")]
    assert more.text() == f"{len(chips) - len(shown)} more"
    more.click()

    assert all(chip.isVisible() for chip in chips)
    assert not more.isVisible()


@pytest.fixture
def crowded(open_window: OpenWindow, tmp_path: Path) -> MainWindow:
    """Open a window as it stands on a common small screen, over entries whose words have many meanings."""
    content = make_content(
        make_entry("harbour/calls", "Calls home", "Parents in the hill villages hear of worry and anxiety."),
        make_entry(
            "hills/letters",
            "Letters home",
            "Parents, carers, guardians and others in the hill villages hear of fear, panic and dread.",
        ),
    )
    meanings = (("anxiety", "worry", "fear", "panic", "dread"), ("parents", "carers", "guardians", "mums and dads"))
    pack = tmp_path / "crowded.hubpack"
    write_pack(replace(content, synonyms=meanings), pack)
    return open_window(pack, size=(1366, 768))


def chips_seen(window: MainWindow) -> list[str]:
    """Give what stands on the chips of the line that are to be seen, as it stands there."""
    row = window.results.explanation._line
    return [chip.text() for chip in (*row.shown, row._more) if isinstance(chip, Chip) and chip.isVisible()]


def test_where_there_is_little_room_filters_and_offers_are_seen_before_meanings(
    crowded: MainWindow, qtbot: QtBot
) -> None:
    """What keeps entries out is never hidden; words of the same meaning are named in short, then counted."""
    search(qtbot, crowded, "anxiety parents")
    follow(qtbot, crowded, "Peer mentoring")
    assert "also counting “worry”, “fear”, “panic” and “dread”" in chips_seen(crowded)

    search(qtbot, crowded, "anxiety parents hear")
    assert "also counting “worry” and 3 more" in chips_seen(crowded)
    assert "in Peer mentoring" in chips_seen(crowded)

    search(qtbot, crowded, "anxiety parents hear hill villages")
    seen = chips_seen(crowded)
    assert "in Peer mentoring" in seen
    assert "Only Hill Villages (1)" in seen
    assert "2 more" in seen
    assert not [words for words in seen if words.startswith("also")]

    next(chip for chip in crowded.results.explanation._line.findChildren(Chip) if chip.text() == "2 more").click()
    assert "also counting “worry”, “fear”, “panic” and “dread”" in chips_seen(crowded)
    assert "2 more" not in chips_seen(crowded)


def test_no_chip_of_the_line_is_cut_or_lies_on_another(crowded: MainWindow, qtbot: QtBot) -> None:
    """However narrow the window, each chip that is seen is seen whole, in a place of its own."""
    search(qtbot, crowded, "anxiety parents hear hill villages")
    for width in (1366, 1000, 800, 683):
        crowded.resize(width, 600)
        assert crowded.width() == width
        QApplication.processEvents()
        for row in (crowded.results.explanation._line, crowded.results.explanation._notes):
            chips = [chip for chip in row.findChildren(Chip) if chip.isVisible()]
            assert all(chip.width() >= chip.sizeHint().width() for chip in chips), (width, chips_seen(crowded))
            assert all(row.rect().contains(chip.geometry()) for chip in chips), (width, chips_seen(crowded))
            for one, other in pairwise(chips):
                assert not one.geometry().intersects(other.geometry())


def test_the_words_typed_can_be_searched_for_instead_in_a_very_small_window(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    """At 200 % a laptop's screen is 683 wide: the offer to take the mending back is still read whole."""
    entry = make_entry("harbour/calls", "Calls home", "Parents hear of worry and anxiety.")
    pack = tmp_path / "few.hubpack"
    write_pack(make_content(entry), pack)
    window = open_window(pack, size=(683, 384))
    search(qtbot, window, "anxeity ")
    chip = window.results.explanation.chips["Search for “anxeity” instead"]

    assert chip.isVisible()
    assert chip.width() >= chip.sizeHint().width()


def test_tab_shows_where_it_is_in_the_panel_that_narrows(wide: MainWindow, qtbot: QtBot) -> None:
    """The line that has the keyboard is ringed at once, and not only after the next key."""
    search(qtbot, wide, "mentor")
    panel = wide.results.facets.list
    before = panel.grab().toImage()
    wide.results.list.setFocus()
    qtbot.keyClick(wide.results.list, Qt.Key.Key_Tab)

    assert QApplication.focusWidget() is panel
    assert panel.currentIndex().row() == 0
    ring = panel.visualRect(panel.currentIndex())
    assert panel.grab(ring).toImage() != before.copy(ring)


def test_a_saved_search_is_mentioned_calmly_until_the_reader_goes_on(window: MainWindow, qtbot: QtBot) -> None:
    """It is no warning: it has the calm colour, and is gone with the next page."""
    search(qtbot, window, "mentor")
    window.named_actions["save_search"].trigger()
    assert window.notice.text.startswith("Saved: mentor.")
    assert window.notice.property("passing")
    with qtbot.waitSignal(window.page.shown):
        qtbot.keyClick(window.top.field, Qt.Key.Key_Return)

    assert not window.notice.isVisible()


def test_tab_leads_from_the_field_through_the_chips_to_the_results(crowded: MainWindow, qtbot: QtBot) -> None:
    """Each chip in the order in which it is read, from the very first question on, and then the buttons and hits."""
    for _ in range(2):
        search(qtbot, crowded, "anxeity parents hear hill villages")
        qtbot.waitUntil(lambda: "1 more" in chips_seen(crowded))  # the panel beside takes its room
        crowded.finding.focus()
        reached: list[str] = []
        while (stop := QApplication.focusWidget()) is not None and stop is not crowded.results.list:
            if isinstance(stop, Chip):
                reached.append(stop.text())
            qtbot.keyClick(stop, Qt.Key.Key_Tab)
        assert reached[0] == "with “anxiety”"
        assert reached[-3:] == ["Only Hill Villages (1)", "1 more", "Search for “anxeity” instead"]
        assert reached[:-1] == chips_seen(crowded)


def test_the_keyboard_stays_among_the_chips_when_one_is_taken_up_or_away(window: MainWindow, qtbot: QtBot) -> None:
    """Enter on an offer leads to the filter that it became; where no chip can be taken away any more, to the hits."""
    search(qtbot, window, "harbour")
    offer = window.results.explanation.chips["Only Harbour Town (3)"]
    offer.setFocus()
    with qtbot.waitSignal(window.results.shown):
        qtbot.keyClick(offer, Qt.Key.Key_Return)
    now = QApplication.focusWidget()
    assert isinstance(now, Chip)
    assert now.text() == "in Harbour Town"

    search(qtbot, window, "mentor")
    filter_ = window.results.explanation.chips["in Harbour Town"]
    filter_.setFocus()
    with qtbot.waitSignal(window.results.shown):
        qtbot.keyClick(filter_, Qt.Key.Key_Delete)
    assert window.results.explanation.text.endswith("with “mentor…”")

    assert QApplication.focusWidget() is window.results.list


def test_the_name_of_a_place_leads_to_its_page(window: MainWindow, qtbot: QtBot) -> None:
    """Who types “harbour town” and nothing else may want what is told of it: one chip leads there, and Back returns."""
    search(qtbot, window, "harbour town")
    with qtbot.waitSignal(window.page.shown):
        chip(window, "Read about Harbour Town")
    assert address_shown(window) == "hubdesk:/partnership/harbour"
    window.named_actions["back"].trigger()
    assert window.is_searching
    assert window.top.field.text() == "harbour town"
    search(qtbot, window, "harbour town mentor")

    assert "Only Harbour Town (1)" in window.results.explanation.chips
    assert "Read about Harbour Town" not in window.results.explanation.chips
