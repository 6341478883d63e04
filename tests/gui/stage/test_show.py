"""A talk in its windows, with one screen: keys, clicks, leaving and coming back, and what the room never sees."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QPushButton

from hubdesk.gui.presenting import Presenting
from hubdesk.gui.stage.handout_dialog import HandoutDialog
from hubdesk.gui.stage.keys import STAGE_KEYS
from hubdesk.services.presenting.awake import KeepAwake
from hubdesk.services.presenting.state import Cover
from tests.gui.windows import SHIFT, dialog_of, let_go, show_page
from tests.packs import heading, make_entry, make_pack

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from hubdesk.gui.main_window import MainWindow
    from hubdesk.gui.stage.show import Show
    from tests.gui.windows import OpenWindow

K = Qt.Key
ENTRY = "hubdesk:small/harbour/walk-and-talk"


@pytest.fixture(autouse=True)
def _no_inhibitor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the sleep of this computer alone."""
    monkeypatch.setattr(KeepAwake, "start", lambda _self: None)


@pytest.fixture
def show(qtbot: QtBot, window: MainWindow) -> Iterator[Show]:
    """Press F5 on an entry."""
    show_page(qtbot, window, ENTRY)
    window.named_actions["present"].trigger()
    area = window.areas.of(Presenting)
    assert area.show is not None
    drawn(qtbot, area.show)
    yield area.show
    area.close()
    let_go()


def drawn(qtbot: QtBot, show: Show) -> None:
    """Wait until the wall is drawn as it is now."""
    with qtbot.waitSignal(show.stage.view.painted):
        show.stage.view.update()


def press(qtbot: QtBot, show: Show, *keys: Qt.Key) -> None:
    """Press keys on the wall's window, as a clicker does."""
    for key in keys:
        qtbot.keyClick(show.stage, key)


def title(show: Show) -> str:
    """Give the heading of the slide on the wall."""
    return show.talk.on_wall.slide.title


def wall(show: Show) -> QImage:
    """Give a picture of what the room sees."""
    return show.stage.grab().toImage()


def test_f5_puts_the_page_on_the_wall(qtbot: QtBot, show: Show) -> None:
    """The first slide is the page's title, on the accent of its partnership, and fills the screen."""
    assert title(show) == "Walk and talk along the sea wall"
    assert show.stage.isFullScreen()
    image = wall(show)
    assert image.pixelColor(image.width() // 2, image.height() // 4) == QColor("#0a5f94")


def test_every_key_for_forward_and_back(qtbot: QtBot, show: Show) -> None:
    """Right, Down, Space, PgDn, Enter and a click go on; Left, Up and PgUp go back; Home and End go to the ends."""
    for key in (K.Key_Right, K.Key_Down, K.Key_Space, K.Key_PageDown, K.Key_Return):
        press(qtbot, show, key)
    qtbot.mouseClick(show.stage.view, Qt.MouseButton.LeftButton, pos=QPoint(60, 60))
    assert show.talk.current.number == min(7, show.talk.deck.count)
    press(qtbot, show, K.Key_Left, K.Key_Up, K.Key_PageUp)
    qtbot.mouseClick(show.stage.view, Qt.MouseButton.RightButton, pos=QPoint(60, 60))
    assert show.talk.current.number == min(7, show.talk.deck.count) - 4
    press(qtbot, show, K.Key_End)
    assert show.talk.following is None
    press(qtbot, show, K.Key_Home)
    assert show.talk.current.number == 1


def test_a_clicker_cannot_end_a_talk(qtbot: QtBot, window: MainWindow, show: Show) -> None:
    """PgDn, `.`, F5, Esc, F5: the room is back at the same slide, and the clock has gone on."""
    press(qtbot, show, K.Key_PageDown, K.Key_PageDown)
    here = title(show)
    press(qtbot, show, K.Key_Period)
    assert wall(show).pixelColor(20, 20) == QColor("#000000")
    press(qtbot, show, K.Key_F5)
    assert (title(show), show.talk.cover) == (here, Cover.NONE)
    press(qtbot, show, K.Key_Escape)
    assert not show.stage.isVisible()
    assert "F5 goes on" in window.notice.text
    assert show.talk.is_running
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, K.Key_F5)

    assert show.stage.isVisible()
    assert title(show) == here


def test_closing_the_stage_is_leaving_it(qtbot: QtBot, window: MainWindow, show: Show) -> None:
    """Alt+F4 on the wall does not lose the talk either."""
    press(qtbot, show, K.Key_PageDown)
    show.stage.close()
    assert show.is_left
    window.named_actions["present"].trigger()

    assert show.talk.current.number == 2


