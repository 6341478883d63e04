"""The texts in `content/`: nothing left to mend, and as much there as the documents say."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from hubdesk.authoring.draft import read_pack
from hubdesk.model.document import Block, Link, Picture, Table, block_text, decode
from hubdesk.model.vocabulary import TermKind
from tests.packs import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdesk.model.content import PackContent

CONTENT = ROOT / "content"
FOLDERS = sorted(file.parent for file in CONTENT.glob("*/pack.yaml"))
APPROACHES = (
    "whole-school-approaches", "parenting-support", "workforce-development", "digital-engagement",
    "community-and-voluntary-groups", "peer-mentoring", "whole-town-city-and-organisational-approaches",
)  # fmt: skip
"""The seven approaches that the programme's own resource hub names on its front page."""


@pytest.fixture(scope="module")
def library() -> PackContent:
    """The practice library as its authors have left it."""
    content = read_pack(CONTENT / "headstart").content
    assert content is not None
    return content


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_nothing_is_left_to_mend(folder: object) -> None:
    """`hubdesk check --strict` has nothing to say about any pack of this project."""
    assert [str(finding) for finding in read_pack(CONTENT / str(folder)).findings] == []


def words(blocks: tuple[Block, ...]) -> int:
    """Count the words of a page, but not those that stand for a picture."""
    return len(block_text(tuple(block for block in blocks if not isinstance(block, Picture))).split())


def targets(value: object) -> Iterator[str]:
    """Give where every link below a value leads."""
    if isinstance(value, Link):
        yield value.target
    elif isinstance(value, tuple):
        for item in value:
            yield from targets(item)


def table(heading: str) -> dict[str, list[str]]:
    """Give the rows of a table of content/README.md by their first cell, without signs for bold."""
    text = (CONTENT / "README.md").read_text("utf-8").partition(f"| {heading} |")[2].partition("\n\n")[0]
    rows = [[cell.strip(" *") for cell in line.strip("|").split("|")] for line in text.splitlines()[2:]]
    return {row[0]: row[1:] for row in rows}


def test_the_readme_counts_what_there_is(library: PackContent) -> None:
    """Whoever reads the table of branches, workshops and sheets can rely on its numbers."""
    branches = table("Branch")
    names = {term.id: term.name for term in library.terms if term.kind is TermKind.PARTNERSHIP}
    counted = Counter(names[entry.id.partition("/")[0]] for entry in library.entries)
    trainers = table("For trainers")

    assert {name: int(row[1]) for name, row in branches.items() if name != "Together"} == counted
    assert int(branches["Together"][1]) == len(library.entries)
    assert sum(int(row[0]) for name, row in branches.items() if name != "Together") == int(branches["Together"][0])
    assert trainers == {"Workshops": [str(len(library.workshops))], "Sheets": [str(len(library.sheets))]}


def test_every_entry_is_as_long_as_it_should_be(library: PackContent) -> None:
    """No entry is a stub and none is a report: 250 to 700 words."""
    lengths = {entry.id: words(decode(entry.page).blocks) for entry in library.entries}

    assert {id_: length for id_, length in lengths.items() if not 250 <= length <= 700} == {}


def test_every_entry_says_how_it_is_known(library: PackContent) -> None:
    """The fact box never leaves a reader to guess how strong the evidence is."""
    assert [
        entry.id
        for entry in library.entries
        if len(entry.ids_of(TermKind.EVIDENCE)) != 1 or not entry.evidence_why.endswith(".")
    ] == []


def test_every_topic_is_shared(library: PackContent) -> None:
    """A topic leads on to at least two more entries."""
    carried = Counter(id_ for entry in library.entries for id_ in entry.ids_of(TermKind.TOPIC))
    topics = [term.id for term in library.terms if term.kind is TermKind.TOPIC]

    assert {topic: carried[topic] for topic in topics if carried[topic] < 3} == {}


def test_every_page_of_a_branch_has_its_introduction(library: PackContent) -> None:
    """Each partnership and theme opens with 150 to 300 words; a theme compares places in a table that leads to entries."""
    pages = {(page.kind, page.id): decode(page.page).blocks for page in library.introductions}
    asked = {(term.kind, term.id) for term in library.terms if term.kind in (TermKind.PARTNERSHIP, TermKind.THEME)}

    assert set(pages) == asked
    assert {key: words(blocks) for key, blocks in pages.items() if not 150 <= words(blocks) <= 300} == {}
    for (kind, id_), blocks in pages.items():
        if kind is TermKind.THEME:
            (compared,) = [block for block in blocks if isinstance(block, Table)]
            places = {target.split(":")[1].partition("/")[0] for row in compared.rows for target in targets_of(row)}
            assert len(places) >= 5, id_


def targets_of(row: tuple[object, ...]) -> list[str]:
    """Give the entries that a row of a table leads to."""
    return [target for target in targets(row) if target.startswith("entry:")]


def test_there_is_a_workshop_for_each_approach(library: PackContent) -> None:
    """A trainer finds a session for each of the seven approaches, and one to begin with."""
    themes = {theme for workshop in library.workshops for theme in workshop.themes}

    assert set(APPROACHES) <= themes
    assert library.workshops[0].themes == ()


def test_a_sheet_that_a_step_needs_is_on_the_list_to_print(library: PackContent) -> None:
    """No trainer stands before the group without the sheet that the next step asks for."""
    missing = [
        (workshop.id, step.sheet)
        for workshop in library.workshops
        for step in workshop.steps
        if step.sheet and step.sheet not in workshop.sheets
    ]

    assert missing == []


def test_nothing_that_troubles_is_shown_without_a_word(library: PackContent) -> None:
    """A workshop with a sensitive entry says for the trainer how to begin, not only at that step."""
    sensitive = {entry.id for entry in library.entries if entry.sensitive}

    assert [
        workshop.id
        for workshop in library.workshops
        if sensitive.intersection(step.entry for step in workshop.steps) and not workshop.notes
    ] == []


def test_the_library_has_no_leftovers(library: PackContent) -> None:
    """No page holds an author's note to self."""
    assert [entry.id for entry in library.entries if re.search(r"\b(?:TODO|TBC|XXX|lorem ipsum)\b", entry.body)] == []
