"""An area's own page in the middle of the window, in front of the place that is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from tests.gui.windows import search, show_page

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from hubdesk.gui.main_window import MainWindow


def test_back_leads_from_an_areas_page_to_the_entry(window: MainWindow, qtbot: QtBot) -> None:
    """The page takes the middle and the keyboard; Back shows the entry again that it stood in front of."""
    show_page(qtbot, window, "hubdesk:small/harbour/buddies")
    aside = QPushButton("My lists")
    window.show_aside(aside, "My lists")

    assert window.is_aside
    assert QApplication.focusWidget() is aside
    assert window.windowTitle() == "My lists - HubDesk"
    assert not window.named_actions["copy"].isEnabled()

    window.named_actions["back"].trigger()
    assert window.middle is window.page
    assert QApplication.focusWidget() is window.page
    assert window.windowTitle().startswith("Buddies")


def test_esc_leaves_an_areas_page_and_enter_presses_its_button(window: MainWindow, qtbot: QtBot) -> None:
    """Enter does what Space does on a button of the window; Esc shows the entry again that the page stood before."""
    show_page(qtbot, window, "hubdesk:small/harbour/buddies")
    aside = QPushButton("My lists")
    window.show_aside(aside, "My lists")
    with qtbot.waitSignal(aside.clicked):
        qtbot.keyClick(aside, Qt.Key.Key_Return)
    qtbot.keyClick(aside, Qt.Key.Key_Escape)

    assert window.middle is window.page
    assert window.windowTitle().startswith("Buddies")


def test_esc_closes_what_was_said(window: MainWindow, qtbot: QtBot) -> None:
    """At home, Esc takes the line across the top away."""
    window.notice.say("The stick was taken out.")
    window.focus_middle()
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, Qt.Key.Key_Escape)

    assert not window.notice.isVisible()


def test_the_title_says_what_is_searched_for(window: MainWindow, qtbot: QtBot) -> None:
    """While results are shown the window is named after the search; when they are left, after the page again."""
    show_page(qtbot, window, "hubdesk:small/harbour/buddies")
    search(qtbot, window, "mentor")
    assert window.windowTitle() == "Search: mentor - HubDesk"
    window.finding.leave()
    assert window.windowTitle().startswith("Buddies")


def test_home_and_search_lead_away_from_an_areas_page(window: MainWindow, qtbot: QtBot) -> None:
    """From an area's page, the home page and the results can be gone to as from anywhere."""
    aside = QPushButton("My lists")
    window.show_aside(aside, "My lists")
    search(qtbot, window, "mentor")
    assert window.is_searching

    window.show_aside(aside, "My lists")
    window.named_actions["home"].trigger()
    assert window.middle is window.home
