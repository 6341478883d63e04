"""The bar below a page that is read aloud: pause, a sentence back or on, how fast, and stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from hubdesk.gui.icons import make_icon
from hubdesk.gui.panels.choice_box import ChoiceBox
from hubdesk.gui.told import tell_button
from hubdesk.model.settings import NAMED
from hubdesk.model.words import QT_TR_NOOP, tr

if TYPE_CHECKING:
    from hubdesk.gui.theme import Theme
    from hubdesk.services.settings import Settings

_SPEED = NAMED["reading_speed"]


_SENTENCE_BACK, _SENTENCE_ON = QT_TR_NOOP("One sentence back"), QT_TR_NOOP("One sentence on")
_SENTENCES = QT_TR_NOOP("The sentence that is read is marked on the page.")


class AloudBar(QFrame):
    """Says what is wanted; the speed is kept as a setting. `step_wanted` carries how many sentences on."""

    pause_wanted = Signal()
    stop_wanted = Signal()
    step_wanted = Signal(int)

    def __init__(self, theme: Theme, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self._theme, self._settings = theme, settings
        self._is_paused = False
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 7, 12, 7)
        row.setSpacing(6)
        self._words = QLabel(self)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.pause = self._button("pause", self.pause_wanted.emit)
        said = [(tr(words), "", _SENTENCES) for words in (_SENTENCE_BACK, _SENTENCE_ON)]
        self._back = self._button("chevron-up", lambda: self.step_wanted.emit(-1), *said[0])
        self._on = self._button("chevron-down", lambda: self.step_wanted.emit(1), *said[1])
        self._stop = self._button("x", self.stop_wanted.emit, tr("Stop reading aloud"), "Shift+F8")
        self.speed = ChoiceBox(self)
        self.speed.tell_as(tr("How fast it is read"))
        self.speed.setToolTip(tr("How fast it is read"))
        for choice in _SPEED.choices:
            self.speed.addItem(tr(choice.words), choice.value)
        self.speed.activated.connect(lambda _: settings.set(_SPEED.name, self.speed.currentData()))
        settings.listen(self._take_up)
        row.addWidget(self.pause)
        row.addWidget(self._back)
        row.addWidget(self._on)
        row.addSpacing(6)
        row.addWidget(self._words, 1)
        row.addWidget(self.speed)
        row.addSpacing(6)
        row.addWidget(self._stop)
        theme.dress(self, "find_bar")
        theme.changed.connect(self._dress)
        self._take_up(_SPEED.name)

    def show_state(self, *, is_on: bool, is_paused: bool) -> None:
        """Show whether the page is read, or waits."""
        self._is_paused = is_paused
        self._words.setText(tr("Paused") if is_paused else tr("Reading aloud"))
        tell_button(self.pause, tr("Go on reading aloud") if is_paused else tr("Pause"), keys="F8")
        self._dress()
        self.setVisible(is_on)

    def _take_up(self, name: str) -> None:
        if name == _SPEED.name:
            self.speed.setCurrentIndex(self.speed.findData(self._settings.value(name)))
            self.speed.setEnabled(not self._settings.is_locked(name))

    def _button(self, icon: str, act: object, words: str = "", keys: str = "", more: str = "") -> QToolButton:
        button = QToolButton(self)
        button.setProperty("icon_name", icon)
        button.setIconSize(QSize(18, 18))
        tell_button(button, words, keys=keys, more=tr(more))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(act)
        return button

    def _dress(self) -> None:
        self.pause.setProperty("icon_name", "play" if self._is_paused else "pause")
        for button in (self.pause, self._back, self._on, self._stop):
            icon = make_icon(button.property("icon_name"), self._theme.palette.ink, 18, self.devicePixelRatioF())
            button.setIcon(icon)
