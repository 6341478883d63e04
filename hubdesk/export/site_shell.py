"""What every page of the web edition has around it: the head with its policy, the bar with the search, and the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdesk.export.markup import Child, on_lines, tag
from hubdesk.export.site import ABOUT, ALL, HOME
from hubdesk.model.words import QT_TR_NOOP, tr

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from hubdesk.export.site import PageLinks, Site

# 'self' holds for pages opened from a stick too: tried in the engines of Chrome, Firefox and Safari.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src data:; "
    "base-uri 'none'; form-action 'none'"
)
SCRIPTS = ("look.js", "site.js")
PROMISE = QT_TR_NOOP("Works without internet. Sends nothing.")


def page(site: Site, links: PageLinks, title: str, main: Child, *, look: str = "", aside: Child = None) -> Element:
    """Write a whole page.

    Args:
        site: the folder.
        links: the ways from this page.
        title: of the page; empty is home.
        main: what it shows.
        look: names of styles for the whole page, such as its accent.
        aside: what stands beside it where there is room.
    """
    library = site.contents.title
    return tag(
        "html",
        _head(site, links, f"{title} · {library}" if title else library),
        on_lines([_body(site, links, main, look, aside)]),
        lang=site.contents.language,
        data_root=links.to_root,
    )


def on_this_page(rows: list[tuple[str, str]]) -> Element | None:
    """Write the contents of a page, from ids and words; None where they would help nobody."""
    if len(rows) < 3:
        return None
    return tag(
        "nav",
        tag("p", tr("On this page"), class_="nav-title"),
        tag("ul", on_lines(tag("li", tag("a", words, href=f"#{id_}")) for id_, words in rows)),
        class_="on-this-page",
        aria_label=tr("On this page"),
    )


def _head(site: Site, links: PageLinks, title: str) -> Element:
    parts = [
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=POLICY),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="generator", content="HubDesk"),
        tag("title", title),
        tag("link", rel="icon", href=links.to("parts/icon.svg"), type="image/svg+xml"),
        tag("link", rel="stylesheet", href=links.to("parts/style.css")),
        tag("script", src=links.to("parts/look.js")),
        tag("script", src=links.to("parts/site.js"), defer=True),
    ]
    if site.has_search:
        parts.append(tag("script", src=links.to("parts/search.js"), defer=True))
    return tag("head", "\n", on_lines(parts))


def _body(site: Site, links: PageLinks, main: Child, look: str, aside: Child) -> Element:
    return tag(
        "body",
        "\n",
        on_lines([
            tag("a", tr("Skip to the text"), href="#main", class_="skip"),
            _bar(site, links),
            *([_results()] if site.has_search else []),
            tag(
                "div",
                tag("main", main, id="main", tabindex="-1"),
                tag("div", aside, class_="beside") if aside is not None else None,
                class_="page" if aside is not None else "page alone",
                id="page",
            ),
            _foot(site, links),
        ]),
        class_=look or None,
    )  # fmt: skip


def _bar(site: Site, links: PageLinks) -> Element:
    home = links.to(HOME)
    places = [
        *([(tr("Partnerships"), f"{home}#partnerships")] if site.partnerships else []),
        *([(tr("Themes"), f"{home}#themes")] if site.themes else []),
        (tr("All entries"), links.to(ALL)),
    ]
    search = tag(
        "form",
        tag("label", tr("Search the library"), for_="q", class_="unseen"),
        tag(
            "input",
            id="q",
            type="search",
            name="q",
            placeholder=tr("Search the library"),
            autocomplete="off",
            autocapitalize="off",
            spellcheck="false",
            enterkeyhint="search",
            aria_controls="results",
        ),
        tag("kbd", "/", aria_hidden="true"),
        id="search",
        role="search",
        hidden=True,
    )
    return tag(
        "header",
        tag(
            "div",
            tag("a", site.contents.title, href=home, class_="brand"),
            search if site.has_search else None,
            tag(
                "nav",
                tag("ul", on_lines(tag("li", tag("a", words, href=href)) for words, href in places)),
                aria_label=tr("Library"),
            ),
            tag("button", tr("Dark"), id="look", type="button", hidden=True),
            class_="bar-row",
        ),
        class_="bar",
    )


def _results() -> Element:
    """Write the place of the results. It is the main part while the page is hidden."""
    return tag(
        "main",
        tag("h1", tr("Search"), id="results-title", class_="unseen"),
        tag("p", id="results-count", role="status"),
        tag("div", id="results-narrow", role="group", aria_label=tr("Only from")),
        tag("ol", id="results-list"),
        tag("p", id="results-more"),
        id="results",
        aria_labelledby="results-title",
        hidden=True,
    )


def _foot(site: Site, links: PageLinks) -> Element:
    return tag(
        "footer",
        tag(
            "div",
            tag("p", tr(PROMISE)),
            [tag("p", line) for line in site.contents.editions],
            tag("p", tag("a", tr("About this copy"), href=links.to(ABOUT))),
            class_="foot-row",
        ),
        class_="foot",
    )
