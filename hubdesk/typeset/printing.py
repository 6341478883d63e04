"""Documents as printed pages, with a running header and footer: one way for the preview, for a printer and for PDF."""

from __future__ import annotations

from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QFontMetricsF, QPainter, QPen, QTextDocument

from hubdesk.model.progress import CancelToken, Progress, Report, no_report
from hubdesk.model.words import tr
from hubdesk.typeset import style as sizes
from hubdesk.typeset.cutting import Span, cut_pages
from hubdesk.typeset.galley import Mark, read_galley
from hubdesk.typeset.ornaments import paint_ornaments
from hubdesk.typeset.paper import UNITS_PER_INCH, Paper, mm

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence

    from PySide6.QtGui import QPagedPaintDevice

_HEADER_MM, _FOOTER_MM, _APART_MM = 15, 15, 6
_PARTING = " · "
_SLIVER = 1.5
"""What touches the edge of a page belongs to the next one."""


class Part(NamedTuple):
    """Pages that begin on a sheet of their own.

    Attributes:
        document: composed for the paper with `Paper.composer`.
        title: stands at the right of the running header.
        is_bare: without header and footer, as a cover is.
        group: what it stands under in the outline of a PDF, together with its neighbours.
    """

    document: QTextDocument
    title: str = ""
    is_bare: bool = False
    group: str = ""


class Place(NamedTuple):
    """A heading on the finished pages: `page` from 0, `top` in units from the sheet's upper edge, and its group."""

    level: int
    words: str
    page: int
    top: float
    group: str = ""


class LaidOut(NamedTuple):
    """A part that has been cut into pages."""

    part: Part
    pages: tuple[tuple[Span, ...], ...]
    marks: tuple[Mark, ...]


def lay_out(part: Part, paper: Paper) -> LaidOut:
    """Give a part the paper's width and cut it into pages."""
    paper.fit(part.document)
    room = paper.text.height()
    galley = read_galley(part.document, room)
    return LaidOut(part, tuple(cut_pages(galley.column, room)), galley.marks)


