"""axe-core, Deque's checker for WCAG, on every kind of page, in light and dark, at two sizes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.web.reader import WebReader, reading

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.web

PAGES = (
    "index.html", "about.html", "all-entries.html", "partnerships/kent.html", "themes/peer-mentoring.html",
    "entries/headstart/kent/safe-spaces.html",
)  # fmt: skip
LOOKS = pytest.mark.parametrize("look", ["light", "dark"])
SIZES = pytest.mark.parametrize("width", [1366, 390])


def found_by_axe(reader: WebReader) -> list[str]:
    """Let axe look at the page as it stands; best practices included."""
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe is not installed: `make test-web` gets it."
    )
    response = (
        axe.Axe().run(reader.page, options={"preload": False}).response
    )  # or it fetches the style, which the policy forbids
    assert len(response["passes"]) > 15  # it has looked
    return [f"{found['id']}: {node['html'][:120]}" for found in response["violations"] for node in found["nodes"]]


@LOOKS
@SIZES
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_on_a_page(browser: Any, site: Path, path: str, width: int, look: str) -> None:
    """Names, roles, contrast, order of headings, landmarks: nothing to mend."""
    with reading(browser, color_scheme=look, viewport={"width": width, "height": 800}) as reader:
        assert found_by_axe(reader.open(site / path)) == []


@LOOKS
def test_axe_finds_nothing_on_sensitive_entries_tables_and_quotes(browser: Any, site: Path, look: str) -> None:
    """The box of care, and every entry that has a table or a box of its own kind."""
    wanted = {"callout care": 2, "<table": 2, "callout figure": 1, "callout tip": 1, "<blockquote": 1}
    with reading(browser, color_scheme=look) as reader:
        for path in sorted((site / "entries").rglob("*.html")):
            text = path.read_text("utf-8")
            kinds = [kind for kind, left in wanted.items() if left and kind in text]
            if kinds:
                wanted.update({kind: wanted[kind] - 1 for kind in kinds})
                assert found_by_axe(reader.open(path)) == [], path
    assert wanted["callout care"] == wanted["<table"] == 0


@LOOKS
def test_axe_finds_nothing_in_results(browser: Any, site: Path, look: str) -> None:
    """Results, with marks and with the choice of places; and no results."""
    with reading(browser, color_scheme=look) as reader:
        reader.open(site / "index.html").type("mentoring")
        assert found_by_axe(reader) == []
        reader.type("qqqqq")
        assert found_by_axe(reader) == []


@LOOKS
@SIZES
def test_axe_finds_nothing_in_the_one_file(browser: Any, one_file: Path, width: int, look: str) -> None:
    """The accessible copy is one."""
    with reading(browser, color_scheme=look, viewport={"width": width, "height": 800}) as reader:
        assert found_by_axe(reader.open(one_file)) == []


def test_axe_can_find_something(browser: Any, site: Path) -> None:
    """The check above can fail: a picture without words is found."""
    with reading(browser) as reader:
        reader.open(site / "index.html").page.evaluate("document.querySelector('#main').append(new Image(9, 9))")
        assert any(found.startswith("image-alt") for found in found_by_axe(reader))
