from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from xml.parsers import expat
from zipfile import ZipFile

import pytest

from hubdesk.errors import CancelledError
from hubdesk.library.library import open_library
from hubdesk.model.document import Paragraph, Text
from hubdesk.model.progress import CancelToken, Progress
from hubdesk.services.export import Choice, export_book
from tests.packs import make_entry, make_pack

if TYPE_CHECKING:
    from pathlib import Path

    from hubdesk.library.library import Library


class Read:
    """A file of a book, read as strictly as an e-reader does: elements with their attributes, and the words."""

    def __init__(self, content: bytes) -> None:
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words = ""
        parser = expat.ParserCreate()
        parser.StartElementHandler = lambda name, attributes: self.tags.append((name, attributes))
        parser.CharacterDataHandler = self._add
        parser.Parse(content, True)

    def _add(self, text: str) -> None:
        self.words += text

    def all(self, name: str, attribute: str) -> list[str]:
        """Give an attribute of every element of a name that has it."""
        return [attributes[attribute] for tag, attributes in self.tags if tag == name and attribute in attributes]

    @property
    def ids(self) -> list[str]:
        """Every id in it."""
        return [attributes["id"] for _, attributes in self.tags if "id" in attributes]


def read_book(path: Path) -> dict[str, bytes]:
    """Unpack a book."""
    with ZipFile(path) as archive:
        assert archive.testzip() is None
        return {info.filename: archive.read(info) for info in archive.infolist()}


@pytest.fixture(scope="module")
def book(small_pack: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The small library as a book."""
    target = tmp_path_factory.mktemp("book") / "small.epub"
    with open_library([small_pack]) as library:
        export_book(library, Choice(), target)
    assert target.read_bytes()[30:58] == b"mimetypeapplication/epub+zip"  # how a reader knows it at once
    return read_book(target)


def test_everything_in_the_book_is_listed_and_there(book: dict[str, bytes]) -> None:
    """What the list names is there, and nothing else; every page is read in order, title first."""
    listed = Read(book["book/package.opf"])
    files = dict(zip(listed.all("item", "id"), listed.all("item", "href"), strict=True))

    assert Read(book["META-INF/container.xml"]).all("rootfile", "full-path") == ["book/package.opf"]
    assert {f"book/{path}" for path in files.values()} | {
        "mimetype",
        "META-INF/container.xml",
        "book/package.opf",
    } == set(book)
    order = [files[id_] for id_ in listed.all("itemref", "idref")]
    assert order[:3] == ["text/title.xhtml", "text/part-harbour.xhtml", "text/small-harbour-buddies.xhtml"]
    assert len(order) == 1 + 3 + 8
    assert "Small practice library" in listed.words
    assert "2026-02-01T00:00:00Z" in listed.words


def test_every_link_and_picture_of_the_book_is_in_it(book: dict[str, bytes]) -> None:
    """From the contents to each entry, from entry to entry, from note to source and back."""
    pages = {path: Read(content) for path, content in book.items() if path.endswith(".xhtml")}
    for path, page in pages.items():
        assert len(set(page.ids)) == len(page.ids)
        for address in (*page.all("a", "href"), *page.all("img", "src"), *page.all("link", "href")):
            if address.startswith(("https:", "http:", "mailto:", "tel:")):
                continue
            to, _, anchor = address.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), to)) if to else path
            assert target in book, address
            assert not anchor or anchor in pages[target].ids, address


def test_the_contents_name_partnerships_and_entries(book: dict[str, bytes]) -> None:
    """An e-reader shows them in its own menu."""
    contents = Read(book["book/contents.xhtml"])

    assert [attributes["epub:type"] for tag, attributes in contents.tags if tag == "nav"] == ["toc"]
    assert contents.all("a", "href")[:2] == ["text/part-harbour.xhtml", "text/small-harbour-buddies.xhtml"]
    assert len(contents.all("a", "href")) == 3 + 8


def test_the_same_library_gives_the_same_book(library: Library, tmp_path: Path) -> None:
    """Byte for byte; another choice is another book."""
    for name in ("a", "b"):
        export_book(library, Choice(), tmp_path / name)
    export_book(library, Choice(theme="peer-mentoring"), tmp_path / "c")

    def identifier(path: Path) -> str:
        listed = read_book(path)["book/package.opf"].decode()
        return listed.partition("urn:uuid:")[2][:36]

    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert identifier(tmp_path / "a") != identifier(tmp_path / "c")


def test_a_single_entry_is_a_small_book(library: Library, tmp_path: Path) -> None:
    """Its chips are words, since no page of its partnership is in the book."""
    export_book(library, Choice(("hills/youth-bus",)), tmp_path / "bus.epub")
    book = read_book(tmp_path / "bus.epub")

    assert [path for path in book if path.startswith("book/text/")] == [
        "book/text/title.xhtml",
        "book/text/small-hills-youth-bus.xhtml",
    ]
    assert "book/pictures/small-pictures-bus.png" in book


def test_what_xml_may_not_hold_is_left_out(tmp_path: Path) -> None:
    """A control sign in a text would make an e-reader refuse the whole book."""
    entry = make_entry("harbour/first", "A \x0b title & <more>", Paragraph((Text("\x00a\x1fb\ufffe"),)))
    with open_library([make_pack(tmp_path / "x.hubpack", entry)]) as library:
        export_book(library, Choice(), tmp_path / "x.epub")
    page = Read(read_book(tmp_path / "x.epub")["book/text/test-harbour-first.xhtml"])

    assert "A  title & <more>" in page.words
    assert "ab" in page.words


def test_a_book_that_is_stopped_is_not_there(library: Library, tmp_path: Path) -> None:
    """It counts entries, and leaves nothing."""
    token = CancelToken()

    def report(progress: Progress) -> None:
        if progress == Progress(4, 8, "Writing entries"):
            token.cancel()

    with pytest.raises(CancelledError):
        export_book(library, Choice(), tmp_path / "x.epub", report, token)
    assert list(tmp_path.iterdir()) == []
