"""Where links and pictures may lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hubdesk.authoring.findings import FileFindings
from hubdesk.authoring.links import HeadingLink, PackPaths, PageLinks
from hubdesk.authoring.vocabulary import Vocabulary
from hubdesk.model.vocabulary import Term, TermKind

if TYPE_CHECKING:
    from .conftest import Twin

BUDDIES = "entries/harbour/buddies.md"
TERMS = Vocabulary([Term(TermKind.PARTNERSHIP, "kent", "Kent"), Term(TermKind.THEME, "peers", "Peers")])
PATHS = PackPaths(
    ["entries/kent/a.md", "entries/kent/b c.md", "entries/hull/d.md"],
    ["assets/map.svg", "assets/x/form.pdf", "assets/x/ö.png"],
    TERMS,
)


def links(page: str = "entries/kent/a.md") -> tuple[PageLinks, FileFindings]:
    """Give the links of a page, and where its findings go."""
    found = FileFindings(page)
    return PageLinks(PATHS, page, found), found


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("b%20c.md", "entry:kent/b c"),
        ("./b c.md#part-2", "entry:kent/b c#part-2"),
        ("../hull/d.md", "entry:hull/d"),
        ("#here", "#here"),
        ("#%C3%B6", "#ö"),
        ("../../introductions/themes/peers.md", "term:theme/peers"),
        ("../../introductions/partnerships/Kent.md#x", "term:partnership/kent"),
        ("https://example.org/a?b#c", "https://example.org/a?b#c"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_what_links_may_lead_to(href: str, target: str) -> None:
    """Entries, headings, pages of terms and outside addresses can be linked to."""
    page, found = links()
    assert page.target(href, 1) == target
    assert found.found == []


def test_links_to_headings_are_kept_for_later() -> None:
    """They can be followed only when every page has been read."""
    page, _ = links()
    page.target("#x", 3)
    page.target("../hull/d.md#y", 4)
    assert page.to_headings == [HeadingLink(3, "entries/kent/a.md", "x"), HeadingLink(4, "entries/hull/d.md", "y")]


@pytest.mark.parametrize(
    ("href", "rule", "words"),
    [
        ("", "dead-link", "leads nowhere"),
        ("#", "dead-link", "names no heading"),
        ("e.md", "dead-link", "no such page"),
        ("d.md", "dead-link", "Did you mean “entries/hull/d.md”?"),
        ("b-c.md", "dead-link", "Did you mean “b c.md”?"),
        ("../hull/d", "dead-link", "Write ../hull/d.md."),
        ("../../assets/x/form.pdf", "dead-link", "attachments"),
        ("../../introductions/themes/none.md", "dead-link", "no such page"),
        ("../../../outside.md", "forbidden-link", "leads out of the pack"),
        ("a%00b.md", "forbidden-link", "leads out of the pack"),
        ("javascript:alert(1)", "forbidden-link", "no link that a pack may hold"),
        ("JaVaScRiPt:alert(1)", "forbidden-link", "no link"),
        ("data:text/html,x", "forbidden-link", "no link"),
        ("file:///etc/passwd", "forbidden-link", "no link"),
        ("/etc/passwd", "forbidden-link", "no link"),
        ("//example.org/x", "forbidden-link", "no link"),
        ("C:\\Users", "forbidden-link", "no link"),
        ("..\\hull\\d.md", "forbidden-link", "no link"),
        ("https://", "forbidden-link", "no link"),
        ("x" * 200 + ".md", "dead-link", "…”"),
    ],
)
def test_what_they_may_not(href: str, rule: str, words: str) -> None:
    """Anything else is told, with what to write in its place."""
    page, found = links()
    assert page.target(href, 7) is None
    assert [(finding.rule, finding.line, finding.level) for finding in found.found] == [(rule, 7, "error")]
    assert words in str(found.found[0])


@pytest.mark.parametrize(
    ("src", "asset", "words"),
    [
        ("../../assets/map.svg", "map.svg", ""),
        ("../../assets/x/%C3%B6.png", "x/ö.png", ""),
        ("../../assets/mop.svg", None, "Did you mean “map.svg”?"),
        ("map.svg", None, "Did you mean “assets/map.svg”?"),
        ("../../assets/x/form.pdf", None, "not a picture"),
        ("https://example.org/x.png", None, "outside the pack"),
        ("//example.org/x.png", None, "outside the pack"),
        ("data:image/png;base64,AAAA", None, "outside the pack"),
        ("file:///x.png", None, "no link"),
        ("", None, "no picture"),
        ("../a.md", None, "no picture"),
    ],
)
def test_pictures_come_from_the_pack(src: str, asset: str | None, words: str) -> None:
    """A picture is a file of assets/ that can be shown, or it is told."""
    page, found = links()
    assert page.asset(src, 3) == asset
    assert words in "".join(map(str, found.found))
    assert (found.found == []) is (asset is not None)


def test_the_line_is_that_of_the_link(twin: Twin) -> None:
    """In a long paragraph, list, quote, table or callout, the line told is the one with the dead link."""
    line = twin.add(
        BUDDIES,
        "One\ntwo *three\nfour* [x](nowhere.md)  \nfive ![x](none.png)\n\n"
        "- a\n- b\n  [x](nowhere.md)\n\n> q\n> [x](nowhere.md)\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n| [x](nowhere.md) | 2 |\n\n"
        '!!! note "[x](nowhere.md)"\n    [x](nowhere.md)\n\nTerm [x](nowhere.md)\n: [x](nowhere.md)\n\n'
        "[^n]: [x](nowhere.md)\n\nEnd[^n], ![](../../assets/pictures/bus.png)",
    )
    lines = [(finding.line - line, finding.rule) for finding in twin.read().findings]
    assert lines == [
        (2, "dead-link"),
        (3, "dead-picture"),
        (7, "dead-link"),
        (10, "dead-link"),
        (15, "dead-link"),
        (17, "dead-link"),
        (18, "dead-link"),
        (20, "dead-link"),
        (21, "dead-link"),
        (23, "dead-link"),
        (25, "no-alternative-text"),
    ]
