"""Pictures of a pack: shown where they can be, and never more than pictures."""

from __future__ import annotations

import base64
import struct
import zlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage, QTextDocument, QTextImageFormat

from hubdesk.model.document import Paragraph, Picture, Text
from hubdesk.model.drawings import MOST_SHAPES
from hubdesk.model.palette import LIGHT
from hubdesk.typeset.composer import Composer
from hubdesk.typeset.pictures import MAX_SIDE, decode_picture, fit_pictures
from hubdesk.typeset.style import Style
from tests.gui.typeset.documents import block_with, box_round, compose, lines, png
from tests.gui.windows import blocks_of

if TYPE_CHECKING:
    from pathlib import Path

quiet_about_bad_pictures = pytest.mark.qt_log_ignore("^libpng ", "JPEG", "^<input>")
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="20">%s</svg>'
RED = b'<rect width="40" height="20" fill="#ff0000"/>'


def size_of(image: QImage) -> tuple[int, int]:
    """Give the width and height of a picture; 0 and 0 if it is none."""
    return image.width(), image.height()


def set_pictures(*pictures: Picture, images: dict[str, QImage], ratio: float = 1.0) -> tuple[QTextDocument, Style]:
    """Set pictures, each between two paragraphs."""
    style = Style(LIGHT)
    composer = Composer(style, lambda asset, _width: images.get(asset, QImage()), ratio)
    composer.blocks((Paragraph((Text("before"),)), *pictures, Paragraph((Text("after"),))))
    return composer.finish(), style


def picture_formats(document: QTextDocument) -> list[QTextImageFormat]:
    """Give the pictures in a document."""
    found = []
    for block in blocks_of(document):
        iterator = block.begin()
        while not iterator.atEnd():
            form = iterator.fragment().charFormat().toImageFormat()
            if form.isValid():
                found.append(form)
            iterator += 1
    return found


def plain(width: int, height: int) -> QImage:
    """Make a picture of one colour."""
    return decode_picture(png(width, height))


def test_a_picture_stands_with_its_caption_and_its_words() -> None:
    """A small picture is shown as large as it is; what it shows is there for those who do not see it."""
    document, _ = set_pictures(Picture("a.png", "A bus", "The bus in 2018"), images={"a.png": plain(120, 60)})
    (shown,) = picture_formats(document)

    assert (shown.width(), shown.height()) == (120, 60)
    assert shown.toolTip() == shown.property(QTextImageFormat.Property.ImageAltText.value) == "A bus"
    assert lines(document) == ["before", "\ufffc", "The bus in 2018", "after"]
    resource = document.resource(QTextDocument.ResourceType.ImageResource.value, shown.name())
    assert size_of(resource) == (120, 60)


def test_a_large_picture_is_as_wide_as_the_column() -> None:
    """A picture wider than the text is shrunk, and keeps its shape."""
    document, style = set_pictures(Picture("a.png", "A map", ""), images={"a.png": plain(2000, 1000)})
    (shown,) = picture_formats(document)

    assert shown.width() == style.column
    assert shown.height() == pytest.approx(style.column / 2)


def test_a_picture_is_sharp_on_a_fine_screen() -> None:
    """At two device pixels per pixel a picture of 400 pixels is 200 wide."""
    document, _ = set_pictures(Picture("a.png", "A map", ""), images={"a.png": plain(400, 100)}, ratio=2.0)

    assert (picture_formats(document)[0].width(), picture_formats(document)[0].height()) == (200, 50)


@pytest.mark.parametrize(("room", "widths"), [(1000, [300, 80]), (150, [150, 80]), (40, [40, 40]), (-5, [1, 1])])
def test_pictures_shrink_with_the_window_and_grow_again(room: int, widths: list[int]) -> None:
    """In a narrow window each picture fits; in a wide one each is as wide as it is."""
    both = (Picture("a.png", "A", ""), Picture("b.png", "B", ""))
    document, _ = set_pictures(*both, images={"a.png": plain(300, 150), "b.png": plain(80, 40)})
    fit_pictures(document, room)
    assert [round(form.width()) for form in picture_formats(document)] == widths
    assert [form.height() for form in picture_formats(document)] == [pytest.approx(width / 2) for width in widths]
    fit_pictures(document, 1000)

    assert [(form.width(), round(form.height())) for form in picture_formats(document)] == [(300, 150), (80, 40)]


