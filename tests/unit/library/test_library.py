from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from hubdesk.errors import NoSuchEntryError, NotAPackError, PackDamagedError, PackMissingError
from hubdesk.library.library import Library, open_library
from hubdesk.model.address import EntryPlace
from hubdesk.model.content import Introduction
from hubdesk.model.document import Document, Paragraph, Text, encode
from hubdesk.model.guide import GUIDE_ID
from hubdesk.model.term_page import TermPage
from hubdesk.model.vocabulary import Term, TermKind
from hubdesk.pack.writer import write_pack
from tests.packs import SOURCE, TERMS, make_content, make_entry, make_pack, rework_pack

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_VALLEY = Term(TermKind.PARTNERSHIP, "valley", "Long Valley", "A long valley.", "A valley", "amber")
_HARBOUR_ELSEWHERE = Term(TermKind.PARTNERSHIP, "harbour", "Another name")
_PAGE = Document((Paragraph((Text("Begin with the walks."),)),))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Two packs: the second has a partnership of its own, and one that the first has too."""
    first = make_pack(
        tmp_path / "first.hubpack",
        make_entry("harbour/a", "Apples"),
        make_entry("harbour/c", "Cakes", themes=("mentoring", "parents")),
        make_entry("hills/h", "Hats"),
        pack_id="first",
    )
    second = make_pack(
        tmp_path / "second.hubpack",
        make_entry("harbour/b", "Bread"),
        make_entry("harbour/a", "Apples again", themes=("parents",)),
        make_entry("valley/v", "Vans"),
        pack_id="second",
        terms=(_HARBOUR_ELSEWHERE, _VALLEY, *TERMS[1:]),
    )
    with open_library([first, second]) as opened:
        yield opened


def test_two_packs_make_one_tree(library: Library) -> None:
    """Partnerships and themes of both packs stand in one tree, counted together, in the first pack's order."""
    partnerships, themes = library.groups(TermKind.PARTNERSHIP), library.groups(TermKind.THEME)

    assert [(branch.term.name, branch.entries) for branch in partnerships] == [
        ("Harbour Town", 4), ("Hill Villages", 1), ("Long Valley", 1),
    ]  # fmt: skip
    assert [(branch.term.id, branch.entries) for branch in themes] == [("mentoring", 5), ("parents", 2)]
    assert library.entry_count == 6


def test_branches_are_counted_over_both_packs(library: Library) -> None:
    """Within a partnership, and within a theme, the lower branches count the entries of both packs."""
    harbour = library.branches(TermKind.PARTNERSHIP, "harbour")
    mentoring = library.branches(TermKind.THEME, "mentoring")

    assert [(branch.term.id, branch.entries) for branch in harbour] == [("mentoring", 3), ("parents", 2)]
    assert [(branch.term.id, branch.entries) for branch in mentoring] == [("harbour", 3), ("hills", 1), ("valley", 1)]
    assert library.branches(TermKind.PARTNERSHIP, "nowhere") == []


@pytest.mark.parametrize(
    ("first", "count", "titles"),
    [
        (0, 9, ["Apples", "Cakes", "Bread"]),
        (0, 2, ["Apples", "Cakes"]),
        (1, 2, ["Cakes", "Bread"]),
        (2, 1, ["Bread"]),
        (2, 9, ["Bread"]),
        (3, 9, []),
        (0, 0, []),
    ],
)
def test_rows_run_on_from_pack_to_pack(library: Library, first: int, count: int, titles: list[str]) -> None:
    """A branch is one list over both packs; any part of it can be asked for."""
    lines = library.lines(TermKind.PARTNERSHIP, "harbour", "mentoring", first, count)

    assert [line.title for line in lines] == titles


def test_both_trees_give_the_same_rows(library: Library) -> None:
    """By partnership then theme, or by theme then partnership: the same entries."""
    by_partnership = library.lines(TermKind.PARTNERSHIP, "harbour", "parents", 0, 9)

    assert library.lines(TermKind.THEME, "parents", "harbour", 0, 9) == by_partnership
    assert [(line.pack, line.id) for line in by_partnership] == [("first", "harbour/c"), ("second", "harbour/a")]


