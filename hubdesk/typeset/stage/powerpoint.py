"""Slides as PowerPoint, because the room's PC may have only that: real text, lists and tables, and notes if asked for.

Each slide is set as for the wall, and what stands where is told to python-pptx: one unit of the wall is half a point.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QTextListFormat, QTextTable

from hubdesk.export.contents import Exported
from hubdesk.export.target import new_file
from hubdesk.model.document import Picture
from hubdesk.model.progress import CancelToken, Progress, Report, no_report
from hubdesk.model.words import tr
from hubdesk.services.export import Choice, choose
from hubdesk.services.presenting.handout import Handout, handout_of_entries
from hubdesk.typeset.export_pdf import have_application
from hubdesk.typeset.fonts import SLANTED, UPRIGHT, load_fonts
from hubdesk.typeset.stage.handout_pdf import fit_handout, set_for_paper
from hubdesk.typeset.stage.look import FOOT_SIZE, HEIGHT, Look, room_of
from hubdesk.typeset.stage.parts import Fill, Ring
from hubdesk.typeset.stage.powerpoint_look import THEME_FONT, draw_arc, make_flat, rgb, wear_theme

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QTextBlock, QTextDocument, QTextFragment

    from hubdesk.library.library import Library
    from hubdesk.services.presenting.handout import HandoutSlide
    from hubdesk.typeset.stage.parts import PictureAt, SetSlide, TextAt

FONT = "Arial"
"""On every room's PC; ours is not, and a PowerPoint file cannot take it along. It stands in the file's theme alone."""
_SLIGHTER = 0.94
"""Arial is a little wider than what slides are set in, and its lines are a little closer."""
_EMU_A_UNIT = 6350
"""Half a point (source: ECMA-376, a point is 12,700 English metric units)."""
_POINTS_A_UNIT = 0.5
_TITLE_ONLY = 5
"""The layout of python-pptx's own template that has a title and nothing else."""


def export_pptx(
    library: Library,
    choice: Choice,
    target: Path,
    report: Report = no_report,
    token: CancelToken | None = None,
) -> Exported:
    """Write the slides of entries as PowerPoint, as F5 shows them; for the command line too.

    Raises:
        NothingChosenError, NoSuchEntryError, AddressError: as `choose` says.
        WriteFailedError, TargetTakenError, CancelledError: nothing half-written is left.
    """
    contents = choose(library, choice)
    have_application()
    tick = token.check if token is not None else None
    handout = handout_of_entries(contents.places, library, contents.title, tick)
    if len(contents.places) == 1:
        handout = handout._replace(title=handout.slides[0].item)
    return write_powerpoint(handout, library, target, report, token)


def write_powerpoint(
    handout: Handout,
    library: Library,
    target: Path,
    report: Report = no_report,
    token: CancelToken | None = None,
    *,
    is_dark: bool = False,
) -> Exported:
    """Write slides as PowerPoint.

    Args:
        handout: the slides; their notes go along.
        library: where their pictures are.
        target: the file; an older one stays until the new one is whole.
        report: called after each slide.
        token: asked before each slide.
        is_dark: light words on dark ground, as on a wall in a dark room.
    Raises:
        WriteFailedError, TargetTakenError, CancelledError: nothing half-written is left.
    """
    load_fonts((*UPRIGHT, *SLANTED))
    with new_file(target) as part:
        part.touch()  # a place that cannot be written to is found before the work is done
        content = _Deck(handout, library, is_dark=is_dark).write(report, token or CancelToken())
        part.write_bytes(content)
    return Exported(len(handout.entries), 1, len(content))


class _Run(NamedTuple):
    """Characters of one look."""

    text: str
    size: float
    is_bold: bool
    is_italic: bool
    colour: str


