"""Searching in the window: from the field to the results and back. The results are made at the first question."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hubdesk import timings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from hubdesk.gui.panels.results import ResultsPage
    from hubdesk.gui.panels.top_bar import SearchField
    from hubdesk.gui.searching import Searcher
    from hubdesk.gui.theme import Theme
    from hubdesk.model.hit import Answer
    from hubdesk.services.session import Session


class Finding(QObject):
    """A search, from the first letter to a hit that is opened.

    `answered` comes when results stand in the results page, `ended` when the field is empty again, `hit_chosen` with
    the place of a hit; `results_made` carries the results page, once.
    """

    answered = Signal()
    ended = Signal()
    hit_chosen = Signal(object)
    results_made = Signal(object)

    def __init__(self, session: Session, theme: Theme, field: SearchField, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._theme, self._field, self._window = session, theme, field, window
        self._searcher: Searcher | None = None
        self._results: ResultsPage | None = None
        self._asked_at = 0.0
        field.textEdited.connect(self.search)
        field.textChanged.connect(lambda text: None if text else self.end())
        field.moved.connect(lambda rows: self.results.move(rows))
        field.left.connect(self.leave)

    @property
    def results(self) -> ResultsPage:
        """The page of results; made at the first question."""
        if self._results is None:
            from hubdesk.gui.panels.results import ResultsPage

            self._results = ResultsPage(self._session.library, self._theme, self._window)
            self._results.hit_chosen.connect(self.hit_chosen)
            self._results.shown.connect(self._mark)
            self._results.list.left.connect(self.leave)
            self.results_made.emit(self._results)
        return self._results

    @property
    def are_results_made(self) -> bool:
        """Whether anything was searched for yet."""
        return self._results is not None

    def search(self, typed: str) -> None:
        """Search for typed text; an empty field ends the search."""
        from hubdesk.model.query import read_query

        self._asked_at = time.perf_counter()
        if not typed.strip():
            self.end()
            return
        if self._searcher is None:
            from hubdesk.gui.searching import Searcher

            self._searcher = Searcher(self._session.make_search(), self)
            self._searcher.answered.connect(self._show)
        self._searcher.ask(read_query(typed, while_typing=True))

    def show(self, words: str) -> None:
        """Put words into the field and search for them."""
        self._field.setText(words)
        self.search(words)

    def focus(self) -> None:
        """Put the keyboard into the search field, with what stands there chosen."""
        from PySide6.QtCore import Qt

        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def leave(self) -> None:
        """Empty the field and end the search."""
        self._field.clear()
        self.end()

    def end(self) -> None:
        """End the search: an answer that is still on its way is dropped."""
        self.drop()
        self.ended.emit()

    def drop(self) -> None:
        """Forget the question that is still open, if there is one: no answer to it will come."""
        if self._searcher is not None:
            self._searcher.drop()

    def close(self) -> None:
        """Stop searching for good."""
        if self._searcher is not None:
            self._searcher.close()

    def _show(self, answer: Answer) -> None:
        self.results.show_answer(answer)
        self.answered.emit()

    def _mark(self, total: int) -> None:
        timings.mark("search", ms=round((time.perf_counter() - self._asked_at) * 1000, 2), total=total)
