"""Help: the guide, the list of keys, and what HubDesk is made of."""

from __future__ import annotations

from hubdesk.gui.areas import Area
from hubdesk.gui.dialogs.text_dialog import TextDialog, about_page, keys_page
from hubdesk.model.guide import GUIDE_HOME


class Helping(Area):
    """Answers from the Help menu."""

    def show_guide(self) -> None:
        """Show the guide's first page; where the guide is not at hand, the keys."""
        if self.window.session.library.guide is None:
            self.show_keys()
        else:
            self.window.go(GUIDE_HOME)

    def show_keys(self) -> None:
        """Show the list of keys."""
        self.window.theme.open_dialog(TextDialog("Keys", keys_page(), self.window))

    def show_about(self) -> None:
        """Show what HubDesk is, the packs and the licences."""
        page = about_page(self.window.session.library)
        self.window.theme.open_dialog(TextDialog("About HubDesk", page, self.window))
