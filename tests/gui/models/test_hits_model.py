"""The list of hits as a model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt

from hubdesk.gui.models.hits_model import HIT_ROLE, HitsModel
from hubdesk.model.hit import Hit, Marked, Shown

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot


def hit(title: str, snippet: str) -> Hit:
    """Make a hit of which only the words matter."""
    return Hit("small", f"harbour/{title}", "harbour", (), 1.0, lambda: Shown(Marked(title), Marked(snippet)))


HITS = (hit("Tide", "It rises."), hit("Crab", "It walks."))


def say_where(one: Hit) -> str:
    """Say where a hit belongs."""
    return f"in {one.partnership}"


def test_qt_finds_no_fault_with_the_list(qtmodeltester: ModelTester) -> None:
    """Qt's own tester walks a list of two hits, and of none, and has nothing to say."""
    model = HitsModel(say_where)
    qtmodeltester.check(model)
    model.set_hits(HITS)
    qtmodeltester.check(model)


def test_a_new_answer_takes_the_place_of_the_one_before(qtbot: QtBot) -> None:
    """Two hits are listed; the next search lists its one hit alone, and the view is told."""
    model = HitsModel(say_where)
    with qtbot.waitSignal(model.modelReset):
        model.set_hits(HITS)
    assert [model.index(row).data() for row in range(model.rowCount())] == ["Tide", "Crab"]
    with qtbot.waitSignal(model.modelReset):
        model.set_hits(HITS[1:])

    assert [model.index(row).data() for row in range(model.rowCount())] == ["Crab"]
    assert model.index(0).data(HIT_ROLE) == HITS[1]
    assert model.rowCount(model.index(0)) == 0


def test_a_screen_reader_hears_the_whole_hit_and_its_rank() -> None:
    """The title, where it belongs, the passage, and which of how many it is are read in one go."""
    model = HitsModel(say_where)
    model.set_hits(HITS)

    assert model.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == "Crab. in harbour. It walks. 2 of 2"
    assert model.index(1).data(Qt.ItemDataRole.ToolTipRole) is None
    assert model.data(QModelIndex()) is None
