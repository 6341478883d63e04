"""Reading aloud: a page is read by a voice of the computer, here a program that writes down what it is given."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QTextCursor

from hubdesk.gui import speaker
from hubdesk.gui.aloud import Aloud
from hubdesk.gui.spoken_pieces import pieces_of
from hubdesk.model import document as tree
from hubdesk.model.palette import LIGHT
from hubdesk.typeset.composer import Composer
from hubdesk.typeset.style import Style
from tests.gui.windows import SHIFT, show_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from hubdesk.gui.main_window import MainWindow
    from tests.gui.windows import OpenWindow

WALK, BUDDIES = "hubdesk:small/harbour/walk-and-talk", "hubdesk:small/harbour/buddies"
QUICK, ENDLESS, REFUSED = "exit 0", "exec sleep 600", "exit 1"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the voice is a program of the shell")


@pytest.fixture(autouse=True)
def _no_voice() -> None:
    """Have the voices that are on the PATH."""


class FakeVoice:
    """A voice on the PATH that says nothing: it writes down its number, what it was told and what it was given."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def install(self, then: str, name: str = "espeak-ng") -> None:
        """Put it there; `then` is what it does afterwards."""
        program = self._folder / name
        program.write_text(
            f'#!/bin/sh\nwords=$(cat); printf "%s|%s|%s\\n" "$$" "$*" "$words" >> "{self._folder}/said.txt"\n{then}\n'
        )
        program.chmod(0o755)

    @property
    def lines(self) -> list[list[str]]:
        """What was written down: number of the process, what it was told, what it was given."""
        file = self._folder / "said.txt"
        return [line.split("|", 2) for line in file.read_text("utf-8").splitlines()] if file.exists() else []

    @property
    def said(self) -> list[str]:
        """What was said."""
        return [words for _, _, words in self.lines]

    def is_running(self) -> bool:
        """Whether any of its processes is left."""
        return any(Path(f"/proc/{number}").exists() for number, _, _ in self.lines)


@pytest.fixture
def voice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeVoice:
    """Make a folder that stands first on the PATH, without the voices that this computer may have."""
    folder = tmp_path / "voices"
    folder.mkdir()
    for name in ("cat", "sleep", "sh"):
        found = next(Path(at) / name for at in os.environ["PATH"].split(os.pathsep) if (Path(at) / name).exists())
        (folder / name).symlink_to(found)
    monkeypatch.setenv("PATH", str(folder))
    return FakeVoice(folder)


@pytest.fixture
def reader(voice: FakeVoice, open_window: OpenWindow, small_pack: Path, qtbot: QtBot) -> Callable[[str], MainWindow]:
    """Open a page on a computer with a voice that does what is said here."""

    def open_(then: str) -> MainWindow:
        voice.install(then)
        window = open_window(small_pack)
        show_page(qtbot, window, WALK)
        return window

    return open_


def marked(window: MainWindow) -> str:
    """Give the words of the page that are marked as being read."""
    found = [one.cursor.selectedText() for one in window.page.extraSelections()]  # type: ignore[attr-defined]
    return found[-1] if found else ""


def test_a_page_is_read_to_its_end(reader: Callable[[str], MainWindow], voice: FakeVoice, qtbot: QtBot) -> None:
    """F8 reads title, summary, facts and text sentence by sentence, without numbers of notes, sources or related."""
    window = reader(QUICK)
    qtbot.keyClick(window.page, Qt.Key.Key_F8)
    area = window.areas.of(Aloud)
    qtbot.waitUntil(lambda: not area.is_on, timeout=20_000)
    pieces = pieces_of(window.page.document(), by_sentence=True)

    assert voice.said == [piece.words for piece in pieces]
    assert voice.said[0] == window.page.title
    assert not any("Related entries" in words or "Sources" in words for words in voice.said)
    assert voice.lines[0][1] == "-s 170 -v en --stdin"
    assert marked(window) == ""
    assert not voice.is_running()


