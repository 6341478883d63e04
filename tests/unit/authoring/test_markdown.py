"""Markdown turned into the tree of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hubdesk.authoring.findings import FileFindings
from hubdesk.authoring.links import PackPaths, PageLinks
from hubdesk.authoring.markdown import ParsedText, parse_markdown
from hubdesk.authoring.vocabulary import Vocabulary
from hubdesk.model.document import (
    Block,
    Callout,
    Code,
    Definitions,
    Heading,
    LineBreak,
    Link,
    Listing,
    Note,
    NoteRef,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Styled,
    Table,
    Text,
    decode,
    encode,
)

if TYPE_CHECKING:
    from hubdesk.model.finding import Finding

PATHS = PackPaths(["entries/kent/a.md", "entries/kent/b.md"], ["assets/map.svg", "assets/bus.png"], Vocabulary([]))


def parse(text: str) -> tuple[ParsedText, list[Finding]]:
    """Parse text as the page `entries/kent/a.md`, where notes that begin with k are sources."""
    found = FileFindings("entries/kent/a.md")
    links = PageLinks(PATHS, "entries/kent/a.md", found)
    return parse_markdown(text, 1, found, links, lambda label, _: label if label.startswith("k") else None), found.found


def blocks(text: str) -> tuple[Block, ...]:
    """Parse text in which nothing is wrong."""
    parsed, findings = parse(text)
    assert findings == []
    assert decode(encode(parsed.document)) == parsed.document
    return parsed.document.blocks


def words(text: str) -> tuple[Text, ...]:
    """Give plain words as inline nodes."""
    return (Text(text),)


def test_running_text() -> None:
    """Strong, emphasis, code, links, breaks and escaped signs look as they were meant; quotes are round, --- stays."""
    assert blocks('a **b *c*** `d <e>`\nf  \ng [h](b.md#i) \\*j\\* &amp; "k" --- <https://l.example/>') == (
        Paragraph((
            Text("a "),
            Styled("strong", (Text("b "), Styled("emphasis", words("c")))),
            Text(" "),
            Styled("code", words("d <e>")),
            Text(" f"),
            LineBreak(),
            Text("g "),
            Link("entry:kent/b#i", words("h")),
            Text(' *j* & “k” --- '),
            Link("https://l.example/", words("https://l.example/")),
        )),
    )  # fmt: skip


def test_blocks_of_every_kind() -> None:
    """Lists, quotes, code and rules become blocks of their own."""
    assert blocks("- a\n- b\n\n  c\n") == (
        Listing(None, ((Paragraph(words("a")),), (Paragraph(words("b")), Paragraph(words("c"))))),
    )
    assert blocks("4. a\n5. b\n   - c\n") == (
        Listing(4, ((Paragraph(words("a")),), (Paragraph(words("b")), Listing(None, ((Paragraph(words("c")),),))))),
    )
    assert blocks("> a\n> > b\n") == (Quote((Paragraph(words("a")), Quote((Paragraph(words("b")),)))),)
    assert blocks("```py\na <b>\n```\n\n    c [^d]\n\n---\n") == (Code("a <b>"), Code("c [^d]"), Rule())


def test_definitions() -> None:
    """A word and what it means; it may mean more than one thing."""
    assert blocks("One\n: a\n\n  b\n\n: c\n\nTwo\n: d\n") == (
        Definitions((
            (words("One"), (Paragraph(words("a")), Paragraph(words("b")), Paragraph(words("c")))),
            (words("Two"), (Paragraph(words("d")),)),
        )),
    )  # fmt: skip


def test_tables_are_as_wide_as_their_head() -> None:
    """A row with a cell too few or too many does not break the table."""
    assert blocks("| a | b | c |\n|---|:-:|--:|\n| 1 |\n| 1 | 2 | **3** | 4 |\n") == (
        Table(
            ("left", "center", "right"),
            (words("a"), words("b"), words("c")),
            (
                (words("1"), (), ()),
                (words("1"), words("2"), (Styled("strong", words("3")),)),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        ("note", "note", ""),
        ('note "Look *here*"', "note", "Look here"),
        ('figure "8 in 10"', "figure", "8 in 10"),
        ("care", "care", ""),
        ('tip ""', "tip", ""),
        ("warning", "care", "Warning"),
        ('danger "Stop"', "care", "Stop"),
        ("hint", "tip", "Hint"),
        ("example", "note", "Example"),
    ],
)
def test_callouts(text: str, kind: str, title: str) -> None:
    """Kinds that other programs have are shown as the nearest of ours, and keep their word."""
    assert blocks(f"!!! {text}\n    Inside.\n") == (Callout(kind, title, (Paragraph(words("Inside.")),)),)


def test_a_note_in_a_callouts_title_moves_into_the_callout() -> None:
    """A figure's source can be cited in its title; the number stands after the words below."""
    assert blocks('!!! figure "8 in 10[^k1]"\n    of those.\n') == (
        Callout("figure", "8 in 10", (Paragraph((Text("of those."), NoteRef(1))),)),
    )
    assert blocks('!!! figure "8 in **10[^k1]**"\n    - x\n')[0] == Callout(
        "figure", "8 in 10", (Paragraph((NoteRef(1),)), Listing(None, ((Paragraph(words("x")),),)))
    )


