"""The look of the pages of workshops, as a style sheet over the theme's colours."""

from __future__ import annotations

WORKSHOPS_SHEET = """
#workshopsPage, #workshopEditor, #stepPanel, #workshopRows {{ background: {paper}; }}
QScrollArea {{ background: {paper}; border: none; }}
QLabel {{ color: {ink}; background: transparent; }}
#pageTitle {{ font-size: 28px; font-weight: bold; }}
#sectionTitle {{ font-size: 18px; font-weight: bold; }}
#rowTitle {{ font-size: 17px; font-weight: bold; }}
#quiet, #fieldName {{ color: {quiet}; }}
#fieldName {{ font-size: 13px; font-weight: bold; }}
#late {{ color: {care_ink}; font-weight: bold; }}
#good {{ color: {tip_ink}; font-weight: bold; }}
#workshopRow {{ background: {raised}; border: 1px solid {line}; border-radius: 10px; }}
QLineEdit, QPlainTextEdit, QSpinBox {{
    background: {raised}; color: {ink}; border: 1px solid {line}; border-radius: 7px; padding: 6px 9px;
    selection-background-color: {focus}; selection-color: {paper}; placeholder-text-color: {quiet};
}}
QLineEdit:focus, QPlainTextEdit:focus, QSpinBox:focus {{ border: 2px solid {focus}; padding: 5px 8px; }}
#titleField {{ font-size: 22px; font-weight: bold; }}
#dropStrip {{ background: {surface}; border: 1px solid {line}; border-radius: 12px; }}
#dropTarget {{
    background: {raised}; color: {ink}; border: 2px dashed {quiet}; border-radius: 9px; padding: 6px 10px;
    font-size: 15px; font-weight: bold;
}}
#dropTarget[lit="true"] {{ background: {selection}; border: 2px solid {focus}; }}
#steps {{ background: {pane}; border: 1px solid {line}; border-radius: 10px; outline: none; }}
#steps:focus {{ border: 2px solid {focus}; }}
#parts {{ background: {raised}; border: 1px solid {line}; border-radius: 8px; outline: none; color: {ink}; }}
#parts:focus, #slides:focus {{ border: 2px solid {focus}; }}
#parts::item {{ padding: 4px; }}
#parts::item:selected {{ background: {selection}; color: {ink}; }}
#slides {{ background: {surface}; border: 2px solid {surface}; border-radius: 8px; color: {quiet}; }}
#panel {{ background: {surface}; border: 1px solid {line}; border-radius: 10px; }}
QListWidget {{ background: transparent; border: none; outline: none; color: {ink}; }}
QListWidget::item {{ padding: 6px 8px; border-radius: 6px; }}
QListWidget::item:selected {{ background: {selection}; color: {ink}; }}
QSplitter::handle {{ background: transparent; }}
"""
