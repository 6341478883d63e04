"""The tree as a model: what stands in it, where a place is found, and how little of a large library is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt

from hubdesk.gui.models.catalogue_model import ACCENT_ROLE, COUNT_ROLE, DEPTH_ROLE, PLACE_ROLE, CatalogueModel
from hubdesk.library.library import open_library
from hubdesk.model.address import EntryPlace, HomePlace, TermPlace
from hubdesk.model.vocabulary import TermKind
from tests.fakes.catalogue import DictCatalogue, EndlessCatalogue
from tests.gui.windows import path_to

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.modeltest import ModelTester

    from hubdesk.library.library import Library
    from hubdesk.model.address import Place

BOTH = pytest.mark.parametrize("order", [TermKind.PARTNERSHIP, TermKind.THEME])
ENTRIES = {
    "shore/tide": ("Tide", ("rest", "play")),
    "shore/crab": ("Crab", ("play",)),
    "wood/fern": ("Fern", ("rest",)),
}


@pytest.fixture
def library(small_pack: Path) -> Iterator[Library]:
    """Open the small library."""
    with open_library([small_pack]) as opened:
        yield opened


def names(model: CatalogueModel, parent: QModelIndex | None = None) -> list[str]:
    """Give what stands below a row."""
    above = parent or QModelIndex()
    return [str(model.index(row, 0, above).data()) for row in range(model.rowCount(above))]


@BOTH
def test_qt_finds_no_fault_with_a_tree_out_of_a_dictionary(qtmodeltester: ModelTester, order: TermKind) -> None:
    """Qt's own tester walks the tree of three entries in either order and has nothing to say."""
    qtmodeltester.check(CatalogueModel(DictCatalogue(ENTRIES), order))


@BOTH
def test_qt_finds_no_fault_with_the_tree_of_a_real_pack(
    qtmodeltester: ModelTester, library: Library, order: TermKind
) -> None:
    """Qt's own tester walks the tree of the small library in either order and has nothing to say."""
    qtmodeltester.check(CatalogueModel(library, order))


@BOTH
def test_qt_finds_no_fault_with_an_empty_tree(qtmodeltester: ModelTester, order: TermKind) -> None:
    """A library without packs is a tree without rows, and nothing opens in it."""
    model = CatalogueModel(open_library([]), order)
    qtmodeltester.check(model)

    assert model.rowCount() == 0
    assert not model.hasChildren()


def test_partnerships_hold_themes_and_themes_hold_entries_by_title(library: Library) -> None:
    """The reader opens Harbour Town, then whole-school approaches, and reads two titles in order."""
    model = CatalogueModel(library, TermKind.PARTNERSHIP)
    harbour = model.index(0, 0)
    whole_school = model.index(2, 0, harbour)

    assert names(model) == ["Harbour Town", "Hill Villages", "River City"]
    assert names(model, harbour) == ["Peer mentoring", "Parenting support", "Whole-school approaches"]
    assert names(model, whole_school) == ["Buddies for the first term", "Walk and talk along the sea wall"]
    assert names(model, model.index(0, 0, whole_school)) == []


def test_themes_hold_partnerships_that_have_entries(library: Library) -> None:
    """By theme, parenting support holds Harbour Town alone, with its one entry."""
    model = CatalogueModel(library, TermKind.THEME)
    parenting = model.index(1, 0)

    assert names(model) == ["Peer mentoring", "Parenting support", "Whole-school approaches"]
    assert names(model, parenting) == ["Harbour Town"]
    assert names(model, model.index(0, 0, parenting)) == ["Café afternoons for parents"]


@pytest.mark.parametrize(
    ("order", "counts"), [(TermKind.PARTNERSHIP, [3, 3, 2]), (TermKind.THEME, [5, 1, 4])], ids=["partnership", "theme"]
)
def test_each_group_says_how_many_entries_it_has(library: Library, order: TermKind, counts: list[int]) -> None:
    """An entry with two themes counts once for its partnership, and once for each theme."""
    model = CatalogueModel(library, order)

    assert [model.index(row, 0).data(COUNT_ROLE) for row in range(3)] == counts


def test_a_screen_reader_hears_names_with_their_counts(library: Library) -> None:
    """A branch is read with its count, in the singular where it is one; an entry is read as its title."""
    model = CatalogueModel(library, TermKind.THEME)
    parenting = model.index(1, 0)
    harbour = model.index(0, 0, parenting)
    heard = Qt.ItemDataRole.AccessibleTextRole

    assert model.index(0, 0).data(heard) == "Peer mentoring, 5 entries, 1 of 3"
    assert parenting.data(heard) == "Parenting support, 1 entry, 2 of 3"
    assert model.index(0, 0, harbour).data(heard) == "Café afternoons for parents, 1 of 1"