class Sheets:
    """Everything that is to be printed, page by page.

    Any thread may set text, lay it out and paint it, but one thread must do all of that: Qt keeps what it knows of
    fonts for each thread, lets go of it when the thread ends, and a text that was laid out holds on to it.
    """

    def __init__(
        self, title: str, parts: Iterable[LaidOut], paper: Paper, *, foot: str = "", language: str = "en"
    ) -> None:
        """Bind parts that have been laid out.

        Args:
            title: at the left of the running header, and the title of a PDF.
            parts: in order.
            paper: what they were laid out for.
            foot: at the left of every footer: where this is from, and its licence.
            language: of the text, as `en`.
        """
        self.title, self.paper, self.foot, self.language = title, paper, foot, language
        self.parts = tuple(parts)
        self._firsts = tuple(accumulate((len(part.pages) for part in self.parts), initial=0))
        self._style = paper.style()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return self._firsts[-1]

    def first_page_of(self, part: int) -> int:
        """Give the page, counted from 0, that a part begins on."""
        return self._firsts[part]

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The headings in order, where they stand on the pages."""
        return tuple(self._find_places())

    def _find_places(self) -> Iterator[Place]:
        above = self.paper.text.top()
        for first, laid in zip(self._firsts, self.parts, strict=False):
            for mark in laid.marks:
                for number, strips in enumerate(laid.pages):
                    if strips[-1].top - _SLIVER <= mark.top < strips[-1].bottom:
                        top = above + mark.top - strips[-1].top
                        yield Place(mark.level, mark.words, first + number, top, laid.part.group)

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint a page, counted from 0.

        Args:
            painter: in units of paper, with the sheet's upper left corner at the origin.
            number: below `count`.
        """
        part = next(at for at in range(len(self.parts)) if number < self._firsts[at + 1])
        laid = self.parts[part]
        down = self.paper.text.topLeft()
        for strip in laid.pages[number - self._firsts[part]]:
            self._paint_strip(painter, laid.part.document, strip, down)
            down += QPointF(0, strip.bottom - strip.top)
        if not laid.part.is_bare:
            self._paint_header(painter, laid.part.title)
            self._paint_footer(painter, number)

    def _paint_strip(self, painter: QPainter, document: QTextDocument, strip: Span, at: QPointF) -> None:
        room = self.paper.text
        beyond = mm(2)  # a bar or an outline may stand a little out of the column
        clip = QRectF(-beyond, strip.top - _SLIVER, room.width() + 2 * beyond, strip.bottom - strip.top)
        painter.save()
        painter.translate(at.x(), at.y() - strip.top)
        painter.setClipRect(clip, Qt.ClipOperation.IntersectClip)
        paint_ornaments(painter, document, clip, self.paper.zoom, is_outlined=True)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = clip.adjusted(0, 2 * _SLIVER, 0, -_SLIVER)  # type: ignore[attr-defined]  # PySide has it
        document.documentLayout().draw(painter, context)
        painter.restore()

    def _paint_header(self, painter: QPainter, title: str) -> None:
        room = self.paper.text
        top = mm(_HEADER_MM)
        other = title if title != self.title else ""
        self._line(painter, top, self.title, other)
        below = top + mm(5.5)
        painter.setPen(QPen(QColor(self._style.palette.line), max(1.0, self.paper.zoom)))
        painter.drawLine(QPointF(room.left(), below), QPointF(room.right(), below))

    def _paint_footer(self, painter: QPainter, number: int) -> None:
        page = tr("Page {number} of {count}").format(number=number + 1, count=self.count)
        for row, words in enumerate(self._foot_lines):
            top = self.paper.sheet.height() - mm(_FOOTER_MM) + row * self._label.lineSpacing()
            self._line(painter, top, words, "" if row else page)

    @cached_property
    def _label(self) -> QFontMetricsF:
        return QFontMetricsF(self._style.font(sizes.LABEL))

    @cached_property
    def _foot_lines(self) -> tuple[str, ...]:
        """The footer in one line, or in two where large print leaves no room: the licence must not be cut off."""
        last = tr("Page {number} of {count}").format(number=self.count, count=self.count)
        room = self.paper.text.width() - mm(_APART_MM) - self._label.horizontalAdvance(last)
        if self._label.horizontalAdvance(self.foot) <= room:
            return (self.foot,)
        pieces = self.foot.split(_PARTING)
        fitting = [
            number for number in range(1, len(pieces))
            if self._label.horizontalAdvance(_PARTING.join(pieces[:number])) <= room
        ]  # fmt: skip
        cut = fitting[-1] if fitting else 1
        return (_PARTING.join(pieces[:cut]), _PARTING.join(pieces[cut:]))

    def _line(self, painter: QPainter, top: float, left: str, right: str) -> None:
        """Paint small words at the left and at the right; the left ones give way."""
        room = self.paper.text
        font = self._style.font(sizes.LABEL)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(QColor(self._style.palette.quiet))
        most = room.width() * (0.5 if left else 1)
        right = metrics.elidedText(right, Qt.TextElideMode.ElideRight, most)
        taken = metrics.horizontalAdvance(right)
        left = metrics.elidedText(
            left, Qt.TextElideMode.ElideRight, room.width() - taken - (mm(_APART_MM) if right else 0)
        )
        base = top + metrics.ascent()
        painter.drawText(QPointF(room.left(), base), left)
        painter.drawText(QPointF(room.right() - taken, base), right)


def sheets_of(document: QTextDocument, title: str, paper: Paper, *, foot: str = "", language: str = "en") -> Sheets:
    """Make pages of one document that was composed with `paper.composer`."""
    return Sheets(title, [lay_out(Part(document, title), paper)], paper, foot=foot, language=language)


def print_sheets(
    sheets: Sheets,
    device: QPagedPaintDevice,
    pages: Sequence[int] = (),
    report: Report = no_report,
    token: CancelToken | None = None,
) -> None:
    """Print pages on a device whose paper has been set; `report` hears of each page, `token` is asked before each.

    Raises:
        CancelledError: somebody asked to stop.
        OSError: the device does not take it.
    """
    for progress in print_pages(sheets, device, pages):
        report(progress)
        if token is not None and progress.done < progress.total:
            token.check()


def print_pages(sheets: Sheets, device: QPagedPaintDevice, pages: Sequence[int] = ()) -> Generator[Progress]:
    """Print pages one by one, so that the window can do something else between them.

    Args:
        sheets: what is printed.
        device: a printer, or a writer of PDF; with no margins of its own.
        pages: which ones, counted from 0; none means all.
    Raises:
        OSError: the device does not take it.
    """
    wanted = pages or range(sheets.count)
    painter = QPainter()
    if not painter.begin(device):
        raise OSError(0, tr("The printer, or the file, does not take it"))
    try:
        scale = device.logicalDpiX() / UNITS_PER_INCH
        for done, number in enumerate(wanted, 1):
            if done > 1:
                device.newPage()
            painter.save()
            painter.scale(scale, scale)
            sheets.paint(painter, number)
            painter.restore()
            yield Progress(done, len(wanted), tr("Writing the pages"))
    finally:
        painter.end()