def test_instead_of_a_missing_picture_its_words_are_shown() -> None:
    """A picture that the pack does not have, or that cannot be shown, is described in a box."""
    document = compose(Picture("gone.png", "Three steps that rise", "The steps"))

    assert lines(document) == ["Picture: Three steps that rise"]
    assert box_round(document, "Picture") == f"{LIGHT.surface}||"
    assert picture_formats(document) == []
    assert block_with(document, "Picture").isValid()


def test_svg_is_drawn_as_wide_as_asked_for() -> None:
    """A drawing of 40 by 20 is drawn sharp at 400 by 200."""
    image = decode_picture(SVG % RED, 400)

    assert size_of(image) == (400, 200)
    assert image.pixelColor(200, 100) == QColor("#ff0000")


@pytest.mark.parametrize(
    "inside",
    [
        b'<defs><linearGradient id="g"/></defs><rect width="9" height="9" fill="url(#g)"/>',
        b"<defs><linearGradient id='g'/></defs><rect width='9' height='9' fill=\"url('#g')\"/>",
        b'<g id="a"><rect width="9" height="9"/></g><use xlink:href="#a" x="10"/>',
    ],
    ids=["gradient", "quoted", "use"],
)
@quiet_about_bad_pictures
def test_svg_may_refer_to_itself(inside: bytes) -> None:
    """A drawing with a gradient of its own, or a shape used twice, is drawn."""
    assert size_of(decode_picture(SVG % inside)) == (40, 20)


@pytest.mark.parametrize(
    "inside",
    [
        b'<image xlink:href="http://127.0.0.1:9/x.png" width="9" height="9"/>',
        b'<image xlink:href="file:///etc/passwd" width="9" height="9"/>',
        b'<image xlink:href="data:image/svg+xml;base64,PHN2Zy8+" width="9" height="9"/>',
        b'<rect onload="alert(1)" width="9" height="9"/>',
        b'<rect style="fill:&#x75;rl(http://127.0.0.1:9/x)"/>',
        b'<use href="https://example.org/x.svg#a"/>',
        b"<rect style='fill:url(http://127.0.0.1:9/x)'/>",
        b"<rect style=\"fill:url( 'http://127.0.0.1:9/x')\"/>",
        b"<script>alert(1)</script>",
        b'<filter id="f"><feGaussianBlur stdDeviation="99"/></filter><rect filter="url(#f)" width="9" height="9"/>',
        b"<foreignObject><body/></foreignObject>",
        b'<a href = "javascript:alert(1)"><rect/></a>',
        b'<style>@import url("https://example.org/x.css");</style>',
        b'<style>@import "https://example.org/x.css";</style>',
    ],
)
def test_svg_that_reaches_outside_is_no_picture(inside: bytes) -> None:
    """An address, a file, a script or a page inside a drawing: nothing is drawn and nothing is asked for."""
    assert decode_picture(SVG % (RED + inside)).isNull()


@pytest.mark.parametrize(
    "head",
    [
        b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        b'<?xml version="1.0" encoding="UTF-7"?>',
        b"<svg ",
    ],
)
@quiet_about_bad_pictures
def test_svg_with_entities_or_a_strange_beginning_is_no_picture(head: bytes) -> None:
    """What could grow without end, or say something else than it seems to, is not drawn."""
    assert decode_picture(head + SVG % RED).isNull()


@pytest.mark.parametrize(
    "size", [b'width="100000" height="100000"', b'width="1e9" height="2"', b'viewBox="0 0 99999 9"']
)
@quiet_about_bad_pictures
def test_svg_that_says_it_is_huge_is_no_picture(size: bytes) -> None:
    """A drawing of a hundred thousand pixels would fill the memory: it is not drawn, whatever width is asked for."""
    content = b'<svg xmlns="http://www.w3.org/2000/svg" %s>%s</svg>' % (size, RED)

    assert decode_picture(content, 500).isNull()


def chunk(kind: bytes, content: bytes) -> bytes:
    """Make a part of a PNG. Source: PNG (Third Edition), 5.3."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def claimed_png(width: int, height: int) -> bytes:
    """Make a PNG that claims a size and holds next to nothing."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(("width", "height"), [(60_000, 60_000), (MAX_SIDE + 1, 1), (1, 2**31 - 1), (0, 10)])