def test_the_sentence_that_is_read_is_marked_and_a_pause_keeps_it(
    reader: Callable[[str], MainWindow], voice: FakeVoice, qtbot: QtBot
) -> None:
    """F8 again pauses, and goes on with the same sentence; Shift+F8 ends it, and no process is left."""
    window = reader(ENDLESS)
    qtbot.keyClick(window.page, Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: len(voice.said) == 1)
    area = window.areas.of(Aloud)
    assert marked(window) == window.page.title
    assert window.named_actions["read_aloud"].text() == "Pause &reading aloud"
    area.step(1)
    qtbot.waitUntil(lambda: len(voice.said) == 2)
    qtbot.keyClick(window.page, Qt.Key.Key_F8)
    assert not voice.is_running()
    assert window.named_actions["read_aloud"].text() == "&Go on reading aloud"
    qtbot.keyClick(window.page, Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: len(voice.said) == 3)
    assert voice.said[1] == voice.said[2]
    window.reading.zoom_in()
    assert marked(window)
    qtbot.keyClick(window.page, Qt.Key.Key_F8, SHIFT)

    assert marked(window) == ""
    assert not voice.is_running()
    assert not window.named_actions["stop_aloud"].isEnabled()


@pytest.mark.parametrize("leave", ["page", "home", "lists", "close", "escape"])
def test_leaving_the_page_ends_it(
    reader: Callable[[str], MainWindow], voice: FakeVoice, qtbot: QtBot, leave: str
) -> None:
    """Whatever takes the page away silences the voice, and leaves no process behind."""
    window = reader(ENDLESS)
    window.named_actions["read_aloud"].trigger()
    qtbot.waitUntil(lambda: len(voice.said) == 1)
    if leave == "page":
        show_page(qtbot, window, BUDDIES)
    elif leave == "home":
        window.go_home()
    elif leave == "lists":
        window.named_actions["my_lists"].trigger()
    elif leave == "close":
        window.close()
    else:
        qtbot.keyClick(window.page, Qt.Key.Key_Escape)

    assert not voice.is_running()


def test_only_what_is_chosen_is_read(reader: Callable[[str], MainWindow], voice: FakeVoice, qtbot: QtBot) -> None:
    """With words chosen on the page, these are read and nothing else."""
    window = reader(QUICK)
    piece = next(one for one in pieces_of(window.page.document(), by_sentence=True) if len(one.words.split()) > 6)
    cursor = QTextCursor(window.page.document())
    cursor.setPosition(piece.first)
    cursor.setPosition(piece.first + len(" ".join(piece.words.split()[:3])), QTextCursor.MoveMode.KeepAnchor)
    window.page.setTextCursor(cursor)
    window.named_actions["read_aloud"].trigger()
    qtbot.waitUntil(lambda: not window.areas.of(Aloud).is_on)

    assert voice.said == [" ".join(piece.words.split()[:3])]


def test_it_is_read_from_the_sentence_that_is_pointed_at(
    reader: Callable[[str], MainWindow], voice: FakeVoice, qtbot: QtBot
) -> None:
    """The menu of the page reads from there on; another speed is taken at once."""
    window = reader(ENDLESS)
    pieces = pieces_of(window.page.document(), by_sentence=True)
    area = window.areas.of(Aloud)
    area.read_from(pieces[8].first + 3)
    qtbot.waitUntil(lambda: len(voice.said) == 1)
    assert voice.said == [pieces[8].words]
    window.session.settings.set("reading_speed", "fastest")
    qtbot.waitUntil(lambda: len(voice.said) == 2)

    assert voice.lines[1][1].startswith("-s 245 ")
    assert area._bar is not None
    assert area._bar.speed.currentText() == "Very fast"


def test_a_voice_that_refuses_is_absent_from_then_on(reader: Callable[[str], MainWindow], qtbot: QtBot) -> None:
    """On a locked-down computer the program is there and refuses: one sentence, and the command is grey."""
    window = reader(REFUSED)
    window.named_actions["read_aloud"].trigger()
    qtbot.waitUntil(lambda: "does not answer" in window.notice.text)
    show_page(qtbot, window, BUDDIES)

    assert not window.named_actions["read_aloud"].isEnabled()
    assert window.named_actions["read_aloud"].text() == "Read aloud (this computer has no voice)"


