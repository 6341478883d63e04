"""The thread that searches: the newest question wins."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from hubdesk.gui.searching import Searcher
from hubdesk.library.search import LibrarySearch
from hubdesk.model.query import read_query

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from hubdesk.model.hit import Answer
    from hubdesk.model.query import Filter, Query


@pytest.fixture
def searcher(small_pack: Path, qtbot: QtBot) -> Iterator[Searcher]:
    """Search the small library, and stop."""
    made = Searcher(LibrarySearch([(small_pack, "small")]))
    yield made
    made.close()


def test_only_the_newest_question_is_answered(searcher: Searcher, qtbot: QtBot) -> None:
    """Twenty letters are typed faster than anything can be found: one answer comes, to the last."""
    typed: list[str] = []
    searcher.answered.connect(lambda answer: typed.append(answer.typed))
    words = "whole school approach"
    with qtbot.waitSignal(searcher.answered):
        for end in range(1, len(words) + 1):
            searcher.ask(read_query(words[:end], while_typing=True))

    assert typed == [words]


def test_a_question_that_was_dropped_is_not_answered(searcher: Searcher, qtbot: QtBot) -> None:
    """A question is asked and dropped; the next one's answer is the first that comes."""
    typed: list[str] = []
    searcher.answered.connect(lambda answer: typed.append(answer.typed))
    searcher.ask(read_query("bus"))
    searcher.drop()
    with qtbot.waitSignal(searcher.answered):
        searcher.ask(read_query("mentor"))

    assert typed == ["mentor"]


def test_one_question_after_the_other_is_answered(searcher: Searcher, qtbot: QtBot) -> None:
    """The thread goes on after an answer: three questions, three answers."""
    totals = []
    for words in ("bus", "sofa", "xylophone"):
        with qtbot.waitSignal(searcher.answered) as answered:
            searcher.ask(read_query(words))
        assert answered.args is not None
        totals.append(answered.args[0].total)

    assert totals == [3, 1, 0]


def test_closing_ends_the_thread_in_the_middle_of_a_search(small_pack: Path, qtbot: QtBot) -> None:
    """The window is closed while a search runs: its thread is gone afterwards, and no answer comes."""
    made = Searcher(LibrarySearch([(small_pack, "small")]))
    answers: list[object] = []
    made.answered.connect(answers.append)
    made.ask(read_query("bus"))
    thread = made._thread
    assert thread is not None
    made.close()

    assert not thread.is_alive()
    assert made._thread is None


def test_closing_what_never_searched_is_done_at_once(small_pack: Path) -> None:
    """A window that was never asked anything has no thread to wait for."""
    made = Searcher(LibrarySearch([(small_pack, "small")]))
    made.close()

    assert made._thread is None


def test_a_mistake_of_ours_is_passed_on_and_search_goes_on(
    searcher: Searcher, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A question that makes us fail is said to have failed; the next one is answered."""
    search = LibrarySearch.search

    def fail_at_one(self: LibrarySearch, query: Query, limit: int = 50, within: Sequence[Filter] = ()) -> Answer:
        if query.typed == "bad luck":
            raise ZeroDivisionError
        return search(self, query, limit, within)

    monkeypatch.setattr(LibrarySearch, "search", fail_at_one)
    with qtbot.waitSignal(searcher.failed) as failed:
        searcher.ask(read_query("bad luck"))
    assert failed.args is not None
    assert isinstance(failed.args[0], ZeroDivisionError)

    with qtbot.waitSignal(searcher.answered) as answered:
        searcher.ask(read_query("mentor"))
    assert answered.args is not None
    assert answered.args[0].total > 0


def test_a_mistake_that_comes_late_is_written_down_and_not_shown_for_the_newer_question(
    searcher: Searcher, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who has typed on meanwhile sees the answer to the newer question, and only that."""
    search, has_begun, may_fail = LibrarySearch.search, threading.Event(), threading.Event()

    def fail_late(self: LibrarySearch, query: Query, limit: int = 50, within: Sequence[Filter] = ()) -> Answer:
        if query.typed == "bad luck":
            has_begun.set()
            may_fail.wait(5)
            raise ZeroDivisionError
        return search(self, query, limit, within)

    monkeypatch.setattr(LibrarySearch, "search", fail_late)
    failed: list[object] = []
    searcher.failed.connect(failed.append)
    searcher.ask(read_query("bad luck"))
    assert has_begun.wait(5)
    with qtbot.waitSignal(searcher.answered) as answered:
        searcher.ask(read_query("mentor"))
        may_fail.set()

    assert answered.args is not None
    assert answered.args[0].typed == "mentor"
    assert not failed
    assert "ZeroDivisionError" in capsys.readouterr().err