def test_black_white_and_freeze(qtbot: QtBot, show: Show) -> None:
    """The room sees black, white, or the same slide while the trainer looks on."""
    press(qtbot, show, K.Key_W)
    assert wall(show).pixelColor(20, 20) == QColor("#ffffff")
    press(qtbot, show, K.Key_B)
    assert wall(show).pixelColor(20, 20) == QColor("#000000")
    press(qtbot, show, K.Key_B, K.Key_F, K.Key_Right, K.Key_Right)
    assert title(show) == "Walk and talk along the sea wall"
    assert show.talk.current.number == 3
    press(qtbot, show, K.Key_F)
    assert title(show) == show.talk.current.slide.title


def test_a_number_and_enter_go_to_a_slide(qtbot: QtBot, show: Show) -> None:
    """4, Enter shows the fourth; a number beyond the end shows the last; Esc forgets a number begun."""
    qtbot.keyClicks(show.stage, "4")
    press(qtbot, show, K.Key_Return)
    assert show.talk.current.number == 4
    qtbot.keyClicks(show.stage, "99")
    press(qtbot, show, K.Key_Enter)
    assert show.talk.current.number == show.talk.deck.count
    qtbot.keyClicks(show.stage, "1")
    press(qtbot, show, K.Key_Escape)
    assert show.presenter.typed == ""
    assert not show.is_left


def test_the_overview_leads_to_a_slide(qtbot: QtBot, show: Show) -> None:
    """O shows all slides; keys choose, Enter goes there, Esc goes nowhere and leaves the talk on."""
    press(qtbot, show, K.Key_O)
    grid = show.stage.overview
    qtbot.waitSignal(grid.filled).wait()
    assert grid.isVisible()
    qtbot.keyClick(grid, K.Key_Right)
    qtbot.keyClick(grid, K.Key_Right)
    qtbot.keyClick(grid, K.Key_Return)
    assert not grid.isVisible()
    assert show.talk.current.number == 3
    press(qtbot, show, K.Key_O)
    qtbot.keyClick(grid, K.Key_Escape)
    assert (grid.isVisible(), show.is_left) == (False, False)
    press(qtbot, show, K.Key_O)
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid._rect(1).center())
    assert show.talk.current.number == 2


def test_an_answer_is_searched_for_unseen(qtbot: QtBot, show: Show) -> None:
    """`/` opens the search in the console; Enter puts the page on the wall; Backspace comes back to the same slide."""
    press(qtbot, show, K.Key_Right)
    here = title(show)
    press(qtbot, show, K.Key_Slash)
    finder = show.console.finder
    assert finder.isVisible()
    assert title(show) == here
    with qtbot.waitSignal(finder.answered, check_params_cb=lambda: finder.field.text() == "buddies"):
        qtbot.keyClicks(finder.field, "buddies")
    qtbot.keyClick(finder.field, K.Key_Return)
    assert title(show) == "Buddies for the first term"
    press(qtbot, show, K.Key_Right)
    assert show.talk.is_aside
    press(qtbot, show, K.Key_Backspace)
    assert (title(show), show.talk.is_aside) == (here, False)


def test_the_search_can_be_left(qtbot: QtBot, show: Show) -> None:
    """Esc in the search goes back to the talk and not out of it; keys move through what was found."""
    press(qtbot, show, K.Key_Slash)
    finder = show.console.finder
    with qtbot.waitSignal(finder.answered, check_params_cb=lambda: finder.field.text() == "pupils"):
        qtbot.keyClicks(finder.field, "pupils")
    qtbot.keyClick(finder.field, K.Key_Down)
    assert finder.hits.currentRow() == 1
    qtbot.keyClick(finder.field, K.Key_Up)
    assert finder.hits.currentRow() == 0
    qtbot.keyClick(finder.field, K.Key_Escape)
    assert (finder.isVisible(), show.is_left) == (False, False)


def test_the_console_comes_over_the_slide_and_goes(qtbot: QtBot, show: Show) -> None:
    """With one screen, C brings the console and C puts it away; the talk's keys work in it."""
    press(qtbot, show, K.Key_C)
    console = show.console
    assert console.isVisible()
    qtbot.keyClick(console, K.Key_Right)
    assert show.talk.current.number == 2
    qtbot.keyClick(console, K.Key_Plus)
    assert console.notes_size > 18
    qtbot.keyClick(console, K.Key_Minus)
    qtbot.keyClick(console, K.Key_F1)
    assert console.keys.isVisible()
    qtbot.keyClick(console, K.Key_Escape)
    assert not console.keys.isVisible()
    qtbot.keyClick(console, K.Key_C)
    assert not console.isVisible()