def test_a_voice_that_never_ends_is_not_waited_for(
    reader: Callable[[str], MainWindow], voice: FakeVoice, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The computer has a voice and no sound: it is ended after a while, the reader is told, and nothing stays marked."""
    monkeypatch.setattr(speaker, "PATIENCE_MS", 300)
    monkeypatch.setattr(speaker, "PATIENCE_PER_LETTER_MS", 0)
    window = reader(ENDLESS)
    window.named_actions["read_aloud"].trigger()
    qtbot.waitUntil(lambda: "does not answer" in window.notice.text)

    assert marked(window) == ""
    assert len(voice.lines) == 1
    assert not voice.is_running()


def test_without_a_voice_the_command_is_grey(
    voice: FakeVoice, open_window: OpenWindow, small_pack: Path, qtbot: QtBot
) -> None:
    """Nothing is said about it; the menu gives the reason."""
    assert voice.said == []
    window = open_window(small_pack)
    show_page(qtbot, window, WALK)

    assert not window.named_actions["read_aloud"].isEnabled()
    assert window.named_actions["read_aloud"].text() == "Read aloud (this computer has no voice)"
    assert window.notice.text == ""


def test_speech_dispatcher_is_told_to_stop(
    voice: FakeVoice, open_window: OpenWindow, small_pack: Path, qtbot: QtBot
) -> None:
    """It would speak on by itself."""
    voice.install('case "$*" in --stop) exit 0;; esac; exec sleep 600', "spd-say")
    window = open_window(small_pack)
    show_page(qtbot, window, WALK)
    window.named_actions["read_aloud"].trigger()
    qtbot.waitUntil(lambda: len(voice.lines) == 1)
    assert voice.lines[0][1] == f"--wait --rate 0 --language en -- {window.page.title}"
    window.named_actions["stop_aloud"].trigger()

    qtbot.waitUntil(lambda: [told for _, told, _ in voice.lines][1:] == ["--stop"])


def test_pictures_tables_lists_and_notes_are_told(qapp: object) -> None:
    """A picture by its alternative text, a table row by row with its columns' names, a numbered list with numbers."""
    assert qapp
    text = tree.Text
    composer = Composer(Style(LIGHT), lambda _asset, _width: QImage(40, 30, QImage.Format.Format_RGB32))
    composer.blocks(
        (
            tree.Paragraph(
                (
                    text("First one. "),
                    tree.Styled("strong", (text("Then"),)),
                    text(" 😀 two"),
                    tree.NoteRef(1),
                    tree.NoteRef(2),
                    text("."),
                )
            ),
            tree.Listing(3, ((tree.Paragraph((text("Do it."),)),),)),
            tree.Picture("a.png", "Two people on a path", "At the sea"),
            tree.Table(
                ("left", "left"),
                ((text("Who"),), (text("When"),)),
                (((text("Year 7"),), (text("May."),)), ((text("Year 8"),), ())),
            ),
        )
    )
    document = composer.finish()
    pieces = pieces_of(document, by_sentence=True)

    assert [piece.words for piece in pieces] == [
        "First one.",
        "Then 😀 two.",
        "3. Do it.",
        "Picture: Two people on a path",
        "At the sea",
        "A table. In each row: Who, When.",
        "Who: Year 7; When: May.",
        "Who: Year 8.",
    ]
    cursor = QTextCursor(document)
    cursor.setPosition(pieces[1].first)
    cursor.setPosition(pieces[1].past, QTextCursor.MoveMode.KeepAnchor)
    assert cursor.selectedText() == "Then 😀 two\u202f1,\u202f2."
    assert next(one.words for one in pieces_of(document, by_sentence=False)) == "First one. Then 😀 two."
