"""Settings: the window that shows them, and what changes at once when one of them does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdesk.gui.areas import Area
from hubdesk.gui.dialogs.settings_dialog import SettingsDialog
from hubdesk.model.settings import OFF

if TYPE_CHECKING:
    from hubdesk.gui.main_window import MainWindow


class Preferences(Area):
    """Acts on settings as they are changed, so that nobody has to press “apply”."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._settings = window.session.settings
        self._settings.listen(self._take_up)

    def show(self) -> None:
        """Show the settings."""
        self.window.theme.open_dialog(SettingsDialog(self._settings, self.window))

    def _take_up(self, name: str) -> None:
        reading = self.window.reading
        match name:
            case "look":
                self.window.theme.set_look(self._settings.value("look"))
            case "text_size":
                if reading.zoom != self._settings.zoom:
                    reading.set_zoom(self._settings.zoom)
            case "font" | "spacing" | "width":
                reading.set_text_look()
            case "tabs":
                self.window.areas.named("tabs")  # from now on it listens itself
            case "contact_name" | "contact_reach":
                reading.refresh()
            case "keep_recent" if self._settings.value(name) == OFF:
                self.window.session.user.forget_read()
                self.window.home.show_recent([])
                self.window.carry_out("past_searches.forget_for_good")
