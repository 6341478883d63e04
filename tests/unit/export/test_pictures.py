from __future__ import annotations

import struct

import pytest

from hubdesk.export.pictures import check_picture, may_be_taken_away
from hubdesk.model.drawings import is_tame
from tests.packs import SMALL_SOURCE

PNG = (SMALL_SOURCE / "assets/pictures/bus.png").read_bytes()
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="720" height="470.4px"><text>Ask first</text></svg>'
OURS = SVG.replace(b"<text", b'<text font-family="Atkinson Hyperlegible Next"')


def test_a_picture_keeps_its_bytes_and_tells_its_size() -> None:
    """A photo or a drawing goes on as it is."""
    picture = check_picture("a/bus.png", PNG)

    assert picture is not None
    assert picture.content == PNG
    assert (picture.width, picture.height) == struct.unpack(">II", PNG[16:24])
    assert picture.data_address.startswith("data:image/png;base64,iVBOR")
    drawing = check_picture("a.svg", SVG)
    assert drawing is not None
    assert (drawing.content, drawing.width, drawing.height) == (SVG, 720, 470)


@pytest.mark.parametrize(
    "begins", [b"", b'<?xml version="1.0" encoding="UTF-8"?>\n', b"<!-- a > b -->\n<?note a > b?>\n", b"\xef\xbb\xbf"]
)
def test_a_drawing_lettered_in_our_font_takes_it_along(begins: bytes) -> None:
    """A browser lends a picture no font: the drawing looks as in the window all the same, and draws no more than that."""
    picture = check_picture("a.svg", begins + OURS)

    assert picture is not None
    assert picture.content.startswith(begins + b"<svg")
    assert picture.content.count(b"@font-face") == 1
    assert b"font-weight:400" in picture.content
    assert (
        picture.content.replace(
            picture.content[picture.content.index(b"<style>") : picture.content.index(b"</style>") + 8], b""
        )
        == begins + OURS
    )
    bold = check_picture("a.svg", OURS.replace(b"<text", b'<text font-weight="700"'))
    assert bold is not None
    assert bold.content.count(b"@font-face") == 2


@pytest.mark.parametrize(
    "content",
    [
        SVG.replace(b"<text", b"<script>alert(1)</script><text"),
        SVG.replace(b"<text", b'<text onclick="alert(1)"'),
        SVG.replace(b"<text", b'<image href="https://example.org/a.png"/><text'),
        b'<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG,
        b"<svg>",
        b"<html xmlns='http://www.w3.org/1999/xhtml'/>",
        b'<svg xmlns="http://example.org/else"/>',
        b"",
        b"\x89PNG\r\n\x1a\n",
    ],
)
def test_a_drawing_that_does_more_than_draw_is_not_shown(content: bytes) -> None:
    """Scripts, things from elsewhere, entities, and what is no drawing at all stay in the pack."""
    assert check_picture("a.svg", content) is None
    assert not may_be_taken_away("a.svg", content)


def test_a_picture_must_be_what_its_name_says() -> None:
    """A page that calls itself a photo is none."""
    assert check_picture("a.jpg", PNG) is None
    assert check_picture("a.png", b"<html>") is None
    assert check_picture("a.html", PNG) is None
    assert check_picture("a.png", PNG[:16] + struct.pack(">II", 90_000, 90_000) + PNG[24:]) is None


@pytest.mark.parametrize(
    ("name", "may"),
    [
        ("a.pdf", True),
        ("a.TXT", True),
        ("a.html", False),
        ("a.htm", False),
        ("a.exe", False),
        ("a.exe.txt", False),
        ("a", False),
        ("a.js", False),
    ],
)
def test_no_file_that_could_run_lies_beside_the_pages(name: str, *, may: bool) -> None:
    """A browser shows papers and pictures; a page or a program out of a pack would run with the reader's rights."""
    assert may_be_taken_away(name, b"x") is may


def test_what_we_add_to_a_drawing_is_seen_as_ours() -> None:
    """The check for tame drawings comes before the font is added: a drawing that brings a font from outside fails it."""
    picture = check_picture("a.svg", OURS)

    assert picture is not None
    assert is_tame(OURS)
    assert not is_tame(picture.content)
