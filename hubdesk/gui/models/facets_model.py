"""What a search can be narrowed by, as a Qt list: a line for each kind, and under it a line for each of its terms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hubdesk.model.text import count_of, place_of
from hubdesk.model.vocabulary import TermKind
from hubdesk.model.words import QT_TR_NOOP, tr

if TYPE_CHECKING:
    from hubdesk.model.hit import Facet, FacetTerm

    Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
_TOP = QModelIndex()

KIND_NAMES = {
    TermKind.PARTNERSHIP: QT_TR_NOOP("Partnership"),
    TermKind.THEME: QT_TR_NOOP("Theme"),
    TermKind.LEVEL: QT_TR_NOOP("Level"),
    TermKind.SETTING: QT_TR_NOOP("Where"),
    TermKind.AUDIENCE: QT_TR_NOOP("Who it is for"),
    TermKind.EVIDENCE: QT_TR_NOOP("How we know"),
    TermKind.TYPE: QT_TR_NOOP("Kind"),
}
"""The words of the fact box, so that a reader meets one word for one thing."""

OPEN_AT_FIRST = frozenset({TermKind.PARTNERSHIP, TermKind.THEME, TermKind.LEVEL})


class FacetRow(NamedTuple):
    """A line: of a kind, where `term` is None, or of a term. `is_open` is the kind's."""

    kind: TermKind
    term: FacetTerm | None = None
    is_open: bool = True


def can_follow(row: FacetRow) -> bool:
    """Say whether a line leads anywhere: a kind opens, and a term has entries or can be given up."""
    return row.term is None or row.term.count > 0 or row.term.is_on


class FacetsModel(QAbstractListModel):
    """The lines that are open, in the order of the kinds."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._facets: tuple[Facet, ...] = ()
        self._open = set(OPEN_AT_FIRST)
        self.rows: list[FacetRow] = []

    def show_facets(self, facets: tuple[Facet, ...]) -> None:
        """Show other counts. Where the lines are the same, only their numbers change, and what is chosen stays so."""
        self._facets = facets
        self._fill()

    def toggle(self, kind: TermKind) -> None:
        """Open a kind, or close it."""
        self._open ^= {kind}
        self._fill()

    def set_open(self, kind: TermKind, is_open: bool) -> None:
        """Open a kind or close it."""
        if (kind in self._open) is not is_open:
            self.toggle(kind)

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.term.term.name if row.term else tr(KIND_NAMES[row.kind])
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{_say(row)}, {self._place_of(index.row())}"
            case Qt.ItemDataRole.ToolTipRole:
                return f"{row.term.term.name}\n{row.term.term.summary}".rstrip() if row.term else None
            case _ if role == ROW_ROLE:
                return row
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say what can be done with a line: one that leads nowhere can be read, and not chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def _place_of(self, row: int) -> str:
        """Say the place of a line: a kind among the kinds, what can be chosen among those of its kind."""
        here = self.rows[row]
        alike = [
            at
            for at, one in enumerate(self.rows)
            if (one.term is None) is (here.term is None) and (here.term is None or one.kind == here.kind)
        ]
        return place_of(alike.index(row), len(alike))

    def _fill(self) -> None:
        rows: list[FacetRow] = []
        for facet in self._facets:
            is_open = facet.kind in self._open or any(term.is_on for term in facet.terms)
            rows.append(FacetRow(facet.kind, None, is_open))
            rows += [FacetRow(facet.kind, term) for term in facet.terms] if is_open else []
        if [_key(row) for row in rows] == [_key(row) for row in self.rows]:
            self.rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
        else:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()


def _key(row: FacetRow) -> tuple[TermKind, str]:
    return row.kind, row.term.term.id if row.term else ""


def _say(row: FacetRow) -> str:
    if row.term is None:
        state = tr("open") if row.is_open else tr("closed")
        return f"{tr(KIND_NAMES[row.kind])}, {state}"
    if row.term.is_on:
        said = tr("{name}, chosen, {count}")
    elif row.term.count:
        said = tr("{name}, {count}")
    else:
        said = tr("{name}, no entry, cannot be chosen")
    return said.format(name=row.term.term.name, count=count_of(row.term.count, tr("entry"), tr("entries")))