@quiet_about_bad_pictures
def test_a_png_that_claims_to_be_huge_is_no_picture(width: int, height: int) -> None:
    """A few bytes that would unpack to gigabytes are refused by what their head says."""
    assert decode_picture(claimed_png(width, height)).isNull()


@pytest.mark.parametrize("share", [0.0, 0.2, 0.5, 0.9])
@quiet_about_bad_pictures
def test_a_png_that_was_cut_short_is_no_picture(share: float) -> None:
    """Half a file is not half a picture."""
    noise = QImage(64, 64, QImage.Format.Format_RGB32)
    for x in range(64):
        for y in range(64):
            noise.setPixelColor(x, y, QColor((x * 37) % 256, (y * 91) % 256, (x * y) % 256))
    whole = png_of(noise)

    assert decode_picture(whole[: int(len(whole) * share)]).isNull()


def png_of(image: QImage) -> bytes:
    """Write a picture as PNG."""
    from PySide6.QtCore import QBuffer, QIODevice

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF",
        b"BM" + b"\0" * 60,
        b"%PDF-1.4",
        b"\x1f\x8b\x08\0",
        b"<html><svg/></html>",
        b"P6 2 2 255 " + b"\0" * 12,
    ],
)
@quiet_about_bad_pictures
def test_what_is_no_picture_that_packs_may_hold_is_none(content: bytes) -> None:
    """Nothing, other formats and other files are not shown, even if Qt could."""
    assert decode_picture(content).isNull()


@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"\xff\xd8\xff\xe0", b"RIFF", b"<svg "]),
)
@quiet_about_bad_pictures
def test_any_bytes_give_a_small_picture_or_none(content: bytes, head: bytes) -> None:
    """Whatever a pack holds for a picture, the program goes on, and nothing larger than a page comes of it."""
    image = decode_picture(head + content, 500)

    assert image.width() <= 500
    assert image.height() <= MAX_SIDE


@given(st.integers(0, 2000), st.binary(min_size=1, max_size=8))
@quiet_about_bad_pictures
def test_a_picture_with_a_few_bytes_changed_does_no_harm(at: int, change: bytes) -> None:
    """A stick has lost a few bytes in the middle of a picture: it is shown or not, and all else goes on."""
    whole = bytearray(png(90, 70))
    whole[at % len(whole) : at % len(whole) + len(change)] = change

    assert max(size_of(decode_picture(bytes(whole), 500))) <= MAX_SIDE


def test_a_drawing_may_be_used_and_hold_pictures() -> None:
    """A chart that uses the shapes of its letters a thousand times, with a photograph in it, is drawn."""
    photograph = b"data:image/png;base64," + base64.b64encode(png(2, 2))
    letters = b'<use xlink:href="#a" x="1"/>' * 1000
    content = SVG % (
        b'<defs><path id="a" d="M0 0h9v9z"/></defs>%s<image href="%s" width="9" height="9"/>' % (letters, photograph)
    )

    assert size_of(decode_picture(content, 80)) == (80, 40)


def test_a_shape_that_uses_itself_is_not_drawn_for_ever() -> None:
    """A shape within itself has no end: it is no picture."""
    assert decode_picture(SVG % b'<g id="a"><use xlink:href="#b"/></g><g id="b"><use xlink:href="#a"/></g>').isNull()


def test_a_drawing_of_more_shapes_than_can_be_drawn_is_no_picture() -> None:
    """A hundred thousand shapes, one by one, are too many."""
    assert decode_picture(SVG % (b"<g/>" * MOST_SHAPES)).isNull()


def test_shapes_that_use_each_other_are_not_drawn_for_ever() -> None:
    """Thirty shapes that each use the next one twice would be a thousand million: it is no picture."""
    steps = b"".join(
        b'<g id="s%d"><use xlink:href="#s%d"/><use xlink:href="#s%d"/></g>' % (step, step + 1, step + 1)
        for step in range(30)
    )
    content = SVG % (b'<defs>%s<g id="s30"><rect width="1" height="1"/></g></defs><use xlink:href="#s0"/>' % steps)

    assert decode_picture(content).isNull()


def test_a_folder_is_never_looked_into(tmp_path: Path) -> None:
    """The name of a file that is there is not a picture: only its bytes would be."""
    file = tmp_path / "a.png"
    file.write_bytes(png(4, 4))

    assert decode_picture(str(file).encode()).isNull()
