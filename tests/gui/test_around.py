"""What leads on from an entry: related entries, links, neighbours in the branch, and the way back after a night."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hubdesk.gui.panels.outline import headings_of
from hubdesk.services.pages import EntryPage
from tests.gui.windows import ALT, address_shown, click_link, click_row, row_of, show_page

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from hubdesk.gui.main_window import MainWindow
    from tests.gui.windows import OpenWindow

BUS, WALK = "hubdesk:small/hills/youth-bus", "hubdesk:small/harbour/walk-and-talk"


def test_the_foot_of_an_entry_leads_on(window: MainWindow, qtbot: QtBot) -> None:
    """The walk links to the bus: the walk's page lists it, the bus's page says where it is spoken of; both lead on."""
    show_page(qtbot, window, WALK)
    text = window.page.toPlainText()
    assert "Linked from this page\nA youth bus that comes every Tuesday" in text
    show_page(qtbot, window, BUS)
    assert "Pages that link here\nWalk and talk along the sea wall" in window.page.toPlainText()
    with qtbot.waitSignal(window.page.shown):
        click_link(qtbot, window.page, WALK)

    assert address_shown(window) == WALK


def test_links_are_no_part_of_the_last_chapter(window: MainWindow, qtbot: QtBot) -> None:
    """An entry without related ones: what it links to is a heading beside its own, not below the last of them."""
    show_page(qtbot, window, WALK)
    page = window.page.page
    assert isinstance(page, EntryPage)
    assert page.around is not None
    window.page.show_page(page._replace(around=page.around._replace(related=())))
    levels = {heading.anchor: heading.level for heading in headings_of(window.page.document())}

    assert ("related" in levels, levels["links"]) == (False, 2)


def test_a_related_entry_says_why(open_window: OpenWindow, headstart_pack: Path, qtbot: QtBot) -> None:
    """In the real library, Turn 2 Us names the coaches, and the reason is a topic that both carry."""
    window = open_window(headstart_pack)
    show_page(qtbot, window, "hubdesk:headstart/hull/turn-2-us")
    lines = window.page.toPlainText().split("\n")
    at = lines.index("Related entries")

    assert lines[at + 1] == "One-to-one coaching with a youth worker"
    assert lines[at + 3].startswith("Both are about one-to-one support")


def test_next_and_previous_walk_through_the_branch_of_the_tree(window: MainWindow, qtbot: QtBot) -> None:
    """From the first entry of a branch Alt+PgDown leads to the next by title, Alt+PgUp back; the tree goes along."""
    window.side.tree.expandAll()
    branch = row_of(window, "Harbour Town", "Whole-school approaches")
    model = window.side.tree.model()
    titles = [str(model.index(row, 0, branch).data()) for row in range(model.rowCount(branch))]
    assert len(titles) == 2
    with qtbot.waitSignal(window.page.shown):
        click_row(qtbot, window, model.index(0, 0, branch))
    assert "In Harbour Town › Whole-school approaches" in window.page.toPlainText()
    with qtbot.waitSignal(window.page.shown):
        qtbot.keyClick(window.page, Qt.Key.Key_PageDown, ALT)
    assert window.page.title == titles[1]
    assert window.side.tree.currentIndex().parent().data() == "Whole-school approaches"
    qtbot.keyClick(window.page, Qt.Key.Key_PageDown, ALT)
    assert window.page.title == titles[1]  # there is none after it
    with qtbot.waitSignal(window.page.shown):
        qtbot.keyClick(window.page, Qt.Key.Key_PageUp, ALT)

    assert window.page.title == titles[0]


def test_an_entry_alone_in_its_branch_has_no_neighbours(open_window: OpenWindow, tmp_path: Path, qtbot: QtBot) -> None:
    """One entry in a library: nothing is said of a next one, and the keys do nothing."""
    from tests.packs import make_entry, make_pack

    window = open_window(make_pack(tmp_path / "one.hubpack", make_entry("harbour/a", "Alone")))
    show_page(qtbot, window, "hubdesk:test/harbour/a")
    window.named_actions["next"].trigger()

    assert window.page.title == "Alone"
    assert "After this" not in window.page.toPlainText()


def test_the_way_back_is_there_the_next_day(open_window: OpenWindow, small_pack: Path, qtbot: QtBot) -> None:
    """Closed on the second entry, far down: opened again it is as far down, and Back leads to the first, as it was."""
    window = open_window(small_pack, size=(780, 420))
    show_page(qtbot, window, WALK)
    window.page.verticalScrollBar().setValue(333)
    show_page(qtbot, window, BUS)
    window.page.verticalScrollBar().setValue(250)
    window.close()
    again = open_window(small_pack)
    with qtbot.waitSignal(again.page.shown):
        again.restore_place()
    QApplication.processEvents()
    assert address_shown(again) == BUS
    assert again.page.verticalScrollBar().value() == 250
    with qtbot.waitSignal(again.page.shown):
        again.go_back()

    assert address_shown(again) == WALK
    assert again.page.verticalScrollBar().value() == 333
    again.go_back()
    assert again.home.isVisible()


def test_the_same_words_are_at_the_top_in_a_window_of_another_width(window: MainWindow, qtbot: QtBot) -> None:
    """The window grows between two pages: Back shows the page from the same words on, not from the same pixel."""
    window.resize(640, 420)
    show_page(qtbot, window, WALK)
    window.page.verticalScrollBar().setValue(300)
    before = window.page.position_at_top()
    show_page(qtbot, window, BUS)
    window.resize(1000, 420)
    QApplication.processEvents()
    with qtbot.waitSignal(window.page.shown):
        window.go_back()

    assert abs(window.page.position_at_top() - before) < 60
