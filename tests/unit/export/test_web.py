from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from hubdesk.errors import CancelledError
from hubdesk.export.site_search import words_of
from hubdesk.export.site_shell import POLICY
from hubdesk.library.library import Library, open_library
from hubdesk.model.document import Link, Paragraph, Picture, Text
from hubdesk.model.progress import CancelToken, Progress
from hubdesk.model.vocabulary import Term, TermKind
from hubdesk.services.export import Choice, export_web
from tests.packs import TERMS, heading, make_entry, make_pack
from tests.unit.export.pages import ReadPage


def pages_of(folder: Path) -> dict[str, ReadPage]:
    """Read every page of a folder as a browser does, by path."""
    return {path.relative_to(folder).as_posix(): ReadPage(path.read_bytes()) for path in sorted(folder.rglob("*.html"))}


def dead_ends(folder: Path) -> list[str]:
    """Follow every link of every page within the folder, and list those that lead nowhere."""
    pages = pages_of(folder)
    found = []
    for path, page in pages.items():
        for address in (*page.values("href"), *page.values("src")):
            if address.startswith(("https:", "http:", "mailto:", "tel:")):
                continue
            to, _, anchor = address.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(to))) if to else path
            is_there = (folder / target).is_file() and not target.startswith("..")
            if not is_there or (anchor and unquote(anchor) not in pages[target].values("id")):
                found.append(f"{path}: {address}")
    return found