def test_rows_say_what_they_are_and_where_they_lead(library: Library) -> None:
    """Each row knows its depth, its place, its accent if it has one, and says more when pointed at."""
    model = CatalogueModel(library, TermKind.PARTNERSHIP)
    harbour = model.index(0, 0)
    theme = model.index(1, 0, harbour)
    entry = model.index(0, 0, theme)
    tip = Qt.ItemDataRole.ToolTipRole

    assert [row.data(DEPTH_ROLE) for row in (harbour, theme, entry)] == [0, 1, 2]
    assert [row.data(PLACE_ROLE) for row in (harbour, theme, entry)] == [
        TermPlace(TermKind.PARTNERSHIP, "harbour"),
        TermPlace(TermKind.THEME, "parenting-support"),
        EntryPlace("small", "harbour/cafe-afternoons"),
    ]
    assert [row.data(ACCENT_ROLE) for row in (harbour, theme, entry)] == ["sea", "", None]
    assert harbour.data(tip) == "Harbour Town\nA town by the sea that began with its schools."
    assert entry.data(tip).startswith("Café afternoons for parents\nParents and carers met over coffee")
    assert [row.data(Qt.ItemDataRole.EditRole) for row in (harbour, entry)] == [None, None]
    assert model.data(QModelIndex()) is None


@pytest.mark.parametrize(
    ("order", "near", "path"),
    [
        (TermKind.PARTNERSHIP, (), ["Shore", "Rest", "Tide"]),
        (TermKind.PARTNERSHIP, (0, 1, 1), ["Shore", "Play", "Tide"]),
        (TermKind.THEME, (1, 0, 0), ["Play", "Shore", "Tide"]),
        (TermKind.THEME, (0, 1), ["Rest", "Shore", "Tide"]),
    ],
)
def test_an_entry_of_two_branches_is_found_in_the_nearer_one(
    order: TermKind, near: tuple[int, ...], path: list[str]
) -> None:
    """Who looks at one branch sees the entry marked there, and not in the other branch that has it too."""
    model = CatalogueModel(DictCatalogue(ENTRIES), order)
    index = QModelIndex()
    for row in near:
        index = model.index(row, 0, index)

    assert path_to(model.find(EntryPlace("dict", "shore/tide"), index)) == path


def test_a_partnership_is_found_at_the_top(library: Library) -> None:
    """River City's page marks the row of River City."""
    model = CatalogueModel(library, TermKind.PARTNERSHIP)

    assert path_to(model.find(TermPlace(TermKind.PARTNERSHIP, "river"))) == ["River City"]


@pytest.mark.parametrize(
    "place",
    [
        HomePlace(),
        EntryPlace("small", "harbour/gone"),
        EntryPlace("other", "harbour/buddies"),
        TermPlace(TermKind.PARTNERSHIP, "moon"),
        TermPlace(TermKind.THEME, "peer-mentoring"),
    ],
    ids=str,
)
def test_what_does_not_stand_in_the_tree_marks_nothing(library: Library, place: Place) -> None:
    """Home, an entry that is gone, and a theme while partnerships are on top have no row."""
    assert not CatalogueModel(library, TermKind.PARTNERSHIP).find(place).isValid()


def test_of_a_hundred_thousand_entries_only_those_looked_at_are_loaded() -> None:
    """The reader opens a branch of 100,000 entries and looks at its start and at one far down: 128 are loaded."""
    catalogue = EndlessCatalogue(100_000)
    model = CatalogueModel(catalogue, TermKind.PARTNERSHIP)
    branch = model.index(0, 0, model.index(0, 0))

    assert model.rowCount(branch) == 100_000
    assert branch.data(COUNT_ROLE) == 100_000
    assert catalogue.asked == []

    shown = [model.index(row, 0, branch).data() for row in (0, 1, 63, 70_000, 70_001)]
    assert shown == ["Entry 0", "Entry 1", "Entry 63", "Entry 70000", "Entry 70001"]
    assert catalogue.asked == [(0, 64), (69_952, 64)]


def test_a_long_way_through_the_tree_does_not_fill_the_memory() -> None:
    """Pages looked at long ago are let go and asked for again; those looked at lately are not asked for twice."""
    catalogue = EndlessCatalogue(100_000)
    model = CatalogueModel(catalogue, TermKind.THEME)
    branch = model.index(0, 0, model.index(0, 0))
    for page in range(65):
        model.index(page * 64, 0, branch).data()
    assert len(catalogue.asked) == 65

    assert model.index(64 * 64 + 1, 0, branch).data() == "Entry 4097"
    assert len(catalogue.asked) == 65
    assert model.index(0, 0, branch).data() == "Entry 0"
    assert catalogue.asked[-1] == (0, 64)
    assert len(catalogue.asked) == 66