def test_nothing_overlaps_on_a_low_screen(qtbot: QtBot, show: Show) -> None:
    """At 200 % on a small laptop the console has 683 by 384 pixels: next slide and notes still have places of their own."""
    qtbot.keyClick(show.stage, K.Key_C)
    console = show.console
    console.showNormal()
    console.setFixedSize(683, 384)
    qtbot.waitUntil(lambda: console.size() == QSize(683, 384))
    others = [*console.findChildren(QPushButton), console.current, console.notes]
    shown = [one for one in others if one.isVisible()]
    place = QRect(console.next.mapTo(console, QPoint()), console.next.size())
    assert not [one for one in shown if place.intersects(QRect(one.mapTo(console, QPoint()), one.size()))]
    assert console.notes.height() >= 40


def test_zoom_and_light_change_the_wall(qtbot: QtBot, show: Show) -> None:
    """Z looks closer at what the mouse points at; L puts a point of light there; Esc takes the closer look away."""
    press(qtbot, show, K.Key_Right)
    plain = wall(show)
    press(qtbot, show, K.Key_Z)
    assert wall(show) != plain
    press(qtbot, show, K.Key_Escape)
    assert wall(show) == plain
    press(qtbot, show, K.Key_L)
    qtbot.mouseMove(show.stage.view, QPoint(200, 150))
    qtbot.mouseMove(show.stage.view, QPoint(210, 150))
    assert wall(show) != plain


def test_what_is_looked_at_closer_moves_by_keys_too(qtbot: QtBot, show: Show) -> None:
    """Shift and an arrow move the closer look, and the slide stays; the arrow alone goes on."""
    press(qtbot, show, K.Key_Right, K.Key_Z)
    before, was = wall(show), show.talk.at
    window = show.console if show.console.isVisible() else show.stage
    qtbot.keyClick(window, K.Key_Down, SHIFT)
    assert wall(show) != before
    assert show.talk.at == was
    press(qtbot, show, K.Key_Right)
    assert show.talk.at != was
    assert not show.presenter.is_zoomed


def test_the_next_slide_is_drawn_before_the_rest_is_cut(qtbot: QtBot, show: Show) -> None:
    """A key right after F5 finds its slide drawn: cutting the other steps waits for that."""
    presenter = show.presenter
    assert presenter.talk.following is not None
    presenter._pictures.clear()
    presenter.changed.emit()
    cut = [item.is_fitted for item in presenter.talk.deck.items]
    presenter._fit_one()
    assert [item.is_fitted for item in presenter.talk.deck.items] == cut
    size = show.stage.size()
    qtbot.waitUntil(
        lambda: presenter.has_picture(presenter.talk.following, size, show.stage.devicePixelRatioF())  # type: ignore[arg-type]
    )


def test_a_rehearsal_has_two_windows(qtbot: QtBot, window: MainWindow) -> None:
    """Both can be moved, and neither fills the screen."""
    show_page(qtbot, window, ENTRY)
    window.named_actions["rehearse"].trigger()
    show = window.areas.of(Presenting).show
    assert show is not None
    drawn(qtbot, show)

    assert show.console.isVisible()
    assert not show.stage.isFullScreen()
    window.areas.of(Presenting).close()


def test_a_talk_ends_when_it_is_asked_to(qtbot: QtBot, window: MainWindow, show: Show) -> None:
    """Present, End the talk ends it; F5 then shows the page that is open, from its beginning."""
    press(qtbot, show, K.Key_Right, K.Key_Escape)
    window.named_actions["end_talk"].trigger()
    assert window.areas.of(Presenting).show is None
    window.named_actions["present"].trigger()
    begun = window.areas.of(Presenting).show
    assert begun is not None
    assert begun.talk.current.number == 1


def test_f5_at_home_says_what_to_do(window: MainWindow) -> None:
    """Without a page there is nothing to show: a quiet line says so."""
    window.named_actions["present"].trigger()

    assert "Open an entry" in window.notice.text


