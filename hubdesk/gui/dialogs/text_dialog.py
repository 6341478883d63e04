"""A window with a page of text to read: the keys, what HubDesk is, a report of a mistake."""

from __future__ import annotations

import html
import platform
from typing import TYPE_CHECKING

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hubdesk import __version__
from hubdesk.gui.actions import ACTIONS, MENUS
from hubdesk.gui.panels.home import PROMISE
from hubdesk.gui.panels.link_browser import LinkBrowser
from hubdesk.model.text import count_of
from hubdesk.model.words import tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from hubdesk.gui.actions import ActionSpec
    from hubdesk.library.library import Library
    from hubdesk.model.pack_info import PackInfo


class TextDialog(QDialog):
    """Shows text that can be selected; `copied` is what the copy button takes, if there is to be one."""

    def __init__(self, title: str, page: str, parent: QWidget | None = None, copied: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(600, 540)
        self.view = view = LinkBrowser(self)
        view.setAccessibleName(title)
        view.setOpenLinks(False)
        view.setHtml(page)
        view.document().setDocumentMargin(14)
        close = QPushButton(tr("Close"), self)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        self.buttons = row = QHBoxLayout()
        if copied:
            copy = QPushButton(tr("&Copy the report"), self)
            copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(copied))
            row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 18, 16)
        layout.setSpacing(12)
        layout.addWidget(view)
        layout.addLayout(row)


def mistake_dialog(report: str, parent: QWidget | None = None) -> TextDialog:
    """Make the window that shows a mistake of ours whole; its report can be copied and sent to us."""
    said = tr(
        "This is a mistake of ours. What you have kept is safe, and you can go on. If it happens again, copy the report"
        " and send it to whoever gave you HubDesk."
    )
    heading = tr("Something went wrong in HubDesk")
    page = (
        f"<h2>{html.escape(heading)}</h2><p>{html.escape(said)}</p>"
        f"<pre style='white-space:pre-wrap'>{html.escape(report)}</pre>"
    )
    return TextDialog(tr("Something went wrong"), page, parent, copied=report)


def keys_page() -> str:
    """Give the list of keys as HTML, made from the table of commands: a heading and a table for each menu."""
    heading = tr("Keys")
    parts = [f"<h2>{html.escape(heading)}</h2>"]
    for menu, title in MENUS.items():
        specs = [spec for spec in ACTIONS if spec.menu == menu and spec.keys and spec.slot]
        if specs:
            heading = tr(title).replace("&", "")
            parts.append(f"<h3>{html.escape(heading)}</h3>")
            parts.append(
                f"<table width='100%' cellspacing='0' cellpadding='3'>{''.join(map(_keys_row, specs))}</table>"
            )
    return "".join(parts)


def _keys_row(spec: ActionSpec) -> str:
    keys = tr(" or ", "between two keys that do the same").join(
        QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in spec.keys
    )
    words = tr(spec.words).replace("&", "").removesuffix("…")
    return f"<tr><td width='62%'>{html.escape(words)}</td><td>{html.escape(keys)}</td></tr>"


def about_page(library: Library, proofs: Mapping[Path, Sequence[str]] | None = None) -> str:
    """Give what HubDesk is, the packs that are open, and what it is made with.

    Args:
        library: the packs that are open.
        proofs: lines on each pack that has been proven, by its file; None while that is under way.
    """
    packs = "".join(
        _about_pack(
            pack.info, pack.entry_count, [tr("Reading it whole…")] if proofs is None else proofs.get(pack.path, ())
        )
        for pack in library.packs
    )
    heading = tr("Packs", "a heading")
    what, none, made = tr("A library of practice that needs no internet."), tr("None is open."), tr("Made with")
    with_what = tr(
        "Python {python}, PySide6 {pyside} and Qt {qt} (both under the LGPL 3), and many smaller parts. "
        "The button Licences names each of them, with its licence and where its source is."
    ).format(python=platform.python_version(), pyside=pyside_version, qt=qVersion())
    return (
        f"<h2>HubDesk {__version__}</h2><p>{html.escape(what)} {html.escape(tr(PROMISE))}</p>"
        f"<h3>{html.escape(heading)}</h3>{packs or f'<p>{html.escape(none)}</p>'}"
        f"<h3>{html.escape(made)}</h3>"
        f"<p>{html.escape(with_what)}</p>"
    )


def _about_pack(info: PackInfo, entries: int, proof: Sequence[str]) -> str:
    edition = tr("Edition {date}").format(date=info.edition)
    said = (edition, count_of(entries, tr("entry"), tr("entries")), info.publisher, info.licence)
    lines = (f"{', '.join(part for part in said if part)}.", *proof)
    return f"<p><b>{html.escape(info.title)}</b><br>{'<br>'.join(map(html.escape, lines))}</p>"
