"""Nothing moves that nobody moved: some people are made ill by it, and others lose their place."""

from __future__ import annotations

import re

from PySide6.QtCore import QAbstractAnimation, QPropertyAnimation
from PySide6.QtGui import QMovie
from PySide6.QtWidgets import QApplication, QGraphicsEffect, QMainWindow, QStyle, QTreeView, QWidget

from tests.gui.scenes import SCENES, World, assert_none, each_scene
from tests.packs import ROOT

_MOVING = re.compile(
    r"Q(Property|Variant|Sequential|Parallel|Abstract)Animation|QTimeLine|QMovie|setAnimated|QScroller\b"
)


def test_no_code_of_ours_moves_anything() -> None:
    """No animation is begun anywhere; pictures of the window only wait for Qt's own to be over."""
    found = {
        str(file.relative_to(ROOT))
        for file in (ROOT / "hubdesk").rglob("*.py")
        if _MOVING.search(file.read_text("utf-8"))
    }

    assert found == {"hubdesk/gui/shot.py"}


def test_nothing_that_is_shown_moves(world: World) -> None:
    """On every page and in every dialog: branches open at once, and nothing slides, spins or fades.

    One thing does, for a sixth of a second, and it stands still meanwhile: the cross in a field, which Qt fades in.
    """
    faults: dict[str, list[str]] = {}
    for name, shown in each_scene(world, SCENES):
        moving = [
            one for one in shown.findChildren(QAbstractAnimation) if one.duration() and not is_cross_that_fades(one)
        ]
        faults[name] = [
            *(f"{type(one).__name__} of {type(one.parent()).__name__}" for one in moving),
            *(f"{type(one).__name__} shows a film" for one in shown.findChildren(QMovie)),
            *(f"{type(one).__name__} is drawn through {one}" for one in shown.findChildren(QGraphicsEffect)),
            *("a tree slides" for one in shown.findChildren(QTreeView) if one.isAnimated()),
            *(["panels slide"] if isinstance(shown, QMainWindow) and shown.isAnimated() and has_docks(shown) else []),
        ]  # fmt: skip

    assert_none(faults)


def is_cross_that_fades(animation: QAbstractAnimation) -> bool:
    """Say whether it is the cross that Qt shows in a field once something stands in it."""
    return (
        isinstance(animation, QPropertyAnimation)
        and animation.propertyName() == b"opacity"
        and animation.parent().inherits("QToolButton")
        and animation.duration() <= 200
    )


def has_docks(window: QMainWindow) -> bool:
    """Say whether there is anything in a window that Qt would slide."""
    return any(one.inherits("QDockWidget") or one.inherits("QToolBar") for one in window.findChildren(QWidget))


def test_bars_stay_where_they_are(qapp: QApplication) -> None:
    """The style does not let bars for scrolling come and go."""
    assert not qapp.style().styleHint(QStyle.StyleHint.SH_ScrollBar_Transient)
