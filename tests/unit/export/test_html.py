from __future__ import annotations

from xml.parsers import expat

import pytest
from hypothesis import given

from hubdesk.export.html import PageHtml
from hubdesk.export.markup import tag, to_html, to_xhtml
from hubdesk.model import document as tree
from hubdesk.model.document import Heading, Link, NoteRef, Paragraph, Picture, Table, Text
from tests.packs import heading
from tests.unit.export.pages import Nowhere, Places, ReadPage
from tests.unit.model import strategies

KNOWN = frozenset({
    "a", "blockquote", "body", "br", "caption", "code", "dd", "div", "dl", "dt", "em", "figcaption", "figure",
    "h2", "h3", "h4", "h5", "h6", "hr", "html", "img", "li", "ol", "p", "pre", "strong", "sup",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
})  # fmt: skip
HARMLESS = frozenset({
    "alt", "aria-label", "class", "height", "href", "id", "rel", "role", "scope", "src", "start", "tabindex", "width",
})  # fmt: skip


def words(text: str) -> tuple[Text, ...]:
    """Make a run of plain words."""
    return (Text(text),)


def written(*blocks: tree.Block, level: int = 1, prefix: str = "") -> bytes:
    """Write blocks as a page."""
    page = PageHtml(Places(), "small", "A page", level=level, prefix=prefix)
    return to_html(tag("html", tag("body", page.blocks(blocks))))


def shown(*blocks: tree.Block, level: int = 1, prefix: str = "") -> ReadPage:
    """Write blocks, and read them as a browser does."""
    return ReadPage(written(*blocks, level=level, prefix=prefix))


@given(strategies.blocks)
def test_no_page_of_a_pack_can_do_anything_in_a_browser(blocks: tuple[tree.Block, ...]) -> None:
    """Whatever stands in a pack, a browser finds elements of text alone, and links that show a page or write a letter."""
    page = shown(*blocks)

    assert {tag.name for tag in page.tags} <= KNOWN
    assert {name for tag in page.tags for name in tag.attributes} <= HARMLESS
    for target in page.values("href"):
        scheme = target.partition(":")[0].lower() if ":" in target.split("/")[0] else ""
        assert target.startswith("#") or ".html" in target or scheme in ("http", "https", "mailto")


@given(strategies.blocks)
def test_every_page_is_well_formed_xml_too(blocks: tuple[tree.Block, ...]) -> None:
    """A reader of EPUB, which refuses a page with one slip in it, reads every page."""
    page = PageHtml(Nowhere(), "small", "A page")
    xhtml = to_xhtml(tag("html", tag("body", page.blocks(blocks))))

    parser = expat.ParserCreate(namespace_separator=" ")
    found: list[str] = []
    parser.StartElementHandler = lambda name, _attributes: found.append(name)
    parser.Parse(xhtml, True)
    assert found[0] == "http://www.w3.org/1999/xhtml html"


def test_mark_up_in_a_text_is_text() -> None:
    """Somebody writes about HTML: the reader sees the letters."""
    page = shown(Paragraph(words('<script>alert("1")</script> & <b>')))

    assert page.words.strip() == '<script>alert("1")</script> & <b>'
    assert [tag.name for tag in page.tags] == ["html", "body", "p"]


