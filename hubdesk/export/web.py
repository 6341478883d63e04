"""The web edition: the library as a folder of plain pages that work from a stick, in any browser, without a server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdesk.export.contents import Contents, Exported
from hubdesk.export.markup import to_html
from hubdesk.export.site import ABOUT, ALL, HOME, PageLinks, Row, Site
from hubdesk.export.site_pages import about_page, all_page, entry_page, home_page, term_page
from hubdesk.export.site_search import SearchIndex
from hubdesk.export.site_shell import SCRIPTS
from hubdesk.export.style import resource, style_sheet
from hubdesk.export.target import new_folder
from hubdesk.model.address import TermPlace
from hubdesk.model.progress import CancelToken, Progress, Report, no_report
from hubdesk.model.vocabulary import TermKind
from hubdesk.model.words import tr
from hubdesk.paths import resources_folder

if TYPE_CHECKING:
    from pathlib import Path

    from hubdesk.export.sink import Sink
    from hubdesk.model.address import EntryPlace
    from hubdesk.model.entry import Entry

LICENCES = (
    ("Atkinson Hyperlegible Next, the font (SIL Open Font License 1.1)", "atkinson-hyperlegible-next.txt"),
    ("MiniSearch, the search (MIT License)", "minisearch.txt"),
)


def write_web(
    contents: Contents, target: Path, report: Report = no_report, token: CancelToken | None = None
) -> Exported:
    """Write entries as a folder of web pages that opens with `index.html`.

    Args:
        contents: what goes in.
        target: the folder. It must not be there yet, be empty, or hold a former export and nothing else, which it then
            takes the place of when it is whole.
        report: called as entries are read, then as their pages are written.
        token: asked before each page.
    Raises:
        TargetTakenError, WriteFailedError, CancelledError: nothing half-written is left.
        PackError: an entry cannot be read.
    """
    token = token or CancelToken()
    about: dict[str, object] = {
        "title": contents.title,
        "packs": [{"id": info.id, "title": info.title, "edition": info.edition} for info in contents.packs],
        "entries": len(contents.places),
    }
    with new_folder(target, about) as folder:
        index = SearchIndex()
        site = write_pages(contents, folder, index, report, token)
        _write_search(site, folder, index)
    return Exported(len(site.rows), folder.files, folder.size)


def write_pages(contents: Contents, sink: Sink, index: SearchIndex | None, report: Report, token: CancelToken) -> Site:
    """Write all pages, with the pictures and files that they show.

    Args:
        contents: what goes in.
        sink: takes the files.
        index: takes the words of each entry; None where the pages have no search of their own.
        report: called as entries are read, then as their pages are written.
        token: asked before each page.
    """
    rows = []
    for number, place in enumerate(contents.places):
        token.check()
        report(Progress(number, len(contents.places), tr("Reading entries")))
        entry = contents.read_entry(place)
        rows.append(_row(place, entry))
        if index is not None:
            index.add(entry)
    site = Site(contents, tuple(rows), sink, has_search=index is not None)
    for number, row in enumerate(rows):
        token.check()
        report(Progress(number, len(rows), tr("Writing pages")))
        _write_entry(site, sink, number, row)
    for term in (*site.partnerships, *site.themes):
        token.check()
        _write_page(site, sink, TermPlace(term.kind, term.id), to_html(term_page(site, term)))
    sink.write(HOME, to_html(home_page(site)))
    sink.write(ALL, to_html(all_page(site)))
    sink.write(ABOUT, to_html(about_page(site, [(words, f"licences/{name}") for words, name in LICENCES])))
    sink.write("parts/style.css", style_sheet("reading.css", "site.css", can_choose=True).encode())
    for name in (*SCRIPTS, "icon.svg"):
        sink.write(f"parts/{name}", resource(name).encode())
    for _, name in LICENCES:
        sink.write(f"licences/{name}", (resources_folder() / "licences" / name).read_bytes())
    return site


def _row(place: EntryPlace, entry: Entry) -> Row:
    return Row(
        place,
        entry.title,
        entry.summary,
        place.id.partition("/")[0],
        tuple(term.id for term in entry.of_kind(TermKind.THEME)),
    )


def _write_entry(site: Site, sink: Sink, number: int, row: Row) -> None:
    rows = site.rows
    before, after = rows[number - 1] if number else None, rows[number + 1] if number + 1 < len(rows) else None
    entry = site.contents.read_entry(row.place)
    _write_page(site, sink, row.place, to_html(entry_page(site, entry, row, before, after)))


def _write_page(site: Site, sink: Sink, place: EntryPlace | TermPlace, page: bytes) -> None:
    path = site.path_of(place)
    assert path is not None  # only what has a page is written
    sink.write(path, page)


def _write_search(site: Site, sink: Sink, index: SearchIndex) -> None:
    for name in ("search.js", "minisearch.js"):
        sink.write(f"parts/{name}", resource(name).encode())
    sink.write("parts/search-index.js", index.to_script(_shown_by_search(site)))
    sink.write("parts/search-texts.js", index.to_texts_script())


def _shown_by_search(site: Site) -> dict[str, object]:
    """Give what the search shows of each entry, by its number."""
    links = PageLinks(site, HOME)
    partnerships = {term.id: number for number, term in enumerate(site.partnerships)}
    themes = {term.id: number for number, term in enumerate(site.themes)}
    return {
        "entries": [
            [
                row.title,
                row.summary,
                links.to_entry(row.place),
                partnerships.get(row.partnership, -1),
                [themes[theme] for theme in row.themes if theme in themes],
            ]
            for row in site.rows
        ],
        "partnerships": [term.name for term in site.partnerships],
        "themes": [term.name for term in site.themes],
        "synonyms": site.contents.synonyms,
    }
