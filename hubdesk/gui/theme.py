"""How the window looks: a palette and a few style sheets made from `model.palette`, light or dark like the system."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from hubdesk.model.palette import DARK, LIGHT, PALETTES, Palette
from hubdesk.paths import resources_folder
from hubdesk.typeset.fonts import FAMILY, UPRIGHT, load_fonts

UI_PIXELS = 14
_ICONS = (resources_folder() / "icons").as_posix()

_SCROLL_BARS = """
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 2px; }}
QScrollBar::handle {{ background: {handle}; border-radius: 4px; }}
QScrollBar::handle:vertical {{ min-height: 36px; }}
QScrollBar::handle:horizontal {{ min-width: 36px; }}
QScrollBar::handle:hover {{ background: {quiet}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
"""
_MENUS = """
QMenu {{ background: {raised}; color: {ink}; border: 1px solid {line}; padding: 5px; }}
QMenu::item {{ padding: 6px 28px 6px 14px; border-radius: 5px; }}
QMenu::item:selected {{ background: {selection}; }}
QMenu::item:disabled {{ color: {faint}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 5px 8px; }}
"""
_BUTTONS = """
QToolButton {{
    background: transparent; color: {ink}; border: 2px solid transparent; border-radius: 7px; padding: 5px;
}}
QToolButton:hover:enabled {{ background: {selection}; }}
QToolButton:focus {{ border-color: {focus}; }}
QPushButton {{
    background: {raised}; color: {ink}; border: 1px solid {line}; border-radius: 7px; padding: 7px 16px;
    outline: none;
}}
QPushButton:hover {{ border-color: {focus}; }}
QPushButton:focus {{ border: 2px solid {focus}; padding: 6px 15px; }}
"""

_CHOICES = """
QCheckBox {{ color: {ink}; spacing: 8px; padding: 4px; border: 2px solid transparent; border-radius: 6px; }}
QCheckBox:focus {{ border-color: {focus}; }}
QCheckBox::indicator {{
    width: 16px; height: 16px; border: 1px solid {quiet}; border-radius: 4px; background: {raised};
}}
QCheckBox::indicator:checked {{ background: {focus}; border-color: {focus}; image: url("{icons}/{tick}.svg"); }}
"""

_RADIO_BUTTONS = """
QRadioButton {{
    color: {ink}; font-size: 15px; spacing: 9px; padding: 4px; border: 2px solid transparent; border-radius: 6px;
}}
QRadioButton:focus {{ border-color: {focus}; }}
QRadioButton::indicator {{
    width: 16px; height: 16px; border: 1px solid {quiet}; border-radius: 9px; background: {raised};
}}
QRadioButton::indicator:checked {{ width: 6px; height: 6px; border: 6px solid {focus}; }}
"""

_SHEETS = {
    "menu_bar": """
QMenuBar {{ background: {pane}; color: {ink}; padding: 1px 6px; }}
QMenuBar::item {{ padding: 5px 10px; border-radius: 5px; background: transparent; }}
QMenuBar::item:selected {{ background: {selection}; }}
"""
    + _MENUS,
    "top_bar": """
#topBar {{ background: {pane}; border-bottom: 1px solid {line}; }}
#searchField {{
    background: {raised}; color: {ink}; border: 1px solid {line}; border-radius: 8px; padding: 6px 10px;
    font-size: 15px; selection-background-color: {focus}; selection-color: {paper}; placeholder-text-color: {quiet};
}}
#searchField:focus {{ border: 2px solid {focus}; padding: 5px 9px; }}
"""
    + _BUTTONS
    + _MENUS,
    "side_pane": """
#sidePane {{ background: {pane}; border-right: 1px solid {line}; }}
#orderSwitch {{ background: {track}; border-radius: 8px; }}
#orderSwitch QToolButton {{
    border: 2px solid transparent; padding: 4px 8px; border-radius: 7px; color: {ink}; background: transparent;
}}
#orderSwitch QToolButton:focus {{ border-color: {focus}; }}
#orderSwitch QToolButton:checked {{ background: {chosen}; font-weight: bold; }}
QTreeView {{ background: transparent; border: none; outline: none; }}
"""
    + _SCROLL_BARS,
    "page": """
#pageFrame {{ background: {paper}; border: 2px solid {paper}; }}
#pageFrame[focused="true"] {{ border: 2px solid {focus}; }}
QTextBrowser {{
    background: transparent; color: {ink}; border: none; selection-background-color: {focus}; selection-color: {paper};
}}
"""
    + _SCROLL_BARS
    + _MENUS,
    "results": """
QListView {{ background: transparent; border: none; outline: none; }}
QTextBrowser {{ background: transparent; border: 2px solid transparent; outline: none; }}
QTextBrowser:focus {{ border-color: {focus}; }}
#resultsCount {{ font-size: 15px; font-weight: bold; }}
#resultsNote {{ color: {quiet}; }}
"""
    + _BUTTONS
    + _SCROLL_BARS,
    "middle": _SCROLL_BARS,
    "facets": """
