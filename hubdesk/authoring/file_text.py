"""The words of files that belong to entries, so that a search finds what stands in them; for the author's side only.

PDFs are read by pypdf; Word, PowerPoint and Excel files by python-docx, python-pptx and openpyxl, which come with
`pip install "hubdesk[office]"`. Without these a pack is built all the same, and the author is told what is missing.
"""

from __future__ import annotations

import logging
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hubdesk.authoring.findings import FileFindings

MAX_CHARACTERS = 400_000
"""What is read of one file: about 70,000 words."""

_MAX_UNPACKED = 64 << 20  # bytes; an Office file is a zip archive, and a hostile one could unpack to gigabytes
_MAX_CELLS = 100_000


def read_text_of(ending: str, content: bytes, found: FileFindings) -> str:
    """Give the words of a file, one paragraph a line; nothing if it is of a kind that holds none.

    Args:
        ending: of its name, in small letters, with the dot.
        content: its bytes.
        found: takes a warning where the file cannot be read.
    """
    reader = _READERS.get(ending)
    if reader is None:
        return ""
    try:
        text = _joined(reader(content))
    except ImportError as error:
        found.warning(
            1,
            "text-not-read",
            f"The words of this file cannot be searched: {error.name} is not installed.",
            'Run  pip install "hubdesk[office]"  and build again.',
        )
        return ""
    except Exception as error:
        found.warning(
            1,
            "text-not-read",
            f"The words of this file cannot be searched: it cannot be read ({type(error).__name__}).",
            "Open it and save it anew, or leave it as it is.",
        )
        return ""
    if not text and ending == ".pdf":
        found.warning(
            1,
            "no-text",
            "This PDF holds no words that can be searched; perhaps it is a scan.",
            "Say in the entry what stands in it, or make a PDF with text.",
        )
    return text


def _joined(pieces: Iterator[str]) -> str:
    lines: list[str] = []
    size = 0
    for piece in pieces:
        for line in piece.splitlines():
            if words := " ".join(line.split()):
                lines.append(words)
                size += len(words) + 1
        if size > MAX_CHARACTERS:
            break
    return "\n".join(lines)[:MAX_CHARACTERS]


def _plain(content: bytes) -> Iterator[str]:
    yield content.decode("utf-8-sig", errors="replace")


def _pdf(content: bytes) -> Iterator[str]:
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of every oddity of a file, which helps nobody
    for page in PdfReader(BytesIO(content)).pages:
        yield page.extract_text()


def _docx(content: bytes) -> Iterator[str]:
    from docx import Document
    from docx.table import Table

    for item in Document(_archive(content)).iter_inner_content():
        if isinstance(item, Table):
            yield from (" ".join(cell.text for cell in row.cells) for row in item.rows)
        else:
            yield item.text


def _pptx(content: bytes) -> Iterator[str]:
    from pptx import Presentation

    for slide in Presentation(_archive(content)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                yield shape.text_frame.text
            if shape.has_table:
                yield from (" ".join(cell.text for cell in row.cells) for row in shape.table.rows)
        if slide.has_notes_slide and (notes := slide.notes_slide.notes_text_frame) is not None:
            yield notes.text


def _xlsx(content: bytes) -> Iterator[str]:
    from openpyxl import load_workbook

    book = load_workbook(_archive(content), read_only=True, data_only=True)
    cells = 0
    for sheet in book.worksheets:
        yield sheet.title
        for row in sheet.iter_rows(values_only=True):
            yield " ".join(str(value) for value in row if value is not None)
            cells += len(row)
            if cells > _MAX_CELLS:
                return


def _archive(content: bytes) -> BytesIO:
    """Give an Office file for reading.

    Raises:
        ValueError: it would unpack to more than 64 MiB. zipfile.BadZipFile: it is none.
    """
    with zipfile.ZipFile(BytesIO(content)) as archive:
        if sum(member.file_size for member in archive.infolist()) > _MAX_UNPACKED:
            raise ValueError("too large when unpacked")
    return BytesIO(content)


_READERS: dict[str, Callable[[bytes], Iterator[str]]] = {
    ".txt": _plain, ".csv": _plain, ".md": _plain, ".pdf": _pdf, ".docx": _docx, ".pptx": _pptx, ".xlsx": _xlsx,
}  # fmt: skip
