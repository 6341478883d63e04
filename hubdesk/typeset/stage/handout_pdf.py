"""Slides on paper: each on a page of its own, or three to a page with lines to write on. Text stays text."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen, QTextOption

from hubdesk.errors import PackError
from hubdesk.export.contents import Exported
from hubdesk.export.target import new_file
from hubdesk.model.progress import CancelToken, Progress, Report, no_report
from hubdesk.model.words import tr
from hubdesk.services.presenting.cutting import missing
from hubdesk.services.presenting.state import say_time
from hubdesk.typeset.fonts import SLANTED, UPRIGHT, load_fonts
from hubdesk.typeset.pdf import finish_pdf
from hubdesk.typeset.pictures import decode_picture
from hubdesk.typeset.stage.fitting import fit_slides
from hubdesk.typeset.stage.look import HEIGHT, Look, room_of, stage_font
from hubdesk.typeset.stage.painting import paint_slide
from hubdesk.typeset.stage.setting import set_slide

if TYPE_CHECKING:
    from pathlib import Path

    from pypdf import PdfWriter

    from hubdesk.library.library import Library
    from hubdesk.model.slide import Slide
    from hubdesk.services.presenting.handout import Handout, HandoutSlide
    from hubdesk.typeset.stage.parts import SetSlide

_DPI = 300
_A4 = QSizeF(2480, 3508)
_MARGIN, _HEAD, _FOOT = 170.0, 210.0, 190.0
_A_PAGE = 3
_LINE_GAP = 88.0
_NOTES = 40.0
_PDF_PICTURE = 2000


class Printed(NamedTuple):
    """How slides go on paper.

    Attributes:
        has_lines: several to an upright page with lines to write on; else each fills a page of its own.
        is_black: black on white.
    """

    has_lines: bool = True
    is_black: bool = False


def write_slides_pdf(
    handout: Handout,
    library: Library,
    target: Path,
    printed: Printed,
    report: Report = no_report,
    token: CancelToken | None = None,
) -> Exported:
    """Write slides as a PDF, in the thread that sets them.

    Raises:
        WriteFailedError, TargetTakenError, CancelledError: nothing half-written is left.
    """
    load_fonts((*UPRIGHT, *SLANTED))
    with new_file(target) as part:
        part.touch()  # a place that cannot be written to is found before the work is done
        content = _Writer(handout, library, printed, report, token or CancelToken()).write()
        part.write_bytes(content)
    return Exported(len(handout.entries), 1, len(content))


def fit_handout(handout: Handout) -> list[HandoutSlide]:
    """Give a handout's slides cut so that each fits a wide wall; notes stay with the first piece of a slide."""
    made: list[HandoutSlide] = []
    for _, group in groupby(handout.slides, key=lambda one: one.item):
        run, at, is_first = list(group), 0, True
        for slide in fit_slides(tuple(one.slide for one in run), room_of(16, 9)):
            while at + 1 < len(run) and _is_piece(slide, run[at + 1].slide):
                at, is_first = at + 1, True
            one = run[at]
            made.append(one._replace(slide=slide, notes=one.notes if is_first else ""))
            is_first = False
    return made


def _is_piece(slide: Slide, whole: Slide) -> bool:
    return slide.part == whole.part and slide.path[: len(whole.path)] == whole.path


def set_for_paper(slide: Slide, library: Library, *, is_black: bool = False, is_dark: bool = False) -> SetSlide:
    """Set a slide light, dark, or black on white, with the pictures of a library."""

    def picture(pack: str, asset: str, _width: int) -> QImage:
        try:
            untrusted_bytes = library.asset(pack, asset)
        except PackError:
            return QImage()
        image = decode_picture(untrusted_bytes, _PDF_PICTURE) if untrusted_bytes else QImage()
        return image.convertToFormat(QImage.Format.Format_Grayscale8) if is_black and not image.isNull() else image

    made = set_slide(slide, Look(slide.accent, is_dark=is_dark, is_black=is_black), room_of(16, 9), picture)
    if made is None:
        made = set_slide(missing(tr("This slide cannot be shown just now.")), Look(""), room_of(16, 9))
    assert made is not None
    return made