QListView {{ background: transparent; border: none; outline: none; }}
"""
    + _SCROLL_BARS,
    "tabs": """
QTabBar {{ background: {pane}; }}
QTabBar::tab {{
    background: {pane}; color: {quiet}; padding: 5px 12px; border: none; border-right: 1px solid {line};
    min-width: 90px; max-width: 220px;
}}
QTabBar::tab:selected {{ background: {paper}; color: {ink}; }}
QTabBar::tab:hover {{ color: {ink}; }}
QTabBar::tab:selected:focus {{ color: {link}; border-bottom: 2px solid {focus}; padding-bottom: 3px; }}
"""
    + _BUTTONS,
    "find_bar": """
#findBar {{ background: {pane}; border-top: 1px solid {line}; }}
#findField {{
    background: {raised}; color: {ink}; border: 1px solid {line}; border-radius: 7px; padding: 5px 9px;
    selection-background-color: {focus}; selection-color: {paper}; placeholder-text-color: {quiet};
}}
#findField:focus {{ border: 2px solid {focus}; padding: 4px 8px; }}
#findCount {{ color: {quiet}; }}
"""
    + _BUTTONS,
    "outline": """
#outline {{ background: {paper}; }}
#outlineTitle {{ color: {quiet}; font-size: 13px; font-weight: bold; }}
QListWidget {{ background: transparent; border: none; outline: none; }}
"""
    + _SCROLL_BARS,
    "lists": """
#listsPage, #comparisonPage {{ background: {paper}; }}
QTextBrowser {{
    background: transparent; color: {ink}; border: 2px solid transparent; selection-background-color: {focus};
    selection-color: {paper};
}}
QTextBrowser:focus {{ border-color: {focus}; }}
QListWidget {{ background: transparent; border: none; outline: none; }}
#listsTitle {{ font-size: 22px; font-weight: bold; padding-left: 8px; }}
#shelfTitle {{ font-size: 26px; font-weight: bold; }}
#shelfCount, #shelfHint {{ color: {quiet}; font-size: 14px; }}
#emptyShelf {{ color: {quiet}; font-size: 17px; }}
#comparisonLead {{ font-size: 18px; }}
QPushButton#entryOffer {{ text-align: left; }}
"""
    + _BUTTONS
    + _SCROLL_BARS,
    "own_sheet": """
#ownSheet, #ownSheetPaper {{ background: {paper}; }}
#sheetKicker {{ color: {link}; font-size: 14px; font-weight: bold; }}
#sheetTitle {{ font-size: 27px; font-weight: bold; }}
#partName {{ font-size: 19px; font-weight: bold; }}
#partHint {{ color: {quiet}; font-size: 15px; }}
QLineEdit, QPlainTextEdit {{
    background: {raised}; color: {ink}; border: 1px solid {line}; border-radius: 7px; padding: 7px 9px; font-size: 15px;
    selection-background-color: {focus}; selection-color: {paper}; placeholder-text-color: {quiet};
}}
QLineEdit:focus, QPlainTextEdit:focus {{ border: 2px solid {focus}; padding: 6px 8px; }}
#ownSheetPaper QRadioButton {{ font-size: 17px; }}
"""
    + _RADIO_BUTTONS
    + _CHOICES
    + _BUTTONS
    + _SCROLL_BARS
    + _MENUS,
    "note": """
#notePanel {{ background: {surface}; border-left: 1px solid {line}; }}
#noteTitle {{ color: {ink}; font-size: 16px; font-weight: bold; }}
#noteFoot {{ color: {quiet}; font-size: 13px; }}
QPlainTextEdit {{
    background: transparent; color: {ink}; font-size: 16px; selection-background-color: {focus};
    selection-color: {paper}; placeholder-text-color: {quiet};
}}
QPlainTextEdit:focus {{ border-top: 2px solid {focus}; }}
"""
    + _BUTTONS
    + _SCROLL_BARS
    + _MENUS,
    "notice": """
#notice {{ background: {care}; color: {ink}; border-bottom: 1px solid {line}; }}
#notice[passing="true"] {{ background: {tip}; }}
"""
    + _BUTTONS,
    "dialog": """
