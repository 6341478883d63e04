from __future__ import annotations

import json
import os
import zlib
from typing import TYPE_CHECKING

import pytest

from hubdesk.errors import PackDamagedError
from hubdesk.model.document import MAX_LETTERS, Document, NotADocumentError, Paragraph, Text, encode
from hubdesk.pack.pages import MAX_PAGE_BYTES, deflate, inflate
from hubdesk.pack.reader import Pack
from tests.packs import make_entry, make_pack

if TYPE_CHECKING:
    from pathlib import Path

PAGE = Document((Paragraph((Text("A walk along the sea wall " * 40),)),))


def test_a_page_is_packed_small_and_comes_back() -> None:
    """A page takes less room in the pack than it is long, and opens as it was."""
    packed = deflate(encode(PAGE))

    assert len(packed) < len(encode(PAGE)) / 2
    assert inflate(packed) == PAGE


@pytest.mark.parametrize(
    "untrusted",
    [
        b"",
        b"junk",
        deflate(encode(PAGE))[:-1],
        deflate(encode(PAGE))[:9],
        zlib.compress(b""),
        zlib.compress(b"[[],[]"),
        zlib.compress(b"\xff\xfe[[],[]]"),
        deflate(deflate(encode(PAGE))),
    ],
    ids=["empty", "junk", "a byte short", "cut", "empty within", "half a page", "no text", "packed twice"],
)
def test_a_page_that_cannot_be_unpacked_is_refused(untrusted: bytes) -> None:
    """A page's bytes are cut or changed: it is called damaged."""
    with pytest.raises(NotADocumentError):
        inflate(untrusted)


def _bomb(size: int) -> bytes:
    """A few bytes that unpack to a page of so many."""
    page = json.dumps([[["c", ""]], []]).encode()
    return zlib.compress(page.replace(b'""', b'"' + b"a" * (size - len(page)) + b'"'), 9)


def test_a_page_that_grows_without_end_is_refused() -> None:
    """A hostile pack holds some kilobytes that unpack to more than 2 MiB: unpacking stops there."""
    bomb = _bomb(MAX_PAGE_BYTES + 1)
    assert len(bomb) < 20_000

    with pytest.raises(NotADocumentError):
        inflate(bomb)


def test_the_longest_page_is_read_and_no_longer_one() -> None:
    """A page of 200,000 letters is shown; one more, and it is called damaged: setting it would hold up the window."""
    frame = len(json.dumps([[["c", ""]], []]))
    page = inflate(_bomb(MAX_LETTERS + frame))

    assert [type(block).__name__ for block in page.blocks] == ["Code"]
    with pytest.raises(NotADocumentError):
        inflate(_bomb(MAX_LETTERS + frame + 1))


@pytest.mark.parametrize(
    "page", [b"[]", b'[[["p"]],[]]', b"[" * 100_000, b" " * (MAX_PAGE_BYTES + 1), os.urandom(64)],
    ids=["no page", "half a block", "deep", "large", "junk"],
)  # fmt: skip
def test_a_bad_page_spoils_no_other(tmp_path: Path, page: bytes) -> None:
    """One page of a pack is hostile: opening it says that the pack is damaged; the other entries open."""
    bad, fine = make_entry("harbour/bad", page=page), make_entry("harbour/good", "Good", "Words")
    path = make_pack(tmp_path / "a.hubpack", bad, fine)
    with Pack(path) as pack:
        with pytest.raises(PackDamagedError) as caught:
            pack.entry("harbour/bad")
        good = pack.entry("harbour/good")

    assert caught.value.path == path
    assert good is not None
    assert good.document == Document((Paragraph((Text("Words"),)),))
