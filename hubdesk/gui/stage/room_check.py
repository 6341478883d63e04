"""Half a minute before people come: which screen is the wall, can the back row read it, does the clicker work."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPen
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from hubdesk.gui.stage.keys import command_of
from hubdesk.gui.stage.screens import choose_screens, screen_named, screens_now
from hubdesk.gui.stage.show import WALL_KEY
from hubdesk.model.words import QT_TR_NOOP, tr
from hubdesk.typeset.fonts import UPRIGHT, load_fonts
from hubdesk.typeset.stage.look import BODY_SIZES, HEIGHT, LEAST, Look, room_of, stage_font

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent

    from hubdesk.services.presenting.awake import KeepAwake
    from hubdesk.userdata.store import UserStore

_CLICKER = (
    ("next", QT_TR_NOOP("Forward")),
    ("back", QT_TR_NOOP("Back")),
    ("black", QT_TR_NOOP("Black")),
    ("resume", QT_TR_NOOP("Start")),
)
_REFUSED_MS = 800
"""By then a tool that may not keep the system awake has ended."""
_QUIET = {
    "win32": QT_TR_NOOP("Windows: turn on Do not disturb (in Windows 10, Focus assist) in the corner of the task bar."),
    "darwin": QT_TR_NOOP("Mac: turn on Do Not Disturb in Control Centre."),
}
_QUIET_ELSEWHERE = QT_TR_NOOP("Turn on Do not disturb in your system’s settings.")


class WallCheck(QWidget):
    """What stands on the wall during the check: its name, its edges, and the largest and least text of a talk."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowTitle(tr("HubDesk: the wall"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._look = Look("sea")
        load_fonts(UPRIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self.height() / HEIGHT
        painter.scale(scale, scale)
        room = room_of(self.width(), self.height())
        painter.fillRect(QRectF(0, 0, self.width() / scale, HEIGHT), QColor(self._look.palette.paper))
        painter.setPen(QPen(QColor(self._look.accent), 16))
        painter.drawRect(QRectF(8, 8, self.width() / scale - 16, HEIGHT - 16))
        y = 130.0
        for words, size, colour, is_bold in (
            (tr("This is the wall"), 96.0, self._look.accent, True),
            (tr("You should see a frame round all of it."), 57.0, self._look.palette.ink, False),
            (tr("The largest text of a page looks like this."), BODY_SIZES[0], self._look.palette.ink, False),
            (
                tr("The least text looks like this. Can you read it from the back row?"),
                LEAST,
                self._look.palette.ink,
                False,
            ),
        ):
            painter.setFont(stage_font(size, is_bold=is_bold))
            painter.setPen(QColor(colour))
            rect = QRectF(room.margin, y, room.text_width, size * 2.8)
            taken = painter.boundingRect(rect, Qt.TextFlag.TextWordWrap.value, words)
            painter.drawText(rect, Qt.TextFlag.TextWordWrap.value, words)
            y = taken.bottom() + 54


class RoomCheck(QDialog):
    """Leads through the check. The wall that is chosen here is remembered by its name."""

    def __init__(self, user: UserStore, awake: KeepAwake, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._user, self._awake = user, awake
        self.wall = WallCheck()
        self.setWindowTitle(tr("Check the room"))
        self.setMinimumWidth(560)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 22, 26, 18)
        column.setSpacing(8)
        self._screens = QVBoxLayout()
        self._group = QButtonGroup(self)
        self._section(column, tr("1. Which screen is the wall?"))
        column.addLayout(self._screens)
        self.mirrored = self._line(column, "")
        self._section(column, tr("2. Can the back row read it?"))
        self._line(
            column, tr("Go to the last row, or ask somebody there. The wall shows the largest and the least text.")
        )
        self._section(column, tr("3. Does your clicker work?"))
        self._line(column, tr("Press its buttons. Each lights up here."))
        column.addLayout(self._make_clicker())
        self._section(column, tr("4. Will anything disturb?"))
        self.sleep = self._line(column, "")
        self._line(column, tr(_QUIET.get(sys.platform, _QUIET_ELSEWHERE)))
        row = QHBoxLayout()
        row.addStretch(1)
        close = QPushButton(tr("Done"), self)
        close.setAutoDefault(False)
        close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        close.clicked.connect(self.accept)
        row.addWidget(close)
        column.addSpacing(8)
        column.addLayout(row)
        self.finished.connect(self._end)
        app = QGuiApplication.instance()
        assert isinstance(app, QApplication)
        app.screenAdded.connect(self._look_again)
        app.screenRemoved.connect(self._look_again)
        app.installEventFilter(self)
        self._awake.start()
        self._look_again()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._say_sleep)
        self._patience.start(_REFUSED_MS)

    # ---- making

    def _section(self, column: QVBoxLayout, words: str) -> None:
        label = QLabel(words, self)
        font = label.font()
        font.setPixelSize(17)
        font.setBold(True)
        label.setFont(font)
        column.addSpacing(8)
        column.addWidget(label)

    def _line(self, column: QVBoxLayout, words: str) -> QLabel:
        label = QLabel(words, self)
        label.setWordWrap(True)
        column.addWidget(label)
        return label

    def _make_clicker(self) -> QGridLayout:
        grid = QGridLayout()
        self.lamps: dict[str, QLabel] = {}
        for number, (name, words) in enumerate(_CLICKER):
            lamp = QLabel(f"○  {tr(words)}", self)
            lamp.setAccessibleName(tr("{button}: not pressed yet").format(button=tr(words)))
            self.lamps[name] = lamp
            grid.addWidget(lamp, 0, number)
        return grid

    # ---- screens

    def _look_again(self) -> None:
        """List the screens that are there now, and put the test on the wall."""
        for button in self._group.buttons():
            self._group.removeButton(button)
            button.deleteLater()
        screens = screens_now()
        choice = choose_screens(screens, self._user.value(WALL_KEY))
        for screen in screens:
            size = screen.geometry.size()
            words = tr("{name}, {width} by {height}").format(name=screen.name, width=size.width(), height=size.height())
            if screen.is_primary:
                words = tr("{screen} (the main screen)").format(screen=words)
            button = QRadioButton(words, self)
            button.setChecked(screen.name == choice.wall)
            button.toggled.connect(lambda is_on, name=screen.name: self._choose(name) if is_on else None)
            self._group.addButton(button)
            self._screens.addWidget(button)
        is_mirrored = len(screens) > 1 and not choice.desk
        if is_mirrored:
            self.mirrored.setText(
                tr("Both screens show the same picture. Set your system to extend, and your notes stay private.")
            )
        elif not choice.desk:
            self.mirrored.setText(tr("There is one screen only. C calls your console over the slide when you need it."))
        self.mirrored.setVisible(not choice.desk)
        self._say_sleep()
        self._show_on(choice.wall, is_alone=not choice.desk)

    def _say_sleep(self) -> None:
        self.sleep.setText(
            tr("The screen is kept awake while you present.")
            if self._awake.is_held
            else tr("HubDesk cannot keep this computer awake. Turn off its sleep for today.")
        )

    def _choose(self, name: str) -> None:
        self._user.keep(WALL_KEY, name)
        self._look_again()

    def _show_on(self, name: str, *, is_alone: bool) -> None:
        screen = screen_named(name)
        self.wall.hide()
        if is_alone:  # it would cover this window
            return
        self.wall.winId()
        self.wall.windowHandle().setScreen(screen)
        self.wall.setGeometry(screen.geometry())
        self.wall.showFullScreen()
        own = next((one for one in QGuiApplication.screens() if one is not screen), None)
        if own is not None and self.screen() is screen:
            self.move(own.availableGeometry().center() - self.rect().center())
        self.activateWindow()

    # ---- clicker

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and self.isActiveWindow():
            key: QKeyEvent = event  # type: ignore[assignment]
            name = command_of(key.key(), key.modifiers())
            if name in self.lamps and key.key() not in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.light(name)
                return True
        return super().eventFilter(watched, event)

    def light(self, name: str) -> None:
        """Show that a button of the clicker works."""
        words = tr(dict(_CLICKER)[name])
        self.lamps[name].setText(f"●  {words}")
        self.lamps[name].setAccessibleName(tr("{button}: works").format(button=words))
        font = self.lamps[name].font()
        font.setBold(True)
        self.lamps[name].setFont(font)

    def _end(self) -> None:
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        self._awake.stop()
        self.wall.hide()
        self.wall.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.done(0)
