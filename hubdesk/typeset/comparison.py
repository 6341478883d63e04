"""Entries side by side as a document: a column for each, their facts row by row, the question in small above them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QTextOption, QTextTableCellFormat

from hubdesk.model.address import EntryPlace, address_of
from hubdesk.model.facts import origin
from hubdesk.model.vocabulary import TermKind
from hubdesk.model.words import tr
from hubdesk.services.comparing import where
from hubdesk.typeset import style as sizes
from hubdesk.typeset.composer import Composer
from hubdesk.typeset.printing import Sheets, sheets_of
from hubdesk.typeset.style import KEEP_WITH_NEXT, Size, Style

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QTextDocument

    from hubdesk.model.entry import Entry
    from hubdesk.model.pack_info import PackInfo
    from hubdesk.model.palette import Palette
    from hubdesk.services.comparing import Comparison
    from hubdesk.typeset.paper import Paper

_SMALLER = 0.9
_STEPS_DOWN = 5
TAKE_OFF = "take-off:"
"""On the screen, the beginning of a link's target that takes an entry out; its number follows."""


class _Sizes(NamedTuple):
    title: Size
    label: Size
    text: Size
    apart: float = 14

    def scaled(self, scale: float) -> _Sizes:
        """Give all sizes of letters smaller or larger."""
        return _Sizes(_scaled(self.title, scale), _scaled(self.label, scale), _scaled(self.text, scale), self.apart)


_TITLE = sizes.TITLE._replace(below=20)
_SCREEN = _Sizes(Size(20, 96, 2, 6, is_bold=True), Size(13, 100, 9, 2), Size(16, 102, 0, 9))
_NARROW = _Sizes(Size(14.5, 98, 2, 5, is_bold=True), Size(12, 100, 8, 2), Size(13.5, 102, 0, 8), 5)
_PAPER = _Sizes(Size(19, 96, 2, 5, is_bold=True), Size(12.5, 100, 6, 1), Size(15.5, 102, 0, 7))
"""Space above a label and below a text is room within the cells; `apart` stands at either side of a column."""


def typeset_comparison(
    comparison: Comparison, palette: Palette, zoom: float = 1.0, *, is_narrow: bool = False
) -> QTextDocument:
    """Set a comparison for the screen, with a link on each title and one below it that takes the entry out.

    Args:
        comparison: the entries and their facts.
        palette: the colours that are on.
        zoom: how large the text is; 1 is the usual size.
        is_narrow: whether the columns have little room: smaller letters then keep words whole.
    """
    composer = Composer(Style(palette, zoom), _no_picture)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)  # four columns are narrow in large text
    composer.document.setDefaultTextOption(option)
    _set(composer, comparison, _NARROW if is_narrow else _SCREEN, has_links=True)
    return composer.finish()


def print_comparison(comparison: Comparison, infos: tuple[PackInfo, ...], title: str, paper: Paper) -> Sheets:
    """Set a comparison on paper, smaller where that brings it onto one page."""
    scale = 1.0
    for _ in range(_STEPS_DOWN):
        composer = paper.composer(_no_picture)
        composer.heading(title, 1, "top", _TITLE)
        _set(composer, comparison, _PAPER.scaled(scale), has_links=False)
        sheets = sheets_of(composer.finish(), title, paper, foot=" · ".join(origin(info) for info in infos))
        if sheets.count == 1:
            break
        scale *= _SMALLER
    return sheets


def _set(composer: Composer, comparison: Comparison, look: _Sizes, *, has_links: bool) -> None:
    count = len(comparison.entries)
    table = composer.rows(1 + 2 * len(comparison.rows), (100 / count,) * count, above=0 if has_links else _TITLE.below)
    for number in range(len(comparison.rows)):
        table.mergeCells(1 + 2 * number, 0, 1, count)
    with composer.cells(table) as enter:
        for column, entry in enumerate(comparison.entries):
            table.cellAt(0, column).setFormat(_cell(composer, column, count, look))
            enter(0, column)
            _head(composer, entry, look, f"{TAKE_OFF}{column}" if has_links else "")
        for at, row in zip(range(1, 1 + 2 * len(comparison.rows), 2), comparison.rows, strict=True):
            label = QTextTableCellFormat()
            label.setTopPadding(composer.style.px(look.label.above))
            table.cellAt(at, 0).setFormat(label)
            enter(at, 0)
            block, char = (
                composer.style.block(look.label, above=0),
                composer.style.char(look.label, composer.palette.quiet),
            )
            block.setProperty(KEEP_WITH_NEXT, 1)
            composer.start(block, char)
            composer.cursor.insertText(row.label, char)
            for column, value in enumerate(row.values):
                table.cellAt(at + 1, column).setFormat(_cell(composer, column, count, look))
                enter(at + 1, column)
                composer.line(value or tr("It does not say."), look.text, "" if value else composer.palette.quiet)


def _head(composer: Composer, entry: Entry, look: _Sizes, take_off: str) -> None:
    """Set what an entry is; with a target for taking it out, its title is a link too."""
    term = next(iter(entry.of_kind(TermKind.PARTNERSHIP)), None)
    composer.line(where(entry), look.label, composer.palette.accent(term.accent if term else ""), above=0)
    char = composer.style.char(look.title)
    composer.start(composer.style.block(look.title), char)
    target = address_of(EntryPlace(entry.pack, entry.id))
    link = composer.link_format(char, target, is_underlined=False) if take_off else char
    composer.cursor.insertText(entry.title, link)
    composer.line(entry.summary, look.text, composer.palette.quiet)
    if take_off:
        char = composer.style.char(look.label)
        composer.start(composer.style.block(look.label, above=6), char)
        composer.cursor.insertText(tr("Take off"), composer.link_format(char, take_off))


def _cell(composer: Composer, column: int, count: int, chosen: _Sizes) -> QTextTableCellFormat:
    """Give the format of a cell that has a line below it and keeps clear of its neighbours."""
    look = QTextTableCellFormat()
    composer.underline_cell(look, composer.palette.line, 1)
    look.setBottomPadding(composer.style.px(chosen.text.below))
    look.setLeftPadding(composer.style.px(chosen.apart) if column else 0)
    look.setRightPadding(composer.style.px(chosen.apart) if column < count - 1 else 0)
    return look


def _scaled(size: Size, scale: float) -> Size:
    return size._replace(px=size.px * scale, above=size.above * scale, below=size.below * scale)


def _no_picture(_asset: str, _width: int) -> QImage:
    from PySide6.QtGui import QImage

    return QImage()