class _Writer:
    """Paints one handout."""

    def __init__(
        self, handout: Handout, library: Library, printed: Printed, report: Report, token: CancelToken
    ) -> None:
        self._handout, self._library, self._printed = handout, library, printed
        self._report, self._token = report, token
        self._slides = fit_handout(handout)

    def write(self) -> bytes:
        """Paint all pages into memory: Qt does not say when a drive is full."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setTitle(self._handout.title)
        writer.setCreator("HubDesk")
        if self._printed.has_lines:
            size, ways = QPageSize(QPageSize.PageSizeId.A4), self._paint_pages
        else:
            room = room_of(16, 9)
            size = QPageSize(QSizeF(room.width / 2, HEIGHT / 2), QPageSize.Unit.Point, "slide")
            ways = self._paint_slides
        writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(), QPageLayout.Unit.Point))
        writer.setResolution(_DPI)
        painter = QPainter(writer)
        try:
            ways(painter, writer)
        finally:
            painter.end()  # before the writer goes, or Qt ends with it
        pages = bytes(buffer.data().data())
        return finish_pdf(pages, self._handout.title, "en", self._handout.edition, self._add_outline)

    def _add_outline(self, writer: PdfWriter) -> None:
        """Add a bookmark for each step, at the page where it begins."""
        a_page = _A_PAGE if self._printed.has_lines else 1
        former = ""
        for number, one in enumerate(self._slides):
            if one.item != former:
                former = one.item
                writer.add_outline_item(title=one.item, page_number=number // a_page)

    def _step(self, done: int) -> None:
        self._token.check()
        self._report(Progress(done, len(self._slides), tr("Writing the slides")))

    def _paint_slides(self, painter: QPainter, writer: QPdfWriter) -> None:
        scale = writer.height() / HEIGHT
        for number, one in enumerate(self._slides):
            self._step(number)
            if number:
                writer.newPage()
            painter.save()
            painter.scale(scale, scale)
            made = set_for_paper(one.slide, self._library, is_black=self._printed.is_black)
            paint_slide(painter, made, f"{number + 1} / {len(self._slides)}")
            painter.restore()

    def _paint_pages(self, painter: QPainter, writer: QPdfWriter) -> None:
        pages = -(-len(self._slides) // _A_PAGE)
        high = (_A4.height() - _HEAD - _FOOT) / _A_PAGE
        for number, one in enumerate(self._slides):
            self._step(number)
            page, row = divmod(number, _A_PAGE)
            if row == 0:
                if page:
                    writer.newPage()
                self._paint_frame(painter, page + 1, pages)
            self._paint_row(painter, one, number + 1, QRectF(_MARGIN, _HEAD + row * high, 0, high))

    def _paint_frame(self, painter: QPainter, page: int, pages: int) -> None:
        right = _A4.width() - _MARGIN
        self._words(painter, self._handout.title, QPointF(_MARGIN, 130), 44, right - _MARGIN, is_bold=True)
        painter.setPen(QPen(QColor("#000000" if self._printed.is_black else "#c5c0b6"), 3))
        painter.drawLine(QPointF(_MARGIN, 160), QPointF(right, 160))
        said = tr("Page {number} of {count}").format(number=page, count=pages)
        self._words(painter, said, QPointF(_MARGIN, _A4.height() - 90), 32, right - _MARGIN, is_right=True)
        self._words(painter, self._handout.foot, QPointF(_MARGIN, _A4.height() - 90), 32, right - _MARGIN - 360)

    def _paint_row(self, painter: QPainter, one: HandoutSlide, number: int, place: QRectF) -> None:
        wide = (_A4.width() - 2 * _MARGIN) * 0.56
        made = set_for_paper(one.slide, self._library, is_black=self._printed.is_black)
        scale = wide / made.room.width()
        rect = QRectF(place.left(), place.top(), wide, HEIGHT * scale)
        painter.save()
        painter.translate(rect.topLeft())
        painter.scale(scale, scale)
        paint_slide(painter, made, str(number))
        painter.restore()
        painter.setPen(QPen(QColor("#000000" if self._printed.is_black else "#c5c0b6"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect)
        if one.began:
            said = tr("Shown at {time}").format(time=say_time(one.began))
            self._words(painter, said, QPointF(rect.left(), rect.bottom() + 46), 30, wide)
        left = rect.right() + 70
        lines = QRectF(left, rect.top(), _A4.width() - _MARGIN - left, place.height() - 100)
        self._paint_lines(painter, one.notes, lines)

    def _paint_lines(self, painter: QPainter, notes: str, place: QRectF) -> None:
        """Paint the trainer's notes, where they are handed out, and lines to write on below them."""
        y = place.top()
        if notes:
            painter.setFont(stage_font(_NOTES))
            painter.setPen(QColor("#000000"))
            option = QTextOption()
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            taken = QFontMetricsF(stage_font(_NOTES)).boundingRect(place, Qt.TextFlag.TextWordWrap.value, notes)
            high = min(taken.height() + 8, place.height())
            painter.drawText(QRectF(place.left(), y, place.width(), high), notes, option)
            y += high
        painter.setPen(QPen(QColor("#000000" if self._printed.is_black else "#c5c0b6"), 2))
        y += _LINE_GAP
        while y <= place.bottom():
            painter.drawLine(QPointF(place.left(), y), QPointF(place.right(), y))
            y += _LINE_GAP

    def _words(
        self,
        painter: QPainter,
        words: str,
        at: QPointF,
        size: float,
        width: float,
        *,
        is_bold: bool = False,
        is_right: bool = False,
    ) -> None:
        font = stage_font(size, is_bold=is_bold)
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
        painter.setFont(font)
        painter.setPen(QColor("#000000" if self._printed.is_black else "#474c53"))
        painter.drawText(at + QPointF(width - metrics.horizontalAdvance(shown) if is_right else 0, 0), shown)
