"""From the search to a workshop, or to a sheet to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QPushButton

from hubdesk.gui.dialogs.print_preview import PrintPreview
from hubdesk.gui.workshops.area import WorkshopsArea
from tests.gui.windows import dialog_of, search

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.gui.windows import OpenWindow


def test_a_sheet_that_is_named_is_shown_as_it_will_be_printed(
    open_window: OpenWindow, headstart_pack: Path, qtbot: QtBot
) -> None:
    """Who looks for an evaluation form finds it above the entries, and one click away from the printer."""
    window = open_window(headstart_pack)
    search(qtbot, window, "evaluation form")
    window.results.explanation.chips["Sheet to print: Evaluation form"].click()

    assert "Evaluation form" in dialog_of(window, PrintPreview).windowTitle()


def test_a_workshop_that_is_named_is_shown_among_the_others(
    open_window: OpenWindow, headstart_pack: Path, qtbot: QtBot
) -> None:
    """The page of workshops comes to the front; the keyboard is on what presents it, and can be seen there."""
    window = open_window(headstart_pack)
    search(qtbot, window, "what counts as working")
    (words,) = [words for words in window.results.explanation.chips if words.startswith("Workshop: ")]
    window.results.explanation.chips[words].click()

    page = window.areas.of(WorkshopsArea).page
    assert window.stack.currentWidget() is page
    button = QApplication.focusWidget()
    assert isinstance(button, QPushButton)
    assert button.accessibleName() == words.replace("Workshop", "Present")
    assert page.viewport().rect().contains(button.mapTo(page.viewport(), button.rect().center()))
