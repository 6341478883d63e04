"""What a screen reader is told: what each control is called, what more there is to know, and what has changed.

Qt tells a tool tip, or the words in an empty field, as the description of a control. Where these are its name again,
they are read out twice; so what is given here as `more` stands in that place: keys, or what happens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QToolButton

from hubdesk.gui.qt_numbers import ACCESSIBLE_TEXT_ROLE, USER_ROLE
from hubdesk.model.text import place_of
from hubdesk.model.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QListWidget, QListWidgetItem, QSplitter, QWidget

_WORDS_ROLE = USER_ROLE + 80
"""Where a row keeps what it is called without its place."""


def tell_button(button: QAbstractButton, words: str, *, keys: str = "", more: str = "") -> None:
    """Name a button that shows no words, or other words, for the ear and for the mouse that rests on it.

    Args:
        button: the button.
        words: what it does.
        keys: the keys that do the same, if there are any.
        more: what else is to be heard: what comes of it, for one.
    """
    button.setToolTip(f"{words} ({keys})" if keys else words)
    button.setAccessibleName(words)
    button.setAccessibleDescription(". ".join(filter(None, (keys, more))))


def tell_field(field: QLineEdit, words: str, more: str) -> None:
    """Name a field by the words that stand in it while it is empty; name the cross that empties it too.

    Args:
        field: the field.
        words: what is to be typed.
        more: what comes of it, or how to go on.
    """
    field.setPlaceholderText(words)
    field.setAccessibleName(words)
    field.setAccessibleDescription(more)
    cross = field.findChild(QToolButton) if field.isClearButtonEnabled() else None
    if cross is not None:
        cross.setAccessibleName(tr("Clear"))  # Qt makes it nameless


def tell_row(item: QListWidgetItem, words: str) -> None:
    """Call a row of a list otherwise than it is written; `tell_places` puts its place behind."""
    item.setData(_WORDS_ROLE, words)
    item.setData(ACCESSIBLE_TEXT_ROLE, words)


def tell_places(rows: QListWidget) -> None:
    """Have each row of a list say its place after its words, once all are there: “Kent, 3 of 12”.

    The toolkit tells neither on Linux. Rows that are hidden, and headings between rows, are not counted.
    """
    shown = [item for row in range(rows.count()) if _counts(item := rows.item(row))]
    for at, item in enumerate(shown):
        words = " ".join(str(item.data(_WORDS_ROLE) or item.text()).split())
        item.setData(ACCESSIBLE_TEXT_ROLE, f"{words}, {place_of(at, len(shown))}")


def _counts(item: QListWidgetItem) -> bool:
    return not item.isHidden() and bool(item.flags().value)  # a heading has no flags: it can only be read


def tell_edge(splitter: QSplitter, words: str, more: str = "") -> None:
    """Name the edge between two panels, which a mouse can drag.

    Args:
        splitter: what holds both panels.
        words: which edge it is.
        more: how to do the same without a mouse.
    """
    handle = splitter.handle(1)
    handle.setAccessibleName(words)
    handle.setAccessibleDescription(more)


def tell_chosen(rows: QAbstractItemView, row: int) -> None:
    """Have a screen reader say the row that was chosen in a list while the keyboard stays in the field above it."""
    from PySide6.QtGui import QAccessible, QAccessibleEvent  # no start chooses anything

    if QAccessible.isActive():
        event = QAccessibleEvent(rows, QAccessible.Event.Focus)
        event.setChild(row)
        QAccessible.updateAccessibility(event)


def announce(about: QWidget, words: str) -> None:
    """Have a screen reader say something that happened away from where the keyboard is."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # no start has anything to say

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(about, words))
