"""Which pack something is from, and whose it is: said wherever two packs could be taken for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hubdesk.gui import qt_numbers
from hubdesk.gui.models.catalogue_model import ORIGIN_ROLE
from hubdesk.model.vocabulary import Term, TermKind
from tests.gui.windows import row_of, search, show_page
from tests.keys import signed
from tests.packs import TERMS, make_entry, make_pack

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from hubdesk.gui.main_window import MainWindow
    from tests.gui.windows import OpenWindow


@pytest.fixture
def schools_own(tmp_path: Path) -> Path:
    """A school's own pack, which nobody has signed."""
    terms = (*TERMS, Term(TermKind.THEME, "peer-mentoring", "Peer mentoring", "As in the library."))
    entry = make_entry("harbour/ours", "Our own walking group", summary="On Mondays.", themes=("peer-mentoring",))
    return make_pack(tmp_path / "school.hubpack", entry, pack_id="school", title="Hill School’s own", terms=terms)


@pytest.fixture
def window(open_window: OpenWindow, small_pack: Path, schools_own: Path, tmp_path: Path) -> MainWindow:
    """A window over a signed library and the school's own pack."""
    first = tmp_path / "first.hubpack"
    first.write_bytes(small_pack.read_bytes())
    return open_window(signed(first), schools_own)


def _words(window: MainWindow) -> str:
    return window.page.document().toPlainText()


def test_a_page_says_which_of_several_packs_it_is_from(window: MainWindow, qtbot: QtBot) -> None:
    """Under the title: pack, publisher, and that nobody has signed it; a signed one has no such word."""
    show_page(qtbot, window, "hubdesk:school/harbour/ours")
    assert "From Hill School’s own (not signed)" in _words(window).split("\n")[:5]
    assert "Hill School’s own · edition of 1 January 2026 · not signed" in _words(window)
    show_page(qtbot, window, "hubdesk:small/harbour/walk-and-talk")

    assert "From Small practice library, by The HubDesk tests" in _words(window).split("\n")[:5]
    assert "not signed" not in _words(window)


def test_hits_and_tree_name_the_other_pack(window: MainWindow, qtbot: QtBot) -> None:
    """Two hits for "walking", each with its pack; in the tree the school's own entry bears its pack's name."""
    assert search(qtbot, window, "walking") >= 2
    said = [window.results.describe(hit) for hit in window.results.model.hits]
    assert any(line.endswith("Hill School’s own (not signed)") for line in said)
    assert any(line.endswith("Small practice library") for line in said)

    branch = row_of(window, "Harbour Town", "Peer mentoring")
    rows = [branch.model().index(row, 0, branch) for row in range(branch.model().rowCount(branch))]
    named = {row.data(): row.data(ORIGIN_ROLE) for row in rows}
    assert named.pop("Our own walking group") == "Hill School’s own (not signed)"
    assert set(named.values()) <= {""}
    for row in rows:
        assert any(
            f"{name}, " in row.data(qt_numbers.ACCESSIBLE_TEXT_ROLE)  # and then which of how many it is
            for name in ("Small practice library", "(not signed)")
        )


def test_with_one_pack_nothing_is_repeated(open_window: OpenWindow, schools_own: Path, qtbot: QtBot) -> None:
    """One pack is open: its name stands at the page's foot and nowhere else."""
    window = open_window(schools_own)
    show_page(qtbot, window, "hubdesk:school/harbour/ours")

    assert _words(window).count("Hill School’s own") == 1
    assert search(qtbot, window, "walking") == 1
    assert "Hill School" not in window.results.describe(window.results.model.hits[0])
