"""Pages as a PDF: Qt writes them; the outline, the language and the dates, which Qt has no words for, are put in after.

Qt 6.9 writes no tags into a PDF, so a screen reader finds no headings or tables in it; the HTML copy has them.
"""

from __future__ import annotations

import io
import re
import time
from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QUuid
from PySide6.QtGui import QPageLayout, QPdfWriter

from hubdesk.errors import CancelledError
from hubdesk.export.contents import Exported
from hubdesk.export.target import new_file
from hubdesk.model.progress import CancelToken, Progress, Report, no_report
from hubdesk.model.words import tr
from hubdesk.typeset.paper import UNITS_PER_INCH
from hubdesk.typeset.printing import print_sheets

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from _typeshed import ReadableBuffer
    from pypdf import PdfWriter
    from pypdf.generic import IndirectObject

    from hubdesk.typeset.printing import Place, Sheets

_POINTS = 72 / UNITS_PER_INCH
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""
"""What a PDF says of itself a second time, for programs that catalogue files; Qt's own would hold the hour."""
_MEANT = re.compile(rb"(?:\[[^]\n]*\]|<[0-9A-Fa-f]{4}>)(?=\s*$)", re.MULTILINE)
"""In a line `<first> <last> <letter>` or `<first> <last> [<letter> …]` of a typeface's table: the letters."""
_BEAT_S = 0.1
"""How often somebody hears that the file is being finished, and may stop it."""
_TAB, _SPACE = b"<0009>", b"<0020>"
_LETTERS = str.maketrans("0123456789", "ABCDEFGHIJ")
_NAMES = QUuid("{6ba7b811-9dad-11d1-80b4-00c04fd430c8}")
"""What the number of a document is made from, together with its title (source: RFC 4122, names that are addresses)."""


def write_pdf(
    sheets: Sheets,
    target: Path,
    *,
    entries: int = 1,
    edition: str = "",
    report: Report = no_report,
    token: CancelToken | None = None,
) -> Exported:
    """Write pages as a PDF, in the thread that set them.

    Args:
        sheets: the pages.
        target: the file; an older one stays until the new one is whole.
        entries: how many entries are in it, for the answer.
        edition: the date that the PDF bears, `2026-11-23`, so that the same pages give the same file on any day.
        report: called after each page, and again and again while the file is finished.
        token: asked as often.
    Raises:
        WriteFailedError, TargetTakenError, CancelledError: nothing half-written is left.
    """
    with new_file(target) as part:
        part.touch()  # a place that cannot be written to is found before the work is done
        pages = _paint(sheets, report, token)
        count = sheets.count

        def beat() -> None:  # without the sheets: pypdf's knot of objects would keep them past the end of this thread
            report(Progress(count, count, tr("Finishing the file")))
            if token is not None:
                token.check()

        beat()
        content = _finish(pages, sheets, edition, beat)
        part.write_bytes(content)
    return Exported(entries, 1, len(content))


