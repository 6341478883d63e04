"""The tree as a Qt model. Nothing is loaded but what is looked at, however large the library is."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, QSize

from hubdesk.gui import qt_numbers
from hubdesk.model.address import EntryPlace, Place, TermPlace
from hubdesk.model.text import as_tip, count_of, place_of
from hubdesk.model.vocabulary import TermKind
from hubdesk.model.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hubdesk.model.catalogue import Branch, Catalogue
    from hubdesk.model.entry import EntryLine

Index: TypeAlias = QModelIndex | QPersistentModelIndex

COUNT_ROLE = qt_numbers.USER_ROLE + 1
ACCENT_ROLE = qt_numbers.USER_ROLE + 2
PLACE_ROLE = qt_numbers.USER_ROLE + 3
DEPTH_ROLE = qt_numbers.USER_ROLE + 4
ORIGIN_ROLE = qt_numbers.USER_ROLE + 5

_ROW_HEIGHTS = (38, 34, 46)
"""Pixels, by depth: an entry's title may take two lines."""

_TOP = QModelIndex()
_BRANCH_SHIFT, _LEAF = 16, 1 << 32
_PAGE = 64
_PAGES_KEPT = 64


class CatalogueModel(QAbstractItemModel):
    """A tree of three levels: group, branch, entry.

    An index carries a number and no Python object: the group's row plus one, the branch's row plus one shifted by
    16 bits, and a bit that says it is an entry.
    """

    def __init__(self, catalogue: Catalogue, by: TermKind, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalogue, self.by = catalogue, by
        self._groups: Sequence[Branch] = catalogue.groups(by)
        self._branches: dict[int, Sequence[Branch]] = {}
        self._pages: OrderedDict[tuple[int, int, int], Sequence[EntryLine]] = OrderedDict()

    def index(self, row: int, column: int, parent: Index = _TOP) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        above = parent.internalId() if parent.isValid() else 0
        if not above:
            return self.createIndex(row, column, row + 1)
        if above >> _BRANCH_SHIFT:
            return self.createIndex(row, column, above | _LEAF)
        return self.createIndex(row, column, above | (row + 1) << _BRANCH_SHIFT)

    def parent(self, index: Index = _TOP) -> QModelIndex:  # type: ignore[override]
        if not index.isValid():
            return QModelIndex()
        number = index.internalId()
        group, branch = _rows(number)
        if number & _LEAF:
            return self.createIndex(branch, 0, number & ~_LEAF)
        return self.createIndex(group, 0, group + 1) if branch >= 0 else QModelIndex()

    def rowCount(self, parent: Index = _TOP) -> int:
        if not parent.isValid():
            return len(self._groups)
        number = parent.internalId()
        if parent.column() or number & _LEAF:
            return 0
        group, branch = _rows(number)
        return self._of(group)[branch].entries if branch >= 0 else len(self._of(group))

    def columnCount(self, _parent: Index = _TOP) -> int:
        return 1

    def hasChildren(self, parent: Index = _TOP) -> bool:
        """Say yes without counting: every group and branch that is listed has entries."""
        return not (parent.isValid() and parent.internalId() & _LEAF) and bool(self._groups)

    def data(self, index: Index, role: int = qt_numbers.DISPLAY_ROLE) -> Any:
        if not index.isValid():
            return None
        number = index.internalId()
        group, branch = _rows(number)
        top = self._groups[group]
        if role in (DEPTH_ROLE, qt_numbers.SIZE_HINT_ROLE):
            depth = 2 if number & _LEAF else int(branch >= 0)
            return depth if role == DEPTH_ROLE else QSize(100, _ROW_HEIGHTS[depth])
        if number & _LEAF:
            line = self._line(group, branch, index.row())
            match role:
                case qt_numbers.DISPLAY_ROLE:
                    return line.title
                case qt_numbers.ACCESSIBLE_TEXT_ROLE:
                    origin = self._catalogue.origin_of(line.pack)
                    return ", ".join(filter(None, (line.title, origin, self._say_place(index))))
                case qt_numbers.TOOL_TIP_ROLE:
                    return as_tip(
                        "\n".join(filter(None, (line.title, line.summary, self._catalogue.origin_of(line.pack))))
                    )
                case _ if role == ORIGIN_ROLE:
                    return "" if self._catalogue.is_first(line.pack) else self._catalogue.origin_of(line.pack)
                case _ if role == PLACE_ROLE:
                    return EntryPlace(line.pack, line.id)
            return None
        item = self._of(group)[branch] if branch >= 0 else top
        match role:
            case qt_numbers.DISPLAY_ROLE:
                return item.term.name
            case qt_numbers.ACCESSIBLE_TEXT_ROLE:
                entries = count_of(item.entries, tr("entry"), tr("entries"))
                return f"{item.term.name}, {entries}, {self._say_place(index)}"
            case qt_numbers.TOOL_TIP_ROLE:
                return as_tip("\n".join(filter(None, (item.term.name, item.term.summary))))
            case _ if role == COUNT_ROLE:
                return item.entries
            case _ if role == ACCENT_ROLE:
                return item.term.accent
            case _ if role == PLACE_ROLE:
                return TermPlace(item.term.kind, item.term.id)
        return None

    def find(self, place: Place, near: Index = _TOP) -> QModelIndex:
        """Find where a place stands.

        Args:
            place: an entry, a partnership or a theme.
            near: an entry that stands in several branches is looked for in this index's branch first.
        Returns:
            An invalid index if it is not in the tree.
        """
        if isinstance(place, TermPlace):
            return self._find_term(place)
        if not isinstance(place, EntryPlace):
            return QModelIndex()
        order = [(group, branch) for group in range(len(self._groups)) for branch in range(len(self._of(group)))]
        if near.isValid():
            group, branch = _rows(near.internalId())
            order.sort(key=lambda at: (at != (group, branch), at[0] != group))
        for group, branch in order:
            row = self._catalogue.row_of(
                self.by, self._groups[group].term.id, self._of(group)[branch].term.id, place.pack, place.id
            )
            if row is not None:
                return self.index(row, 0, self.index(branch, 0, self.index(group, 0)))
        return QModelIndex()

    def _find_term(self, place: TermPlace) -> QModelIndex:
        if place.kind == self.by:
            for row, group in enumerate(self._groups):
                if group.term.id == place.id:
                    return self.index(row, 0)
        return QModelIndex()

    def _say_place(self, index: Index) -> str:
        return place_of(index.row(), self.rowCount(index.parent()))

    def _of(self, group: int) -> Sequence[Branch]:
        if group not in self._branches:
            self._branches[group] = self._catalogue.branches(self.by, self._groups[group].term.id)
        return self._branches[group]

    def _line(self, group: int, branch: int, row: int) -> EntryLine:
        key = (group, branch, row // _PAGE)
        page = self._pages.get(key)
        if page is None:
            ids = self._groups[group].term.id, self._of(group)[branch].term.id
            page = self._catalogue.lines(self.by, *ids, key[2] * _PAGE, _PAGE)
            self._pages[key] = page
            if len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        return page[row % _PAGE]


def _rows(number: int) -> tuple[int, int]:
    """Read an index's number: the group's row, and the branch's or -1."""
    return (number & 0xFFFF) - 1, ((number & ~_LEAF) >> _BRANCH_SHIFT) - 1
