"""An area's own page in the middle of the window, in front of the place that is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

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


def test_home_and_search_lead_away_from_an_areas_page(window: MainWindow, qtbot: QtBot) -> None:
    """From an area's page, the home page and the results can be gone to as from anywhere."""
    aside = QPushButton("My lists")
    window.show_aside(aside, "My lists")
    search(qtbot, window, "mentor")
    assert window.is_searching

    window.show_aside(aside, "My lists")
    window.named_actions["home"].trigger()
    assert window.middle is window.home
