"""Files that belong to an entry: saved where the reader asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.fakes.desktop import FakeFileDialog
from tests.gui.windows import click_link, links_of, show_page
from tests.packs import SMALL_SOURCE

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from hubdesk.gui.main_window import MainWindow

WALK = "hubdesk:small/harbour/walk-and-talk"
PLAN = (SMALL_SOURCE / "assets" / "sheets" / "plan.txt").read_bytes()


@pytest.fixture
def ask(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> FakeFileDialog:
    """Show an entry with a file, and stand in for the dialog."""
    dialog = FakeFileDialog(None)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", dialog.ask)
    show_page(qtbot, window, WALK)
    return dialog


def test_a_file_is_saved_where_the_reader_asks(
    window: MainWindow, qtbot: QtBot, ask: FakeFileDialog, tmp_path: Path
) -> None:
    """Under "Files to take away" the reader clicks plan.txt, is offered that name, and gets every byte of it."""
    ask.answer = tmp_path / "mine.txt"
    assert "TXT, 75 bytes" in window.page.toPlainText()
    click_link(qtbot, window.page, links_of(window.page.document())["plan.txt"])

    assert ask.suggested == ["plan.txt"]
    assert ask.answer.read_bytes() == PLAN
    assert not window.notice.isVisible()


def test_cancelling_writes_nothing(window: MainWindow, qtbot: QtBot, ask: FakeFileDialog, tmp_path: Path) -> None:
    """The reader cancels the dialog: no file is written, and nothing is said."""
    click_link(qtbot, window.page, links_of(window.page.document())["plan.txt"])

    assert ask.suggested == ["plan.txt"]
    assert list(tmp_path.iterdir()) == []
    assert not window.notice.isVisible()


def test_where_it_cannot_be_written_is_said(
    window: MainWindow, qtbot: QtBot, ask: FakeFileDialog, tmp_path: Path
) -> None:
    """The folder is gone: the notice names the file and says what to do."""
    ask.answer = tmp_path / "gone" / "plan.txt"
    click_link(qtbot, window.page, links_of(window.page.document())["plan.txt"])

    assert window.notice.text == (
        f"{ask.answer} could not be written: No such file or directory. Choose another folder."
    )


@pytest.mark.parametrize("asset", ["sheets/gone.txt", "../../etc/passwd", ""])
def test_a_file_that_the_pack_does_not_have_is_not_written(
    window: MainWindow, ask: FakeFileDialog, tmp_path: Path, asset: str
) -> None:
    """A link names a file that is not in the pack: nothing appears where the reader would have it."""
    ask.answer = tmp_path / "file"
    window.reading.follow_target(f"file:{asset}")

    assert not ask.answer.exists()


def test_a_file_that_can_no_longer_be_read_is_said(
    window: MainWindow, qtbot: QtBot, ask: FakeFileDialog, tmp_path: Path
) -> None:
    """The drive is pulled while the entry is shown: the notice says so, and nothing is written."""
    ask.answer = tmp_path / "file"
    window.session.library.packs[0].close()
    click_link(qtbot, window.page, links_of(window.page.document())["plan.txt"])

    assert window.notice.text.startswith("small.hubpack is damaged")
    assert not ask.answer.exists()
