"""Saving what is shown, or the whole library, as a web page, web pages or an e-book."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QPushButton, QRadioButton

from hubdesk.gui.collecting import Collecting
from hubdesk.gui.dialogs.save_dialog import SaveDialog
from hubdesk.gui.saving import Saving
from tests.fakes.desktop import FakeBrowser, FakeFileDialog
from tests.gui.windows import show_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from hubdesk.gui.main_window import MainWindow


@pytest.fixture
def browser() -> Iterator[FakeBrowser]:
    """The system's browser, which opens nothing."""
    fake = FakeBrowser()
    QDesktopServices.setUrlHandler("file", fake, "open")  # type: ignore[arg-type]  # the stubs are wrong: Qt takes the name
    yield fake
    QDesktopServices.unsetUrlHandler("file")


ENTRY = "hubdesk:small/hills/youth-bus"


def asked(window: MainWindow) -> SaveDialog:
    """Give the command, and the window that asks."""
    window.named_actions["save_as"].trigger()
    (dialog,) = window.findChildren(SaveDialog)
    return dialog


def options(dialog: SaveDialog) -> list[str]:
    """What can be chosen, in words."""
    return [button.text() for button in dialog.findChildren(QRadioButton)]


def choose_form(dialog: SaveDialog, title: str) -> None:
    """Mark a form and press the button."""
    next(button for button in dialog.findChildren(QRadioButton) if button.text() == title).click()
    dialog.accept()


def test_what_is_shown_comes_first(window: MainWindow, qtbot: QtBot) -> None:
    """At home the library is offered; on a page that page is, and then the library."""
    dialog = asked(window)
    assert options(dialog)[:3] == ["The whole library: 8 entries", "One HTML file", "Web pages"]
    dialog.reject()
    qtbot.waitUntil(lambda: not window.findChildren(SaveDialog))
    show_page(qtbot, window, ENTRY)
    dialog = asked(window)
    assert options(dialog)[:2] == ["This entry: A youth bus that comes every Tuesday", "The whole library: 8 entries"]
    dialog.reject()
    qtbot.waitUntil(lambda: not window.findChildren(SaveDialog))
    show_page(qtbot, window, "hubdesk:/theme/peer-mentoring")
    assert options(asked(window))[0] == "Peer mentoring: 5 entries"


def test_an_entry_is_saved_as_one_file(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, browser: FakeBrowser
) -> None:
    """Enter takes what is marked; a name is offered; the ending is added; the line says where it is."""
    show_page(qtbot, window, ENTRY)
    where = FakeFileDialog(tmp_path / "bus")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", where.ask)
    dialog = asked(window)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.notice.text != "")

    assert where.suggested[0].endswith("A youth bus that comes every Tuesday.html")
    assert window.notice.text == f"Saved 1 entry: {tmp_path / 'bus.html'}"
    next(button for button in window.notice.findChildren(QPushButton) if button.text() == "Open it").click()
    assert browser.opened == [QUrl.fromLocalFile(str(tmp_path / "bus.html")).toString()]
    assert b"A youth bus that comes every Tuesday" in (tmp_path / "bus.html").read_bytes()


def test_the_library_is_saved_as_web_pages(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder is made where somebody points to, under the library's name."""
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    choose_form(asked(window), "Web pages")
    folder = tmp_path / "Small practice library (web pages)"
    qtbot.waitUntil(lambda: window.notice.text == f"Saved 8 entries: {folder}")
    assert (folder / "index.html").is_file()


def test_what_is_in_the_way_is_named(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody's own folder of that name stays as it is, and the reader learns why."""
    mine = tmp_path / "Small practice library (web pages)"
    mine.mkdir()
    (mine / "letter.txt").touch()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    choose_form(asked(window), "Web pages")
    qtbot.waitUntil(lambda: "was not replaced: it holds other files" in window.notice.text)

    assert [path.name for path in mine.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize("title", ["One HTML file", "Web pages"])
def test_cancelling_saves_nothing(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, title: str
) -> None:
    """The reader thinks better of it when asked where."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", FakeFileDialog(None).ask)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    choose_form(asked(window), title)

    assert window.notice.text == ""
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_the_world_s_is_shown_whole(window: MainWindow) -> None:
    """A mistake of ours is not dressed up as a sentence."""
    with pytest.raises(ZeroDivisionError):
        window.areas.of(Saving)._fail(ZeroDivisionError())


def test_a_list_that_is_in_front_is_offered_first(window: MainWindow, qtbot: QtBot) -> None:
    """The button of a list: what can be saved begins with the list, by name and count."""
    show_page(qtbot, window, "hubdesk:small/harbour/buddies")
    window.named_actions["favourite"].trigger()
    window.named_actions["my_lists"].trigger()
    pages = window.areas.of(Collecting).pages

    pages.page.take_wanted.emit()

    (dialog,) = window.findChildren(SaveDialog)
    assert options(dialog)[0] == "My list “Favourites”: 1 entry"


@pytest.mark.parametrize(
    ("name", "words"),
    [("", "Open an entry, a partnership or a theme first"), ("compare", "There is nothing to print yet"),
     ("my_lists", "There is nothing to print on “Favourites” yet"), ("workshops", "A workshop is printed as slides")],
)  # fmt: skip
def test_where_nothing_can_be_printed_it_is_said_why(window: MainWindow, name: str, words: str) -> None:
    """At home, with nothing to compare, on an empty list and among workshops: a sentence says what to do instead."""
    if name:
        window.named_actions[name].trigger()
    window.named_actions["print"].trigger()

    assert window.notice.text.startswith(words)
