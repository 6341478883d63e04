"""Every form in which a talk is handed out, and the one function that writes any of them."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from hubdesk.model.progress import CancelToken, Report, no_report
from hubdesk.model.words import tr
from hubdesk.model.workshop import text_blocks
from hubdesk.services.export import Choice, choose
from hubdesk.services.presenting.handout import Handout
from hubdesk.typeset import style as sizes
from hubdesk.typeset.export_pdf import have_application
from hubdesk.typeset.paper import Paper, usual_paper
from hubdesk.typeset.pictures import decode_picture

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QImage

    from hubdesk.export.contents import Exported
    from hubdesk.library.library import Library
    from hubdesk.services.presenting.handout import HandoutSlide
    from hubdesk.typeset.paper_composer import PaperComposer
    from hubdesk.typeset.printing import Sheets


class Form(StrEnum):
    """What is written, named as settings keep it."""

    LINES = "lines"
    SLIDES = "slides"
    WORDS = "words"
    WORDS_HTML = "words-html"
    PAGES = "pages"
    PAGES_HTML = "pages-html"
    POWERPOINT = "powerpoint"

    @property
    def ending(self) -> str:
        """The ending of the file's name."""
        if self == Form.POWERPOINT:
            return ".pptx"
        return ".html" if self in (Form.WORDS_HTML, Form.PAGES_HTML) else ".pdf"

    @property
    def can_be_large(self) -> bool:
        """Whether it can be set in large print."""
        return self in (Form.WORDS, Form.PAGES)

    @property
    def can_be_black(self) -> bool:
        """Whether it can be printed in black alone."""
        return self.ending == ".pdf"


class Printing(NamedTuple):
    """Large print, and black on white; `is_dark` makes slides for a screen dark, as they were on the wall."""

    is_large: bool = False
    is_black: bool = False
    is_dark: bool = False

    @property
    def paper(self) -> Paper:
        """The usual paper of this country, so printed."""
        return usual_paper()._replace(is_large=self.is_large, is_black=self.is_black)


def write_handout(
    form: Form,
    handout: Handout,
    library: Library,
    target: Path,
    printing: Printing,
    report: Report = no_report,
    token: CancelToken | None = None,
) -> Exported:
    """Write a handout in one thread.

    Raises:
        NothingChosenError: whole pages were asked for, and the handout has none.
        WriteFailedError, TargetTakenError, CancelledError: nothing half-written is left.
        PackError: an entry cannot be read.
    """
    have_application()
    match form:
        case Form.POWERPOINT:
            from hubdesk.typeset.stage.powerpoint import write_powerpoint

            return write_powerpoint(handout, library, target, report, token, is_dark=printing.is_dark)
        case Form.LINES | Form.SLIDES:
            from hubdesk.typeset.stage.handout_pdf import Printed, write_slides_pdf

            printed = Printed(form == Form.LINES, printing.is_black)
            return write_slides_pdf(handout, library, target, printed, report, token)
        case Form.WORDS:
            from hubdesk.typeset.pdf import write_pdf

            sheets = words_on_paper(handout, library, printing.paper)
            return write_pdf(
                sheets, target, entries=len(handout.entries), edition=handout.edition, report=report, token=token
            )
        case Form.WORDS_HTML:
            from hubdesk.export.handout_html import Handed, write_handout_html

            slides = [Handed(one.slide, one.item, one.notes, one.began) for one in handout.slides]
            return write_handout_html(
                handout.title, slides, handout.foot, library.asset, target, entries=len(handout.entries)
            )
        case Form.PAGES | Form.PAGES_HTML:
            return _write_pages(form, handout, library, target, printing, report, token)


def _write_pages(
    form: Form,
    handout: Handout,
    library: Library,
    target: Path,
    printing: Printing,
    report: Report,
    token: CancelToken | None,
) -> Exported:
    """Write the entries of a handout in full, in its order."""
    from hubdesk.errors import NothingChosenError

    if not handout.entries:
        raise NothingChosenError(tr("in this handout"))
    choice = Choice(tuple(f"hubdesk:{place.pack}/{place.id}" for place in handout.entries))
    if form == Form.PAGES:
        from hubdesk.typeset.export_pdf import export_pdf

        return export_pdf(library, choice, target, report, token, paper=printing.paper)
    from dataclasses import replace

    from hubdesk.export.one_file import write_one_file

    return write_one_file(replace(choose(library, choice), title=handout.title, subtitle=""), target, report, token)


def words_on_paper(handout: Handout, library: Library, paper: Paper) -> Sheets:
    """Set the words of slides as running text, under the headings of their steps, with pictures and tables."""
    from hubdesk.typeset.printing import sheets_of

    pack = ""

    def picture(asset: str, width: int) -> QImage:
        content = library.asset(pack, asset)
        return decode_picture(content or b"", width)

    composer = paper.composer(picture)
    composer.heading(handout.title, 1, "top", sizes.TITLE)
    known: tuple[str, ...] = (handout.title,)
    for one in handout.slides:
        pack = one.slide.pack
        if one.item not in known:
            composer.heading(one.item, 2, f"step-{len(known)}", sizes.HEADING_2)
            known = (*known, one.item)
        _set_words(composer, one, known)
        if one.slide.title:
            known = (*known[: known.index(one.item) + 1], one.slide.title)
    return sheets_of(composer.finish(), handout.title, paper, foot=handout.foot)


def _set_words(composer: PaperComposer, one: HandoutSlide, known: tuple[str, ...]) -> None:
    slide = one.slide
    if slide.title and slide.title not in known:
        composer.heading(slide.title, 3, f"{slide.part}-{slide.path}", sizes.HEADING_3)
    composer.blocks(slide.blocks)
    for fact in slide.facts:
        composer.line(f"{fact.label}: {fact.value}", sizes.BODY)
    if slide.foot and slide.foot not in known:
        composer.line(slide.foot, sizes.LABEL, composer.palette.quiet)
    if one.notes:
        composer.line(tr("Notes"), sizes.HEADING_3)
        composer.blocks(text_blocks(one.notes))