def test_headings_have_anchors_of_their_own() -> None:
    """Two headings with the same words can both be linked to."""
    parsed, findings = parse("## What changed, and how\n\n## Steps\n\n### Steps\n\n## !\n\nTop\n---\n\n> ## Steps\n")
    assert findings == []
    anchors = [block.anchor for block in parsed.document.blocks if isinstance(block, Heading)]
    assert anchors == ["what-changed-and-how", "steps", "steps-2", "part", "top"]
    assert parsed.anchors == {*anchors, "steps-3"}


def test_a_heading_of_the_first_level_is_lowered() -> None:
    """The title stands in the front matter; a second one in the text is told and shown as a heading."""
    parsed, findings = parse("\n# Title\n\n##\n")
    assert [(finding.rule, finding.line, finding.level) for finding in findings] == [
        ("title-in-text", 2, "warning"),
        ("empty-heading", 4, "warning"),
    ]
    assert parsed.document.blocks == (Heading(2, "title", words("Title")),)


def test_notes_are_numbered_as_they_are_cited() -> None:
    """A source cited twice keeps its number; a note may cite; an own note may have blocks or stand in place."""
    parsed, findings = parse(
        "A[^k2] b[^own] c[^k2] d^[in *place*[^k3]]\n\n[^own]: See[^k1]\n\n    - x\n\n"
        "[^k9]: Ours, not the source.\n\nE[^k9]\n"
    )
    assert findings == []
    assert parsed.document.notes == (
        Note("k2", ()),
        Note("", (Paragraph((Text("See"), NoteRef(5))), Listing(None, ((Paragraph(words("x")),),)))),
        Note("", (Paragraph((Text("in "), Styled("emphasis", words("place")), NoteRef(6))),)),
        Note("", (Paragraph(words("Ours, not the source.")),)),
        Note("k1", ()),
        Note("k3", ()),
    )
    assert parsed.cited == ("k2", "k1", "k3")
    assert parsed.document.blocks[0] == Paragraph((
        Text("A"), NoteRef(1), Text(" b"), NoteRef(2), Text(" c"), NoteRef(1), Text(" d"), NoteRef(3),
    ))  # fmt: skip


def test_a_note_that_nobody_cites_and_one_given_twice() -> None:
    """Words that nobody would see are told."""
    parsed, findings = parse("A[^a].\n\n[^a]: one\n\n[^a]: two\n\n> [^b]: three\n>\n>     [^c]: four\n")
    assert [(finding.rule, finding.line) for finding in findings] == [
        ("duplicate-note", 5),
        ("unused-note", 7),
        ("unused-note", 9),
    ]
    assert parsed.document.notes == (Note("", (Paragraph(words("one")),)),)


def test_a_link_whose_words_begin_with_a_caret_is_a_link() -> None:
    """Only a citation is a note."""
    assert blocks("[^up](b.md)") == (Paragraph((Link("entry:kent/b", words("^up")),)),)


def test_pictures_stand_between_paragraphs() -> None:
    """A picture alone is a block with its caption; one within text stands after it; also in lists, cells and links."""
    picture = Picture("map.svg", "A map", "")
    assert blocks('![A *map*](../../assets/map.svg "Six  places")') == (Picture("map.svg", "A map", "Six  places"),)
    assert blocks("![A map](../../assets/map.svg)\n![A bus](../../assets/bus.png)") == (
        picture,
        Picture("bus.png", "A bus", ""),
    )
    assert blocks("See ![A map](../../assets/map.svg) here") == (Paragraph(words("See  here")), picture)
    assert blocks("![A map](../../assets/map.svg) **See** ![A map](../../assets/map.svg)") == (
        Paragraph((Styled("strong", words("See")),)),
        picture,
        picture,
    )
    assert blocks("[![A map](../../assets/map.svg)](b.md)") == (picture,)
    assert blocks("## A ![A map](../../assets/map.svg)")[1] == picture
    assert blocks("| ![A map](../../assets/map.svg) |\n|---|\n") == (Table(("left",), ((),), ()), picture)
    assert blocks("A ![A map](../../assets/map.svg)\n: b") == (
        Definitions(((words("A "), (picture, Paragraph(words("b")))),)),
    )


def test_a_reference_link_and_picture() -> None:
    """Addresses may be gathered at the end of the text."""
    assert blocks("[x][a] ![A map][p]\n\n[a]: b.md\n[p]: ../../assets/map.svg\n") == (
        Paragraph((Link("entry:kent/b", words("x")),)),
        Picture("map.svg", "A map", ""),
    )


