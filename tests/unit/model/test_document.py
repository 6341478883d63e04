from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.model import document as tree
from hubdesk.model.document import MAX_DEPTH, MAX_NODES, NotADocumentError, decode, encode
from tests.unit.model.strategies import documents, json_values


def _page(*blocks: Any, notes: Any = ()) -> bytes:
    return json.dumps([list(blocks), list(notes)]).encode()


@given(documents)
def test_a_page_comes_back_as_it_was_written(page: tree.Document) -> None:
    """A page is written and read again: every heading, table, note and odd letter is there; and so once more."""
    written = encode(page)

    assert decode(written) == page
    assert encode(decode(written)) == written


def test_an_empty_page_is_a_page() -> None:
    """An entry whose author wrote nothing below the front matter opens as an empty page."""
    assert decode(encode(tree.Document())) == tree.Document()


@given(json_values)
def test_any_json_is_a_page_or_is_refused(value: Any) -> None:
    """A hostile pack holds JSON of any shape as a page: it is shown or called damaged, nothing else."""
    try:
        page = decode(json.dumps(value))
    except NotADocumentError:
        return
    assert isinstance(page, tree.Document)


@given(json_values)
def test_any_json_as_a_block_is_a_page_or_is_refused(value: Any) -> None:
    """The same, deeper inside: one block of the page is hostile."""
    try:
        page = decode(json.dumps([[["p", ["before"]], value], []]))
    except NotADocumentError:
        return
    assert page.blocks[0] == tree.Paragraph((tree.Text("before"),))


@given(st.binary(max_size=40))
def test_any_bytes_are_refused(junk: bytes) -> None:
    """Bytes that are no JSON at all are called damaged."""
    with pytest.raises(NotADocumentError):
        decode(junk + b"\xff")


@pytest.mark.parametrize(
    "untrusted",
    [
        b"",
        b"null",
        b"7",
        b'"page"',
        b"{}",
        b"[]",
        b"[[]]",
        b"[[],[],[]]",
        b"[null,[]]",
        b'["p",[]]',
        b'[{"p":1},[]]',
        b"[[],[7]]",
        b'[[],[["key"]]]',
        b"[[],[[7,[]]]]",
        b'[[],[["key",7]]]',
    ],
)
def test_a_page_that_is_no_page_is_refused(untrusted: bytes) -> None:
    """The page's frame is wrong: it is called damaged."""
    with pytest.raises(NotADocumentError):
        decode(untrusted)


@pytest.mark.parametrize(
    "block",
    [
        [],
        None,
        "p",
        7,
        {"p": []},
        ["x"],
        [["p"]],
        [None],
        ["p"],
        ["p", "words"],
        ["p", {"a": 1}],
        ["p", [True]],
        ["p", [1.5]],
        ["p", [-1]],
        ["p", [1_000_000]],
        ["p", [[]]],
        ["p", [["u", []]]],
        ["p", [["s"]]],
        ["p", [["s", "words"]]],
        ["p", [["a", 7, []]]],
        ["p", [["a", "to"]]],
        ["p", [{"a": "to"}]],
        ["h", 0, "anchor", []],
        ["h", 7, "anchor", []],
        ["h", "2", "anchor", []],
        ["h", True, "anchor", []],
        ["h", 2, None, []],
        ["l", "1", []],
        ["l", -1, []],
        ["l", None, 7],
        ["l", None, [7]],
        ["q", "words"],
        ["b", 7, "title", []],
        ["b", "note", 7, []],
        ["b", "note", "title"],
        ["c", None],
        ["i", "a.png", "words"],
        ["i", "a.png", None, ""],
        ["d", [[[]]]],
        ["d", [["term", []]]],
        ["d", 7],
    ],
)
def test_a_block_of_the_wrong_form_is_refused(block: object) -> None:
    """One block has a wrong type, a missing part or an unknown kind: the page is called damaged."""
    with pytest.raises(NotADocumentError):
        decode(_page(block))


@pytest.mark.parametrize(
    ("alignments", "head", "rows"),
    [
        ([], [], []),
        (["left"], [["a"], ["b"]], []),
        (["left", "left"], [["a"]], []),
        (["left"], [["a"]], [[]]),
        (["left"], [["a"]], [[["b"], ["c"]]]),
        (["middle"], [["a"]], []),
        (["left"], ["a"], []),
        (["left"], [["a"]], ["b"]),
        ([["left"]], [["a"]], []),
        (None, [["a"]], []),
    ],
)
def test_a_ragged_table_is_refused(alignments: object, head: object, rows: object) -> None:
    """A table whose rows differ in length, or that has no head, is called damaged and never drawn."""
    with pytest.raises(NotADocumentError):
        decode(_page(["t", alignments, head, rows]))


