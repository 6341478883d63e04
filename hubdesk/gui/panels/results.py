"""What a search found: a line that explains it, the hits with the words marked, and a panel that narrows it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from hubdesk.gui.carrying import DragSource
from hubdesk.gui.icons import make_icon
from hubdesk.gui.models.hits_model import HIT_ROLE, HitsModel
from hubdesk.gui.panels.explanation import BranchOffer, Explanation, say_answer
from hubdesk.gui.panels.facets import WIDTH, FacetsPanel
from hubdesk.gui.panels.hits_view import PADDING, HitDelegate, HitsView, Look
from hubdesk.gui.panels.rescue import RescuePage
from hubdesk.gui.told import announce, tell_chosen
from hubdesk.model.vocabulary import TermKind
from hubdesk.model.words import tr
from hubdesk.userdata.lists import Kept

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QResizeEvent

    from hubdesk.gui.theme import Theme
    from hubdesk.library.library import Library
    from hubdesk.model.hit import Answer, Hit
    from hubdesk.model.query import Query

_ROOM_FOR_FACETS = 880
_BESIDE = 560
_QUIET_MS = 350
"""How long nobody types before a screen reader is told what was found."""
_SEPARATOR = "  ·  "


class ResultsPage(QWidget):
    """The page of results.

    `hit_chosen` carries a hit that the user follows, `place_chosen` a page, `material_chosen` a workshop or a sheet and
    `query_chosen` a search that something here leads to, `menu_asked` a place on the screen and a hit; `more_wanted`
    comes at the end of the list where there are more hits, `save_wanted` when the search is to be saved,
    `report_wanted` with a report of a mistake that is to be shown, `left` with Esc. `shown` comes once an answer stands
    on the screen, with the number of hits in all.
    """

    hit_chosen = Signal(object)
    place_chosen = Signal(object)
    material_chosen = Signal(object)
    menu_asked = Signal(object, object)
    query_chosen = Signal(object)
    more_wanted = Signal()
    save_wanted = Signal()
    report_wanted = Signal(str)
    left = Signal()
    shown = Signal(int)

    def __init__(self, library: Library, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library, self._theme = library, theme
        self._answer: Answer | None = None
        self._total: int | None = None
        self._wants_facets: bool | None = None
        self._is_moved = False
        self._field: QWidget | None = None
        self.model = HitsModel(self.describe, self)
        self._delegate = HitDelegate(theme, lambda hit: Look(self.describe(hit), self.accent(hit)), self)
        self.list = HitsView(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self._source = DragSource(self.list, self._entry_at)
        self.rescue = RescuePage(theme, self.describe, self)
        self._save, self._narrow = QToolButton(self), QToolButton(self)
        self.explanation = Explanation(theme, (self._save, self._narrow), self)
        self.facets = FacetsPanel(theme, self)
        self._announcer = QTimer(self, interval=_QUIET_MS, singleShot=True)
        self._announcer.timeout.connect(self._announce)
        self._lay_out()
        self._connect()
        theme.dress(self, "results")

    @property
    def said(self) -> str:
        """What was found and why, in a sentence or two."""
        return say_answer(self._answer) if self._answer else self.rescue.said

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found."""
        return not self.model.hits

    def show_answer(self, answer: Answer, branch: BranchOffer | None = None, *, is_narrower: bool = False) -> None:
        """Show an answer. The best hit is chosen, or stays so what the reader has chosen in a wider list.

        Args:
            answer: what was found.
            branch: where the tree stands, to be offered.
            is_narrower: the question is the one before with more or fewer letters or filters.
        """
        chosen = self._chosen() if is_narrower and self._is_moved else None
        scroll = self.list.verticalScrollBar().value() if is_narrower else 0
        had_keyboard = self.explanation.has_keyboard
        self._answer, self._total = answer, answer.total
        self._delegate.keep(answer.hits)
        self.model.set_hits(answer.hits)
        self.explanation.show_answer(answer, branch)
        self.explanation.show()
        self._order_stops()
        self.facets.show_facets(answer.facets)
        self._place_facets()
        if answer.hits:
            row = next((row for row, hit in enumerate(answer.hits) if (hit.pack, hit.id) == chosen), 0)
            self._is_moved = bool(row)
            self.list.setCurrentIndex(self.model.index(row))
            self.list.verticalScrollBar().setValue(scroll if row else 0)
            self.list.scrollTo(self.model.index(row))  # it may stand elsewhere among the new hits
            self._stack.setCurrentWidget(self.list)
            self.list.viewport().update()  # also where the hits are the same: `shown` is to come after every answer
        else:
            self.rescue.show_answer(answer)
            self._stack.setCurrentWidget(self.rescue)
            self._painted()
        if had_keyboard and not self.explanation.keep_keyboard():
            self._stack.currentWidget().setFocus(Qt.FocusReason.OtherFocusReason)
        self._announcer.start()

    def show_failure(self, query: Query, report: str) -> None:
        """Say that a search could not be carried out, with a way on; nothing older is left standing."""
        self._answer, self._total = None, 0
        self.model.set_hits(())
        self.explanation.hide()
        self._place_facets()
        self.rescue.show_failure(query, report)
        self._stack.setCurrentWidget(self.rescue)
        self._painted()
        self._announcer.start()

    def move(self, rows: int) -> None:  # type: ignore[override]
        """Choose another hit, so many rows down (or up, if negative), from wherever the keyboard is."""
        if self.is_empty:
            if rows > 0:
                self.rescue.focus_first()
            return
        row = min(max(self.list.currentIndex().row() + rows, 0), len(self.model.hits) - 1)
        self._is_moved = True
        self.list.setCurrentIndex(self.model.index(row))
        if not self.list.hasFocus():
            tell_chosen(self.list, row)
        if row == len(self.model.hits) - 1:
            self._want_more()

    def follow_current(self) -> None:
        """Open the hit that is chosen."""
        if self.list.currentIndex().isValid():
            self._follow(self.list.currentIndex())

    def follow_field(self, field: QWidget) -> None:
        """Have Tab lead from the search field through everything here: the line, its buttons, the hits, the panel."""
        self._field = field
        self._order_stops()

    def go_to_facets(self) -> None:
        """Put the keyboard into the panel that narrows; from there, hide it and go to the hits."""
        if self.facets.isVisible() and self.facets.list.hasFocus():
            self.show_facets()
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        if not self.facets.isVisible():
            self.show_facets()
        self.facets.focus_first()

    def show_facets(self) -> None:
        """Show the panel that narrows, or hide it; from then on it stays so."""
        self._wants_facets = not self.facets.isVisible()
        self._place_facets()

    def describe(self, hit: Hit) -> str:
        """Say where a hit belongs: partnership and themes; with several packs, also the pack."""
        term = self._library.term(TermKind.PARTNERSHIP, hit.partnership)
        name = term.name if term else hit.partnership
        themes = [found.name for id_ in hit.themes[:2] if (found := self._library.term(TermKind.THEME, id_))]
        return _SEPARATOR.join(filter(None, [name, *themes, self._library.origin_of(hit.pack)]))

    def accent(self, hit: Hit) -> str:
        """Give the accent of a hit's partnership."""
        term = self._library.term(TermKind.PARTNERSHIP, hit.partnership)
        return term.accent if term else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_facets()

    def _order_stops(self) -> None:
        if self._field is None:
            return
        stops = (self._save, self._narrow, self.list, self.rescue, self.facets.list)
        for before, behind in pairwise((self._field, *self.explanation.stops, *stops)):
            self.setTabOrder(before, behind)

    def _chosen(self) -> tuple[str, str] | None:
        hit: Hit | None = self.list.currentIndex().data(HIT_ROLE)
        return (hit.pack, hit.id) if hit else None

    def _follow(self, index: QModelIndex) -> None:
        hit: Hit | None = index.data(HIT_ROLE)
        if hit is not None:
            self.hit_chosen.emit(hit)

    def _want_more(self) -> None:
        if self._answer is not None and len(self._answer.hits) < self._answer.total:
            self.more_wanted.emit()

    def _painted(self) -> None:
        if self._total is not None:
            total, self._total = self._total, None
            self.shown.emit(total)

    def _announce(self) -> None:
        said, way_on = self.said, tr("Press Down for what to try next.")
        announce(self.list, f"{said} {way_on}" if self.is_empty else said)

    def _place_facets(self) -> None:
        is_wanted = self.width() >= _ROOM_FOR_FACETS if self._wants_facets is None else self._wants_facets
        answer = self._answer
        helps = answer is not None and bool(answer.total or (answer.query is not None and answer.query.filters))
        is_shown = is_wanted and helps
        if (
            not is_shown
            and self.focusWidget() is self.facets.list
            and (not self.isVisible() or self.facets.list.hasFocus())
        ):
            (self.rescue if self.is_empty else self.list).setFocus()  # the keyboard is not to stay where nothing is
        self.facets.setVisible(is_shown)
        is_narrow = self.width() < _BESIDE  # there, the panel stands below the hits
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight)
        self.facets.setMinimumWidth(0 if is_narrow else WIDTH)
        self.facets.setMaximumWidth(self.width() if is_narrow else WIDTH)
        self.facets.setMinimumHeight(200 if is_narrow else 0)
        self._narrow.setVisible(helps)
        self._narrow.setChecked(not self.facets.isHidden())

    def _lay_out(self) -> None:
        self._narrow.setText(tr("Narrow"))
        self._narrow.setToolTip(tr("Narrow the search by partnership, theme and more"))
        self._narrow.setAccessibleName(tr("Narrow the search"))
        self._narrow.setCheckable(True)
        self._narrow.setIconSize(QSize(18, 18))
        self._narrow.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        head = QHBoxLayout()
        head.setContentsMargins(PADDING, 0, 8, 0)
        head.addWidget(self.explanation)
        self._save.setToolTip(tr("Save this search (Ctrl+S)"))
        self._save.setAccessibleName(tr("Save this search"))
        self._save.setIconSize(QSize(18, 18))
        column = QVBoxLayout()
        column.setContentsMargins(28, 18, 4, 0)
        column.setSpacing(10)
        column.addLayout(head)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.rescue)
        column.addLayout(self._stack, 1)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(column, 1)
        row.addWidget(self.facets)
        self._dress()

    def _entry_at(self, at: QPoint) -> Kept | None:
        hit: Hit | None = self.list.indexAt(at).data(HIT_ROLE)
        return Kept(hit.pack, hit.id, hit.title.text) if hit is not None else None

    def _connect(self) -> None:
        self.list.activated.connect(self._follow)
        self.list.clicked.connect(self._follow)
        self.list.menu_asked.connect(self.menu_asked)
        self.list.painted.connect(self._painted)
        self.list.end_reached.connect(self._want_more)
        self.list.selectionModel().currentChanged.connect(self._note_move)
        for part in (self.explanation, self.facets, self.rescue):
            part.query_chosen.connect(self.query_chosen)
        for left in (self.list.left, self.facets.left, self.rescue.left):
            left.connect(self.left)
        self.explanation.place_chosen.connect(self.place_chosen)
        self.explanation.material_chosen.connect(self.material_chosen)
        self.rescue.hit_chosen.connect(self.hit_chosen)
        self.rescue.report_wanted.connect(self.report_wanted)
        self._narrow.clicked.connect(self.show_facets)
        self._save.clicked.connect(self.save_wanted)
        self._theme.changed.connect(self._dress)

    def _note_move(self, index: QModelIndex) -> None:
        self._is_moved = index.row() > 0

    def _dress(self) -> None:
        for button, icon in ((self._save, "bookmark"), (self._narrow, "list-filter")):
            button.setIcon(make_icon(icon, self._theme.palette.ink, 18, self.devicePixelRatioF()))
