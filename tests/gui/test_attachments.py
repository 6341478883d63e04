"""Files that belong to an entry: saved where the reader asks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from hubdesk.gui.attachments import Attachments
from hubdesk.gui.dialogs.attachment_dialog import AttachmentDialog
from tests.fakes.desktop import FakeFileDialog
from tests.gui.windows import click_link, dialog_of, labels_of, let_go, links_of, show_page
from tests.packs import SMALL_SOURCE

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl
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


def _click(window: MainWindow, qtbot: QtBot) -> AttachmentDialog:
    click_link(qtbot, window.page, links_of(window.page.document())["plan.txt"])
    return dialog_of(window, AttachmentDialog)


def _offered(window: MainWindow, name: str, content: bytes, monkeypatch: pytest.MonkeyPatch) -> AttachmentDialog:
    monkeypatch.setattr(window.session.library, "asset", lambda *_: content)
    window.reading.follow_target(f"file:{name}")
    return dialog_of(window, AttachmentDialog)


def test_a_file_is_saved_where_the_reader_asks(
    window: MainWindow, qtbot: QtBot, ask: FakeFileDialog, tmp_path: Path
) -> None:
    """Under "Files to take away" the reader clicks plan.txt, sees what it is, and gets every byte of it."""
    ask.answer = tmp_path / "mine.txt"
    assert "TXT, 75 bytes" in window.page.toPlainText()
    dialog = _click(window, qtbot)
    assert labels_of(dialog)[:2] == ["plan.txt", "Text, 75 bytes"]
    dialog.save.click()

    assert ask.suggested == ["plan.txt"]
    assert ask.answer.read_bytes() == PLAN
    assert not window.notice.isVisible()


def test_cancelling_writes_nothing(window: MainWindow, qtbot: QtBot, ask: FakeFileDialog, tmp_path: Path) -> None:
    """The reader cancels the dialog: no file is written, and nothing is said."""
    _click(window, qtbot).save.click()

    assert ask.suggested == ["plan.txt"]
    assert list(tmp_path.iterdir()) == []
    assert not window.notice.isVisible()


def test_where_it_cannot_be_written_is_said(
    window: MainWindow, qtbot: QtBot, ask: FakeFileDialog, tmp_path: Path
) -> None:
    """The folder is gone: the notice names the file and says what to do."""
    ask.answer = tmp_path / "gone" / "plan.txt"
    _click(window, qtbot).save.click()

    assert window.notice.text.startswith(f"{ask.answer} could not be written: the folder is not there.")


def test_a_file_is_opened_with_the_systems_program_and_cleared_away(
    window: MainWindow, qtbot: QtBot, ask: FakeFileDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Open hands a read-only copy on; when the window closes, the copy is gone."""
    opened: list[Path] = []

    def open_url(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()))
        return len(opened) == 1

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    _click(window, qtbot).open_button.click()
    assert (opened[0].name, opened[0].read_bytes()) == ("plan.txt", PLAN)
    assert not opened[0].stat().st_mode & 0o222
    let_go()
    _click(window, qtbot).open_button.click()
    assert window.notice.text == "This computer has no program that opens plan.txt. Save a copy instead."
    window.close()

    assert not opened[0].parent.exists()


@pytest.mark.parametrize("name", ["tool.exe", "list.pdf.js", "macro.docm", "page.html", "a.exe. ", "link.url"])
def test_a_program_is_neither_opened_nor_saved(
    window: MainWindow, ask: FakeFileDialog, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """A hostile pack carries a program under whatever name: it is named as one, and there is no button for it."""
    dialog = _offered(window, f"files/{name}", b"MZ", monkeypatch)

    assert "Program, 2 bytes" in labels_of(dialog)
    assert (dialog.open_button.isVisible(), dialog.save.isVisible()) == (False, False)
    dialog.open_wanted.emit()
    dialog.save_wanted.emit()
    assert ask.suggested == []
    assert window.areas.of(Attachments)._opened is None


def test_a_file_of_an_unknown_kind_can_only_be_saved(
    window: MainWindow, ask: FakeFileDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is not known is not opened; its name is made safe."""
    dialog = _offered(window, "files/../a\u202eb:c.xyz", b"x", monkeypatch)

    assert labels_of(dialog)[:2] == ["a b-c.xyz", "File of an unknown kind, 1 byte"]
    assert (dialog.open_button.isVisible(), dialog.save.isVisible()) == (False, True)
    dialog.save.click()
    assert ask.suggested == ["a b-c.xyz"]


@pytest.mark.parametrize("asset", ["sheets/gone.txt", "../../etc/passwd", ""])
def test_a_file_that_the_pack_does_not_have_is_not_written(
    window: MainWindow, ask: FakeFileDialog, tmp_path: Path, asset: str
) -> None:
    """A link names a file that is not in the pack: nothing appears where the reader would have it."""
    ask.answer = tmp_path / "file"
    window.reading.follow_target(f"file:{asset}")

    assert window.findChildren(AttachmentDialog) == []
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
