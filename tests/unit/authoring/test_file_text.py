"""The words of files that belong to entries: they are found, and the hit says which file."""

from __future__ import annotations

import sys
import zipfile
from contextlib import closing
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from hubdesk.authoring.file_text import MAX_CHARACTERS, read_text_of
from hubdesk.authoring.findings import FileFindings
from hubdesk.library.search import LibrarySearch
from hubdesk.model.content import Asset
from hubdesk.model.query import read_query
from hubdesk.pack.writer import write_pack
from tests.packs import make_content, make_entry

if TYPE_CHECKING:
    from pathlib import Path


def _pdf(words: str) -> bytes:
    stream = f"BT /F1 12 Tf 20 100 Td ({words}) Tj ET".encode()
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, said in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, said)
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start)


def _docx(words: str) -> bytes:
    from docx import Document

    document, out = Document(), BytesIO()
    document.add_paragraph(words)
    document.add_table(1, 1).cell(0, 0).text = "In a cell"
    document.save(out)
    return out.getvalue()


def _pptx(words: str) -> bytes:
    from pptx import Presentation

    slides, out = Presentation(), BytesIO()
    slide = slides.slides.add_slide(slides.slide_layouts[0])
    slide.shapes.title.text = words
    slide.notes_slide.notes_text_frame.text = "Say this"
    slides.save(out)
    return out.getvalue()


def _xlsx(words: str) -> bytes:
    from openpyxl import Workbook

    book, out = Workbook(), BytesIO()
    book.active.append([words, 5])
    book.save(out)
    return out.getvalue()


FILES = {
    "guide.pdf": _pdf("A pelican lands"),
    "plan.docx": _docx("A heron stands"),
    "talk.pptx": _pptx("A cormorant dives"),
    "sums.xlsx": _xlsx("An avocet walks"),
    "list.txt": "A dunlin, \ufeffcafé.\n\n  runs".encode(),
}


def _read(name: str, content: bytes) -> tuple[str, list[str]]:
    found = FileFindings(name)
    text = read_text_of(name[name.rindex(".") :], content, found)
    return text, [finding.rule for finding in found.found]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("guide.pdf", "A pelican lands"),
        ("plan.docx", "A heron stands\nIn a cell"),
        ("talk.pptx", "A cormorant dives\nSay this"),
        ("sums.xlsx", "Sheet\nAn avocet walks 5"),
        ("list.txt", "A dunlin, \ufeffcafé.\nruns"),
    ],
)
def test_the_words_of_a_file_are_read(name: str, text: str) -> None:
    """PDF, Word, PowerPoint with its notes, Excel, plain text."""
    assert _read(name, FILES[name]) == (text, [])


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.pptx", "a.xlsx"])
@pytest.mark.parametrize("content", [b"", b"not what it says", FILES["plan.docx"][:900]])
def test_a_file_that_cannot_be_read_is_named(name: str, content: bytes) -> None:
    """It is given out all the same; the author is told that it cannot be searched."""
    assert _read(name, content) == ("", ["text-not-read"])


def test_a_pdf_without_words_is_named() -> None:
    """A scan: there is nothing to search."""
    assert _read("a.pdf", _pdf("")) == ("", ["no-text"])


def test_an_archive_that_grows_without_end_is_not_unpacked() -> None:
    """A few kilobytes that would become 80 MB."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(80 << 20))

    assert _read("a.docx", out.getvalue()) == ("", ["text-not-read"])


def test_of_a_very_long_file_the_beginning_is_read() -> None:
    """So that one file cannot make a pack of many megabytes larger still."""
    assert len(_read("a.txt", b"word " * 200_000)[0]) == MAX_CHARACTERS


def test_pictures_and_sounds_hold_no_words() -> None:
    """They are left alone."""
    assert _read("a.mp3", b"walk") == ("", [])


def test_without_the_readers_of_office_files_the_author_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra is not installed: the message says how to get it."""
    monkeypatch.setitem(sys.modules, "docx", None)

    assert _read("plan.docx", FILES["plan.docx"]) == ("", ["text-not-read"])


def test_a_hit_in_a_file_says_which(tmp_path: Path) -> None:
    """Words that stand only in the second of two files lead to the entry, and to that file."""
    assets = tuple(
        Asset(f"files/{name}", "application/octet-stream", content, _read(name, content)[0])
        for name, content in FILES.items()
    )
    entry = replace(
        make_entry("harbour/birds", "On birds", "A page of text."),
        attachments=("files/guide.pdf", "files/plan.docx"),
    )
    write_pack(replace(make_content(entry, make_entry("hills/other", "Other")), assets=assets), tmp_path / "a.hubpack")
    with closing(LibrarySearch([(tmp_path / "a.hubpack", "test")])) as search:
        for typed, file in (("herons", "files/plan.docx"), ('"pelican lands"', "files/guide.pdf"), ("text", "")):
            (hit,) = search.search(read_query(typed)).hits
            assert (hit.id, hit.attachment) == ("harbour/birds", file)
            assert hit.snippet.marks
