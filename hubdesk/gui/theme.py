"""How the window looks: one style sheet and one palette made from `typeset.palette`, light or dark as the system is."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from hubdesk.typeset.fonts import FAMILY, UPRIGHT, load_fonts
from hubdesk.typeset.palette import DARK, LIGHT, Palette

UI_PIXELS = 14

_SHEET = """
QMainWindow, QDialog {{ background: {paper}; }}
QMenuBar {{ background: {pane}; color: {ink}; padding: 1px 6px; }}
QMenuBar::item {{ padding: 5px 10px; border-radius: 5px; background: transparent; }}
QMenuBar::item:selected {{ background: {selection}; }}
QMenu {{ background: {raised}; color: {ink}; border: 1px solid {line}; padding: 5px; }}
QMenu::item {{ padding: 6px 28px 6px 14px; border-radius: 5px; }}
QMenu::item:selected {{ background: {selection}; }}
QMenu::item:disabled {{ color: {faint}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 5px 8px; }}
QToolTip {{ background: {raised}; color: {ink}; border: 1px solid {line}; padding: 4px 6px; }}
#topBar, #sidePane {{ background: {pane}; }}
#topBar {{ border-bottom: 1px solid {line}; }}
#sidePane {{ border-right: 1px solid {line}; }}
#searchField {{
    background: {raised}; color: {ink}; border: 1px solid {line}; border-radius: 8px; padding: 6px 10px;
    font-size: 15px; selection-background-color: {focus}; selection-color: {paper};
}}
#searchField:focus {{ border: 2px solid {focus}; padding: 5px 9px; }}
QToolButton {{
    background: transparent; color: {ink}; border: 2px solid transparent; border-radius: 7px; padding: 5px;
}}
QToolButton:hover:enabled {{ background: {selection}; }}
QToolButton:focus {{ border-color: {focus}; }}
#orderSwitch {{ background: {line}; border-radius: 8px; }}
#orderSwitch QToolButton {{ padding: 4px 8px; border-radius: 7px; color: {quiet}; }}
#orderSwitch QToolButton:checked {{ background: {raised}; color: {ink}; font-weight: bold; }}
QTreeView, QListView {{
    background: transparent; color: {ink}; border: none; outline: none; selection-background-color: {selection};
}}
QTreeView::branch {{ background: transparent; }}
QTreeView {{ show-decoration-selected: 0; }}
QScrollArea, #homePage {{ background: {paper}; border: none; }}
QTextBrowser {{ background: transparent; color: {ink}; border: none; selection-background-color: {focus};
    selection-color: {paper}; }}
#pageFrame {{ background: {paper}; border: 2px solid {paper}; }}
#pageFrame[focused="true"] {{ border: 2px solid {focus}; }}
QSplitter::handle {{ background: {line}; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 2px; }}
QScrollBar::handle {{ background: {handle}; border-radius: 4px; }}
QScrollBar::handle:vertical {{ min-height: 36px; }}
QScrollBar::handle:horizontal {{ min-width: 36px; }}
QScrollBar::handle:hover {{ background: {quiet}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QPushButton {{
    background: {raised}; color: {ink}; border: 1px solid {line}; border-radius: 7px; padding: 7px 16px;
}}
QPushButton:hover {{ border-color: {focus}; }}
QPushButton:focus {{ border: 2px solid {focus}; padding: 6px 15px; }}
QPushButton:default {{ background: {focus}; color: {paper}; border-color: {focus}; }}
QPushButton:default:focus {{ border: 2px solid {ink}; }}
#notice {{ background: {tip}; color: {ink}; border-bottom: 1px solid {line}; }}
#heroTitle {{ font-size: 30px; font-weight: bold; }}
#heroText {{ font-size: 17px; color: {quiet}; }}
#sectionTitle {{ font-size: 15px; font-weight: bold; color: {quiet}; }}
#footNote, #quiet {{ color: {quiet}; }}
#resultsCount {{ font-size: 15px; color: {quiet}; }}
#emptyTitle {{ font-size: 22px; font-weight: bold; }}
#address {{ background: {surface}; color: {ink}; border: 1px solid {line}; border-radius: 7px; padding: 8px; }}
"""


class Theme(QObject):
    """The look that is on. `changed` is sent when the system goes from light to dark or back."""

    changed = Signal()

    def __init__(self, app: QApplication, forced: str = "") -> None:
        """Dress the application.

        Args:
            app: the application.
            forced: `light` or `dark`; empty follows the system.
        """
        super().__init__(app)
        self._app, self._forced = app, forced
        load_fonts(UPRIGHT)
        font = QFont(FAMILY)
        font.setPixelSize(UI_PIXELS)
        app.setFont(font)
        self.palette = self._choose()
        self._dress()
        if not forced:
            QGuiApplication.styleHints().colorSchemeChanged.connect(self.refresh)

    def refresh(self) -> None:
        """Look at the system again."""
        palette = self._choose()
        if palette is not self.palette:
            self.palette = palette
            self._dress()
            self.changed.emit()

    def _choose(self) -> Palette:
        if self._forced:
            return DARK if self._forced == "dark" else LIGHT
        is_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if is_dark else LIGHT

    def _dress(self) -> None:
        colours = self.palette
        self._app.setPalette(_qt_palette(colours))
        fields = {name: getattr(colours, name) for name in Palette._fields if name != "is_dark"}
        mixed = {"faint": mix(colours.ink, colours.raised, 0.45), "handle": mix(colours.ink, colours.pane, 0.25)}
        self._app.setStyleSheet(_SHEET.format(**fields, **mixed))


def mix(over: str, under: str, share: float) -> str:
    """Mix two colours: `share` of the first, the rest of the second."""
    first, second = QColor(over), QColor(under)
    parts = zip(first.getRgb()[:3], second.getRgb()[:3], strict=True)  # type: ignore[index]
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in parts)


def _qt_palette(colours: Palette) -> QPalette:
    made = QPalette()
    role = QPalette.ColorRole
    for key, colour in (
        (role.Window, colours.paper),
        (role.WindowText, colours.ink),
        (role.Base, colours.paper),
        (role.AlternateBase, colours.surface),
        (role.Text, colours.ink),
        (role.Button, colours.raised),
        (role.ButtonText, colours.ink),
        (role.BrightText, colours.care_ink),
        (role.Highlight, colours.focus),
        (role.HighlightedText, colours.paper),
        (role.Link, colours.link),
        (role.LinkVisited, colours.link),
        (role.ToolTipBase, colours.raised),
        (role.ToolTipText, colours.ink),
        (role.PlaceholderText, colours.quiet),
    ):
        made.setColor(key, QColor(colour))
    disabled = QPalette.ColorGroup.Disabled
    for key in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(disabled, key, QColor(mix(colours.ink, colours.paper, 0.45)))
    return made
