"""Slips of the pen and several libraries, as a reader meets them in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.gui.windows import hit_titles, search
from tests.packs import make_entry, make_pack

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from hubdesk.gui.main_window import MainWindow
    from tests.gui.windows import OpenWindow

ENTRIES = (
    make_entry("harbour/worry", "Worry before tests", "Bullying stops when a letter goes home.", summary="One."),
    make_entry("harbour/bully", "Bullying in the corridor", "A walk with a mentor.", summary="Two."),
    make_entry("hills/blog", "A blog of their own", "Written by pupils.", summary="Three."),
    make_entry("hills/harm", "Care", "Self-harm is talked about.", summary="Four."),
)


@pytest.fixture
def window(open_window: OpenWindow, tmp_path: Path) -> MainWindow:
    """Open a window over one library."""
    return open_window(make_pack(tmp_path / "a.hubpack", *ENTRIES))


def _notes(window: MainWindow) -> list[str]:
    """Give what stands under the line that explains the search."""
    return [widget.text() for widget in window.results.explanation._notes.shown]  # type: ignore[attr-defined]


def test_a_slip_is_mended_at_once_and_can_be_taken_back(window: MainWindow, qtbot: QtBot) -> None:
    """“Showing results for …”, once, and a chip that searches for what was typed; that finds nothing, and says so."""
    assert search(qtbot, window, "bulying ") == 2
    assert hit_titles(window)[0] == "Bullying in the corridor"
    assert _notes(window) == ["Showing results for “bullying”.", "Search for “bulying” instead"]
    with qtbot.waitSignal(window.results.shown):
        window.results.explanation.chips["Search for “bulying” instead"].click()

    assert hit_titles(window) == []
    assert window.top.field.text().strip() == "bulying"
    assert "bulying" in window.results.rescue.toPlainText()


def test_a_slip_in_a_joined_word_is_mended(window: MainWindow, qtbot: QtBot) -> None:
    """“sefl-harm” leads to self-harm."""
    assert search(qtbot, window, "sefl-harm ") == 1
    assert _notes(window)[0] == "Showing results for “self harm”."


def test_did_you_mean_is_one_key_away(window: MainWindow, qtbot: QtBot) -> None:
    """An English word that the library lacks is not mended; the word that may be meant is offered, by key too."""
    assert search(qtbot, window, "latter corridor ") == 1
    notes = _notes(window)
    assert "Did you mean" in notes
    chip = window.results.explanation.chips[notes[-1]]
    assert notes[-1].startswith("letter")
    with qtbot.waitSignal(window.results.shown):
        qtbot.keyClick(chip, Qt.Key.Key_Return)

    assert window.top.field.text().split() == ["letter", "corridor"]


def test_letters_that_mean_nothing_find_nothing_and_say_it_once(window: MainWindow, qtbot: QtBot) -> None:
    """“zzqxv blorg” is not taken for a blog; the word that comes near is offered among the ways out."""
    assert search(qtbot, window, "zzqxv blorg ") == 0
    said = window.results.rescue.toPlainText()
    assert said.count("“blorg”") == 1
    assert "blog" in said.replace("blorg", "")


def test_hits_of_several_libraries_say_where_they_come_from(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    """The same list as if all lay in one library, and each hit names its own."""
    one = open_window(make_pack(tmp_path / "all.hubpack", *ENTRIES))
    search(qtbot, one, "bullying ")
    titles = hit_titles(one)
    one.close()
    two = open_window(
        make_pack(tmp_path / "b.hubpack", *ENTRIES[1:], pack_id="b", title="Library of the hills"),
        make_pack(tmp_path / "c.hubpack", ENTRIES[0], pack_id="c", title="Library of the harbour"),
    )
    search(qtbot, two, "bullying ")
    assert hit_titles(two) == titles
    assert len(titles) == 2
    heard = [two.results.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]

    assert "Library of the hills" in heard[0]
    assert "Library of the harbour" in heard[1]
