"""Sets a tree of plain values into a QTextDocument, block by block.

Qt's rich text has no padding round paragraphs, so whatever stands in a box is a table of one cell. Each table leaves
an empty block behind it, which the next thing set takes over; that is what `_is_fresh` remembers.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextListFormat,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from hubdesk.model import document as tree
from hubdesk.model.sheet import is_to_tick
from hubdesk.model.text import as_tip
from hubdesk.model.words import tr
from hubdesk.typeset import style as sizes
from hubdesk.typeset.ornaments import BOX, Box
from hubdesk.typeset.pictures import FULL_WIDTH
from hubdesk.typeset.style import KEEP_WITH_NEXT, MONO, Size, Style, alignment_of

if TYPE_CHECKING:
    from collections.abc import Iterator


PictureSource: TypeAlias = Callable[[str, int], QImage]
"""Gives a pack's picture by its path, at most so many pixels wide; a null image if it cannot be shown."""

_SOLID = QTextFrameFormat.BorderStyle.BorderStyle_Solid
_CALLOUTS = {"tip": ("tip", "tip_ink"), "care": ("care", "care_ink")}


class Composer:
    """Builds one document. What is set first stands first."""

    def __init__(self, style: Style, picture: PictureSource, ratio: float = 1.0) -> None:
        """Begin an empty document.

        Args:
            style: colours, sizes and zoom.
            picture: where pictures come from.
            ratio: device pixels per pixel, so that pictures are sharp.
        """
        self.style, self.palette = style, style.palette
        self.document = QTextDocument()
        self.document.setUndoRedoEnabled(False)
        self.document.setDocumentMargin(0)
        self.document.setIndentWidth(style.px(26))
        self.document.setDefaultFont(style.font(sizes.BODY))
        self.cursor = QTextCursor(self.document)
        self.cursor.beginEditBlock()
        self._picture, self._ratio = picture, ratio
        self._is_fresh = True
        self._is_in_cell = False
        self._indent = 0

    def finish(self) -> QTextDocument:
        """Close the document and give it."""
        if self._is_fresh:  # the block that stays behind a last table takes no room
            form = QTextBlockFormat()
            form.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
            self.cursor.setBlockFormat(form)
        self.cursor.endEditBlock()
        return self.document

    def start(self, block: QTextBlockFormat, char: QTextCharFormat) -> None:
        """Begin a new block."""
        if self._indent:
            block.setIndent(self._indent)
        if self._is_fresh:
            self.cursor.setBlockFormat(block)
            if not self._is_in_cell:  # where a cell begins, this format is the cell's own
                self.cursor.setBlockCharFormat(char)
            self._is_fresh = self._is_in_cell = False
        else:
            self.cursor.insertBlock(block, char)

    def line(self, text: str, size: Size, colour: str = "", *, above: float | None = None) -> None:
        """Set a block of plain text."""
        char = self.style.char(size, colour)
        self.start(self.style.block(size, above=above), char)
        self.cursor.insertText(text, char)

    def heading(self, text: str, level: int, anchor: str, size: Size, colour: str = "") -> None:
        """Set a heading that links can lead to."""
        char = self.style.char(size, colour)
        char.setAnchor(True)
        char.setAnchorNames([self.anchor_name(anchor)])
        block = self.style.block(size)
        block.setHeadingLevel(level)
        block.setPageBreakPolicy(QTextBlockFormat.PageBreakFlag.PageBreak_Auto)
        self.start(block, char)
        self.cursor.insertText(text, char)

    def anchor_name(self, anchor: str) -> str:
        """Give the name of a place in this document; whoever binds several documents into one tells them apart."""
        return anchor

    def link_format(self, char: QTextCharFormat, target: str, *, is_underlined: bool = True) -> QTextCharFormat:
        """Give a character format that leads to a target."""
        form = QTextCharFormat(char)
        form.setAnchor(True)
        form.setAnchorHref(target)
        if is_underlined:
            form.setForeground(QBrush(QColor(self.palette.link)))
            form.setFontUnderline(True)
        return form

    @contextmanager
    def box(self, box: Box, *, padding: float = 16, above: float = 0, below: float = 18) -> Iterator[None]:
        """Set what follows into a rounded box as wide as the column."""
        form = self._table_format(padding, above, below)
        form.setProperty(BOX, str(box))
        with self.cells(self.cursor.insertTable(1, 1, form)) as enter:
            enter(0, 0)
            yield

    @contextmanager
    def cells(self, table: QTextTable) -> Iterator[Callable[[int, int], None]]:
        """Set into the cells of a table just inserted; `enter(row, column)` begins a cell."""
        indent, self._indent = self._indent, 0

        def enter(row: int, column: int) -> None:
            self.cursor = table.cellAt(row, column).firstCursorPosition()
            self._is_fresh = self._is_in_cell = True

        yield enter
        self.cursor = QTextCursor(self.document)
        self.cursor.setPosition(table.lastPosition() + 1)
        self._indent = indent
        self._is_fresh, self._is_in_cell = True, False

    def grid(self, rows: int, columns: int, box: Box, *, padding: float = 11) -> QTextTable:
        """Insert a table without lines into a rounded box as wide as the column, its columns of one width."""
        form = self._table_format(padding, 14, 24)
        form.setProperty(BOX, str(box))
        form.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, 100 / columns)] * columns)
        return self.cursor.insertTable(rows, columns, form)

    def rows(self, count: int, widths: tuple[float, ...], above: float = 0) -> QTextTable:
        """Insert a table without a box, as wide as the column; `widths` of its columns in percent."""
        form = self._table_format(0, above, 12)
        form.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, width) for width in widths])
        return self.cursor.insertTable(count, len(widths), form)

    def underline_cell(self, look: QTextTableCellFormat, colour: str, width: float) -> None:
        """Draw a line below a cell, so many pixels thick at zoom 1."""
        look.setBottomBorder(self.style.px(width))
        look.setBottomBorderStyle(_SOLID)
        look.setBottomBorderBrush(QBrush(QColor(colour)))

    def blocks(self, blocks: tuple[tree.Block, ...]) -> None:
        """Set blocks of a page."""
        for block in blocks:
            self._block(block)

    def inlines(self, nodes: tuple[tree.Inline, ...], char: QTextCharFormat) -> None:
        """Set a run of inline nodes into the block that was begun."""
        before: tree.Inline | None = None
        for node in nodes:
            match node:
                case tree.Text(text):
                    self.cursor.insertText(text, char)
                case tree.Styled(style, children):
                    self.inlines(children, self._styled(char, style))
                case tree.Link(target, children):
                    self.inlines(children, self.link_format(char, target))
                case tree.NoteRef(number):
                    self._note_ref(number, char, is_next=isinstance(before, tree.NoteRef))
                case tree.LineBreak():
                    self.cursor.insertText("\u2028", char)
            before = node

    def _table_format(self, padding: float, above: float, below: float) -> QTextTableFormat:
        form = QTextTableFormat()
        form.setBorder(0)
        form.setCellSpacing(0)
        form.setCellPadding(self.style.px(padding))
        form.setTopMargin(self.style.px(above))
        form.setBottomMargin(self.style.px(below))
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        return form

    def _styled(self, char: QTextCharFormat, style: tree.InlineStyle) -> QTextCharFormat:
        form = QTextCharFormat(char)
        match style:
            case "strong":
                form.setFontWeight(700)
            case "emphasis":
                form.setFontItalic(True)
            case "code":
                form.setFontFamilies(list(MONO))
                if not self.style.is_paper:
                    form.setBackground(QBrush(QColor(self.palette.surface)))
        return form

    def _note_ref(self, number: int, char: QTextCharFormat, *, is_next: bool) -> None:
        form = self.link_format(char, f"#note-{number}", is_underlined=False)
        form.setForeground(QBrush(QColor(self.palette.link)))
        form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        form.setToolTip(tr("Note {number}").format(number=number))
        if is_next:  # two notes at one place read 1, 3 and not 13
            plain = QTextCharFormat(char)
            plain.setVerticalAlignment(form.verticalAlignment())
            self.cursor.insertText(",", plain)
        self.cursor.insertText(f"\u202f{number}", form)  # a thin space that no line is broken at

    def _block(self, block: tree.Block) -> None:
        match block:
            case tree.Heading(level, anchor, children):
                size = sizes.HEADING_2 if level <= 2 else sizes.HEADING_3
                self.heading(tree.plain_text(children), level, anchor, size)
            case tree.Paragraph(children):
                self._paragraph(children, sizes.BODY)
            case tree.Listing(start, items):
                self._listing(start, items)
            case tree.Quote(children):
                with self.box(Box(bar=self.style.accent), padding=6, above=4), self._indented_cell():
                    self.blocks(children)
            case tree.Callout(kind, title, children):
                self._callout(kind, title, children)
            case tree.Table():
                self._table(block)
            case tree.Definitions(items):
                self._definitions(items)
            case tree.Code(text):
                with self.box(Box(fill=self.palette.surface), padding=14):
                    char = self.style.char(sizes.CODE)
                    char.setFontFamilies(list(MONO))
                    self.start(self.style.block(sizes.CODE, below=0), char)
                    self.cursor.insertText(text.rstrip("\n").replace("\n", "\u2028"), char)
            case tree.Picture(asset, alternative, caption):
                self._show_picture(asset, alternative, caption)
            case tree.Rule():
                self._rule()

    def _paragraph(self, children: tuple[tree.Inline, ...], size: Size, *, below: float | None = None) -> None:
        char = self.style.char(size)
        self.start(self.style.block(size, below=below), char)
        self.inlines(children, char)

    def _listing(self, start: int | None, items: tuple[tuple[tree.Block, ...], ...]) -> None:
        form = QTextListFormat()
        form.setStyle(QTextListFormat.Style.ListDisc if start is None else QTextListFormat.Style.ListDecimal)
        if items and all(map(is_to_tick, items)):  # a box to tick needs no dot before it
            form.setStyle(QTextListFormat.Style.ListStyleUndefined)
        form.setIndent(self._indent + 1)
        if start is not None:
            form.setStart(start)
        outer, made = self._indent, None
        marker = self.style.char(sizes.BODY, self.style.accent)
        for number, item in enumerate(items):
            is_last = number == len(items) - 1 and not outer
            head, rest = (item[0], item[1:]) if item and isinstance(item[0], tree.Paragraph) else (None, item)
            self._indent = 0
            self.start(self.style.block(sizes.BODY, below=16 if is_last and not rest else 6), marker)
            if made is None:
                made = self.cursor.createList(form)
            else:
                made.add(self.cursor.block())
            if head is not None:
                self.inlines(head.children, self.style.char(sizes.BODY))
            self._indent = outer + 1
            self.blocks(rest)
        self._indent = outer

    @contextmanager
    def _indented_cell(self) -> Iterator[None]:
        """Keep text clear of the bar at a box's left."""
        self._indent = 1
        yield
        self._indent = 0

    def _callout(self, kind: str, title: str, children: tuple[tree.Block, ...]) -> None:
        if kind == "figure":
            with self.box(Box(bar=self.style.accent), padding=8, above=8, below=22), self._indented_cell():
                self.line(title, sizes.FIGURE, self.style.accent)
                self._last_tight(children, sizes.SUMMARY)
            return
        fill, ink = _CALLOUTS.get(kind, ("surface", "ink"))
        with self.box(Box(fill=getattr(self.palette, fill)), above=6, below=20):
            if title:
                char = self.style.char(sizes.BODY, getattr(self.palette, ink))
                char.setFontWeight(700)
                self.start(self.style.block(sizes.BODY, below=4 if children else 0), char)
                self.cursor.insertText(title, char)
            self._last_tight(children, sizes.BODY)

    def _last_tight(self, children: tuple[tree.Block, ...], size: Size) -> None:
        """Set blocks so that no space is left below the last paragraph, where a box's padding follows."""
        for number, child in enumerate(children):
            is_last = number == len(children) - 1
            if isinstance(child, tree.Paragraph):
                self._paragraph(child.children, size, below=0 if is_last else 10)
            else:
                self._block(child)

    def _table(self, table: tree.Table) -> None:
        rows = (table.head, *table.rows)
        form = self._table_format(0, 6, 22)
        form.setHeaderRowCount(1)
        made = self.cursor.insertTable(len(rows), len(table.head), form)
        with self.cells(made) as enter:
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    is_head = number == 0
                    look = QTextTableCellFormat()
                    colour = self.style.accent if is_head else self.palette.line
                    self.underline_cell(look, colour, 1.6 if is_head else 1)
                    look.setTopPadding(self.style.px(8))
                    look.setBottomPadding(self.style.px(8))
                    look.setLeftPadding(0 if column == 0 else self.style.px(10))
                    look.setRightPadding(self.style.px(10))
                    made.cellAt(number, column).setFormat(look)
                    enter(number, column)
                    char = self.style.char(sizes.SMALL)
                    if is_head:
                        char.setFontWeight(700)
                    block = self.cell_block(cell)
                    block.setAlignment(alignment_of(table.alignments[column]))
                    self.start(block, char)
                    self.inlines(cell, char)

    def cell_block(self, _cell: tuple[tree.Inline, ...]) -> QTextBlockFormat:
        """Give the format of what stands in a cell of a table."""
        return self.style.block(sizes.SMALL, below=0)

    def _definitions(self, items: tuple[tuple[tuple[tree.Inline, ...], tuple[tree.Block, ...]], ...]) -> None:
        for term, children in items:
            char = self.style.char(sizes.BODY)
            char.setFontWeight(700)
            block = self.style.block(sizes.BODY, below=2)
            block.setProperty(KEEP_WITH_NEXT, 1)
            self.start(block, char)
            self.inlines(term, char)
            self._indent += 1
            self.blocks(children)
            self._indent -= 1

    def _show_picture(self, asset: str, alternative: str, caption: str) -> None:
        width = round(self.style.column * self._ratio)
        image = self._picture(asset, width)
        if image.isNull():
            with self.box(Box(fill=self.palette.surface)):
                self.line(tr("Picture: {words}").format(words=alternative), sizes.SMALL, self.palette.quiet)
            return
        url = QUrl(f"picture:{asset}")
        self.document.addResource(QTextDocument.ResourceType.ImageResource.value, url, image)
        form = QTextImageFormat()
        form.setName(url.toString())
        shown = min(image.deviceIndependentSize().width() / self._ratio, self.style.column)
        form.setWidth(shown)
        form.setHeight(shown * image.height() / image.width())
        form.setProperty(FULL_WIDTH, shown)
        form.setToolTip(as_tip(alternative))
        form.setProperty(QTextImageFormat.Property.ImageAltText.value, alternative)
        block = self.style.block(sizes.SMALL, above=6, below=4 if caption else 18)
        block.setLineHeight(0, QTextBlockFormat.LineHeightTypes.SingleHeight.value)  # a share of a picture is a gap
        if caption:
            block.setProperty(KEEP_WITH_NEXT, 1)
        self.start(block, self.style.char(sizes.SMALL))
        self.cursor.insertImage(form)
        if caption:
            char = self.style.char(sizes.SMALL, self.palette.quiet)
            self.start(self.style.block(sizes.SMALL, below=20), char)
            self.cursor.insertText(caption, char)

    def _rule(self) -> None:
        block = self.style.block(sizes.SMALL, above=8, below=8)
        block.setProperty(
            QTextBlockFormat.Property.BlockTrailingHorizontalRulerWidth.value,
            QTextLength(QTextLength.Type.PercentageLength, 100),
        )
        block.setProperty(QTextBlockFormat.Property.BackgroundBrush.value, QBrush(QColor(self.palette.line)))
        self.start(block, self.style.char(sizes.SMALL))