def test_a_damaged_picture_is_a_quiet_slide(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    """A picture that cannot be drawn is told in words; no dialog and no error stands on the wall."""
    from hubdesk.model.document import Picture

    pack = make_pack(
        tmp_path / "p.hubpack", make_entry("harbour/first", "First", heading("See"), Picture("x.png", "A hall", ""))
    )
    window = open_window(pack)
    show_page(qtbot, window, "hubdesk:test/harbour/first")
    window.named_actions["present"].trigger()
    show = window.areas.of(Presenting).show
    assert show is not None
    press(qtbot, show, K.Key_End)
    made = show.presenter.set_of(show.talk.current.slide)
    shown = [text.document.toPlainText() for text in made.texts]
    window.areas.of(Presenting).close()

    assert "A hall" in shown
    assert not [
        one for one in QApplication.topLevelWidgets() if isinstance(one, (QDialog, QMessageBox)) and one.isVisible()
    ]


def test_no_mistake_of_ours_is_shown_before_people(
    qtbot: QtBot, open_window: OpenWindow, small_pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Something breaks during the talk: the room sees nothing of it, and the report comes when the talk is left."""
    window = open_window(small_pack, is_watched=True)
    show_page(qtbot, window, ENTRY)
    window.named_actions["present"].trigger()
    show = window.areas.of(Presenting).show
    assert show is not None
    for _ in range(2):
        try:
            raise RuntimeError("a mistake")
        except RuntimeError:
            sys.excepthook(*sys.exc_info())
    assert not [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
    press(qtbot, show, K.Key_Escape)
    (dialog,) = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
    assert dialog.windowTitle() == "Something went wrong"
    dialog.close()
    window.areas.of(Presenting).close()
    let_go()
    assert "a mistake" in capsys.readouterr().err


def test_no_two_commands_share_a_key() -> None:
    """Each key does one thing, and no editing key lies beside one used before people: N is free, beside B."""
    keys = [key for spec in STAGE_KEYS for key in spec.keys]

    assert len(keys) == len(set(keys))
    assert K.Key_N not in keys
    assert K.Key_Delete not in keys


def test_a_talk_goes_on_after_the_program_failed(qtbot: QtBot, open_window: OpenWindow, small_pack: Path) -> None:
    """Killed in the middle: the next start says so calmly, and F5 shows the same slide with the clock gone on."""
    window = open_window(small_pack)
    show_page(qtbot, window, ENTRY)
    area = window.areas.of(Presenting)
    window.named_actions["present"].trigger()
    assert area.show is not None
    drawn(qtbot, area.show)
    press(qtbot, area.show, K.Key_PageDown, K.Key_PageDown)
    former, shown = area.show.talk.current.slide, area.show.talk.current.number
    area._keep()
    window.session.user.finish()
    area._keep_timer.stop()
    area.show.end()
    area.show = None  # nothing of it is told to anybody, as when the power fails
    area._unlock()

    again = open_window(small_pack)
    qtbot.waitUntil(lambda: "F5 goes on" in again.notice.text)
    assert again.notice.property("passing")
    show_page(qtbot, again, "hubdesk:small/harbour/buddies")
    assert again.named_actions["present"].text() == "&Go on with the talk"
    again.named_actions["present"].trigger()
    show = again.areas.of(Presenting).show
    assert show is not None
    drawn(qtbot, show)
    assert (show.talk.current.slide, show.talk.current.number) == (former, shown)
    assert show.talk.is_running
    qtbot.waitUntil(lambda: show.presenter.is_ready)
    again.areas.of(Presenting)._remember()
    press(qtbot, show, K.Key_Escape)
    assert "The talk waits at slide 3" in again.notice.text
    assert again.notice.property("passing")  # it is no fault
    again.named_actions["end_talk"].trigger()
    dialog_of(again, HandoutDialog).reject()
    again.close()
    let_go()

    last = open_window(small_pack)
    QApplication.processEvents()
    assert "F5" not in last.notice.text
    last.named_actions["end_talk"].trigger()
    assert last.notice.text == "No talk is waiting."


def test_a_second_window_leaves_the_talk_of_the_first_alone(
    qtbot: QtBot, open_window: OpenWindow, small_pack: Path
) -> None:
    """What waits is the talk of one window; F5 in another presents what it shows."""
    first = open_window(small_pack)
    show_page(qtbot, first, ENTRY)
    first.named_actions["present"].trigger()
    area = first.areas.of(Presenting)
    assert area.show is not None
    press(qtbot, area.show, K.Key_PageDown, K.Key_Escape)
    first.session.user.finish()
    second = open_window(small_pack)
    show_page(qtbot, second, "hubdesk:small/harbour/buddies")
    second.named_actions["present"].trigger()
    other = second.areas.of(Presenting).show
    assert other is not None
    assert other.talk.deck.title == "Buddies for the first term"
    second.areas.of(Presenting).close()
    area.close()
    let_go()
