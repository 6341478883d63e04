"""What makes an archive an EPUB: its first file, the list of what is in it, and the contents.

Source: EPUB 3.3, W3C Recommendation; EPUB Accessibility 1.1 for what is said of access.
"""

from __future__ import annotations

import uuid
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from hubdesk.export.markup import on_lines, tag, to_xhtml, to_xml
from hubdesk.model.words import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from hubdesk.export.contents import Contents

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The time of every file in a book: the same pack gives the same bytes on any day."""
_UNIX = 3
_OUR_BOOKS = uuid.UUID("5f2c1f0e-6d0f-4a51-9a0e-2f6c4a8f6d10")
"""The space of names that our books' identifiers are made in (RFC 9562, version 5). It never changes."""
_FEATURES = ("structuralNavigation", "tableOfContents", "alternativeText", "readingOrder")


class Part(NamedTuple):
    """A partnership in the contents: its id, its name, the path of its page (empty if it has none), and its entries."""

    id: str
    name: str
    path: str
    entries: list[tuple[str, str]]


@contextmanager
def new_book(path: Path) -> Iterator[ZipFile]:
    """Begin an archive that says first what it is, in plain letters at a fixed place."""
    with ZipFile(path, "w") as archive:
        archive.writestr(_entry("mimetype", ZIP_STORED), b"application/epub+zip")
        yield archive


def add_file(archive: ZipFile, path: str, content: bytes) -> None:
    """Add a file."""
    archive.writestr(_entry(path, ZIP_DEFLATED), content, compresslevel=9)


def container() -> bytes:
    """Write where the list of what is in the book lies."""
    root = tag("rootfile", full_path="book/package.opf", media_type="application/oebps-package+xml")
    return to_xml(
        tag(
            "container",
            tag("rootfiles", root),
            xmlns="urn:oasis:names:tc:opendocument:xmlns:container",
            version="1.0",
        )
    )


def package(contents: Contents, files: Sequence[tuple[str, str]], texts: Sequence[str]) -> bytes:
    """Write what the book is, all that is in it, and in what order it is read.

    Args:
        contents: what the book is of.
        files: path and kind of every file.
        texts: paths of those that are read, in order.
    """
    ids = {path: f"f{number}" for number, (path, _) in enumerate(files)}
    manifest = [
        tag(
            "item",
            id=ids[path],
            href=path,
            media_type=media_type,
            properties="nav" if path == "contents.xhtml" else None,
        )
        for path, media_type in files
    ]
    return to_xml(
        tag(
            "package",
            "\n",
            on_lines([
                _about(contents),
                tag("manifest", "\n", on_lines(manifest)),
                tag("spine", "\n", on_lines(tag("itemref", idref=ids[path]) for path in texts)),
            ]),
            xmlns="http://www.idpf.org/2007/opf",
            version="3.0",
            unique_identifier="id",
            xml__lang=contents.language,
        )
    )  # fmt: skip


def navigation(contents: Contents, parts: Sequence[Part]) -> bytes:
    """Write the contents: partnerships, and their entries; a single part needs no name."""
    rows: list[Element] = []
    for part in parts:
        entries = [tag("li", tag("a", title, href=path)) for path, title in part.entries]
        if len(parts) == 1 or not part.name:
            rows += entries
            continue
        head = tag("a", part.name, href=part.path) if part.path else tag("span", part.name)
        rows.append(tag("li", head, tag("ol", on_lines(entries))))
    head = tag(
        "head",
        tag("title", tr("Contents")),
        tag("link", rel="stylesheet", type="text/css", href="style.css"),
    )
    nav = tag("nav", tag("h1", tr("Contents")), tag("ol", on_lines(rows)), epub__type="toc", role="doc-toc", id="toc")
    return to_xhtml(tag("html", head, tag("body", nav), lang=contents.language, xml__lang=contents.language))


def _about(contents: Contents) -> Element:
    info = contents.packs[0]
    title = ": ".join(part for part in (contents.title, contents.subtitle) if part)
    publishers = list(dict.fromkeys(pack.publisher for pack in contents.packs if pack.publisher))
    licences = list(dict.fromkeys(pack.licence for pack in contents.packs if pack.licence))
    edition = max(pack.edition for pack in contents.packs)
    rows = [
        tag("dc:identifier", f"urn:uuid:{_identifier(contents)}", id="id"),
        tag("dc:title", title),
        tag("dc:language", contents.language),
        *(tag("dc:creator", name) for name in publishers),
        *(tag("dc:publisher", name) for name in publishers),
        *(tag("dc:rights", licence) for licence in licences),
        tag("dc:description", contents.summary or info.summary) if contents.summary or info.summary else None,
        tag("dc:date", edition),
        tag("meta", f"{edition}T00:00:00Z", property="dcterms:modified"),
        tag("meta", "textual", property="schema:accessMode"),
        tag("meta", "visual", property="schema:accessMode"),
        tag("meta", "textual", property="schema:accessModeSufficient"),
        *(tag("meta", feature, property="schema:accessibilityFeature") for feature in _FEATURES),
        tag("meta", "none", property="schema:accessibilityHazard"),
        tag(
            "meta",
            tr("Headings, tables and lists are marked as such, and every picture is told in words."),
            property="schema:accessibilitySummary",
        ),
    ]
    return tag(
        "metadata",
        "\n",
        on_lines(row for row in rows if row is not None),
        xmlns__dc="http://purl.org/dc/elements/1.1/",
    )


def _identifier(contents: Contents) -> uuid.UUID:
    """Name this book: these entries of these editions, in this order."""
    packs = ",".join(f"{pack.id}={pack.edition}" for pack in contents.packs)
    places = "\n".join(f"{place.pack}/{place.id}" for place in contents.places)
    return uuid.uuid5(_OUR_BOOKS, f"{packs}\n{places}")


def _entry(path: str, how: int) -> ZipInfo:
    info = ZipInfo(path, _LONG_AGO)
    info.compress_type = how
    info.create_system = _UNIX  # or a book made on Windows would differ in one byte a file
    info.external_attr = 0o644 << 16
    return info
