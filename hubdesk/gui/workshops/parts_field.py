"""The parts of an entry in a workshop: in which order they come, and who sees each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from hubdesk.gui.panels.choice_box import ChoiceBox
from hubdesk.gui.told import tell_button
from hubdesk.model.words import QT_TR_NOOP, tr
from hubdesk.services.presenting.cutting import not_for_the_wall, parts_of

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from hubdesk.model.entry import Entry
    from hubdesk.model.workshop import Step
    from hubdesk.services.presenting.cutting import Part

ON_WALL, ONLY_MINE, LEFT_OUT = range(3)
_STATES = (QT_TR_NOOP("On the wall"), QT_TR_NOOP("Only I see it"), QT_TR_NOOP("Left out"))
_ROW_HIGH, _MOST_ROWS = 38, 8


class PartsField(QWidget):
    """The field for the parts of a page. `chosen` carries which are kept, in order, and which of them are only mine."""

    chosen = Signal(tuple, tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: dict[str, Part] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.table = _PartsTable(self)
        self.table.step_wanted.connect(self.step)
        self.table.move_wanted.connect(self.move_part)
        row = QHBoxLayout()
        for words, said, keys, by in (
            ("↑", tr("Move this part up"), "Alt+Up", -1),
            ("↓", tr("Move this part down"), "Alt+Down", 1),
        ):
            button = QToolButton(self)
            button.setText(words)
            tell_button(button, said, keys=keys)
            button.clicked.connect(lambda _=False, way=by: self.move_part(way))
            row.addWidget(button)
        self.care = QLabel(self)
        self.care.setObjectName("quiet")
        self.care.setWordWrap(True)
        row.addWidget(self.care, 1)
        column.addWidget(self.table)
        column.addLayout(row)

    def show_parts(self, step: Step, entry: Entry | None) -> None:
        """Show the parts of a step's entry; None if it is not in the library."""
        self._known = known = {part.id: part for part in parts_of(entry)} if entry else {}
        hidden = set(step.hidden) if step.parts else {*step.hidden, *(not_for_the_wall(entry) if entry else ())}
        shown = [id_ for id_ in step.parts if id_ in known] or list(known)
        order = [*shown, *(id_ for id_ in known if id_ not in shown)]
        self.table.setRowCount(len(order))
        for row, id_ in enumerate(order):
            state = LEFT_OUT if id_ not in shown else ONLY_MINE if id_ in hidden else ON_WALL
            self._fill_part(row, known[id_], state)
        high = min(_MOST_ROWS, max(2, len(order))) * _ROW_HIGH + 6
        self.table.setFixedHeight(high)
        self.setFixedHeight(high + 56)
        cares = [part.title for part in known.values() if part.is_sensitive]
        if entry is None:
            self.care.setText(tr("This page is not in the library on this computer."))
        elif cares:
            said = tr("Parts of “{parts}” touch on {what}. They stay off the wall until you choose them yourself.")
            self.care.setText(said.format(parts=", ".join(cares), what=", ".join(entry.sensitive)))
        else:
            self.care.setText(tr("Space changes who sees the chosen part."))

    def step(self) -> None:
        """Let the next of the three see the chosen part: the wall, only me, nobody."""
        if (row := self.table.currentRow()) >= 0:
            choice = self._choice_of(row)
            choice.setCurrentIndex((choice.currentIndex() + 1) % len(_STATES))
            self._take()

    def move_part(self, by: int) -> None:
        """Move the chosen part up (-1) or down (1)."""
        row = self.table.currentRow()
        if row < 0 or not 0 <= row + by < self.table.rowCount():
            return
        states = self._states()
        states.insert(row + by, states.pop(row))
        for at, (id_, state) in enumerate(states):
            self._fill_part(at, self._known[id_], state)
        self.table.setCurrentCell(row + by, 0)
        self._take()

    def _fill_part(self, row: int, part: Part, state: int) -> None:
        item = QTableWidgetItem(("    " if part.level > 2 else "") + part.title)
        item.setData(Qt.ItemDataRole.UserRole, part.id)
        choice = self._choice_of(row)
        choice.setCurrentIndex(state)
        choice.tell_as(tr("Who sees {part}").format(part=part.title))
        self.table.setItem(row, 0, item)
        self.table.setItem(row, 1, QTableWidgetItem())
        self._tell_state(row)
        self.table.setRowHeight(row, _ROW_HIGH)

    def _tell_state(self, row: int) -> None:
        """Say in the second cell who sees a part: a box that stands over a cell is not told with it."""
        if row >= 0 and (item := self.table.item(row, 1)) is not None:
            item.setData(Qt.ItemDataRole.AccessibleTextRole, self._choice_of(row).currentText())

    def _row_of(self, choice: ChoiceBox) -> int:
        return next((row for row in range(self.table.rowCount()) if self.table.cellWidget(row, 1) is choice), -1)

    def _choice_of(self, row: int) -> ChoiceBox:
        """Give the choice in a row. They are made once, so that Tab leads from each to the one below."""
        choice = self.table.cellWidget(row, 1)
        if isinstance(choice, ChoiceBox):
            return choice
        choice = ChoiceBox(self.table)
        choice.addItems([tr(words) for words in _STATES])
        choice.activated.connect(lambda _index: self._take())
        choice.currentIndexChanged.connect(lambda _index: self._tell_state(self._row_of(choice)))
        self.table.setCellWidget(row, 1, choice)
        self.setTabOrder(self._choice_of(row - 1) if row else self.table, choice)
        return choice

    def _states(self) -> list[tuple[str, int]]:
        found = []
        for row in range(self.table.rowCount()):
            item = self.table.item(row, 0)
            assert item is not None
            found.append((item.data(Qt.ItemDataRole.UserRole), self._choice_of(row).currentIndex()))
        return found

    def _take(self) -> None:
        states = self._states()
        self.chosen.emit(
            tuple(id_ for id_, state in states if state != LEFT_OUT),
            tuple(id_ for id_, state in states if state == ONLY_MINE),
        )


class _PartsTable(QTableWidget):
    """The table of parts; what its keys want it asks for with signals."""

    step_wanted = Signal()
    move_wanted = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(0, 2, parent)
        self.setObjectName("parts")
        self.setAccessibleName(tr("Parts of this page, and who sees them"))
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)  # the arrow keys lead from part to part; Tab leads on
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(1, 168)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() == Qt.Key.Key_Space:
            self.step_wanted.emit()
        elif is_alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_wanted.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)
