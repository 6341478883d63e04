"""How the window was left: kept in the user's file when it closes, and taken up again at the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray

from hubdesk.model.address import address_of
from hubdesk.model.settings import ON
from hubdesk.model.vocabulary import TermKind

if TYPE_CHECKING:
    from hubdesk.gui.main_window import MainWindow


def take_up(window: MainWindow) -> None:
    """Give a window the size, panes, order and zoom that were kept; what makes no sense is left aside."""
    user = window.session.user
    if geometry := user.value("geometry"):
        window.restoreGeometry(QByteArray.fromBase64(geometry.encode()))
    if panes := user.value("panes"):
        window.splitter.restoreState(QByteArray.fromBase64(panes.encode()))
    if user.value("side_pane") == "hidden":
        window.named_actions["side_pane"].setChecked(False)
        window.side.hide()
    if user.value("order") == TermKind.THEME.value:
        window.side.show_order(TermKind.THEME)
    if window.session.settings.value("tabs") == ON:
        window.areas.named("tabs")
    if user.value("talk_place"):  # HubDesk ended in the middle of a talk: the area says that it waits
        window.painted.connect(lambda: window.areas.named("presenting"))


def keep(window: MainWindow) -> None:
    """Keep how a window is now."""
    user = window.session.user
    user.keep("geometry", bytes(window.saveGeometry().toBase64().data()).decode())
    user.keep("panes", bytes(window.splitter.saveState().toBase64().data()).decode())
    is_side_wanted = window.named_actions["side_pane"].isChecked() or window.splitter.is_pinched
    user.keep("side_pane", "shown" if is_side_wanted else "hidden")
    user.keep("order", window.side.order.value)
    window.reading.note_scroll()
    user.keep("place", address_of(window.history.current.place))
    is_kept = window.session.settings.value("keep_recent") == ON
    user.keep("history", window.history.to_text() if is_kept else "")
