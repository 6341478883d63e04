"""The keys of a talk, declared once: what they do, and the list that the console shows.

Clickers send PgUp, PgDn, `.`, F5 and Esc. No key that edits text lies beside one that is used before people.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt

from hubdesk.model.words import QT_TR_NOOP

K = Qt.Key


class StageKey(NamedTuple):
    """One command of a talk: `name` is the presenter's or the show's method; `said` is how its keys are written."""

    name: str
    words: str
    said: str
    keys: tuple[Qt.Key, ...]


STAGE_KEYS = (
    StageKey(
        "next",
        QT_TR_NOOP("Next slide"),
        QT_TR_NOOP("→ ↓ Space PgDn Enter, or a click"),
        (K.Key_Right, K.Key_Down, K.Key_Space, K.Key_PageDown, K.Key_Return, K.Key_Enter),
    ),
    StageKey("back", QT_TR_NOOP("Slide before"), QT_TR_NOOP("← ↑ PgUp"), (K.Key_Left, K.Key_Up, K.Key_PageUp)),
    StageKey("home", QT_TR_NOOP("First slide"), QT_TR_NOOP("Home"), (K.Key_Home,)),
    StageKey("end", QT_TR_NOOP("Last slide"), QT_TR_NOOP("End"), (K.Key_End,)),
    StageKey("black", QT_TR_NOOP("Black wall, and back"), QT_TR_NOOP("B or ."), (K.Key_B, K.Key_Period)),
    StageKey("white", QT_TR_NOOP("White wall, and back"), QT_TR_NOOP("W"), (K.Key_W,)),
    StageKey("freeze", QT_TR_NOOP("Keep the wall as it is, and let it go"), QT_TR_NOOP("F"), (K.Key_F,)),
    StageKey("find", QT_TR_NOOP("Search without showing it"), QT_TR_NOOP("/"), (K.Key_Slash,)),
    StageKey("come_back", QT_TR_NOOP("From an answer back to the talk"), QT_TR_NOOP("Backspace"), (K.Key_Backspace,)),
    StageKey("overview", QT_TR_NOOP("All slides at once"), QT_TR_NOOP("O"), (K.Key_O,)),
    StageKey(
        "zoom", QT_TR_NOOP("Look closer; the mouse, or Shift and arrows, move the picture"), QT_TR_NOOP("Z"), (K.Key_Z,)
    ),
    StageKey("pointer", QT_TR_NOOP("A point of light that follows the mouse"), QT_TR_NOOP("L"), (K.Key_L,)),
    StageKey("countdown", QT_TR_NOOP("Start the countdown, or put it back"), QT_TR_NOOP("T"), (K.Key_T,)),
    StageKey("pause", QT_TR_NOOP("Stop the clock, or let it go on"), QT_TR_NOOP("P"), (K.Key_P,)),
    StageKey("swap", QT_TR_NOOP("Swap the screens"), QT_TR_NOOP("S"), (K.Key_S,)),
    StageKey("console", QT_TR_NOOP("Your console over the slide, with one screen"), QT_TR_NOOP("C"), (K.Key_C,)),
    StageKey("larger_notes", QT_TR_NOOP("Larger notes"), QT_TR_NOOP("+"), (K.Key_Plus, K.Key_Equal)),
    StageKey("smaller_notes", QT_TR_NOOP("Smaller notes"), QT_TR_NOOP("\u2212"), (K.Key_Minus,)),
    StageKey("help", QT_TR_NOOP("This list"), QT_TR_NOOP("F1 or ?"), (K.Key_F1, K.Key_Question)),
    StageKey("leave", QT_TR_NOOP("Leave; F5 comes back to the same slide"), QT_TR_NOOP("Esc"), (K.Key_Escape,)),
    StageKey("resume", QT_TR_NOOP("Show the slide again"), QT_TR_NOOP("F5"), (K.Key_F5,)),
)
JUMP = (QT_TR_NOOP("Go to a slide by its number"), QT_TR_NOOP("a number, then Enter"))

_BY_KEY = {key: spec.name for spec in STAGE_KEYS for key in spec.keys}
MOVES = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
"""Which way the keys move what is looked at closer, or the point of light, while Shift is held."""
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def command_of(key: int, modifiers: Qt.KeyboardModifier) -> str:
    """Give the command of a key, or nothing. Keys held with Ctrl or Alt are none of ours."""
    if modifiers & _HELD:
        return ""
    try:
        return _BY_KEY.get(Qt.Key(key), "")
    except ValueError:  # a key that Qt has no name for
        return ""