def test_an_entry_has_one_row_in_a_branch(library: Library) -> None:
    """The row of each entry is where the list shows it; it has none where it does not stand."""
    for by, group, branch in (
        (TermKind.PARTNERSHIP, "harbour", "mentoring"),
        (TermKind.THEME, "parents", "harbour"),
    ):
        lines = library.lines(by, group, branch, 0, 9)
        rows = [library.row_of(by, group, branch, line.pack, line.id) for line in lines]
        assert rows == list(range(len(lines)))
    assert library.row_of(TermKind.PARTNERSHIP, "harbour", "parents", "first", "harbour/a") is None
    assert library.row_of(TermKind.PARTNERSHIP, "harbour", "mentoring", "third", "harbour/a") is None


def test_an_entry_is_found_with_and_without_its_pack(library: Library) -> None:
    """Two packs have an entry of one name: without the pack's name the first is meant."""
    titles = [library.entry(EntryPlace(pack, "harbour/a")).title for pack in ("first", "second", "")]

    assert titles == ["Apples", "Apples again", "Apples"]
    assert library.entry(EntryPlace("", "valley/v")).pack == "second"


def test_a_line_is_found_like_an_entry(library: Library) -> None:
    """A favourite names its entry by pack and id: the list shows its title, or that it is gone."""
    found = library.line(EntryPlace("second", "harbour/a"))

    assert found is not None
    assert found.title == "Apples again"
    assert library.line(EntryPlace("first", "valley/v")) is None
    assert library.line(EntryPlace("third", "valley/v")) is None


@pytest.mark.parametrize(
    ("place", "nearest"),
    [
        (EntryPlace("", "harbor/b"), ("harbour/b",)),
        (EntryPlace("first", "valley/v"), ("valley/v",)),
        (EntryPlace("nowhere", "hills/h"), ("hills/h",)),
        (EntryPlace("", "nothing/like-this"), ()),
    ],
)
def test_an_entry_that_is_missing_names_what_is_near(
    library: Library, place: EntryPlace, nearest: tuple[str, ...]
) -> None:
    """A mistyped id, or the wrong pack: ids that are close are named."""
    with pytest.raises(NoSuchEntryError) as caught:
        library.entry(place)

    assert caught.value.entry_id == place.id
    assert set(nearest) <= set(caught.value.nearest)
    assert bool(caught.value.nearest) is bool(nearest)


def test_a_slug_under_another_partnership_is_near(tmp_path: Path) -> None:
    """The name is right but the partnership is not: the entry of that name is named."""
    pack = make_pack(tmp_path / "a.hubpack", make_entry("harbour/walk-and-talk", "Walk"))
    with open_library([pack]) as library, pytest.raises(NoSuchEntryError) as caught:
        library.entry(EntryPlace("", "hills/walk-and-talk"))

    assert caught.value.nearest == ("harbour/walk-and-talk",)


def test_terms_come_from_the_first_pack_that_has_them(library: Library) -> None:
    """Two packs name a partnership differently: the first one's name is shown."""
    harbour, valley = (library.term(TermKind.PARTNERSHIP, id_) for id_ in ("harbour", "valley"))

    assert harbour is not None
    assert harbour.name == "Harbour Town"
    assert valley == _VALLEY
    assert library.term(TermKind.PARTNERSHIP, "nowhere") is None


def test_the_page_of_a_term_counts_over_both_packs(library: Library) -> None:
    """A partnership's page says how many entries there are in all; one that no pack knows has no page."""
    assert library.term_page(TermKind.PARTNERSHIP, "harbour") == TermPage(TERMS[0], 4)
    assert library.term_page(TermKind.PARTNERSHIP, "nowhere") is None


def test_the_page_of_a_term_has_the_introduction_of_the_pack_that_wrote_one(tmp_path: Path) -> None:
    """Only the second pack introduces a partnership: its text and sources are shown, with the pack's name."""
    first = make_pack(tmp_path / "first.hubpack", make_entry("harbour/a"), pack_id="first")
    introduction = Introduction(TermKind.PARTNERSHIP, "harbour", encode(_PAGE), (SOURCE.key,))
    content = replace(make_content(make_entry("harbour/b"), pack_id="second"), introductions=(introduction,))
    write_pack(content, tmp_path / "second.hubpack")
    with open_library([first, tmp_path / "second.hubpack"]) as library:
        page = library.term_page(TermKind.PARTNERSHIP, "harbour")

    assert page == TermPage(TERMS[0], 2, _PAGE, (SOURCE,), "second")


