"""Whether words have the room they need: what is cut off, stands outside its place, or needs sideways scrolling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTextBrowser,
    QToolButton,
    QWidget,
)

from hubdesk.gui.panels.cards import Card

if TYPE_CHECKING:
    from collections.abc import Iterator

_SLACK = 1
"""Pixels by which rounding may differ."""


def cut_off(shown: QWidget, *, may_scroll_sideways: bool = False) -> list[str]:
    """Name what cannot be read whole in a window, as it is now: an empty list where all is well.

    Where words are shortened on purpose, they must end in "…" and be told whole in a tool tip.

    Args:
        shown: the window, or something in it.
        may_scroll_sideways: whether a bar that can be seen is good enough for what is too wide.
    """
    window = shown.window()
    return [
        f"{type(widget).__name__} {_words_of(widget)!r}: {fault}"
        for widget in (window, *window.findChildren(QWidget))
        if widget.isVisible() and widget.window() is window and not widget.visibleRegion().isEmpty()
        for fault in _faults(widget, may_scroll_sideways=may_scroll_sideways)
    ]


def too_large(dialog: QWidget, width: int, height: int) -> list[str]:
    """Say whether a window does not fit on a screen, in pixels."""
    size = dialog.size()
    is_large = size.width() > width or size.height() > height
    return [f"{size.width()} by {size.height()}"] if is_large else []


def _faults(widget: QWidget, *, may_scroll_sideways: bool) -> Iterator[str]:
    if isinstance(widget, Card):
        if widget.height() + _SLACK < widget.heightForWidth(widget.width()):
            yield "a card is too low for its words"
    elif isinstance(widget, QLabel):
        yield from _label_faults(widget)
    elif isinstance(widget, QAbstractButton):
        yield from _button_faults(widget)
    elif isinstance(widget, QComboBox):
        if widget.fontMetrics().horizontalAdvance(widget.currentText()) > widget.width() - 24:
            yield "the choice does not fit"
    elif isinstance(widget, QLineEdit):
        needed = widget.fontMetrics().horizontalAdvance(widget.placeholderText())
        is_told = widget.toolTip() or widget.accessibleName()
        if needed > widget.contentsRect().width() and not is_told:
            yield "the hint does not fit"
    elif isinstance(widget, (QScrollArea, QTextBrowser)):
        bar = widget.horizontalScrollBar()
        if bar.maximum() > 0 and not (may_scroll_sideways and bar.isVisible()):
            yield f"must be scrolled sideways by {bar.maximum()} pixels"
    yield from _place_faults(widget)


def _label_faults(label: QLabel) -> Iterator[str]:
    if not label.text() or label.textFormat() == Qt.TextFormat.RichText:
        return
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        if needed > label.height() + _SLACK:
            yield f"is {label.height()} high and needs {needed}"
        words = max(label.text().split(), key=label.fontMetrics().horizontalAdvance, default="")
        if label.fontMetrics().horizontalAdvance(words) > label.contentsRect().width() + _SLACK:
            yield f"the word {words!r} is wider than its place"
        return
    needed = label.sizeHint().width()
    if needed > label.width() + _SLACK and not _is_told_whole(label, label.text()):
        yield f"is {label.width()} wide and needs {needed}"
    if label.fontMetrics().height() > label.height() + _SLACK:
        yield f"is {label.height()} high and a line needs {label.fontMetrics().height()}"


def _button_faults(button: QAbstractButton) -> Iterator[str]:
    shows_words = not isinstance(button, QToolButton) or (
        button.toolButtonStyle() != Qt.ToolButtonStyle.ToolButtonIconOnly or button.icon().isNull()
    )
    if not button.text() or not shows_words:
        return
    hint = button.sizeHint()
    if hint.width() > button.width() + _SLACK and not _is_told_whole(button, button.text()):
        yield f"is {button.width()} wide and needs {hint.width()}"
    if isinstance(button, (QPushButton, QToolButton)) and hint.height() > button.height() + _SLACK:
        yield f"is {button.height()} high and needs {hint.height()}"


def _is_told_whole(widget: QWidget, text: str) -> bool:
    return "…" in text and len(widget.toolTip()) > len(text)


def _place_faults(widget: QWidget) -> Iterator[str]:
    """Words must stand inside every widget around them, but for those in a viewport, which can be scrolled."""
    if not _words_of(widget) and not isinstance(widget, QAbstractScrollArea):
        return
    around = widget.parentWidget()
    inner = widget
    while around is not None and not inner.isWindow():
        if isinstance(around, QAbstractScrollArea) or _is_viewport(around):
            return
        rect = QRect(widget.mapTo(around, QPoint(0, 0)), widget.size())
        if not around.rect().adjusted(-2, -2, 2, 2).contains(rect):
            yield f"stands outside {type(around).__name__} {around.objectName()}: {rect} in {around.rect()}"
            return
        inner, around = around, around.parentWidget()


def _is_viewport(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget


def _words_of(widget: QWidget) -> str:
    if isinstance(widget, (QLabel, QAbstractButton)):
        return widget.text()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QLineEdit):
        return widget.placeholderText()
    return widget.accessibleName() if widget is not QApplication.activeWindow() else ""
