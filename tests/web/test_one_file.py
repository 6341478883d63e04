"""The one-file copy in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.web.reader import reading

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.web


def test_contents_lead_to_entries_and_back(browser: Any, one_file: Path) -> None:
    """Fifteen entries, each a click away, with pictures; nothing but the file is loaded, and its style is applied."""
    with reading(browser) as reader:
        page = reader.open(one_file).page
        links = page.locator(".contents a")
        assert links.count() == page.locator("article").count() == 15
        links.nth(7).click()
        title = page.locator("article h2").nth(7 * 1)
        assert reader.page.evaluate("location.hash").endswith("_top")
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(253, 252, 250)"
        assert links.nth(7).text_content() in page.locator("article header").all_inner_texts()[7]
        assert title.count() == 1
        assert page.evaluate("[...document.images].every(image => image.complete && image.naturalWidth > 0)")
        assert [address for address in reader.asked_for if not address.startswith("data:")] == [one_file.as_uri()]


def test_it_prints_an_entry_a_page_in_ink_that_is_saved(browser: Any, one_file: Path) -> None:
    """On paper each entry begins a page, on white."""
    with reading(browser) as reader:
        page = reader.open(one_file).page
        page.emulate_media(media="print")
        assert page.evaluate("getComputedStyle(document.querySelectorAll('article')[3]).breakBefore") == "page"
        assert page.evaluate("getComputedStyle(document.querySelector('.facts')).backgroundColor") == "rgba(0, 0, 0, 0)"
        assert page.pdf().startswith(b"%PDF")
