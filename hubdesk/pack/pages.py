"""A page as it lies in the file: the tree's JSON, deflated against the page's plain text, which is in the pack anyway.

So the text is not kept twice: of a page of 800 words, 4 KB when deflated by itself, 300 bytes are left.
"""

from __future__ import annotations

import zlib

from hubdesk.model.document import Document, NotADocumentError, decode

MAX_PAGE_BYTES = 2 << 20
"""A page grows to this at most; a hostile pack could hold a few bytes that unpack to gigabytes."""


def deflate(page: bytes, text: str = "") -> bytes:
    """Pack a page's JSON; `text` is what `inflate` will be given too."""
    deflater = zlib.compressobj(6, zdict=text.encode())
    return deflater.compress(page) + deflater.flush()


def inflate(untrusted_bytes: bytes, text: str = "") -> Document:
    """Unpack a page that was packed against the same text.

    Raises:
        NotADocumentError: it is damaged, or grows past 2 MiB.
    """
    return decode(unpack(untrusted_bytes, text))


def unpack(untrusted_bytes: bytes, text: str = "") -> bytes:
    """Unpack a page's JSON; as `inflate`."""
    inflater = zlib.decompressobj(zdict=text.encode())
    try:
        page = inflater.decompress(untrusted_bytes, MAX_PAGE_BYTES)
    except zlib.error as error:
        raise NotADocumentError(str(error)) from error
    if not inflater.eof:
        raise NotADocumentError("cut short, or too large")
    return page
