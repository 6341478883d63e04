from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest

from hubdesk.errors import CancelledError, ExtraMissingError
from hubdesk.library.library import open_library
from hubdesk.model.progress import CancelToken, Progress
from hubdesk.services.export import Choice, export_archive
from tests.unit.export.pages import ReadPage

if TYPE_CHECKING:
    from pathlib import Path

    from hubdesk.library.library import Library

needs_libzim = pytest.mark.skipif(sys.platform == "win32", reason="There is no libzim for Windows.")


@pytest.fixture(scope="module")
def archive(small_pack: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The small library as an archive, opened as Kiwix opens it."""
    from libzim.reader import Archive

    target = tmp_path_factory.mktemp("zim") / "small.zim"
    with open_library([small_pack]) as library:
        export_archive(library, Choice(), target)
    return Archive(target)


def content_of(archive: Any, path: str) -> bytes:
    """Give what lies at a path of an archive."""
    return bytes(archive.get_entry_by_path(path).get_item().content)


@needs_libzim
def test_kiwix_opens_it_at_home(archive: Any) -> None:
    """The archive is in order, opens at the first page, and says what it is."""
    assert archive.check()
    assert archive.main_entry.get_item().path == "index.html"
    assert archive.get_metadata("Title").decode() == "Small practice library"
    assert archive.get_metadata("Language").decode() == "eng"
    assert archive.get_metadata("Date").decode() == "2026-02-01"
    assert archive.has_illustration(48)


@needs_libzim
def test_kiwix_finds_words_and_titles(archive: Any) -> None:
    """Its own search finds an entry by any word, and suggests it by the beginning of its title."""
    from libzim.search import Query, Searcher
    from libzim.suggestion import SuggestionSearcher

    found = Searcher(archive).search(Query().set_query("cycling village"))
    assert "entries/small/hills/mentors-on-bikes.html" in list(found.getResults(0, 3))
    near = SuggestionSearcher(archive).suggest("mentors on b")
    assert list(near.getResults(0, 1)) == ["entries/small/hills/mentors-on-bikes.html"]


@needs_libzim
def test_its_pages_are_whole_and_have_no_second_search(archive: Any) -> None:
    """Entries, pictures and files are in it; Kiwix has a search of its own, so the pages bring none."""
    page = ReadPage(content_of(archive, "entries/small/hills/youth-bus.html"))

    assert "a kitchen, a sofa and two youth workers" in page.words
    assert content_of(archive, "pictures/small/pictures-bus.png").startswith(b"\x89PNG")
    assert not [name for name in page.values("id") if name in ("search", "results")]
    assert not archive.has_entry_by_path("parts/search.js")
    for path in (*page.values("src"), *[tag.attributes["href"] for tag in page.named("link")]):
        assert archive.has_entry_by_path(path.replace("../", "")), path


@needs_libzim
def test_an_archive_that_is_stopped_is_not_there(library: Library, tmp_path: Path) -> None:
    """Half way through its pages, and nothing is left."""
    token = CancelToken()

    def report(progress: Progress) -> None:
        if progress == Progress(4, 8, "Writing pages"):
            token.cancel()

    with pytest.raises(CancelledError):
        export_archive(library, Choice(), tmp_path / "x.zim", report, token)
    assert list(tmp_path.iterdir()) == []


def test_a_part_that_is_missing_is_named(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without libzim a plain sentence says so, and how to get it."""
    monkeypatch.setitem(sys.modules, "libzim.writer", None)

    with pytest.raises(ExtraMissingError) as raised:
        export_archive(library, Choice(), tmp_path / "x.zim")
    assert (raised.value.what, raised.value.extra) == ("A ZIM archive", "zim")


@needs_libzim
def test_only_the_answer_is_printed(small_pack: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Libzim likes to print what it does; a script that asked for JSON gets JSON alone."""
    import ctypes
    import json

    from hubdesk.cli.verbs import run

    assert run(["export", "zim", str(tmp_path / "x.zim"), "--json", "--library", str(small_pack)]) == 0
    ctypes.CDLL(None).fflush(None)
    assert json.loads(capfd.readouterr().out)["entries"] == 8