def test_html_is_shown_as_text_and_told() -> None:
    """HTML does nothing; the author is told to use Markdown. Signs that only look like it are left alone."""
    parsed, findings = parse("a\n<b>b</b>\n\n<div class='x'>\nc\n\n<!-- d -->\n\n1 < 2 > 0, `<i>`, \\<i>, &lt;i>\n")
    assert {(finding.rule, finding.line, finding.level) for finding in findings} == {
        ("html", 2, "warning"),
        ("html", 4, "warning"),
        ("html", 7, "warning"),
    }
    assert parsed.document.blocks[0] == Paragraph(words("a <b>b</b>"))


def test_a_link_without_words() -> None:
    """A link that nobody can see is told."""
    _, findings = parse("a\n[](b.md)")
    assert [(finding.rule, finding.line) for finding in findings] == [("empty-link", 2)]


def test_words_of_a_dead_link_stay() -> None:
    """The words of a link that leads nowhere are still there, and a missing note leaves no gap."""
    parsed, findings = parse("a [b *c*](none.md) d[^x]")
    assert [finding.rule for finding in findings] == ["dead-link"]
    assert parsed.document.blocks == (Paragraph((Text("a b "), Styled("emphasis", words("c")), Text(" d"))),)


@pytest.mark.parametrize(
    "text",
    [
        "> " * 20 + "x",
        "".join("  " * i + "- a\n" for i in range(20)),
        "".join("    " * i + "!!! note\n" for i in range(20)) + "    " * 20 + "x",
        "".join("  " * i + "a\n" + "  " * i + ": " for i in range(20)) + "x",
        "> " * 100 + "x",
        "> " * 15 + "T\n" + "> " * 15 + ": d",
        "**a _b " * 20 + "c_ d** " * 20,
    ],
)
def test_what_is_nested_too_deep_is_told(text: str) -> None:
    """A page that could not be shown is told, and what can be read of it is."""
    parsed, findings = parse(text)
    assert {finding.rule for finding in findings} <= {"too-deep"}
    decode(encode(parsed.document))


def test_lists_that_are_nested_too_deep_are_errors() -> None:
    """It is an error, not a warning: the page would be refused when it is opened."""
    assert {finding.rule for finding in parse("> " * 20 + "x")[1]} == {"too-deep"}
    assert {finding.level for finding in parse("**a _b " * 20 + "c_ d** " * 20)[1]} == {"error"}


def test_a_text_of_too_many_parts_is_told() -> None:
    """A page as long as a library is refused with a plain word."""
    parsed, findings = parse("*a* " * 75_000)
    assert [finding.rule for finding in findings] == ["too-large"]
    assert parsed.document.blocks
    assert parse("word " * 30_000)[1] == []


def test_the_number_of_a_list_fits() -> None:
    """A list may begin at any number that can be shown."""
    assert blocks("999999999. a") == (Listing(999_999, ((Paragraph(words("a")),),)),)


def test_rules_that_find_nothing_are_left_out_without_a_difference() -> None:
    """A text reads the same, whichever signs stand elsewhere on its page."""
    every_sign = (
        "| a |\n|---|\n\n```\nx\n```\n\n> q\n\n## h\n\nS\n---\n\n!!! note\n    x\n\nT\n: d\n\n[r]: b.md\n\n"
        "\\* `c` <https://a.example> &amp;"
    )
    for text in ("Plain *text*, [a link](b.md), a note[^k1].", "- list\n- of *two*\n\n1. one", "a  \nb\n***\nc"):
        alone = blocks(text)
        assert blocks(f"{text}\n\n{every_sign}")[: len(alone)] == alone


SIGNS = [
    "#", "##", ">", "-", "*", "1.", "```", "~~~", "|", "|---|", "!!!", "???", ":", "~", "[^a]", "[^k1]", "[^a]:", "^[",
    "![", "](", ")", "[", "]", "<", ">", "&", "\\", "`", "_", "**", "__", "***", "---", "===", "<b>", "<!--", "&#0;",
    "http:", "javascript:x", "b.md#c", "../../assets/map.svg", "\x00", "\ufeff", "\u2028", "é", "𝄞",
]  # fmt: skip
LAYOUT = ["\n", "\n\n", "    ", " ", "\n    ", "\n> ", "\n- ", "\n: ", '!!! note "x"\n    ', "| a |\n|---|\n| c |"]
PIECES = st.sampled_from([*SIGNS, *LAYOUT])


@given(st.text() | st.lists(PIECES | st.text(max_size=3), max_size=40).map("".join))
@example("[^a]: [^a]: [^a]")
@example("!!!")
@example("[" * 3_000)
@example("![" * 1_000)
@example("^[" * 500 + "]" * 500)
@example("<a:" + "b" * 100 + ">")
@example("[a](<b\n>)")
@example("&#xD800; &#1114112;")
@example("http://[::1")
@example("[x](http://[::1/)")
def test_no_text_whatever_makes_it_fail(text: str) -> None:
    """Whatever an author types, a page comes out that can be stored, opened and shown."""
    parsed, _ = parse(text)
    assert decode(encode(parsed.document)) == parsed.document
