"""Entries of a library as a PDF, also where there is no screen and no window."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from hubdesk.model.progress import CancelToken, Report, no_report
from hubdesk.services.export import Choice, choose
from hubdesk.typeset.book import Book, bind
from hubdesk.typeset.paper import Paper, usual_paper
from hubdesk.typeset.pdf import write_pdf

if TYPE_CHECKING:
    from pathlib import Path

    from hubdesk.export.contents import Exported
    from hubdesk.library.library import Library

_made: list[QGuiApplication] = []


def export_pdf(
    library: Library,
    choice: Choice,
    target: Path,
    report: Report = no_report,
    token: CancelToken | None = None,
    *,
    paper: Paper | None = None,
    with_own_parts: bool = True,
) -> Exported:
    """Write what was chosen as a PDF.

    Args:
        library: where it is.
        choice: which entries.
        target: the file; an older one stays until the new one is whole.
        report: called after each entry and each page.
        token: asked as often.
        paper: the usual one of this country unless it is given.
        with_own_parts: False leaves out what is a suggestion of the authors and not from a source.
    Raises:
        NothingChosenError, NoSuchEntryError, AddressError: as `choose` says.
        WriteFailedError, TargetTakenError, CancelledError: nothing half-written is left.
        PackError: an entry cannot be read.
    """
    contents = choose(library, choice)
    have_application()
    book = Book(contents, paper or usual_paper(), with_own_parts=with_own_parts)
    sheets = bind(book, report, token)
    edition = max(info.edition for info in contents.packs)
    return write_pdf(sheets, target, entries=len(contents.places), edition=edition, report=report, token=token)


def have_application() -> None:
    """Have what Qt needs to know fonts; without a window it needs no screen either."""
    if QGuiApplication.instance() is None:
        if sys.platform == "linux":
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        _made.append(QGuiApplication(["hubdesk"]))
