"""Files that may go into a pack, and those that may not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hubdesk.authoring import assets
from hubdesk.authoring.source import SourceFolder

if TYPE_CHECKING:
    from pathlib import Path

    from hubdesk.model.finding import Finding

    from .conftest import Twin

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">\n'


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<g><ForeignObject/></g>",
        '<rect onload="x()"/>',
        '<image xlink:href="https://example.org/x.png"/>',
        '<use href="other.svg#a"/>',
        '<image href="data:image/svg+xml;base64,AAAA"/>',
        '<a href="java\nscript:alert(1)"/>',
        '<rect fill="url(https://example.org/x)"/>',
        "<rect style=\"fill: url( 'x.svg#a' )\"/>",
        "<style>@import 'x.css';</style>",
        "<style>.a { fill: url(http://example.org) }</style>",
    ],
)
def test_a_drawing_that_does_more_than_be_drawn(twin: Twin, inside: str) -> None:
    """A script, or anything fetched from elsewhere, keeps a drawing out of the pack."""
    twin.write("assets/x.svg", f"{HEAD}{inside}</svg>")
    finding = twin.only("unsafe-picture")
    assert (finding.file, finding.line, finding.level) == ("assets/x.svg", 2, "error")


@pytest.mark.parametrize(
    "text",
    [
        f'{HEAD}<use href="#a"/><rect id="a" style="fill: url(#b)" clip-path="url(#c)"/></svg>',
        f'{HEAD}<image href="data:image/png;base64,AAAA"/><style>.a {{ fill: red }}</style></svg>',
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
        + HEAD
        + "</svg>",
    ],
)
def test_an_ordinary_drawing(twin: Twin, text: str) -> None:
    """Colours, clips and small pictures within the drawing are fine."""
    twin.write("assets/x.svg", text)
    assert twin.read().findings == ()


def test_a_drawing_that_declares_entities(twin: Twin) -> None:
    """A drawing that could grow without end, or read files, is kept out."""
    twin.write("assets/x.svg", '<!DOCTYPE svg [\n<!ENTITY a SYSTEM "file:///etc/passwd">\n]>\n<svg>&a;</svg>')
    assert "entities" in twin.only("unsafe-picture").what


@pytest.mark.parametrize("text", ["", "<svg>\n<g></svg>", "\x00", '<?xml version="1.0" encoding="none"?><svg/>'])
def test_a_drawing_that_is_none(twin: Twin, text: str) -> None:
    """A damaged drawing is told."""
    twin.write("assets/x.svg", text)
    assert twin.only("not-a-picture").file == "assets/x.svg"


@pytest.mark.parametrize("name", ["x.png", "x.jpg", "x.JPEG", "x.gif", "x.webp"])
def test_a_picture_that_is_not_what_its_name_says(twin: Twin, name: str) -> None:
    """A renamed file would show as an empty frame."""
    twin.write(f"assets/{name}", "<html>")
    assert twin.only("not-a-picture").file == f"assets/{name}"


@pytest.mark.parametrize("name", ["setup.exe", "Macro.DOCM", "page.html", "run.bat"])
def test_programs_stay_out(twin: Twin, name: str) -> None:
    """A pack that is handed on never brings something that runs."""
    twin.write(f"assets/{name}", "x")
    assert twin.only("program").level == "error"


def test_a_file_that_is_too_large(twin: Twin, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file over the limit is told with its size."""
    monkeypatch.setattr(assets, "MAX_BYTES", 500)
    twin.write("assets/film.mp4", b"x" * 501)
    assert "assets/film.mp4" in [finding.file for finding in twin.read().findings if finding.rule == "too-large"]


def test_a_file_of_another_kind_is_taken_as_it_is(twin: Twin) -> None:
    """Any other file can be an attachment."""
    twin.write("assets/data.xyz", "x")
    content = twin.read().content
    assert content is not None
    assert content.assets[0].media_type == "application/octet-stream"


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    """A file that vanishes while the pack is read is told."""
    found: list[Finding] = []
    folder = SourceFolder(tmp_path, frozenset(), (), (), ("gone.pdf",))
    assert list(assets.read_assets(folder, found)) == []
    assert [finding.rule for finding in found] == ["unreadable"]
