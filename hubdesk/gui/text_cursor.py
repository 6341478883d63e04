"""A cursor in the text of pages, moved by the arrow keys: to choose words without a mouse, or to hear line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdesk.gui.areas import Area
from hubdesk.model.words import tr

if TYPE_CHECKING:
    from hubdesk.gui.main_window import MainWindow


class TextCursor(Area):
    """Shows the cursor or not, on every page and on the next day."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        is_on = window.session.user.value("text_cursor", "hidden") == "shown"
        window.named_actions["text_cursor"].setChecked(is_on)
        if is_on:
            window.page.show_text_cursor(is_shown=True)

    def show(self) -> None:
        """Show the cursor from now on, where the page is read; or never again."""
        is_on = self.window.named_actions["text_cursor"].isChecked()
        self.window.session.user.keep("text_cursor", "shown" if is_on else "hidden")
        self.window.page.show_text_cursor(is_shown=is_on)
        if is_on:
            self.window.focus_middle()
            said = tr("The arrow keys move a cursor in the text, and with Shift they choose words. F7 ends that.")
            self.window.notice.mention(said)
        else:
            self.window.notice.forget()
