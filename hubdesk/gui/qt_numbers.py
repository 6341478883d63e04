"""Numbers of Qt's own that painting and models take as plain whole numbers.

The name `Qt` makes PySide build some two hundred Python enumerations when it is first asked for: a fifth of what an
empty window takes to start. What a start runs through takes these numbers instead, and asks for `Qt` only inside what
happens later: a key, a click, a dialog. `tests/architecture/test_start.py` watches over it and compares the numbers.
"""

from __future__ import annotations

ALIGN_LEFT, ALIGN_RIGHT, ALIGN_TOP, ALIGN_BOTTOM, ALIGN_V_CENTER = 0x1, 0x2, 0x20, 0x40, 0x80
"""`Qt.AlignmentFlag`, for QPainter.drawText."""
TEXT_WORD_WRAP = 0x1000
"""`Qt.TextFlag.TextWordWrap`, for QPainter.drawText."""

DISPLAY_ROLE, TOOL_TIP_ROLE, ACCESSIBLE_TEXT_ROLE, SIZE_HINT_ROLE, USER_ROLE = 0, 3, 11, 13, 256
"""`Qt.ItemDataRole`."""

PLAIN_TEXT = 0
"""`Qt.TextFormat.PlainText`, for the property `textFormat`: a name from a pack is never mark-up."""
NO_FOCUS = 0
"""`Qt.FocusPolicy.NoFocus`, for the property `focusPolicy`."""
SCROLL_BAR_OFF = 1
"""`Qt.ScrollBarPolicy.ScrollBarAlwaysOff`, for the property `horizontalScrollBarPolicy`."""
TEXT_SELECTABLE_BY_MOUSE = 1
"""`Qt.TextInteractionFlag.TextSelectableByMouse`, for the property `textInteractionFlags`."""
