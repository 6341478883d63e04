"""Taking pages apart, and telling what is wrong with their front matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.authoring.findings import FileFindings
from hubdesk.authoring.front_matter import Page, split_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from hubdesk.model.finding import Finding

    from .conftest import Twin


def split(text: str, *, is_needed: bool = True) -> tuple[Page, list[Finding]]:
    """Split a page, and give what was found."""
    found = FileFindings("x.md")
    return split_page(text, found, is_needed=is_needed), found.found


def test_lines_are_those_of_the_file() -> None:
    """Fields and text are known by the lines that an editor shows, blank lines before them counted."""
    page, findings = split("\n---\ntitle: A\nthemes:\n  - a\n  - b\n---\n\nText\n")
    assert findings == []
    assert page.values == {"title": "A", "themes": ["a", "b"]}
    assert [page.fields.line_of(*path) for path in (("title",), ("themes", 1), ("nothing",))] == [3, 6, 2]
    assert page.body.split("\n")[9 - page.body_line] == "Text"


def test_values_stay_as_they_were_typed() -> None:
    """A date, a number, a yes and a time of day are shown as the author wrote them."""
    page, _ = split("---\na: 2026-01-02\nb: 2016\nc: No\nd: 10:30\ne: 1.10\nf: ~\ng: ''\nh:\n---\n")
    assert page.values == {
        "a": "2026-01-02",
        "b": "2016",
        "c": "No",
        "d": "10:30",
        "e": "1.10",
        "f": None,
        "g": "",
        "h": None,
    }


def test_an_indented_first_paragraph_keeps_its_indent() -> None:
    """Code at the very beginning of the text stays code."""
    page, _ = split("---\na: b\n---\n    code\n")
    assert page.body == "\n    code\n"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("Text\n", 1, "is missing"),
        ("", 1, "is missing"),
        ("+++\ntitle = 1\n+++\n", 1, "not written as"),
        ('{"title": "x"}\n', 1, "not written as"),
        ("---\ntitle: x\n", 1, "not closed"),
        ("---\ntitle: a: b\n---\n", 2, "colon"),
        ("---\na: b\ntitle\nc: d\n---\n", 4, "colon"),
        ("---\na: b\n\ttitle: x\n---\n", 3, "tab"),
        ("---\na: b\nc: @x\n---\n", 3, "tab, or a value"),
        ("---\na: b\nc: 'x\nd: e\n---\n", 3, "quotation mark"),
        ("---\na: b\nc: [x, y\nd: e\n---\n", 3, "list in brackets"),
        ("---\na: &x 1\nb: *x\n---\n", 3, "begins with *"),
        ("---\n- a\n- b\n---\n", 1, "does not hold fields"),
        ("---\njust words\n---\n", 1, "does not hold fields"),
        ("---\n? [a]\n: b\n---\n", 2, "name must be a word"),
        ("---\na: b\nc: x\x07\n---\n", 3, "number 7"),
        ("---\na: " + "[" * 100_000 + "\n---\n", 2, "too deep"),
        ("---\n" + "- " * 100_000 + "\n---\n", 2, "too deep"),
        ("---\na: b\n...\n%YAML 9\n---\n", 4, "cannot be read"),
        ("---\na: b\n   c: d\n---\n", 3, "colon"),
        ("---\na: b\n--- c\nd: e\n---\n", 3, "second text"),
    ],
)
def test_broken_front_matter_is_told_with_its_line(text: str, line: int, words: str) -> None:
    """Whatever is wrong with the front matter, the author reads the line and the likely cause."""
    page, findings = split(text)
    assert [finding.rule for finding in findings] == ["front-matter"]
    assert (findings[0].line, words in findings[0].what) == (line, True), str(findings[0])
    assert page.fields.is_broken


def test_a_field_given_twice_is_told_and_the_first_kept() -> None:
    """Two titles: the author reads where both stand."""
    page, findings = split("---\ntitle: A\nthemes: [x]\ntitle: B\nthemes: [[y], {z: 1}]\n---\n")
    assert page.values == {"title": "A", "themes": ["x"]}
    assert [(finding.rule, finding.line) for finding in findings] == [("duplicate-field", 4), ("duplicate-field", 5)]
    assert "first in line 2" in findings[0].what


def test_an_introduction_may_do_without() -> None:
    """The page of a theme may be text alone."""
    page, findings = split("Text", is_needed=False)
    assert (page.body, findings, page.fields.is_broken) == ("Text", [], False)
    assert split("---\n---\nText")[1] == []


def test_broken_front_matter_does_not_hide_what_is_wrong_in_the_text(
    twin: Twin, where: Callable[[Finding], str]
) -> None:
    """With a broken field at the top, the dead link below is told in the same run."""
    twin.change("entries/harbour/buddies.md", "level: universal", "level: universal: x")
    line = twin.add("entries/harbour/buddies.md", "[x](nowhere.md)")
    assert [where(finding) for finding in twin.read().findings] == [
        "entries/harbour/buddies.md:7: error",
        f"entries/harbour/buddies.md:{line}: error",
    ]


MARKS = st.text(alphabet="---\n\n :[]{}'\"#&*!|>%@`,?ab\t\\0x\ud7ff\x85\u2028") | st.text()


@given(MARKS, MARKS)
def test_no_text_whatever_makes_it_fail(first: str, second: str) -> None:
    """Whatever stands in a file, the author reads findings and no crash."""
    for text in (first, f"---\n{first}\n---\n{second}", f"---\na: {first}\n---"):
        page, _ = split(text)
        assert isinstance(page.values, dict)
