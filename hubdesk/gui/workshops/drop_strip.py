"""A strip along the lower edge while an entry is dragged: the workshops that it can be dropped on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from hubdesk.gui.carrying import carried
from hubdesk.model.address import ENTRIES_MIME
from hubdesk.model.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent

    from hubdesk.gui.theme import Theme
    from hubdesk.userdata.workshops import OwnLine

_MOST, _HIGH, _EDGE = 3, 92, 14
_PATIENCE_MS = 300
"""The drag leaves one widget before it enters the next; only when it has entered none is it over."""


class DropStrip(QFrame):
    """Lies over the lower edge of its parent. `dropped` carries a workshop's id, empty for a new one, and entries."""

    dropped = Signal(str, object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._middle = parent
        self.setObjectName("dropStrip")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 12, 12, 12)
        self._row.setSpacing(10)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self.hide)
        theme.dress(self, "workshops")
        parent.installEventFilter(self)
        self.hide()

    def offer(self, workshops: Sequence[OwnLine]) -> None:
        """Show the workshops that were changed last, and a new one."""
        self.stay()
        if self.isVisible():
            return
        for former in self.findChildren(_Target):
            self._row.removeWidget(former)
            former.deleteLater()
        for line in workshops[:_MOST]:
            self._add(line.id, line.title or tr("Without a title"))
        self._add("", tr("New workshop"))
        self._lie()
        self.show()
        self.raise_()

    def stay(self) -> None:
        """The drag is here: wait no longer for its end."""
        self._patience.stop()

    def wait(self) -> None:
        """The drag has left a widget: go if it enters no other."""
        self._patience.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._lie()
        return super().eventFilter(watched, event)

    def _lie(self) -> None:
        room = self._middle.rect()
        self.setGeometry(_EDGE, room.bottom() - _HIGH - _EDGE, room.width() - 2 * _EDGE, _HIGH)

    def _add(self, id_: str, title: str) -> None:
        target = _Target(id_, title, self)
        target.setAccessibleName(tr("Drop here to add to “{workshop}”").format(workshop=title))
        self._row.addWidget(target, 1)


class _Target(QLabel):
    """One workshop that can be dropped on."""

    def __init__(self, id_: str, title: str, strip: DropStrip) -> None:
        super().__init__(strip)
        self._id, self._strip = id_, strip
        self.setObjectName("dropTarget")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(tr("Add to “{workshop}”").format(workshop=title) if id_ else title)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(ENTRIES_MIME):
            self._strip.stay()
            self._light(is_on=True)
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._light(is_on=False)
        self._strip.wait()

    def dropEvent(self, event: QDropEvent) -> None:
        event.setDropAction(Qt.DropAction.CopyAction)  # nothing is taken out of where it came from
        event.accept()
        self._strip.hide()
        if entries := carried(event.mimeData()):
            self._strip.dropped.emit(self._id, entries)

    def _light(self, *, is_on: bool) -> None:
        self.setProperty("lit", is_on)
        self.style().unpolish(self)
        self.style().polish(self)