@pytest.mark.parametrize(
    ("target", "href"),
    [
        ("entry:kent/a", "kent/a.html"),
        ("entry:kent/a#steps", "kent/a.html#steps"),
        ("term:theme/peers", "peers.html"),
        ("#steps", "#steps"),
        ("https://example.org/a?b=1&c", "https://example.org/a?b=1&c"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("javascript:alert(1)", None),
        (" javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("//example.org", None),
        ("vbscript:x", None),
        ("#", None),
    ],
)
def test_links_lead_into_the_library_or_to_a_page_outside(target: str, href: str | None) -> None:
    """Any other link is left as words: they are still read."""
    page = shown(Paragraph((Link(target, words("there")),)))

    assert page.words.strip() == "there"
    assert page.values("href") == ([href] if href else [])


def test_an_entry_that_is_not_in_the_copy_is_named_without_a_link() -> None:
    """Part of a library is handed on: what links to the rest reads on as words."""
    page = PageHtml(Nowhere(), "small", "A page")
    made = page.blocks((Paragraph((Link("entry:kent/a", words("there")),)),))

    assert to_html(made[0]) == b"<!DOCTYPE html>\n<p>there</p>\n\n"


def test_no_level_of_heading_is_skipped() -> None:
    """Who walks by headings finds each step, also where an author jumped, and where several entries share a file."""
    blocks = [Heading(level, f"h{level}", words("x")) for level in (4, 2, 6, 3)]

    assert [tag.name for tag in shown(*blocks).tags[2:]] == ["h2", "h2", "h3", "h3"]
    assert [tag.name for tag in shown(*blocks, level=2).tags[2:]] == ["h3", "h3", "h4", "h4"]


def test_a_table_has_heads_for_columns_and_rows_and_a_caption() -> None:
    """A screen reader says of each cell what its column and row are called, and of the table where it stands."""
    table = Table(("left", "right"), (words("Where"), ()), ((words("Kent"), words("12")), (words("Hull"), words("9"))))
    page = shown(heading("How many"), table)

    assert [(cell.name, cell.attributes.get("scope")) for cell in page.tags if cell.name in ("th", "td")] == [
        ("th", "col"), ("td", None), ("th", "row"), ("td", None), ("th", "row"), ("td", None),
    ]  # fmt: skip
    assert "Table: How many" in page.words
    assert page.named("caption")
    assert page.values("tabindex") == ["0"]


def test_rows_that_share_a_first_cell_are_not_named_by_it() -> None:
    """A first cell that is empty, or stands twice, is no name."""
    for first in ("", "Kent"):
        table = Table(("left", "left"), (words("A"), words("B")), tuple((words(first), words("1")) for _ in range(2)))
        assert [cell.attributes["scope"] for cell in shown(table).named("th")] == ["col", "col"]


def test_notes_are_marked_and_named() -> None:
    """A raised number says "Note 3", leads to the note, and two beside each other are parted."""
    page = shown(Paragraph((Text("So."), NoteRef(3), NoteRef(1), NoteRef(3))))
    links = page.named("a")

    assert page.words.strip() == "So.3,\u00a01,\u00a03"
    assert [link.attributes["href"] for link in links] == ["#_note-3", "#_note-1", "#_note-3"]
    assert [link.attributes.get("id") for link in links] == ["_ref-3", "_ref-1", None]
    assert links[0].attributes["aria-label"] == "Note 3"


def test_a_picture_has_its_words_and_its_size() -> None:
    """Who cannot see it hears what it shows; the page does not jump when it comes."""
    image = shown(Picture("a.png", "A small bus", "The bus")).named("img")[0]

    assert image.attributes == {"src": "small/a.png", "alt": "A small bus", "width": "40", "height": "30"}
    assert image.inside[-1] == "figure"


def test_a_picture_that_cannot_be_shown_is_told() -> None:
    """Its alternative text stands in its place."""
    page = PageHtml(Nowhere(), "small", "A page")
    made = to_html(page.blocks((Picture("a.png", "A small bus", ""),))[0])

    assert ReadPage(made).words.strip() == "Picture: A small bus"


def test_ids_of_entries_in_one_file_do_not_meet() -> None:
    """Two entries with a heading "Steps" share a file; each has its own, and links within it stay with it."""
    page = shown(heading("Steps"), Paragraph((Link("#steps", words("up")), NoteRef(1))), prefix="kent--a--")

    assert page.values("id") == ["kent--a--steps", "kent--a--_ref-1"]
    assert page.values("href") == ["#kent--a--steps", "#kent--a--_note-1"]
