"""Entries as a ZIM archive for Kiwix: the pages of the web edition, with Kiwix's own search over them."""

from __future__ import annotations

import ctypes
import os
import re
import sys
from contextlib import contextmanager
from html import unescape
from typing import TYPE_CHECKING, Any

from hubdesk.errors import ExtraMissingError
from hubdesk.export.contents import Contents, Exported
from hubdesk.export.site import HOME
from hubdesk.export.target import new_file
from hubdesk.export.web import write_pages
from hubdesk.model.media import TYPES, ending_of
from hubdesk.model.progress import CancelToken, Report, no_report
from hubdesk.model.words import tr
from hubdesk.paths import resources_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_KINDS = {**TYPES, ".html": "text/html", ".css": "text/css", ".js": "text/javascript"}
_TITLE = re.compile(rb"<title>(.*?)</title>", re.DOTALL)
_LANGUAGES = {"en": "eng", "cy": "cym", "ga": "gle", "gd": "gla", "fr": "fra", "de": "deu", "es": "spa", "pl": "pol",
    "ur": "urd", "pa": "pan", "bn": "ben", "ar": "ara", "so": "som", "pt": "por", "ro": "ron"}  # fmt: skip
"""Kiwix wants ISO 639-3, web pages have ISO 639-1: English, its neighbours, and what is spoken most beside it."""
_MOST_TITLE, _MOST_DESCRIPTION = 30, 80
"""Characters. Source: openZIM, "Metadata"."""
EXTRA = "zim"


def write_archive(
    contents: Contents, target: Path, report: Report = no_report, token: CancelToken | None = None
) -> Exported:
    """Write entries as a ZIM archive, with an index over all words.

    Args:
        contents: what goes in.
        target: the file; an older one stays until the new one is whole.
        report: called as entries are read, then as their pages are written.
        token: asked before each page.
    Raises:
        ExtraMissingError: libzim is not installed.
        WriteFailedError, TargetTakenError, CancelledError: nothing half-written is left.
        PackError: an entry cannot be read.
    """
    try:
        from libzim.writer import Creator
    except ImportError as error:
        raise ExtraMissingError(tr("A ZIM archive"), EXTRA) from error
    language = _LANGUAGES.get(contents.language.partition("-")[0].lower(), "und")
    with new_file(target) as part:
        creator = Creator(part).config_indexing(True, language)
        creator.set_mainpath(HOME)
        with _silence(), creator:
            sink = _ZimSink(creator)
            write_pages(contents, sink, None, report, token or CancelToken())
            for name, value in _metadata(contents, language).items():
                creator.add_metadata(name, value)
            creator.add_illustration(48, (resources_folder() / "web" / "icon-48.png").read_bytes())
        size = part.stat().st_size
    return Exported(len(contents.places), 1, size)


@contextmanager
def _silence() -> Iterator[None]:
    """Keep libzim from printing what it does: whoever asked for JSON reads JSON. It prints below Python, as C does."""
    sys.stdout.flush()
    screen = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    try:
        yield
    finally:
        ctypes.CDLL(None).fflush(None)
        os.dup2(screen, 1)
        os.close(nowhere)
        os.close(screen)


class _ZimSink:
    """Puts files into an archive. A page is found by its title, and by its words if it is an entry."""

    def __init__(self, creator: Any) -> None:
        self._creator = creator

    def write(self, path: str, content: bytes) -> None:
        self._creator.add_item(_item(path, content))


def _item(path: str, content: bytes) -> Any:
    from libzim.writer import Hint, Item, StringProvider

    kind = _KINDS.get(ending_of(path), "application/octet-stream")
    is_page = kind == "text/html"
    found = _TITLE.search(content) if is_page else None
    title = unescape(found[1].decode()).partition(" · ")[0] if found else ""

    class Written(Item):  # type: ignore[misc]  # libzim is not there where types are checked
        def get_path(self) -> str:
            return path

        def get_title(self) -> str:
            return title

        def get_mimetype(self) -> str:
            return kind

        def get_contentprovider(self) -> Any:
            return StringProvider(content)

        def get_hints(self) -> dict[Any, Any]:
            return {Hint.FRONT_ARTICLE: is_page}

    return Written()


def _metadata(contents: Contents, language: str) -> dict[str, str]:
    info = contents.packs[0]
    description = contents.summary or info.summary or contents.title
    return {
        "Name": f"{info.id}_{language}",
        "Title": _cut(contents.title, _MOST_TITLE),
        "Creator": info.publisher or "HubDesk",
        "Publisher": info.publisher or "HubDesk",
        "Date": info.edition,
        "Description": _cut(description, _MOST_DESCRIPTION),
        "LongDescription": description[:4000],
        "Language": language,
        "License": info.licence or "See the pages",
        "Scraper": "HubDesk",
        "Tags": "_ftindex:yes",
    }


def _cut(text: str, most: int) -> str:
    """Cut at a word."""
    if len(text) <= most:
        return text
    return text[: most - 1].rpartition(" ")[0].rstrip(",;: ") + "…"