def test_files_come_from_the_pack_that_is_named(small_pack: Path) -> None:
    """A picture is looked for in its own pack only."""
    with open_library([small_pack]) as library:
        picture = library.asset("small", "pictures/bus.png")
        assert picture is not None
        assert picture.startswith(b"\x89PNG")
        assert library.asset("other", "pictures/bus.png") is None
        assert library.info_of("small").title == "Small practice library"


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_later_edition_is_taken(tmp_path: Path, order: tuple[int, int]) -> None:
    """Two editions of a pack lie side by side: the later one is shown, whichever is found first."""
    packs = [
        make_pack(tmp_path / "old.hubpack", make_entry(title="Old"), edition="2025-12-31"),
        make_pack(tmp_path / "new.hubpack", make_entry(title="New"), edition="2026-01-01"),
    ]
    with open_library([packs[number] for number in order]) as library:
        assert [pack.info.edition for pack in library.packs] == ["2026-01-01"]
        assert library.entry(EntryPlace("", "harbour/first")).title == "New"
        assert library.entry_count == 1


def test_of_two_copies_the_first_is_taken(tmp_path: Path) -> None:
    """The same edition lies in two places: it is shown once, from the first place."""
    paths = [make_pack(tmp_path / f"{name}.hubpack") for name in ("one", "two")]
    with open_library(paths) as library:
        assert [pack.path for pack in library.packs] == paths[:1]

    for path in paths:
        path.unlink()
    assert list(tmp_path.iterdir()) == []


def test_a_pack_that_cannot_be_used_is_named_and_the_others_work(tmp_path: Path) -> None:
    """One pack is cut short, one is a text, one is gone: each is named, and the fourth opens."""
    cut = make_pack(tmp_path / "cut.hubpack")
    cut.write_bytes(cut.read_bytes()[:-1])
    text = tmp_path / "text.hubpack"
    text.write_text("Dear all", "utf-8")
    good = make_pack(tmp_path / "good.hubpack")
    with open_library([cut, text, good, tmp_path / "gone.hubpack"]) as library:
        assert [pack.path for pack in library.packs] == [good]
        assert [(type(problem), problem.path.name) for problem in library.problems] == [
            (PackDamagedError, "cut.hubpack"),
            (NotAPackError, "text.hubpack"),
            (PackMissingError, "gone.hubpack"),
        ]


def test_a_pack_with_words_of_an_unknown_kind_is_named_at_once(tmp_path: Path) -> None:
    """The vocabulary of a pack makes no sense: it is named when the library opens, not when somebody looks at it."""
    odd = rework_pack(make_pack(tmp_path / "odd.hubpack", pack_id="odd"), "UPDATE terms SET kind = 'planets'")
    good = make_pack(tmp_path / "good.hubpack")
    with open_library([odd, good]) as library:
        assert [pack.path for pack in library.packs] == [good]
        assert [(type(problem), problem.path) for problem in library.problems] == [(PackDamagedError, odd)]


def test_the_guide_stands_beside_the_tree(tmp_path: Path) -> None:
    """The user's guide is a pack: its pages open, but it is in no branch and counts for nothing."""
    library_pack = make_pack(tmp_path / "a.hubpack", make_entry("harbour/a", "Apples"))
    guide = make_pack(tmp_path / "guide.hubpack", make_entry("harbour/help", "Help"), pack_id=GUIDE_ID)
    with open_library([guide, library_pack]) as library:
        assert library.guide is not None
        assert library.guide.path == guide
        assert [pack.path for pack in library.packs] == [library_pack]
        assert library.entry_count == 1
        assert [branch.entries for branch in library.groups(TermKind.PARTNERSHIP)] == [1]
        lines = library.lines(TermKind.PARTNERSHIP, "harbour", "mentoring", 0, 9)
        assert [line.title for line in lines] == ["Apples"]
        assert library.entry(EntryPlace(GUIDE_ID, "harbour/help")).title == "Help"

    with open_library([guide]) as library:
        assert library.term(TermKind.PARTNERSHIP, "harbour") is None


def test_no_packs_make_an_empty_library() -> None:
    """Nothing is there yet: the tree is empty."""
    with open_library([]) as library:
        assert (library.packs, library.problems, library.guide, library.entry_count) == ((), (), None, 0)
        assert library.groups(TermKind.THEME) == []