class _Deck:
    """One PowerPoint file being made."""

    def __init__(self, handout: Handout, library: Library, *, is_dark: bool) -> None:
        from pptx import Presentation  # 300 ms that only this needs
        from pptx.util import Emu

        self._handout, self._library, self._is_dark = handout, library, is_dark
        self._slides = fit_handout(handout)
        self._file = Presentation()
        self._wide = room_of(16, 9).width
        self._file.slide_width, self._file.slide_height = Emu(self._emu(self._wide)), Emu(self._emu(HEIGHT))
        self._file.core_properties.title = handout.title
        self._file.core_properties.author = "HubDesk"
        accent = next((one.slide.accent for one in self._slides if one.slide.accent), "")
        wear_theme(self._file, Look(accent, is_dark=is_dark), FONT)

    def write(self, report: Report, token: CancelToken) -> bytes:
        """Make all slides; give the file's bytes."""
        for number, one in enumerate(self._slides, 1):
            token.check()
            report(Progress(number, len(self._slides), tr("Writing the slides")))
            self._add(one, number)
        written = io.BytesIO()
        self._file.save(written)
        return written.getvalue()

    def _add(self, one: HandoutSlide, number: int) -> None:
        made = set_for_paper(one.slide, self._library, is_dark=self._is_dark)
        slide = self._file.slides.add_slide(self._file.slide_layouts[_TITLE_ONLY])
        fill = slide.background.fill
        fill.solid()
        fill.fore_color.rgb = rgb(made.ground)
        for shape in made.shapes:
            self._shape(slide, shape, made.ground)
        for picture in made.pictures:
            self._picture(slide, one, picture)
        title = next((text for text in made.texts if _plain(text) == one.slide.title), None)
        self._title(slide, one, title)
        for text in made.texts:
            if text is not title:
                self._text(slide, made, text)
        self._foot(slide, made, number)
        if one.notes:
            slide.notes_slide.notes_text_frame.text = one.notes

    # ---- pieces

    def _shape(self, slide: Any, shape: Fill | Ring, ground: str) -> None:
        from pptx.enum.shapes import MSO_SHAPE

        if isinstance(shape, Ring):
            _make_decoration(slide, draw_arc(slide, shape, ground, _EMU_A_UNIT))
            return
        kind = MSO_SHAPE.ROUNDED_RECTANGLE if shape.radius else MSO_SHAPE.RECTANGLE
        box = slide.shapes.add_shape(kind, *self._place(shape.rect))
        if shape.radius:
            box.adjustments[0] = min(0.5, shape.radius / min(shape.rect.width(), shape.rect.height()))
        box.fill.solid()
        box.fill.fore_color.rgb = rgb(shape.colour)
        box.line.fill.background()
        make_flat(box)
        _make_decoration(slide, box)

    def _picture(self, slide: Any, one: HandoutSlide, picture: PictureAt) -> None:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        picture.image.save(buffer, "PNG")  # type: ignore[call-overload]  # PySide takes a name
        shown = slide.shapes.add_picture(io.BytesIO(bytes(buffer.data().data())), *self._place(picture.rect))
        block = one.slide.blocks[0] if one.slide.blocks else None
        if isinstance(block, Picture):
            shown._element.nvPicPr.cNvPr.set("descr", block.alternative)  # noqa: SLF001 - the library has no name for it

    def _title(self, slide: Any, one: HandoutSlide, text: TextAt | None) -> None:
        """Fill the slide's title, which outlines and screen readers go by, also where the wall shows none."""
        shape = slide.shapes.title
        if text is None:
            shape.text_frame.text = one.slide.title or one.item
            shape.left, shape.top = self._emu(0), self._emu(-200)  # beyond the slide: read out, not seen
            shape.width, shape.height = self._emu(self._wide), self._emu(120)
            return
        shape.left, shape.top, shape.width, shape.height = self._place(text.room)
        self._fill_frame(shape.text_frame, text.document)

    def _text(self, slide: Any, made: SetSlide, text: TextAt) -> None:
        table = _table_of(text.document)
        if table is not None:
            self._table(slide, made, text, table)
            return
        if not _plain(text).strip():
            return
        box = slide.shapes.add_textbox(*self._place(text.room))
        self._fill_frame(box.text_frame, text.document)
        if _plain(text) in ("?", "“"):
            _make_decoration(slide, box)

    def _table(self, slide: Any, made: SetSlide, text: TextAt, table: QTextTable) -> None:
        rows, columns = table.rows(), table.columns()
        frame = slide.shapes.add_table(rows, columns, *self._place(text.room))
        shown = frame.table
        shown.first_row, shown.horz_banding = True, False
        widths = _column_widths(table, text.room.width())
        for column, width in enumerate(widths):
            shown.columns[column].width = self._emu(width)
        for row in range(rows):
            for column in range(columns):
                cell = shown.cell(row, column)
                cell.fill.solid()
                cell.fill.fore_color.rgb = rgb(made.look.tint if row == 0 else made.ground)
                first = table.cellAt(row, column).firstCursorPosition().block()
                _set_paragraph(cell.text_frame.paragraphs[0], first, is_first=True)

    def _foot(self, slide: Any, made: SetSlide, number: int) -> None:
        from PySide6.QtCore import QRectF

        margin = self._wide * 0.065
        size = FOOT_SIZE * _POINTS_A_UNIT
        for words, x, wide, is_right in (
            (made.slide.foot, margin, self._wide - 2 * margin - 180, False),
            (f"{number} / {len(self._slides)}", self._wide - margin - 170, 170, True),
        ):
            if not words:
                continue
            box = slide.shapes.add_textbox(*self._place(QRectF(x, HEIGHT - 84, wide, 46)))
            frame = _bare(box.text_frame, wraps=False)
            paragraph = frame.paragraphs[0]
            _add_run(paragraph, _Run(_cut(words, wide), size, False, False, made.foot_colour))
            if is_right:
                _align_right(paragraph)

    def _fill_frame(self, frame: Any, document: QTextDocument) -> None:
        _bare(frame, wraps=True)
        block, is_first = document.begin(), True
        while block.isValid():
            if block.text() or block.next().isValid():
                paragraph = frame.paragraphs[0] if is_first else frame.add_paragraph()
                _set_paragraph(paragraph, block, is_first=is_first)
                is_first = False
            block = block.next()

    def _place(self, rect: QRectF) -> tuple[int, int, int, int]:
        return self._emu(rect.x()), self._emu(rect.y()), self._emu(rect.width()), self._emu(rect.height())

    @staticmethod
    def _emu(units: float) -> int:
        return round(units * _EMU_A_UNIT)


