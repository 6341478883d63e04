"""A pack's folder read whole: everything found, and the content if it can be built."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hubdesk.authoring import checks
from hubdesk.authoring.assets import read_assets
from hubdesk.authoring.crew import read_pages
from hubdesk.authoring.page import PageReader
from hubdesk.authoring.settings import read_settings
from hubdesk.authoring.source import gather
from hubdesk.authoring.workshops import Parts, WorkshopReader
from hubdesk.model.content import PackContent
from hubdesk.model.finding import Finding, Level
from hubdesk.model.progress import CancelToken, Report, no_report

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Draft:
    """A pack as its author has left it. `findings` by file and line; `content` is None if one of them is an error."""

    findings: tuple[Finding, ...]
    content: PackContent | None
    entries: int
    """Entries in the folder, also those with errors."""


def read_pack(folder: Path, report: Report = no_report, token: CancelToken | None = None) -> Draft:
    """Read and check a pack's folder. All findings come at once; the same folder gives the same draft.

    Args:
        folder: holds `pack.yaml`, `vocabulary.yaml`, `sources.yaml` and `entries/`.
        report: called as pages are read.
        token: asked every few pages.
    Raises:
        SourceFolderError: this is not the folder of a pack, or it cannot be read.
        CancelledError: somebody asked to stop.
    """
    token = token or CancelToken()
    found: list[Finding] = []
    source = gather(folder, found)
    settings = read_settings(source, found)
    files = (*source.entries, *source.introductions, *source.sheets)
    pages = read_pages(PageReader(source, settings), files, report, token)
    token.check()
    for page in pages:
        found += page.findings
    found += checks.check_titles((page.title, page.file, page.title_line) for page in pages if page.title)
    found += checks.check_heading_links(
        ((page.file, link) for page in pages for link in page.links), {page.file: page.anchors for page in pages}
    )
    sheets = tuple(page.sheet for page in pages if page.sheet)
    parts = Parts({page.file: page.anchors for page in pages}, source.sheets, {
        page.entry.id: page.entry.sensitive for page in pages if page.entry
    })  # fmt: skip
    workshops = WorkshopReader(source, settings, parts).read_all(found)
    if settings.is_guide:
        checks.check_first_page(source.entries, found)
    assets = tuple(read_assets(source, found))
    findings = tuple(sorted(set(found)))
    if any(finding.level is Level.ERROR for finding in findings):
        return Draft(findings, None, len(source.entries))
    content = PackContent(
        settings.info,
        settings.vocabulary.terms,
        tuple(settings.sources.values()),
        tuple(sorted((page.entry for page in pages if page.entry), key=lambda entry: entry.id)),
        tuple(page.introduction for page in pages if page.introduction),
        assets,
        workshops,
        sheets,
        settings.synonyms,
    )
    return Draft(findings, content, len(source.entries))