def _paint(sheets: Sheets, report: Report, token: CancelToken | None) -> bytes:
    """Paint the pages into memory: Qt does not say when a drive is full."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(UNITS_PER_INCH)
    writer.setPageLayout(
        QPageLayout(sheets.paper.page_size, QPageLayout.Orientation.Portrait, QMarginsF(), QPageLayout.Unit.Point)
    )
    writer.setTitle(sheets.title)
    writer.setDocumentXmpMetadata(_XMP.format(title=escape(sheets.title), language=escape(sheets.language)).encode())
    writer.setDocumentId(QUuid.createUuidV5(_NAMES, f"{sheets.title}|{sheets.foot}".encode()))  # Qt would throw dice
    print_sheets(sheets, writer, (), report, token)
    return bytes(buffer.data().data())


def _finish(pages: bytes, sheets: Sheets, edition: str, beat: Callable[[], None]) -> bytes:
    def outline(writer: PdfWriter) -> None:
        _add_outline(writer, sheets)

    try:
        return finish_pdf(pages, sheets.title, sheets.language, edition, outline, beat)
    except _StoppedWithin:
        raise CancelledError from None


class _StoppedWithin(BaseException):
    """Somebody asked to stop while pypdf was at work, which takes every `Exception` for a fault of the file."""


class _Watched(io.BytesIO):
    """Bytes that call `beat` now and then while they are read and written.

    pypdf copies and writes a long file in two calls that take a second each; it asks for its bytes object by object.
    """

    def __init__(self, content: bytes, beat: Callable[[], None]) -> None:
        super().__init__(content)
        self._beat, self._beaten = beat, time.monotonic()

    def read(self, size: int | None = -1, /) -> bytes:
        self._look()
        return super().read(size)

    def write(self, content: ReadableBuffer, /) -> int:
        self._look()
        return super().write(content)

    def _look(self) -> None:
        now = time.monotonic()
        if now - self._beaten >= _BEAT_S:
            self._beaten = now
            try:
                self._beat()
            except CancelledError as stopped:
                raise _StoppedWithin from stopped


def finish_pdf(
    pages: bytes,
    title: str,
    language: str,
    edition: str,
    outline: Callable[[PdfWriter], None] | None = None,
    beat: Callable[[], None] = lambda: None,
) -> bytes:
    """Put in what readers of a PDF expect, and take out what differs from day to day.

    Args:
        pages: what Qt has written.
        title: of the document.
        language: of its text, as `en`.
        edition: the date that it bears, `2026-11-23`, or nothing.
        outline: adds the bookmarks.
        beat: called about every tenth of a second.
    """
    from pypdf import PdfWriter  # 60 ms that only a PDF needs
    from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject

    beat()
    writer = PdfWriter(clone_from=_Watched(pages, beat))
    beat()
    writer.pdf_header = "%PDF-1.4"
    root = writer.root_object
    root[NameObject("/Lang")] = TextStringObject(language)
    wishes = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(value=True)})
    root[NameObject("/ViewerPreferences")] = wishes
    date = f"D:{edition.replace('-', '')}000000Z" if edition else ""
    writer.metadata = {"/Title": title, "/Creator": "HubDesk", "/Producer": "HubDesk"}
    if date:
        writer.add_metadata({"/CreationDate": date, "/ModDate": date})
    beat()
    _mend_fonts(writer)
    beat()
    if outline is not None:
        outline(writer)
    beat()
    if len(writer.pages) > 1:
        root[NameObject("/PageMode")] = NameObject("/UseOutlines")
    written = _Watched(b"", beat)
    writer.write(written)
    writer.close()
    return written.getvalue()


def _mend_fonts(writer: PdfWriter) -> None:
    """Tell the parts of typefaces apart by counting, and let a space be a space when it is copied.

    Qt's own tags for typefaces differ from run to run, and it takes a space for a tab, which looks the same.
    """
    from pypdf.generic import NameObject

    tags: dict[int, str] = {}
    for page in writer.pages:
        resources: Any = page["/Resources"]
        for reference in resources.get("/Font", {}).values():
            if reference.idnum in tags:
                continue
            tag = tags[reference.idnum] = f"HD{len(tags):04}".translate(_LETTERS)
            font = reference.get_object()
            letters = font["/ToUnicode"]
            letters.set_data(_MEANT.sub(lambda found: found[0].replace(_TAB, _SPACE), letters.get_data()))
            for descendant in font.get("/DescendantFonts", ()):
                inner = descendant.get_object()
                descriptor = inner["/FontDescriptor"]
                name = NameObject(f"/{tag}+{str(descriptor['/FontName'])[1:].rpartition('+')[2]}")
                font[NameObject("/BaseFont")] = inner[NameObject("/BaseFont")] = name
                descriptor[NameObject("/FontName")] = name


def _add_outline(writer: PdfWriter, sheets: Sheets) -> None:
    """Add a bookmark for each heading, those of an entry under its title, and entries under their group."""
    height = sheets.paper.sheet.height() * _POINTS
    above: list[tuple[int, IndirectObject]] = []
    group, under = "", None
    for place in sheets.places:
        if place.level == 1 and place.group != group:
            group = place.group
            under = _bookmark(writer, place, height, None, group) if group else None
        while above and above[-1][0] >= place.level:
            above.pop()
        parent = above[-1][1] if above else under
        above.append((place.level, _bookmark(writer, place, height, parent, place.words)))


def _bookmark(
    writer: PdfWriter, place: Place, height: float, parent: IndirectObject | None, words: str
) -> IndirectObject:
    from pypdf.generic import Fit

    top = height - place.top * _POINTS + 6
    return writer.add_outline_item(
        title=words, page_number=place.page, parent=parent, is_open=False, fit=Fit.xyz(left=0, top=top)
    )
