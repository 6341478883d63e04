"""What HubDesk is made of: one line for each part, with its licence beside it."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hubdesk.gui.dialogs.parts import column, foot, label
from hubdesk.gui.panels.link_browser import LinkBrowser
from hubdesk.gui.told import tell_field, tell_places
from hubdesk.model.text import count_of
from hubdesk.model.words import QT_TR_NOOP, tr
from hubdesk.services.parts import Part, read_parts, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator

_PART = Qt.ItemDataRole.UserRole
_SYSTEMS = {"linux": "Linux", "windows": "Windows", "macos": "macOS"}
_GROUPS = {
    "HubDesk": QT_TR_NOOP("HubDesk"),
    "Qt": QT_TR_NOOP("Qt"),
    "Inside Qt": QT_TR_NOOP("Inside Qt"),
    "Python": QT_TR_NOOP("Python"),
    "Python libraries": QT_TR_NOOP("Python libraries"),
    "Letters, pictures and words": QT_TR_NOOP("Letters, pictures and words"),
}


class LicencesDialog(QDialog):
    """Parts at the left, narrowed by what is typed; at the right what the chosen one is for, its source and licence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Licences"))
        self.resize(980, 620)
        parts = read_parts()
        self.field = QLineEdit(self)
        self.field.setClearButtonEnabled(True)
        tell_field(self.field, tr("Find a part or a licence"), tr("Only the parts that fit are listed."))
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("Parts that HubDesk is made of"))
        self.list.setFixedWidth(290)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.view = LinkBrowser(self)
        self.view.setAccessibleName(tr("Licence"))
        self.view.setOpenLinks(False)
        self.nothing = label(tr("No part is called that. Try fewer letters."), "", self)
        self._fill(parts)
        said = tr(
            "HubDesk is made of {parts}, each with its own licence. Qt, PySide6 and Shiboken6 are under the LGPL: "
            "you may put your own versions in their place. Choose one of them to see how, and where the source is."
        )
        rows = column(self)
        rows.addWidget(label(said.format(parts=count_of(len(parts), tr("part"), tr("parts"))), "", self))
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.field)
        left.addWidget(self.nothing)
        left.addWidget(self.list, 1)
        middle = QHBoxLayout()
        middle.setSpacing(14)
        middle.addLayout(left)
        middle.addWidget(self.view, 1)
        rows.addLayout(middle, 1)
        close = QPushButton(tr("Close"), self)
        close.clicked.connect(self.accept)
        close.setAutoDefault(False)
        rows.addLayout(foot(right=(close,)))
        self.field.textChanged.connect(self._narrow)
        self.list.currentItemChanged.connect(self._show)
        self._narrow("")
        self.field.setFocus()

    def _fill(self, parts: tuple[Part, ...]) -> None:
        group = ""
        for part in parts:
            if part.group != group:
                group = part.group
                heading = QListWidgetItem(tr(_GROUPS[group]), self.list)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                font = heading.font()
                font.setBold(True)
                heading.setFont(font)
            item = QListWidgetItem(f"{part.name} {part.version}".strip(), self.list)
            item.setToolTip(f"{part.name}: {part.purpose}")
            item.setData(_PART, part)

    def _items(self) -> Iterator[QListWidgetItem]:
        return (self.list.item(row) for row in range(self.list.count()))

    def _narrow(self, text: str) -> None:
        """Show the parts that have every word that was typed, and the headings above them; choose the first."""
        words = text.casefold().split()
        heading, first = None, None
        for item in self._items():
            part = item.data(_PART)
            if part is None:
                heading = item
                heading.setHidden(True)
                continue
            said = " ".join((part.name, part.version, part.licence, part.purpose)).casefold()
            item.setHidden(not all(word in said for word in words))
            if not item.isHidden():
                first = first or item
                if heading is not None:
                    heading.setHidden(False)
        tell_places(self.list)
        self.nothing.setVisible(first is None)
        if first is not None:
            self.list.setCurrentItem(first)
            self.list.scrollToTop()

    def _show(self, item: QListWidgetItem | None) -> None:
        part = item.data(_PART) if item is not None else None
        if part is None:
            return
        lines = [
            tr("Licence: {licence}").format(licence=part.licence),
            tr("Source: {address}").format(address=part.source),
        ]
        if part.systems:
            systems = ", ".join(_SYSTEMS[system] for system in part.systems)
            lines.append(tr("Only on {systems}").format(systems=systems))
        body = "<br>".join(html.escape(line) for line in lines)
        self.view.setHtml(
            f"<h2>{html.escape(f'{part.name} {part.version}'.strip())}</h2>"
            f"<p>{html.escape(part.purpose)}</p><p>{body}</p>"
            f"<pre style='white-space:pre-wrap; font-size:small'>{html.escape(read_text(part))}</pre>"
        )
