"""Sets text for paper: links lead to what is printed with it or to the internet, and there is room to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextOption, QTextTableCellFormat

from hubdesk.model.address import EntryPlace, is_outside, place_of_target
from hubdesk.model.document import plain_text
from hubdesk.typeset import style as sizes
from hubdesk.typeset.composer import Composer
from hubdesk.typeset.style import KEEP_WITH_NEXT

if TYPE_CHECKING:
    from collections.abc import Callable

    from hubdesk.model.document import Inline
    from hubdesk.typeset.composer import PictureSource
    from hubdesk.typeset.style import Style

_AT_LEAST = QTextBlockFormat.LineHeightTypes.MinimumHeight.value
_ROOM_TO_WRITE = 33
"""Pixels of the screen's style that a line or a cell to write on is high: 7 millimetres in ordinary print."""

_ROOM_AT_A_RULE, _LINE = 12, 0.9


class PaperComposer(Composer):
    """Composes one document of several that are bound into one.

    `key` is what its places are known by among the others'; `pack` is where its links begin; `key_of` gives the key of
    an entry that is bound in too, or None. With `has_room_to_write` rules are lines to write on, empty cells are high.
    """

    def __init__(self, style: Style, picture: PictureSource, ratio: float) -> None:
        super().__init__(style, picture, ratio)
        self.key, self.pack = "here", ""
        self.has_room_to_write = False
        self.key_of: Callable[[EntryPlace], str | None] = lambda _place: None
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)  # addresses are long
        self.document.setDefaultTextOption(option)

    def anchor_name(self, anchor: str) -> str:
        """Give the name of a place, which no other document has."""
        return f"{self.key}-{anchor}"

    def link_format(self, char: QTextCharFormat, target: str, *, is_underlined: bool = True) -> QTextCharFormat:
        """Give a format that leads to a target, or plain words where it would lead nowhere."""
        found = self._reached(target)
        return super().link_format(char, found, is_underlined=is_underlined) if found else QTextCharFormat(char)

    def key_link(self, char: QTextCharFormat, key: str) -> QTextCharFormat:
        """Give a format, not underlined, that leads to the top of another document of the binding."""
        return super().link_format(char, f"#{key}-top", is_underlined=False)

    def _reached(self, target: str) -> str:
        if target.startswith("#"):
            return f"#{self.anchor_name(target[1:])}"
        place = place_of_target(target, self.pack)
        if isinstance(place, EntryPlace) and (key := self.key_of(place)):
            return f"#{key}-{place.heading or 'top'}"
        return target if is_outside(target) else ""

    def cell_block(self, cell: tuple[Inline, ...]) -> QTextBlockFormat:
        """Give the format of what stands in a cell of a table, or is to be written there."""
        block = super().cell_block(cell)
        if self.has_room_to_write and not plain_text(cell).strip():
            block.setLineHeight(self.style.px(_ROOM_TO_WRITE), _AT_LEAST)
        return block

    def _rule(self) -> None:
        """Draw a line across, with room to write above it; Qt's own is a hair of a printer's dots."""
        table = self.rows(1, (100,))
        look = QTextTableCellFormat()
        self.underline_cell(look, self.palette.quiet if self.has_room_to_write else self.palette.line, _LINE)
        table.cellAt(0, 0).setFormat(look)
        with self.cells(table) as enter:
            enter(0, 0)
            block = QTextBlockFormat()
            block.setProperty(KEEP_WITH_NEXT, 1)
            block.setLineHeight(self.style.px(_ROOM_TO_WRITE if self.has_room_to_write else _ROOM_AT_A_RULE), _AT_LEAST)
            self.start(block, self.style.char(sizes.LABEL))
