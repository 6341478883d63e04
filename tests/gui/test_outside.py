"""Addresses that lead out of the library: shown, copied, and opened only on a click."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from hubdesk.gui.dialogs.outside_address import OutsideAddressDialog
from hubdesk.model.document import Link, Paragraph, Text
from tests.fakes.desktop import FakeBrowser
from tests.gui.windows import click_link, dialog_of, links_of, press, show_page
from tests.packs import make_entry, make_pack

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from hubdesk.gui.main_window import MainWindow
    from tests.gui.windows import OpenWindow

ASKED_FIRST = "https://example.org/river/asked-first"


@pytest.fixture
def browser() -> Iterator[FakeBrowser]:
    """Take what the system's browser would be given."""
    fake = FakeBrowser()
    for scheme in ("http", "https", "mailto"):
        QDesktopServices.setUrlHandler(scheme, fake, "open")  # type: ignore[arg-type]  # the stubs are wrong: Qt takes the name
    yield fake
    for scheme in ("http", "https", "mailto"):
        QDesktopServices.unsetUrlHandler(scheme)


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot, browser: FakeBrowser) -> OutsideAddressDialog:
    """Follow a link out of the library."""
    show_page(qtbot, window, "hubdesk:small/river/panel-training")
    click_link(qtbot, window.page, ASKED_FIRST)
    return dialog_of(window, OutsideAddressDialog)


def address_in(dialog: OutsideAddressDialog) -> str:
    """Give the address that a dialog shows."""
    return dialog.findChildren(QPlainTextEdit)[0].toPlainText()


def test_a_link_outside_is_shown_in_full_first(dialog: OutsideAddressDialog, browser: FakeBrowser) -> None:
    """The reader follows the link and sees the whole address; nothing has been opened."""
    assert address_in(dialog) == ASKED_FIRST
    assert browser.opened == []


def test_it_opens_on_a_click(dialog: OutsideAddressDialog, browser: FakeBrowser, qtbot: QtBot) -> None:
    """Open in the browser opens that address, once, and the dialog goes."""
    press(qtbot, dialog, "Open in the browser")

    assert browser.opened == [ASKED_FIRST]
    assert not dialog.isVisible()


def test_it_can_be_copied(dialog: OutsideAddressDialog, browser: FakeBrowser, qtbot: QtBot) -> None:
    """Copy the address puts it on the clipboard and opens nothing."""
    press(qtbot, dialog, "Copy the address")

    assert QGuiApplication.clipboard().text() == ASKED_FIRST
    assert browser.opened == []
    assert not dialog.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape], ids=["Enter", "Esc"])
def test_enter_and_esc_leave_it(dialog: OutsideAddressDialog, browser: FakeBrowser, qtbot: QtBot, key: Qt.Key) -> None:
    """A hasty Enter, or Esc, opens nothing: Cancel is what is chosen at first."""
    qtbot.keyClick(QApplication.focusWidget() or dialog, key)

    assert not dialog.isVisible()
    assert browser.opened == []


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a%20b?c=d%26e&f=%C3%A9#part%201",
        "http://example.org/~x/(y)",
        "mailto:nobody@example.org?subject=Hello%20there",
        "https://xn--bcher-kva.example/",
        "HTTPS://example.org/UP",
    ],
)
def test_the_address_is_shown_copied_and_opened_letter_by_letter(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot, browser: FakeBrowser, address: str
) -> None:
    """An address with signs in it is shown as the author wrote it, and the browser gets the same."""
    page = Paragraph((Link(address, (Text("away"),)),))
    window = open_window(make_pack(tmp_path / "a.hubpack", make_entry("harbour/first", "First", page)))
    show_page(qtbot, window, "hubdesk:test/harbour/first")
    click_link(qtbot, window.page, links_of(window.page.document())["away"])
    dialog = dialog_of(window, OutsideAddressDialog)
    assert address_in(dialog).lower() == address.lower()
    press(qtbot, dialog, "Open in the browser")

    assert [opened.lower() for opened in browser.opened] == [address.lower()]


def test_the_source_of_an_entry_leads_out_too(window: MainWindow, qtbot: QtBot, browser: FakeBrowser) -> None:
    """Under Sources the reader clicks example.org, and sees where that leads."""
    show_page(qtbot, window, "hubdesk:small/harbour/cafe-afternoons")
    click_link(qtbot, window.page, links_of(window.page.document())["example.org"])

    assert address_in(dialog_of(window, OutsideAddressDialog)) == "https://example.org/harbour/what-we-tried"
