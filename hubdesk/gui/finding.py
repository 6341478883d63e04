"""Searching in the window: from the field to the results and back. The results are made at the first question."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hubdesk import timings
from hubdesk.model.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from hubdesk.gui.panels.explanation import BranchOffer
    from hubdesk.gui.panels.results import ResultsPage
    from hubdesk.gui.panels.side_pane import TreeBranch
    from hubdesk.gui.panels.top_bar import SearchField
    from hubdesk.gui.searching import Searcher
    from hubdesk.gui.theme import Theme
    from hubdesk.model.hit import Answer
    from hubdesk.model.query import Query
    from hubdesk.services.session import Session

_AT_A_TIME = 50
"""Hits listed at once; more come at the end of the list."""


class Finding(QObject):
    """A search, from the first letter to a hit that is opened. There is one question at a time: `query`.

    `answered` comes when results stand in the results page, `ended` when there is no question any more, `hit_chosen`
    with a hit that is followed, `place_chosen` with a page and `material_chosen` with a workshop or a sheet that the
    words name, `menu_asked` with a place on the screen and a hit, `past_wanted` when the reader looks for a search of
    earlier, `save_wanted` when this one is to be saved, `branch_missed` with words if no branch of the tree is chosen
    to search in; `results_made` carries the results page, once.
    """

    answered = Signal()
    ended = Signal()
    hit_chosen = Signal(object)
    place_chosen = Signal(object)
    material_chosen = Signal(object)
    menu_asked = Signal(object, object)
    past_wanted = Signal()
    save_wanted = Signal()
    branch_missed = Signal(str)
    results_made = Signal(object)

    def __init__(
        self,
        session: Session,
        theme: Theme,
        field: SearchField,
        branch_of_tree: Callable[[], TreeBranch | None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._theme, self._field, self._window = session, theme, field, window
        self._branch_of_tree = branch_of_tree
        self._searcher: Searcher | None = None
        self._results: ResultsPage | None = None
        self._query: Query | None = None
        self._answer: Answer | None = None
        self._limit = _AT_A_TIME
        self._is_open = self._follows = False
        self._offer: BranchOffer | None = None
        self._asked_at = 0.0
        field.textEdited.connect(self.search)
        field.moved.connect(self._move)
        field.left.connect(self.leave)

    @property
    def results(self) -> ResultsPage:
        """The page of results; made at the first question."""
        if self._results is None:
            from hubdesk.gui.panels.results import ResultsPage

            self._results = ResultsPage(self._session.library, self._theme, self._window)
            self._results.hit_chosen.connect(self.hit_chosen)
            self._results.place_chosen.connect(self.place_chosen)
            self._results.material_chosen.connect(self.material_chosen)
            self._results.menu_asked.connect(self.menu_asked)
            self._results.query_chosen.connect(self.ask)
            self._results.more_wanted.connect(self._ask_for_more)
            self._results.save_wanted.connect(self.save_wanted)
            self._results.left.connect(self.leave)
            self._results.report_wanted.connect(self._show_report)
            self._results.shown.connect(self._mark)
            self._results.follow_field(self._field)
            self.results_made.emit(self._results)
        return self._results

    @property
    def are_results_made(self) -> bool:
        """Whether anything was searched for yet."""
        return self._results is not None

    @property
    def query(self) -> Query:
        """The question: what stands in the field, and what it is narrowed to."""
        if self._query is None:
            from hubdesk.model.query import Query

            self._query = Query("")
        return self._query

    @property
    def is_on(self) -> bool:
        """Whether there is a question at all."""
        return self._query is not None and bool(self._query.typed.strip() or not self._query.is_empty)

    def search(self, typed: str) -> None:
        """Search for typed text within what the search is narrowed to; with neither, the search ends."""
        self.ask(self.query.with_typed(typed, while_typing=True))

    def ask(self, query: Query) -> None:
        """Search; what is asked for stands in the field."""
        self._limit, self._follows = _AT_A_TIME, False
        self._query = query
        if query.typed != self._field.text():
            self._field.setText(query.typed)
        if self.is_on:
            self._send()
        else:
            self.end()

    def show(self, words: str) -> None:
        """Put words into the field and search for them."""
        self._field.setText(words)
        self.search(words)

    def enter(self) -> None:
        """Open the hit that is chosen; if the answer is still on its way, as soon as it is there."""
        if self._is_open:
            self._follows = True
        elif self._answer is not None and self._answer.query == self._query and self.results.isVisible():
            self.results.follow_current()
        elif self.is_on:
            self._send()

    def search_branch(self) -> None:
        """Search only in the branch of the tree that is chosen there, for what stands in the field."""
        if (branch := self._branch_of_tree()) is not None:
            self.ask(self.query.in_branch(branch.partnership, branch.theme))
        else:
            said = tr("Nothing is chosen in the tree. Choose a partnership or a theme there to search only in it.")
            self.branch_missed.emit(said)
        self.focus()

    def narrow(self) -> None:
        """Go to what the search can be narrowed by; from there, hide it."""
        self.results.go_to_facets()

    def focus(self) -> None:
        """Put the keyboard into the search field, with what stands there chosen."""
        from PySide6.QtCore import Qt

        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def leave(self) -> None:
        """Empty the field, forget what the search was narrowed to, and end it."""
        self.forget()
        self.ended.emit()

    def forget(self) -> None:
        """Empty the field and forget what was asked; what is shown stays."""
        self._query = None
        self._field.clear()
        self.drop()

    def end(self) -> None:
        """End the search: an answer that is still on its way is dropped."""
        self.drop()
        self.ended.emit()

    def drop(self) -> None:
        """Forget the question that is still open, if there is one: no answer to it will come."""
        self._is_open = self._follows = False
        if self._searcher is not None:
            self._searcher.drop()

    def close(self) -> None:
        """Stop searching for good."""
        if self._searcher is not None:
            self._searcher.close()

    def _send(self) -> None:
        if self._searcher is None:
            from hubdesk.gui.searching import Searcher

            self._searcher = Searcher(self._session.make_search(), self)
            self._searcher.answered.connect(self._show)
            self._searcher.failed.connect(self._show_failure)
        self._asked_at = time.perf_counter()
        self._is_open = True
        self._offer = self._branch_offer()
        self._searcher.ask(self.query, self._limit, self._offer.query.filters if self._offer else ())

    def _ask_for_more(self) -> None:
        if not self._is_open:
            self._limit += _AT_A_TIME
            self._send()

    def _move(self, rows: int) -> None:
        if self._results is not None and self._results.isVisible():
            self._results.move(rows)
        elif rows > 0 and not self._field.text():
            self.past_wanted.emit()

    def _show(self, answer: Answer) -> None:
        before, self._answer, self._is_open = self._answer, answer, False
        is_narrower = before is not None and _is_near(before.typed, answer.typed)
        offer = self._offer
        if offer is not None:
            offer.total = answer.within
        is_of_use = offer is not None and 0 < offer.total < answer.total
        self.results.show_answer(answer, offer if is_of_use else None, is_narrower=is_narrower)
        self.answered.emit()
        if self._follows:
            self._follows = False
            self.results.follow_current()

    def _show_failure(self, error: Exception) -> None:
        from hubdesk.gui.mistakes import report_of

        self._answer, self._is_open, self._follows = None, False, False
        self.results.show_failure(self.query, report_of(error))
        self.answered.emit()

    def _branch_offer(self) -> BranchOffer | None:
        """Offer the branch where the tree stands, unless the search is narrowed already."""
        from hubdesk.gui.panels.explanation import BranchOffer
        from hubdesk.model.vocabulary import TermKind

        branch, query = self._branch_of_tree(), self.query
        if branch is None or query.ids(TermKind.PARTNERSHIP) or query.ids(TermKind.THEME):
            return None
        return BranchOffer(branch.name, query.in_branch(branch.partnership, branch.theme))

    def _show_report(self, report: str) -> None:
        from hubdesk.gui.dialogs.text_dialog import mistake_dialog

        self._theme.open_dialog(mistake_dialog(report, self._window))

    def _mark(self, total: int) -> None:
        timings.mark("search", ms=round((time.perf_counter() - self._asked_at) * 1000, 2), total=total)


def _is_near(one: str, other: str) -> bool:
    """Say whether one text is the other with letters added or taken away at its end."""
    return one.startswith(other) or other.startswith(one)
