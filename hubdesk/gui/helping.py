"""Help: the list of keys, and what HubDesk is made of."""

from __future__ import annotations

from hubdesk.gui.areas import Area
from hubdesk.gui.dialogs.text_dialog import TextDialog, about_page, keys_page


class Helping(Area):
    """Answers from the Help menu."""

    def show_keys(self) -> None:
        """Show the list of keys."""
        self.window.theme.open_dialog(TextDialog("Keys", keys_page(), self.window))

    def show_about(self) -> None:
        """Show what HubDesk is, the packs and the licences."""
        page = about_page(self.window.session.library)
        self.window.theme.open_dialog(TextDialog("About HubDesk", page, self.window))