QDialog {{ background: {paper}; }}
QDialogButtonBox, QMessageBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QTextBrowser {{ background: transparent; color: {ink}; border: 2px solid transparent; border-radius: 8px; }}
QScrollArea, #settingsPage {{ background: transparent; border: none; }}
QTextBrowser:focus {{ border-color: {focus}; }}
QLabel {{ color: {ink}; }}
#groupTitle {{ font-size: 17px; font-weight: bold; }}
#settingWords {{ font-size: 15px; }}
#settingAbout, #settingLock, #quietLine {{ font-size: 13px; color: {quiet}; }}
QLineEdit {{
    background: {raised}; color: {ink}; border: 1px solid {line}; border-radius: 7px; padding: 6px 9px;
    selection-background-color: {focus}; selection-color: {paper}; placeholder-text-color: {quiet};
}}
QLineEdit:focus {{ border: 2px solid {focus}; padding: 5px 8px; }}
QLineEdit:disabled {{ color: {faint}; }}
#sheet {{ background: {surface}; border: 2px solid {surface}; border-radius: 9px; }}
#sheet:focus {{ border-color: {focus}; }}
#sheetPart {{ font-weight: bold; }}
#keyWords {{ background: {surface}; border-radius: 8px; padding: 10px 12px; font-size: 17px; font-weight: bold; }}
QListWidget {{ background: {surface}; color: {ink}; border: 1px solid {line}; border-radius: 8px; padding: 4px; }}
QListWidget::item {{ padding: 7px 9px; border-radius: 6px; color: {ink}; }}
QListWidget::item:selected {{ background: {selection}; color: {ink}; }}
QPushButton:disabled {{ color: {faint}; }}
QProgressBar {{ background: {track}; border: none; border-radius: 5px; max-height: 10px; }}
QProgressBar::chunk {{ background: {focus}; border-radius: 5px; }}
#address {{ background: {surface}; color: {ink}; border: 1px solid {line}; border-radius: 7px; padding: 8px; }}
#address:focus {{ border: 2px solid {focus}; padding: 7px; }}
"""
    + _RADIO_BUTTONS
    + _BUTTONS
    + _CHOICES
    + _SCROLL_BARS
    + _MENUS,
    "scroll_bar": _SCROLL_BARS,
}
"""One sheet for each part that needs one. A sheet for the whole application would be asked about every card and label,
which a start would feel; what has no sheet takes its colours from the palette."""


class Theme(QObject):
    """The look that is on. `changed` is sent when the system goes from light to dark or back."""

    changed = Signal()

    def __init__(self, app: QApplication, forced: str = "") -> None:
        """Dress the application.

        Args:
            app: the application.
            forced: a name of `PALETTES`; empty, or any other, follows the system.
        """
        super().__init__(app)
        self._app, self._forced = app, forced if forced in PALETTES else ""
        self._dressed: WeakKeyDictionary[QWidget, str] = WeakKeyDictionary()
        load_fonts(UPRIGHT)
        font = QFont(FAMILY)
        font.setPixelSize(UI_PIXELS)
        app.setFont(font)
        self.palette = self._choose_at_start()
        self._dress()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.refresh)

    def set_look(self, look: str) -> None:
        """Dress the application otherwise: a name of `PALETTES`, or anything else to follow the system."""
        self._forced = look if look in PALETTES else ""
        self.refresh()

    def refresh(self) -> None:
        """Look at the system again."""
        palette = self._choose()
        if palette is not self.palette:
            self.palette = palette
            self._dress()
            self.changed.emit()

    def _choose_at_start(self) -> Palette:
        """Choose by the colours that the system has given so far: asking for its scheme would cost a start 25 ms."""
        if self._forced:
            return self._choose()
        return DARK if QGuiApplication.palette().window().color().lightnessF() < 0.5 else LIGHT

    def _choose(self) -> Palette:
        if self._forced:
            return PALETTES[self._forced]
        from PySide6.QtCore import Qt

        is_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if is_dark else LIGHT

    def dress(self, widget: QWidget, part: str) -> None:
        """Give a part of the window its style sheet, now and whenever the look changes."""
        self._dressed[widget] = part
        widget.setStyleSheet(self._sheet(part))

    def open_dialog(self, dialog: QDialog) -> None:
        """Show a dialog in the look that is on; it scrolls where the screen is small, and goes when it is closed."""
        self.dress(dialog, "dialog")
        from PySide6.QtCore import Qt

        from hubdesk.gui.room import make_room  # no start shows a dialog

        make_room(dialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _dress(self) -> None:
        self._app.setPalette(_qt_palette(self.palette))
        for widget, part in list(self._dressed.items()):
            if isValid(widget):
                widget.setStyleSheet(self._sheet(part))

    def _sheet(self, part: str) -> str:
        colours = self.palette
        sheet = _SHEETS.get(part) or _later_sheet(part)
        return sheet.format(
            **colours._asdict(),
            faint=mix(colours.ink, colours.raised, 0.45),
            track=colours.surface if colours.is_dark else colours.line,
            chosen=colours.line if colours.is_dark else colours.raised,
            handle=mix(colours.ink, colours.pane, 0.25),
            icons=_ICONS,
            tick="check-dark" if colours.is_dark else "check-light",
        )


def _later_sheet(part: str) -> str:
    """Give the sheet of a part that lies beyond the first page, from a module of its own."""
    from hubdesk.gui.workshops.look import WORKSHOPS_SHEET  # a start shows no workshop

    return {"workshops": WORKSHOPS_SHEET + _BUTTONS + _SCROLL_BARS + _MENUS}[part]


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
        (role.Mid, colours.line),
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