@pytest.fixture(scope="module")
def site(small_pack: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small library as web pages."""
    target = tmp_path_factory.mktemp("web") / "site"
    with open_library([small_pack]) as library:
        export_web(library, Choice(), target)
    return target


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, ReadPage]:
    """Its pages."""
    return pages_of(site)


def test_every_entry_partnership_and_theme_has_a_page(pages: dict[str, ReadPage]) -> None:
    """The folder opens with index.html; all else lies in folders with plain names."""
    assert [path for path in pages if "/" not in path] == ["about.html", "all-entries.html", "index.html"]
    assert [path for path in pages if path.startswith("partnerships/")] == [
        "partnerships/harbour.html", "partnerships/hills.html", "partnerships/river.html",
    ]  # fmt: skip
    assert len([path for path in pages if path.startswith("themes/")]) == 3
    assert len([path for path in pages if path.startswith("entries/small/")]) == 8


def test_every_link_leads_somewhere(site: Path) -> None:
    """Browsing both ways needs no script: from home to a partnership or a theme, to an entry, on to others and back."""
    assert dead_ends(site) == []


def test_home_shows_what_the_window_shows(pages: dict[str, ReadPage]) -> None:
    """A card a partnership, in its colour, and a card a theme, each with its number of entries."""
    home = pages["index.html"]

    assert "8 entries to search, read and share" in home.words
    cards = [tag.attributes["class"] for tag in home.named("li") if "card" in tag.attributes.get("class", "").split()]
    assert cards == ["card accent-sea", "card accent-green", "card accent-amber"] + ["card accent-slate"] * 3
    assert "Town by the sea" in home.words
    assert "3 entries" in home.words


def test_an_entry_leads_on(pages: dict[str, ReadPage]) -> None:
    """Beside it stand its headings, below it some that are like it, and those before and after it."""
    page = pages["entries/small/harbour/buddies.html"]

    assert "On this page" in page.words
    assert "Related entries" in page.words
    assert "Both are about" in page.words or "Both speak of" in page.words
    assert page.values("rel").count("next") == 1
    assert "../../../themes/peer-mentoring.html" in page.values("href")


def test_a_partnership_lists_its_entries_by_theme_and_a_theme_by_partnership(pages: dict[str, ReadPage]) -> None:
    """As in the window, with each entry's sentence."""
    hills, peers = pages["partnerships/hills.html"].words, pages["themes/peer-mentoring.html"].words

    assert hills.index("Peer mentoring") < hills.index("A youth bus that comes every Tuesday")
    assert "Nine villages without a youth club shared one bus" in hills
    assert peers.index("Harbour Town") < peers.index("Buddies for the first term") < peers.index("Hill Villages")


def test_no_page_may_load_or_run_anything_but_its_own_parts(pages: dict[str, ReadPage]) -> None:
    """The policy stands before anything that it governs; no script or style stands in a page; no word is outside."""
    assert "default-src 'none'" in POLICY
    assert "unsafe" not in POLICY
    for page in pages.values():
        meta = page.named("meta")
        assert [tag.attributes["content"] for tag in meta if "http-equiv" in tag.attributes] == [POLICY]
        assert page.tags.index(meta[1]) < min(page.tags.index(tag) for tag in page.named("script") + page.named("link"))
        assert not page.named("style")
        assert page.values("style") == []
        assert not [name for tag in page.tags for name in tag.attributes if name.startswith("on")]
        assert all("src" in tag.attributes for tag in page.named("script"))
        loaded = page.values("src") + [tag.attributes["href"] for tag in page.named("link")]
        assert not [address for address in loaded if ":" in address or address.startswith("/")]


def test_each_page_has_one_title_and_its_parts_have_names(pages: dict[str, ReadPage]) -> None:
    """Who hears the page finds one main part, one first heading that is seen, and a language."""
    for path, page in pages.items():
        mains = page.named("main")
        assert [tag.attributes["id"] for tag in mains if "hidden" not in tag.attributes] == ["main"], path
        assert len(page.named("h1")) == len(mains) == 2  # the other is the search's
        assert page.named("html")[0].attributes["lang"] == "en-GB"
        assert len(set(page.values("id"))) == len(page.values("id"))


def test_the_same_library_gives_the_same_bytes(site: Path, library: Library, tmp_path: Path) -> None:
    """Two sticks made on two days hold the same pages."""
    export_web(library, Choice(), tmp_path / "again")
    files = {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}

    assert files == {
        path.relative_to(tmp_path / "again"): path.read_bytes()
        for path in (tmp_path / "again").rglob("*")
        if path.is_file()
    }


def test_a_part_of_the_library_is_whole_in_itself(library: Library, tmp_path: Path) -> None:
    """One partnership is handed on: its entries and themes, and no link to what is not there."""
    done = export_web(library, Choice(partnership="river"), tmp_path / "river")
    pages = pages_of(tmp_path / "river")

    assert done.entries == len([path for path in pages if path.startswith("entries/")]) == 2
    assert dead_ends(tmp_path / "river") == []
    assert [path for path in pages if path.startswith("partnerships/")] == ["partnerships/river.html"]
    assert pages["index.html"].named("h1")
    assert "River City" in pages["index.html"].words


def test_what_stands_under_no_partnership_is_listed_at_once(small_pack: Path, tmp_path: Path) -> None:
    """Pages of the guide have no partnership and no theme in the library: home lists them, and offers no empty part."""
    guide = make_pack(tmp_path / "guide.hubpack", make_entry("start/one", "The first page", themes=()), pack_id="guide")
    with open_library([small_pack, guide]) as library:
        export_web(library, Choice(("guide/start/one",)), tmp_path / "web")
    home = pages_of(tmp_path / "web")["index.html"]

    assert "The first page" in home.words
    assert "Partnerships" not in home.words
    assert dead_ends(tmp_path / "web") == []


def test_it_says_how_far_it_is_and_can_be_stopped(library: Library, tmp_path: Path) -> None:
    """It counts what is read, then pages; stopped half way, no folder is there."""
    said: list[Progress] = []
    token = CancelToken()

    def report(progress: Progress) -> None:
        said.append(progress)
        if progress == Progress(2, 8, "Writing pages"):
            token.cancel()

    with pytest.raises(CancelledError):
        export_web(library, Choice(), tmp_path / "web", report, token)
    assert [progress.what for progress in said].count("Reading entries") == 8
    assert list(tmp_path.iterdir()) == []


def _script(site: Path, name: str) -> Any:
    text = (site / "parts" / name).read_text("utf-8")
    return json.loads(text.partition("=")[2].rstrip().rstrip(";"))


def test_the_index_finds_each_word_where_it_stands(site: Path) -> None:
    """Every word of a title is in the index, with the entry that it names, and every address is that of a page."""
    said = _script(site, "search-index.js")
    numbers: dict[str, set[int]] = {}
    for word, *parts in said["index"]["words"]:
        at = -1
        for place, codes in zip(parts[::2], parts[1::2], strict=True):
            if said["index"]["fields"][place] == "title":
                for code in codes:
                    at += code // 10
                    numbers.setdefault(word, set()).add(at)

    for number, (title, _summary, address, _partnership, _themes) in enumerate(said["entries"]):
        assert (site / address).is_file()
        assert all(number in numbers[word] for word in words_of(title))
    assert len(said["entries"]) == len(said["index"]["lengths"]) == 8
    assert ["TA", "teaching assistant"] in said["synonyms"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Café au lait", ["cafe", "au", "lait"]),
        ("self-harm, 62 %", ["self", "harm", "62"]),
        ("A_b", ["a", "b"]),
        ("", []),
    ],
)
def test_words_are_split_as_people_see_them(text: str, words: list[str]) -> None:
    """Letters and digits, small, without accents."""
    assert words_of(text) == words


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[Library]:
    """A pack whose names try to leave the folder, to be a device, and to be mark-up."""
    terms = (
        *TERMS,
        Term(TermKind.PARTNERSHIP, "..", "<script>", "", "", "url(x)"),
        Term(TermKind.PARTNERSHIP, "CON", '"><img src=x onerror=alert(1)>'),
        Term(TermKind.THEME, "a/../../b", "</title><script>alert(1)</script>"),
    )
    entries = (
        make_entry("../nul", "</script><script>alert(1)</script>", heading("x"), themes=("a/../../b",)),
        make_entry("CON/aux", '"onload="alert(1)', Paragraph((Link("entry:../nul#a b", (Text("up"),)),)), themes=("a/../../b",)),
        make_entry("harbour/nul", "Plain", Picture("../../etc/passwd", "x", ""), themes=("mentoring",)),
    )  # fmt: skip
    with open_library([make_pack(tmp_path / "evil.hubpack", *entries, pack_id="evil", terms=terms)]) as opened:
        yield opened


