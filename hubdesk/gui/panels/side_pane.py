"""The pane at the side: one library, two trees, and a switch between them that keeps the place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from hubdesk.gui.models.catalogue_model import PLACE_ROLE, CatalogueModel
from hubdesk.gui.panels.catalogue_tree import CatalogueTree
from hubdesk.model.address import TermPlace
from hubdesk.model.vocabulary import TermKind
from hubdesk.model.words import QT_TR_NOOP, tr

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent

    from hubdesk.gui.theme import Theme
    from hubdesk.model.address import Place
    from hubdesk.model.catalogue import Catalogue

_ORDERS = ((TermKind.PARTNERSHIP, QT_TR_NOOP("Partnerships")), (TermKind.THEME, QT_TR_NOOP("Themes")))


class TreeBranch(NamedTuple):
    """A part of the tree: what it is called, and the partnership and the theme that it stands for; one may be empty."""

    name: str
    partnership: str
    theme: str


class SidePane(QFrame):
    """Both trees.

    `place_chosen` is sent when the user follows one of its rows, `search_wanted` when only a branch is to be searched,
    `menu_asked` with a place on the screen when the menu of the row is wanted that is current now.
    """

    place_chosen = Signal(object)
    search_wanted = Signal()
    menu_asked = Signal(object)
    order_changed = Signal(str)

    def __init__(self, catalogue: Catalogue, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePane")
        self._catalogue = catalogue
        self._models: dict[TermKind, CatalogueModel] = {}
        self._place: Place | None = None
        self.order = TermKind.PARTNERSHIP
        self.tree = CatalogueTree(theme, self)
        self.tree.activated.connect(self._follow)
        self.tree.clicked.connect(self._follow)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self._make_switch())
        layout.addWidget(self.tree, 1)
        theme.dress(self, "side_pane")
        self.show_order(self.order)

    def show_order(self, order: TermKind) -> None:
        """Show the tree that has partnerships, or themes, on top; the entry that is open is found again in it."""
        self._buttons[order].setChecked(True)
        if self.tree.model() is not None and order == self.order:
            return
        self.order = order
        if order not in self._models:
            self._models[order] = CatalogueModel(self._catalogue, order, self)
        self.tree.setModel(self._models[order])
        if self._place is not None:
            self.reveal(self._place)
        self.order_changed.emit(order.value)

    @property
    def branch(self) -> TreeBranch | None:
        """The branch that is chosen, or that the chosen entry stands in."""
        index = self.tree.currentIndex()
        terms: list[tuple[str, TermPlace]] = []
        while index.isValid():
            if isinstance(place := index.data(PLACE_ROLE), TermPlace):
                terms.insert(0, (str(index.data()), place))
            index = index.parent()
        if not terms:
            return None
        ids = {place.kind: place.id for _, place in terms}
        name = " \u203a ".join(name for name, _ in terms)
        return TreeBranch(name, ids.get(TermKind.PARTNERSHIP, ""), ids.get(TermKind.THEME, ""))

    def order_by_partnership(self) -> None:
        """Sort the tree by partnership."""
        self.show_order(TermKind.PARTNERSHIP)

    def order_by_theme(self) -> None:
        """Sort the tree by theme."""
        self.show_order(TermKind.THEME)

    def reveal(self, place: Place) -> None:
        """Mark a place in the tree and scroll to it, without following it; nothing is marked if it is not there."""
        self._place = place
        model = self._models[self.order]
        current = self.tree.currentIndex()
        if current.isValid() and current.data(PLACE_ROLE) == place:
            return
        index = model.find(place, current)
        if index.isValid():
            self.tree.setCurrentIndex(index)
            self.tree.show_in_middle(index)
        else:
            self.tree.setCurrentIndex(QModelIndex())

    def _make_switch(self) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 12, 0)
        switch = QFrame(holder)
        switch.setObjectName("orderSwitch")
        inner = QHBoxLayout(switch)
        inner.setContentsMargins(3, 3, 3, 3)
        inner.setSpacing(2)
        group = QButtonGroup(self)
        self._buttons: dict[TermKind, QToolButton] = {}
        for order, words in _ORDERS:
            button = QToolButton(switch)
            button.setText(tr(words))
            button.setCheckable(True)
            button.setAccessibleName(tr("Sort the tree by {kind}").format(kind=tr(words).lower()))
            button.setMinimumWidth(button.sizeHint().width())
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _=False, chosen=order: self.show_order(chosen))
            group.addButton(button)
            inner.addWidget(button)
            self._buttons[order] = button
        row.addWidget(switch)
        return holder

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        from hubdesk.gui.panels.menu_point import point_of_menu

        at, index = point_of_menu(self.tree, event)
        if index.isValid():
            self.tree.setCurrentIndex(index)
            self.menu_asked.emit(at)

    def _follow(self, index: QModelIndex) -> None:
        place = index.data(PLACE_ROLE)
        if place is not None:
            self._place = place
            self.place_chosen.emit(place)
