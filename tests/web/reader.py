"""Somebody who reads the web edition in a browser, and all that the browser did meanwhile."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class WebReader:
    """A page in a browser. `asked_for` are the addresses that it loaded, `troubles` what it complained of."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.asked_for: list[str] = []
        self.troubles: list[str] = []
        page.set_default_timeout(8000)
        page.on("request", lambda request: self.asked_for.append(request.url))
        page.on("requestfailed", self._failed)
        page.on("console", lambda message: self.troubles.append(message.text))
        page.on("pageerror", lambda error: self.troubles.append(str(error)))

    def _failed(self, request: Any) -> None:
        """Take a request off the list that the browser did not let out, as the page's policy says."""
        if request.failure == "csp":
            self.asked_for.remove(request.url)

    def open(self, path: Path) -> WebReader:
        """Open a file as a double-click does."""
        self.page.goto(path.as_uri())
        return self

    def follow(self, link: str) -> WebReader:
        """Click a link, and wait until its page is there."""
        with self.page.expect_navigation():
            self.page.click(link)
        return self

    def type(self, words: str) -> list[str]:
        """Type into the search, and give the titles found, once they are shown."""
        self.page.fill("#q", words)
        self.page.wait_for_selector(f'#results-count:has-text("{words}")')
        return self.titles

    @property
    def titles(self) -> list[str]:
        """The titles of the results, best first."""
        return [str(text) for text in self.page.locator("#results-list b").all_text_contents()]

    @property
    def said(self) -> str:
        """What stands above the results."""
        return str(self.page.text_content("#results-count"))

    @property
    def heading(self) -> str:
        """The page's title, as it is seen."""
        return str(self.page.text_content("#main h1"))

    def focused(self, what: str = "textContent") -> str:
        """Say what the keyboard is on."""
        return str(self.page.evaluate(f"document.activeElement.{what}"))


@contextmanager
def reading(browser: Any, **options: Any) -> Iterator[WebReader]:
    """Open a browser for a while. Options are Playwright's: viewport, colour scheme, scripts or none.

    At the end it must not have complained of anything, nor have loaded anything from outside.
    """
    context = browser.new_context(**options)
    try:
        reader = WebReader(context.new_page())
        yield reader
        assert reader.troubles == [], reader.troubles
        assert [address for address in reader.asked_for if not address.startswith(("file:", "data:"))] == []
    finally:
        context.close()
