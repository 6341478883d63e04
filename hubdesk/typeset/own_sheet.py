"""A user's sheet "Could we do this here?" on paper: filled in as far as it is, with room to go on by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QImage, QTextTableCellFormat

from hubdesk.model.facts import origin
from hubdesk.model.sheet import EMPTY_BOX, TICKED_BOX
from hubdesk.model.words import tr
from hubdesk.services.collecting import hints
from hubdesk.services.own_sheet import ANSWER_WORDS, BY_WHEN, PART_WORDS, SAYS, TITLE, WHO, WHY
from hubdesk.typeset import style as sizes
from hubdesk.typeset.pages import accent_of
from hubdesk.typeset.printing import Sheets, sheets_of
from hubdesk.typeset.style import KEEP_WITH_NEXT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hubdesk.services.pages import EntryPage
    from hubdesk.typeset.paper import Paper
    from hubdesk.typeset.paper_composer import PaperComposer
    from hubdesk.userdata.sheets import Sheet, SheetLine

_WIDTHS = (5.0, 57.0, 20.0, 18.0)
_EMPTY_LINES = 2
_ROW = 9
"""Pixels above and below a line."""


def print_own_sheet(sheet: Sheet, page: EntryPage, paper: Paper) -> Sheets:
    """Set a sheet.

    Args:
        sheet: what the user has filled in.
        page: the entry that it is about, with its pack.
        paper: what it is printed on.
    """
    composer = paper.composer(lambda _asset, _width: QImage(), accent_of(page))
    composer.line(tr(TITLE), sizes.CHIPS, composer.style.accent)
    composer.heading(sheet.title, 1, "top", sizes.TITLE)
    _answer(composer, sheet)
    said = hints(page.entry)
    for part, words in PART_WORDS.items():
        composer.heading(tr(words.name), 2, part, sizes.HEADING_3)
        hint = tr(SAYS).format(words=said[part]) if part in said else tr(words.question)
        form = composer.style.block(sizes.SMALL)
        form.setProperty(KEEP_WITH_NEXT, 1)
        char = composer.style.char(sizes.SMALL, composer.palette.quiet)
        composer.start(form, char)
        composer.cursor.insertText(hint, char)
        _lines(composer, [line for line in sheet.lines if line.part == part])
    composer.line("\u00a0", sizes.LABEL)  # what ends with a table loses its last line at the end of the paper
    foot = origin(page.info, page.entry.reviewed)
    return sheets_of(composer.finish(), sheet.title, paper, foot=foot)


def _answer(composer: PaperComposer, sheet: Sheet) -> None:
    boxes = [
        f"{TICKED_BOX if sheet.answer == answer else EMPTY_BOX}\u00a0{tr(words)}"
        for answer, words in ANSWER_WORDS.items()
    ]
    composer.line("\u2003\u2003".join(boxes), sizes.BODY)
    composer.line(tr(WHY), sizes.LABEL, composer.palette.quiet)
    if sheet.why.strip():
        composer.line(sheet.why.strip(), sizes.FACT)
    else:
        _row(composer, (("", "", "", ""),))


def _lines(composer: PaperComposer, lines: Sequence[SheetLine]) -> None:
    filled = [line for line in lines if line.text.strip() or line.who.strip() or line.by_when.strip()]
    head = ("", "", tr(WHO), tr(BY_WHEN))
    rows = [(TICKED_BOX if line.is_done else EMPTY_BOX, line.text, line.who, line.by_when) for line in filled]
    rows += [(EMPTY_BOX, "", "", "")] * max(1, _EMPTY_LINES - len(filled))
    _row(composer, (head, *rows))


def _row(composer: PaperComposer, rows: Sequence[tuple[str, str, str, str]]) -> None:
    """Set rows with a line below each, and room to write where nothing stands."""
    table = composer.rows(len(rows), _WIDTHS)
    with composer.cells(table) as enter:
        for number, row in enumerate(rows):
            is_head = number == 0 and len(rows) > 1
            for column, words in enumerate(row):
                look = QTextTableCellFormat()
                look.setRightPadding(composer.style.px(10))
                if not is_head:
                    composer.underline_cell(look, composer.palette.line, 0.9)
                    look.setTopPadding(composer.style.px(_ROW))
                    look.setBottomPadding(composer.style.px(_ROW / 2))
                table.cellAt(number, column).setFormat(look)
                enter(number, column)
                size = sizes.LABEL if is_head else sizes.FACT
                char = composer.style.char(size, composer.palette.quiet if is_head else "")
                form = composer.style.block(size, below=0)
                if is_head:
                    form.setProperty(KEEP_WITH_NEXT, 1)
                composer.start(form, char)
                composer.cursor.insertText(words or "\u00a0", char)  # an empty cell would be as high as body text
