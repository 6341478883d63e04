"""A page as it lies in the file: the tree's JSON, deflated, which halves what a pack takes."""

from __future__ import annotations

import zlib

from hubdesk.model.document import Document, NotADocumentError, decode

MAX_PAGE_BYTES = 8 << 20
"""A page grows to this at most; a hostile pack could hold a few bytes that unpack to gigabytes."""


def deflate(page: bytes) -> bytes:
    """Pack a page's JSON."""
    return zlib.compress(page, 6)


def inflate(untrusted_bytes: bytes) -> Document:
    """Unpack a page.

    Raises:
        NotADocumentError: it is damaged, or grows past 8 MiB.
    """
    inflater = zlib.decompressobj()
    try:
        page = inflater.decompress(untrusted_bytes, MAX_PAGE_BYTES)
    except zlib.error as error:
        raise NotADocumentError(str(error)) from error
    if not inflater.eof:
        raise NotADocumentError("cut short, or too large")
    return decode(page)
