"""The bar at the top: side pane, back, forward, home, and the one search field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QToolButton, QWidget

from hubdesk.gui.icons import icon_pixmap, make_icon
from hubdesk.gui.told import tell_button, tell_field
from hubdesk.model.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from hubdesk.gui.theme import Theme

_BUTTONS = (("side_pane", "panel-left"), ("back", "arrow-left"), ("forward", "arrow-right"), ("home", "house"))
_TOOLS = (
    ("smaller", "a-arrow-down"),
    ("larger", "a-arrow-up"),
    ("favourite", "star"),
    ("note", "notebook-pen"),
)
"""At the right: how large the page is shown, and what is done with the entry on it."""
_MOST_TYPED = 4000


class SearchField(QLineEdit):
    """The field. Up, Down, Enter and Esc act on the results without leaving it."""

    moved = Signal(int)
    entered = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("searchField")
        self.setMaxLength(_MOST_TYPED)
        self.setClearButtonEnabled(True)
        words = tr("Search the library")
        tell_field(self, words, tr("What is found is listed while you type. Up and Down choose, Enter opens."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt

        match event.key():
            case Qt.Key.Key_Down:
                self.moved.emit(1)
            case Qt.Key.Key_Up:
                self.moved.emit(-1)
            case Qt.Key.Key_PageDown:
                self.moved.emit(5)
            case Qt.Key.Key_PageUp:
                self.moved.emit(-5)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.entered.emit()
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)


class TopBar(QFrame):
    """Buttons for the commands used most, and the search field."""

    def __init__(self, actions: dict[str, QAction], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self._theme = theme
        self._buttons: list[tuple[QToolButton, str]] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 14, 8)
        row.setSpacing(4)
        for name, icon in _BUTTONS:
            row.addWidget(self._make_button(actions[name], icon))
        self.field = SearchField(self)
        self.field.setMaximumWidth(640)
        self.field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lens = self.field.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        self.field.findChildren(QToolButton)[1].setAccessibleName(tr("Search"))  # Qt makes it nameless
        row.addStretch(1)
        row.addWidget(self.field, 6)
        row.addStretch(1)
        for name, icon in _TOOLS:
            row.addWidget(self._make_button(actions[name], icon))
        theme.dress(self, "top_bar")
        self.dress()

    def _make_button(self, action: QAction, icon: str) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setIconSize(QSize(20, 20))
        words, keys = action.text().replace("&", ""), action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        tell_button(button, words, keys=keys)
        action.setToolTip(button.toolTip())
        self._buttons.append((button, icon))
        return button

    def dress(self) -> None:
        """Draw the icons in the colours that are on."""
        palette, ratio = self._theme.palette, self.devicePixelRatioF()
        for button, icon in self._buttons:
            made = make_icon(icon, palette.ink, 20, ratio)
            if icon == "star":
                made.addPixmap(icon_pixmap("star-filled", palette.link, 20, ratio), QIcon.Mode.Normal, QIcon.State.On)
            button.defaultAction().setIcon(made)
        self._lens.setIcon(QIcon(icon_pixmap("search", palette.quiet, 18, ratio)))
