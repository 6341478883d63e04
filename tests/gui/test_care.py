"""Help comes first on a page that touches on something hard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.gui.windows import show_page

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from hubdesk.gui.main_window import MainWindow


def test_the_schools_own_contact_comes_before_the_helplines(window: MainWindow, qtbot: QtBot) -> None:
    """Who was entered in the settings stands first in the banner, at once and on every such page; nowhere else."""
    place = next(
        f"hubdesk:small/{id_}"
        for id_ in window.session.library.packs[0].ids(20)
        if (entry := window.session.library.packs[0].entry(id_)) and entry.sensitive
    )
    show_page(qtbot, window, place)
    assert "turn first to" not in window.page.toPlainText()
    window.areas.named("preferences")
    window.session.settings.set("contact_name", "Sam Okoro")
    window.session.settings.set("contact_reach", "room 12")

    text = window.page.toPlainText()
    assert 0 < text.index("Here, turn first to Sam Okoro, room 12.") < text.index("Childline")
    show_page(qtbot, window, "hubdesk:small/harbour/buddies")
    assert "Sam Okoro" not in window.page.toPlainText()
