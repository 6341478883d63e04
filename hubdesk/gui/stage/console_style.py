"""The look of the console: dark whatever the window wears, because it is read in a dark room."""

from __future__ import annotations

GROUND, CARD, INK, QUIET, LINE, FOCUS = "#121417", "#1d2125", "#ece9e3", "#a4aab0", "#30353a", "#6fc0d6"
GOOD, EARLY, LATE = "#82cd93", "#74bdf0", "#f0b35a"
"""On time, ahead, behind; a shape and a word say the same."""

SCROLL_BAR = """
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar::handle:vertical { background: #3d444b; border-radius: 4px; min-height: 36px; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""
"""Of all that is dark, the overview on the wall as well."""

SHEET = f"""
ConsoleWindow {{ background: {GROUND}; }}
QLabel {{ color: {INK}; background: transparent; font-size: 15px; }}
#consoleTitle {{ font-size: 17px; font-weight: bold; }}
#quiet {{ color: {QUIET}; }}
#caption {{ color: {QUIET}; font-size: 13px; font-weight: bold; }}
#elapsed {{ font-size: 34px; font-weight: bold; }}
#clock {{ font-size: 20px; color: {QUIET}; }}
#badge {{ background: {LATE}; color: #16181a; border-radius: 6px; padding: 2px 10px; font-weight: bold; }}
QListWidget {{ background: transparent; border: none; color: {INK}; outline: none; font-size: 14px; }}
QListWidget::item {{ padding: 5px 8px; border-radius: 6px; }}
QListWidget::item:selected {{ background: #29454f; color: {INK}; }}
QListWidget::item:hover {{ background: #23282d; }}
QTextBrowser {{
    background: {CARD}; border: none; border-radius: 10px; color: {INK}; padding: 12px;
    selection-background-color: {FOCUS}; selection-color: #101214;
}}
QLineEdit {{
    background: {CARD}; color: {INK}; border: 2px solid {FOCUS}; border-radius: 9px; padding: 9px 12px; font-size: 20px;
    placeholder-text-color: {QUIET};
}}
QToolButton {{
    background: {CARD}; color: {INK}; border: 1px solid {LINE}; border-radius: 8px; padding: 7px 12px; font-size: 14px;
}}
QToolButton:hover {{ border-color: {FOCUS}; }}
QToolButton:checked {{ background: #29454f; border-color: {FOCUS}; }}
#panel {{ background: {GROUND}; border: 1px solid {LINE}; border-radius: 12px; }}
{SCROLL_BAR}"""