def test_a_pack_with_evil_names_stays_in_its_folder(hostile: Library, tmp_path: Path) -> None:
    """Every page lies within the folder, under a name that Windows takes, and what was meant as mark-up is read as text."""
    target = tmp_path / "out" / "web"
    export_web(hostile, Choice(), target)

    assert [path.name for path in (tmp_path / "out").iterdir()] == ["web"]
    for path in target.rglob("*"):
        assert path.stem.lower() not in ("con", "nul", "aux")
        assert not set(path.name) & set('<>:"|?*\\')
    for page in pages_of(target).values():
        assert not [tag for tag in page.named("script") if "src" not in tag.attributes]
        assert not [name for tag in page.tags for name in tag.attributes if name.startswith("on")]
        assert not [tag for tag in page.named("img") if tag.attributes["src"] == "x"]
    # The heading that one of them asks for is not there: only a pack that was made by hand holds such a link.
    assert [end for end in dead_ends(target) if not end.endswith("a-b")] == []


def test_two_packs_share_the_pages(small_pack: Path, tmp_path: Path) -> None:
    """A partnership's own pack stands beside the library: one home, one search, each entry with where it is from."""
    own = make_pack(tmp_path / "own.hubpack", make_entry("harbour/buddies", "Our own buddies"), pack_id="own")
    with open_library([small_pack, own]) as library:
        export_web(library, Choice(), tmp_path / "web")
    pages = pages_of(tmp_path / "web")

    assert "Our own buddies" in pages["entries/own/harbour/buddies.html"].words
    assert "Buddies for the first term" in pages["entries/small/harbour/buddies.html"].words
    assert "A pack for a test" in pages["entries/own/harbour/buddies.html"].words
    assert "9 entries" in pages["index.html"].words
    assert dead_ends(tmp_path / "web") == []
