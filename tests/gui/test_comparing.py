"""Entries side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hubdesk.gui.collecting import Collecting
from hubdesk.gui.comparing import Comparing
from hubdesk.gui.dialogs.print_preview import PrintPreview
from hubdesk.services.comparing import compare
from hubdesk.typeset.comparison import print_comparison
from hubdesk.typeset.paper import Paper
from hubdesk.userdata.lists import FAVOURITES, Kept
from tests.gui.windows import CTRL, SHIFT, blocks_of, dialog_of, links_of, search, show_page

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from hubdesk.gui.main_window import MainWindow
    from hubdesk.gui.panels.comparison_page import ComparisonPage
    from tests.gui.windows import OpenWindow

BUDDIES, BUS = "hubdesk:small/harbour/buddies", "hubdesk:small/hills/youth-bus"
ADD = CTRL | SHIFT


def page_of(window: MainWindow) -> ComparisonPage:
    """Show the page and give it."""
    window.named_actions["compare"].trigger()
    page = window.areas.of(Comparing)._page
    assert page is not None
    return page


def test_nothing_is_chosen_yet(window: MainWindow) -> None:
    """The page says how entries are chosen, and offers nothing to print."""
    page = page_of(window)

    assert page.help.words.text().startswith("Put two to four entries side by side")
    assert not any(button.isVisible() for button in page._buttons)
    window.named_actions["compare_add"].trigger()
    assert window.notice.text.startswith("Open an entry first")


def test_what_was_read_lately_is_offered_to_begin_with(window: MainWindow, qtbot: QtBot) -> None:
    """Two entries were read: both are offered by title, a press puts one there, and the other is offered still."""
    for place in (BUDDIES, BUS):
        show_page(qtbot, window, place)
    page = page_of(window)
    offers = [button.text() for button in page.help._buttons]
    assert len(offers) == 2
    assert page.help.first_stop.isVisible()

    page.help._buttons[0].click()
    assert [button.text() for button in page.help._buttons] == offers[1:]
    assert page.help.words.text().startswith("One entry is here")
    page.help._buttons[0].click()

    assert not page.help.isVisible()
    assert len(window.areas.of(Comparing).places) == 2


def test_a_long_title_that_is_offered_ends_in_dots_where_there_is_no_room(window: MainWindow, qtbot: QtBot) -> None:
    """In a narrow window the button shows as much as fits; the tool tip and a screen reader say all of it."""
    show_page(qtbot, window, BUS)
    window.resize(1200, 700)
    (button,) = page_of(window).help._buttons
    assert button.toolTip() == ""
    button.resize(140, button.height())
    narrow = button.grab().toImage()
    button.setText("")

    assert button.toolTip() == "A youth bus that comes every Tuesday"
    assert button.accessibleName() == "Add “A youth bus that comes every Tuesday”"
    assert narrow == button.grab().toImage()  # it draws the words that fit, and not those that Qt would cut


def test_two_entries_are_compared_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    """Ctrl+Shift+X on two pages, then the offer in the line at the top: both stand side by side, with their facts."""
    show_page(qtbot, window, BUDDIES)
    qtbot.keyClick(window, Qt.Key.Key_X, ADD)
    assert window.notice.text.endswith("Now add another.")
    show_page(qtbot, window, BUS)
    qtbot.keyClick(window, Qt.Key.Key_X, ADD)
    qtbot.keyClick(window, Qt.Key.Key_X, ADD)
    assert window.notice.text == "It stands there already."
    window.notice._offer.click()

    page = page_of(window)
    text = page.view.toPlainText()
    assert "Buddies for the first term" in text
    assert "How we know" in text
    assert links_of(page.view.document())["A youth bus that comes every Tuesday"] == BUS
    page.followed.emit(BUS)
    assert window.middle is window.page


def test_a_fifth_entry_makes_room_and_each_can_be_taken_off(window: MainWindow, qtbot: QtBot) -> None:
    """Four stand side by side at most; one is taken off; all are taken off, and come back with undo."""
    library = window.session.library
    for id_ in library.packs[0].ids(5):
        show_page(qtbot, window, f"hubdesk:small/{id_}")
        window.named_actions["compare_add"].trigger()
    assert window.notice.text.startswith("Four is the most")
    area, page = window.areas.of(Comparing), page_of(window)
    assert [place.id for place in area.places] == [*library.packs[0].ids(3), library.packs[0].ids(5)[4]]
    page.followed.emit("take-off:0")
    assert len(area.places) == 3
    page.clear_wanted.emit()
    assert (area.places, page.view.toPlainText()) == ([], "")
    window.notice._offer.click()

    assert len(area.places) == 3


def test_a_hit_and_the_entries_of_a_list_are_chosen(window: MainWindow, qtbot: QtBot) -> None:
    """Among results the current hit is added; on a list the chosen entries are compared with a button."""
    search(qtbot, window, "bus")
    window.named_actions["compare_add"].trigger()
    area = window.areas.of(Comparing)
    assert [place.id for place in area.places] == ["hills/youth-bus"]

    collecting = window.areas.of(Collecting)
    collecting.lists.add(FAVOURITES, Kept("small", "harbour/buddies", "B"), Kept("small", "harbour/gone", "G"))
    collecting.show_list(FAVOURITES)
    collecting.pages.page.rows.selectAll()
    window.named_actions["compare_add"].trigger()
    assert [place.id for place in area.places] == ["hills/youth-bus", "harbour/buddies"]
    collecting.show_list(FAVOURITES)
    collecting.pages.page._compare.click()
    assert [place.id for place in area.places] == ["harbour/buddies"]


def test_a_comparison_is_printed(window: MainWindow, qtbot: QtBot) -> None:
    """Print shows the preview of the page."""
    for address in (BUDDIES, BUS):
        show_page(qtbot, window, address)
        window.named_actions["compare_add"].trigger()
    page_of(window).print_wanted.emit()

    assert dialog_of(window, PrintPreview).windowTitle()


def test_four_entries_fit_on_one_page(open_window: OpenWindow, headstart_pack: Path) -> None:
    """Whichever entries of the library stand side by side, on ordinary paper they take one page."""
    pack = open_window(headstart_pack).session.library.packs[0]
    entries = [entry for id_ in pack.ids(200) if (entry := pack.entry(id_))]
    longest = sorted(entries, key=lambda entry: -len(entry.summary + entry.evidence_why + entry.title))[:4]
    comparison = compare(longest)

    assert print_comparison(comparison, (pack.info,), "Side by side", Paper()).count == 1
    assert print_comparison(comparison, (pack.info,), "Side by side", Paper(is_letter=True)).count == 1


def test_four_columns_keep_their_words_whole_on_a_small_screen(
    open_window: OpenWindow, headstart_pack: Path, qtbot: QtBot
) -> None:
    """In 800 by 600 letters are smaller, so that no word goes on in the next line; with room they are as usual."""
    window = open_window(headstart_pack, size=(800, 600))
    for entry in ("kent/safe-spaces", "blackpool/walk-and-talk", "newham/bounce-back-trial", "hull/overview"):
        show_page(qtbot, window, f"hubdesk:headstart/{entry}")
        window.named_actions["compare_add"].trigger()
    page = page_of(window)
    QApplication.processEvents()

    assert broken_words(page) == []
    small = title_size(page)
    window.resize(1500, 700)
    qtbot.waitUntil(lambda: title_size(page) > small)
    assert broken_words(page) == []


def broken_words(page: ComparisonPage) -> list[str]:
    """Give the lines that end within a word."""
    found = []
    for block in blocks_of(page.view.document()):
        layout, text = block.layout(), block.text()
        for number in range(layout.lineCount() - 1):
            line = layout.lineAt(number)
            past = line.textStart() + line.textLength()
            if text[past - 1].isalpha() and text[past].isalpha():
                found.append(text[line.textStart() : past])
    return found


def title_size(page: ComparisonPage) -> int:
    """Give the height of the letters of the first title."""
    beginnings = [block.begin() for block in blocks_of(page.view.document())]
    fragments = [one.fragment() for one in beginnings if not one.atEnd()]  # an empty block has none: Qt reads past it
    return max(fragment.charFormat().font().pixelSize() for fragment in fragments)


def test_text_is_made_larger_in_a_comparison_too(window: MainWindow, qtbot: QtBot) -> None:
    """Ctrl and plus work where entries stand side by side, as on a page; not on the page of lists."""
    for place in (BUDDIES, BUS):
        show_page(qtbot, window, place)
        window.named_actions["compare_add"].trigger()
    page = page_of(window)
    usual = title_size(page)
    qtbot.keyClick(window, Qt.Key.Key_Plus, CTRL)
    assert title_size(page) > usual
    window.named_actions["my_lists"].trigger()

    assert not window.named_actions["larger"].isEnabled()
