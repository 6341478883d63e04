"""Packs that are damaged, missing or added while the window is open."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from shiboken6 import isValid

from hubdesk.gui.main_window import MainWindow
from tests.fakes.desktop import FakeFileDialog
from tests.gui.windows import address_shown, cards_of, labels_of, let_go, press, search, show_page
from tests.packs import make_entry, make_pack

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.gui.windows import OpenWindow


def cut(path: Path) -> None:
    """Leave out the last thousand bytes."""
    path.write_bytes(path.read_bytes()[:-1000])


def change(path: Path) -> None:
    """Overwrite all pages but the first."""
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096 - 144) + data[-144:])


def replace(path: Path) -> None:
    """Put something else in its place."""
    path.write_text("a shopping list", encoding="utf-8")


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (cut, "bad.hubpack is damaged: 1,000 of its"),
        (change, "bad.hubpack is damaged: "),
        (replace, "bad.hubpack is not a HubDesk pack."),
        (lambda path: path.unlink(), "There is no file at "),
    ],
    ids=["cut short", "changed inside", "another file", "gone"],
)
def test_a_bad_pack_is_named_and_the_others_work(
    open_window: OpenWindow, small_pack: Path, tmp_path: Path, qtbot: QtBot, harm: Callable[[Path], None], said: str
) -> None:
    """One of two packs is bad: the notice names it and says what to do; the other is read and searched as ever."""
    bad = make_pack(tmp_path / "bad.hubpack", pack_id="bad")
    harm(bad)
    window = open_window(bad, small_pack)

    assert window.notice.isVisible()
    assert window.notice.text.startswith(said)
    assert window.notice.text.count("\n") == 0
    assert list(cards_of(window.home))[:3] == ["Harbour Town", "Hill Villages", "River City"]
    assert search(qtbot, window, "sofa") == 1


def test_a_message_can_be_closed(open_window: OpenWindow, small_pack: Path, tmp_path: Path, qtbot: QtBot) -> None:
    """Two packs are missing: both are named, each on its line; Close takes the message away."""
    window = open_window(small_pack, tmp_path / "a.hubpack", tmp_path / "b.hubpack")
    lines = window.notice.text.split("\n")
    assert [line.split(". ")[0].rpartition("/")[2] for line in lines] == ["a.hubpack", "b.hubpack"]
    press(qtbot, window.notice, "Close")

    assert not window.notice.isVisible()
    assert window.notice.text == ""


def test_the_same_thing_is_not_said_twice(window: MainWindow) -> None:
    """An address that leads nowhere is followed three times: one message."""
    for _ in range(3):
        window.go_to_address("hubdesk:/theme/gone")

    assert window.notice.text.count("hubdesk:/theme/gone") == 1


def test_without_any_pack_the_window_is_calm(open_window: OpenWindow, tmp_path: Path, qtbot: QtBot) -> None:
    """There is no pack at all: the first page says so and what to do; searching and going up and down do no harm."""
    window = open_window(tmp_path)

    assert labels_of(window.home) == [
        "No library here yet",
        "Open a pack with File, Open a pack, or put one in the packs folder beside the program.",
        "Works without internet. Sends nothing.",
    ]
    assert not window.notice.isVisible()
    assert window.side.tree.model().rowCount() == 0
    window.named_actions["by_theme"].trigger()
    assert search(qtbot, window, "bus") == 0
    window.named_actions["clear_search"].trigger()
    window.named_actions["next_pane"].trigger()
    window.named_actions["next_pane"].trigger()
    assert window.home.isVisible()


def new_window() -> MainWindow:
    """Give the one window that is open."""
    (found,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow) and one.isVisible()]
    return found


def test_a_pack_is_opened_beside_those_that_are_open(
    open_window: OpenWindow, small_pack: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """File, Open a pack: the window has both packs afterwards, and the old window is gone."""
    more = make_pack(tmp_path / "more.hubpack", make_entry("moor/one", "One"), pack_id="more", title="More")
    dialog = FakeFileDialog(more)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", dialog.ask)
    window = open_window(small_pack)
    window.named_actions["open_pack"].trigger()
    let_go()
    gc.collect()
    opened = new_window()

    assert not isValid(window)
    assert {pack.info.id for pack in opened.session.library.packs} == {"more", "small"}
    assert search(qtbot, opened, "sofa") == 1
    show_page(qtbot, opened, "hubdesk:more/moor/one")
    assert opened.windowTitle() == "One - HubDesk"


def test_a_file_that_is_no_pack_is_not_opened(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reader chooses a letter: the notice says that it is not a pack, and everything stays."""
    letter = tmp_path / "letter.hubpack"
    letter.write_text("Dear all", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", FakeFileDialog(letter).ask)
    window.named_actions["open_pack"].trigger()

    assert window.notice.text == (
        "letter.hubpack is not a HubDesk pack. Choose another file, or ask for a fresh copy of the pack."
    )
    assert new_window() is window


def test_cancelling_opens_nothing(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader cancels: the window is the same, and nothing is said."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", FakeFileDialog(None).ask)
    window.named_actions["open_pack"].trigger()

    assert new_window() is window
    assert not window.notice.isVisible()
    assert address_shown(window) == "hubdesk:"


def test_two_packs_are_one_library(open_window: OpenWindow, small_pack: Path, tmp_path: Path, qtbot: QtBot) -> None:
    """Both packs have a Harbour Town: it stands once, with the entries of both, and each entry opens."""
    other = make_pack(tmp_path / "other.hubpack", make_entry("harbour/kite", "A kite"), pack_id="other")
    window = open_window(small_pack, other)

    assert cards_of(window.home)["Harbour Town"].text_.foot == "4 entries"
    show_page(qtbot, window, "hubdesk:other/harbour/kite")
    show_page(qtbot, window, "hubdesk:/partnership/harbour")
    assert "A kite" in window.page.toPlainText()