@pytest.mark.parametrize("levels", [MAX_DEPTH + 2, 500, 100_000])
def test_a_page_nested_too_deep_is_refused(levels: int) -> None:
    """Boxes in boxes without end: the page is called damaged, and the program goes on."""
    with pytest.raises(NotADocumentError):
        decode(b"[[" + b'["q",[' * levels + b"]]" * levels + b"],[]]")


def test_words_nested_too_deep_are_refused() -> None:
    """The same with bold in bold."""
    levels = MAX_DEPTH + 1
    with pytest.raises(NotADocumentError):
        decode(b'[[["p",[' + b'["s",[' * levels + b"]]" * levels + b"]]],[]]")


def test_a_page_as_deep_as_it_may_be_is_read() -> None:
    """Quotes within quotes, 24 deep: the page is shown."""
    page = tree.Document((tree.Rule(),))
    for _ in range(MAX_DEPTH):
        page = tree.Document((tree.Quote(page.blocks),))
    assert decode(encode(page)) == page


@pytest.mark.parametrize(
    "many",
    [
        b'[["p",[' + b",".join([b"null"] * MAX_NODES) + b"]]],[]",
        b'[["r"]' + b',["r"]' * MAX_NODES + b"],[]",
        b'[["l",null,[' + b",".join([b"[]"] * (MAX_NODES + 1)) + b"]]],[]",
        b'[["t",["left"],[[]],[' + b",".join([b"[[]]"] * (MAX_NODES + 1)) + b"]]],[]",
        b'[["d",[' + b",".join([b"[[],[]]"] * (MAX_NODES + 1)) + b"]]],[]",
        b"[],[" + b",".join([b'["",[]]'] * (MAX_NODES + 1)) + b"]",
        b'[["h",2,"a",[]]' + b',["h",2,"a",[]]' * (MAX_NODES // 16) + b"],[]",
        b'[["t",["left"],[[]],[' + b",".join([b"[[]]"] * (MAX_NODES // 5)) + b"]]],[]",
        b'[["l",null,[' + b",".join([b"[]"] * (MAX_NODES // 8)) + b"]]],[]",
    ],
    ids=["words", "blocks", "items", "rows", "definitions", "notes", "headings", "cells", "few items"],
)
def test_a_page_with_too_many_parts_is_refused(many: bytes) -> None:
    """A page of more than 20,000 parts, also empty ones: it is called damaged before it fills the memory."""
    with pytest.raises(NotADocumentError):
        decode(b"[" + many + b"]")


@pytest.mark.parametrize("surrogate", ['["p",["\\ud800"]]', '["c","\\udfff"]', '["h",2,"\\ud9ff",[]]'])
def test_half_a_letter_is_refused(surrogate: str) -> None:
    """JSON can hold half of a letter, which nothing can draw or print: the page is called damaged."""
    with pytest.raises(NotADocumentError):
        decode(f"[[{surrogate}],[]]")


PAGE = tree.Document(
    (
        tree.Heading(2, "why", (tree.Text("Why "), tree.Styled("strong", (tree.Text("walk"),)))),
        tree.Paragraph((tree.Text("By the sea"), tree.NoteRef(1), tree.LineBreak(), tree.Text("with an adult"))),
        tree.Listing(None, ((tree.Paragraph((tree.Text("first"),)),), (tree.Code("second"),))),
        tree.Quote((tree.Paragraph((tree.Link("https://example.org", (tree.Text("said"),)),)),)),
        tree.Callout("tip", "Start small", (tree.Paragraph((tree.Text("with six"),)),)),
        tree.Table(("left",), ((tree.Text("Week"),),), (((tree.Text("1"),),),)),
        tree.Definitions((((tree.Text("Adult"),), (tree.Paragraph((tree.Text("always the same"),)),)),)),
        tree.Rule(),
        tree.Picture("steps.svg", "Three steps", "How it goes"),
        tree.Heading(3, "next", (tree.Text("Next"),)),
    )
)


def test_the_words_of_a_page_are_what_can_be_searched() -> None:
    """Whatever stands on the page can be found: also titles of boxes, cells, and what a picture shows."""
    assert tree.block_text(PAGE.blocks).split("\n") == [
        "Why walk",
        "By the sea",
        "with an adult",
        "first",
        "second",
        "said",
        "Start small",
        "with six",
        "Week",
        "1",
        "Adult",
        "always the same",
        "Three steps",
        "How it goes",
        "Next",
    ]


def test_the_headings_of_a_page_stand_in_order() -> None:
    """The headings of a page are listed as they come, with their levels."""
    assert [(one.level, one.anchor, tree.plain_text(one.children)) for one in tree.headings(PAGE)] == [
        (2, "why", "Why walk"),
        (3, "next", "Next"),
    ]
