"""Searches of earlier, from the field: those that led somewhere lately, and those that were saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from hubdesk.gui.areas import Area
from hubdesk.model.query import Filter, Query
from hubdesk.model.settings import ON
from hubdesk.model.vocabulary import TermKind
from hubdesk.model.words import tr
from hubdesk.userdata.searches import PastSearch, Searches

if TYPE_CHECKING:
    from hubdesk.gui.main_window import MainWindow

_LONGEST = 60


class PastSearches(Area):
    """The menu below the search field. What is remembered is the reader's own and can be forgotten there."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._searches = Searches(window.session.user)

    def show(self) -> None:
        """Open the menu of saved and recent searches below the field."""
        field = self.window.top.field
        menu = self._make_menu()
        menu.setMinimumWidth(field.width())
        menu.popup(field.mapToGlobal(QPoint(0, field.height() + 2)))
        menu.setActiveAction(next((action for action in menu.actions() if action.isEnabled()), menu.actions()[0]))

    def note(self) -> None:
        """Remember the search that is on, because it led somewhere, unless the reader wants nothing remembered."""
        if self.window.session.settings.value("keep_recent") == ON:
            self._searches.note(_past(self.window.finding.query))

    def save(self) -> None:
        """Save the search that is on."""
        query = self.window.finding.query
        if not self.window.finding.is_on:
            return
        self._searches.save(_past(query))
        said = tr("Saved: {search}. Press Down in the empty search field to find it again.")
        self.window.notice.mention(said.format(search=self._say(_past(query))))

    def forget(self) -> None:
        """Forget what was searched for lately; what was saved stays. Until the window closes it can be taken back."""
        if not self._searches.recent():
            self.window.notice.mention(tr("There are no recent searches."))
            return
        from hubdesk.gui.collecting import Collecting

        collecting = self.window.areas.of(Collecting)
        collecting.removed(tr("Your recent searches are forgotten."), self._searches.forget_recent())

    def forget_for_good(self) -> None:
        """Forget them without a way back, because the reader wants nothing remembered."""
        self._searches.forget_recent()

    def _make_menu(self) -> QMenu:
        menu = QMenu(self.window.top)
        menu.aboutToHide.connect(menu.deleteLater)
        saved, recent = self._searches.saved(), self._searches.recent()
        self._add(menu, tr("Saved searches"), saved)
        self._add(menu, tr("Recent searches"), recent)
        if not saved and not recent:
            menu.addAction(tr("No searches yet")).setEnabled(False)
        if saved or recent:
            menu.addSeparator()
        if saved:
            removing = menu.addMenu(tr("Remove a saved search"))
            for one in saved:
                removing.addAction(self._label(one), lambda one=one: self._remove(one))
        if recent:
            menu.addAction(tr("Forget recent searches"), self.forget)
        return menu

    def _add(self, menu: QMenu, title: str, searches: list[PastSearch]) -> None:
        if searches:
            menu.addAction(title).setEnabled(False)
        for one in searches:
            menu.addAction(self._label(one), lambda one=one: self._repeat(one))

    def _repeat(self, past: PastSearch) -> None:
        filters = tuple(Filter(TermKind(kind), id_) for kind, id_ in past.filters if kind in set(TermKind))
        self.window.finding.focus()
        self.window.finding.ask(Query("", filters=filters).with_typed(past.typed))

    def _remove(self, past: PastSearch) -> None:
        from hubdesk.gui.collecting import Collecting

        said = tr("Removed the saved search: {search}").format(search=self._say(past))
        self.window.areas.of(Collecting).removed(said, self._searches.remove(past))

    def _label(self, past: PastSearch) -> str:
        said = self._say(past)
        return (said if len(said) <= _LONGEST else said[: _LONGEST - 1] + "…").replace("&", "&&")

    def _say(self, past: PastSearch) -> str:
        """Say a search in one line: “peer mentor” in Kent."""
        names = [self._name(kind, id_) for kind, id_ in past.filters]
        typed = past.typed.strip() or tr("Everything")
        return tr("{words} in {places}").format(words=typed, places=", ".join(names)) if names else typed

    def _name(self, kind: str, id_: str) -> str:
        term = self.window.session.library.term(TermKind(kind), id_) if kind in set(TermKind) else None
        return term.name if term else id_


def _past(query: Query) -> PastSearch:
    return PastSearch(query.typed.strip(), tuple((str(kind), id_) for kind, id_ in query.filters))
