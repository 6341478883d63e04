from __future__ import annotations

import hashlib
import re
from base64 import b64decode, b64encode
from typing import TYPE_CHECKING

import pytest

from hubdesk.errors import CancelledError
from hubdesk.model.progress import CancelToken, Progress
from hubdesk.services.export import Choice, export_one_file
from tests.unit.export.pages import ReadPage

if TYPE_CHECKING:
    from pathlib import Path

    from hubdesk.library.library import Library


def export(library: Library, target: Path, *ids: str, partnership: str = "", theme: str = "") -> ReadPage:
    """Write one file and read it as a browser does."""
    export_one_file(library, Choice(ids, partnership, theme), target)
    return ReadPage(target.read_bytes())


def test_a_whole_library_in_one_file(library: Library, tmp_path: Path) -> None:
    """A cover, contents that lead to each entry, the entries with sources and licence; nothing is fetched."""
    page = export(library, tmp_path / "all.html")

    assert "Small practice library" in page.words
    assert "8 entries, each with its sources." in page.words
    assert len(page.named("article")) == 8
    assert page.words.count("Small practice library · The HubDesk tests · edition of 1 February 2026 · CC0 1.0") == 8
    assert page.dead_links == []
    assert len(set(page.values("id"))) == len(page.values("id"))
    assert all(source.startswith("data:image/") for source in page.values("src"))
    assert not page.named("script") + page.named("link") + page.named("iframe")
    levels = [tag.name for tag in page.tags if re.fullmatch("h[1-6]", tag.name)]
    assert levels[0] == "h1"
    assert levels.count("h1") == 1


def test_the_policy_allows_this_style_alone(library: Library, tmp_path: Path) -> None:
    """Nothing else could be loaded or run, even if somebody got it into the page."""
    target = tmp_path / "all.html"
    page = export(library, target)
    policy = next(tag.attributes["content"] for tag in page.named("meta") if "http-equiv" in tag.attributes)
    style = re.findall("<style>(.*?)</style>", target.read_text("utf-8"), re.DOTALL)

    assert len(style) == 1
    digest = b64encode(hashlib.sha256(style[0].encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; ")
    assert "script" not in policy
    assert "url(http" not in style[0]


def test_a_single_entry_is_a_page_of_its_own(library: Library, tmp_path: Path) -> None:
    """No cover and no contents; its title is the page's, and links to entries that are not there are words."""
    page = export(library, tmp_path / "one.html", "river/asked-first")

    assert [tag.name for tag in page.tags if tag.name == "h1"] == ["h1"]
    assert page.words.strip().startswith("Asked first")
    assert "how the panel was trained" in page.words
    assert page.dead_links == []
    assert not page.named("nav")


def test_entries_are_taken_in_the_order_that_they_were_named(library: Library, tmp_path: Path) -> None:
    """A list keeps its order; what is named twice is there once."""
    page = export(library, tmp_path / "some.html", "river/asked-first", "harbour/buddies", "small/river/asked-first")

    assert [tag.attributes["aria-labelledby"] for tag in page.named("article")] == [
        "river--asked-first--_top",
        "harbour--buddies--_top",
    ]


@pytest.mark.parametrize(
    ("partnership", "theme", "count", "title"),
    [
        ("hills", "", 3, "Hill Villages"),
        ("", "peer-mentoring", 5, "Peer mentoring"),
        ("Hill Villages", "PEER-mentoring", 2, "Hill Villages, Peer mentoring"),
    ],
)
def test_a_partnership_or_a_theme_is_a_file(
    library: Library, tmp_path: Path, partnership: str, theme: str, count: int, title: str
) -> None:
    """The file is called what was asked for, and holds its entries."""
    page = export(library, tmp_path / "part.html", partnership=partnership, theme=theme)

    assert len(page.named("article")) == count
    assert f"{title} · Small practice library" in page.words
    assert page.dead_links == []


def test_the_same_library_gives_the_same_bytes(library: Library, tmp_path: Path) -> None:
    """Whoever makes the file again gets the same file."""
    export(library, tmp_path / "a.html")
    export(library, tmp_path / "b.html")

    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_a_long_export_says_how_far_it_is_and_can_be_stopped(library: Library, tmp_path: Path) -> None:
    """It counts entries; stopped half way, it leaves no file."""
    said: list[Progress] = []
    token = CancelToken()

    def report(progress: Progress) -> None:
        said.append(progress)
        if progress.done == 3:
            token.cancel()

    with pytest.raises(CancelledError):
        export_one_file(library, Choice(), tmp_path / "all.html", report, token)
    assert said[-1] == Progress(3, 8, "Writing entries")
    assert list(tmp_path.iterdir()) == []


def test_the_schools_own_contact_stands_first_where_help_is_needed(library: Library, tmp_path: Path) -> None:
    """A sensitive entry names them above the helplines; other entries, and copies without a contact, name nobody."""
    contact = ("Ms Example", "room 12")
    target = tmp_path / "all.html"
    export_one_file(library, Choice(contact=contact), target)
    words = ReadPage(target.read_bytes()).words

    assert words.count("Here, turn first to Ms Example, room 12.") == 1
    assert words.index("Take care: this page touches on") < words.index("Here, turn first") < words.index("Samaritans")
    assert "turn first" not in export(library, tmp_path / "none.html").words


def test_small_files_are_in_the_page_and_can_be_saved_from_it(library: Library, tmp_path: Path) -> None:
    """Whoever has only this file has its plans and sheets too; a browser saves them under their own names."""
    page = export(library, tmp_path / "one.html", "harbour/walk-and-talk")
    link = next(tag.attributes for tag in page.named("a") if "download" in tag.attributes)

    assert link["download"] == "plan.txt"
    head, _, content = (link["href"] or "").partition(",")
    assert head == "data:application/octet-stream;base64"
    with_file = library.packs[0].entry("harbour/walk-and-talk")
    assert with_file is not None
    assert b64decode(content) == library.packs[0].asset(with_file.attachments[0].asset)


@pytest.mark.parametrize(
    "content",
    [pytest.param(b"x" * ((1 << 20) + 1), id="large"), pytest.param(None, id="gone")],
)
def test_what_is_not_in_the_page_is_named_with_where_it_is_to_be_had(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None
) -> None:
    """The file must still go by e-mail: a large file stays in the pack, and the words say how to come by it."""
    monkeypatch.setattr(library, "asset", lambda _pack, _path: content)
    page = export(library, tmp_path / "one.html", "harbour/walk-and-talk")

    assert "Open this entry in HubDesk to save it." in page.words
    assert not page.values("download")


def test_what_a_browser_could_run_is_not_put_into_the_page(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even where a pack has one, made by somebody else's tools."""
    monkeypatch.setattr("hubdesk.export.one_file.may_be_taken_away", lambda path, _content: path.endswith(".exe"))
    page = export(library, tmp_path / "one.html", "harbour/walk-and-talk")

    assert not page.values("download")