def _set_paragraph(paragraph: Any, block: QTextBlock, *, is_first: bool) -> None:
    """Tell a paragraph its runs, its list and its distances."""
    from pptx.util import Pt

    form = block.blockFormat()
    paragraph.line_spacing = max(0.8, form.lineHeight() / 100 * 1.02)
    paragraph.space_after = Pt(form.bottomMargin() * _POINTS_A_UNIT)
    paragraph.space_before = Pt(0 if is_first else form.topMargin() * _POINTS_A_UNIT)
    iterator = block.begin()
    while not iterator.atEnd():
        _add_run(paragraph, _run_of(iterator.fragment()))
        iterator += 1
    if block.textList() is not None:
        _set_bullet(paragraph, block)


def _run_of(fragment: QTextFragment) -> _Run:
    form = fragment.charFormat()
    font = form.font()
    size = font.pixelSize() * _POINTS_A_UNIT * _SLIGHTER
    return _Run(
        fragment.text(), size, font.weight() >= font.Weight.DemiBold, font.italic(), form.foreground().color().name()
    )


def _add_run(paragraph: Any, run: _Run) -> None:
    from pptx.util import Pt

    for number, text in enumerate(run.text.split("\u2028")):
        if number:
            paragraph.add_line_break()
        made = paragraph.add_run()
        made.text = "".join(char for char in text if char >= " " and char != "\ufffc")
        made.font.name, made.font.size = THEME_FONT, Pt(round(run.size * 2) / 2)
        made.font.bold, made.font.italic = run.is_bold, run.is_italic
        made.font.color.rgb = rgb(run.colour)


def _set_bullet(paragraph: Any, block: QTextBlock) -> None:
    """Make a paragraph an item of a list; python-pptx has no words for it, so its XML is written.

    Source: ECMA-376, DrawingML: `a:buChar`, `a:buAutoNum`, `marL` and `indent` of `a:pPr`.
    """
    items = block.textList()
    form = items.format()
    depth = max(1, form.indent())
    step = round(78 * _EMU_A_UNIT)
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001
    properties.set("marL", str(step * depth))
    properties.set("indent", str(-step))
    name = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
    if form.style() == QTextListFormat.Style.ListDecimal:
        number = _child(properties, f"{name}buAutoNum", type="arabicPeriod")
        start = form.start() + items.itemNumber(block)
        if start > 1:
            number.set("startAt", str(start))
    else:
        _child(properties, f"{name}buChar", char="•")


def _bare(frame: Any, *, wraps: bool) -> Any:
    """Take the margins of a frame away, and let text begin at its top."""
    from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE

    frame.word_wrap = wraps
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for paragraph in frame.paragraphs:
        _align_left(paragraph)
    return frame


def _align_left(paragraph: Any) -> None:
    from pptx.enum.text import PP_ALIGN

    paragraph.alignment = PP_ALIGN.LEFT


def _align_right(paragraph: Any) -> None:
    from pptx.enum.text import PP_ALIGN

    paragraph.alignment = PP_ALIGN.RIGHT


def _make_decoration(slide: Any, shape: Any) -> None:
    """Put a shape behind what is read, and say that it need not be read out.

    Source: Microsoft, [MS-ODRAWXML], `decorative`.
    """
    slide.shapes.title._element.addprevious(shape._element)  # noqa: SLF001 - what comes first lies behind
    properties = shape._element.xpath("./*[1]/p:cNvPr")[0]  # noqa: SLF001
    properties.set("descr", "")
    main = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
    one = _child(_child(properties, f"{main}extLst"), f"{main}ext", uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}")
    _child(one, "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative", val="1")


def _child(parent: Any, element_name: str, **attributes: str) -> Any:
    """Add an element that python-pptx has no words for."""
    made = parent.makeelement(element_name, attributes)
    parent.append(made)
    return made


def _table_of(document: QTextDocument) -> QTextTable | None:
    """Give the table that a document is, if it is one of several cells."""
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable) and frame.columns() * frame.rows() > 1:
            return frame
    return None


def _column_widths(table: QTextTable, whole: float) -> list[float]:
    """Give each column the share of the width that its longest text asks for, within limits."""
    longest = [
        max(
            6,
            *(
                min(48, len(table.cellAt(row, column).firstCursorPosition().block().text()))
                for row in range(table.rows())
            ),
        )
        for column in range(table.columns())
    ]
    return [whole * length / sum(longest) for length in longest]


def _plain(text: TextAt) -> str:
    return text.document.toPlainText().replace("\u2028", "\n")


def _cut(words: str, wide: float) -> str:
    """Shorten a footer that would not go on one line."""
    most = int(wide / (FOOT_SIZE * 0.52))
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
