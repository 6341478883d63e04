"""Searching off the window's thread: the newest question wins, and what runs for an older one is interrupted."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hubdesk.errors import CancelledError
from hubdesk.gui.mistakes import report_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hubdesk.library.search import LibrarySearch
    from hubdesk.model.query import Filter, Query


_SEEN_AT_ONCE = 8
"""Hits that a window shows before anybody scrolls."""


class Searcher(QObject):
    """Asks one library in one thread. `answered` carries the answer to the newest question only.

    `failed` carries the error where the newest question could not be answered; the next one is answered again. An
    error that comes too late for its question is only written down.
    """

    answered = Signal(object)
    failed = Signal(object)
    _arrived = Signal(int, object)
    _broke = Signal(int, object)

    def __init__(self, search: LibrarySearch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._search = search
        self._wake = threading.Condition()
        self._question: tuple[Query, int, Sequence[Filter]] | None = None
        self._number = 0
        self._is_closing = False
        self._thread: threading.Thread | None = None
        self._arrived.connect(self._pass_on)
        self._broke.connect(self._pass_error_on)

    def ask(self, query: Query, limit: int = 50, within: Sequence[Filter] = ()) -> None:
        """Search for at most so many hits; any question that is still open is dropped.

        Args:
            query: what is asked for.
            limit: hits that are given.
            within: terms; how many of all that are found carry them too is counted.
        """
        with self._wake:
            self._question = query, limit, within
            self._number += 1
            self._search.interrupt()
            self._wake.notify()
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="search", daemon=True)
            self._thread.start()

    def drop(self) -> None:
        """Forget the open question: no answer to it will come."""
        with self._wake:
            self._question = None
            self._number += 1
            self._search.interrupt()

    def close(self) -> None:
        """Stop the thread and let go of the packs."""
        with self._wake:
            self._is_closing = True
            self._search.interrupt()
            self._wake.notify()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        self._search.close()

    def _work(self) -> None:
        while True:
            with self._wake:
                self._wake.wait_for(lambda: self._is_closing or self._question is not None)
                if self._is_closing:
                    return
                assert self._question is not None
                question, number = self._question, self._number
                self._question = None
            try:
                answer = self._search.search(*question)
                for hit in answer.hits[:_SEEN_AT_ONCE]:
                    if number == self._number:
                        assert hit.shown  # worked out here, so that the window need not do it while it draws
            except CancelledError:
                continue
            except Exception as error:  # handed whole to the window: else search would end for good, in silence
                self._broke.emit(number, error)
                continue
            self._arrived.emit(number, answer)

    def _pass_on(self, number: int, answer: object) -> None:
        if number == self._number:
            self.answered.emit(answer)

    def _pass_error_on(self, number: int, error: Exception) -> None:
        if number == self._number:
            self.failed.emit(error)
        else:
            report_of(error)
