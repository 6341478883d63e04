"""The hits of a search as a Qt list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hubdesk.model.text import place_of
from hubdesk.model.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from hubdesk.model.hit import Hit

Index: TypeAlias = QModelIndex | QPersistentModelIndex

HIT_ROLE = Qt.ItemDataRole.UserRole + 1
_TOP = QModelIndex()


class HitsModel(QAbstractListModel):
    """Hits, best first."""

    def __init__(self, describe: Callable[[Hit], str], parent: QObject | None = None) -> None:
        """Begin empty; `describe` says where a hit belongs, for screen readers."""
        super().__init__(parent)
        self._describe = describe
        self.hits: tuple[Hit, ...] = ()

    def set_hits(self, hits: tuple[Hit, ...]) -> None:
        """Show other hits."""
        self.beginResetModel()
        self.hits = hits
        self.endResetModel()

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        hit = self.hits[index.row()]
        if role == HIT_ROLE:
            return hit
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.title.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            place = place_of(index.row(), len(self.hits))
            return f"{hit.title.text}. {self._describe(hit)}. {_under(hit)}{hit.snippet.text} {place}"
        return None


def _under(hit: Hit) -> str:
    if hit.attachment:
        return tr("In the file {file}: ").format(file=hit.attachment.rpartition("/")[2])
    return tr("Under {heading}: ").format(heading=hit.heading) if hit.heading else ""
